"""People read the same words that the council wrote: text in UTF-8 with nothing hidden in it, on every system."""

import os
import sys
from pathlib import Path

import pytest

from localaccount_gen.findings import Finding
from localaccount_gen.textfile import read_text
from localaccount_gen.yamlfile import read_yaml

SAVE = "save the file as UTF-8: in Notepad choose File, Save as, and under Encoding UTF-8"
OLD_WAY = "is saved here in the old way of Windows, not as UTF-8."
AGAIN = "delete it, and type the words around it again"


def read(tmp_path: Path, content: bytes) -> tuple[str | None, list[Finding]]:
    path = tmp_path / "outcomes.md"
    path.write_bytes(content)
    return read_text(path, "outcomes.md")


def told(findings: list[Finding]) -> list[tuple[str, int, int, str]]:
    return [(one.rule, one.location.line, one.location.column, one.problem) for one in findings]


@pytest.mark.parametrize(
    ("content", "line", "column", "problem"),
    [
        ("a: 1\nb: £5 each\n".encode("cp1252"), 2, 4, f"The character “£” {OLD_WAY}"),
        ("a: 1\r\nb: we’re\r\n".encode("cp1252"), 2, 6, f"The character “’” {OLD_WAY}"),
        ("“5” – £6\n".encode("cp1252"), 1, 1, f"The character ““” {OLD_WAY} There are 3 more like it in this file."),
        ("é: ".encode() + "é".encode("cp1252"), 1, 4, f"The character “é” {OLD_WAY}"),
        (b"\xef\xbb\xbfa: \x81\n", 1, 4, f"A character {OLD_WAY}"),
        (b"a: \xed\xa0\x80\n", 1, 4, f"The character “í” {OLD_WAY} There are 2 more like it in this file."),
    ],
)
def test_an_old_encoding_is_told_once_with_the_character_meant(
    tmp_path: Path, content: bytes, line: int, column: int, problem: str
) -> None:
    """Saving the file again cures all of it."""
    text, findings = read(tmp_path, content)

    assert text is None
    assert [("unreadable-file", line, column, problem)] == told(findings)
    assert SAVE == findings[0].fix


def test_a_line_in_an_old_encoding_is_shown_as_it_was_meant(tmp_path: Path) -> None:
    """Whoever saved the file knows the line by its words."""
    _, findings = read(tmp_path, "b: £5 each\n".encode("cp1252"))

    assert "b: £5 each" == findings[0].location.excerpt


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_windows_calls_unicode_is_named(tmp_path: Path, encoding: str) -> None:
    """With a byte order mark or without."""
    text, findings = read(tmp_path, "title: Safeguarding\n".encode(encoding))

    assert text is None
    assert [("unreadable-file", 1, 1, "This file is saved as UTF-16, not as UTF-8.")] == told(findings)
    assert SAVE == findings[0].fix


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", b"PK\x03\x04\x14\0\x06\0\xff\xfe"])
def test_a_picture_or_a_word_document_is_no_text(tmp_path: Path, content: bytes) -> None:
    """Renaming it does not make it one."""
    assert (None, [("unreadable-file", 1, 1, "This is not a text file.")]) == (
        (result := read(tmp_path, content))[0],
        told(result[1]),
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Â£", "£"),
        ("â€™", "’"),
        ("â€œ", "“"),
        ("â€\x9d", "”"),
        ("â€“", "–"),
        ("Ã©", "é"),
        ("â‚¬", "€"),
        ("Å‚", "ł"),
        ("â€¦", "…"),
        ("Ãƒ", "Ã"),
        ("Â½", "½"),
    ],
)
def test_text_saved_the_wrong_way_is_told_with_what_it_was(tmp_path: Path, written: str, meant: str) -> None:
    """£ that became Â£ long ago is valid UTF-8, and still wrong."""
    text, findings = read(tmp_path, f"We spent\nnow {written} more\n".encode())

    assert text is not None
    assert [
        ("unreadable-file", 2, 5, f"“{written}” is a character that was saved the wrong way: it was “{meant}”.")
    ] == told(findings)
    assert f"type “{meant}” here, or copy the text again from where it came from" == findings[0].fix


def test_text_saved_the_wrong_way_is_told_where_what_it_was_cannot_be(tmp_path: Path) -> None:
    """Some programs drop a part of what they do not know."""
    _, findings = read(tmp_path, "“One”, they said: â€ and two".encode())

    assert [("unreadable-file", 1, 19, "“â€” is a character that was saved the wrong way.")] == told(findings)
    assert "type the right character here, or copy the text again from where it came from" == findings[0].fix


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "control character, U+0000"),
        ("\x07", "control character, U+0007"),
        ("\x0b", "control character, U+000B"),
        ("\x1b", "control character, U+001B"),
        ("\x7f", "control character, U+007F"),
        ("\x85", "control character, U+0085"),
        ("\xad", "soft hyphen, U+00AD"),
        ("\u061c", "arabic letter mark, U+061C"),
        ("\u200b", "zero width space, U+200B"),
        ("\u200c", "zero width non-joiner, U+200C"),
        ("\u200d", "zero width joiner, U+200D"),
        ("\u200e", "left-to-right mark, U+200E"),
        ("\u2028", "line separator, U+2028"),
        ("\u202a", "left-to-right embedding, U+202A"),
        ("\u202e", "right-to-left override, U+202E"),
        ("\u2060", "word joiner, U+2060"),
        ("\u2066", "left-to-right isolate, U+2066"),
        ("\u2069", "pop directional isolate, U+2069"),
        ("\ufeff", "byte order mark, U+FEFF"),
        ("\ue000", "private character, U+E000"),
        ("\ufdd0", "unassigned character, U+FDD0"),
        ("\uffff", "unassigned character, U+FFFF"),
        ("\u0378", "unassigned character, U+0378"),
        ("\U000e0041", "tag latin capital letter a, U+E0041"),
        ("\U0010fffd", "private character, U+10FFFD"),
    ],
)
def test_a_hidden_character_is_named_at_its_place(tmp_path: Path, character: str, name: str) -> None:
    """It can turn words round, part a word from its search, or hold orders for a machine."""
    text, findings = read(tmp_path, f"a: one\nb: Tor{character}bay\n".encode())

    assert "a: one\nb: Tor\ufffdbay\n" == text
    assert [("unreadable-file", 2, 7, f"There is a hidden character here ({name}).")] == told(findings)
    assert AGAIN == findings[0].fix


def test_a_lost_character_is_told(tmp_path: Path) -> None:
    """U+FFFD stands where a program gave up."""
    _, findings = read(tmp_path, "Tor\ufffdbay".encode())

    assert [("unreadable-file", 1, 4, "A character was lost here.")] == told(findings)


def test_a_byte_order_mark_inside_a_key_is_told(tmp_path: Path) -> None:
    """Two files put together leave one in the middle, and the key is another key."""
    _, findings = read(tmp_path, "\ufeffa: 1\n\ufeffb: 2\n".encode())

    assert [("unreadable-file", 2, 1, "There is a hidden character here (byte order mark, U+FEFF).")] == told(findings)


@pytest.mark.parametrize(
    ("escape", "name"),
    [
        ("\\u202e", "right-to-left override, U+202E"),
        ("\\U0000200B", "zero width space, U+200B"),
        ("\\x07", "control character, U+0007"),
        ("\\0", "control character, U+0000"),
        ("\\e", "control character, U+001B"),
        ("\\N", "control character, U+0085"),
        ("\\L", "line separator, U+2028"),
        ("\\uE000", "private character, U+E000"),
    ],
)
def test_a_hidden_character_is_found_as_an_escape_too(tmp_path: Path, escape: str, name: str) -> None:
    """Between double quotes YAML makes a character of it."""
    path = tmp_path / "account.yml"
    path.write_text(f'a: "one{escape}two"\n', encoding="utf-8")
    document, findings = read_yaml(path, "account.yml")

    assert document is not None
    assert {"a": "one\ufffdtwo"} == document.values
    assert [("unreadable-file", 1, 8, f"There is a hidden character here ({name}).")] == told(findings)
    assert len(escape) == findings[0].location.length


def test_an_escape_for_something_seen_is_no_slip(tmp_path: Path) -> None:
    """Programs that write YAML use them for letters with accents."""
    path = tmp_path / "account.yml"
    path.write_text('a: "caf\\u00e9 \\xA3\\t\\n\\"x\\" \\_y"\n', encoding="utf-8")
    document, findings = read_yaml(path, "account.yml")

    assert document is not None
    assert ({"a": 'café £\t\n"x" \xa0y'}, []) == (document.values, findings)


@pytest.mark.parametrize(
    ("content", "column", "letter", "word", "name"),
    [
        ("We asked Bristоl", 15, "о", "Bristоl", "cyrillic small letter o, U+043E"),
        ("Αdult care", 1, "Α", "Αdult", "greek capital letter alpha, U+0391"),
        ("Мы в Tорбее", 6, "T", "Tорбее", "latin capital letter t, U+0054"),
    ],
)
def test_a_word_in_two_alphabets_is_told(
    tmp_path: Path, content: str, column: int, letter: str, word: str, name: str
) -> None:
    """It looks right, and no search and no screen reader finds it."""
    _, findings = read(tmp_path, content.encode())

    assert [("unreadable-file", 1, column, f"The “{letter}” in “{word}” is from another alphabet ({name}).")] == told(
        findings
    )
    assert "type the word again" == findings[0].fix


@pytest.mark.parametrize(
    "content",
    [
        "£5 — 68.1% – “quoted” ‘single’ … café, naïve, Tŷ, Âme, SÃO, façade\u00a0x • ½ ™",
        "Polski: część. Русский: забота. Ελληνικά: φροντίδα. 中文、العربية: رعاية. हिन्दी: क्‍ष फ़ारसी",
        "👩‍🦽 🧑🏽‍🤝‍🧑🏿 ❤️‍🩹 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 \U0001fae8",
        "10 μg/m³  in the β-group, a–я",
        "می‌خواهم",
        "\tset in\r\nand on\rand on",
    ],
)
def test_ordinary_text_in_any_language_is_fine(tmp_path: Path, content: str) -> None:
    """Other formats are other languages too."""
    text, findings = read(tmp_path, content.encode())

    assert (content.replace("\r\n", "\n").replace("\r", "\n"), []) == (text, findings)


def test_all_that_is_wrong_with_the_characters_is_told_in_one_run(tmp_path: Path) -> None:
    """In the order of the file, whatever the kind."""
    _, findings = read(tmp_path, "Â£5 and\u200b\nTоrbay\x07\n".encode())

    assert [
        ("unreadable-file", 1, 1, "“Â£” is a character that was saved the wrong way: it was “£”."),
        ("unreadable-file", 1, 8, "There is a hidden character here (zero width space, U+200B)."),
        ("unreadable-file", 2, 2, "The “о” in “Tоrbay” is from another alphabet (cyrillic small letter o, U+043E)."),
        ("unreadable-file", 2, 7, "There is a hidden character here (control character, U+0007)."),
    ] == told(findings)


def test_a_file_spoilt_throughout_is_told_of_it_twenty_times(tmp_path: Path) -> None:
    """The last says that there are more."""
    _, findings = read(tmp_path, "Â£ ".encode() * 1000)

    assert 20 == len(findings)
    assert (
        "“Â£” is a character that was saved the wrong way: it was “£”. There are more like it in this file."
        == findings[-1].problem
    )


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder, or nothing at all, has the name of a file."""
    (tmp_path / "folder.yml").mkdir()

    for name in ("folder.yml", "nothing.yml"):
        assert (None, [("unreadable-file", 1, 1, "This is not a file.")]) == (
            (result := read_text(tmp_path / name, name))[0],
            told(result[1]),
        )


def test_a_file_that_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when another program holds it, which Windows allows."""
    path = tmp_path / "account.yml"
    path.write_text("a: 1\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    assert (None, [("unreadable-file", 1, 1, "This file cannot be opened: permission denied.")]) == (
        (result := read_text(path, "account.yml"))[0],
        told(result[1]),
    )


if sys.platform != "win32":

    def test_a_link_on_disk_is_not_followed(tmp_path: Path) -> None:
        """It can lead to anything on the computer that builds the site."""
        (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
        (tmp_path / "outcomes.md").symlink_to(tmp_path / "secret.txt")
        text, findings = read_text(tmp_path / "outcomes.md", "outcomes.md")

        assert text is None
        assert [("outside-account", 1, 1, "“outcomes.md” is a link to another place on the disk.")] == told(findings)

    def test_a_pipe_is_no_file(tmp_path: Path) -> None:
        """Reading it would wait for ever."""
        os.mkfifo(tmp_path / "outcomes.md")

        assert [("unreadable-file", 1, 1, "This is not a file.")] == told(
            read_text(tmp_path / "outcomes.md", "outcomes.md")[1]
        )

"""Passages in other languages: `[cy: Croeso]` is read aloud with the right voice, and judged by no rule on English."""

import pytest

from localaccount_gen.languages import language, languages
from localaccount_gen.markup import changed_by_cleaning, to_html
from tests.accounts import FOLDER, findings, good_account, places
from tests.full_account import published
from tests.test_render_accounts import file, page


def _html(text: str) -> str:
    assert not changed_by_cleaning(text)
    return to_html(text, str)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The day is called [cy: Diwrnod y Gofalwyr] here.",
         '<p>The day is called <span dir="ltr" lang="cy">Diwrnod y Gofalwyr</span> here.</p>'),
        ("It is called [ur: خوش آمدید] here.",
         '<p>It is called <span dir="rtl" lang="ur">خوش آمدید</span> here.</p>'),
        ("[ar: مرحبا]", '<p dir="rtl" lang="ar">مرحبا</p>'),
        ("[pl: **Witamy** was]", '<p dir="ltr" lang="pl"><strong>Witamy</strong> was</p>'),
        ("- [so: Soo dhawoow]\n- Welcome",
         '<ul><li dir="ltr" lang="so">Soo dhawoow</li><li>Welcome</li></ul>'),
        ("[pa-Arab: جی آیاں نوں]", '<p dir="rtl" lang="pa-Arab">جی آیاں نوں</p>'),
        ("`[cy: code]`", "<p><code>[cy: code]</code></p>"),
        ("[Source: our records]", "<p>[Source: our records]</p>"),
        ("[cy: words](https://www.example.org)", '<p><a href="https://www.example.org">cy: words</a></p>'),
        ('[cy: "><script>alert(1)</script>]',
         '<p dir="ltr" lang="cy">"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>'),
    ],
)  # fmt: skip
def test_a_marked_passage_says_its_language_and_which_way_it_runs(text: str, html: str) -> None:
    """And what only looks like one stays as typed."""
    assert html == _html(text)


def test_every_language_has_a_name_of_its_own_and_a_way_to_run() -> None:
    """The names that its speakers look for."""
    known = languages()

    assert ("Cymraeg", "ltr") == (known["cy"].own_name, known["cy"].direction)
    assert {"ar", "ckb", "fa", "he", "ps", "ur", "yi"} == {one.code for one in known.values() if one.direction == "rtl"}
    assert len(known) == len({one.name for one in known.values()}) == len({one.own_name for one in known.values()})
    assert None is language("xx") is language("CY") is language("cy-wales") is language("")


@pytest.mark.parametrize(
    ("body", "column", "problem", "fix"),
    [
        ("We say [welsh: Croeso] to all.", 9, "“welsh” is no code of a language.", "write cy for Welsh"),
        ("We say [xx: Croeso] to all.", 9, "“xx” is no code of a language.",
         "write a code such as cy for Welsh or ur for Urdu"),
        ("We say [cy: Croeso [i bawb](https://www.example.org)] to all.", 8,
         "This passage in Welsh has no end, or brackets or a link in it.",
         "end it with ] in the same paragraph, and put a link before or after it"),
        ("We say [cy: Croeso to all.", 8,
         "This passage in Welsh has no end, or brackets or a link in it.",
         "end it with ] in the same paragraph, and put a link before or after it"),
    ],
)  # fmt: skip
def test_a_mark_that_is_none_is_found_at_its_place(body: str, column: int, problem: str, fix: str, tmp_path) -> None:
    """Or readers would meet the brackets."""
    story = good_account()[f"{FOLDER}/market.md"]
    found = [one for one in findings(tmp_path, {"market.md": f"{story}{body}\n"}) if one.rule == "language-of-passage"]

    assert [("language-of-passage", "market.md", 4, column)] == places(found)
    assert [(problem, fix)] == [(one.problem, one.fix) for one in found]


def test_a_mark_where_none_can_be_is_found(tmp_path) -> None:
    """A text that is no Markdown would show its brackets."""
    account = good_account()[f"{FOLDER}/account.yml"].replace(
        "[The care line answers", "['[cy: Croeso] The care line answers"
    )
    account = account.replace("in three minutes.]", "in three minutes.']")
    (found,) = [one for one in findings(tmp_path, {"account.yml": account}) if one.rule == "language-of-passage"]

    assert "A passage in another language is not marked as one in this text." == found.problem


def test_rules_on_wording_leave_other_languages_alone(tmp_path) -> None:
    """They know English, and would take any long word for a hard one."""
    story = good_account()[f"{FOLDER}/market.md"]
    hard = "multidimensional service users utilise organisational accountability considerations holistically " * 20

    assert [] == findings(tmp_path / "marked", {"market.md": f"{story}\n[cy: {hard}]\n"})
    assert [] != findings(tmp_path / "bare", {"market.md": f"{story}\n{hard}\n"})


def test_somebodys_own_words_may_be_in_their_language(tmp_path) -> None:
    """A quote and a comment from outside are marked as well; plain text has just the words."""
    files = good_account()
    files[f"{FOLDER}/market.md"] = (
        "---\nquotes:\n  - {words: '[cy: Diolch] for all', who: a carer, consent: yes}\n---\n"
        + files[f"{FOLDER}/market.md"]
    )
    made = published(tmp_path, files)

    assert '“<span lang="cy" dir="ltr">Diolch</span> for all”' in page(made, "halton/2024-25/market/").html
    assert "“Diolch for all”" in file(made, "halton/2024-25/account.txt").decode()

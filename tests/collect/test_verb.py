"""The command itself: a list of sources, what it prints, how it ends."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from tests.collect.loopback import Loopback, serving
from tests.collect.made import listed, site, write_site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with serving(site(listed())) as opened:
        yield opened


def _run(*words: str) -> Result:
    return CliRunner().invoke(verbs, ["collect", *words])


def test_what_came_is_told_and_the_command_ends_with_0(here: Path, loopback: Loopback) -> None:
    """In a line a source, and a line for the whole."""
    write_site(here / "built", site(listed("E06000006"), listed("E06000006", "2023-24")))
    done = _run(loopback.address, "built", "--private-host", loopback.host, "--date", "2026-11-21")

    assert 0 == done.exit_code
    assert (
        f"{loopback.address}: 1 new\n"
        "../built: 2 new\n"
        "collection: 3 accounts of 2 councils from 2 sources.\n"
        "Make pages of it:  localaccount build --collection collection\n"
    ) == done.output
    told = json.loads((here / "collection" / "collection.json").read_text(encoding="utf-8"))
    assert ["../built", loopback.address] == [source["source"] for source in told["sources"]]
    assert {"2026-11-21"} == {source["seen"] for source in told["sources"]}


def test_what_did_not_come_is_told_and_the_command_ends_with_1(here: Path) -> None:
    """With the reason and what to do; what was there is kept."""
    write_site(here / "built", site(listed()))
    _run("built")
    shutil.rmtree(here / "built")
    done = _run()

    assert 1 == done.exit_code
    assert (
        "../built: nothing came; 1 account kept from before\n"
        "  - There is no such folder or archive. Check the name; an address begins with https://\n"
        "collection: 1 account of 1 council from 1 source. 1 problem, told above and in collection/collection.json.\n"
        "Make pages of it:  localaccount build --collection collection\n"
    ) == done.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    {
        (): "There is nothing to gather: name an address, a folder or an archive.",
        ("built", "--date", "yesterday"): "“yesterday” is not a day. Write it as 2026-11-21.",
        ("--forget", "https://example.org/"): "There is no collection in collection.",
    }.items(),
)
def test_wrong_usage_is_told_in_a_sentence(here: Path, words: tuple[str, ...], sentence: str) -> None:
    """`main` ends with 2 for it, as for every ProjectError."""
    done = _run(*words)

    assert (ProjectError, sentence) == (type(done.exception), str(done.exception))
    assert [] == list(here.iterdir())


def test_a_list_of_sources_is_kept_with_the_collection(here: Path, loopback: Loopback) -> None:
    """A region keeps its councils' addresses in sources.yml, and collect alone then asks them all."""
    write_site(here / "built", site(listed("E06000006"), listed("E06000001")))
    (here / "collection").mkdir()
    (here / "collection" / "sources.yml").write_text(
        f"sources:\n  - {loopback.address}\n  - source: ../built\n    council: Halton\n", encoding="utf-8"
    )
    done = _run("--private-host", loopback.host)
    told = json.loads((here / "collection" / "collection.json").read_text(encoding="utf-8"))["sources"]

    assert 1 == done.exit_code
    assert "../built: 1 new\n  - Hartlepool, 2024-25: It is of another council than the list" in done.output
    assert {"../built": "E06000006", loopback.address: ""} == {one["source"]: one["council"] for one in told}


def test_plain_lines_are_a_list_too(here: Path) -> None:
    """For a list that somebody has already; paths start from where it lies."""
    write_site(here / "lists" / "built", site(listed()))
    (here / "lists" / "sites.txt").write_text("# the South West\nbuilt  # Torbay\n\n", encoding="utf-8")
    done = _run("--from", "lists/sites.txt")

    assert (0, "../lists/built: 1 new") == (done.exit_code, done.output.splitlines()[0])


def test_slips_in_a_list_are_told_at_their_places_and_nothing_is_asked(here: Path, loopback: Loopback) -> None:
    """All of them in one run, as in every other file."""
    (here / "sources.yml").write_text(
        f"sources:\n  - {loopback.address}\n  - {loopback.address}\n"
        "  - source: https://example.org/\n    council: Tobray\n  - adress: https://example.org/\n",
        encoding="utf-8",
    )
    done = _run("--from", "sources.yml")

    assert "Nothing was gathered: put sources.yml right first." == str(done.exception)
    assert "sources.yml:6:5: error: This entry of “sources” has no “source”. [missing-key]" in done.output
    assert [] == loopback.asked
    (here / "sources.yml").write_text(
        f"sources:\n  - {loopback.address}\n  - {loopback.address}\n"
        "  - source: https://example.org/\n    council: Tobray\n",
        encoding="utf-8",
    )
    done = _run("--from", "sources.yml")
    assert (
        "sources.yml:5:14: error: There is no council “Tobray” in England that has adult social care. Did you mean "
        "“Torbay”? [wrong-type]"
    ) in done.output
    assert (
        f"sources.yml:3:5: error: The source “{loopback.address}” is in the list twice. [duplicate-key]" in done.output
    )


def test_a_source_is_forgotten_by_its_name(here: Path) -> None:
    """As it was given, from where one is."""
    write_site(here / "built", site(listed()))
    _run("built")
    nameless = _run("--forget")
    wrong = _run("--forget", "bulit")
    done = _run("--forget", "built")

    assert "Name what to forget: an address or a path." == str(nameless.exception)
    assert "“../bulit” is no source of collection. Did you mean “../built”?" == str(wrong.exception)
    assert (0, "Forgotten: ../built, with 1 of its accounts.\n") == (done.exit_code, done.output)
    assert not (here / "collection" / "councils" / "E06000027").exists()


def test_a_collection_is_evaluated_as_it_is(here: Path) -> None:
    """The same figures as from the sites it came from, with one name for the folder."""
    write_site(here / "built", site(listed(), listed("E06000006")))
    _run("built")
    rows = [
        CliRunner().invoke(verbs, ["evaluate", where, "--format", "csv"]).output.splitlines()
        for where in ("collection", "built")
    ]

    assert 2 < len(rows[0]) == len(rows[1])
    assert any("Torbay" in row and "2024-25" in row for row in rows[0])


def test_help_says_what_a_source_is_and_how_it_ends() -> None:
    """Read aloud, it is enough to begin."""
    words = " ".join(_run("--help").output.split())

    assert "Gather the accounts of many sites into one collection." in words
    assert "the address of a site made with localaccount, the folder of a built site, or such a folder packed" in words
    assert (
        "Ends with 0 when everything came, with 1 when something did not, and with 2 when nothing could be tried."
        in words
    )

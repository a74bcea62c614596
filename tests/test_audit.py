"""`localaccount audit` without a browser: what it reads, what it tells, and how it ends."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import start
from localaccount_gen import audit as audits
from localaccount_gen.audit import NAMES, audit, browsers, every_address, lighthouse
from localaccount_gen.auditrecord import read_record
from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project
from tests.small_site import CHART, TABLE, small_page, write_small_site

_HOME = small_page("", CHART + TABLE)


def told(site: Path) -> list[str]:
    return [finding.problem for finding in audit(site, "site", browser=False).findings]


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    """The command in a folder, without a browser."""
    monkeypatch.chdir(folder)
    return CliRunner().invoke(verbs, ["audit", *words, "--no-browser"])


def test_a_good_site_has_no_finding(tmp_path: Path) -> None:
    """The measure for all the pages below, each of which differs from it in one thing."""
    assert [] == told(write_small_site(tmp_path))


_WITHOUT_DESC = CHART.replace("<desc>Two bars of nearly the same length.</desc>", "")

SPOILT: Mapping[str, tuple[str, str]] = {
    "zoom": (_HOME.replace("initial-scale=1", "maximum-scale=1"), "The page does not let people enlarge it."),
    "turn": (_HOME.replace("<h1>", '<p tabindex="3">First</p><h1>'),
             "Something is reached by the keyboard before its turn, as its tabindex is 3."),
    "key": (_HOME.replace("<p>We", '<p><a href="#main" accesskey="s">Top</a></p><p>We'),
            "The key “s” alone does something here."),
    "begins": (_HOME.replace("<p>We", '<form><input autofocus aria-label="Search"></form><p>We'),
               "Something begins by itself before the reader asks for it."),
    "main": (_HOME.replace("<main", "<div").replace("</main", "</div"), "The page does not say where its text begins."),
    "skip": (_HOME.replace('<a class="skip" href="#main">Skip to the text</a>', ""),
             "Nothing leads past the header of the page."),
    "description": (small_page("", _WITHOUT_DESC + TABLE), "A chart has no description."),
    "table": (small_page("", CHART), "A chart has no table of its figures beside it."),
    "heading": (_HOME.replace("h1", "h3"), "The page has no main heading."),
    "sentence": (_HOME.replace("We helped", "We helped them and " * 7 + "we helped"),
                 "A sentence has 35 words; most readers lose their way after 25."),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_found(name: str, tmp_path: Path) -> None:
    """Without a browser too, so that an officer whose computer has none is told the most of it."""
    home, problem = SPOILT[name]

    assert problem in told(write_small_site(tmp_path, {"index.html": home}))


def test_a_statement_that_names_nobody_is_found(tmp_path: Path) -> None:
    """The law asks for a way to report what does not work."""
    silent = small_page("accessibility", "<p>We do our best.</p>")

    assert ["The accessibility statement names no way to report a problem to whoever runs the site."] == told(
        write_small_site(tmp_path, {"accessibility/index.html": silent})
    )


def test_a_site_without_a_statement_is_found(tmp_path: Path) -> None:
    """And the link that leads to none."""
    site = write_small_site(tmp_path)
    (site / "accessibility" / "index.html").unlink()

    assert "The site has no accessibility statement." in told(site)


def test_easy_read_is_held_to_its_own_rules(tmp_path: Path) -> None:
    """Fifteen words a sentence, and no per cent."""
    rows = "<p>We help people at home and we help people in care homes and we help carers.</p><p>It was 66%.</p>"

    assert [
        "An Easy Read sentence has 16 words, more than 15.",
        "Easy Read says per cent, which many of its readers do not know.",
    ] == told(write_small_site(tmp_path, {"easy-read/index.html": small_page("easy-read", rows)}))


def test_the_same_fault_on_many_pages_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template's fault is on a hundred pages, and is one thing to mend."""
    key = '<p><a href="#main" accesskey="s">Top</a></p>'
    write_small_site(tmp_path / "site", {f"{name}/index.html": small_page(name, key) for name in "abc"})
    said = run(tmp_path, monkeypatch)

    assert 1 == said.output.count(
        "error: The key “s” alone does something here. [page-use]\n  also on 2 more, such as "
    )
    assert " 1  How pages are built       5 pages      3 faults\n" in said.output


def test_a_fault_ends_with_1_and_is_told_in_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build server stops at it, and an officer reads what to do."""
    write_small_site(tmp_path / "site", {"index.html": SPOILT["key"][0]})
    said = run(tmp_path, monkeypatch)

    assert 1 == said.exit_code
    assert " 1  How pages are built       2 pages      1 fault\n" in said.output
    assert " 2  axe                       not run\n" in said.output
    assert (
        "site/index.html:8:4: error: The key “s” alone does something here. [page-use]\n"
        '  in <p><a href="#main" accesskey="s">Top</a></p><p>We helped more people than last year.</p>\n'
        "  = fix: take accesskey out\n"
        "  = why: assistive technology goes by how a page is built, not by how it looks\n"
    ) in said.output
    assert "2 of 11 tests run on 2 pages: 1 fault." in said.output


def test_what_was_not_run_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may take a test that was not made for one that was passed."""
    write_small_site(tmp_path / "site")
    said = run(tmp_path, monkeypatch)

    assert 0 == said.exit_code
    assert "  Test 3 (Keyboard alone): it was not asked for." in said.output
    assert "  Test 9 (PDF/UA): the site has no PDF." in said.output
    assert "  Test 11 (Lighthouse): run it separately, as it needs Node: npx lighthouse ADDRESS." in said.output
    assert "Software finds a part of what shuts people out; only people find the rest." in said.output


def test_without_a_browser_or_its_tools_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with what to do."""
    site = write_small_site(tmp_path)
    monkeypatch.setattr(audits, "find_browser", lambda: None)
    assert audit(site, "site").tests[1].not_run.startswith("no browser was found: install Chromium, Chrome or Edge")

    monkeypatch.setattr(audits, "find_spec", lambda name: None)
    assert (
        "the tools for it are not installed: pip install 'localaccount[audit]'." == audit(site, "site").tests[1].not_run
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere",), "There is no folder nowhere. Build the site first:  localaccount build"),
        (("empty",), "There is no page in empty. Build the site first:  localaccount build"),
    ],
)
def test_nothing_checked_is_never_good(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in the folder's name must not look like a site without faults."""
    (tmp_path / "empty").mkdir()
    said = run(tmp_path, monkeypatch, *words)

    assert isinstance(said.exception, ProjectError)
    assert (told, 2) == (str(said.exception), said.exception.exit_code)


def test_a_page_that_only_leads_on_is_passed_over(tmp_path: Path) -> None:
    """An address that has moved shows nobody a page, and a browser is gone from it at once."""
    moved = '<!doctype html><html lang="en-GB"><meta http-equiv="refresh" content="0; url=../index.html">'
    site = write_small_site(tmp_path, {"old/index.html": moved, "halton/data/measure_x.html": "<p>Part of a page</p>"})

    assert ["", "accessibility/"] == every_address(site)


def test_warnings_count_when_strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A council may hold itself to more than the law does."""
    write_small_site(tmp_path / "site", {"index.html": SPOILT["sentence"][0]})

    assert (0, 1) == (run(tmp_path, monkeypatch).exit_code, run(tmp_path, monkeypatch, "--strict").exit_code)


def test_programs_get_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every finding, its page, its element and what to do."""
    write_small_site(tmp_path / "site", {"index.html": SPOILT["key"][0]})
    data = json.loads(run(tmp_path, monkeypatch, "--format", "json").output)
    first = data["tests"][0]
    found = first["findings"][0]

    assert (1, "site", 2, list(NAMES.values())) == (
        data["version"], data["site"], data["pages"], [test["name"] for test in data["tests"]])  # fmt: skip
    assert (1, "page-use", "site/index.html", 8) == (
        first["faults"], found["rule"], found["file"], found["line"])  # fmt: skip


def test_the_result_can_be_written_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To send to whoever mends it."""
    write_small_site(tmp_path / "site")
    said = run(tmp_path, monkeypatch, "--output", "audit.txt")

    assert said.output.endswith("only people find the rest. Written to audit.txt.\n")
    assert (tmp_path / "audit.txt").read_text(encoding="utf-8").startswith("site: 2 pages\n")


def test_the_last_audit_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The accessibility statement is made of it, so it holds the day, the tools and each test."""
    write_small_site(tmp_path / "site")
    run(tmp_path, monkeypatch, "--record", "--date", "2026-11-21")
    record = read_record(Project(tmp_path))

    assert record is not None
    assert (date(2026, 11, 21), 2, 0, 2, 9) == (
        record.day, record.pages, record.faults, len(record.made), len(record.left_out))  # fmt: skip
    assert record.tools[0].startswith("localaccount ")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"day": "soon", "pages": 1, "tools": [], "tests": []}', "\0"])
def test_a_record_that_no_audit_wrote_is_refused(content: str, tmp_path: Path) -> None:
    """A claim in a statement the law asks for cannot rest on a slip."""
    (tmp_path / "audit.json").write_text(content, encoding="utf-8")

    with pytest.raises(ProjectError, match=r"audit\.json is not as an audit wrote it"):
        read_record(Project(tmp_path))


def test_a_pdf_without_tags_is_found(tmp_path: Path) -> None:
    """It cannot be read aloud; and what is no PDF is told as such."""
    site = write_small_site(tmp_path)
    (site / "easy-read.pdf").write_bytes(_untagged_pdf())
    (site / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    made = audit(site, "site", browser=False).tests[8]
    problems = {file: [one.problem for one in made.findings if one.location.file == f"site/{file}"]
                for file in ("easy-read.pdf", "broken.pdf")}  # fmt: skip

    assert "2 PDFs" == made.how_many
    assert any("PDF/UA" in problem or "Marked" in problem or "tag" in problem for problem in problems["easy-read.pdf"])
    assert problems["broken.pdf"][0].startswith("The file cannot be read as a PDF: ")


def _untagged_pdf() -> bytes:
    """One empty sheet, as the simplest programs write it."""
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")  # fmt: skip
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start_of_table = len(written)
    return written + b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table, start_of_table)  # fmt: skip


def test_lighthouse_is_asked_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home page and one page of an account, and what it finds wanting is told."""
    site = write_small_site(tmp_path, {"halton/2024-25/index.html": small_page("halton").replace("../", "../../")})
    monkeypatch.setattr(lighthouse, "program", lambda: "lighthouse")
    monkeypatch.setattr(audits, "find_browser", lambda: "chromium")
    monkeypatch.setattr(lighthouse, "_scores", lambda program, browser, address: {
        "accessibility": 1, "best-practices": 1, "seo": 0.91, "performance": 0.99})  # fmt: skip
    monkeypatch.setattr(audits, "find_spec", lambda name: None)
    made = audit(site, "site").tests[10]

    assert ("2 pages", ["Lighthouse gives the page 91 for seo, and 100 is wanted."] * 2) == (
        made.how_many, [one.problem for one in made.findings])  # fmt: skip


def test_browsers_are_looked_for_as_when_the_tests_are_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """start.py can import nothing of ours, so it has the same lists again."""
    assert (start.BROWSER_NAMES, start.BROWSER_PLACES) == (browsers.NAMES, browsers.PLACES)

    monkeypatch.setenv("LOCALACCOUNT_BROWSER", "nothing-of-this-name")
    with pytest.raises(ProjectError, match="LOCALACCOUNT_BROWSER names no file: nothing-of-this-name"):
        browsers.find_browser()

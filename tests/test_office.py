"""`localaccount import`: last year's Word file becomes a draft, a workbook its figures, and neither can do harm."""

import time
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.office.headings import load_headings
from localaccount_gen.office.importing import import_office, told
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES
from tests.accounts import TODAY
from tests.office_files import (
    COMMENT,
    FOOTNOTE,
    deleted,
    document,
    h,
    inserted,
    link,
    p,
    picture,
    run,
    table,
    text_box,
    word_file,
    workbook,
    zipped,
)

_LONG = "We listened to people who use our services and to their carers, and this is what they told us. " * 3

ACCOUNT = (
    p("Halton local account 2024/25", style="Title"),
    p("Foreword 2", style="TOC1"),
    h(1, "Foreword"),
    p("Welcome. We ", run("care ", bold=True), "about this."),
    h(1, "1. How we keep people safe"),
    p("There were ", run("many", bold=True), " ", run("concerns", italic=True), ". See ", link("the board", "rLink0"),
      " and ", link("this", "rLink1"), ".", FOOTNOTE),
    h(2, "What the board found"),
    p("Fewer than <5 people & A_B said [[so]] *at all*."),
    p("The first", item=0),
    p("Under it", item=1),
    p("The second", item=0),
    p("Concerns by year"),
    table(["", "2023/24", "2024/25"], ["Concerns", "1,180", "1,201"], ["Enquiries", "", "393"]),
    p(inserted("New words "), deleted("old"), "stay.", COMMENT),
    p(text_box("What stands in a box.")),
    p(picture("A bus at a stop")),
    p("{{ a template }}"),
    h(1, "Our money 2024-25"),
    p("1. We spent more. ", _LONG),
    h(2, "Complaints and compliments"),
    p("3A is the code of satisfaction. ", _LONG),
    h(2, "What is put by"),
    p("Less than before."),
    h(1, "Zebra crossings"),
    p("Nothing to do with care at all stands here, and yet it stands."),
    h(1, "Glossary"),
    p("ASC: adult social care."),
)  # fmt: skip


def _import(root: Path, **files: bytes):
    paths = []
    for name, content in files.items():
        paths.append(root / name.replace("_", "."))
        paths[-1].write_bytes(content)
    catalogue = load_catalogue()
    halton = catalogue.council("Halton")
    assert halton is not None
    found, written = import_office(tuple(paths), Project(root), halton, Period(2024), catalogue, load_framework())
    return "\n".join(line for one in found for line in told(one)), written


def _story(root: Path, section: str) -> str:
    """What stands below the front matter."""
    return (root / f"accounts/halton/2024-25/{section}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]


def _keys(root: Path, name: str) -> str:
    """The lines of a file that are no comments."""
    text = (root / f"accounts/halton/2024-25/{name}").read_text(encoding="utf-8").split("\n---\n", 1)[0]
    return "\n".join(line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def test_a_word_file_becomes_a_draft_that_passes_the_rules_for_files(tmp_path):
    """Officers begin from what they have, and nothing they begin with has to be put right before it can be read."""
    links = ["https://www.example.org/board", "javascript:alert(1)"]

    _import(tmp_path, la_docx=word_file(*ACCOUNT, note="The note’s words.", links=links))

    found = check(Project(tmp_path), load_catalogue(), load_framework(), TODAY).all_findings
    of_files = {rule.name for rule in RULES if rule.family == "file"}
    assert [one for one in found if one.rule in of_files] == []
    assert _story(tmp_path, "safeguarding") == (
        "There were **many** *concerns*. See [the board](https://www.example.org/board) and this. (The note’s words.)\n"
        "\n"
        "## What the board found\n"
        "\n"
        "Fewer than <5 people & A\\_B said \\[\\[so\\]\\] \\*at all\\*.\n"
        "\n"
        "- The first\n"
        "    1. Under it\n"
        "- The second\n"
        "\n"
        "Concerns by year\n"
        "\n"
        "New words stay.\n"
        "\n"
        "What stands in a box.\n"
    )
    assert _keys(tmp_path, "safeguarding.md") == (
        '---\ntables:\n  - title: "Concerns by year"\n    file: data/safeguarding-table-1.csv'
    )
    data = tmp_path / "accounts/halton/2024-25/data/safeguarding-table-1.csv"
    assert data.read_text(encoding="utf-8") == (
        'What,2023/24,2024/25\nConcerns,"1,180","1,201"\nEnquiries,not given,393\n'
    )
    assert _story(tmp_path, "productivity").endswith("## What is put by\n\nLess than before.\n")
    assert _story(tmp_path, "productivity").startswith("1\\. We spent more. We listened")
    assert _keys(tmp_path, "account.yml").endswith(
        'foreword:\n  role: Cabinet Member for Adult Social Care\n  words: "Welcome. We **care** about this."'
    )


def test_what_was_not_understood_is_listed(tmp_path):
    """Nothing gets lost without a word: its heading, its first words, and what to do."""
    links = ["https://www.example.org/board", "javascript:alert(1)"]

    said, _ = _import(tmp_path, la_docx=word_file(*ACCOUNT, note="The note’s words.", links=links))

    assert said == (
        "la.docx:\n"
        "  account.yml: the foreword, 5 words; see that  role:  is right\n"
        "  safeguarding.md: 44 words and 1 table, from “1. How we keep people safe”\n"
        "  productivity.md: 68 words, from “Our money 2024-25”\n"
        "  complaints.md: 63 words, from “Complaints and compliments”\n"
        "  Left out:\n"
        "  - “{{ a template }}”: “{{” begins an order to a template, and nothing here runs it.\n"
        "  - Zebra crossings (13 words, “Nothing to do with care at all stands here, and yet it …”): no section is "
        "known by this heading; copy it to where it belongs\n"
        "  - Glossary (4 words, “ASC: adult social care.”): the site has one glossary, which explains each word where "
        "it stands\n"
        "  - a picture of “A bus at a stop”\n"
        "  - a comment: “A comment.”\n"
        "  - a link that cannot stand in an account: javascript:alert(1)\n"
        "  To do:\n"
        "  - 3A is in the words: in 2024-25 that is “People who have control over their daily life”; in other periods "
        "it was “People satisfied with their care and support”, which is 1D in 2024-25.\n"
        "  - The file has tracked changes; they were taken as accepted. See that the words are right.\n"
        "  - Pictures are left out: put those you want into the account’s images folder, and write  "
        "![what it shows](images/name.jpg)  so that people who cannot see it know."
    )


def test_a_workbook_of_figures_is_known_by_its_titles(tmp_path):
    """Label, number, last year's, unit and source go where they belong; a sheet without them becomes a table."""
    content = workbook(
        Figures=[
            ["Our figures for the local account"],
            ["Measure", "2024/25", "2023/24", "Unit", "Source"],
            ["People who got long-term support", "3145", "3050", "people", "Our records"],
            ["Net spending", "£56.7m", "£52.1m", "", ""],
            ["Complaints answered in time", "82%", "", "", ""],
            ["Requests", "n/a", "3", "", ""],
            ["Visits", "12", "", "goes", ""],
        ],
        Complaints=[["Kind", "How many of them"], ["Late letters", "4"], ["Rude", "2"]],
        Other=[["A", "B"], ["x", "1"]],
    )

    said, written = _import(tmp_path, figures_xlsx=content)

    assert said == (
        "figures.xlsx:\n"
        "  account.yml: 4 figures: [[people-got-long-term]], [[net-spending]], [[complaints-answered-time]], "
        "[[visits]]\n"
        "  complaints.md: 1 table\n"
        "  data/table-1.csv: sheet “Other”; name it in a section under  tables:\n"
        "  Left out:\n"
        "  - sheet “Figures”, Requests: “n/a” is no plain number\n"
        "  - sheet “Figures”, Visits: the unit “goes” is not known, so it is  number"
    )
    assert _keys(tmp_path, "account.yml").startswith(
        "figures:\n"
        "  people-got-long-term:\n"
        '    label: "People who got long-term support"\n'
        "    value: 3145\n"
        "    previous: 3050\n"
        "    unit: people\n"
        '    source: "Our records"\n'
        "  net-spending:\n"
        '    label: "Net spending"\n'
        "    value: 56.7\n"
        "    previous: 52.1\n"
        "    unit: £ million\n"
        "  complaints-answered-time:\n"
        '    label: "Complaints answered in time"\n'
        "    value: 82\n"
        "    unit: per cent\n"
    )
    assert written == [
        f"accounts/halton/2024-25/{name}"
        for name in ("account.yml", "data/complaints-table-1.csv", "complaints.md", "data/table-1.csv")
    ]
    found = check(Project(tmp_path), load_catalogue(), load_framework(), TODAY).all_findings
    of_files = {rule.name for rule in RULES if rule.family == "file"}
    assert [one for one in found if one.rule in of_files] == []


def test_nothing_an_officer_wrote_is_changed(tmp_path):
    """A section with words keeps them, a figure its number; run twice, it adds nothing."""
    book = workbook(Figures=[["Measure", "Value"], ["Waits", "42"]])
    word = word_file(*ACCOUNT, links=["https://www.example.org/board", "https://www.example.org/this"])
    _import(tmp_path, la_docx=word, figures_xlsx=book)
    market = tmp_path / "accounts/halton/2024-25/safeguarding.md"
    market.write_text(market.read_text(encoding="utf-8").replace("New words stay.", "Mine."), encoding="utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "accounts").rglob("*.*") if path.is_file()}

    said, written = _import(tmp_path, la_docx=word, figures_xlsx=book)

    assert written == []
    assert {path: path.read_bytes() for path in (tmp_path / "accounts").rglob("*.*") if path.is_file()} == before
    for line in (
        "safeguarding.md has words already, so those of this file are left out",
        "the table “Concerns by year” is there already, in data/safeguarding-table-1.csv",
        "account.yml has foreword: already, so that of this file is left out",
        "the account has the figure “waits” already",
    ):
        assert f"  - {line}\n" in f"{said}\n"


def test_figures_join_those_that_are_there(tmp_path):
    """An officer's own entries, written in any style, stay above what is added."""
    folder = tmp_path / "accounts/halton/2024-25"
    folder.mkdir(parents=True)
    (folder / "account.yml").write_text("figures: {mine: {label: mine, value: 1}}\nanswers: []\n", encoding="utf-8")

    _import(tmp_path, figures_xlsx=workbook(Figures=[["Measure", "Value"], ["Waits", "42"]]))

    assert (folder / "account.yml").read_text(encoding="utf-8") == (
        "figures:\n  mine:\n    label: mine\n    value: 1\n"
        '  waits:\n    label: "Waits"\n    value: 42\n    unit: number\nanswers: []\n'
    )


def test_a_file_keeps_the_line_ends_of_windows(tmp_path):
    """An officer's editor must not show the whole file as changed."""
    folder = tmp_path / "accounts/halton/2024-25"
    folder.mkdir(parents=True)
    (folder / "account.yml").write_bytes(b"published: 2025-11-20\r\nfigures:\r\n")

    _import(tmp_path, figures_xlsx=workbook(Figures=[["Measure", "Value"], ["Waits", "42"]]))

    assert (folder / "account.yml").read_bytes() == (
        b'published: 2025-11-20\r\nfigures:\r\n  waits:\r\n    label: "Waits"\r\n    value: 42\r\n    unit: number\r\n'
    )


def test_nothing_is_written_through_a_link_on_the_disk(tmp_path):
    """A link can lead to anything on the computer."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "accounts/halton/2024-25").mkdir(parents=True)
    (tmp_path / "accounts/halton/2024-25/data").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ProjectError, match="is a link to another place on the disk; put a folder there"):
        _import(tmp_path, figures_xlsx=workbook(Sheet=[["A", "B"], ["x", "1"]]))

    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not list((tmp_path / "accounts/halton/2024-25").glob("*.*"))


def test_bold_lines_are_headings_where_no_style_is(tmp_path):
    """Many people make a heading by making it bold."""
    body = (p(run("Safeguarding", bold=True)), p("We act."), p(run("Money", bold=True)), p("We spend."))

    _import(tmp_path, la_docx=word_file(*body))

    assert ["We act.\n", "We spend.\n"] == [_story(tmp_path, key) for key in ("safeguarding", "productivity")]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Who we have supported during 2023/24", "outcomes"),
        ("Outcome 2, delaying and reducing need", "outcomes"),
        ("6 How have we performed", "outcomes"),
        ("4 How we keep people safe", "safeguarding"),
        ("Outcome 4, safeguarding", "safeguarding"),
        ("Personal budgets and direct payments", "think-local-act-personal"),
        ("Equality and diversity", "equality"),
        ("What we spent in 2016-17", "productivity"),
        ("Financial position and use of resources", "productivity"),
        ("Efficiency framework", "productivity"),
        ("Care association", "market"),
        ("Assuring quality", "market"),
        ("Feedback", "feedback"),
        ("Surveys", "feedback"),
        ("Intentions for adult social care over the next five years", "improvement"),
        ("Improving how we work", "improvement"),
        ("Carers", "carers"),
        ("3 Prevention and wellbeing", "prevention"),
        ("5 Working with others", "partnership"),
        ("Foreword by the councillor", "foreword"),
        ("Is the council doing what its councillors promised?", "political-priorities"),
        ("Complaints & compliments", "complaints"),
        ("Looking after information", None),
        ("About Merton", None),
        ("Glossary", None),
        ("", None),
        ("第一章", None),
    ],
)
def test_headings_of_published_accounts_are_understood(heading, section):
    """From the tables of contents of Gateshead, Lincolnshire, Merton, South Gloucestershire and Torbay, and our own."""
    assert load_headings().section(heading) == section


def test_the_usual_headings_name_sections_that_there_are():
    """Each phrase once, in the words that headings are compared in."""
    keys = {requirement.key for requirement in load_framework().requirements} | {"foreword"}
    headings = load_headings()

    assert {key for _, key in headings.phrases} <= keys
    assert len({phrase for phrase, _ in headings.phrases}) == len(headings.phrases)


_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_NO_TYPE = "la.docx declares a document type, which no Word file needs."
_TOO_DEEP = "la.docx is nested deeper, or has more parts, than any account needs."
_CANNOT = "la.docx cannot be read as a Word file; open it in Word and save it again."
_OLD = "la.docx is in the old Word format or has a password; save it as a Word Document (.docx)."
_HUGE = "la.docx unpacks to more than any account needs."
_DEEP = "<w:sdt><w:sdtContent>" * 300 + p("x") + "</w:sdtContent></w:sdt>" * 300


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "la.docx is damaged, or not a Word file."),
        (b"\xd0\xcf\x11\xe0old", _OLD),
        (zipped({"a.txt": "x"}), "la.docx is not a Word file (.docx)."),
        (word_file()[:-30], "la.docx is damaged, or not a Word file."),
        (word_file(word__document_xml=document(p("x"), _ENTITIES)), _NO_TYPE),
        (word_file(word__styles_xml=_ENTITIES + "<x/>"), _NO_TYPE),
        (word_file(word__document_xml="<w:document>"), "la.docx is damaged: part of it is not XML."),
        (word_file(word__document_xml=document(_DEEP)), _TOO_DEEP),
        (word_file(word__document_xml=document(p("x" * 10_000_001))), _HUGE),
        (word_file(word__numbering_xml="<w:numbering/>"), _CANNOT),
        (word_file(p(link("x", "rNowhere"))), _CANNOT),
        (zipped({**{f"{n}.txt": "" for n in range(3001)}, "word/document.xml": ""}),
         "la.docx has 3,002 parts inside, more than any account needs."),
    ],
)  # fmt: skip
def test_a_file_made_to_do_harm_is_refused_in_one_sentence(content, said, tmp_path):
    """Before anything opens it, and with nothing written."""
    with pytest.raises(ProjectError) as wrong:
        _import(tmp_path, la_docx=content)

    assert str(wrong.value) == said
    assert [path.name for path in tmp_path.iterdir()] == ["la.docx"]


@pytest.mark.parametrize(
    "body",
    [
        (),
        (p(),),
        (h(1, "Safeguarding"),),
        (h(1, "Safeguarding"), p("x" * 90_000)),
        (h(1, "Safeguarding"), p("word " * 60_000)),
        (h(1, "Safeguarding"), *(p(f"[x]({number})") for number in range(2000))),
        (h(1, "Safeguarding"), p("<script>alert(1)</script> {: .x} ;--8<-- \u202e \u200b Â£5 &lt; \\")),
        (h(1, "Money"), table(*[[str(cell) for cell in range(40)] for _ in range(100)])),
        (h(1, "Money"), table(["a"]), table(["=cmd|x", "b"], ["1", "2"]), table([])),
        (h(1, "العربية"), p("مرحبا")),
        (h(1, "Carers"), p("Діти й дорослі 中文 ελληνικά")),
        (
            h(1, "Money"),
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>{p('x')}</w:tc></w:tr></w:tbl>",
        ),
        (h(1, "Money"), p(picture("no such file").replace("rPicture", "rNowhere"))),
    ],
)
def test_any_words_end_in_a_draft_or_in_the_list(body, tmp_path):
    """Empty, huge, foreign or made to break: one sentence or a draft that can be read, in bounded time."""
    began = time.monotonic()
    try:
        _import(tmp_path, la_docx=word_file(*body))
    except ProjectError as refused:
        assert "la.docx" in str(refused)
        return

    found = check(Project(tmp_path), load_catalogue(), load_framework(), TODAY).all_findings

    of_files = {rule.name for rule in RULES if rule.family == "file"}
    assert [(one.rule, one.location.file, one.problem) for one in found if one.rule in of_files] == []
    assert time.monotonic() - began < 30


def test_other_kinds_of_file_are_refused(tmp_path):
    """A PDF cannot be read well enough to be trusted."""
    with pytest.raises(
        ProjectError, match=r"^la\.pdf is neither a Word file \(\.docx\) nor an Excel file \(\.xlsx\)\.$"
    ):
        _import(tmp_path, la_pdf=b"%PDF")

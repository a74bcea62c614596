"""`localaccount new-year`: last year's account carried forward, and nothing false to publish by mistake."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaccount_gen.assessments import read_assessments
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.codes import Recoding
from localaccount_gen.findings import ProjectError, Severity
from localaccount_gen.model import Period
from localaccount_gen.newyear.carrying import NewYear, carry_forward
from localaccount_gen.newyear.sections import Year, carry_section, parse
from localaccount_gen.newyear.todo import todo
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from localaccount_gen.source import Source
from tests.accounts import TODAY, write
from tests.full_account import full_account, published
from tests.office_files import workbook
from tests.test_new import run_command

SHIPPED = Path(__file__).parent.parent / "accounts"
MARKER = """\
#~ Carried forward from 2024-25. Lines that begin with #~ are last year’s, for you to look at; they
#~ are not published. To use one, take away its #~. Read all the words in this file and put them
#~ right. Then delete the next line.
carried_from: 2024-25
"""


def _forward(project: Project, council: str, period: int) -> NewYear:
    return carry_forward(project, council, Period(period), load_catalogue(), load_framework())


def _read(project: Project, path: str) -> str:
    return (project.accounts / path).read_text(encoding="utf-8")


@pytest.fixture
def torbay(tmp_path) -> Project:
    """A project with the one account of Torbay for 2022-23."""
    (tmp_path / "accounts/torbay").mkdir(parents=True)
    shutil.copy(SHIPPED / "torbay/council.yml", tmp_path / "accounts/torbay")
    shutil.copytree(SHIPPED / "torbay/2022-23", tmp_path / "accounts/torbay/2022-23")
    return Project(tmp_path)


def test_figures_promises_and_texts_come_back_to_be_answered(tmp_path):
    """The whole files, so that an officer's words and places stay where they were."""
    project = write(tmp_path, full_account())

    _forward(project, "Halton", 2025)

    assert _read(project, "halton/2025-26/account.yml") == (
        MARKER + "#~ published:\n"
        "#~ The foreword of 2024-25 is not carried: ask the lead member for new words.\n"
        "at_a_glance:\n"
        "  people:\n"
        "    figure: people-supported\n"
        "    words: got support in the year.\n"
        "  #~ went_well:\n"
        '  #~   - words: "[[people-supported]] got support, [[people-supported.change]]."\n'
        "  #~     section: outcomes\n"
        "  #~   - Fish & chips for <5 people.\n"
        "  #~ must_be_better:\n"
        "  #~   - words: Too many wait.\n"
        "  #~     section: improvement\n"
        "  speak_up: Ring us.\n"
        "figures:\n"
        "  people-supported:\n"
        "    label: people supported\n"
        "    #~ value:\n"
        "    previous: 3145\n"
        "    unit: people\n"
        "    source: Our records\n"
        "how_it_was_made:\n"
        "  citizen_driven: Forty residents chose what it reports on.\n"
        "#~ What others said of the account of 2024-25 is not carried: ask again.\n"
        "not_covered:\n"
        "  #~ You said you would cover this by 2026-11-30:\n"
        "  #~ equality:\n"
        "  #~   reason: We did not hold figures by ethnicity before April 2025, and will not guess them now.\n"
        "  #~   until: 2026-11-30\n"
        "answers:\n"
        "  - rule: open-questions\n"
        "    reason: We answer the others next year.\n"
    )
    front, body = _read(project, "halton/2025-26/improvement.md").removeprefix("---\n").split("---\n")
    assert front == (
        MARKER + "#~ What became of what you promised in 2024-25.\n"
        "progress:\n"
        "  - priority: Shorter waits\n"
        "    #~ outcome:   # met, partly met, not met or dropped\n"
        "    #~ words:   # what happened, and why\n"
        "  - priority: Do better\n"
        "    #~ outcome:   # met, partly met, not met or dropped\n"
        "    #~ words:   # what happened, and why\n"
        "#~ Last year’s promises, as written. Promise again only what you mean to do, by a new day.\n"
        "#~ priorities:\n"
        "#~   - name: shorter-waits\n"
        "#~     title: Shorter waits\n"
        "#~     why: Waiting makes things worse.\n"
        "#~     owner: Head of Social Work\n"
        "#~     due:   # it was 2026-12-31\n"
        "#~     measure: Average days\n"
        "#~     baseline: 42 days\n"
        "#~     target: 36 days\n"
        "#~   - name: vague\n"
        "#~     title: Do better\n"
    )
    assert _read(project, "halton/2024-25/improvement.md").endswith(body)
    assert (project.accounts / "halton/2025-26/images/bus.jpg").is_file()
    assert not (project.accounts / "halton/2025-26/data").exists()


def test_an_officer_is_told_what_to_do_step_by_step(tmp_path):
    """In plain words, in the order in which it is done."""
    project = write(tmp_path, full_account())

    told = todo(_forward(project, "Halton", 2026)).partition("\n\n")[2]

    assert told == (
        "The account of 2024-25 is carried forward to 2026-27. What to do now:\n"
        "\n"
        " 1. One year in between has no account. The numbers of 2024-25 are kept as comments, because\n"
        "    previous:  means 2025-26.\n"
        " 2. Type the numbers of 2026-27, in account.yml (1), outcomes.md (1), productivity.md (1) and\n"
        "    complaints.md (4).\n"
        " 3. To know: official figures for 2026-27 are not out yet, so measures are named by their lasting\n"
        "    names.\n"
        " 4. Say what became of 2 promises, in improvement.md: met, partly met, not met or dropped, and why.\n"
        "    Then promise anew.\n"
        " 5. Read every file through. The words are still those of 2024-25, and nothing is published until\n"
        "    you have deleted the line  carried_from:  in each file.\n"
        " 6. You said you would now cover equality: write in the new files.\n"
        " 7. To know: not carried are the foreword, what others said of the account, people’s quotes (they\n"
        "    agreed to one account), corrections and data files (they are last year’s figures).\n"
        " 8. See what is left:  localaccount status"
    )
    account = _read(project, "halton/2026-27/account.yml")
    assert "    #~ value:\n    #~ In 2024-25 it was 3145.\n    unit: people\n" in account


def test_torbay_goes_from_the_old_codes_to_the_new_ones_and_on(torbay):
    """3A was satisfaction and is now control: a code that stayed would publish another measure's figure."""
    data = torbay.accounts / "torbay/2022-23/data/measures.csv"
    data.write_text("Measure,2022-23\n1B control over daily life,80.6\n1D carers,7.4\n4A safe,67\n", encoding="utf-8")

    first = _forward(torbay, "Torbay", 2023)

    steps = todo(first)
    assert "    - 3A (People satisfied with their care and support) is now 1D: feedback.md\n" in steps
    assert "    - 3D(1) (People who find information easy to find) is now 3C(1): account.yml and think-" in steps
    assert "    - 1E (People with a learning disability in paid work) is no longer published: outcomes.md\n" in steps
    assert "    - 1B (People who have control over their daily life) is now 3A: data/measures.csv\n" in steps
    assert (
        "    - 1D (Quality of life of unpaid carers) is now 1C: feedback.md, line 24 and data/measures.csv\n" in steps
    )
    feedback = _read(torbay, "torbay/2023-24/feedback.md")
    assert 'summary: "[[1D]] of people were very or extremely satisfied' in feedback
    assert "measures:\n  - 1D\n  - 5A(1)\n" in feedback
    assert "In England it was [[1D.england]] and in the South\nWest [[1D.region]]." in feedback
    assert "\n[[services_safe]] said that the services they use" in _read(torbay, "torbay/2023-24/safeguarding.md")

    _forward(torbay, "Torbay", 2024)

    outcomes = _read(torbay, "torbay/2024-25/outcomes.md")
    assert "carried_from: 2022-23\n" in outcomes
    assert "measures:\n  - 1A\n  - 2A\n  - 2C\n  - 2D(1)\n  - 2E(1)\nfigures:\n" in outcomes
    assert "  requests:\n    #~ value:\n    label: requests for support\n    unit: number\n" in outcomes
    assert "8571" not in outcomes


@pytest.mark.parametrize(
    ("council", "period"), [("torbay", "2022-23"), ("torbay", "2024-25"), ("exampleshire", "2024-25")]
)
def test_nothing_can_be_published_before_the_officer_has_looked(council, period, tmp_path):
    """`check` asks for every number, every outcome and every file, each at its line, and finds nothing else wrong."""
    shutil.copytree(SHIPPED / council, tmp_path / "accounts" / council)
    for folder in (tmp_path / "accounts" / council).iterdir():
        if folder.is_dir() and folder.name > period:
            shutil.rmtree(folder)
    project = Project(tmp_path)

    year = _forward(project, council, int(period[:4]) + 1)

    checked = check(project, load_catalogue(), load_framework(), TODAY, [project.root / year.folder])
    findings = [finding for finding in checked.accounts[0].findings if finding.severity == "error"]
    asked = [finding for finding in findings if finding.problem.startswith("The words in this file are still those of")]
    numbers = sum(one.figures for one in (year.account, *year.sections.values()))
    promises = sum(one.promises for one in year.sections.values())
    changes = [one for one in findings if one.problem.endswith("no figure for the period before, so “change” cannot be "
                                                               "quoted.")]  # fmt: skip
    assert len(asked) == 1 + len(year.sections)
    assert Counter(finding.rule for finding in findings) == Counter(
        {"placeholder-section": len(asked), "missing-key": numbers + 2 * promises, "broken-link": len(changes)}
    )


def test_a_missing_number_is_asked_for_at_its_line_with_last_years_beside_it(tmp_path):
    """The officer sees what kind of number belongs there."""
    project = write(tmp_path, full_account())
    _forward(project, "Halton", 2025)

    found = check(
        project, load_catalogue(), load_framework(), TODAY, [project.accounts / "halton/2025-26"]
    ).all_findings

    asked = next(one for one in found if one.rule == "missing-key" and one.location.file.endswith("outcomes.md"))
    assert (asked.location.line, asked.location.excerpt) == (11, "  waits:")
    assert asked.problem == "“waits” has no “value”."
    assert asked.fix == "add a line such as  value: …   (the number for this period; in the period before it was 42)"


def test_a_draft_shows_that_numbers_are_to_come(tmp_path):
    """The officer can look at the pages while the numbers are still being gathered."""
    section = (
        "---\nfigures:\n  waits: {label: days waited, value: 4}\n---\nPeople waited [[waits]], [[waits.change]].\n"
    )
    files = {**full_account(), "accounts/halton/2024-25/waiting.md": section}
    _forward(write(tmp_path, files), "Halton", 2025)

    drafts = published(tmp_path, files, drafts=True).publication.pages
    ready = published(tmp_path, files).publication.pages

    waiting = next(page for page in drafts if page.address == "halton/2025-26/waiting/")
    assert waiting.draft
    assert "People waited (number to come), (number to come)." in waiting.html
    assert not [page for page in ready if "2025-26" in page.address]


def test_what_the_officer_confirms_is_no_longer_asked(tmp_path):
    """Deleting one line says: I have read this."""
    project = write(tmp_path, full_account())
    _forward(project, "Halton", 2025)
    market = project.accounts / "halton/2025-26/market.md"

    def asked() -> list[str]:
        found = check(project, load_catalogue(), load_framework(), TODAY, [market.parent]).all_findings
        return [one.fix for one in found if one.location.file.endswith("market.md") and one.severity == "error"]

    assert asked() == ["read them all, put them right, then delete the line  carried_from:"]
    market.write_text(market.read_text(encoding="utf-8").replace("carried_from: 2024-25\n", ""), encoding="utf-8")
    assert asked() == []


def test_what_is_there_already_stays(tmp_path):
    """Run twice, or into a period that was begun by hand, it changes nothing an officer wrote."""
    project = write(tmp_path, {**full_account(), "accounts/halton/2025-26/market.md": "Mine.\n"})

    first = _forward(project, "Halton", 2025)
    second = todo(_forward(project, "Halton", 2025))

    assert first.kept == ("accounts/halton/2025-26/market.md",)
    assert _read(project, "halton/2025-26/market.md") == "Mine.\n"
    assert second == "accounts/halton/2025-26 has every file already; nothing was changed."


def test_an_odd_file_is_told_and_the_rest_is_carried(tmp_path):
    """A Word file, a section with a slip and one that links elsewhere do not hold up the others."""
    files = {
        **full_account(),
        "accounts/halton/2024-25/notes.docx": b"PK",
        "accounts/halton/2024-25/market.md": '---\nsummary: "open\n---\nText.\n',
    }
    project = write(tmp_path, files)
    (project.accounts / "halton/2024-25/workforce.md").symlink_to(project.accounts / "halton/council.yml")

    year = _forward(project, "Halton", 2025)

    steps = todo(year)
    assert (
        " 1. Put right what could not be read, then run this command again; it writes only what is not there\n"
        "    yet.\n"
        "    - accounts/halton/2024-25/market.md, line 2: The quote that opens here is never closed.\n"
        "    - accounts/halton/2024-25/workforce.md, line 1: “workforce.md” is a link to another place on the disk.\n"
    ) in steps
    assert "corrections, data files (they are last year’s figures) and notes.docx.\n" in steps
    assert {path.name for path in (project.accounts / "halton/2025-26").iterdir()}.isdisjoint(
        {"market.md", "workforce.md", "notes.docx"}
    )
    assert "safeguarding" in year.sections


def test_windows_line_ends_make_no_difference(tmp_path):
    """Half of all officers work on Windows; what is written is the same."""
    files = full_account()
    windows = {
        name: content.replace("\n", "\r\n").encode("utf-8-sig") if isinstance(content, str) else content
        for name, content in files.items()
    }
    one, other = write(tmp_path / "one", files), write(tmp_path / "other", windows)

    _forward(one, "Halton", 2025)
    _forward(other, "Halton", 2025)

    for path in sorted((one.accounts / "halton/2025-26").rglob("*.*")):
        assert path.read_bytes() == (other.root / path.relative_to(one.root)).read_bytes()


def test_comments_and_words_of_the_officer_stay(torbay):
    """Somebody wrote them for next year's officer; only what the command itself wrote is taken out again."""
    path = torbay.accounts / "torbay/2022-23/carers.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("  - 1D\n", "  # Ask Jo before taking this out.\n  - 1D   # asked every other year\n")
    text = text.replace(
        "    value: 5206\n", "    # From the register, not the survey.\n    value: 5206  # provisional\n"
    )
    path.write_text(text, encoding="utf-8")

    _forward(torbay, "Torbay", 2023)
    once = _read(torbay, "torbay/2023-24/carers.md")
    _forward(torbay, "Torbay", 2024)
    twice = _read(torbay, "torbay/2024-25/carers.md")

    assert "  # Ask Jo before taking this out.\n  - 1C\n" in once
    assert "    # From the register, not the survey.\n    #~ value:\n    previous: 5206\n" in once
    assert "  # Ask Jo before taking this out.\n  - 1C\n" in twice
    assert twice.count("#~ value:") == 2
    assert twice.count("Carried forward from") == 1


@pytest.mark.parametrize(
    ("council", "period", "said"),
    [
        ("Halten", 2025, "No account here is of “Halten”. Did you mean “Halton”?"),
        ("Torbay", 2025, "No account here is of “Torbay”."),
        (
            "Halton",
            2023,
            "Halton has no account from before 2023-24 to carry forward. Begin one with  localaccount new",
        ),
    ],
)
def test_a_slip_in_the_command_is_one_sentence(council, period, said, tmp_path):
    """Wrong usage writes nothing."""
    project = write(tmp_path, full_account())
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(ProjectError) as wrong:
        _forward(project, council, period)

    assert str(wrong.value) == said
    assert sorted(tmp_path.rglob("*")) == before


def test_the_commands_say_what_they_did(tmp_path):
    """As an officer types them."""
    write(tmp_path, full_account())
    (tmp_path / "figures.xlsx").write_bytes(workbook(Figures=[["Measure", "2025-26"], ["Visits", "12"]]))

    forward = run_command(tmp_path, "new-year", "Halton", "2025-26")
    imported = run_command(tmp_path, "import", "figures.xlsx", "--into", "Halton", "2025-26")
    slips = [run_command(tmp_path, *words) for words in (
        ("new-year", "Halton", "2025"), ("import", "figures.xlsx", "--into", "Halton", "2025"),
        ("import", "none.docx", "--into", "Halton", "2025-26"),
        ("import", "figures.xlsx", "--into", "Halten", "2025-26"),
    )]  # fmt: skip

    assert (0, "") == (forward.returncode, forward.stderr)
    assert "The account of 2024-25 is carried forward to 2025-26. What to do now:\n" in forward.stdout
    assert (0, "") == (imported.returncode, imported.stderr)
    assert imported.stdout == (
        "figures.xlsx:\n  account.yml: 1 figure: [[visits]]\nwrote accounts/halton/2025-26/account.yml\n"
        "\nNext: read what was written, and see what is missing with  localaccount status\n"
    )
    assert [(slip.returncode, slip.stderr) for slip in slips] == [
        (2, "localaccount: “2025” is not a period. Write it as 2024-25.\n"),
        (2, "localaccount: “2025” is not a period. Write it as 2024-25.\n"),
        (2, "localaccount: none.docx cannot be read: No such file or directory.\n"),
        (2, "localaccount: No council in England with adult social care is called “Halten”. Did you mean “Halton”?\n"),
    ]


def test_an_account_that_cannot_be_read_is_not_carried_by_halves(tmp_path):
    """Without account.yml there is nothing to carry, so it is named, with its line."""
    project = write(
        tmp_path, {**full_account(), "accounts/halton/2024-25/account.yml": "published: 2025-11-20\n\tx: y\n"}
    )

    with pytest.raises(
        ProjectError, match=r"^accounts/halton/2024-25/account.yml, line 2: .* Put it right, then carry it"
    ):
        _forward(project, "Halton", 2025)


def test_a_promise_comes_back_as_readers_saw_it():
    """A number quoted in a promise was last year's; this year's in its place would change what was promised."""
    text = (
        "---\npriorities:\n  - due: 2026-03-31\n    name: waits\n"
        '    title: "Fewer than [[waiting]]: at last"\n---\nText.\n'
    )
    year = Year(
        Recoding(load_catalogue(), Period(2024), Period(2025)), lambda words: words.replace("[[waiting]]", "40")
    )

    carried = carry_section(parse(Source("improvement.md", text)), year)

    assert '  - priority: "Fewer than 40: at last"\n' in carried.text
    assert "#~   - due:   # it was 2026-03-31\n#~     name: waits\n" in carried.text


_WORDS = (
    st.text(st.sampled_from("abc 12:#-'\"[]{}&*!|>%@`,\\é—“’"), min_size=1, max_size=30).map(str.strip).filter(bool)
)
_QUOTED = _WORDS.map(lambda words: "'" + words.replace("'", "''") + "'")
_STYLED = st.one_of(
    st.just("plain words"),
    _QUOTED,
    st.just("plain words\n      that go on"),
    st.just(">-\n      # no comment\n      #~ nor this\n\n      end"),
    st.just("|\n      - no entry\n      end"),
    st.just('"two\n  lines"'),
)


@settings(max_examples=100, deadline=None)
@given(
    label=_STYLED, note=_STYLED, title=_STYLED, summary=_STYLED, order=st.permutations(range(5)), tight=st.booleans()
)
def test_any_way_of_writing_yaml_can_be_carried(label, note, title, summary, order, tight):
    """Officers write the same thing in many styles; none may be cut in the wrong place."""
    dash = "- " if tight else "  - "
    room = " " * len(dash)
    keys = [f"label: {label}", "value: 12", f"note: {note}", "unit: people", "previous: 10"]
    figure = "".join(f"    {keys[index]}\n" for index in order)
    text = (
        f"---\nwent_well:\n{dash}{title}\nsummary: {summary}\n"
        f"measures:\n{dash}note: {note}\n{room}measure: 1D\n{dash}4A\n"
        f"figures:\n  waits:\n{figure}  flow: {{label: x, value: 7}}\n"
        f"priorities:\n{dash}title: {title}\n{room}name: a-b\n{room}due: 2026-03-31\n"
        f"quotes:\n{dash}words: {note}\n---\nBody.\n"
    )
    before = parse(Source("outcomes.md", text))
    year = Year(Recoding(load_catalogue(), Period(2023), Period(2024)), str)

    carried = carry_section(before, year)
    again = carry_section(parse(Source("outcomes.md", carried.text)), year)

    now = parse(Source("outcomes.md", carried.text))
    old = before.values
    assert now.values == {
        "carried_from": "2023-24",
        "summary": old["summary"],
        "measures": [{"measure": "1D"}, "4A"],
        "figures": {
            "waits": {"label": old["figures"]["waits"]["label"], "unit": "people", "previous": "12"},
            "flow": {"label": "x", "previous": "7"},
        },
        "progress": [{"priority": old["priorities"][0]["title"].strip()}],
    }
    assert now.body == "Body.\n"
    assert "priority" in parse(Source("outcomes.md", again.text)).values["progress"][0]


def test_what_a_council_shares_goes_on_and_its_results_are_asked_for_anew(tmp_path):
    """Good practice lasts longer than a year; its result, ended offers and answers of one year do not."""
    files = full_account()
    files["accounts/halton/2024-25/outcomes.md"] = files["accounts/halton/2024-25/outcomes.md"].replace(
        "went_well:\n",
        "good_practice:\n  - name: buses\n    title: Buses\n    what: We drive.\n    result: More people came.\n"
        "    figure: waits\nwent_well:\n",
        1,
    )
    files["accounts/halton/2024-25/account.yml"] += (
        "can_offer:\n"
        "  - {theme: waiting, kind: shadowing, words: Two days., until: 2025-12-31}\n"
        "  - {theme: market, kind: training, words: A course., until: 2027-12-31}\n"
        "accountability:\n  answered_by: The Director\n  date: 2025-10-06\n  now: high\n"
    )
    project = write(tmp_path, files)

    _forward(project, "Halton", 2025)

    assert (
        "good_practice:\n  - name: buses\n    title: Buses\n    what: We drive.\n"
        "    #~ What came of it by 2024-25:\n    #~ result: More people came.\n    figure: waits\n"
    ) in _read(project, "halton/2025-26/outcomes.md")
    account = _read(project, "halton/2025-26/account.yml")
    assert "  #~ This ends on 2025-12-31:\n" in account
    assert "\n  - theme: market\n    kind: training\n    words: A course.\n    until: 2027-12-31\n" in account
    assert (
        "#~ These are the answers of 2024-25. Ask again:\n#~ accountability:\n#~   answered_by: The Director\n"
        in account
    )


def test_a_practice_shown_by_an_official_figure_gets_the_code_of_the_new_period(torbay):
    """3A was satisfaction and is now control."""
    path = torbay.accounts / "torbay/2022-23/outcomes.md"
    practice = "good_practice:\n  - {name: a, title: A, what: We do., figure: 3A}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{practice}", 1), encoding="utf-8")

    _forward(torbay, "Torbay", 2023)

    assert "    figure: 1D\n" in _read(torbay, "torbay/2023-24/outcomes.md")


def test_a_self_assessment_comes_with_nothing_judged_and_what_was_claimed_as_comments(tmp_path):
    """Levels are agreed anew; what was said before stands beside each element, and is in no page."""
    files = full_account()
    theme = "accounts/halton/2024-25/self-assessments/market-development.yml"
    files[theme] = (
        "# Ours.\nscheme: market-development\nshare: region\nagreed_by: The market board\nagreed: 2025-10-06\n"
        "elements:\n  - element: fair-price\n    level: 2\n    strengths:\n      - We pay what care costs.\n"
        "  - {level: 0, element: small-and-local}\n"
    )
    files["accounts/halton/2024-25/self-assessments/cqc.yml"] = "elements: {not: a list\n"
    project = write(tmp_path, files)
    year = _forward(project, "Halton", 2025)

    assert _read(project, "halton/2025-26/self-assessments/market-development.yml") == (
        "# Ours.\n"
        "#~ Carried forward from 2024-25. Judge each element anew. Lines that begin with #~\n"
        "#~ are what was said then. To use one, take away its #~.\n"
        "scheme: market-development\nshare: region\n#~ agreed_by: The market board\n#~ agreed: 2025-10-06\n"
        "elements:\n  - element: fair-price\n    #~ Claimed for 2024-25:\n    #~ level: 2\n    #~ strengths:\n"
        "    #~   - We pay what care costs.\n"
        "  - #~ Claimed for 2024-25:\n    #~ level: 0\n    element: small-and-local\n"
    )
    told = " ".join(todo(year).split())
    assert "Judge each element of self-assessments/market-development.yml anew, and say who agreed it." in told
    assert "2024-25/self-assessments/cqc.yml cannot be read: see localaccount check" in told
    assert not (project.accounts / "halton/2025-26/self-assessments/cqc.yml").exists()

    again = read_assessments(project, project.accounts / "halton/2025-26")
    assert [[None, None]] == [[judged.form.level for judged in one.judged] for one in again[0]]
    assert [] == [one for one in again[1] if one.severity is Severity.ERROR]


def test_a_self_assessment_carried_twice_keeps_only_the_last_claims(tmp_path):
    """The comments of the year before last do not pile up."""
    files = full_account()
    files["accounts/halton/2024-25/self-assessments/market-development.yml"] = (
        "scheme: market-development\nelements:\n  - element: fair-price\n    #~ Claimed for 2023-24:\n    #~ level: 1\n"
        "    level: 2\n"
    )
    project = write(tmp_path, files)
    _forward(project, "Halton", 2025)

    carried = _read(project, "halton/2025-26/self-assessments/market-development.yml")
    assert "2023-24" not in carried
    assert "    #~ Claimed for 2024-25:\n    #~ level: 2\n" in carried

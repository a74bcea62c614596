"""The same findings for people, forges and build servers, each in the form it reads."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import markdown
import pytest
from click.testing import CliRunner

from localaccount_gen.baseline import Older
from localaccount_gen.cli import verbs
from localaccount_gen.findings import Location
from localaccount_gen.report import FORMATS, Review, report, summary
from localaccount_gen.rules import RULES
from tests.accounts import FOLDER, check_files, good_account, write

_STORY = good_account()[f"{FOLDER}/scrutiny.md"]
_TBC = "“TBC” stands where words for residents should be."
_HOSTILE = (
    "TBC <script>alert(1)</script> </pre><img src=x onerror=alert(1)> @everyone #12 | `x` "
    "[x](javascript:alert(1)) ::error::x ##vso[task.complete]x 100% ]; &amp;"
)


def _review(tmp_path, changes, **more):
    checked = check_files(tmp_path, changes)
    return Review(checked.all_findings, checked, **more)


def _hostile(tmp_path):
    """Findings whose line, problem and fix all hold what an ill-meaning author could write."""
    review = _review(tmp_path, {"market.md": f"{_STORY}\n{_HOSTILE}\n", "scrutiny.md": f"{_STORY}\n{_HOSTILE}\n"})
    return replace(
        review, findings=[replace(one, problem=_HOSTILE, fix=f"take {_HOSTILE} out") for one in review.findings]
    )


def _elsewhere(tmp_path, file):
    """One error in a file whose name not every disk allows, with a problem of two lines."""
    review = _review(tmp_path, {"market.md": _STORY + "\nNumber of homes: TBC\n"})
    finding = replace(review.findings[0], location=Location(file, 7), problem="At 100%\nand on")
    return replace(review, findings=[finding])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_the_file_the_problem_and_the_fix(form, tmp_path):
    """Whoever reads one of them needs no other."""
    told = report(_review(tmp_path, {"market.md": _STORY + "\nNumber of homes: TBC\n"}), form)

    assert f"{FOLDER}/market.md" in told
    assert _TBC in told
    assert "write what it stands for, or take it out" in told


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_the_same_twice(form, tmp_path):
    """A report kept in git or sent by post changes only when the account does."""
    review = _hostile(tmp_path)

    assert report(review, form) == report(review, form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_project_with_nothing_wrong_is_told_in_every_format(form, tmp_path):
    """Nothing found is a report too, and a program can read it."""
    told = report(_review(tmp_path, {}), form)

    assert "placeholder-section" not in told or form in ("sarif", "junit")
    if form in ("json", "sarif", "gitlab"):
        json.loads(told)
    elif form == "junit":
        assert "0" == ElementTree.fromstring(told).get("failures")
    elif form == "html":
        assert "Nothing was found that stops it." in told
    elif form == "markdown":
        assert "### Local accounts\n\n1 account checked: nothing found." == told
    else:
        assert "1 account checked: nothing found." == told


def test_json_carries_its_version_and_every_part_of_a_finding(tmp_path):
    """A council's own program can rely on these names."""
    whole = json.loads(report(_review(tmp_path, {"market.md": _STORY + "\nNumber of homes: TBC\n"}), "json"))

    assert (1, 1, {"left": 0, "errors": 0, "gone": 0}) == (whole["version"], whole["accounts"], whole["older"])
    assert [
        {
            "rule": "placeholder-section",
            "severity": "error",
            "file": f"{FOLDER}/market.md",
            "line": 5,
            "column": 18,
            "problem": _TBC,
            "fix": "write what it stands for, or take it out",
            "why": "a section that is empty, or still last year's, looks covered and tells a reader nothing new",
        }
    ] == whole["findings"]


def test_sarif_has_what_its_schema_requires_and_what_a_forge_needs(tmp_path):
    """GitHub refuses a file that lacks any of these (sections 3.13 to 3.52 of the standard)."""
    review = _review(tmp_path, {"market.md": _STORY + "\nNumber of homes: TBC\n", "an old file.md": "x\n"})
    whole = json.loads(report(review, "sarif"))
    run = whole["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert "2.1.0" == whole["version"]
    assert {"columnKind", "tool", "results"} == set(run)
    assert [rule.name for rule in RULES] == [rule["id"] for rule in rules]
    assert {"error", "warning", "note"} >= {rule["defaultConfiguration"]["level"] for rule in rules}
    for result in run["results"]:
        assert result["ruleId"] in {rule["id"] for rule in rules}
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["localaccount/v1"])
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    by_file = {place["artifactLocation"]["uri"]: place["region"] for place in places}
    assert {"startLine": 5, "startColumn": 18, "endColumn": 21} == by_file[f"{FOLDER}/market.md"]
    assert f"{FOLDER}/an%20old%20file.md" in by_file


def test_junit_keeps_to_the_schema_that_build_servers_share(tmp_path):
    """Element by element as junit-10.xsd has it: names, the attributes each may have, those it must have."""
    may = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors", "skipped"},
        "testcase": {"name", "classname"},
        "failure": {"message", "type"},
        "skipped": {"message"},
        "system-out": set(),
    }
    root = ElementTree.fromstring(report(_hostile(tmp_path), "junit"))

    assert "testsuites" == root.tag
    assert {"testsuite"} == {child.tag for child in root}
    assert {"testcase"} == {child.tag for suite in root for child in suite}
    for element in root.iter():
        assert may[element.tag] == set(element.attrib)
    for suite in root:
        cases = suite.findall("testcase")
        assert str(len(cases)) == suite.get("tests")
        assert str(len(suite.findall("testcase/failure"))) == suite.get("failures")
        assert all(len(case) <= 1 for case in cases)


def test_junit_is_a_test_for_each_rule_that_passes_fails_or_warns(tmp_path):
    """A viewer shows which rules an account keeps; a warning fails only where warnings count."""
    changes = {"market.md": _STORY + "\nNumber of homes: TBC\n", "safeguarding.md": None}
    results = {}
    for strict in (False, True):
        root = ElementTree.fromstring(report(_review(tmp_path / str(strict), changes, strict=strict), "junit"))
        results[strict] = {case.get("name"): case[0].tag if len(case) else "" for case in root.iter("testcase")}
        assert [FOLDER] == [suite.get("name") for suite in root]

    assert [rule.name for rule in RULES] == list(results[False])
    assert ("failure", "failure") == (results[False]["placeholder-section"], results[True]["placeholder-section"])
    assert ("system-out", "failure") == (results[False]["missing-section"], results[True]["missing-section"])
    assert "" == results[False]["broken-link"]


def test_junit_does_not_call_passed_what_could_not_be_looked_at(tmp_path):
    """While account.yml cannot be read, most rules have said nothing yet."""
    told = report(_review(tmp_path, {"account.yml": 'figures: "open\n'}), "junit")
    cases = {case.get("name"): case for case in ElementTree.fromstring(told).iter("testcase")}

    assert cases["yaml-syntax"].find("failure") is not None
    assert cases["missing-section"].find("skipped") is not None


def test_junit_holds_no_character_that_xml_forbids(tmp_path):
    """A stray control character in an old file must not make the whole report unreadable."""
    told = report(_review(tmp_path, {"market.md": f"{_STORY}\n\x1b[31mTBC\x00\n"}), "junit")

    assert ElementTree.fromstring(told).findall(".//failure")


def test_github_annotations_are_escaped_as_the_runner_unescapes_them(tmp_path):
    """A percent sign, a line's end, and in properties a colon or a comma would end the command."""
    first = report(_elsewhere(tmp_path, "a, b: 50%.md"), "github").splitlines()[0]

    assert first.startswith(
        "::error file=a%2C b%3A 50%25.md,line=7,col=1,title=placeholder-section::At 100%25%0Aand on. Fix:"
    )


def test_azure_lists_what_counts_and_escapes_as_its_agent_reads(tmp_path):
    """A bracket or a semicolon in a file's name would end the command."""
    told = report(_elsewhere(tmp_path, "a;b] 50%.md"), "azure").splitlines()

    assert told[0].startswith(
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5D 50%AZP25.md;linenumber=7;columnnumber=1;"
        "code=placeholder-section;]At 100%AZP25%0Aand on. Fix:"
    )
    assert "1 account checked: 1 error." == told[-1]


@pytest.mark.parametrize(("form", "start"), [("github", "::"), ("azure", "##")])
def test_no_text_of_an_account_becomes_a_command_of_the_build(form, start, tmp_path):
    """Who may write an account may not thereby steer the build: one command a finding, and those are ours."""
    review = _hostile(tmp_path)
    lines = report(review, form).splitlines()

    assert len(review.findings) == sum(line.startswith(start) for line in lines) == len(lines) - 1
    assert all(line.count("##") <= 1 for line in lines) or form == "github"


def test_gitlab_knows_every_finding_again_by_a_fingerprint_of_its_own(tmp_path):
    """GitLab shows only the first of two findings with one fingerprint, and another fingerprint is new."""
    market = _STORY + "\nNumber of homes: TBC\n\nNumber of homes: TBC\n"
    before = json.loads(report(_review(tmp_path / "a", {"market.md": market}), "gitlab"))
    after = json.loads(report(_review(tmp_path / "b", {"market.md": "One more line.\n\n" + market}), "gitlab"))

    assert ["description", "check_name", "fingerprint", "severity", "location"] == list(before[0])
    assert {"path": f"{FOLDER}/market.md", "lines": {"begin": 5}} == before[0]["location"]
    assert ["critical", "critical"] == [row["severity"] for row in before]
    assert 2 == len({row["fingerprint"] for row in before})
    assert [row["fingerprint"] for row in before] == [row["fingerprint"] for row in after]


def test_a_comment_is_a_short_table_and_the_rest_folded(tmp_path):
    """A reviewer sees the number and the places at once, and opens what to type."""
    told = report(
        _review(tmp_path, {"market.md": _STORY + "\nNumber of homes: TBC\n", "safeguarding.md": None}), "markdown"
    )

    assert (
        "### Local accounts\n"
        "\n"
        "1 account checked: 1 error, 1 warning.\n"
        "\n"
        "| | Where | What |\n"
        "|---|---|---|\n"
        f"| **Error** | `{FOLDER}/market.md:5` | “TBC” stands where words for residents should be. |\n"
    ) == told[: told.index("| Warning")]
    assert "- Fix: write what it stands for, or take it out\n" in told
    assert told.endswith("</details>")


def test_nothing_an_account_says_does_anything_in_a_comment(tmp_path):
    """No HTML, no link, no broken table, and nobody is called upon."""
    told = report(_hostile(tmp_path), "markdown")
    html = markdown.markdown(told, extensions=["tables"])
    outside_code = re.sub(r"<pre>.*?</pre>|`[^`]*`", "", told, flags=re.DOTALL)

    assert {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "details", "summary", "pre", "ul",
            "li"} >= _tags(html)  # fmt: skip
    assert re.search(r"(?<!\\)@\w|(?<!\w)#\d", outside_code) is None
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert {4} == {len(re.findall(r"(?<!\\)\|", row)) for row in rows}


def test_a_comment_stays_under_what_a_forge_takes(tmp_path):
    """GitHub refuses more than 65,536 characters, and then shows nothing."""
    review = _review(tmp_path, {"market.md": _STORY + f"\nNumber of homes: TBC {'& ' * 99}\n" * 900})
    told = report(review, "markdown")

    assert len(told) < 65_536
    assert f"The table shows the first 25 of {len(review.findings)}." in told
    assert re.search(r"\d+ more do not fit here: `localaccount check` tells them all\.", told)


def test_the_page_says_what_stands_in_the_way_section_by_section(tmp_path):
    """A lead member reads what must be done, where and why, errors first, and how far each section is."""
    changes = {"market.md": _STORY + "\nNumber of homes: TBC\n", "safeguarding.md": None}
    text = _text(report(_review(tmp_path, changes), "html"))

    assert [
        "What stands between this account and publication",
        "Found: 1 error, 1 warning.",
        "Halton Borough Council, April 2024 to March 2025",
        "1 thing must be put right before it can be published.",
        "To put right before it can be published",
        "Care homes and home care",
        _TBC,
        "Number of homes: TBC",
        "What to do: write what it stands for, or take it out.",
        "Why: a section that is empty, or still last year's, looks covered and tells a reader nothing new.",
        f"{FOLDER}/market.md, line 5 · rule placeholder-section",
        "To put right, or to answer with a reason",
        "The account as a whole",
    ] == text[text.index("Found: 1 error, 1 warning.") - 1 :][:13]
    row = text.index("Keeping people safe")
    assert ["Keeping people safe", "not covered", "nothing"] == text[row : row + 3]
    assert "10 of 11 suggested sections are covered or explained." in text


def test_a_fault_in_the_councils_own_file_stands_in_the_way_of_each_account(tmp_path):
    """Nobody is told that nothing stops an account while its council.yml has an error."""
    changes = {"accounts/halton/council.yml": "name: Halton Borough Council\ncode: E06000006\nnonsense: 1\n"}
    text = _text(report(_review(tmp_path, changes), "html"))

    assert "1 thing must be put right before it can be published." in text
    assert not [line for line in text if line.startswith("Nothing was found")]


def test_the_page_needs_nothing_else_and_runs_nothing(tmp_path):
    """It is sent by post and opened anywhere: no script, no other file, and what an account says is only text."""
    told = report(_hostile(tmp_path), "html")

    assert "script" not in _tags(told)
    assert "img" not in _tags(told)
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"" in told
    assert re.search(r"\b(src|href)=\"(?!#)", told) is None
    assert "&lt;script&gt;" in told


def test_the_summary_says_what_a_baseline_keeps_back(tmp_path):
    """A green run must not pass for an account with nothing wrong."""
    assert (
        "1 account checked: nothing found. 12 older findings are not shown; 2 of them are errors and stop publishing. "
        "3 in the baseline are gone: --write-baseline writes it anew."
    ) == summary(_review(tmp_path, {}, older=Older(12, 2, 3)))
    assert "1 account checked: nothing found. 1 older finding is not shown." == summary(
        _review(tmp_path, {}, older=Older(1, 0, 0))
    )


def test_a_page_of_some_rules_says_so(tmp_path):
    """Nobody takes a few rules' silence for a sound account."""
    told = report(_review(tmp_path, {}, rules=RULES[:2]), "html")

    assert f"Only some rules were asked: {RULES[0].name}, {RULES[1].name}. The others may find more." in _text(told)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_goes_into_a_file_and_its_summary_to_the_screen(form, tmp_path, monkeypatch):
    """A build keeps the file; its log still says how it went."""
    write(tmp_path, good_account())
    monkeypatch.chdir(tmp_path)

    ended = CliRunner().invoke(verbs, ["check", "--format", form, "--output", "told"])

    assert (0, "1 account checked: nothing found. Written to told.\n") == (ended.exit_code, ended.output)
    assert (tmp_path / "told").read_text(encoding="utf-8").endswith("\n")


def test_a_report_that_cannot_be_written_is_told_in_a_sentence(tmp_path, monkeypatch):
    """The folder may not be there."""
    write(tmp_path, good_account())
    monkeypatch.chdir(tmp_path)

    ended = CliRunner().invoke(verbs, ["check", "--output", "nowhere/told.txt"])

    assert "nowhere/told.txt cannot be written: No such file or directory." == str(ended.exception).replace("\\", "/")


def test_a_report_names_each_rule_as_the_site_has_set_it(tmp_path, monkeypatch):
    """A forge shows a region's own severities, not ours."""
    rules = "site_name: x\nplugins:\n  - localaccount:\n      rules: {missing-section: {severity: advice}}\n"
    write(tmp_path, {**good_account(), "mkdocs.yml": rules})
    monkeypatch.chdir(tmp_path)

    told = CliRunner().invoke(verbs, ["check", "--format", "sarif", "--select", "missing-section"]).output

    (rule,) = json.loads(told)["runs"][0]["tool"]["driver"]["rules"]
    assert ("missing-section", {"level": "note"}) == (rule["id"], rule["defaultConfiguration"])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text: list[str] = []
        self._unread = ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._unread = tag if tag in ("style", "title") else ""

    def handle_data(self, data):
        if data.strip() and not self._unread:
            self.text.append(" ".join(data.split()))


def _tags(html: str) -> set[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.tags


def _text(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.text

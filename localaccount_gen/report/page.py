"""One page for whoever decides: what stands between each account and its publication, section by section.

It is whole in itself, with its styles and no script, so that it can be sent, printed and kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from localaccount_gen import words
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.report.review import Review, kept_back, tally
from localaccount_gen.requirements import Depth, Framework, load_framework
from localaccount_gen.rules import RULES

_TITLE = "What stands between these accounts and publication"

_HEADINGS = {
    Severity.ERROR: "To put right before it can be published",
    Severity.WARNING: "To put right, or to answer with a reason",
    Severity.ADVICE: "Worth a thought",
}

_DEPTHS = {
    Depth.MISSING: "not covered",
    Depth.EXPLAINED: "left out, with a reason",
    Depth.MENTIONED: "words alone",
    Depth.EVIDENCED: "words and evidence",
    Depth.COMPARED: "evidence, compared",
    Depth.ACTED_ON: "evidence, compared, with action",
}


@dataclass(frozen=True)
class Part:
    """What was found in one section, or in one of the account's other files."""

    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Step:
    """The findings of one severity, by section."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class SectionRow:
    """A section in the table: how far it is, and what is to do."""

    title: str
    depth: str
    to_do: str


@dataclass(frozen=True)
class AccountPart:
    """One account, or the files that belong to none."""

    heading: str
    verdict: str
    covered: str
    rows: tuple[SectionRow, ...]
    steps: tuple[Step, ...]
    answered: int


def told(review: Review) -> str:
    framework = load_framework()
    accounts = [_account_part(account, review, framework) for account in review.checked.accounts]
    rest = [one for one in review.findings if not any(_concerns(one, account) for account in review.checked.accounts)]
    if rest:
        accounts.append(AccountPart("Other files", _verdict(rest, review), "", (), tuple(_steps(rest, {})), 0))
    title = _TITLE if len(review.checked.accounts) > 1 else _TITLE.replace("these accounts", "this account")
    page = Page("", "review", title, "", ())
    return Drawing([SHIPPED_TEMPLATES]).document(
        "review.html", page, accounts=accounts, tally=tally(review.findings), older=kept_back(review.older),
        asked=[rule.name for rule in review.rules] if len(review.rules) < len(RULES) else [],
    )  # fmt: skip


def _concerns(finding: Finding, account: CheckedAccount) -> bool:
    """Whether a finding is in the account's folder, or in its council's own file, which all its accounts share."""
    file, folder = finding.location.file, account.reading.shown
    return file.startswith(f"{folder}/") or file.rpartition("/")[0] == folder.rpartition("/")[0]


def _account_part(checked: CheckedAccount, review: Review, framework: Framework) -> AccountPart:
    findings = [finding for finding in review.findings if _concerns(finding, checked)]
    account = checked.account
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    titles |= {section.key: section.form.title for section in account.sections if section.form.title} if account else {}
    suggested = [checked.coverage[one.key] for one in framework.suggested if one.key in checked.coverage]
    covered = sum(one.depth is not Depth.MISSING for one in suggested)
    return AccountPart(
        heading=f"{account.council.name}, {words.period(account.period)}" if account else checked.reading.shown,
        verdict=_verdict(findings, review),
        covered=f"{covered} of {len(suggested)} suggested sections are covered or explained." if suggested else "",
        rows=tuple(_rows(checked, findings, titles)),
        steps=tuple(_steps(findings, titles)),
        answered=len(checked.answered),
    )


def _verdict(findings: Sequence[Finding], review: Review) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if errors:
        return f"{_things(errors)} must be put right before it can be published."
    what = "Nothing new was found that stops it." if review.older.left else "Nothing was found that stops it."
    if warnings:
        return f"{what} {_things(warnings)} should be put right, or answered with a reason that is published too."
    return what


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def _rows(checked: CheckedAccount, findings: Sequence[Finding], titles: dict[str, str]) -> Iterator[SectionRow]:
    for key, covered in checked.coverage.items():
        own = [finding for finding in findings if PurePosixPath(finding.location.file).name == f"{key}.md"]
        yield SectionRow(titles.get(key, key), _DEPTHS[covered.depth], tally(own) or "nothing")


def _steps(findings: Sequence[Finding], titles: dict[str, str]) -> Iterator[Step]:
    for severity, heading in _HEADINGS.items():
        by_title: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.severity is severity:
                by_title.setdefault(_title(finding, titles), []).append(finding)
        order = {title: place for place, title in enumerate(titles.values())}
        parts = sorted(by_title.items(), key=lambda part: order.get(part[0], -1))
        if parts:
            yield Step(heading, tuple(Part(title, tuple(found)) for title, found in parts))


def _title(finding: Finding, titles: dict[str, str]) -> str:
    path = PurePosixPath(finding.location.file)
    if path.name == "account.yml":
        return "The account as a whole"
    if path.name == "council.yml":
        return "The council"
    return titles.get(path.stem, path.name) if path.suffix == ".md" else path.name

"""What an audit has to say: each test with what it looked at, what it found, or why it was not made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from localaccount_gen.auditrecord import AuditRecord, RecordedTest
from localaccount_gen.findings import Finding, Location, Severity

WHY = {
    "audit-axe": "the government’s monitoring uses the same tool, and each of its findings shuts somebody out",
    "audit-keyboard": "many people cannot use a mouse or touch a screen, and some switches and voices act as keys",
    "audit-contrast": "many readers are old, or read on a phone outdoors",
    "audit-script": "scripts fail on old phones, bad connections and locked-down computers",
    "audit-reflow": "people with low vision enlarge a page four times, which leaves a window of 320 by 256 pixels",
    "audit-forced-colours": "people with low vision choose their own colours for everything",
    "audit-paper": "people without the web are handed this on paper",
    "audit-network": "nobody else may learn who reads a council’s account, and nothing is stored without consent",
    "audit-weight": "many readers have an old phone and pay for what it fetches",
    "audit-pdf": "a PDF must be read aloud and enlarged like a page; the law asks it of every one published since 2018",
    "audit-words": "long sentences shut out people who read slowly, in a hurry or in a second language",
    "audit-speed": "a slow page is not read on an old phone",
}
"""Every rule of an audit but those of `htmlpage`, with the reason for it."""


@dataclass(frozen=True)
class Test:
    """One of the eleven tests."""

    number: int
    name: str
    how_many: str
    """What was looked at: “113 pages × 4”. Empty where it was not made."""
    findings: tuple[Finding, ...] = ()
    not_run: str = ""
    """Why it was not made, or not as a whole."""

    @property
    def was_run(self) -> bool:
        return bool(self.how_many)

    @property
    def faults(self) -> int:
        """How many of its findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Audit:
    """All of the tests of one site."""

    shown: str
    """The folder of the site, as people see it."""
    pages: int
    tests: tuple[Test, ...]
    tools: tuple[str, ...]
    """What the tests were made with, each with its version."""

    @property
    def findings(self) -> list[Finding]:
        return [finding for test in self.tests for finding in test.findings]


def fault(
    rule: str, page: str, problem: str, fix: str, element: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    """A finding on a page, which the browser or the text knows by its element and not by a line."""
    return Finding(rule, severity, Location(page, excerpt=element), problem, fix, WHY[rule])


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, list[str]]]:
    """Findings that are the same but for their page, once, with their pages in order. The worst come first."""
    pages: dict[tuple[str, ...], tuple[Finding, list[str]]] = {}
    for finding in sorted(findings, key=lambda one: one.severity.rank):
        key = (finding.rule, finding.severity, finding.problem, finding.fix, finding.location.excerpt)
        pages.setdefault(key, (finding, []))[1].append(finding.location.file)
    return [(finding, list(dict.fromkeys(files))) for finding, files in pages.values()]


def record_of(audit: Audit, day: date) -> AuditRecord:
    """What the accessibility statement needs to know of an audit."""
    tests = (RecordedTest(test.number, test.name, test.how_many, test.faults, test.not_run) for test in audit.tests)
    return AuditRecord(day, audit.pages, audit.tools, tuple(tests))

"""Everything that is to be said of the accounts: what reading found, and what the rules find."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from localaccount_gen.account import Account, Reading
from localaccount_gen.assessments import is_apart
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.coverage import SectionCoverage, cover
from localaccount_gen.elections import PreElection, pre_election_periods
from localaccount_gen.findings import Finding, ProjectError, Severity, did_you_mean, worst_first
from localaccount_gen.forms import Answer
from localaccount_gen.load import Loaded, load, load_council
from localaccount_gen.project import Project
from localaccount_gen.quotes import Quotes
from localaccount_gen.requirements import Framework
from localaccount_gen.rules import Clock, Facts, Rule
from localaccount_gen.rules.selfassessed import APART
from localaccount_gen.siterules import rules_in_force


@dataclass(frozen=True)
class CheckedAccount:
    """One account with all that was found in it."""

    reading: Reading
    coverage: Mapping[str, SectionCoverage]
    findings: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Answer], ...]
    """Findings the council has given its reason for; they are published with the reason and no longer count."""
    quotes: Quotes | None = None
    """With the comparisons the rules have asked for; None where the account could not be read."""
    asks_the_day: bool = False
    """Whether something else could be found on another day."""

    @property
    def account(self) -> Account | None:
        return self.reading.account

    @property
    def address(self) -> str:
        """Where it stands in the site, or would stand if it could be shown: `torbay/2024-25/`."""
        return f"{self.reading.folder.parent.name}/{self.reading.folder.name}/"

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


@dataclass(frozen=True)
class CheckedProject:
    """What a check of a whole project found."""

    accounts: tuple[CheckedAccount, ...]
    findings: tuple[Finding, ...]
    """Those that belong to a council and not to one of its accounts."""
    rules: tuple[Rule, ...]
    """The rules the accounts were put to, as this site has set them."""

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to check."""
        return not self.accounts and not self.findings

    @property
    def all_findings(self) -> list[Finding]:
        return worst_first([*self.findings, *(finding for account in self.accounts for finding in account.findings)])


@dataclass(frozen=True)
class Grounds:
    """What every account of a project is checked on; read once for all of them."""

    catalogue: Catalogue
    framework: Framework
    rules: tuple[Rule, ...]
    elections: tuple[PreElection, ...]
    today: date


def grounds(project: Project, catalogue: Catalogue, framework: Framework, today: date) -> Grounds:
    """Raises ProjectError where mkdocs.yml says something of the rules that cannot be."""
    return Grounds(catalogue, framework, rules_in_force(project), pre_election_periods(project), today)


def check(
    project: Project, catalogue: Catalogue, framework: Framework, today: date, within: Iterable[Path] = ()
) -> CheckedProject:
    """Every account in or above the paths given, read and put to every rule.

    Raises ProjectError when there is no account there: nothing checked is not nothing wrong.
    """
    paths = tuple(within)
    for path in paths:
        if not path.exists():
            raise ProjectError(f"There is no file or folder “{path}”.")
    on = grounds(project, catalogue, framework, today)
    checked = _checked(load(project, catalogue, framework, paths), on)
    if checked.is_empty:
        raise no_accounts(project, paths)
    return checked


def check_council(project: Project, on: Grounds, folder: Path) -> CheckedProject:
    """The accounts in a council's folder, of which there may be none."""
    return _checked(load_council(project, folder, on.catalogue, on.framework), on)


def no_accounts(project: Project, paths: Iterable[Path] = ()) -> ProjectError:
    """What is wrong where there is no account in or above the paths given."""
    where = ", ".join(str(path) for path in paths) or str(project.accounts)
    return ProjectError(f"There is no account in {where}. Begin one with  localaccount new COUNCIL 2024-25.")


def _checked(loaded: Loaded, on: Grounds) -> CheckedProject:
    read = [reading.account for reading in (*loaded.readings, *loaded.others) if reading.account]
    judged = (_judge(reading, read, on) for reading in loaded.readings)
    return CheckedProject(tuple(judged), loaded.findings, on.rules)


def earlier_accounts(account: Account, read: Iterable[Account]) -> tuple[Account, ...]:
    """Those of the same council that went before, oldest first."""
    before = [one for one in read if one.council.slug == account.council.slug and one.period < account.period]
    return tuple(sorted(before, key=lambda one: one.period))


def _judge(reading: Reading, read: Sequence[Account], on: Grounds) -> CheckedAccount:
    account = reading.account
    if account is None:
        return CheckedAccount(reading, {}, tuple(worst_first(reading.findings)), ())
    catalogue = on.catalogue
    if account.council.invented:
        catalogue = catalogue.with_invented(account.council.area, account.council.invented)
    coverage = cover(account, on.framework)
    by_name = {rule.name: rule for rule in on.rules}
    clock = Clock(on.today)
    facts = Facts(
        account, on.framework, catalogue, Quotes(account, catalogue), coverage, clock,
        earlier_accounts(account, read), by_name, frozenset(finding.location.file for finding in reading.findings),
        on.elections,
    )  # fmt: skip
    found = [finding for rule in on.rules for finding in rule.findings(facts)]
    findings, answered = _answer(account, found)
    return CheckedAccount(
        reading,
        coverage,
        tuple(worst_first([*reading.findings, *findings, *_unused(facts, found, by_name)])),
        tuple(answered),
        facts.quotes,
        clock.was_asked,
    )


def _answer(account: Account, found: list[Finding]) -> tuple[list[Finding], list[tuple[Finding, Answer]]]:
    """Findings kept, and findings answered. An error cannot be answered: it must be put right.

    Nor can what is found in a self-assessment, because answers are published.
    """
    kept: list[Finding] = []
    answered: list[tuple[Finding, Answer]] = []
    for finding in found:
        answer = next((answer for answer in account.form.answers if _answers(answer, finding)), None)
        if answer is None or finding.severity is Severity.ERROR or is_apart(finding):
            kept.append(finding)
        else:
            answered.append((finding, answer))
    return kept, answered


def _answers(answer: Answer, finding: Finding) -> bool:
    in_section = answer.section is None or finding.location.file.endswith(f"/{answer.section}.md")
    return answer.rule == finding.rule and in_section


def _unused(facts: Facts, found: list[Finding], rules: Mapping[str, Rule]) -> Iterable[Finding]:
    """Part of expired-omission, which needs to know what every other rule found.

    While something in the files is not as it should be, rules are silent that will speak again.
    """
    expired, account = rules["expired-omission"], facts.account
    for index, answer in enumerate(account.form.answers):
        if answer.rule not in rules:
            problem = f"No rule is called “{answer.rule}”.{did_you_mean(answer.rule, rules)}"
        elif rules[answer.rule].severity is Severity.ERROR:
            problem = f"“{answer.rule}” finds errors, which cannot be answered; they must be put right."
        elif rules[answer.rule].family == APART:
            problem = f"“{answer.rule}” looks at self-assessments, which may be private, and answers are published."
        elif facts.is_whole and not any(_answers(answer, finding) for finding in found):
            problem = f"This answers {answer.rule}, which finds nothing here any more."
        else:
            continue
        place = account.document.place("answers", index, "rule")
        yield Finding(expired.name, expired.severity, place, problem, "take the answer out", expired.why)

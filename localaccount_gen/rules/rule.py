"""What a rule is: a name, a manual, and one generator over the facts of an account."""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from localaccount_gen.account import Account, FigureEntry, Section
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.claims import MAY_CLAIM, Claim, claims
from localaccount_gen.compare import beside_england
from localaccount_gen.coverage import SectionCoverage, section_words
from localaccount_gen.elections import PreElection
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.grids import Grid, grids
from localaccount_gen.mentions import words_of
from localaccount_gen.model import Comparison, Difference, Measure, OfficialFigure
from localaccount_gen.prose import Kind, Part, Sentence, parts
from localaccount_gen.quotes import Quotes, quotes_in
from localaccount_gen.requirements import Framework
from localaccount_gen.statements import Statement, statements
from localaccount_gen.tellings import Telling, tellings


class Clock:
    """Says which day it is, and knows whether anybody asked."""

    def __init__(self, day: date) -> None:
        self._day = day
        self.was_asked = False

    @property
    def day(self) -> date:
        self.was_asked = True
        return self._day


@dataclass(frozen=True)
class Facts:
    """All that a rule may look at."""

    account: Account
    framework: Framework
    catalogue: Catalogue
    quotes: Quotes
    coverage: Mapping[str, SectionCoverage]
    clock: Clock
    earlier: tuple[Account, ...] = ()
    """The council's accounts of earlier periods, oldest first, as far as they can be read."""
    rules: Mapping[str, "Rule"] = field(default_factory=dict)
    """The rules as this site has set them, by name."""
    broken: frozenset[str] = frozenset()
    """Files in which reading found a slip, so that something of theirs may be missing here."""
    pre_election: tuple[PreElection, ...] = ()
    """The weeks before an election that this site names."""

    @property
    def today(self) -> date:
        """What a rule may look at the calendar for; an account that makes it do so is built anew every day."""
        return self.clock.day

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every sentence of account.yml and of each section, read once for all rules."""
        return tuple(parts(self.account))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the account."""
        return tuple(chain.from_iterable(part.sentences for part in self.parts))

    @cached_property
    def whole(self) -> Part:
        """The same as one part: to look for words in a whole account at once is quick."""
        return Part("", self.sentences)

    @cached_property
    def charted(self) -> tuple[Measure, ...]:
        """The measures that sections compare, each once, in the order of the pages."""
        uses = [use for section in self.account.sections for use in section.form.measures]
        measures = (self.catalogue.measure(use.measure, self.account.period) for use in uses)
        return tuple({measure.id: measure for measure in measures if measure}.values())

    @property
    def sections(self) -> list[Section]:
        """The sections that could be read whole: in the others nothing can be called missing."""
        return [section for section in self.account.sections if section.document.file not in self.broken]

    @property
    def is_whole(self) -> bool:
        """Whether every file of the account could be read whole, so that what is not here is nowhere in it."""
        return not self.broken and not self.account.unread

    def section(self, key: str) -> Section | None:
        """A section that could be read whole."""
        return next((section for section in self.sections if section.key == key), None)

    def comparison(self, measure: Measure) -> Comparison:
        """The council's figure against others and its own past, made once for all rules."""
        return self.quotes.comparison(measure)

    def beside_england(self, measure: Measure) -> tuple[OfficialFigure, Difference]:
        """The council's figure and how it stands to England's: a tenth of the time of a whole comparison."""
        if measure.id not in self._beside_england:
            beside = beside_england(self.catalogue, measure, self.account.council.area, self.account.period)
            self._beside_england[measure.id] = beside
        return self._beside_england[measure.id]

    @cached_property
    def _beside_england(self) -> dict[str, tuple[OfficialFigure, Difference]]:
        return {}

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """The text of each file in small letters, by the file's name: to see quickly what cannot be in it."""
        documents = (self.account.document, *(section.document for section in self.account.sections))
        return {document.file: document.source.text.casefold() for document in documents}

    def sentences_with(self, *marks: str) -> list[Sentence]:
        """The sentences that hold one of these, given in small letters. Searching for plain words first is quick."""
        present = [mark for mark in marks if mark in self._listed or not mark.isalpha()]
        return self.whole.having(present)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the account, in small letters."""
        return words_of(self.whole.words)

    @cached_property
    def _listed(self) -> str:
        """The vocabulary as a text: a tenth of the account's to look for a part of a word in."""
        return "\n".join(self.vocabulary)

    def part(self, key: str) -> Part:
        """The sentences of a section; with an empty key those of account.yml."""
        return next(part for part in self.parts if part.key == key)

    def section_words(self, section: Section) -> int:
        """How many words a section tells, counted once for its coverage."""
        covered = self.coverage.get(section.key)
        return covered.words if covered else section_words(section)

    @cached_property
    def quoting(self) -> Mapping[str, list[int]]:
        """Where in `sentences` each figure or measure is quoted, by its name."""
        found: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            if "[[" in sentence.words:
                for quote in quotes_in(sentence.words):
                    found.setdefault(quote.name, []).append(place)
        return found

    def setting(self, rule: "Rule", name: str) -> int:
        """The threshold in force: the rule's own, or what this site's mkdocs.yml says instead."""
        return self.rules.get(rule.name, rule).settings[name]

    @cached_property
    def own_figures(self) -> tuple[FigureEntry, ...]:
        """The local figures that the council entered itself, and not those a command took from official files."""
        imported = self.account.imported.document if self.account.imported else None
        return tuple(entry for entry in self.account.figure_entries if entry.document is not imported)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The same with the numbers and the measures in them."""
        return tuple(tellings(self.account, self.catalogue, self.whole, self.vocabulary))

    @cached_property
    def numbered(self) -> tuple[Telling, ...]:
        """Those that may hold a number, and not only a quote of a figure."""
        return tuple(telling for telling in self.tellings if telling.may_have_number)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The numbers that sentences give as the council's own official figures."""
        return tuple(statement for telling in self.numbered for statement in statements(telling))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the sentences claim of measures."""
        marks = {match[0] for match in MAY_CLAIM.finditer(self._listed)}
        may = {id(sentence) for sentence in self.whole.having(marks)}
        return tuple(claim for one in self.tellings if id(one.sentence) in may for claim in claims(one))

    def telling(self, words: str) -> Telling:
        """The same for words that are no sentence of a text, such as a cell of a table."""
        nowhere = Sentence(words, Kind.CELL, self.account.document, "", 0)
        return Telling(nowhere, self.account, self.catalogue)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Every table of the account, from files and from the Markdown of its sections."""
        return tuple(grids(self.account))


@dataclass(frozen=True)
class Found:
    """What a rule yields: where, what is wrong, and what to type."""

    location: Location
    problem: str
    fix: str
    advice: bool = False
    """Whether it is no more than advice, whatever the rule's severity."""


@dataclass(frozen=True)
class Example:
    """A file of an account, whole, which a rule must pass or fail."""

    file: str
    content: str


@dataclass(frozen=True)
class Rule:
    """One thing an honest account does."""

    name: str
    family: str
    severity: Severity
    source: str
    summary: str
    why: str
    passes: Example
    fails: Example
    settings: Mapping[str, int]
    """Thresholds by name, with their defaults."""
    find: Callable[[Facts], Iterator[Found]] | None
    """None for what reading finds by itself, before there is an account to look at."""

    def findings(self, facts: Facts) -> Iterator[Finding]:
        for found in self.find(facts) if self.find else ():
            severity = Severity.ADVICE if found.advice else self.severity
            yield Finding(self.name, severity, found.location, found.problem, found.fix, self.why)


_Generator = Callable[[Facts], Iterator[Found]]


def rule(
    family: str, severity: Severity, source: str, settings: Mapping[str, int] | None = None
) -> Callable[[_Generator], Rule]:
    """Makes a Rule of a generator: its name from the function's, its manual from the docstring."""

    def make(function: _Generator) -> Rule:
        return _rule(function.__name__, inspect.getdoc(function) or "", family, severity, source, settings, function)

    return make


def found_while_reading(family: str, severity: Severity, source: str) -> Callable[[Callable[[], None]], Rule]:
    """The same for what `load` finds; the function has a docstring and nothing to run."""

    def make(function: Callable[[], None]) -> Rule:
        return _rule(function.__name__, inspect.getdoc(function) or "", family, severity, source, None, None)

    return make


def _rule(
    name: str,
    manual: str,
    family: str,
    severity: Severity,
    source: str,
    settings: Mapping[str, int] | None,
    find: _Generator | None,
) -> Rule:
    summary, _, rest = manual.partition("\n\n")
    why = re.search(r"^Why: (.+?)(?=\n\n)", rest, re.DOTALL | re.MULTILINE)
    if why is None:
        raise AssertionError(f"the manual of {name} has no Why")
    return Rule(
        name=name.replace("_", "-"),
        family=family,
        severity=severity,
        source=source,
        summary=" ".join(summary.split()),
        why=" ".join(why[1].split()).rstrip("."),
        passes=_example(rest, "Passes", name),
        fails=_example(rest, "Fails", name),
        settings=settings or {},
        find=find,
    )


def _example(manual: str, heading: str, name: str) -> Example:
    block = re.search(rf"^{heading} \(([\w.\-/]+)\)::\n\n((?:    .*\n|\n)*(?:    .*)?)", manual, re.MULTILINE)
    if block is None:
        raise AssertionError(f"the manual of {name} has no example that {heading.lower()}")
    return Example(block[1], textwrap.dedent(block[2]).strip("\n") + "\n")

"""How the council judges itself, as pages and documents show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from localaccount_gen import amounts, words
from localaccount_gen.account import Account, FigureEntry, Judged, SelfAssessment
from localaccount_gen.assessmentforms import EvidenceForm
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Comparison
from localaccount_gen.render.accounts import ShownAccount, account_page
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.scorecard import SCORE_CARD
from localaccount_gen.schemes import Reached

SELF_ASSESSMENT = "self-assessment/"


@dataclass(frozen=True)
class ShownEvidence:
    """What shows that a level is right."""

    words: str
    said: str
    """What stands at the place: a figure or a measure in a sentence; may be empty."""
    title: str
    """What the link says; empty where the evidence has no place that is known."""
    address: str
    """Of the site, or whole for a document elsewhere."""

    @property
    def is_elsewhere(self) -> bool:
        return "://" in self.address


@dataclass(frozen=True)
class ShownElement:
    """One element with the level claimed for it."""

    title: str
    asks: str
    level: str
    """“Level 2 (of 0 to 3)”, or that nobody has judged it yet."""
    means: str
    """What that level is; empty where there is none."""
    reached: Reached
    evidence: tuple[ShownEvidence, ...]
    strengths: tuple[str, ...]
    areas: tuple[str, ...]

    @property
    def is_below(self) -> bool:
        return self.reached is Reached.BELOW


@dataclass(frozen=True)
class ShownSelfAssessment:
    """A self-assessment with everything a page of it shows."""

    judged: SelfAssessment
    elements: tuple[ShownElement, ...]
    """Those the file has."""
    unjudged: tuple[str, ...]
    """Titles of elements of the scheme that the file does not have."""

    @property
    def key(self) -> str:
        return f"theme-{self.judged.theme}"

    @property
    def agreed(self) -> str:
        """Who agreed it, and when, as a sentence."""
        form = self.judged.form
        if form.agreed_by is None:
            return "Nobody is said to have agreed this."
        when = f", {words.day(form.agreed.isoformat())}" if form.agreed else ""
        return f"Agreed by: {form.agreed_by}{when}."


def shown_self_assessment(one: SelfAssessment, shown: ShownAccount) -> ShownSelfAssessment:
    """A self-assessment with the places of its evidence."""
    have = {judged.element.key for judged in one.judged}
    return ShownSelfAssessment(
        one,
        tuple(shown_element(judged, one, shown) for judged in one.judged),
        tuple(element.title for element in one.scheme.elements if element.key not in have),
    )


def shown_element(judged: Judged, one: SelfAssessment, shown: ShownAccount) -> ShownElement:
    """One element of it."""
    form, element, scheme = judged.form, judged.element, one.scheme
    level = element.level(form.level) if form.level is not None else None
    lowest, highest = element.levels[0].number, element.levels[-1].number
    word = scheme.level_word.capitalize()
    return ShownElement(
        title=element.title,
        asks=element.asks,
        level=f"{word} {level.number}, on a scale from {lowest} to {highest}" if level else "Not judged yet",
        means=level.words if level else "",
        reached=scheme.reached(form.level),
        evidence=tuple(_evidence(each, shown) for each in form.evidence),
        strengths=form.strengths,
        areas=form.areas_for_development,
    )


def _evidence(form: EvidenceForm, shown: ShownAccount) -> ShownEvidence:
    """The evidence with the nearest place that shows it: a measure, else a figure, else a section, else a document."""
    for said, title, address in _places(form, shown):
        return ShownEvidence(form.words, said, title, address)
    return ShownEvidence(form.words, "", "", "")


def _places(form: EvidenceForm, shown: ShownAccount) -> Iterator[tuple[str, str, str]]:
    account = shown.account
    if form.measure:
        for row in shown.checked.score_card.rows:
            measure = row.comparison.measure
            if form.measure in (measure.id, measure.code_in(account.period)):
                yield words.headline(row.comparison), measure.plain_title, measure_address(row.comparison, shown)
    if form.figure and (entry := account.figures.get(form.figure)):
        address = figure_address(entry, account)
        title = next((one.title for one in shown.sections if address.startswith(one.address)), "At a glance")
        yield figure_sentence(entry.figure), title, address
    if form.section and (section := shown.by_key.get(form.section)) and not section.omission:
        yield "", section.title, section.address
    if form.address:
        yield "", f"A document on {urlsplit(form.address).hostname or 'another website'}", form.address


def measure_address(comparison: Comparison, shown: ShownAccount) -> str:
    """Where the site shows a comparison: in its section; else among all official figures."""
    for section in shown.sections:
        for placed in section.charts:
            if placed.comparison.measure.id == comparison.measure.id:
                return placed.place
    return f"{shown.address}{SCORE_CARD}"


def figure_sentence(figure: LocalFigure) -> str:
    """“Average wait for a first assessment: 42 days, down 4 days from 46 days.”"""
    change = amounts.change(figure)
    label = f"{figure.label[:1].upper()}{figure.label[1:]}"
    return f"{label}: {amounts.amount(figure)}{f', {change}' if change else ''}."


def figure_address(entry: FigureEntry, account: Account) -> str:
    """The page with the figure's own line: that of its section, or the account's first."""
    for section in account.sections:
        if section.document.file == entry.document.file:
            return f"{account.address}{section.key}/#figures"
    return account.address


def self_assessment_pages(shown: ShownAccount) -> Iterator[Outline]:
    """One page with every self-assessment that is public; none where there is none."""
    public = [shown_self_assessment(one, shown) for one in shown.account.shared("public")]
    if public:
        name = shown.account.council.short_name
        page = account_page(
            shown, "self_assessment", SELF_ASSESSMENT, f"How the council judges itself – {shown.name}",
            f"How good {name} thinks its adult social care is, theme by theme, what shows it, and what must be better.",
        )  # fmt: skip
        yield Outline(page, {"shown": shown, "public": public})

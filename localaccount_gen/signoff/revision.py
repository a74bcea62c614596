"""All that changed between an account as it was and as it is: figures first, then words, section by section."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.approval.inputs import FIGURES
from localaccount_gen.approval.recording import Candidate
from localaccount_gen.approval.telling import page_name
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project
from localaccount_gen.publish import Published
from localaccount_gen.requirements import Framework
from localaccount_gen.signoff.before import Before, approved_before, commit_before, previous_before, story_texts
from localaccount_gen.signoff.figures import (
    MONEY,
    edited_figures,
    lost_figures,
    measures_of,
    official_changes,
    own_changes,
    revised_figures,
    unsaid,
)
from localaccount_gen.signoff.redline import Fate, PageChange, Passage, redline

NOTHING = "Nothing has changed."

WORDS_ONLY = "a link, a picture or an emphasis"


@dataclass(frozen=True)
class FigureGroup:
    """Figures of one kind, a sentence each."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class PageWords:
    """What changed in the words of one page."""

    heading: str
    key: str
    passages: tuple[Passage, ...]
    said: str = ""
    """In place of passages: that the page is new, is gone, or has the same words otherwise presented."""


@dataclass(frozen=True)
class Revision:
    """What changed in an account."""

    account: str
    """“Torbay Council, 2024-25”."""
    since: str
    """“the account of 2023-24”."""
    figures: tuple[FigureGroup, ...]
    pages: tuple[PageWords, ...]
    same_period: bool = True
    """False between the accounts of two periods, where charts and tables are told by the figures alone."""

    @property
    def title(self) -> str:
        return f"{self.account}: what has changed since {self.since}"

    @property
    def is_empty(self) -> bool:
        return not self.figures and not self.pages


def revision(
    asked: Candidate, since: str, project: Project, published: Published, catalogue: Catalogue, framework: Framework
) -> Revision:
    """What changed since `approval`, since `previous` (the council's account before), or since a commit.

    Raises ProjectError where there is nothing to set the account against.
    """
    account = asked.account
    if since == "approval":
        before = approved_before(asked)
        if before is None:
            raise ProjectError(f"{asked.name} has not been approved yet. Ask with  --since previous  or a commit.")
    elif since == "previous":
        before = previous_before(asked, project, published)
        if before is None:
            raise ProjectError(f"There is no account of {account.council.name} before {account.period}.")
    else:
        before = commit_before(project, account.folder, since, framework)
    return revised(asked, before, project, published, catalogue, framework)


def revised(
    asked: Candidate,
    before: Before,
    project: Project,
    published: Published,
    catalogue: Catalogue,
    framework: Framework,
) -> Revision:
    """What changed in an account since it was as `before` says."""
    shown = project.shown(asked.account.folder)
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    titles |= {one.key: one.form.title for one in asked.account.sections if one.form.title}
    years = before.years_to(asked.account)
    now = story_texts(asked.account, published) if years else asked.wording.texts
    pages = redline(before.texts, now, years)
    if not years:
        table = published.inputs(project, shown, 1).written[FIGURES].decode()
        groups = list(_between_states(asked.account, before, table, catalogue))
    else:
        assert before.account is not None
        groups = list(_between_periods(asked.account, before.account, published, shown))
    told = tuple(
        PageWords(page_name(page.key, titles), page.key, _led(page, titles, years), _said(page)) for page in pages
    )
    return Revision(asked.name, before.name, tuple(one for one in groups if one.sentences), told, not years)


def _between_periods(account: Account, before: Account, published: Published, shown: str) -> Iterator[FigureGroup]:
    card = published.rendered[shown].score_card
    yield FigureGroup("Official figures", tuple(one.sentence for one in official_changes(card)))
    yield FigureGroup("Official figures of which nobody can say what has changed", unsaid(card))
    own = list(own_changes(account, before))
    yield FigureGroup(
        "The council’s own figures", tuple(one.sentence for figure, one in own if figure.unit not in MONEY)
    )
    yield FigureGroup("Money", tuple(one.sentence for figure, one in own if figure.unit in MONEY))
    yield FigureGroup("Figures that are not told any more", lost_figures(account, before))


def _between_states(account: Account, before: Before, table: str, catalogue: Catalogue) -> Iterator[FigureGroup]:
    names = {account.council.area.code: account.council.area.name}
    if before.figures:
        revised = revised_figures(before.figures, table, catalogue, names)
        yield FigureGroup("Official figures", tuple(one.sentence for one in revised))
        yield FigureGroup("Official measures", tuple(_other_measures(before.figures, table, catalogue)))
    if before.account:
        own = list(edited_figures(account, before.account))
        others = tuple(one.sentence for figure, one in own if figure.unit not in MONEY)
        yield FigureGroup("The council’s own figures", others)
        yield FigureGroup("Money", tuple(one.sentence for figure, one in own if figure.unit in MONEY))
        yield FigureGroup("Figures that are not told any more", lost_figures(account, before.account))


def _other_measures(old: str, new: str, catalogue: Catalogue) -> Iterator[str]:
    before, after = measures_of(old), measures_of(new)
    if added := _titles((key for key in after if key not in before), catalogue):
        yield f"Compared now, and not before: {added}."
    if gone := _titles((key for key in before if key not in after), catalogue):
        yield f"Compared before, and not now: {gone}."


def _titles(keys: Iterable[str], catalogue: Catalogue) -> str:
    titles = [f"“{catalogue.measures[key].plain_title}”" for key in keys if key in catalogue.measures]
    return words.listed(titles) if titles else ""


def _led(page: PageChange, titles: Mapping[str, str], years: int) -> tuple[Passage, ...]:
    """The passages, each page that one moved from by its name; within one period figures first."""
    named = [
        replace(one, moved_from=page_name(one.moved_from, titles) if one.moved_from else "") for one in page.passages
    ]
    return tuple(named if years else sorted(named, key=lambda passage: not passage.has_figure))


def _said(page: PageChange) -> str:
    if page.is_new:
        return "This page is new."
    if page.is_gone:
        return "This page is gone."
    return "" if page.passages else f"No word has changed: it is {WORDS_ONLY}."


def label(passage: Passage) -> str:
    """What stands before a passage."""
    if passage.fate is Fate.MOVED and passage.moved_from:
        return f"Moved here from “{passage.moved_from}”"
    return passage.fate.value

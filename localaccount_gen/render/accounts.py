"""An account as pages show it, and the pages that are about the whole of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.approval.telling import approval_sentences, correction_sentence, corrections_to_announce, notice
from localaccount_gen.approval.wording import page_key
from localaccount_gen.checked import Checked
from localaccount_gen.editions import Edition
from localaccount_gen.filled import filled
from localaccount_gen.markup import Converted, Setting, convert
from localaccount_gen.model import Period
from localaccount_gen.pages import Page, PageLink, Prose
from localaccount_gen.quotes import imported_in
from localaccount_gen.render.descriptions import section_description, shortened
from localaccount_gen.render.easyread import EASY_READ, easy_read_facts
from localaccount_gen.render.formats import Format
from localaccount_gen.render.keyfacts import Fact, key_fact
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.scorecard import ALL_FIGURES, SCORE_CARD, score_card_facts
from localaccount_gen.render.sections import Links, PriorityLink, ShownSection, priorities, row, shown_section
from localaccount_gen.render.translations import ShownTranslation, language_links, shown_transcript, shown_translations
from localaccount_gen.render.words import in_order, linked_terms
from localaccount_gen.requirements import Framework


@dataclass(frozen=True)
class ShownAccount:
    """An account with everything its pages show."""

    account: Account
    """With every quote filled in."""
    checked: Checked
    framework: Framework
    sections: tuple[ShownSection, ...]
    people: Fact | None
    money: Fact | None
    foreword: Prose | None
    printed_foreword: Prose | None
    """The same for the page that has everything, from which links lead another way."""
    faulty: tuple[str, ...]
    """Files in whose Markdown the sanitiser had to take something out."""
    translations: tuple[ShownTranslation, ...]
    transcript: Prose | None
    """The words of the film in British Sign Language."""
    linked: frozenset[str]
    """Pictures and data files the account names."""

    @property
    def address(self) -> str:
        return self.account.address

    @property
    def name(self) -> str:
        """“Torbay local account 2024-25”, which begins or ends the title of every page."""
        return f"{self.account.council.short_name} local account {self.account.period}"

    @property
    def updated(self) -> date | None:
        """The day on which it was published or last corrected; None where it does not say."""
        days = (self.account.form.published, *(one.date for one in self.account.form.corrections))
        return max((day for day in days if day), default=None)

    @property
    def by_key(self) -> Mapping[str, ShownSection]:
        return {section.key: section for section in self.sections}

    @cached_property
    def edition(self) -> Edition:
        """What its other editions are made of."""
        return Edition(
            account=self.account,
            checked=self.checked,
            framework=self.framework,
            charts={section.key: [placed.chart for placed in section.charts] for section in self.sections},
            stories={section.key: section.story.html for section in self.sections},
            foreword=self.foreword.html if self.foreword else "",
            terms=in_order(term for section in self.sections for term in section.terms),
        )

    @property
    def has_easy_read(self) -> bool:
        return any(section.form.easy_read.rows for section in self.sections)

    @property
    def priorities(self) -> Mapping[str, PriorityLink]:
        return priorities(self.sections)

    @property
    def approval(self) -> list[str]:
        """Who approved it and what has become of the approval, as sentences."""
        return approval_sentences(self.checked.standing, self.section_titles)

    @property
    def corrections(self) -> list[tuple[date, str]]:
        """Each correction: its day, and what was corrected, why and by whom."""
        return [(one.date, correction_sentence(one, self.section_titles)) for one in self.account.form.corrections]

    @property
    def section_titles(self) -> dict[str, str]:
        return {section.key: section.title for section in self.sections}

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of suggested sections that the account neither has nor explains."""
        return self.edition.missing


def shown_account(checked: Checked, framework: Framework) -> ShownAccount:
    """The account with its quotes filled in, its Markdown converted and its comparisons drawn."""
    account = filled(checked.account, checked.quotes)
    found = (
        shown_section(account, requirement, checked.comparisons.get(requirement.key, ()))
        for requirement in framework.requirements
    )
    sections = tuple(section for section in found if section)
    cleaned = {section.key for section in sections if section.cleaned}
    foreword, links = _foreword(account, account.address)
    linked = [*(section.linked for section in sections), _named_tables(account), links.files]
    faulty = [section.document.file for section in account.sections if section.key in cleaned]
    if foreword and foreword.cleaned:
        faulty.append(account.document.file)
    glance = account.form.at_a_glance
    translated, signed = shown_translations(account), shown_transcript(account)
    return ShownAccount(
        account=account,
        checked=checked,
        framework=framework,
        sections=sections,
        people=key_fact(account, glance.people),
        money=key_fact(account, glance.money),
        foreword=_prose(account, foreword),
        printed_foreword=_prose(account, _foreword(account, f"{account.address}print/")[0]),
        faulty=(*faulty, *(one.file for one in (*translated, signed) if one and one.cleaned)),
        translations=translated,
        transcript=signed.prose if signed else None,
        linked=frozenset().union(*linked, *(one.linked for one in (*translated, signed) if one)),
    )


def _foreword(account: Account, here: str) -> tuple[Converted | None, Links]:
    links = Links(account, here)
    foreword = account.form.foreword
    return convert(foreword.words, links.link, Setting(3, "foreword-")) if foreword else None, links


def _prose(account: Account, made: Converted | None) -> Prose | None:
    foreword = account.form.foreword
    return Prose(foreword.words, made.html) if foreword and made else None


def _named_tables(account: Account) -> frozenset[str]:
    return frozenset(table.file for section in account.sections for table in section.form.tables)


def account_pages(
    shown: ShownAccount, others: Sequence[Period], formats: Sequence[Format], feed: str = ""
) -> list[Outline]:
    """Every page of an account but those for paper. `others` are the council's other periods, newest first.

    `feed` is where the feed of the council's accounts stands; empty where there is none.
    """
    return [
        _landing(shown, others, formats),
        *(_section(shown, place) for place in range(len(shown.sections))),
        _score_card(shown),
        _about(shown, formats, feed),
    ]


def account_page(shown: ShownAccount, kind: str, last: str, title: str, description: str) -> Page:
    account = shown.account
    demonstration = account.form.demonstration
    address = f"{shown.address}{last}"
    key = page_key(shown.address, address)
    council = PageLink(account.council.short_name, f"{account.council.slug}/")
    landing = PageLink(str(account.period), shown.address)
    return Page(
        address=address,
        kind=kind,
        title=title,
        description=description,
        body=(),
        contents=_contents(shown, address),
        trail=(council,) if not last else (council, landing),
        banners=(demonstration.what,) if demonstration else (),
        draft=shown.checked.draft,
        noindex=shown.checked.draft,
        searchable=not shown.checked.draft,
        notice=notice(shown.checked.standing, account),
        corrections=tuple(corrections_to_announce(account.form.corrections, key, shown.section_titles)),
        council=account.council.name,
        updated=shown.updated,
        style_sheet=account.council.style_sheet,
    )


def _contents(shown: ShownAccount, here: str) -> tuple[PageLink, ...]:
    links = [PageLink("At a glance", shown.address)]
    if shown.has_easy_read:
        links.append(PageLink("Easy Read", f"{shown.address}{EASY_READ}"))
    links += [PageLink(section.title, section.address, group="Sections") for section in shown.sections]
    links.append(PageLink(ALL_FIGURES, f"{shown.address}{SCORE_CARD}", group="Official figures"))
    links += language_links(shown.address, shown.translations, shown.transcript is not None)
    others = [("How the council judges itself", "self-assessment/")] if shown.account.shared("public") else []
    others += [("How this account was made", "about/"), ("All of it on one page", "print/")]
    links += [PageLink(title, f"{shown.address}{last}", group="About this account") for title, last in others]
    return tuple(replace(link, current=link.address == here) for link in links)


def _landing(shown: ShownAccount, others: Sequence[Period], formats: Sequence[Format]) -> Outline:
    account = shown.account
    place, covered = account.council.short_name, words.period(account.period)
    page = account_page(
        shown, "landing", "", f"Adult social care in {place}: local account {account.period}",
        f"How many people got support in {place}, what it cost, what went well and what must be better, {covered}.",
    )  # fmt: skip
    facts = {
        "shown": shown,
        "formats": formats,
        "counted": words.directions_counted(shown.checked.score_card.counts),
        "others": [PageLink(f"{period}", f"{account.council.slug}/{period}/") for period in others],
    }
    return Outline(page, facts, (shown.foreword,) if shown.foreword else ())


def _section(shown: ShownAccount, place: int) -> Outline:
    section = shown.sections[place]
    kind = "omission" if section.omission else "section"
    page = account_page(
        shown, kind, f"{section.key}/", f"{section.title} – {shown.name}", section_description(shown.account, section)
    )
    story, used = linked_terms(section.story.html, section.terms)
    facts = {"shown": shown, "section": section, "used": used, **_turn(shown, place + 1)}
    return Outline(page, facts, (replace(section.story, html=story),))


def _turn(shown: ShownAccount, place: int) -> dict[str, PageLink]:
    """The pages before and after one, by its place in the order in which an account is read."""
    links = [PageLink("At a glance", shown.address)]
    links += [PageLink(one.title, one.address) for one in shown.sections]
    links.append(PageLink(ALL_FIGURES, f"{shown.address}{SCORE_CARD}"))
    links.append(PageLink("How this account was made", f"{shown.address}about/"))
    return {"before": links[place - 1], "after": links[place + 1]}


def _score_card(shown: ShownAccount) -> Outline:
    said = words.directions_counted(shown.checked.score_card.counts)
    page = account_page(
        shown,
        "scorecard",
        SCORE_CARD,
        f"{ALL_FIGURES} – {shown.name}",
        shortened(f"{shown.account.council.short_name}, {shown.account.period}. {said}"),
    )
    landing = PageLink("At a glance", shown.address)
    facts = score_card_facts(shown.checked.score_card, shown.by_key, landing, shown.account.period)
    return Outline(page, {"shown": shown, **facts, **_turn(shown, len(shown.sections) + 1)})


def _about(shown: ShownAccount, formats: Sequence[Format], feed: str) -> Outline:
    title = f"How this account was made – {shown.name}"
    said = f"Who made the {shown.name}, who challenged it, what it leaves out and why, and how to get other formats."
    page = account_page(shown, "about", "about/", title, said)
    depths = [
        (section.title, shown.checked.coverage[section.key].depth.sentence)
        for section in shown.sections
        if section.key in shown.checked.coverage
    ]
    account = shown.account
    facts = {
        "shown": shown,
        "formats": formats,
        "depths": depths,
        "data": _data(shown),
        "feed": feed,
        "imported": [row(figure) for figure in imported_in(account, account.document).values()],
        "comparators": list(words.chosen_sentences(account.council.comparators)),
    }
    return Outline(page, facts)


def _data(shown: ShownAccount) -> list[PageLink]:
    """The files of figures, one a line: the account's own tables and every comparison."""
    tables = [PageLink(table.title, table.data) for section in shown.sections for table in section.tables]
    charts = [PageLink(chart.chart.heading, chart.data) for section in shown.sections for chart in section.charts]
    return list({link.address: link for link in (*tables, *charts)}.values())


def easy_read_page(shown: ShownAccount) -> Outline:
    """The Easy Read edition of an account that has one."""
    said = f"What help for adults was like in {shown.account.council.short_name}: short sentences and pictures."
    page = account_page(shown, "easy_read", EASY_READ, f"Easy Read – {shown.name}", said)
    return Outline(page, {"shown": shown, **easy_read_facts(shown.account, shown.checked.quotes, shown.framework)})

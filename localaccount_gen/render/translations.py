"""The first page in other languages, and the words of the film in British Sign Language, converted from Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from localaccount_gen.account import Account, Translation
from localaccount_gen.languages import Language, isolated
from localaccount_gen.markup import Setting, convert
from localaccount_gen.pages import PageLink, Prose
from localaccount_gen.render.sections import Links

_WORDS = re.compile("(?<=>)[^<]+")

SIGNED = "signed/"
"""Where the page on the film stands in an account."""


@dataclass(frozen=True)
class ShownText:
    """A text of an account that is not one of its sections."""

    prose: Prose
    file: str
    cleaned: bool
    """Whether the sanitiser had to take something out of it."""
    linked: frozenset[str]
    """Pictures and data files it names."""


@dataclass(frozen=True)
class ShownTranslation(ShownText):
    """The first page in another language."""

    translation: Translation
    address: str

    @property
    def language(self) -> Language:
        return self.translation.language

    @property
    def title(self) -> str:
        title = self.translation.form.title
        return isolated(title) if self.language.direction == "rtl" else title

    @property
    def name(self) -> str:
        """What the language is called by those who speak it."""
        return self.language.own_name

    @property
    def code(self) -> str:
        return self.language.code


def shown_translations(account: Account) -> tuple[ShownTranslation, ...]:
    """A page for each: `summary-cy/` for summary.cy.md, which stays whatever the account is called."""
    return tuple(_translation(account, one) for one in account.translations)


def shown_transcript(account: Account) -> ShownText | None:
    signed = account.form.signed
    return _text(account, signed.transcript, f"{account.address}{SIGNED}", account.document.file) if signed else None


def language_links(account: str, translations: Sequence[ShownTranslation], is_signed: bool) -> list[PageLink]:
    """The same for the contents of the account at an address."""
    group = "In other languages"
    links = [PageLink(one.name, one.address, group=group, language=one.code) for one in translations]
    return [*links, PageLink("British Sign Language", f"{account}{SIGNED}", group=group)] if is_signed else links


def _translation(account: Account, one: Translation) -> ShownTranslation:
    address = f"{account.address}summary-{one.language.code.lower()}/"
    text = _text(account, one.body, address, one.document.file)
    if one.language.direction == "rtl":
        # In what `convert` gives, every “<” begins one of our own tags, so that what stands between them is all words.
        html = _WORDS.sub(lambda words: isolated(words[0]), text.prose.html)
        text = replace(text, prose=Prose(text.prose.markdown, html))
    return ShownTranslation(text.prose, text.file, text.cleaned, text.linked, one, address)


def _text(account: Account, markdown: str, here: str, file: str) -> ShownText:
    links = Links(account, here)
    made = convert(markdown, links.link, Setting(2))
    return ShownText(Prose(markdown, made.html), file, made.cleaned, frozenset(links.files))

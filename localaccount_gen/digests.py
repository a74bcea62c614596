"""Digests of what an account says: whether anybody has read or translated these very words.

A digest is the first 12 hexadecimal digits of the SHA-256 of the words with single spaces, so that it can be typed.
Where lines break does not change it; a word, a figure, or an official figure that was revised does.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from localaccount_gen.account import Account, Section
from localaccount_gen.csvfile import DataTable
from localaccount_gen.quotes import Quotes
from localaccount_gen.yamlfile import texts

_OWN = ("easy_read",)
"""Editions of the words and not the words themselves; an edition's digest is on what it was made from."""


def digest(words: str) -> str:
    return sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def section_digest(section: Section, quotes: Quotes, tables: Mapping[str, DataTable]) -> str:
    """The digest of a section: its title, summary, story, figures and tables, all its page tells but the Easy Read.

    `tables` are the account's.
    """
    return digest("\n".join(_told(section, quotes, tables)))


def landing_digest(account: Account, quotes: Quotes) -> str:
    """The digest of what an account says at a glance, which a summary in another language tells."""
    glance = account.form.at_a_glance
    written = account.document.values.get("at_a_glance")
    told = [f"{'.'.join(map(str, path))} {quotes.fill(text)}" for path, text in texts(written)]
    facts = [fact.figure for fact in (glance.people, glance.money) if fact]
    return digest("\n".join([*told, *(quotes.fill(f"[[{name}]] [[{name}.change]]") for name in facts)]))


def _told(section: Section, quotes: Quotes, tables: Mapping[str, DataTable]) -> Iterator[str]:
    for path, text in section.document.texts:
        if path[0] not in _OWN:
            yield f"{'.'.join(map(str, path))} {quotes.fill(text)}"
    for use in section.form.measures:
        yield quotes.fill(f"[[{use.measure}]]")
    for named in section.form.tables:
        if table := tables.get(named.file):
            yield from (" | ".join(cells) for cells in (table.header, *table.rows))
    yield quotes.fill(section.body)

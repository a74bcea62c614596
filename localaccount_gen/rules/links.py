"""The rule of family `file` that needs the whole account: every link, name and quote leads somewhere."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from localaccount_gen.findings import Location, Severity, did_you_mean
from localaccount_gen.narrative import links
from localaccount_gen.quotes import Quote, quotes_in
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.yamlfile import Document


@rule("file", Severity.ERROR, "links and names that led nowhere in published accounts")
def broken_link(facts: Facts) -> Iterator[Found]:
    """A link, a picture, a table, a measure or a quoted figure leads somewhere.

    Why: a reader who follows it must find something

    Passes (scrutiny.md)::

        We supported [[people-supported]]. See [what we will do better](improvement.md).

    Fails (scrutiny.md)::

        We supported [[people-suported]].
    """
    account = facts.account
    yield from _named(facts)
    for document in account.documents:
        for path, text in document.texts:
            yield from _quotes(facts, text, partial(document.within, path))
    for section in account.sections:
        document = section.document
        for quote in quotes_in(section.body):
            if problem := _problem(facts, quote):
                yield Found(document.in_body(quote.offset, quote.length), problem, _QUOTE_FIX)
        for link in links(section.body):
            if problem := _dead_end(facts, link.destination, image=link.image):
                yield Found(
                    document.in_body(link.offset, link.length),
                    problem,
                    "name a section’s file, such as improvement.md, or a file in images or data",
                )


_QUOTE_FIX = "write the name of one of your figures, or a measure’s code in this period"


def _named(facts: Facts) -> Iterator[Found]:
    """Names in the front matter: figures, sections, priorities, tables, measures."""
    account = facts.account
    keys = [requirement.key for requirement in facts.framework.requirements]
    glance = account.form.at_a_glance
    for part, fact in (("people", glance.people), ("money", glance.money)):
        if fact and fact.figure not in _figure_names(facts) and not account.unread:
            yield Found(
                account.document.place("at_a_glance", part, "figure"),
                f"No figure is called “{fact.figure}”.{did_you_mean(fact.figure, account.figures)}",
                "write the name of one of your figures",
            )
    for part in ("went_well", "must_be_better", "next"):
        for index, highlight in enumerate(getattr(glance, part)):
            if highlight.section and highlight.section not in keys:
                yield _no_section(
                    account.document.place("at_a_glance", part, index, "section"), highlight.section, keys
                )
    for key in account.form.not_covered:
        if key not in keys:
            yield _no_section(account.document.key_place("not_covered", key), key, keys)
    for section in account.sections:
        yield from _named_in_section(facts, section.document)


def _named_in_section(facts: Facts, document: Document) -> Iterator[Found]:
    account, values = facts.account, document.values
    priorities = {priority.name for section in account.sections for priority in section.form.priorities}
    for index, weakness in enumerate(_entries(values, "must_be_better")):
        name = weakness.get("priority")
        if isinstance(name, str) and name not in priorities and not account.unread:
            yield Found(
                document.place("must_be_better", index, "priority"),
                f"No priority is called “{name}”.{did_you_mean(name, priorities)}",
                "write the name of a priority, as in improvement.md",
            )
    for index, practice in enumerate(_entries(values, "good_practice")):
        name = practice.get("figure")
        if isinstance(name, str) and not _is_figure(facts, name):
            yield Found(document.place("good_practice", index, "figure"), facts.quotes.unknown(name), _QUOTE_FIX)
    for index, table in enumerate(_entries(values, "tables")):
        name = table.get("file")
        if isinstance(name, str) and name not in account.files:
            yield Found(
                document.place("tables", index, "file"),
                f"There is no file “{name}” in this account.{did_you_mean(name, account.files)}",
                "put a CSV file in the account’s data folder and name it here, such as data/spending.csv",
            )
    uses = values.get("measures", [])
    for index, use in enumerate(uses if isinstance(uses, list) else []):
        name = use.get("measure") if isinstance(use, dict) else use
        if isinstance(name, str) and facts.catalogue.measure(name, account.period) is None:
            place = (
                document.place("measures", index, "measure")
                if isinstance(use, dict)
                else document.place("measures", index)
            )
            yield Found(
                place,
                facts.catalogue.unknown_measure(name, account.period),
                "write a measure’s code in this period, such as 4A, or its title",
            )


def _entries(values: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = values.get(key, [])
    return [entry if isinstance(entry, dict) else {} for entry in entries] if isinstance(entries, list) else []


def _no_section(place: Location, key: str, keys: list[str]) -> Found:
    return Found(place, f"No section is called “{key}”.{did_you_mean(key, keys)}", f"choose one of: {', '.join(keys)}")


def _is_figure(facts: Facts, name: str) -> bool:
    """Whether a name is that of a figure or a measure, or may be one of a section that could not be read."""
    measure = facts.catalogue.measure(name, facts.account.period)
    return name in _figure_names(facts) or measure is not None or bool(facts.account.unread)


def _figure_names(facts: Facts) -> set[str]:
    """Names as entered: one whose figure is wrong has its own finding, and its quotes need none."""
    return {
        name
        for document in facts.account.documents
        if isinstance(figures := document.values.get("figures"), dict)
        for name in figures
    }


def _quotes(facts: Facts, text: str, place: Callable[[str], Location]) -> Iterator[Found]:
    for quote in quotes_in(text):
        if problem := _problem(facts, quote):
            yield Found(place(text[quote.offset : quote.offset + quote.length]), problem, _QUOTE_FIX)


def _problem(facts: Facts, quote: Quote) -> str | None:
    problem = facts.quotes.problem(quote)
    if problem is None or quote.name in facts.account.figures:
        return problem
    return None if facts.account.unread or quote.name in _figure_names(facts) else problem


def _leaves(path: str) -> bool:
    """Whether a path leaves the account, which outside-account finds."""
    return path.startswith("/") or "\\" in path or ".." in path.split("/")


def _dead_end(facts: Facts, destination: str, *, image: bool) -> str | None:
    """Why a relative link leads nowhere; None for links to other sites and to places on the same page."""
    path = destination.partition("#")[0].partition("?")[0]
    if not destination:
        return "This link has no destination."
    if not path or ":" in destination or _leaves(path):
        return None
    account = facts.account
    if path in account.files:
        return None
    key = path.removesuffix(".md").strip("/")
    if (
        not image
        and path.endswith((".md", "/"))
        and (account.section(key) or key in account.form.not_covered or key in account.unread)
    ):
        return None
    known = [*account.files, *(f"{section.key}.md" for section in account.sections)]
    kind = "picture" if image else "page or file"
    return f"There is no {kind} “{path}” in this account.{did_you_mean(path, known)}"

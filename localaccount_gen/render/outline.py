"""A page before its template has drawn it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from localaccount_gen.pages import Page, Prose


@dataclass(frozen=True)
class Outline:
    """What a page is, and everything its template needs."""

    page: Page
    """Without a body as yet."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """By the name under which the template finds each."""
    prose: tuple[Prose, ...] = ()
    """The author's texts, which the template places by `story(0)`, `story(1)` …"""


def story(number: int) -> str:
    """Stands for an author's text in a template. Reading refuses these characters in everything a council writes."""
    return f"\ue000{number}\ue001"

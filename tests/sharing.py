"""Accounts of councils that share: entries of accounts.json made by hand, and the pages made of them."""

import re
from html import unescape
from typing import Any

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.register import Collection, Entry
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered import gathered_files, gathered_pages
from localaccount_gen.settings import Settings

SETTINGS = Settings("Local accounts", "https://accounts.example/")

BREAKS = {
    "name": "whole-day-breaks",
    "section": "carers",
    "title": "Breaks of a whole day",
    "what": "A carer rings one number and books a whole day.",
    "for_whom": "Carers",
    "result": "More carers had a break.",
    "figure": "Carers who had a break: 734 people, up 19.9% from 612.",
    "since": "2024-10-01",
    "cost": "£0.2 million a year",
    "contact": {"team": "Head of Carers’ Support", "email": "carers@example.org"},
    "borrow": [{"what": "The questions we ask", "address": "https://www.example.org/questions"}],
    "licence": "Open Government Licence v3.0",
    "themes": ["carers", "dementia"],
}


def entry(name: str, period: str = "2024-25", **told: Any) -> Entry:
    """The account of a real council, with what it shares. `base` makes it one of another site's."""
    area = load_catalogue().council(name)
    assert area is not None
    page = f"{slug(area.name)}/{period}/"
    year = int(period[:4])
    return Entry.model_validate({
        "council": {"name": f"{area.name} Council", "short_name": area.name, "code": area.code,
                    "folder": slug(area.name), "region": area.region, "type": area.type},
        "period": {"name": period, "from": f"{year}-04-01", "to": f"{year + 1}-03-31"},
        "published": f"{year + 1}-11-20",
        "page": page,
        "data": f"{page}account.json",
        "coverage": {"carers": "acted on", "waiting": "acted on"},
        **told,
    })  # fmt: skip


def help_with(theme: str, kind: str, **told: Any) -> dict[str, Any]:
    """One offer or ask."""
    contact = {"team": "Head of Social Work", "email": "socialwork@example.org"}
    return {"theme": theme, "kind": kind, "words": "Two days with the team.", "contact": contact, **told}


def page(address: str, *entries: Entry) -> Page:
    """A page made of these accounts."""
    found = [one for one in gathered_pages(Collection(entries), SETTINGS) if one.page.address == address]
    (outline,) = found
    return Drawing([SHIPPED_TEMPLATES]).page(outline)


def files(*entries: Entry, settings: Settings = SETTINGS) -> dict[str, str]:
    """Every text made of them, by its address."""
    made = gathered_files(Collection(entries), settings, Drawing([SHIPPED_TEMPLATES]))
    return {file.address: file.content.decode() for file in made if not file.address.endswith(".xlsx")}


def words(shown: Page) -> str:
    """What a reader of the page reads, without the tags."""
    spaced = re.sub(r"<(/?(p|li|dt|dd|h\d|td|th|tr|caption|desc|title|text)\b)", r" <\1", shown.html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).split())

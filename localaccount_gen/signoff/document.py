"""The file that goes to the lead member: what is asked, what changed, what will be asked, and the whole text.

It is whole in itself, with its styles and pictures and no script, so that it can be sent, read on a phone and printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from localaccount_gen import words
from localaccount_gen.approval.recording import Candidate
from localaccount_gen.approval.standing import State
from localaccount_gen.approval.sums import short
from localaccount_gen.approval.telling import given_sentence, page_name
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_ASSETS, SHIPPED_TEMPLATES, Project
from localaccount_gen.publish import Published
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.requirements import Framework
from localaccount_gen.signoff.before import approved_before, previous_before
from localaccount_gen.signoff.policy import policy
from localaccount_gen.signoff.questions import topics
from localaccount_gen.signoff.revision import NOTHING, Revision, label, revised
from localaccount_gen.signoff.telling import apart
from localaccount_gen.signoff.whole import Part, footed, parts, with_pictures
from localaccount_gen.standings import content_of

DRAFT = "Draft, not yet approved"

_ON_SCREEN = (
    "It stands only in the file for the screen that came with this one. Not every computer has the letters to print it."
)
_PAST_LATIN = "\u0250"
"""The first letter past those of Latin script with its accents (https://www.unicode.org/charts/)."""

SHEETS = (("charts", "all"), ("localaccount", "all"), ("easy-read", "all"), ("print", "print"))

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Marks around passages that run from the right. Such a passage has its `dir` too, and few fonts have a glyph for them,
without which no PDF is PDF/UA."""


@dataclass(frozen=True)
class Document:
    """The file in two shapes, and the pictures that the second is printed with."""

    html: str
    """Whole in itself."""
    for_paper: str
    """The same with pictures by their addresses, as the PDF maker takes them."""
    address: str
    """Where `for_paper` stands among the files."""
    files: Mapping[str, bytes]


def sign_off(
    asked: Candidate, project: Project, published: Published, catalogue: Catalogue, framework: Framework
) -> Document:
    """The file for the words an account has now."""
    account, publication = asked.account, published.publication
    titles = _titles(asked, framework)
    reference = asked.wording.reference
    is_approved = asked.standing.state is State.APPROVED and asked.standing.approved is not None
    state = "Approved" if is_approved else DRAFT
    name = f"{account.council.short_name} local account {account.period}"
    title = f"{state}: {name}, for the lead member"
    foot = f"{state} · Reference, short form: {short(reference)}"
    drawing = Drawing([SHIPPED_TEMPLATES])
    styles = [(sheet(project, one), media) for one, media in SHEETS]
    styles.append((_own_sheet(foot), "all"))
    given = asked.standing.approval.approvals if is_approved and asked.standing.approval else ()
    demonstration = account.form.demonstration
    facts: dict[str, object] = {
        "account": account, "called": name, "state": state, "reference": reference, "short": short(reference),
        "is_approved": is_approved, "edition": asked.wording.edition, "foot": foot, "label": label, "nothing": NOTHING,
        "apart": apart, "period": words.period(account.period), "sheets": styles,
        "policy": policy((style for style, _ in styles), pictures=True),
        "given": [given_sentence(one, titles) for one in given],
        "topics": topics(published.rendered[project.shown(account.folder)], titles),
        "demonstration": demonstration.what if demonstration else "",
    }  # fmt: skip
    line = drawing.document("sign_off_foot.html", _page(title), foot=foot)
    shown = [replace(part, html=footed(part.html, line)) for part in parts(account, publication, titles)]
    changed = _revision(asked, project, published, catalogue, framework)
    on_screen = drawing.document("sign_off.html", _page(title), **facts, parts=shown, revision=changed)
    on_paper = drawing.document(
        "sign_off.html",
        _page(title),
        **facts,
        parts=[_on_paper(part) for part in shown],
        revision=_printable(changed, {part.key for part in shown if not _has_letters(part)}),
    )
    address = f"{account.address}print/"
    files = {file.address: file.content for file in publication.files}
    html = with_pictures(on_screen, address, content_of(publication, project))
    return Document(html, on_paper.translate(_ISOLATES), address, files)


def _has_letters(part: Part) -> bool:
    """Whether every computer that prints has the letters of a part: those of Latin script."""
    return not part.language or all(letter < _PAST_LATIN or not letter.isalpha() for letter in part.html)


def _on_paper(part: Part) -> Part:
    if _has_letters(part):
        return part
    said = f"<h1>{escape(part.title)}</h1>\n<p>{_ON_SCREEN}</p>"
    return replace(part, html=said, language="", direction="")


def _printable(revision: Revision | None, left_out: set[str]) -> Revision | None:
    """A revision without words in letters that may not be there to print."""
    if revision is None:
        return None
    pages = (
        replace(page, passages=(), said=f"It has changed. {_ON_SCREEN}") if page.key in left_out else page
        for page in revision.pages
    )
    return replace(revision, pages=tuple(pages))


def _page(title: str) -> Page:
    return Page("", "sign_off", title, "", ())


def _titles(asked: Candidate, framework: Framework) -> dict[str, str]:
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    titles |= {section.key: section.form.title for section in asked.account.sections if section.form.title}
    return titles | {key: page_name(key, titles) for key in asked.wording.pages if key not in titles}


def _revision(
    asked: Candidate, project: Project, published: Published, catalogue: Catalogue, framework: Framework
) -> Revision | None:
    """Since the last approval; where there is none, or nothing changed since, since the council's account before it.

    None for a council's first account.
    """
    before = approved_before(asked) if asked.standing.has_other_words else None
    before = before or previous_before(asked, project, published)
    return revised(asked, before, project, published, catalogue, framework) if before else None


def sheet(project: Project, name: str) -> str:
    """A style sheet of the site, to stand in a page: the project's own, else the shipped one."""
    path = project.assets / "css" / f"{name}.css"
    found = path if path.is_file() else SHIPPED_ASSETS / "css" / f"{name}.css"
    return found.read_text(encoding="utf-8").replace("</", "<\\/")


def _own_sheet(foot: str) -> str:
    """The styles of this file alone, and the line at the foot of every sheet of paper."""
    own = "".join((SHIPPED_TEMPLATES / name).read_text(encoding="utf-8") for name in ("changes.css", "sign_off.css"))
    line = f'"{foot}\\A Page " counter(page) " of " counter(pages)'
    return f"{own}@page {{ @bottom-center {{ content: {line}; white-space: pre; font: 12pt sans-serif; }} }}\n"

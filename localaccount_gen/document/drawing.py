"""A document as one file of HTML: no script, no other file, and a policy that lets nothing else in."""

from localaccount_gen.document.parts import Document, Part
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.signoff.policy import policy


def drawn(document: Document) -> str:
    """The file."""
    styles = [(SHIPPED_TEMPLATES / name).read_text(encoding="utf-8") for name in ("review.css", "document.css")]
    if document.notice:
        # At the foot of every sheet of paper, so that a single sheet also tells what it is.
        words = " ".join(document.notice.replace("\\", "").replace('"', "'").replace("<", "").split())
        styles.append(f'@page {{ @bottom-left {{ content: "{words}"; font: 9pt sans-serif; }} }}\n')
    return Drawing([SHIPPED_TEMPLATES]).document(
        "document.html", Page("", "document", document.title, "", ()), document=document, kind=_kind,
        sheet="".join(styles), policy=policy(["".join(styles)]),
    )  # fmt: skip


def _kind(part: Part) -> str:
    return type(part).__name__.lower()

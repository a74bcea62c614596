"""An evaluation as one HTML file that needs nothing else: to send, to print and to keep."""

from urllib.parse import urlsplit

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_ASSETS, SHIPPED_TEMPLATES
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered.coverage import shown_matrix
from localaccount_gen.render.gathered.evaluated import PAGES, evaluated_facts
from localaccount_gen.requirements import Depth

_TITLE = "Local accounts of adult social care, side by side"


def evaluation_page(evaluation: Evaluation, base: str = "") -> str:
    """`base` is the address of the site that the accounts are published at; without one there are no links to them.

    Nor are there to accounts of a site that nobody knows the address of.
    """
    styles = {
        name: (SHIPPED_ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8")
        for name in ("localaccount", "coverage", "print")
    }

    def link(address: str) -> str:
        if address.startswith(("https://", "http://")):
            return "" if str(urlsplit(address).hostname).endswith(".invalid") else address
        return f"{base}{address}" if base else ""

    page = Page("", "evaluation", _TITLE, "", ())
    return Drawing([SHIPPED_TEMPLATES]).document(
        "evaluation.html",
        page,
        styles=styles,
        shown=shown_matrix(evaluation.newest, link),
        depths=sorted(Depth, reverse=True),
        titles={name: title for name, title, _ in PAGES},
        **evaluated_facts(evaluation),
    )

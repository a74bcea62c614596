"""What a check found, told in one of several formats, each a module. Printing is the caller's."""

import importlib

from localaccount_gen.report.review import Review, counts, summary

__all__ = ["FORMATS", "Review", "counts", "report", "summary"]

_MODULES = {
    "text": "text",
    "json": "data",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "azure": "azure",
    "junit": "junit",
    "markdown": "comment",
    "html": "page",
}
FORMATS = tuple(_MODULES)


def report(review: Review, form: str) -> str:
    """The findings in one of FORMATS, in the order given."""
    # Each is loaded when it is asked for: a page needs templates, which take longer to load than an account to check.
    told: str = importlib.import_module(f"localaccount_gen.report.{_MODULES[form]}").told(review)
    return told

"""A small finished site in which an audit finds nothing, to spoil one thing at a time."""

from collections.abc import Mapping
from pathlib import Path

STYLES = """
body { margin: 0; padding: 1rem; font: 19px/1.5 sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
a { color: #004; } main:focus { outline: none; }
:focus-visible { outline: 3px solid #111; }
svg { display: block; } rect { fill: #12436d; }
table { border-collapse: collapse; }
@media (prefers-color-scheme: dark) { body { color: #fff; background: #111; } a { color: #cdf; } rect { fill: #9cf; }
  :focus-visible { outline-color: #fff; } text { fill: #fff; } }
@media (forced-colors: active) { rect { fill: CanvasText; forced-color-adjust: none; } }
@media print { body { font-size: 12pt; color: #000; background: #fff; } }
"""

CHART = """<svg role="img" aria-labelledby="t" width="100%" height="60" font-size="16">
<title id="t">Halton 66%, England 64%</title><desc>Two bars of nearly the same length.</desc>
<text y="16">Halton</text><rect y="20" width="66%" height="16"/></svg>"""

TABLE = """<table><caption>People who feel safe</caption><thead><tr><th scope="col">Area</th><th scope="col">Figure</th>
</tr></thead><tbody><tr><th scope="row">Halton</th><td>66%</td></tr></tbody></table>"""

_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="About {title}.">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="{root}icon.svg">
<link rel="stylesheet" href="{root}style.css">{head}</head>
<body><a class="skip" href="#main">Skip to the text</a>
<header><a href="{root}index.html">Our accounts</a></header>
<main id="main" tabindex="-1"><h1>{title}</h1>
<p>We helped more people than last year.</p>
{text}
</main><footer><a href="{root}accessibility/index.html">Accessibility statement</a></footer></body></html>
"""


def small_page(name: str, text: str = "", head: str = "") -> str:
    """A page in a folder of its own, or the home page where it has no name."""
    return _PAGE.format(title=name or "Home", text=text, head=head, root="../" if name else "")


def write_small_site(folder: Path, more: Mapping[str, str] | None = None) -> Path:
    """The home page with a chart and its table, the statement, and more files by their address."""
    files = {
        "index.html": small_page("", CHART + TABLE),
        "accessibility/index.html": small_page("accessibility", '<p><a href="tel:01632960001">Ring us</a>.</p>'),
        "style.css": STYLES,
        "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        **(more or {}),
    }  # fmt: skip
    for address, content in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return folder

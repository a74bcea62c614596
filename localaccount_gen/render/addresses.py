"""Addresses that readers of paper cannot press, marked for print.css to write them out."""

import re

_MARKED = re.compile(r'<a data-address [^>]*\bhref="([^"]+)"')
_LINK = re.compile(r'<a (?=[^>]*\bhref="(https?://[^"]+)")([^>]*)>(.*?)</a>', re.DOTALL)


def address_once(html: str, seen: set[str]) -> str:
    """The HTML with `data-address` on the first link to each address outside the site that is not in `seen`.

    A link that is called by its address says it already.
    """

    def marked(link: re.Match[str]) -> str:
        address, attributes, words = link.groups()
        if address in seen:
            return link[0]
        seen.add(address)
        return link[0] if address in words else f"<a data-address {attributes}>{words}</a>"

    return _LINK.sub(marked, html) if "http" in html else html


def addresses_in(html: str) -> list[str]:
    """The addresses that are marked already."""
    return _MARKED.findall(html)

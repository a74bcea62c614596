"""Finished HTML → PDF, tagged as PDF/UA-1 demands, so that people who listen to a PDF hear what others see.

WeasyPrint reads the page's own HTML and style sheets (https://doc.courtbouillon.org/weasyprint/). Nothing is fetched
but what the site itself consists of.
"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from weasyprint import HTML, __version__
from weasyprint.urls import URLFetcher, URLFetcherResponse

from localaccount_gen.findings import ProjectError
from localaccount_gen.paper.reshape import reshape
from localaccount_gen.paper.shelf import Shelf

_SITE = "http://site.invalid/"
"""Where a page stands while a PDF is made of it: nowhere, for ever (https://www.rfc-editor.org/rfc/rfc6761#section-6.4)."""

_VARIANT = "pdf/ua-1"

_TYPES = {"css": "text/css", "svg": "image/svg+xml"}
"""What cannot be told from the content. Windows may have other ideas of the types of files."""

_NO_FONT = "There is no font on this computer to print with: install one, such as the package fonts-dejavu-core."


@dataclass(frozen=True)
class Pdf:
    """A finished PDF."""

    content: bytes
    pages: int


class Press:
    """Makes the PDFs of one site."""

    def __init__(self, assets: Path, shelf: Path, site_url: str = "") -> None:
        """`assets` are the site's own style sheets and pictures; `shelf` is where PDFs stay from build to build."""
        self._assets = assets
        self._shelf = Shelf(shelf)
        self._site_url = site_url
        # It also tells what it does not know of style sheets that are made for browsers as well.
        logging.getLogger("weasyprint").setLevel(logging.CRITICAL)

    def pdf(self, html: str, address: str, name: str, files: Mapping[str, bytes], *, large: bool = False) -> Pdf:
        """The PDF of a whole HTML document that stands at `address` in the site, for 18 points where `large`.

        `name` is the address of the PDF. `files` are those of the site that are not among its assets, by address.
        The same input gives the same bytes, and is printed once: after that it comes from the shelf.
        """
        fetcher = _Own(self._assets, files)
        here = f"{_SITE}{address}"
        source = HTML(string=html, base_url=here, url_fetcher=fetcher)
        self._lead(source, here)
        reshape(source.etree_element, large=large)
        digest = _digest(html, self._site_url, str(large), *fetcher.named(source, here))
        kept = self._shelf.find(name, digest)
        if kept:
            return Pdf(*kept)
        document = source.render(pdf_variant=_VARIANT)
        content = document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=digest.encode())
        if not document.fonts:
            raise ProjectError(_NO_FONT)
        self._shelf.keep(name, digest, content, len(document.pages))
        return Pdf(content, len(document.pages))

    def _lead(self, source: HTML, here: str) -> None:
        """Makes links to other pages of the site lead there from a file that lies anywhere, or else be only words."""
        for link in source.etree_element.iter("a"):
            address = urljoin(here, link.get("href", ""))
            if "href" not in link.attrib or not address.startswith(_SITE) or address.startswith(f"{here}#"):
                continue
            del link.attrib["href"]
            if self._site_url:
                path, mark, place = address.removeprefix(_SITE).partition("#")
                link.set("href", f"{self._site_url}{path.removesuffix('index.html')}{mark}{place}")


class _Own(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types.
    """Hands out the site's own files and nothing else."""

    def __init__(self, assets: Path, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._assets = assets.resolve()
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        return URLFetcherResponse(url, self._content(url), {"Content-Type": _TYPES.get(url.rpartition(".")[2], "")})

    def named(self, source: HTML, here: str) -> list[str | bytes]:
        """What the document is made of beside its HTML, for its digest."""
        parts = [part for tag in ("link", "img", "embed") for part in source.etree_element.iter(tag)]
        addresses = sorted({urljoin(here, part.get("href") or part.get("src") or "") for part in parts})
        return [part for address in addresses for part in (address, self._content(address))]

    def _content(self, url: str) -> bytes:
        if not url.startswith(_SITE):
            raise ValueError(f"{url} is not a file of the site.")
        address = unquote(url.removeprefix(_SITE).partition("#")[0].partition("?")[0])
        if address in self._files:
            return self._files[address]
        path = (self._assets / address).resolve()
        if not path.is_relative_to(self._assets) or not path.is_file():
            raise ValueError(f"{address} is not a file of the site.")
        return path.read_bytes()


def _digest(*parts: str | bytes) -> str:
    """What tells one PDF from another: everything that goes into it, and who made it."""
    made = hashlib.sha256(__version__.encode())
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest()

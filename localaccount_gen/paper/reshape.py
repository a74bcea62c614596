"""What is good HTML and yet becomes a PDF with faults, put otherwise: for WeasyPrint 70 and PDF/UA-1.

What is seen stays the same, but for charts in large print, whose letters grow with all others.
"""

from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}svg"

_WIDTH = 680
"""CSS pixels between the margins of print.css on A4: 180 mm, at 96 pixels an inch."""

_LARGER = 18 / 12
"""Large print against the usual size."""


def reshape(page: Element, *, large: bool) -> None:
    """Changes a parsed page in place."""
    for element in list(page.iter("dl")):
        _without_groups(element)
    for element in list(page.iter("li")):
        _without_paragraphs(element)
    for element in page.iter("img"):
        if not element.get("alt"):
            # Tagged as a figure it would need words; an embedded file needs none, and a reading voice passes it by.
            element.tag = "embed"
    if large:
        for element in page.iter(_SVG):
            _enlarge(element)


def _without_groups(terms: Element) -> None:
    """A list of terms, whose items may not stand in groups (PDFUA1-L-KIDS)."""
    for group in terms.findall("div"):
        place = list(terms).index(group)
        terms.remove(group)
        for number, child in enumerate(group):
            terms.insert(place + number, child)


def _without_paragraphs(item: Element) -> None:
    """A list's item with a bullet, in which no paragraph may stand (PDFUA1-LI-KIDS)."""
    for place, child in reversed(list(enumerate(item))):
        if child.tag == "p":
            child.tag = "span"
            first = place == 0 and not (item.text or "").strip()
            if not first:
                item.insert(place, Element("br"))


def _enlarge(picture: Element) -> None:
    """A picture without a viewBox is as wide as its place, and its letters keep their size: a chart of ours."""
    height = picture.get("height", "")
    if picture.get("viewBox") is None and height.isdigit():
        picture.set("viewBox", f"0 0 {_WIDTH / _LARGER:.0f} {height}")
        picture.set("height", f"{int(height) * _LARGER:.0f}")

"""A document as Markdown, which reads well as it is."""

from collections.abc import Iterator

from localaccount_gen.document.parts import Blank, Bullets, Document, Grid, Heading, Line, Link, Pairs, Paragraph, Part
from localaccount_gen.report.comment import safe


def written(document: Document) -> str:
    """The text. Words of authors are escaped, so that none of them becomes Markdown."""
    lines = [f"<!-- {document.mark} -->", ""] if document.mark else []
    lines += [f"# {safe(document.title)}", ""]
    if document.notice:
        lines += [f"**{safe(document.notice)}**", ""]
    for one in document.lead:
        lines += [_line(one), ""]
    for part in document.parts:
        lines += [*_part(part), ""]
    for one in document.foot:
        lines += ["---", "", _line(one), ""]
    return "\n".join(lines).rstrip() + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Heading(words, level):
            yield f"{'#' * level} {safe(words)}"
        case Paragraph(words):
            yield _line(words)
        case Bullets(items):
            for first, *others in items:
                yield f"- {_line(first)}"
                for other in others:
                    yield from ("", f"  {_line(other)}")
        case Pairs(items):
            for name, lines in items:
                first, *others = lines or (("",),)
                yield f"- **{safe(name)}**: {_line(first)}"
                for other in others:
                    yield from ("", f"  {_line(other)}")
        case Grid(caption, header, rows):
            yield from (f"**{safe(caption)}**", "")
            yield f"| {' | '.join(safe(cell) for cell in header)} |"
            yield f"|{' --- |' * len(header)}"
            yield from (f"| {' | '.join(_line(cell) for cell in row)} |" for row in rows)
        case Blank(label):
            yield from (f"**{safe(label)}**", "", "…")


def _line(words: Line) -> str:
    return "".join(_linked(one) if isinstance(one, Link) else _spaced(one) for one in words)


def _linked(link: Link) -> str:
    # In angle brackets an address may hold anything but those two and a new line, which addresses never do here.
    return f"[{safe(link.words)}](<{link.address}>)" if link.address else safe(link.words)


def _spaced(words: str) -> str:
    """Safe words that keep the space at either end, where a link begins."""
    before, after = (" " if words[:1] == " " else ""), (" " if words[-1:] == " " and words.strip() else "")
    return f"{before}{safe(words)}{after}"

"""A revision as text, Markdown or a page of HTML."""

from collections.abc import Callable, Iterator, Sequence

from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.report.comment import safe
from localaccount_gen.signoff.policy import policy
from localaccount_gen.signoff.redline import Fate, Passage, Piece
from localaccount_gen.signoff.revision import NOTHING, Revision, label

FORMATS = ("text", "html", "markdown")

_TABLES_APART = "Tables, charts and what is said only to screen readers are left out here: the figures above tell them."

Sheet = tuple[str, str]
"""What a style element holds, and the media it is for."""


def told(revision: Revision, form: str) -> str:
    """The revision in one of FORMATS."""
    return {"text": _text, "markdown": _markdown, "html": _html}[form](revision)


def _text(revision: Revision) -> str:
    lines = [revision.title, ""]
    if revision.is_empty:
        return "\n".join([*lines, NOTHING])
    for group in revision.figures:
        lines += [group.heading, *(f"- {sentence}" for sentence in group.sentences), ""]
    if revision.pages:
        lines += ["Words, with [square brackets] around those that changed", *apart(revision), ""]
    for page in revision.pages:
        lines += [page.heading, *([f"  {page.said}"] if page.said else [])]
        for passage in page.passages:
            lines += _passage(passage, lambda words: f"[{words}]", lambda words: f"[{words}]", str, "  ", "    ")
        lines.append("")
    return "\n".join(lines).rstrip()


def _markdown(revision: Revision) -> str:
    lines = [f"### {safe(revision.title)}", ""]
    if revision.is_empty:
        return "\n".join([*lines, NOTHING])
    for group in revision.figures:
        lines += [f"#### {safe(group.heading)}", "", *(f"- {safe(sentence)}" for sentence in group.sentences), ""]
    if revision.pages:
        lines += ["#### Words", "", *apart(revision), *([""] if not revision.same_period else [])]
    for page in revision.pages:
        lines += [f"##### {safe(page.heading)}", "", *([page.said, ""] if page.said else [])]
        for passage in page.passages:
            lines += _passage(
                passage, lambda words: f"~~{safe(words)}~~", lambda words: f"**{safe(words)}**", safe, "- ", "  - "
            )
        lines.append("")
    return "\n".join(lines).rstrip()


def apart(revision: Revision) -> list[str]:
    """What is to be said of words that are left out."""
    return [] if revision.same_period else [_TABLES_APART]


def _passage(
    passage: Passage,
    out: Callable[[str], str],
    into: Callable[[str], str],
    plain: Callable[[str], str],
    first: str,
    next_: str,
) -> Iterator[str]:
    if passage.fate is Fate.CHANGED:
        yield f"{first}Was: {_joined(passage.was, out, plain)}"
        yield f"{next_ if first.strip() else first}Now: {_joined(passage.now, into, plain)}"
    else:
        yield f"{first}{plain(label(passage))}: {plain(passage.new or passage.old)}"


def _joined(pieces: Sequence[Piece], marked: Callable[[str], str], plain: Callable[[str], str]) -> str:
    return " ".join(marked(one.words) if one.changed else plain(one.words) for one in pieces)


def _html(revision: Revision) -> str:
    folder = SHIPPED_TEMPLATES
    sheets: list[Sheet] = [
        ("".join((folder / name).read_text(encoding="utf-8") for name in ("review.css", "changes.css")), "all")
    ]
    page = Page("", "changes", revision.title, "", ())
    return Drawing([folder]).document(
        "changes.html", page, revision=revision, label=label, nothing=NOTHING, apart=apart(revision),
        sheets=sheets, policy=policy(style for style, _ in sheets),
    )  # fmt: skip

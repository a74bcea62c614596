"""Pages that lead on from where a page stood once: finished files, as they need nothing of the site around them."""

from collections.abc import Iterator, Mapping, Sequence

from localaccount_gen.moved import Moved
from localaccount_gen.pages import File, Page
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.settings import Settings


def moved_files(
    moved: Sequence[Moved], titles: Mapping[str, str], settings: Settings, drawing: Drawing
) -> Iterator[File]:
    """One page for each old address; `titles` are those of the site's pages, by address."""
    for one in moved:
        where = titles.get(one.page) or one.new
        told = f"What stood at {one.old} is now at {one.new}."
        page = Page(one.old, "moved", f"Moved from {one.old}: {where}", told, (), noindex=True, searchable=False)
        canonical = f"{settings.site_url}{one.new}" if settings.site_url else ""
        html = drawing.document("moved.html", page, title=page.title, description=page.description,
                                canonical=canonical, new=one.new, where=where)  # fmt: skip
        yield File(page.path, html.encode())

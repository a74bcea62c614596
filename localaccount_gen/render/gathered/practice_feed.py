"""The Atom feed of good practice: each once, on the day on which the first account that tells it came out."""

from collections.abc import Iterator

from localaccount_gen.pages import File
from localaccount_gen.register import Collection, Entry
from localaccount_gen.register.sharing import PracticeData
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.feeds import by_day, feed_file
from localaccount_gen.render.gathered.practice import FOLDER
from localaccount_gen.render.listed import Event
from localaccount_gen.settings import Settings


def practice_feed(collection: Collection, settings: Settings, drawing: Drawing) -> Iterator[File]:
    """The feed; none without the site's whole address, as for the other feeds."""
    if not settings.site_url:
        return
    events: dict[str, Event] = {}
    for accounts in collection.by_council:
        for entry in reversed(accounts):
            for practice in entry.practice:
                if event := _event(entry, practice):
                    events.setdefault(event.name, event)
    title = f"{settings.site_name}: what works, and others could do too"
    yield feed_file(FOLDER, title, sorted(events.values(), key=by_day), settings, drawing)


def _event(entry: Entry, practice: PracticeData) -> Event | None:
    if entry.published is None:
        return None
    kind = " (a demonstration)" if entry.demonstration else ""
    return Event(
        name=f"practice/{entry.area}/{practice.name}",
        day=entry.published,
        title=f"{practice.title}, {entry.council.short_name}{kind}",
        words=" ".join(part for part in (practice.what, practice.figure) if part),
        address=f"{entry.link(practice.section)}{practice.place}",
        author=entry.demonstration.made_by if entry.demonstration else entry.council.name,
    )

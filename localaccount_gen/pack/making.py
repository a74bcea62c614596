"""The challenge pack of an account: everything in one zip, with a page that leads to all of it.

What is private is not in it: neither the triggers nor a self-assessment that the council keeps to itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from localaccount_gen.approval.inputs import FIGURES, SOURCES
from localaccount_gen.approval.telling import state_sentence
from localaccount_gen.assessmentforms import Share
from localaccount_gen.assurance import assurance, cqc_assessment, themes
from localaccount_gen.document.drawing import drawn
from localaccount_gen.document.markdown import written
from localaccount_gen.document.parts import Bullets, Document, Grid, Heading, Line, Link, Part, line, said
from localaccount_gen.pack.alone import account_alone
from localaccount_gen.pack.feedback import feedback
from localaccount_gen.pack.questions import cases, inquiry, recommendations
from localaccount_gen.pack.zipped import zipped
from localaccount_gen.project import Project
from localaccount_gen.publish import Published
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.requirements import Framework
from localaccount_gen.triggers.official import every_measure, sources
from localaccount_gen.words import directions_counted

_SHARED: tuple[Share, ...] = ("region", "public")


def challenge_pack(
    shown: ShownAccount, published: Published, project: Project, framework: Framework, site: str
) -> bytes:
    """The zip. `site` is the address of the whole site; empty where it has none."""
    titles = {one.key: shown.section_titles.get(one.key, one.title) for one in framework.requirements}
    cqc = cqc_assessment(shown)
    scores = cqc if cqc and cqc.form.share in _SHARED else None
    others = [one for one in shown.account.shared(*_SHARED) if one is not scores]
    documents = {
        "self-assessment.html": assurance(shown, framework, site, scores),
        **({"themes.html": themes(shown, others, site)} if others else {}),
        "score-card.html": _score_card(shown),
        "questions.html": inquiry(shown, titles),
        "cases.html": cases(shown),
        "recommendations.html": recommendations(shown),
        "feedback.html": feedback(shown),
    }
    notice = _notice(shown)
    documents = {name: replace(document, notice=notice) for name, document in documents.items()}
    data = dict(_data(shown, published, project))
    files = {"index.html": drawn(replace(_index(shown, documents, list(data)), notice=notice)).encode()}
    files["account.html"] = account_alone(shown, published, project, notice).encode()
    files |= {name: drawn(document).encode() for name, document in documents.items()}
    files["feedback.md"] = written(documents["feedback.html"]).encode()
    return zipped({**files, **data})


def _notice(shown: ShownAccount) -> str:
    """What every file of the pack begins with: that nobody's council made this, or that it is a draft; else nothing."""
    demonstration = shown.account.form.demonstration
    if demonstration:
        return demonstration.what
    return state_sentence(shown.checked.standing) if shown.checked.draft else ""


def _data(shown: ShownAccount, published: Published, project: Project) -> Iterator[tuple[str, bytes]]:
    """The account as text and as data, its tables and comparisons with what describes them, every official figure."""
    inside = {file.address.removeprefix(shown.address): file.content for file in published.publication.files
              if file.address.startswith(shown.address)}  # fmt: skip
    for name in sorted(inside):
        if name in ("account.txt", "account.json") or (name.startswith("data/") and name.endswith((".csv", ".json"))):
            yield name, inside[name]
    used = published.inputs(project, project.shown(shown.account.folder), 1).written
    yield from ((f"data/{name}", used[name]) for name in (FIGURES, SOURCES))


def _names(shown: ShownAccount) -> dict[str, str]:
    """What each file of figures has in it."""
    told = {"account.txt": "The account as plain text", "account.json": "The account as data",
            f"data/{FIGURES}": "Every official figure used, with its margin, whether the account shows it or not",
            f"data/{SOURCES}": "The sources of the official figures"}  # fmt: skip
    for section in shown.sections:
        told |= {table.data.removeprefix(shown.address): table.title for table in section.tables}
        told |= {placed.data.removeprefix(shown.address): placed.chart.heading for placed in section.charts}
    return told


_SAYS = {
    "self-assessment.html": "The account by the nine quality statements of the Care Quality Commission",
    "themes.html": "The council’s self-assessments on themes",
    "score-card.html": "Every official measure, beside others and the council’s own past",
    "questions.html": "Lines of inquiry: the weakest figures, money, promises, complaints, what is left out",
    "cases.html": "Cases: what works, who was asked, what was learned",
    "recommendations.html": "What reviewers recommended before, and what the council answered",
    "feedback.html": "A form for what the team finds",
}


def _index(shown: ShownAccount, documents: dict[str, Document], data: list[str]) -> Document:
    account, names = shown.account, _names(shown)
    told: list[tuple[Line, ...]] = [(line(Link("The account, whole", "account.html")),)]
    told += [(line(Link(_SAYS[name], name)),) for name in documents]
    told.append((line(Link("The same form as text, to type into", "feedback.md")),))
    figures = [name for name in data if not name.endswith("-metadata.json")]
    listed = tuple((line(Link(names.get(name, name), name)),) for name in figures)
    parts: list[Part] = [
        Heading("What is in it", key="contents"),
        Bullets(tuple(told)),
        Heading("For a screen reader, a spreadsheet or a program", key="data"),
        said("Beside each file of figures is one that ends in csv-metadata.json and says what its columns mean."),
        Bullets(listed),
        Heading("What is not in it", key="not"),
        said("Self-assessments that the council keeps to itself, and its private notes on what to look at."),
        said(f"How the account stands: {state_sentence(shown.checked.standing)}"),
    ]
    lead = (
        f"This is for the peers who look at adult social care in {account.council.short_name}. A challenge comes from "
        "critical friends. It is not an inspection, and gives no rating.",
        "Unpack it into a folder and open index.html. It needs no connection.",
    )
    title = f"Challenge pack: {account.council.name}, {account.period}"
    return Document(title, tuple(line(one) for one in lead), tuple(parts))


def _score_card(shown: ShownAccount) -> Document:
    card = shown.checked.score_card
    rows = tuple(tuple(line(cell) for cell in row) for row in every_measure(card))
    header = ("Measure", "The council’s figure", "Beside others", "Beside its own past")
    lead = (
        directions_counted(card.counts),
        "Nobody chose these measures. Better and worse are said only of differences that are larger than the margins "
        "of error, or of counts. No mark is made of them all.",
    )
    parts: list[Part] = [Grid(f"Official measures, {shown.account.period}", header, rows)] if rows else []
    parts.append(Bullets(tuple((line(said_, " ", Link("The source", address)),) for said_, address in sources(card))))
    return Document(f"Score card: {shown.name}", tuple(line(one) for one in lead), tuple(parts))

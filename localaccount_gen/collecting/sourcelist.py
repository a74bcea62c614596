"""The list of sources that a region keeps: `sources.yml`, or plain lines of text."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from localaccount_gen.areas import Areas
from localaccount_gen.collecting.gathering import Wanted
from localaccount_gen.findings import Finding, Severity, did_you_mean
from localaccount_gen.forms import Form
from localaccount_gen.judge import judge
from localaccount_gen.model import AreaKind
from localaccount_gen.scalars import Text
from localaccount_gen.textfile import read_text
from localaccount_gen.yamlfile import Document, read_yaml

FILE = "sources.yml"
"""Is read without being asked for where it lies in the collection."""


def _alone(told: Any) -> Any:
    return {"source": told} if isinstance(told, str) else told


class SourceForm(Form):
    """One source. Where it is nothing but an address or a path, that alone may stand there."""

    source: Text = Field(description="An address, or the path of a folder or archive from where this list is.")
    council: Text | None = Field(None, description="The one council whose own site it is, by name or code.")


class SourcesForm(Form):
    """sources.yml: the sites to gather accounts from."""

    sources: tuple[Annotated[SourceForm, BeforeValidator(_alone)], ...] = Field(description="Each source.")


def read_sources(path: Path, areas: Areas) -> tuple[list[Wanted], list[Finding]]:
    """The sources of a list, in its order, and everything that is wrong with it. Paths stand as they were written.

    A file that does not end in .yml or .yaml has a source in each line; what follows a # is not read.
    """
    if path.suffix.lower() not in (".yml", ".yaml"):
        text, findings = read_text(path, path.as_posix())
        lines = [line.partition("#")[0].strip() for line in (text or "").splitlines()]
        return [Wanted(line) for line in lines if line], findings
    document, findings = read_yaml(path, path.as_posix())
    if document is None:
        return [], findings
    form, more = judge(SourcesForm, document)
    wanted: list[Wanted] = []
    for index, one in enumerate(form.sources if form and not more else ()):
        area = areas.council(one.council) if one.council else None
        if one.council and area is None:
            more.append(_unknown_council(document, index, one.council, areas))
        if one.source in [other.source for other in wanted]:
            more.append(_twice(document, index, one.source))
        wanted.append(Wanted(one.source, area.code if area else ""))
    return wanted, [*findings, *more]


def _unknown_council(document: Document, index: int, council: str, areas: Areas) -> Finding:
    names = [one.area.name for one in areas.known if one.area.kind is AreaKind.COUNCIL]
    return Finding(
        "wrong-type",
        Severity.ERROR,
        document.place("sources", index, "council"),
        f"There is no council “{council}” in England that has adult social care.{did_you_mean(council, names)}",
        "write its name or its ONS code, or leave the line out",
        "accounts of another council are refused where a site says it is this council’s own",
    )


def _twice(document: Document, index: int, source: str) -> Finding:
    return Finding(
        "duplicate-key",
        Severity.ERROR,
        document.place("sources", index),
        f"The source “{source}” is in the list twice.",
        "delete one of the two",
        "each site is asked once in a run",
    )

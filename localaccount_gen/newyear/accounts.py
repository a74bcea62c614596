"""account.yml carried forward."""

from dataclasses import dataclass, field
from datetime import date

from localaccount_gen.account import Account
from localaccount_gen.findings import ProjectError
from localaccount_gen.newyear.edits import OURS, Edits, in_blocks, without_ours
from localaccount_gen.newyear.figures import blank_figures
from localaccount_gen.newyear.sections import Carried, Year, marker, recode
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import Document, parse_yaml

_GLANCE_OF_ONE_YEAR = ("went_well", "must_be_better", "next")
_HELP = ("can_offer", "would_like")


@dataclass
class CarriedAccount(Carried):
    """account.yml carried forward, and what its officer should know."""

    has_foreword: bool = False
    has_comments: bool = False
    has_corrections: bool = False
    ended: list[str] = field(default_factory=list)
    """Sections whose omission has run out: they are to be covered now."""
    answers_ended: list[str] = field(default_factory=list)
    """Rules whose answer has run out."""


def carry_account(account: Account, year: Year) -> CarriedAccount:
    """The file for the new period.

    An omission or answer that lasts no longer than the December after the new period's end is not carried, because the
    new account comes out then: the letter of 2011 asks for accounts by December.
    """
    document = without_ours(account.document, parse)
    document, codes = recode(document, year.recoding, parse)
    document = in_blocks(document, ("figures", "at_a_glance", "not_covered", "answers", *_HELP), parse)
    edits = Edits(document)
    carried = CarriedAccount("", codes=codes, figures=blank_figures(edits, year.old, follows=year.follows))
    edits.replace("published", by=[f"{OURS} published:"])
    carried.has_foreword = edits.has("foreword")
    edits.replace(
        "foreword", by=[f"{OURS} The foreword of {year.old} is not carried: ask the lead member for new words."]
    )
    for key in _GLANCE_OF_ONE_YEAR:
        edits.put_by("at_a_glance", key)
    carried.has_comments = edits.has("outside_comments")
    edits.replace(
        "outside_comments", by=[f"{OURS} What others said of the account of {year.old} is not carried: ask again."]
    )
    edits.replace("signed", by=[f"{OURS} The film of {year.old} in British Sign Language is not carried."])
    edits.put_by("easy_read", note=f"This was said of the Easy Read of {year.old}:")
    carried.has_corrections = edits.has("corrections")
    edits.replace("corrections")
    edits.replace("published_without_approval")
    edits.replace("withdrawn")
    last = date(year.recoding.new.end.year, 12, 31)
    for key, omission in account.form.not_covered.items():
        if omission.until and omission.until <= last:
            carried.ended.append(key)
            edits.put_by("not_covered", key, note=f"You said you would cover this by {omission.until}:")
    for index, answer in enumerate(account.form.answers):
        if answer.until and answer.until <= last:
            carried.answers_ended.append(answer.rule)
            edits.put_by("answers", index, note=f"This answer ends on {answer.until}:")
    for key, helps in zip(_HELP, (account.form.can_offer, account.form.would_like), strict=True):
        for index, one in enumerate(helps):
            if one.until and one.until <= last:
                edits.put_by(key, index, note=f"This ends on {one.until}:")
    edits.put_by("accountability", note=f"These are the answers of {year.old}. Ask again:")
    edits.replace("carried_from")
    since = str(document.values.get("carried_from", year.old))
    edits.insert(_first_after_comments(document), marker(since, year.old))
    name = account.council.area.name
    carried.text = edits.text().replace(
        f"The account of {name} for {year.old}.", f"The account of {name} for {year.new}."
    )
    return carried


def parse(source: Source) -> Document:
    """The same as for sections."""
    document, findings = parse_yaml(source)
    if document is None or findings:
        raise ProjectError(
            f"{source.file} is written in a way that cannot be carried forward; copy what you need by hand."
        )
    return document


def _first_after_comments(document: Document) -> int:
    """The first line that is not a comment: what stands above it says what the file is."""
    for number, line in enumerate(document.lines):
        if not line.startswith("#"):
            return number
    return len(document.lines) - 1

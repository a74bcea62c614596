"""The trigger on self-assessments: all of the council's own, private ones too, because this file is private."""

from collections.abc import Iterator

from localaccount_gen import words
from localaccount_gen.account import Judged, SelfAssessment
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.schemes import Reached
from localaccount_gen.triggers.fact import Fact, Kind, at


def self_assessed(shown: ShownAccount) -> Iterator[Fact]:
    """Each element with the level claimed for it."""
    if not shown.account.self_assessments:
        yield Fact(Kind.KNOWN, "There is no self-assessment beside the account.", at(shown.account.document.place()))
    for one in shown.account.self_assessments:
        form = one.form
        if form.agreed_by and form.agreed:
            agreed = f"Agreed by: {form.agreed_by}, {words.day(form.agreed.isoformat())}."
            yield Fact(Kind.KNOWN, f"“{one.title}” has been judged. {agreed}", at(one.document.place("agreed_by")))
        elif one.judged:
            yield Fact(Kind.ASK, f"“{one.title}” has been judged, and the file does not say who agreed it, and when.",
                       at(one.document.place()))  # fmt: skip
        for judged in one.judged:
            yield from _element(judged, one)
        have = {judged.element.key for judged in one.judged if judged.form.level is not None}
        if left := [f"“{element.title}”" for element in one.scheme.elements if element.key not in have]:
            yield Fact(Kind.ASK, f"“{one.title}”: nobody has judged {words.listed(left)}.", at(one.document.place()))


def _element(judged: Judged, one: SelfAssessment) -> Iterator[Fact]:
    form = judged.form
    place = at(one.place(judged))
    reached = one.scheme.reached(form.level)
    if reached is not Reached.UNJUDGED:
        below = reached is Reached.BELOW
        kind = Kind.ASK if below or not form.evidence else Kind.KNOWN
        said = " ".join(f"{evidence.words.rstrip('.')}." for evidence in form.evidence)
        yield Fact(
            kind,
            f"“{one.title}”, “{judged.element.title}”: the council claims {one.scheme.level_word} {form.level}"
            f"{', below the minimum standard' if below else ''}.",
            place,
            "",
            f"What it names to show it: {said}" if said else "It names nothing that shows it.",
        )
    of = f"“{judged.element.title}”"
    for strength in form.strengths:
        yield Fact(Kind.STRONG, f"The council says of {of}: {strength}", place)
    for area in form.areas_for_development:
        yield Fact(Kind.ASK, f"The council says of {of}: {area}", place)

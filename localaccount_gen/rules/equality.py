"""Family `voice`, continued: whom support does not reach."""

import re
from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.voice import is_written

_GROUPS = {
    "age": r"\baged?\b(?: \d\d)?(?: (?:and over|to \d\d))?|\bolder\b|\byounger\b|\bunder 65\b|\b18 to 64\b"
    "|\b65 and over\b",
    "sex": r"\bwom[ae]n\b|\bm[ae]n\b|\bfemale\b|\bmale\b|\bsex\b|\bgender\b",
    "ethnic group": r"\bethnic\w*|\bwhite\b|\bblack\b|\basian\b|\bmixed\b|\btraveller\b|\brace\b",
    "disability": r"\bdisab\w+|\bautis\w+|\bdeaf\b|\bblind\b|\bsight\b|\bhearing\b|\bmental health\b|\bdementia\b",
    "religion": r"\breligio\w+|\bmuslim\w*|\bchristian\w*|\bjewish\b|\bhindu\w*|\bsikh\w*|\bfaith\b",
    "sexual orientation": r"\bsexual orientation\b|\blgbt\w*|\bgay\b|\blesbian\b|\bbisexual\b|\bheterosexual\b",
}
_CHARACTERISTIC = re.compile("|".join(_GROUPS.values()), re.IGNORECASE)


@rule(
    "voice",
    Severity.WARNING,
    "Equality Act 2010, section 149: https://www.legislation.gov.uk/ukpga/2010/15/section/149",
)
def equality_without_breakdown(facts: Facts) -> Iterator[Found]:
    """The section on equality sets at least one result out by age, sex, ethnic group, disability or the like.

    Why: an average hides whom support does not reach

    Passes (equality.md)::

        ---
        figures:
          goals-women: {label: women who reached the goals they set, value: 70, unit: per cent}
          goals-men: {label: men who reached the goals they set, value: 68, unit: per cent}
        ---

    Fails (equality.md)::

        ---
        figures:
          training: {label: staff with training on equality, value: 92, unit: per cent, source: Books of 1 May 2025}
        ---
    """
    section = facts.section("equality")
    if section is None or not is_written(section) or _is_broken_down(facts, section):
        return
    yield Found(
        section.start,
        "No result here is set out by age, sex, ethnic group or another characteristic that the law protects.",
        "give one result for two groups or more, under  figures:  or in a table, such as how many women and how many "
        "men reached their goals",
    )


def _is_broken_down(facts: Facts, section: Section) -> bool:
    """Two figures of groups, a table of them, or a sentence or two with a number each."""
    labels = [figure.label for figure in section.form.figures.values()]
    if sum(bool(_CHARACTERISTIC.search(label)) for label in labels) > 1:
        return True
    for named in section.form.tables:
        table = facts.account.tables.get(named.file)
        cells = [*table.header, *(row[0] for row in table.rows if row)] if table else []
        if sum(bool(_CHARACTERISTIC.search(cell)) for cell in cells) > 1:
            return True
    told = [one.words for one in facts.part(section.key).sentences]
    numbered = [words for words in told if _SHARE.search(words)]
    return sum(len(_CHARACTERISTIC.findall(words)) for words in numbered) > 1


_SHARE = re.compile(r"\d\s?(?:%|per cent\b)|\[\[|\b(?:one|two|three|\d+) in (?:every )?(?:\w+)\b|\b\d[\d,]*\b")


RULES = (equality_without_breakdown,)

"""The pages on what is worked out of the accounts: rates, rules, changes, and what was found in 2013."""

from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.changes import Change, Move
from localaccount_gen.evaluation.review import SOURCES
from localaccount_gen.evaluation.rule_results import by_region, by_type
from localaccount_gen.evaluation.shares import CONVENTIONS, SMALLEST_BASE, Breakdown, Share, per_cent
from localaccount_gen.pages import Page, PageLink
from localaccount_gen.render.evaluators import CHANGES, RATES, REVIEW, RULES
from localaccount_gen.render.gathered.coverage import TOP
from localaccount_gen.render.outline import Outline

PAGES = (
    ("rates", RATES.title, "By type of council and by region, out of all there were."),
    ("rules", RULES.title, "In how many accounts each rule of an honest account finds "
     "something, and how often the council has answered it."),
    ("changes", CHANGES.title, "Who began and who stopped, and which sections went "
     "deeper."),
    ("review", REVIEW.title, "The findings of the sector’s own review and of the survey of "
     "directors, beside the accounts there are now."),
)  # fmt: skip
"""The last part of the address, the title and the description of each."""


@dataclass(frozen=True)
class SectionChange:
    """What became of one section in all councils that have both accounts."""

    title: str
    counts: tuple[int, ...]
    """In the order of MOVES."""


MOVES = (Move.DEEPER, Move.SAME, Move.SHALLOWER, Move.GAINED, Move.LOST)


def in_words(share: Share) -> str:
    """“104 of 151 (69%)”; without the per cent where it would make much of a few: “1 of 2”."""
    told = f"{share.count} of {share.base}"
    return f"{told} ({share.words}%)" if share.base >= SMALLEST_BASE else told


def evaluated_facts(evaluation: Evaluation) -> dict[str, object]:
    """What the templates of these pages need."""
    entries = evaluation.newest.entries
    broken_down = [
        (one.rule, by_type(entries, one.rule.name), by_region(entries, one.rule.name)) for one in evaluation.rules
    ]
    return {
        "evaluation": evaluation,
        "notice": evaluation.notice,
        "per_cent": per_cent,
        "conventions": CONVENTIONS,
        "too_few": SMALLEST_BASE,
        "share": in_words,
        "sources": SOURCES,
        "moves": MOVES,
        "changes": [(one, _by_section(one, evaluation)) for one in evaluation.changes],
        "by_type": _whole([(rule, of_type) for rule, of_type, _ in broken_down]),
        "by_region": _whole([(rule, of_region) for rule, _, of_region in broken_down]),
    }


def evaluated_pages(evaluation: Evaluation) -> Iterator[Outline]:
    facts = evaluated_facts(evaluation)
    for name, title, description in PAGES:
        trail = (PageLink("All councils", ""), TOP)
        page = Page(f"coverage/{name}/", f"coverage_{name}", title, description, (), trail=trail)
        yield Outline(page, facts)


def _whole(rules: list[tuple[object, Breakdown]]) -> dict[str, object]:
    """The groups and the rows of a breakdown of every rule; or why there is none, which is the same for all."""
    if not rules or not rules[0][1].is_made:
        return {"declined": rules[0][1].declined if rules else "", "groups": (), "rows": ()}
    return {"declined": "", "groups": rules[0][1].groups, "rows": [(rule, one.groups) for rule, one in rules]}


def _by_section(change: Change, evaluation: Evaluation) -> list[SectionChange]:
    told = {one.section for one in change.moves}
    return [
        SectionChange(one.title, tuple(change.counted(move, one.key) for move in MOVES))
        for one in evaluation.framework.requirements
        if one.key in told
    ]

"""How deep an account covers each section: missing, explained, mentioned, evidenced, compared, acted on."""

from collections.abc import Mapping
from dataclasses import dataclass

from localaccount_gen.account import Account, Section
from localaccount_gen.narrative import word_count
from localaccount_gen.requirements import Depth, Framework

MENTIONED_WORDS = 50
"""Under about 50 words a section says nothing a reader could use (ours; a setting of `placeholder-section`)."""
REASON_WORDS = 12
"""An omission's reason needs a dozen words to be a reason (ours; a setting of `missing-section`)."""


@dataclass(frozen=True)
class SectionCoverage:
    """How deep one section is covered, and what was counted."""

    key: str
    depth: Depth
    words: int = 0
    evidence: int = 0
    """Figures, measures, tables, reports, people asked, comments, quotes: what a reader could check."""
    comparisons: int = 0
    """Measures set against others, and figures that have last period's beside them."""
    actions: int = 0
    """What was or will be done: priorities, lessons, weaknesses with an action, you said we did, responses."""


def cover(account: Account, framework: Framework) -> Mapping[str, SectionCoverage]:
    """The coverage of every suggested section, and of each optional one the account has or explains, by key.

    The depth is the last step reached without a gap: words enough to say something, then evidence, then a
    comparison, then an action. A section of fewer than MENTIONED_WORDS words counts when it has evidence.
    """
    return {
        requirement.key: _cover_section(account, requirement.key)
        for requirement in framework.requirements
        if requirement.suggested or account.section(requirement.key) or requirement.key in account.form.not_covered
    }


def _cover_section(account: Account, key: str) -> SectionCoverage:
    section = account.section(key)
    if section is None:
        omission = account.form.not_covered.get(key)
        explained = omission is not None and len(omission.reason.split()) >= REASON_WORDS
        return SectionCoverage(key, Depth.EXPLAINED if explained else Depth.MISSING)
    words = section_words(section)
    evidence, comparisons, actions = _evidence(section), _comparisons(section), _actions(section)
    if words < MENTIONED_WORDS and not evidence:
        depth = Depth.MISSING
    elif not evidence:
        depth = Depth.MENTIONED
    elif not comparisons:
        depth = Depth.EVIDENCED
    else:
        depth = Depth.ACTED_ON if actions else Depth.COMPARED
    return SectionCoverage(key, depth, words, evidence, comparisons, actions)


def section_words(section: Section) -> int:
    """How many words the section tells: its Markdown and its summary."""
    return word_count(section.body) + word_count(section.form.summary or "")


def _evidence(section: Section) -> int:
    form = section.form
    return sum(
        len(part)
        for part in (
            form.figures,
            form.measures,
            form.tables,
            form.evidence,
            form.engagement,
            form.quotes,
            form.recommendations,
            form.lessons,
            form.progress,
        )
    )


def _comparisons(section: Section) -> int:
    form = section.form
    with_previous = [figure for figure in form.figures.values() if figure.previous is not None]
    return len(form.measures) + len(with_previous) + len(form.progress)


def _actions(section: Section) -> int:
    form = section.form
    return (
        len(form.priorities)
        + len(form.lessons)
        + sum(1 for weakness in form.must_be_better if weakness.action or weakness.priority)
        + sum(1 for pair in form.you_said_we_did if pair.we_did)
        + sum(1 for recommendation in form.recommendations if recommendation.response)
        + sum(1 for engagement in form.engagement if engagement.changed)
    )

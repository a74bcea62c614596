"""How one figure stands to another in a word or two: the fixed vocabulary."""

from localaccount_gen.model import Difference, Measure, Verdict
from localaccount_gen.words.caution import is_slight

_STANCES = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.SAME: "about the same",
}


def stance(difference: Difference, measure: Measure) -> str:
    """“better”, “slightly worse”, “about the same”, “the same” for counts; empty where nothing may be said."""
    if difference.verdict is Verdict.SAME and not measure.collection.is_survey:
        return "the same"
    said = _STANCES.get(difference.verdict, "")
    return f"slightly {said}" if said and is_slight(difference, measure) else said


def stance_to(difference: Difference, measure: Measure) -> str:
    """The same before the name of the other: “better than”, “about the same as”; empty where nothing may be said."""
    said = stance(difference, measure)
    if not said:
        return ""
    return f"{said} as" if difference.verdict is Verdict.SAME else f"{said} than"

"""Every sentence about official figures, from a fixed vocabulary."""

from localaccount_gen.words.caution import caution
from localaccount_gen.words.comparators import chosen_sentences, similar_range
from localaccount_gen.words.direction import (
    HOW_COUNTED,
    Direction,
    cannot_say,
    direction,
    direction_sentence,
    directions_counted,
    figure_basis,
)
from localaccount_gen.words.easy import (
    easy_amount,
    easy_change,
    easy_movement,
    easy_previous,
    easy_share,
    easy_value,
    people_of_ten,
)
from localaccount_gen.words.every_council import between_councils, counted, counted_heading
from localaccount_gen.words.headline import (
    change,
    change_sentence,
    headline,
    level,
    past_sentence,
    verdict_sentence,
)
from localaccount_gen.words.questions import question, question_on_none, weaker_than, why_none
from localaccount_gen.words.small_print import first_lines, small_print, source_sentence
from localaccount_gen.words.stance import stance
from localaccount_gen.words.values import (
    cell,
    day,
    likely_range,
    listed,
    missing,
    n_in_ten,
    period,
    place,
    possessive,
    short_value,
    top_of_scale,
    unit_words,
    value,
)

__all__ = [
    "HOW_COUNTED",
    "Direction",
    "between_councils",
    "cannot_say",
    "caution",
    "cell",
    "change",
    "change_sentence",
    "chosen_sentences",
    "counted",
    "counted_heading",
    "day",
    "direction",
    "direction_sentence",
    "directions_counted",
    "easy_amount",
    "easy_change",
    "easy_movement",
    "easy_previous",
    "easy_share",
    "easy_value",
    "figure_basis",
    "first_lines",
    "headline",
    "level",
    "likely_range",
    "listed",
    "missing",
    "n_in_ten",
    "past_sentence",
    "people_of_ten",
    "period",
    "place",
    "possessive",
    "question",
    "question_on_none",
    "short_value",
    "similar_range",
    "small_print",
    "source_sentence",
    "stance",
    "top_of_scale",
    "unit_words",
    "value",
    "verdict_sentence",
    "weaker_than",
    "why_none",
]

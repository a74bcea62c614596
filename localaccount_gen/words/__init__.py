"""Every sentence about official figures, from a fixed vocabulary."""

from localaccount_gen.words.comparators import chosen_sentences, similar_range
from localaccount_gen.words.every_council import between_councils, counted, counted_heading
from localaccount_gen.words.headline import (
    change,
    change_sentence,
    headline,
    level,
    past_sentence,
    verdict_sentence,
)
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
    "between_councils",
    "cell",
    "change",
    "change_sentence",
    "chosen_sentences",
    "counted",
    "counted_heading",
    "day",
    "first_lines",
    "headline",
    "level",
    "likely_range",
    "listed",
    "missing",
    "n_in_ten",
    "past_sentence",
    "period",
    "place",
    "possessive",
    "short_value",
    "similar_range",
    "small_print",
    "source_sentence",
    "stance",
    "top_of_scale",
    "unit_words",
    "value",
    "verdict_sentence",
]

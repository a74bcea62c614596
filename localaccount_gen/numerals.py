"""The numbers in British prose: “72%”, “7 in 10”, “three quarters”, “£1.2m”, “just over 1,200 people”.

Every number is a range as well: between which ends the true number lies if the words are honest. “72%” is true of
anything that rounds to it, “about 70%” of a little more, “over 70%” of nothing below. What is no amount (a date, a
period, an age, a measure's code, a telephone number) is told apart, so that nobody takes it for one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


class Unit(StrEnum):
    """What a number is counted in; time has its own word, so that weeks are not taken for days."""

    PERCENT = "%"
    POINTS = "percentage points"
    POUNDS = "£"
    RATE = "in every 100,000"
    SCORE = "out of"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    MINUTES = "minutes"
    COUNT = "number"


@dataclass(frozen=True)
class Numeral:
    """A number as written, with the range of true values that it honestly stands for."""

    value: Decimal
    low: Decimal
    high: Decimal
    unit: Unit
    start: int
    end: int
    decimals: int = 0
    """How many were written, so that what is put in its place has as many."""
    signed: bool = False
    """Whether a plus or minus stands before it, as it does before a change."""

    def stands_for(self, number: Decimal) -> bool:
        """Whether the words are honest if this is the true number."""
        return self.low <= number <= self.high


@dataclass(frozen=True)
class Numbered:
    """A text with its numbers, and a copy of it in which they are signs, for patterns over the words between them."""

    text: str
    numerals: tuple[Numeral, ...]
    masked: str
    """As long as the text, in small letters: AMOUNT in place of numbers, OTHER in place of dates, ages and codes."""

    @cached_property
    def by_start(self) -> dict[int, Numeral]:
        return {numeral.start: numeral for numeral in self.numerals}


AMOUNT = "\x01"
OTHER = "\x02"

MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ONES = dict(zip(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), range(2, 20), strict=True,
))  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:one|{'|'.join(list(_ONES)[:8])}))?|one|{'|'.join(reversed(_ONES))})"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}

_NOT_AMOUNTS = (
    r"\[\[[^\[\]\n]{1,80}\]\]"
    r"|https?://\S{1,300}|www\.\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,100}"
    r"|(?:19|20)\d\d ?[-/–] ?(?:20)?\d\d(?!\d|,\d)|(?:19|20)\d\d to (?:19|20)\d\d\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b(?:,? (?:19|20)\d\d)?"
    rf"|\b{MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|\d{1,3}(?:st|nd|rd|th)\b"
    r"|\b(?:aged?|ages) (?:between |over |under )?\d{2}(?: ?(?:to|and|[-–]) ?\d{2})?"
    r"(?: (?:(?:and|or) (?:over|older|above|under)|years?))?(?![\d%])"
    r"|\b(?:people|adults|those|carers) (?:over|under) \d{2}(?![\d%,.]\S| per)"
    r"|\b\d{2}(?:\+| (?:and|or) (?:over|older|above)\b|(?: years)? old\b)|\b(?:over|under)[- ]\d{2}s\b"
    r"|\b18 ?(?:[-–]|to) ?64\b"
    r"|\b[1-6][a-j](?:\(\d[a-z]?\)|\d[a-z]?)?(?![\w%])"
    r"|\b(?:sections?|parts?|pages?|chapters?|tables?|figures?|fig\.|appendix|annex|regulations?|schedule|no\."
    r"|steps?|stages?|phases?|version|level|tier|question|outcome|domain|objective|priority|theme|band|article)"
    r" ?\d+(?:\.\d+)*(?:\(\d+\))*[a-z]?\b(?! ?%| per ?cent)"
    r"|\bs(?:42|117|149)\b"
    r"|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b24/7\b"
    r"|\b0\d{2,4}[ -]?\d{3,4}(?:[ -]?\d{3,4})?\b|\b18001\b|\d{13,}|(?<=[a-z_])\d+"
    rf"|\b(?:\d{{1,3}}|{_WORD})-(?:hour|day|week|month|year|bed|page|point|minute|strong|part|step)\b"
    r"|\b[a-z]+-\d+\b|\b(?:19|20)\d\d(?!\d|,\d{3}|%| ?(?:people|adults|carers|residents|clients|hours)\b|\.\d)"
    rf"|{_DIGITS} ?[-–] ?{_DIGITS}"
)
_AMOUNTS = (
    rf"(?P<part>(?P<times>an?|one|two|three|four|nine)[ -](?P<name>half|third|quarter|fifth|sixth|tenth)s?)\b"
    r"|(?P<half>\bhalf)(?= (?:of|the|our|those|people|all)\b)"
    rf"|£ ?(?P<money>{_DIGITS})(?P<size> ?(?:m|bn|k|million|billion|thousand)\b)?"
    rf"|(?P<number>(?:{_DIGITS}|\b{_WORD}\b))(?: ?(?:%|percentage|per ?cent|pp?) ?points?\b| ?p?pts?\b| ?pp\b)"
    rf"|(?P<shares>(?:{_DIGITS}|\b{_WORD}\b))(?: ?%| per ?cent\b| ?pc\b)"
    rf"|(?P<rated>{_DIGITS})(?: people| adults)? (?:per|in every|for every|in) 100,000\b"
    rf"|(?P<plain>{_DIGITS})(?P<many>m\b|k\b| million\b| thousand\b)?|(?P<word>\b{_WORD}\b)"
)
_READ = re.compile(rf"(?P<skip>{_NOT_AMOUNTS})|{_AMOUNTS}", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"(?P<out> in(?: every)? | out of (?:every |the )?)"
    rf"(?P<all>(?!(?:19|20)\d\d\b){_DIGITS}|{_WORD}|a hundred)\b(?![,./-]\d)",
    re.IGNORECASE,
)
_SIZES = {"m": 1_000_000, "million": 1_000_000, "bn": 10**9, "billion": 10**9, "k": 1_000, "thousand": 1_000}
_TIME = re.compile(r"[ -](?:working |calendar )?(day|week|month|year|hour|minute)s?\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"(?:\b(?:(?P<about>about|around|approximately|roughly|some|circa|close to|approx\.?)"
    r"|(?P<nearly>nearly|almost|just under|just below|not quite)|(?P<over>(?:just |well |slightly )?over|(?:slightly "
    r"|well )?(?:more|better) than|at least|above|in excess of)|(?P<under>under|(?:less|fewer) than|below|up to"
    r"|at most)"
    r")|(?P<c>~|\bc\.)) ?$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:^|[\s(|])([+\-−–])$")


def _has_number(text: str) -> bool:
    """Whether a text may hold a number, by a digit or a word."""
    return bool(_DIGIT.search(text)) or not NUMBER_WORDS.isdisjoint(text.lower().translate(_APART).split())


def numbered(text: str) -> Numbered:
    """The numbers of a text in order, and the text with signs in their place."""
    lower = text.lower()
    # A few letters change their number when made small (İ), and then no place in the copy would be right.
    if len(lower) != len(text):
        return Numbered(text, (), " " * len(text))
    if not _has_number(text):
        return Numbered(text, (), lower)
    found: list[Numeral] = []
    pieces: list[str] = []
    last = 0
    match = _READ.search(text)
    while match:
        numeral = None if match["skip"] else _numeral(match, text)
        end = numeral.end if numeral else match.end()
        pieces += [lower[last : match.start()], (AMOUNT if numeral else OTHER) * (end - match.start())]
        if numeral:
            found.append(numeral)
        last = end
        match = _READ.search(text, last)
    return Numbered(text, tuple(found), "".join((*pieces, lower[last:])))


_IS_SHARE = re.compile(r"s? (?:of (?!an? (?:hour|mile|year|century))|(?:less|fewer|more|higher)\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_APART = str.maketrans(dict.fromkeys("-,.;:()", " "))
NUMBER_WORDS = frozenset({*_ONES, *_TENS, "one", *_PARTS, *(f"{part}s" for part in _PARTS)})


def _numeral(match: re.Match[str], text: str) -> Numeral | None:
    """The number of a match; None for “one” by itself and for a third that is no share."""
    span = match.span()
    if match["part"]:
        one = match["times"].lower() in ("a", "an", "one")
        if one and not _IS_SHARE.match(text, span[1]):
            return None
        shown = 100 * Decimal(_whole(match["times"])) / _PARTS[match["name"].lower()]
        return _ranged(shown, Decimal(5), Unit.PERCENT, span, text)
    if match["half"]:
        return _ranged(Decimal(50), Decimal(5), Unit.PERCENT, span, text)
    if match["money"]:
        return _sized(match["money"], match["size"], Unit.POUNDS, span, text)
    if match["number"]:
        return _sized(match["number"], None, Unit.POINTS, span, text)
    if match["shares"]:
        return _sized(match["shares"], None, Unit.PERCENT, span, text)
    if match["rated"]:
        return _sized(match["rated"], None, Unit.RATE, span, text)
    written = match["plain"] or match["word"]
    if not match["many"] and (out_of := _OUT_OF.match(text, span[1])):
        share = _share(written, out_of, (span[0], out_of.end()), text)
        if share:
            return share
    if written.lower() == "one":
        return None
    time = _TIME.match(text, span[1])
    unit = Unit(f"{time[1].lower()}s") if time else Unit.COUNT
    return _sized(written, match["many"], unit, span, text)


def _share(written: str, out_of: re.Match[str], span: tuple[int, int], text: str) -> Numeral | None:
    """“7 in 10”, “one in three”, “47 out of 60”; a score where it is “19.1 out of 24”."""
    of, everyone = _number(written), _number(out_of["all"])
    has_out = "out" in out_of["out"].lower()
    if has_out and everyone in (12, 24) and "." in written:
        return _sized(written, None, Unit.SCORE, span, text)
    if of > everyone or not (has_out or everyone <= 10 or everyone in (20, 25, 50, 100, 1000)):
        return None
    half = Decimal(50) / everyone if everyone > 10 else Decimal(5)
    return _ranged(100 * of / everyone, half, Unit.PERCENT, span, text)


def _sized(written: str, size: str | None, unit: Unit, span: tuple[int, int], text: str) -> Numeral:
    number = _number(written)
    decimals = len(written.partition(".")[2]) if written[:1].isdigit() else 0
    times = _SIZES[size.strip().lower()] if size else 1
    half = Decimal(5).scaleb(-decimals - 1)
    if unit in (Unit.COUNT, Unit.DAYS, Unit.WEEKS, Unit.POUNDS) and not size and not decimals:
        # A count is exact, unless it ends in noughts and so may have been rounded.
        noughts = len(written) - len(written.rstrip("0,")) if number else 0
        half = Decimal(5).scaleb(noughts - 1) if noughts >= 2 else Decimal(0)
        if noughts >= 2 and "," in written[-noughts:]:
            half = half / 10
    return _ranged(number * times, half * times, unit, span, text, decimals)


def _ranged(value: Decimal, half: Decimal, unit: Unit, span: tuple[int, int], text: str, decimals: int = 0) -> Numeral:
    start, end = span
    before = text[max(0, start - 22) : start]
    sign = _SIGN.search(before)
    signed = sign is not None
    if sign and sign[1] != "+" and unit is not Unit.COUNT:
        value = -value
    low, high = value - half, value + half
    rough = _ROUGHLY.search(before)
    if rough:
        slack = max(half, abs(value) / 20)
        if rough["about"] or rough["c"]:
            low, high = value - max(slack, _roundness(value)), value + max(slack, _roundness(value))
        elif rough["nearly"]:
            low, high = value - 3 * slack, value + half
        elif rough["over"]:
            low, high = value - half, value + max(6 * slack, abs(value))
        else:
            low, high = Decimal(0), value
    return Numeral(value, low, high, unit, start, end, decimals, signed)


def _roundness(value: Decimal) -> Decimal:
    """Half the last place that is not nought: “about 70%” may be 65% to 75%."""
    digits = f"{value.normalize():f}".partition(".")[0]
    return Decimal(5).scaleb(len(digits) - len(digits.rstrip("0")) - 1)


def _number(written: str) -> Decimal:
    if written[:1].isdigit():
        return Decimal(written.replace(",", ""))
    return Decimal(_whole(written))


def _whole(word: str) -> int:
    """The whole number a word names: “a” and “one” 1, “seventy-two” 72."""
    word = word.lower()
    if word in ("a", "an", "one"):
        return 1
    if word == "a hundred":
        return 100
    tens, _, ones = word.replace(" ", "-").partition("-")
    return _TENS[tens] + (1 if ones == "one" else _ONES.get(ones, 0)) if tens in _TENS else _ONES[word]

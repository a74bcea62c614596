"""Which measure a text names: its lasting id, its code in a period, or its title, plain or official.

Case, brackets, hyphens, punctuation, “ASCOF” and “the proportion of” do not matter: “people-who-feel-safe”, “ASCOF 4a”
and “4A” name the same measure. Nothing is guessed: part of a title, or a text near one, gets a question back.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from localaccount_gen.model import Measure, Period

_MOST_NAMED = 6
_LONGEST = 200
_BEGINNING = r"^(?:(?:the )?(?:proportion|percentage|number|rate) of |the )"
_EVERYWHERE = {"and", "for", "from", "people", "than", "the", "their", "they", "was", "were", "who", "with"}
"""Words that tell no measure from another, as those of one or two letters do not."""


@lru_cache(1024)
def simple_code(text: str) -> str:
    """A measure's code without brackets, spaces and case, in which releases differ: “2A(1)” and “2a1” are `2A1`.

    “ASCOF”, “measure” and “code” before it are left out too.
    """
    return re.sub(r"^(?:ASCOF|MEASURE|CODE)+(?=\d)", "", re.sub(r"[\W_]", "", text).upper())


@lru_cache(1024)
def simple_title(text: str) -> str:
    """A title without case, punctuation, and what official titles begin with."""
    plain = re.sub(r"[’']", "", text.casefold()).replace("&", " and ")
    return re.sub(_BEGINNING, "", re.sub(r"[\W_]+", " ", plain).strip())


def named(text: str, period: Period, measures: Iterable[Measure]) -> list[Measure]:
    """The measures that a text names: one, none, or more where it names no single one."""
    if not text or len(text) > _LONGEST:
        return []
    code, title = simple_code(text), simple_title(text)
    return [one for one in measures if _has_code(one, code, period) or (title and title in _titles(one))]


def wrong_code(text: str, period: Period, measures: Iterable[Measure]) -> list[tuple[Measure, str]]:
    """Measures that had this code in other periods, each with its code in this one, empty where it has none."""
    code = simple_code(text)
    return [
        (measure, measure.code_in(period) or "")
        for measure in measures
        if code and not _has_code(measure, code, period)
        and code in {simple_code(other) for other in measure.codes.values()}
    ]  # fmt: skip


def last_period_of(text: str, measure: Measure) -> str:
    """The last period in which a measure had a code."""
    return [period for period, code in measure.codes.items() if simple_code(code) == simple_code(text)][-1]


def unknown_measure(text: str, period: Period, measures: Sequence[Measure], kind: str = "measure") -> str:
    """Why a text names no single measure in a period, and which may be meant: whole sentences.

    `kind` is what the text was to name, such as “figure or measure”.
    """
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    if len(several := named(text, period, measures)) > 1:
        return f"“{text}” names more than one measure: {_listed(several, period, 'and')}."
    others = wrong_code(text, period, measures)
    begun = [one for one in _begun(text, period, measures) if one not in [other for other, _ in others]]
    if others or begun:
        said = [f"No measure has the code {text} in {period}."]
        said += [_in_other_periods(text, period, measure, now) for measure, now in others]
        said += [f"Codes that begin with it: {_listed(begun, period, 'and')}."] if begun else []
        return " ".join(said)
    near = _near(text, period, measures)
    if len(near) > 1:
        return f"“{text}” may mean more than one measure: {_listed(near, period, 'or')}."
    meant = f"Did you mean {_said(near[0], period)}?" if near else "To see them all, run  localaccount data list"
    return f"No {kind} is called “{text}” in {period}. {meant}"


def _begun(text: str, period: Period, measures: Sequence[Measure]) -> list[Measure]:
    """The measures whose code in a period has the text as its beginning: 3C(1) and 3C(2) for “3C”."""
    code = simple_code(text)
    if not re.match(r"\d[A-Z]", code):
        return []
    return [measure for measure in measures if simple_code(measure.code_in(period) or "").startswith(code)]


def _in_other_periods(text: str, period: Period, measure: Measure, now: str) -> str:
    then = last_period_of(text, measure)
    was = "was" if then < str(period) else "is"
    right = f"Its code in {period} is {now}." if now else f"It was not published for {period}."
    return f"In {then} it {was} “{measure.plain_title}”. {right}"


def _near(text: str, period: Period, measures: Sequence[Measure]) -> list[Measure]:
    """The measures with all words of the text, or words that begin so, in a title; else the one of the nearest title.

    Those of the period first; others only where there is none.
    """
    current = [measure for measure in measures if measure.code_in(period)]
    words = {word for word in simple_title(text).split() if len(word) > 2} - _EVERYWHERE
    for group in (current, measures):
        if words and (found := [one for one in group if any(_has(title, words) for title in _titles(one))]):
            return found
    by_title = {title: measure for measure in [*reversed(measures), *current] for title in _titles(measure)}
    closest = difflib.get_close_matches(simple_title(text), by_title, n=1, cutoff=0.6)
    return [by_title[title] for title in closest]


def _has(title: str, words: set[str]) -> bool:
    return all(f" {word}" in f" {title}" for word in words)


def _listed(measures: Sequence[Measure], period: Period, joined: str) -> str:
    """“People who feel safe” (4A), and the like."""
    said = [_said(measure, period) for measure in measures[:_MOST_NAMED]]
    if len(measures) > len(said):
        said.append(f"{len(measures) - len(said)} more")
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {joined} {said[-1]}"


def _said(measure: Measure, period: Period) -> str:
    code = measure.code_in(period)
    last = list(measure.codes.items())[-1]
    return f"“{measure.plain_title}” ({code or f'{last[1]} in {last[0]}'})"


def _has_code(measure: Measure, code: str, period: Period) -> bool:
    return bool(code) and simple_code(measure.code_in(period) or "") == code


def _titles(measure: Measure) -> set[str]:
    return {simple_title(title) for title in (measure.id, measure.plain_title, measure.title)}

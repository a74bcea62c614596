"""Sentences that say the law makes a council publish its local account."""

import re

_ACCOUNT = (
    r"(?:local accounts?|(?:this|an|our|every|each|such an|the|a yearly|an annual) "
    r"(?:(?:annual|yearly|adult social care|public) )?account)(?! of (?:the )?(?:money|spending|income|expenditure))\b"
)
_PUBLISH = r"(?:publish|produce|prepare|write|issue|make|complete|have)(?:ing|es|s|ed)?"
_IT = rf"{_PUBLISH} (?:[\w’'-]+ ){{0,4}}?{_ACCOUNT}"
_LAW = (
    r"(?:law|legislation|statute|regulations|(?:the )?(?:Care|Health and Care|Local Government) Act(?: \d{4})?"
    r"|(?:the )?government|(?:the )?Department of Health(?: and Social Care)?)"
)
_LEGAL = r"(?:statutory|legal|mandatory|compulsory)"
_MUST = (
    r"(?:must|ha(?:ve|s|d) to"
    rf"|(?:are|is|were) (?:(?:legally|statutorily) )?(?:required|obliged|bound)(?: by {_LAW})? to"
    rf"|(?:are|is) under a {_LEGAL} (?:duty|obligation) to)"
)
_HOW = r"(?! (?:in|on|by|with|before|after|as|so|to|for people|together|within|at|accessible|available|easy|shorter))"
"""“We must publish this account in large print” is about the print."""

_FALSE = re.compile(
    "|".join(
        (
            rf"{_MUST} (?:by law )?{_IT}{_HOW}",
            rf"{_ACCOUNT} (?:is|are|was|remains?) (?:an? |now an? |also an? )?(?:annual )?{_LEGAL}\b",
            rf"{_ACCOUNT} (?:(?:is|are) )?(?:a )?(?:required|demanded|mandated|laid down) (?:by|under|in) {_LAW}",
            rf"\b{_LEGAL} (?:duty|requirement|obligation)[^.;]{{0,40}}? (?:to|of|for) [^.;]{{0,40}}?{_IT}",
            rf"\b{_LAW} (?:requires?|obliges?|says|demands?|makes|forces|tells|expects)\b[^.;]{{0,60}}?\b{_IT}",
            rf"\b{_LEGAL} (?:annual |yearly )?(?:local account|account of adult social care)\b",
            rf"\bby law,? [^.;]{{0,50}}?\b{_IT}",
            rf"\b{_IT}[^.;]{{0,30}}? (?:by law\b|(?:as )?required (?:by|under) {_LAW}"
            rf"|to (?:meet|fulfil|comply with|discharge) (?:our|a|the|its) {_LEGAL} )",
            rf"{_ACCOUNT} (?:must|has to|have to) (?:by law )?be (?:published|produced)(?: (?:each|every) year)?"
            r"(?: by (?:law|every council|all councils|councils))?(?=[.,;]|$)",
        )
    ),
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|longer|cannot|voluntar\w*|choos\w+|chose|nothing|nobody|stopped|used to"
    r"|until 20\d\d|if|whether)\b|n[’']t\b",
    re.IGNORECASE,
)


def false_duty_in(words: str) -> str | None:
    """The words that say so, in a sentence with single spaces; None where there are none, or where they are denied."""
    if "ccount" not in words or _DENIED.search(words):
        return None
    match = _FALSE.search(words)
    return match[0] if match else None

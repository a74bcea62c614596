"""What is left of drafting in a finished text: paths, versions, markings, comments, initials."""

import re
from collections.abc import Iterator


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_FILE = _any(
    r"(?<!\w)[A-Za-z]:\\[^\s\"”]+",
    r"\\\\[\w.-]+\\[^\s\"”]+",
    r"\bfile://\S+",
    r"(?<!\w)[\w-]+(?:\.[\w-]+){0,3}?\.(?:docx?|xlsx?|pptx?|msg)\b",
    r"(?<![\w./])/(?:Users|home|mnt)/[\w./-]+",
)
_VERSION = _any(
    r"(?<!\w )\b[vV]\d{1,2}(?:\.\d{1,3}){1,2}\b",
    r"\b[vV]\d{1,2} (?:FINAL|final|DRAFT|draft)\b",
    r"\b(?:FINAL|final|DRAFT|draft)[ _-]?[vV]\d{1,2}\b",
    r"\b[Vv]ersion \d{1,2}(?:\.\d{1,3})* (?:draft|final)\b",
    r"\b(?:[Dd]raft|[Ff]inal|[Dd]ocument) [Vv]ersion(?::| \d)",
    r"^[Vv]ersion:? \d{1,2}(?:\.\d{1,3})*(?=$|[\s,;:–-]*(?:\d|draft|final|[Dd]ate|$))",
    r"\b(?:[Vv]ersion|[Dd]ocument) (?:control|history)\b",
    r"\b[Aa]mendment (?:history|record)\b",
)
_MARKING = _any(
    r"\b(?:OFFICIAL|Official)[ –-]+(?:SENSITIVE|Sensitive)(?:[ :–-]+(?:PERSONAL|COMMERCIAL|LOCSEN))?\b",
    r"\bOFFICIAL\b(?! [A-Z]{2})",
    r"\bNOT PROTECTIVELY MARKED\b",
    r"\b(?:NOT FOR|Not for) (?:PUBLICATION|publication|circulation|onward circulation|CIRCULATION)\b",
    r"^(?:PROTECT|RESTRICTED|CONFIDENTIAL|UNCLASSIFIED|EMBARGOED)\b",
    r"\b(?:STRICTLY|PRIVATE AND|Private and|Strictly) [Cc](?:ONFIDENTIAL|onfidential)\b",
    r"\b(?:Embargoed|EMBARGOED) (?:until|UNTIL)\b",
    r"\bEXEMPT INFORMATION\b",
)
_COMMENT = _any(
    r"(?<!\[)\[[A-Z]{2,3}\d{1,3}\](?![\](])",
    r"\bComment(?:ed)? ?\[[A-Z]{2,3}\d{0,3}\]",
    r"(?<!\[)\[(?:[Cc]omment|COMMENT|[Nn]ote (?:to|for)|NOTE TO|[Tt]o check|[Cc]heck with|[Qq]uery|QUERY"
    r"|[A-Z]{2,3}:|[A-Z]{2,3} to )"
    r"[^\]\n]{0,200}\](?!\()",
    r"\b(?:Reference source not found|Bookmark not defined)\b",
)
_INITIALS = _any(
    r"(?<![\w.-])(?!(?:GP|IT|HR|UK|EU|TV|PM|AM|ID|LA|MP|OT|PA|SW|BSL|NHS|CQC|ICB|LGA|DWP|ONS|SAB|ICS|MDT|CCG|MPs|GPs)\b)"
    r"[A-Z]{2,3} to (?:check|confirm|update|add|amend|provide|insert|rewrite|complete|supply|chase|send)\b",
    r"\b(?:[Cc]heck|[Cc]onfirm|[Qq]uery) with (?!(?:GP|HR|IT|OT)\b)[A-Z]{2}\b",
    r"^(?:Deleted|Inserted|Formatted|Moved (?:up|down)):",
    r"\b(?:[Dd]eleted|[Ii]nserted|[Aa]mended) by [A-Z]{2,3}\b",
    r"\b[Tt]rack(?:ed)? [Cc]hanges\b",
)
_DRAFT = _any(
    r"(?<![“‘\"'])\bDRAFT\b",
    r"^[Dd]raft(?:$| ?[–:-]| ?\d| (?:local )?account\b(?! was| went)| report$"
    r"| for (?:comment|consultation|approval|discussion|review)\b)",
    r"\b[Tt]his (?:is (?:a|the|still a|only a|our) )?(?:(?:first|final|working|early|latest|second|very) )?draft\b"
    r"(?! (?:budget|plan|strategy|policy|law|bill|guidance|regulations|code|Bill))",
    r"\b[Ww]orking draft\b",
    r"\b[Dd]raft,? (?:subject to|awaiting) (?:approval|sign-off|comment|discussion)\b",
)

_KINDS = (
    (_FILE, "“{}” is a file on somebody’s computer.", "take it out, or link to where people can read it"),
    (_VERSION, "“{}” belongs to the drafting.", "take it out; corrections: in account.yml tells what changed"),
    (
        _MARKING,
        "“{}” marks a text that is not for the public.",
        "take it out, if the text may go out",
    ),
    (_COMMENT, "“{}” is a comment between colleagues.", "settle it, and take it out"),
    (_INITIALS, "“{}” is a note between colleagues.", "settle it, and take it out"),
    (
        _DRAFT,
        "“{}” calls a published account a draft.",
        "take it out; the banner of every draft says so by itself",
    ),
)
_MARKS = (
    "\\", "://", ".doc", ".xls", ".ppt", ".msg", "/Users", "/home", "/mnt", "ersion", "istory", "ontrol", "ecord",
    "Offi", "Not for", "onfid", "mbargo", "omment", "ote to", "ote for", "o check", "heck with", "uery", "not found",
    "not defined", "eleted", "nserted", "Format", "Moved", "rack", "raft",
)  # fmt: skip
# Patterns that each begin with one letter, or one kind of letter: those that may begin with several take far longer.
_MAY_BE = (re.compile("[A-Z][A-Z]"), re.compile(r"v\d"), re.compile(r"V\d"))


def may_hold_residue(text: str) -> bool:
    """Whether a text has a mark of drafting; most have none, and need no closer look."""
    return any(mark in text for mark in _MARKS) or any(pattern.search(text) for pattern in _MAY_BE)


def residue_in(words: str) -> Iterator[tuple[int, int, str, str]]:
    """What is left of drafting in a sentence as written: its start and end, what is wrong, what to do."""
    if not may_hold_residue(words):
        return
    taken: list[tuple[int, int]] = []
    for pattern, problem, fix in _KINDS:
        for match in pattern.finditer(words):
            if any(start < match.end() and match.start() < end for start, end in taken[-50:]):
                continue
            taken.append(match.span())
            yield *match.span(), problem.format(" ".join(match[0].split())[:60]), fix

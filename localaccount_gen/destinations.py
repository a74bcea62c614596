"""Where a link or a picture leads: to another site, into the account, or somewhere it must not."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

SCHEMES = ("https", "http", "mailto", "tel")
PICTURE = "put the picture in the account’s images folder and write  ![what it shows](images/name.jpg)"
WHY_UNSAFE = "nothing an account says may run on a reader’s computer"
WHY_OUTSIDE = "a path that leaves the folder can publish files that were never meant for the public"
_WHY_PICTURE = "the other site would learn who reads the account, and could change the picture"

_INSIDE = "name a section’s file, such as improvement.md, or a file in images or data; for another site write https://"
_RUNS = {"javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem", "viewsource"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Without a name before the site's, as in https://www.gov.uk@evil.example, which is not the government's.
_WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)*\.?(:\d{1,4})?([/?#].*)?", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\(.*)$""", re.DOTALL)
# Python-Markdown makes java`script`: and java[script][1]: into javascript: where they stand in a destination.
_MARKS = re.compile(r"`|\]\s?\[[^\[\]]*(?=\])|[\[\]]")


@dataclass(frozen=True)
class Objection:
    """Why a destination must not stand in an account."""

    rule: str
    problem: str
    fix: str
    why: str


def _running_scheme(written: str) -> str:
    """The scheme of a destination that a browser would run or read from the disk, however it is spelt; or nothing.

    Only its letters count, since browsers and Markdown programs leave out so much else: java&Tab;script: runs too.
    """
    head, colon, _ = _plain(written).partition(":")
    letters = "".join(re.findall("[a-z]+", head.casefold()))
    return letters if colon and letters in _RUNS and not re.search("[/?#]", head) else ""


def objection(written: str, *, image: bool) -> Objection | None:
    """What is wrong with a destination as written in Markdown, entities and all; None for one that may stand there.

    Whether a page or file of that name exists is another question.
    """
    if running := _running_scheme(written):
        return _unsafe(running)
    # Browsers leave out tabs and ends of lines.
    destination = re.sub(r"[\t\n\r]", "", _destination(_plain(written)))
    scheme = _SCHEME.match(destination)
    if scheme and len(scheme[1]) > 1:
        if scheme[1].casefold() not in SCHEMES:
            return _unsafe(scheme[1])
        if image:
            return _picture_elsewhere()
        is_web = scheme[1].casefold() in ("https", "http")
        # As it stands, since a bracket or a backtick makes no web address.
        return _no_address(destination) if is_web and not _WEB.fullmatch(_destination(unescape(written))) else None
    if image and (destination.startswith("//") or ":" in destination):
        return _picture_elsewhere()
    path = unquote(unquote(re.split("[?#]", destination, maxsplit=1)[0]))
    if scheme or path.startswith(("/", "\\")) or _leaves(path) or re.search(r"[\x00-\x1f]", path):
        problem = f"“{destination[:60]}” leads out of the account’s own folder."
        return Objection("outside-account", problem, _INSIDE, WHY_OUTSIDE)
    if "\\" in path:
        return Objection("outside-account", f"“{destination[:60]}” is a path as Windows writes it.",
                         "write / instead of \\, such as images/name.jpg", WHY_OUTSIDE)  # fmt: skip
    return None


def _plain(written: str) -> str:
    """A destination without entities, twice because one may hide another, and without Markdown's own marks."""
    return unescape(unescape(_MARKS.sub("", written)))


def _destination(plain: str) -> str:
    """The destination without the title behind it."""
    plain = _TITLE.sub("", plain.strip())
    pointed = re.match(r"<([^<>]*)>?", plain)
    return (pointed[1] if pointed else plain).strip()


def _leaves(path: str) -> bool:
    """Whether a path climbs above the folder it starts in, at any point of its way."""
    depth = 0
    for step in re.split(r"[/\\]", path):
        depth += -1 if step == ".." else step not in ("", ".")
        if depth < 0:
            return True
    return False


def _unsafe(scheme: str) -> Objection:
    return Objection("unsafe-markup", f"A link cannot start with “{scheme}:”.",
                     "link to a page with https://, to an e-mail address with mailto: or to a number with tel:",
                     WHY_UNSAFE)  # fmt: skip


def _no_address(destination: str) -> Objection:
    return Objection("broken-link", f"“{destination[:60]}” is not a web address.",
                     "write it as the browser shows it, such as https://www.example.org/care",
                     "a reader who follows it must find something")  # fmt: skip


def _picture_elsewhere() -> Objection:
    return Objection("unsafe-markup", "This picture would be fetched from another site.", PICTURE, _WHY_PICTURE)

"""Family `easy-read`: every picture it names is there. And of family `file`: every picture may be published."""

from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.pictures import find_picture, near
from localaccount_gen.rules.rule import Facts, Found, found_while_reading, rule


@rule(
    "easy-read",
    Severity.ERROR,
    "Making written information easier to understand, Department of Health, 2010: a picture for every idea",
)
def picture_not_found(facts: Facts) -> Iterator[Found]:
    """The word behind `picture:` in Easy Read has a picture, the council's own or one that comes with the program.

    Why: some people understand a row of Easy Read by its picture alone

    Passes (political-priorities.md)::

        ---
        easy_read:
          rows: [{words: We promised a shorter wait., picture: clock}]
        ---
        Councillors promised a shorter wait.

    Fails (political-priorities.md)::

        ---
        easy_read:
          rows: [{words: We promised a shorter wait., picture: sundial}]
        ---
        Councillors promised a shorter wait.
    """
    own = facts.account.council.pictures
    for section in facts.account.sections:
        rows = section.document.values.get("easy_read", {})
        rows = rows.get("rows", []) if isinstance(rows, dict) else []
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            word = row.get("picture") if isinstance(row, dict) else None
            if isinstance(word, str) and find_picture(word, own) is None:
                yield Found(
                    section.document.place("easy_read", "rows", index, "picture"),
                    f"There is no picture for “{word}”.{_meant(near(word, own))}",
                    "look for a word that has one with  localaccount pictures find WORD  or put a picture of your own "
                    "into the council’s pictures.yml",
                )


def _meant(words: tuple[str, ...]) -> str:
    """` Did you mean “bus”, “car” or “taxi”?`, or nothing."""
    quoted = [f"“{word}”" for word in words]
    *most, last = quoted or [""]
    return f" Did you mean {' or '.join(filter(None, (', '.join(most), last)))}?" if last else ""


@found_while_reading("file", Severity.ERROR, "Copyright, Designs and Patents Act 1988, section 16")
def picture_without_licence() -> None:
    """A council's own picture has a licence that lets everybody use it, and names its maker where the licence asks.

    Why: whoever made a picture decides who may use it, and can send the council a bill

    Passes (pictures.yml)::

        pictures:
          carer: {file: carer.png, words: A carer at home, source: Our photograph, licence: Owned by the council}

    Fails (pictures.yml)::

        pictures:
          carer: {file: carer.png, words: A carer at home, source: A website, licence: CC BY-NC 4.0}
    """


RULES = (picture_not_found,)
LICENCE_RULES = (picture_without_licence,)

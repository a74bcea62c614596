"""Family `file`: a file must be readable, in our format, and lead nowhere it should not."""

from localaccount_gen.findings import Severity
from localaccount_gen.rules.links import broken_link
from localaccount_gen.rules.rule import found_while_reading

_PRACTICE = "what happens to files that people edit by hand"


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def yaml_syntax() -> None:
    """A file must be YAML: keys, colons, indentation by spaces, quotes that close.

    Why: a file that cannot be read cannot be published

    Passes (account.yml)::

        published: 2025-11-20

    Fails (account.yml)::

        answers:
          - rule: "no-money-compared
    """


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def unreadable_file() -> None:
    """A file must be UTF-8 text of a sensible size and depth, without characters that hide or mislead.

    Why: people must read the same words that the council wrote

    Passes (scrutiny.md)::

        Plain words — with a dash and a £ sign — are fine.

    Fails (scrutiny.md)::

        The council spent Â£5 on this.
    """


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def duplicate_key() -> None:
    """A key, and a figure's name, is written once.

    Why: of two values YAML keeps the last one without a word

    Passes (account.yml)::

        figures:
          people-supported: {label: people supported, value: 10, unit: people, source: Our records on 1 May 2025}

    Fails (account.yml)::

        figures:
          people-supported: {label: people supported, value: 10, unit: people, source: Our records on 1 May 2025}
          people-supported: {label: people supported, value: 12, unit: people, source: Our records on 1 May 2025}
    """


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def unknown_key() -> None:
    """Every key, and every file in an account's folder, is one that the format knows.

    Why: a key nobody reads would be left out of the page without a word

    Passes (account.yml)::

        published: 2025-11-20

    Fails (account.yml)::

        publised: 2025-11-20
    """


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def wrong_type() -> None:
    """A date is a date, a number a number, a list a list, and a choice one of those offered.

    Why: the pages, the tables and the charts are made from it

    Passes (account.yml)::

        published: 2025-07-01

    Fails (account.yml)::

        published: 1st July 2025
    """


@found_while_reading("file", Severity.ERROR, _PRACTICE)
def missing_key() -> None:
    """A key that must be there is there.

    Why: without it the page would have a hole where a reader expects an answer

    Passes (account.yml)::

        figures:
          people-supported: {label: people supported, value: 10}

    Fails (account.yml)::

        figures:
          people-supported: {label: people supported}
    """


@found_while_reading("file", Severity.ERROR, "threats tried against the tools this one is built with")
def outside_account() -> None:
    """A path stays inside the account's own folder, also when it is a link on disk.

    Why: a path that leaves the folder can publish files that were never meant for the public

    Passes (scrutiny.md)::

        Our plan is told in [what we will do better](improvement.md).

    Fails (scrutiny.md)::

        Our plan is [our notes](../../../notes.md).
    """


@found_while_reading("file", Severity.ERROR, "threats tried against the tools this one is built with")
def unsafe_markup() -> None:
    """An account is plain Markdown: no HTML, no scripts, no pictures from other sites.

    Why: nothing an account says may run on a reader's computer

    Passes (scrutiny.md)::

        Read **this** and [the minutes](https://www.example.org/minutes).

    Fails (scrutiny.md)::

        Read <script>alert(1)</script> this.
    """


RULES = (
    yaml_syntax,
    unreadable_file,
    duplicate_key,
    unknown_key,
    wrong_type,
    missing_key,
    broken_link,
    outside_account,
    unsafe_markup,
)

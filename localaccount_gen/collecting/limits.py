"""How much is asked of a source and taken from it, and what is said where it is not enough. The figures are ours."""

from dataclasses import dataclass

LIST = "accounts.json"
"""Where every site made with localaccount names its accounts."""


@dataclass(frozen=True)
class Limits:
    """docs/collecting.md tells them, with the reason of each."""

    bytes_of_list: int = 10_000_000
    """Of accounts.json. One for every council and ten years has some eight million."""
    bytes_of_account: int = 5_000_000
    """Of account.json. The largest of the sample accounts has a quarter of a million."""
    bytes_of_source: int = 500_000_000
    bytes_of_archive: int = 2_000_000_000
    """What an archive may unpack to, the pages it also holds included."""
    parts_of_archive: int = 100_000
    accounts: int = 5_000
    """Of one source: 153 councils and thirty years."""
    redirects: int = 5
    """As RFC 9309, section 2.3.1.2, has it for robots.txt (https://www.rfc-editor.org/rfc/rfc9309)."""
    tries: int = 3
    """How often a file is asked for where the server is busy."""
    pause: float = 1.0
    """Seconds between two requests to one host, so that a small server can serve its readers meanwhile."""
    longest_wait: float = 60
    """Seconds to wait at the server's own wish, between requests or before another try."""
    seconds_to_connect: float = 10
    seconds_of_silence: float = 20
    seconds_of_file: float = 60
    """For one file, however slowly it drips."""
    seconds_of_source: float = 3_600
    failures: int = 5
    """Files of one source that cannot be had, one after another, before it is left alone."""


class NotGathered(Exception):
    """Why something was not gathered: one sentence, and what to do."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem} {fix}")


LATER = "Try again later; if it stays so, tell whoever runs the site."
ASK = "Tell whoever runs the site."


def too_large(name: str, most: int) -> NotGathered:
    return NotGathered(f"{name} is larger than {most:,} bytes, the most that is taken.", ASK)

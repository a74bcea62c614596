"""What is said of a site as a whole: its name, its address, who answers for it."""

from dataclasses import dataclass
from datetime import date

from localaccount_gen.auditrecord import AuditRecord


@dataclass(frozen=True)
class HumanCheck:
    """A test of the site by people."""

    date: date
    by: str
    what: str
    """What they did, to follow their name: “listened to the first page of each account with NVDA”."""


@dataclass(frozen=True)
class Settings:
    """The site, not any one council."""

    site_name: str
    site_url: str = ""
    """Where the site will stand, with a slash at its end; empty where that is not known yet."""
    publisher_name: str = ""
    publisher_email: str = ""
    publisher_phone: str = ""
    braille: bool = False
    """Whether each account also comes as a Braille-ready file, for which liblouis must be installed."""
    human_audit: date | None = None
    """The day on which people with different impairments last tested the site. None: no such test is claimed."""
    pdf: bool = False
    """Whether PDFs are made of every account."""
    human_checks: tuple[HumanCheck, ...] = ()
    """Every test by people that is to be told, newest first."""
    last_audit: AuditRecord | None = None
    """What `localaccount audit --record` wrote last. None: no automatic test is claimed."""
    servers: tuple[str, ...] = ()
    """The kinds of web server the site is put on, by their names in `servers`."""

"""What a page is described as in a list of what a search found, where no two lines may be the same."""

from localaccount_gen.account import Account
from localaccount_gen.render.sections import ShownSection


def section_description(account: Account, section: ShownSection) -> str:
    """Whose section it is, of when, and what it answers."""
    whose = f"{account.council.short_name}, {account.period}"
    if section.omission:
        return shortened(f"{whose}. Why the account does not cover “{section.title}”: {section.omission.reason}")
    return shortened(f"{whose}. {section.answer or section.question}")


def shortened(text: str) -> str:
    """At most about 160 characters, which is what search engines show, ended at a word."""
    return text if len(text) <= 160 else f"{text[:157].rsplit(' ', 1)[0]} …"

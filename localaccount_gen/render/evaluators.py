"""The pages for evaluators: each has one name, which is its heading, its title and what every link to it says."""

from dataclasses import replace

from localaccount_gen.pages import PageLink

COVERAGE = PageLink("What accounts cover", "coverage/")
RATES = PageLink("Councils with an account", "coverage/rates/")
RULES = PageLink("What rules find in accounts", "coverage/rules/")
CHANGES = PageLink("Changes between accounts", "coverage/changes/")
REVIEW = PageLink("Found in 2013, and now", "coverage/review/")
ACCOUNTABILITY = PageLink("Accountability to local people", "coverage/accountability/")
SIDE_BY_SIDE = PageLink("Accounts side by side", "side-by-side/")
REGIONS = PageLink("Reports by region", "regions/")
PRACTICE = PageLink("What works, and others could do too", "practice/")
OFFERS = PageLink("Help offered and asked for", "practice/offers/")

MAIN = (COVERAGE, SIDE_BY_SIDE, REGIONS, PRACTICE)
"""Those that a home page leads to, and these lead to the others."""

_ALL = (COVERAGE, RATES, RULES, CHANGES, REVIEW, ACCOUNTABILITY, SIDE_BY_SIDE, REGIONS, PRACTICE, OFFERS)


def evaluator_pages(address: str) -> tuple[PageLink, ...]:
    """All of them; current is the one at the address, or else the nearest above it.

    A page about one council, such as `torbay/promises/`, belongs to accounts side by side.
    """
    above = [one for one in _ALL if address.startswith(one.address)]
    here = max(above, key=lambda one: len(one.address), default=SIDE_BY_SIDE)
    return tuple(replace(one, current=one is here) for one in _ALL)

"""The published files that whatever lays many accounts side by side is made from: accounts.json, account.json.

So a site's own pages for evaluators and a collection of forty sites' accounts come from the same code, and anyone who
has the files can work every number out again. A file of another site is hostile until it is read: `reading`.
"""

from localaccount_gen.register.collection import Collection
from localaccount_gen.register.content import AccountData, SectionData
from localaccount_gen.register.entry import Entry
from localaccount_gen.register.reading import Listing, read_account, read_listing
from localaccount_gen.register.writing import entry_data, entry_of, listing_json

__all__ = [
    "AccountData",
    "Collection",
    "Entry",
    "Listing",
    "SectionData",
    "entry_data",
    "entry_of",
    "listing_json",
    "read_account",
    "read_listing",
]

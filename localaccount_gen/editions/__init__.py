"""The same account in other shapes: data for machines, plain text for ears."""

from localaccount_gen.editions.data import account_json
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.official_tables import official_tables
from localaccount_gen.editions.text import account_text

__all__ = ["Edition", "account_json", "account_text", "official_tables"]

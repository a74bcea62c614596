"""Accounts of many sites, gathered from addresses, folders and archives into one collection.

Whoever publishes what is gathered may mean harm: `web` asks with care, `archives` and `folders` read by name within
limits, `strict` and `listed` judge what came, and `kept` writes it under names of our own. `gathering` is the story.
"""

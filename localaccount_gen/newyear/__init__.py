"""Last year's account carried forward.

Start at `carrying`, which reads the last account and writes the new one. `codes` names official measures anew, `blocks`
finds the lines of a YAML text that hold a key, `edits` changes those lines and no others, so that the officer's own
words and comments stay; `sections` and `accounts` say what is kept, blanked or left out; `todo` says what is left to do.
"""

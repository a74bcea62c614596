"""Last year's account carried forward.

Start at `carrying`, which reads the last account and writes the new one. `sections`, `accounts` and `figures` say what
is kept, blanked or left out; `edits` changes the lines they name and no others, so that the officer's own words and
comments stay; `blocks` finds those lines; `todo` says what is left to do. Codes of measures are named anew by `codes`.
"""

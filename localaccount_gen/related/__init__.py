"""Figures of one council from other official files than the framework's, as local figures of its account.

Start at `reading`, which recognises a file by the columns in it and hands its rows to the module of its source:
`ratings` (Care Quality Commission), `complaints` (the Ombudsman), `safeguarding` (Safeguarding Adults Collection),
`finance` (adult social care finance report). `landing` puts the figures into the account's `imported.yml`.
"""

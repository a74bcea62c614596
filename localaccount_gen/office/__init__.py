"""An account begun from what a council has: last year's Word document, or a workbook of its figures.

Start at `importing`. `container` looks at a Word file before it is opened, `word` and `reader` make blocks of plain
Markdown of it, `headings` finds the section a heading means, `chapters` sorts the blocks into sections; `workbooks`
finds figures and tables in a workbook. `landing` writes what was found into an account, and nothing over what is there.
"""

"""Official files in, official figures out: the Adult Social Care Outcomes Framework's workbooks and open data.

Start at `reading`, which recognises a file and hands it to the module of its layout (`time_series`, `open_data`,
`compiled`). `newer` knows the measures of a later year by their titles. `figuring` makes figures of its rows and mends
what `defects` lists; `importing` puts them into the product's own table; `writing` puts that on disk; `verifying` holds
it against the files. Only `workbook` imports python-calamine; `streamed` reads ODS files too large for it, for
`related`.
"""

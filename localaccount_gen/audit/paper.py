"""The part of test 7 on paper: the page as a browser lays it out for an A4 sheet."""

from localaccount_gen.audit.visit import SHEET, Visit

_LEAST = 12
"""Points, the least for clear print (https://www.ukaaf.org/wp-content/uploads/2020/03/G003-UKAAF-Creating-clear-print-and-large-print-documents.pdf)."""


def look(visit: Visit) -> None:
    visit.page.set_viewport_size(SHEET)
    visit.page.emulate_media(media="print")
    found = visit.ask("printed")
    for element, size in found["small"]:
        problem = f"Words are printed at {size:g} points; {_LEAST} is the least for clear print."
        visit.tell(7, "audit-paper", problem, "set the size under @media print to 12pt", element)
    for element in found["wide"]:
        problem = "A table or a picture is wider than the sheet, so its right side is not printed."
        visit.tell(7, "audit-paper", problem, "let its cells wrap under @media print", element)
    visit.page.emulate_media(media="screen")

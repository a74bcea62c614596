"""Test 9: PDFs, by the rules of PDF/UA-1 that a program can judge. The only importer of page-validation."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import page

from localaccount_gen.audit.result import fault
from localaccount_gen.findings import Finding

LONGEST_EASY = 20
"""Sheets of an Easy Read document (Making written information easier to understand, Department of Health, 2010)."""


def look(files: Sequence[Path], folder: Path, shown: str) -> Iterator[Finding]:
    """What each PDF fails of PDF/UA-1; a file that is no PDF is told as one."""
    for file in files:
        place = f"{shown}/{file.relative_to(folder).as_posix()}"
        try:
            report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
        except page.PageError as error:
            yield fault("audit-pdf", place, f"The file cannot be read as a PDF: {error}.", "make the PDF anew")
            continue
        for failure in report.failures:
            problem = f"{failure.message.rstrip('.')} ({failure.rule_id})."
            yield fault("audit-pdf", place, problem, "make the PDF anew with tags, or publish a page in its place")
        if "easy-read" in file.name and report.document.page_count > LONGEST_EASY:
            problem = f"The Easy Read has {report.document.page_count} sheets, more than {LONGEST_EASY}."
            yield fault("audit-pdf", place, problem, "leave out what is told elsewhere")

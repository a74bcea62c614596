"""Made-up files in the layouts of official ones, for tests: no figure in them is anybody's.

No file of the Care Quality Commission, the Ombudsman, the Safeguarding Adults Collection or the finance report is at
hand, so each is built here from what is known of its layout. Every file says so in its name, and inside where its
layout has room for a sentence.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

SAYS_SO = "MADE UP FOR A TEST. Not an official file; no figure in it is anybody's."

Row = Sequence[object]

RATINGS_HEADER = (
    "Location ID", "Location Name", "Care Home?", "Location Type", "Location Primary Inspection Category",
    "Location Local Authority", "Location Region", "Service / Population Group", "Domain", "Latest Rating",
    "Publication Date", "Report Type", "Inherited Rating (Y/N)", "Provider ID",
)  # fmt: skip
DIRECTORY_HEADER = (
    "Location ID", "Location HSCA start date", "Dormant (Y/N)", "Care home?", "Location Name", "Location Type/Sector",
    "Location Local Authority", "Location Latest Overall Rating", "Publication Date", "Inherited Rating (Y/N)",
)  # fmt: skip
SAFEGUARDING_HEADER = (
    "ONS area code", "CASSR Code", "CASSR Name", "Council Type / Region Name",
    "SG1f Total Number of Safeguarding Concerns", "SG1f Total Number of Section 42 Safeguarding Enquiries",
    "SG1f Total Number of Other Safeguarding Enquiries", "Total Enquiries",
)  # fmt: skip
TOTALS_HEADER = (
    "FY_Ending", "CASSR_CODE", "GEOGRAPHY_CODE", "REGION_GO_CODE", "CareType_KEY", "AgeBand_KEY",
    "PrimarySupportReason_KEY", "SupportSetting_KEY", "Purpose_KEY", "CarerSupportType_KEY", "DataType_KEY",
    "TOTALEXPENDITURE", "TOTALINCOME", "NETTOTALEXPENDITURE", "GROSSTOTALEXPENDITURE", "NETCURRENTEXPENDITURE",
    "GROSSCURRENTEXPENDITURE",
)  # fmt: skip
DOMAINS = ("Safe", "Effective", "Caring", "Responsive", "Well-led", "Overall")


def location(
    number: int,
    rating: str,
    day: str = "17/03/2025",
    council: str = "Torbay",
    home: bool = True,
    inherited: str = "N",
    kind: str = "Social Care Org",
    domains: Iterable[str] = DOMAINS,
) -> list[Row]:
    """The rows of one location in the latest ratings: one a domain, and only “Overall” has the rating that counts."""
    return [
        (f"1-{number:09}", f"Made-up home {number}", "Y" if home else "N", kind, "Residential social care", council,
         "South West", "Overall", domain, rating if domain == "Overall" else "Inadequate", day, "Location", inherited,
         "1-101")
        for domain in domains
    ]  # fmt: skip


def homes(counts: Sequence[int], home: bool = True, first: int = 1) -> list[Row]:
    """Locations rated outstanding, good, requires improvement, inadequate, as many of each as asked for."""
    ratings = ("Outstanding", "Good", "Requires improvement", "Inadequate")
    given = [rating for rating, count in zip(ratings, counts, strict=True) for _ in range(count)]
    return [row for number, rating in enumerate(given, first) for row in location(number, rating, home=home)]


def write_csv(folder: Path, name: str, rows: Iterable[Row], above: Sequence[Row] = ((SAYS_SO,),)) -> Path:
    """A CSV file called `made-up-<name>`."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([*above, *rows])
    path = folder / f"made-up-{name}"
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def write_ods(folder: Path, name: str, sheets: dict[str, Iterable[Row]], written: str = "2025-04-02") -> Path:
    """An ODS file, its first sheet a page of notes, as the official files have them."""
    notes = {"README": [(SAYS_SO,)]}
    body = "".join(
        f'<table:table table:name="{escape(sheet)}">{"".join(_ods_row(row) for row in rows)}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for sheet, rows in (notes | dict(sheets)).items()
    )
    return write_ods_content(folder, name, ODS.format(styles="", body=body), written)


ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>{styles}'
    "</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def write_ods_content(folder: Path, name: str, content: str, written: str = "2025-04-02") -> Path:
    path = folder / f"made-up-{name}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        if written:
            archive.writestr("meta.xml", f"<office:meta><dc:date>{written}T09:00:00</dc:date></office:meta>")
    return path


def write_xlsx(folder: Path, name: str, rows: Iterable[Row]) -> Path:
    """An XLSX file of one sheet: numbers as numbers, the rest as text."""
    part = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    path = folder / f"made-up-{name}"
    sheet = "".join(f'<row r="{n}">{"".join(_xlsx_cell(c) for c in row)}</row>' for n, row in enumerate(rows, 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'))  # fmt: skip
        archive.writestr("_rels/.rels", _RELATIONS.format(f"{part}/officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(f"{part}/worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/workbook.xml", (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{part}"><sheets><sheet name="Made up" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"))  # fmt: skip
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
        )
    return path


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{}" Target="{}"/></Relationships>'
)


def _ods_row(row: Row) -> str:
    return f"<table:table-row>{''.join(_ods_cell(str(cell)) for cell in row)}</table:table-row>"


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def _xlsx_cell(cell: object) -> str:
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'

"""A hostile or broken spreadsheet is refused before it is opened, in one sentence and little memory."""

import io
import zipfile

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.official import container
from localaccount_gen.official.reading import read_release
from tests.official_files import EXTRACTS

CATALOGUE = load_catalogue()
_DAMAGED = "figures.xlsx is damaged, or was not downloaded to its end: download it again."
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
ODS = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table>{}</table:table>'
       "</office:document-content>")  # fmt: skip


def refusal(tmp_path, content, name="figures.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ProjectError) as refused:
        read_release(path, CATALOGUE)
    return str(refused.value)


def workbook(sheet="", parts=None, part="xl/worksheets/sheet1.xml"):
    """An XLSX container: not enough for a spreadsheet program, enough for what looks at it first."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(part, SHEET.format(sheet))
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return content.getvalue()


def ods(table):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", ODS.format(table))
    return content.getvalue()


def test_a_string_of_a_gigabyte(tmp_path, monkeypatch):
    """C10: a small file may unpack to more than the computer has."""
    monkeypatch.setattr(container, "LARGEST_UNPACKED", 1_000_000)

    told = refusal(tmp_path, workbook(parts={"xl/sharedStrings.xml": f"<sst>{'a' * 2_000_000}</sst>"}))

    assert "figures.xlsx unpacks to more than any official file (1,000,000 bytes)." == told


def test_ten_million_rows(tmp_path):
    """C11: far more rows than any official file."""
    told = refusal(tmp_path, workbook('<row r="10000000"><c r="A10000000"><v>1</v></c></row>'))

    assert "figures.xlsx has a cell at row 10,000,000, column 1, further out than in any official file." == told


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/picture.png"])
def test_one_cell_at_the_far_corner(tmp_path, part):
    """C12: a file of a few kilobytes with one cell at the end of the sheet took 8 GB; the sheet's name is no excuse."""
    told = refusal(tmp_path, workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', part=part))

    assert "figures.xlsx has a cell at row 1,048,576, column 16,384, further out than in any official file." == told


def test_many_columns_and_many_rows_that_are_each_allowed(tmp_path):
    """A full rectangle is what a reader makes room for, even if only its corner is filled."""
    told = refusal(tmp_path, workbook('<row r="100000"><c r="CV100000"><v>1</v></c></row>'))

    assert "figures.xlsx has a cell at row 100,000, column 100, further out than in any official file." == told


def test_a_directory_that_lies_about_sizes(tmp_path, monkeypatch):
    """C13: the directory of the file says 10 bytes, and a gigabyte comes out."""
    monkeypatch.setattr(container, "LARGEST_UNPACKED", 1_000_000)
    content = workbook(parts={"xl/sharedStrings.xml": f"<sst>{'a' * 2_000_000}</sst>"})
    honest = (2_000_000 + 11).to_bytes(4, "little")

    told = refusal(tmp_path, content.replace(honest, (10).to_bytes(4, "little")))

    assert honest in content
    assert "figures.xlsx unpacks to more than any official file (1,000,000 bytes)." == told


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE sst>",
    ],
)
def test_entities_and_document_types(tmp_path, declaration):
    """C14: entities multiply, or fetch what is not theirs."""
    told = refusal(tmp_path, workbook(parts={"xl/sharedStrings.xml": f"{declaration}<sst/>"}))

    assert "figures.xlsx declares a document type, which no spreadsheet needs." == told


def test_a_formula_without_a_saved_value(tmp_path):
    """A22: it would be read as nothing, and a figure would be missing without a word."""
    told = refusal(tmp_path, workbook('<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>'))

    assert "figures.xlsx has formulas without a saved value; save it again as values, or as CSV." == told


def test_a_formula_with_its_value_is_no_reason(tmp_path):
    """What a spreadsheet program saved is a figure like any other; this file is refused for want of figures."""
    told = refusal(tmp_path, workbook('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))

    assert ("figures.xlsx cannot be read as a spreadsheet: open it in a program that can, save it as ODS or XLSX, and "
            "import that.") == told  # fmt: skip


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet(tmp_path, state):
    """A23: nobody has looked at what is on it."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(EXTRACTS / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx") as whole,
        zipfile.ZipFile(content, "w") as archive,
    ):
        for name in whole.namelist():
            part = whole.read(name)
            archive.writestr(name, part.replace(b"<sheet name=", f'<sheet state="{state}" name='.encode()))

    told = refusal(tmp_path, content.getvalue())

    assert "figures.xlsx has a hidden sheet, “in”; show it or take it out first." == told


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
         'office:value="1"/></table:table-row>', "row 1,000,000, column 1"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
         'office:value="1"/></table:table-row>', "row 1, column 16,384"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="99999999999"/><table:table-cell '
         'office:value-type="string"/></table:table-row>', "row 1, column 200,002"),
    ],
)  # fmt: skip
def test_repeated_cells_of_an_ods_file(tmp_path, table, place):
    """A number in an attribute stands for a million rows."""
    told = refusal(tmp_path, ods(table), "figures.ods")

    assert f"figures.ods has a cell at {place}, further out than in any official file." == told


def test_empty_repeated_rows_are_no_reason(tmp_path):
    """Every official workbook ends in a million empty rows; they take no room."""
    empty = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
             'table:number-columns-repeated="16384"/></table:table-row>')  # fmt: skip

    assert "further out" not in refusal(tmp_path, ods(empty), "figures.ods")


def test_too_many_parts(tmp_path):
    """A container of thousands of parts is no official file."""
    told = refusal(tmp_path, workbook(parts={f"part{number}.xml": "<a/>" for number in range(600)}))

    assert "figures.xlsx has 602 parts inside, more than any official file." == told


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK\x03\x04 and nothing more", _DAMAGED),
        (workbook()[:200], _DAMAGED),
        (
            workbook(parts={"xl/styles.xml": "<a><b></a>"}),
            "figures.xlsx is damaged: part of it is not XML. Download it again.",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", None),
        (b"", "figures.xlsx is empty: download it again."),
        (b"a,b\n1,2\n", None),
    ],
)  # fmt: skip
def test_what_is_no_official_file(tmp_path, content, problem):
    """One clear sentence, whatever was given."""
    not_understood = ("figures.xlsx is neither the time-series workbook nor a yearly open-data file "
                      "of the Adult Social Care Outcomes Framework.")  # fmt: skip

    assert (problem or not_understood) == refusal(tmp_path, content)


def test_a_zip_file_of_something_else(tmp_path):
    """A word processor's document is a zip file too."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    assert "figures.xlsx is neither an ODS nor an XLSX file." == refusal(tmp_path, content.getvalue())


def test_a_file_that_is_too_large_or_missing(tmp_path, monkeypatch):
    """Nothing larger than any official file is even read to its end."""
    monkeypatch.setattr(container, "LARGEST_FILE", 100)

    assert "figures.csv is larger than any official file (100 bytes)." == refusal(tmp_path, b"a" * 200, "figures.csv")
    with pytest.raises(ProjectError, match=r"^There is no file .*nowhere\.csv\.$"):
        read_release(tmp_path / "nowhere.csv", CATALOGUE)


def test_a_table_of_an_unknown_measure(tmp_path):
    """A release with a new measure waits until somebody has said what it means."""
    content = io.BytesIO()
    with zipfile.ZipFile(EXTRACTS / "ascof_2024_25.ods") as whole, zipfile.ZipFile(content, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name).replace(b'"Table_6b"', b'"Table_7a"'))
    unknown = "figures.ods has a table “Table_7a”, but no measure that we know has the code 7A in 2024-25."

    assert unknown == refusal(tmp_path, content.getvalue(), "figures.ods")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"Local authority code", b"Authority", "figures.ods has no column “Local authority code” in Table_1c."),
        (b"ONS area code", b"Area", "figures.ods has no column “ONS area code” in Table_1c."),
        (
            b" - outcome",
            b" - result",
            "figures.ods has a column “2015 to 2016 - result” in Table_1c, which is not known. "
            "If only its name is new, a newer version of localaccount will know it.",
        ),
        (
            b"2024 to 2025 - margin of error",
            b"2024 to 2025 - confidence interval",
            "figures.ods has a column “2024 to 2025 - confidence interval” in Table_1c, which is not known. "
            "If only its name is new, a newer version of localaccount will know it.",
        ),
        (
            b"2024 to 2025 - margin of error",
            b"",
            "figures.ods has no column “margin of error” for 2024-25 in Table_1c.",
        ),
        (
            b"2024 to 2025 - margin of error",
            b"2023 to 2024 - margin of error",
            "figures.ods has two columns “2023 to 2024 - margin of error” in Table_1c.",
        ),
    ],
)
def test_a_table_laid_out_another_way(tmp_path, old, new, problem):
    """Columns are found by what stands above them; where that has changed, nothing is guessed."""
    content = io.BytesIO()
    with zipfile.ZipFile(EXTRACTS / "ascof_2024_25.ods") as whole, zipfile.ZipFile(content, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name).replace(old, new))

    assert problem == refusal(tmp_path, content.getvalue(), "figures.ods")

"""An ODS file is read row by row, as the sheet displays it, and given up before it can do harm."""

import zipfile

import pytest

from localaccount_gen import zippedxml
from localaccount_gen.findings import ProjectError
from localaccount_gen.official.streamed import rows_of_ods
from localaccount_gen.official.workbook import read_workbook
from tests.made_up import ODS, write_ods, write_ods_content
from tests.official_files import TIME_SERIES

CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def rows(folder, body, styles=""):
    path = write_ods_content(folder, "rows.ods", ODS.format(styles=styles, body=body))
    return [row for _, row in rows_of_ods(path)]


def refusal(folder, body, styles=""):
    with pytest.raises(ProjectError) as refused:
        rows(folder, body, styles)
    return str(refused.value)


def table(*cells):
    return f'<table:table table:name="a"><table:table-row>{"".join(cells)}</table:table-row></table:table>'


def test_the_official_workbook_has_the_same_rows_as_by_the_other_reader():
    """Two readers, one file: every row of every sheet begins alike."""
    sheets = [sheet for sheet in read_workbook(TIME_SERIES.name, TIME_SERIES.read_bytes()) if sheet.name != "Cover"]
    whole = [(sheet.name, _begin(row)) for sheet in sheets for row in sheet.rows if any(row)]

    assert 500 < len(whole)
    assert whole == [(name, _begin(row)) for name, row in rows_of_ods(TIME_SERIES) if name != "Cover"]


def _begin(row):
    """The first three cells, which are codes, names and texts, with single spaces."""
    return tuple(" ".join(cell.split()) for cell in (*row, "", "")[:3])


def test_cells_stand_where_the_sheet_has_them(tmp_path):
    """Blank cells are counted, repeated ones repeated, comments left out, two paragraphs set apart."""
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>Good</text:p></table:table-cell>'
    noted = ("<table:table-cell><office:annotation><text:p>not this</text:p></office:annotation>"
             "<text:p>one</text:p><text:p>two<text:s/>three</text:p></table:table-cell>")  # fmt: skip
    end = '<table:table-cell table:number-columns-repeated="16000"/>'

    assert [("a", "", "", "Good", "Good", "one two three")] == rows(
        tmp_path, table(CELL.format("a"), blank, twice, noted, end))  # fmt: skip


def test_a_repeated_row_is_as_many_rows(tmp_path):
    """LibreOffice writes equal rows once; a location in them is there as often."""
    body = table(CELL.format("x")).replace("<table:table-row", '<table:table-row table:number-rows-repeated="3"')

    assert [("x",)] * 3 == rows(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (f'<table:table table:name="a"><table:table-row table:number-rows-repeated="9999999">{CELL.format("x")}'
         "</table:table-row></table:table>", "made-up-rows.ods has more rows than any official file (2,000,000)."),
        (table(CELL.format("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="999"')),
         "made-up-rows.ods has a cell further out than in any official file."),
        (table('<table:table-cell table:number-columns-repeated="900"/>', CELL.format("x")),
         "made-up-rows.ods has a cell further out than in any official file."),
        (table(CELL.format("x" * 40_000)), "made-up-rows.ods has a cell with more text than a spreadsheet can hold."),
        (table(CELL.format("x").replace("office:value-type", f'office:{"y" * 3_000_000}')),
         "made-up-rows.ods is damaged: part of it is not a spreadsheet."),
        (table("<table:table-cell>"), "made-up-rows.ods is damaged: part of it is not XML."),
    ],
    ids=["rows", "columns", "far out", "text", "tag", "not XML"],
)  # fmt: skip
def test_what_could_exhaust_the_computer_is_refused(tmp_path, body, problem):
    """Limits hold while reading, whatever the file says of itself."""
    assert problem == refusal(tmp_path, body)


def test_a_file_that_unpacks_to_too_much(tmp_path, monkeypatch):
    """A few kilobytes may unpack to more than the computer has."""
    monkeypatch.setattr(zippedxml, "_PIECE", 1000)
    path = write_ods(tmp_path, "rows.ods", {"a": [("x",)] * 500})

    with pytest.raises(
        ProjectError, match=r"^made-up-rows\.ods unpacks to more than any official file \(20,000 bytes\)\.$"
    ):
        list(rows_of_ods(path, 20_000))


def test_entities_and_document_types(tmp_path):
    """Entities multiply, or fetch what is not theirs."""
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><a/>'
    path = write_ods_content(tmp_path, "rows.ods", bomb)

    with pytest.raises(
        ProjectError, match=r"^made-up-rows\.ods declares a document type, which no spreadsheet needs\.$"
    ):
        list(rows_of_ods(path))


def test_a_hidden_sheet(tmp_path):
    """Nobody has looked at what is on it."""
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    body = table(CELL.format("x")).replace('table:name="a"', 'table:name="a" table:style-name="ta1"')

    assert "made-up-rows.ods has a hidden sheet, “a”; show it or take it out first." == refusal(tmp_path, body, styles)


def test_a_damaged_file(tmp_path):
    """Cut off by a download that broke."""
    whole = write_ods(tmp_path, "rows.ods", {"a": [("x", number) for number in range(2000)]})
    with zipfile.ZipFile(whole) as archive:
        start = archive.getinfo("content.xml").header_offset + 200
    content = bytearray(whole.read_bytes())
    content[start : start + 50] = b"\0" * 50
    whole.write_bytes(bytes(content))

    with pytest.raises(ProjectError, match=r"^made-up-rows\.ods is damaged"):
        list(rows_of_ods(whole))

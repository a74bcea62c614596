"""Cuts the extracts in this folder from the official files: `OFFICIAL_FILES=folder python tests/extracts/cut.py`.

The rows are the official rows, untouched; only rows, sheets and styles are left out. The same files give the same
bytes.
"""

import csv
import io
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent

ODS = "ascof_2024_25.ods"
XLSX = "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx"
COMPILED = "ascof_outcomes_all_years.csv"
ENGLAND = "england_averages.csv"
MEASURES = "measures.csv"

_WHOLE_SHEETS = {"Cover", "Contents", "Comparability_over_time_log", "Notes", "Table_3c(2)"}
"""All councils of 3C(2), because their respondents prove to which region each regional figure belongs."""
_SHEETS = _WHOLE_SHEETS | {"Table_1c", "Table_1d", "Table_2a", "Table_2d(1)", "Table_4b", "Table_6a", "Table_6b"}
_COUNCILS = {"Barking and Dagenham", "Bournemouth", "Bournemouth, Christchurch and Poole", "Bristol", "Buckinghamshire",
             "Central Bedfordshire", "City of London", "Cornwall", "Cornwall and Isles of Scilly", "Cumberland",
             "Cumbria", "Derby", "Dorset", "Dorset County", "Halton", "Isles of Scilly", "Kent", "Luton",
             "North Northamptonshire", "North Yorkshire", "Northamptonshire", "Portsmouth", "Rutland", "Somerset",
             "South Tyneside", "Torbay", "Trafford", "Windsor and Maidenhead", "Wirral"}  # fmt: skip
_COMPILED_AREAS = {"England", "South West", "Unitary Authorities", "District", "Torbay", "Dorset", "Dorset County",
                   "North Yorkshire", "Cumbria"}  # fmt: skip
_OPEN_DATA_AREAS = {"England", "South West", "Unitary Authority", "Torbay", "Halton", "North Yorkshire", "Dorset",
                    "City of London", "Isles of Scilly", "Rutland"}  # fmt: skip

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_KEPT = {"name", "number-columns-repeated", "number-rows-repeated", "value", "value-type"}


def cut_ods(source: Path) -> bytes:
    with zipfile.ZipFile(source) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
        others = {name: archive.read(name) for name in ("mimetype", "meta.xml", "META-INF/manifest.xml")}
    for prefix, address in _NAMES.items():
        ElementTree.register_namespace(prefix, address)
    sheets = _find(root, "office", "spreadsheet")
    for table in list(sheets):
        name = table.get(_name("table", "name"))
        if name in _SHEETS:
            _cut_table(table, whole=name in _WHOLE_SHEETS)
        else:
            sheets.remove(table)
    body = ElementTree.Element(_name("office", "document-content"), {_name("office", "version"): "1.4"})
    ElementTree.SubElement(body, _name("office", "body")).append(sheets)
    others["content.xml"] = ElementTree.tostring(body, encoding="utf-8", xml_declaration=True)
    manifest = re.sub(rb"<manifest:file-entry[^>]*styles.xml[^>]*/>", b"", others["META-INF/manifest.xml"])
    return _zip({**others, "META-INF/manifest.xml": manifest})


def _cut_table(table: ElementTree.Element, whole: bool) -> None:
    below_header = False
    for part in list(table):
        if part.tag != _name("table", "table-row"):
            table.remove(part)
            continue
        cells = ["".join(cell.itertext()).strip() for cell in part]
        if not any(cells) or (below_header and not whole and _is_another_council(cells)):
            table.remove(part)
        below_header = below_header or cells[0].casefold() == "local authority code"
        while len(part) and not "".join(part[-1].itertext()):
            part.remove(part[-1])
    for element in table.iter():
        for attribute in list(element.attrib):
            if attribute.rpartition("}")[2] not in _KEPT:
                del element.attrib[attribute]


def _is_another_council(cells: list[str]) -> bool:
    """Councils have codes of three characters or more; regions and types have one or two letters."""
    return cells[1] not in _COUNCILS and len(cells[0]) > 2 and cells[0] != "England"


def _find(root: ElementTree.Element, prefix: str, name: str) -> ElementTree.Element:
    found = root.find(f".//{_name(prefix, name)}")
    assert found is not None
    return found


def _name(prefix: str, name: str) -> str:
    return f"{{{_NAMES[prefix]}}}{name}"


def cut_xlsx(source: Path) -> bytes:
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entries = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.DOTALL)
    shared = [re.sub(r"<[^>]+>", "", entry).replace("&amp;", "&") for entry in entries]
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    before, rows, after = re.split(r"(?<=<sheetData>)|(?=</sheetData>)", sheet)
    kept = []
    for number, row in enumerate(re.findall(r"<row .*?</row>", rows, re.DOTALL)):
        texts = [shared[int(index)] for index in re.findall(r't="s"[^>]*><v>(\d+)</v>', row)]
        wanted = _OPEN_DATA_AREAS.intersection(texts) and ("Total" in texts or "Torbay" in texts)
        if number == 0 or wanted:
            place = len(kept) + 1
            kept.append(re.sub(r'\br="([A-Z]*)\d+"', rf'r="\g<1>{place}"', row))
    parts["xl/worksheets/sheet1.xml"] = (before + "".join(kept) + after).encode()
    return _zip(parts)


def cut_compiled(source: Path) -> bytes:
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    area, origin, measure = (header.index(name) for name in ("area", "source", "measure_id"))
    kept = [row for row in rows if row[area] in _COMPILED_AREAS
            and (row[origin] == "B" or row[measure] == "feel_safe")]  # fmt: skip
    return _csv([header, *kept])


def cut_england(source: Path) -> bytes:
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ["year", "measure_id", "value", "marker", "margin_of_error", "respondents"]
    return _csv([columns, *([row[column] for column in columns] for row in rows)])


def cut_measures(source: Path) -> bytes:
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    left_out = ("polarity_basis", "comparable_segments", "frequency")
    columns = [name for name in rows[0] if name not in left_out]
    return _csv([columns, *([row[column] for column in columns] for row in rows)])


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _zip(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 23, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


if __name__ == "__main__":
    official = Path(os.environ["OFFICIAL_FILES"]) / "ascof"
    for name, cut in ((ODS, cut_ods), (XLSX, cut_xlsx), (COMPILED, cut_compiled), (ENGLAND, cut_england),
                      (MEASURES, cut_measures)):  # fmt: skip
        (HERE / name).write_bytes(cut(official / name))
        print(name, (HERE / name).stat().st_size)

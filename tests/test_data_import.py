"""`data import` takes next year's release in by one command, and of a file it does not understand it takes nothing."""

import gzip
import io
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.data import data
from localaccount_gen.compare import compare
from localaccount_gen.model import Period, Verdict
from localaccount_gen.official.verifying import changed_tables
from localaccount_gen.official.writing import held_tables
from tests.newer_release import a_year_on, ods, put, rewritten, sheets_of, without
from tests.official_files import EXTRACTS

OFFICIAL = EXTRACTS / "ascof_2024_25.ods"
STAND_IN = Path(__file__).with_name("stand_in_import.py")
NEXT = Period(2025)
SATISFIED = "“People satisfied with their care and support” (1D)"
RATED = "“Care homes rated good or outstanding” (6B)"


@pytest.fixture(scope="module")
def official(tmp_path_factory):
    """Tables with the release of 2024-25."""
    folder = tmp_path_factory.mktemp("official") / "tables"
    assert 0 == run(OFFICIAL, "--into", folder)[0]
    return folder


@pytest.fixture
def tables(tmp_path, official):
    """A copy of them to import into."""
    return shutil.copytree(official, tmp_path / "tables")


@pytest.fixture(scope="module")
def sheets():
    return a_year_on(sheets_of(OFFICIAL))


@pytest.fixture
def newer(tmp_path, sheets):
    """A release of 2025-26 with a new figure, a revised one, two withdrawn ones, and a change of method in 2A."""
    changed = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    put(changed, "Table_1d", "Torbay", "2024 to 2025 - outcome", "69.4")
    put(changed, "Table_1d", "Torbay", "2025 to 2026 - outcome", "71.3")
    put(changed, "Table_1d", "Halton", "2024 to 2025 - outcome", "[x]")
    without(changed, "Table_6b", "Wirral")
    changed["Comparability_over_time_log"] += [
        ["2A", "2D", "2025 to 2026", "The way new clients are counted was changed."],
        ["1D", "3A", "2025 to 2026", "Measure 3A was renamed to 1D in 2023 to 2024."],
    ]
    path = tmp_path / "ascof_2025_26.ods"
    path.write_bytes(ods(changed))
    return path


def run(*arguments):
    """The exit code and what is said, as from a command line."""
    result = CliRunner().invoke(data, ["import", *map(str, arguments)])
    told = result.exception if result.exception and not isinstance(result.exception, SystemExit) else result.stdout
    return getattr(told, "exit_code", result.exit_code), str(told)


def bytes_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_next_years_release_takes_one_command(tables, newer):
    """What is new, revised and withdrawn, old value and new, by council and measure; what cannot be compared."""
    code, told = run(newer, "--into", tables)

    assert (0, [
        "ascof_2025_26.ods: Measures from the adult social care outcomes framework, England: 2025 to 2026, time series "
        "tables",
        "  440 new, 1 revised, 3 withdrawn, 2,758 unchanged, 0 not used because a later release has them",
        "  2025-26 is new: 8 measures, 7 of them compared with earlier years",
        "    People who need no more support after help to get back on their feet (2A): From 2025-26 the publisher "
        "lists a change in how this is made, so it is not compared with earlier years.",
        "  Revised:",
        f"    Torbay, {SATISFIED}, 2024-25: was 69.0% (± 4.5, 405 people), now 69.4% (± 4.5, 405 people)",
        "  Withdrawn:",
        f"    Halton, {SATISFIED}, 2024-25: was 68.1% (± 7.9, 130 people), now not available",
        f"    Wirral, {RATED}, 2023-24: was 64.8%, now not in the file",
        f"    Wirral, {RATED}, 2024-25: was 65.1%, now not in the file",
    ]) == (code, told.splitlines())  # fmt: skip
    assert [] == changed_tables(tables)


def test_figures_of_a_newer_release_are_compared_at_once(tables, newer):
    """The new year continues the series where the publisher lists no change, and stands apart where it lists one."""
    run(newer, "--into", tables)
    catalogue = load_catalogue(tables)
    torbay = catalogue.council("Torbay")

    satisfied = compare(catalogue, catalogue.measure("1D", NEXT), torbay, NEXT)
    recovered = compare(catalogue, catalogue.measure("2A", NEXT), torbay, NEXT)

    assert NEXT == catalogue.newest
    assert (Decimal("71.3"), Period(2024), Decimal("69.4")) == (
        satisfied.figure.value, satisfied.change.figure.period, satisfied.change.figure.value)  # fmt: skip
    assert Verdict.NOT_COMPARABLE is recovered.change.verdict
    assert ("From 2025-26 the publisher lists a change in how this is made, so it is not compared with earlier years."
            == recovered.breaks[-1])  # fmt: skip
    assert catalogue.measure("4A", NEXT) is None, "a measure without a table was not published"


def test_councils_without_usable_data_stay_not_published(tables, newer):
    """The new file marks them as before and may no longer say why; “too few people” would be untrue."""
    run(newer, "--into", tables)

    kent = load_catalogue(tables).figure("reablement_effective", "E10000016", Period(2024))

    assert "The publisher says that the council’s data for this were missing." == kent.note


def test_a_second_import_of_the_same_file_writes_nothing(tables, newer):
    """And says so."""
    run(newer, "--into", tables)
    before = {path: path.stat().st_mtime_ns for path in tables.rglob("*")}

    code, told = run(newer, "--into", tables)

    assert (0, "Nothing was written: the tables have all this already.") == (code, told.splitlines()[-1])
    assert ("  0 new, 0 revised, 0 withdrawn, 3,200 unchanged, 0 not used because a later release has them"
            == told.splitlines()[1])  # fmt: skip
    assert before == {path: path.stat().st_mtime_ns for path in tables.rglob("*")}


def test_an_older_release_puts_nothing_back(tables, newer):
    """Neither what was revised since nor what was withdrawn."""
    run(newer, "--into", tables)
    before = bytes_of(tables)

    told = run(OFFICIAL, "--into", tables)[1]

    assert "  0 new, 0 revised, 0 withdrawn, 0 unchanged, 2,762 not used because a later release has them" in told
    assert before == bytes_of(tables)


def test_a_dry_run_says_the_same_and_writes_nothing(tables, newer):
    """An officer may look first."""
    before = bytes_of(tables)
    looked = run(newer, "--into", tables, "--dry-run")[1]

    assert before == bytes_of(tables)
    assert looked == run(newer, "--into", tables)[1] + "Nothing was written: this was a dry run.\n"


def test_a_long_list_is_cut_and_machines_get_all_of_it(tmp_path, tables, sheets):
    """Twenty lines are read; the rest is counted, and all are in the JSON."""
    changed = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    for row in changed["Table_1d"]:
        for place, cell in enumerate(row):
            row[place] = "50.5" if cell == "69.0" else cell
    for area in ("Torbay", "Halton", "Kent", "Rutland", "Dorset"):
        for start in range(2015, 2020):
            put(changed, "Table_1d", area, f"{start} to {start + 1} - outcome", "50.5")
    path = tmp_path / "many.ods"
    path.write_bytes(ods(changed))

    document = json.loads(run(path, "--into", tables, "--dry-run", "--format", "json")[1])
    lines = run(path, "--into", tables)[1].splitlines()

    [told] = document["files"]
    revised = len(told["revised"])
    assert f"    and {revised - 20:,} more; --format json tells them all" == lines[-1]
    assert 20 == sum(", now 50.5%" in line for line in lines)
    assert (1, False) == (document["version"], document["written"])
    assert {"area": {"code": "E06000059", "name": "Dorset"},
            "measure": {"id": "satisfaction_users", "code": "3A", "plain_title": SATISFIED[1:-6]},
            "period": "2019-20"}.items() <= told["revised"][0].items()  # fmt: skip
    assert 50.5 == told["revised"][0]["now"]["value"]
    assert {"code": "1D", "not_comparable_because": None} == told["later_periods"]["2025-26"]["satisfaction_users"]


def _unlogged(sheets):
    return {name: rows for name, rows in sheets.items() if not name.startswith("Comparability")}


def test_without_a_log_of_changes_nothing_is_joined(tmp_path, tables, sheets):
    """Whether figures can be compared is the publisher's to say."""
    path = tmp_path / "unlogged.ods"
    path.write_bytes(ods(_unlogged(sheets)))

    told = run(path, "--into", tables)[1]

    assert "  2025-26 is new: 8 measures, 0 of them compared with earlier years\n" in told
    assert ("(1D): The publisher’s file does not say whether figures for 2025-26 can be compared with earlier ones, "
            "so they are not.\n") in told  # fmt: skip


def test_a_code_with_another_meaning_is_refused(tmp_path, tables, sheets):
    """In 2023-24 all but two codes changed their meaning: next year's tables are known by their titles."""
    changed = dict(sheets)
    changed["Contents"] = [[cell.replace("Overall satisfaction of people who use services with their care and support",
                                         "The proportion of people who are lonely") for cell in row]
                           for row in sheets["Contents"]]  # fmt: skip
    path = tmp_path / "renumbered.ods"
    path.write_bytes(ods(changed))
    before = bytes_of(tables)

    assert (2, "renumbered.ods has a table “Table_1d”, “The proportion of people who are lonely”, which is no measure "
               "that we know. A newer version of localaccount may know it; until then nothing is imported from this "
               "file.") == run(path, "--into", tables)  # fmt: skip
    assert before == bytes_of(tables)


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :]


def _without_part(part: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(OFFICIAL) as whole, zipfile.ZipFile(content, "w") as archive:
        for name in whole.namelist():
            if name != part:
                archive.writestr(name, whole.read(name))
    return content.getvalue()


def _encrypted() -> bytes:
    """As LibreOffice saves one with a password: the manifest says so, and the parts are noise."""
    noise = random.Random(9).randbytes
    content = io.BytesIO()
    entry = b'<manifest:encryption-data manifest:checksum-type="SHA256/1K"/></manifest:manifest>'
    with zipfile.ZipFile(OFFICIAL) as whole, zipfile.ZipFile(content, "w") as archive:
        for name in whole.namelist():
            part = whole.read(name)
            manifest = name == "META-INF/manifest.xml"
            archive.writestr(name, part.replace(b"</manifest:manifest>", entry) if manifest else noise(len(part)))
    return content.getvalue()


def _zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.write(OFFICIAL, "tables/ascof_2024_25.ods")
    return content.getvalue()


_PAGE = (
    "is a web page and not a spreadsheet: the site may have asked you to sign in, or said that it has no such file. "
    "Download the file again, and look at it."
)
_WHOLE = OFFICIAL.read_bytes()
_CUT = "is damaged, or was not downloaded to its end: download it again."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_LOCKED = "is protected by a password: open it, save it without one, and import that."
_NEWER = "If only its name is new, a newer version of localaccount will know it."

_REFUSED = {
    "cut-short.ods": (_WHOLE[: len(_WHOLE) // 2], _CUT),
    "flipped.ods": (_flipped(_WHOLE, len(_WHOLE) // 2), "is damaged: part of it is not XML. Download it again."),
    "flipped-end.ods": (_flipped(_WHOLE, len(_WHOLE) - 60), _CUT),
    "no-content.ods": (_without_part("content.xml"), "is damaged, or not a spreadsheet: it lacks its main part."),
    "renamed.ods": (
        rewritten(OFFICIAL, lambda part: part.replace(b"2024 to 2025 - outcome", b"2024 to 2025 - result")),
        f"has a column “2024 to 2025 - result” in Table_1c, which is not known. {_NEWER}",
    ),
    "renamed-margin.ods": (
        rewritten(OFFICIAL, lambda part: part.replace(b"- margin of error", b"- confidence interval")),
        f"has a column “2015 to 2016 - confidence interval” in Table_1c, which is not known. {_NEWER}",
    ),
    "page.ods": (
        b"\n<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>",
        _PAGE,
    ),
    "page-of-xml.ods": (
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>Not found</body></html>',
        _PAGE,
    ),
    "locked.ods": (_encrypted(), _LOCKED),
    "locked.xlsx": (_OLE + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    "old.xls": (_OLE, "is in an old format of Excel (XLS): open it and save it as XLSX."),
    "xlsx.ods": (
        (EXTRACTS / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx").read_bytes(),
        "does not say which period it is for; add  --period 2020-21",
    ),
    "empty.ods": (b"", "is empty: download it again."),
    "blank.csv": (b"\r\n\r\n", "is empty: download it again."),
    "report.ods": (b"%PDF-1.7\n", "is a PDF: import the spreadsheet that was published with it."),
    "tables.zip": (
        _zipped(), "has other files in it, such as “tables/ascof_2024_25.ods”: unpack it, and import that."),
    "tables.ods.gz": (gzip.compress(_WHOLE, mtime=0), "is packed: unpack it, and import the file that is in it."),
    "utf16.csv": ("a,b\n".encode("utf-16"), "is text in an encoding that cannot be read: save it as “CSV UTF-8”."),
    "notes.csv": (b"a,b\n1,2\n", "is neither the time-series workbook nor a yearly open-data file of the Adult Social "
                                 "Care Outcomes Framework."),
    "breakdowns-2019-20.csv": (
        b"Geographical Code,ONS Code,ASCOF Measure Code,Level,Measure Type,Measure Value\n914,E06000027,1A,Total,"
        b"Outcome,19.6\n", "has no column “Disaggregation Level”."),
    "twice-2019-20.csv": (
        b"Geographical Code,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value\n"
        b"914,E06000027,1A,Total,Outcome,19.6\n914,E06000027,1A,Total,Outcome,19.7\n",
        "has two values of one kind for E06000027 and 1A (line 3)."),
}  # fmt: skip


@pytest.mark.parametrize("name", _REFUSED)
def test_a_file_that_is_not_understood_changes_nothing(tmp_path, tables, name):
    """One clear sentence that says what to do, exit code 2, and the tables as they were to the byte."""
    content, problem = _REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    before = bytes_of(tmp_path)

    assert (2, f"{name} {problem}") == run(path, "--into", tables)
    assert before == {where: one for where, one in bytes_of(tmp_path).items() if where.name != ".tables-lock"}


def test_a_folder_and_a_missing_file_are_told(tmp_path, tables):
    """The path was mistyped, or the folder named and not the file."""
    before = bytes_of(tables)

    assert (2, "tables is a folder: name the file in it.") == run(tables, "--into", tables)
    assert (2, f"There is no file {tmp_path / 'nowhere.ods'}.") == run(tmp_path / "nowhere.ods", "--into", tables)
    assert before == bytes_of(tables)


def test_a_file_that_is_open_elsewhere_is_told(tables, monkeypatch):
    """On Windows a spreadsheet program keeps others from a file that it has open."""
    real = Path.open

    def refuse(self, *rest, **named):
        if self == OFFICIAL:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)

    assert (2, "ascof_2024_25.ods cannot be read: Permission denied. If a program has it open, close it there.") == run(
        OFFICIAL, "--into", tables)  # fmt: skip


def test_an_xlsx_under_another_name_is_read_by_what_is_in_it(tmp_path, tables):
    """A wrong ending is no reason to refuse a good file; only the period must be given."""
    path = tmp_path / "download.ods"
    path.write_bytes((EXTRACTS / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx").read_bytes())

    code, told = run(path, "--into", tables, "--period", "2020-21")

    assert (0, "download.ods: Measures from the Adult Social Care Outcomes Framework, England, 2020-21, open data") == (
        code, told.splitlines()[0])  # fmt: skip


def test_two_imports_at_once_do_not_mix(tables, newer):
    """The second says in one sentence that the first is under way."""
    first = _stand_in(tables, "hold")
    assert first.stdout and "ready\n" == first.stdout.readline()

    told = run(newer, "--into", tables)
    first.communicate("go on\n", timeout=60)

    assert (2, f"Another import into {tables} is running: wait until it has ended, then import again.") == told


@pytest.mark.parametrize("way", ["exchange", "renames"] if sys.platform == "linux" else ["renames"])
def test_an_import_that_dies_at_any_step_leaves_whole_tables(tmp_path, official, way):
    """Killed between one step on the disk and the next: the old tables or the new, never a mixture of two imports."""
    old, seen = bytes_of(official), set()
    whole = shutil.copytree(official, tmp_path / "whole" / "tables")
    steps = int(_stand_in(whole, "write", way, 0).communicate(timeout=60)[0])
    new = bytes_of(whole)
    for nth in [*range(1, steps - 24, 9), *range(steps - 24, steps + 1)]:
        tables = shutil.copytree(official, tmp_path / str(nth) / "tables")
        dying = _stand_in(tables, "write", way, nth)
        dying.communicate(timeout=60)
        assert 9 == dying.returncode

        seen.add(_which(tables, old, new))
        with held_tables(tables):
            assert _which(tables, old, new) in ("old", "new")
        assert {"tables", ".tables-lock"} == {path.name for path in tables.parent.iterdir()}

    assert {"old", "new", *(["none"] if way == "renames" else [])} == seen


def _which(tables, old, new):
    if not tables.exists():
        return "none"
    there = bytes_of(tables)
    return "old" if there == old else "new" if there == new else "a mixture"


def _stand_in(tables, *words):
    """Without site-packages it starts in a third of the time."""
    return subprocess.Popen(
        [sys.executable, "-S", STAND_IN, tables, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(STAND_IN.parent.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip

"""An import says what it changes, changes all of it or nothing, and can be checked afterwards."""

import itertools
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from localaccount_gen import swapping
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.figures import read_table, table_text
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Missing, OfficialFigure, Period
from localaccount_gen.official.importing import Table, add, table_of
from localaccount_gen.official.reading import read_release
from localaccount_gen.official.rows import Release, Row
from localaccount_gen.official.verifying import changed_tables, compare_with
from localaccount_gen.official.writing import write
from localaccount_gen.project import REFERENCE
from tests.official_files import EXTRACTS

CATALOGUE = load_catalogue()
FILES = ("ascof_outcomes_all_years.csv", "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx", "ascof_2024_25.ods")
TORBAY = "E06000027"


@pytest.fixture(scope="module")
def releases():
    return {name: read_release(EXTRACTS / name, CATALOGUE) for name in FILES}


@pytest.fixture
def imported(tmp_path, releases):
    """A folder with the extracts imported into it."""
    write(_added(releases.values()), tmp_path)
    return tmp_path


def _added(releases):
    table = Table({}, {})
    for release in releases:
        table, _ = add(table, release, CATALOGUE, REFERENCE)
    return table


def _with(release: Release, value: str | None) -> Release:
    """A later edition of a release in which Torbay's satisfaction is another figure, or is gone."""
    wanted = ("satisfaction_users", TORBAY, Period(2024))
    rows: list[Row] = []
    for row in release.rows:
        if (row.measure, row.ons, row.period) != wanted:
            rows.append(row)
        elif value is not None:
            rows.append(replace(row, value=value))
    return replace(release, rows=tuple(rows))


def test_a_first_import_is_all_new(releases):
    """Nothing was there, so nothing is revised."""
    table, changes = add(Table({}, {}), releases[FILES[2]], CATALOGUE, REFERENCE)

    assert len(changes.new) == len(table.figures) > 2_000
    assert (0, 0, 0, 0) == (len(changes.revised), len(changes.withdrawn), changes.unchanged, changes.superseded)


def test_the_same_file_again_changes_nothing(releases):
    """An import may be run twice."""
    table = _added(releases.values())
    again, changes = add(table, releases[FILES[2]], CATALOGUE, REFERENCE)

    assert table == again
    assert (0, 0, 0) == (len(changes.new), len(changes.revised), len(changes.withdrawn))


def test_a_revised_figure_is_told_with_its_old_value(releases):
    """A council that quoted the old value must learn of the new one."""
    release = releases[FILES[2]]
    _, changes = add(_added([release]), _with(release, "66.6"), CATALOGUE, REFERENCE)

    [(old, new)] = changes.revised
    assert (Decimal("69.0"), Decimal("66.6")) == (old.value, new.value)
    assert ("satisfaction_users", TORBAY, Period(2024)) == (new.measure, new.area, new.period)


def test_a_withdrawn_figure_is_told_and_gone(releases):
    """What the publisher takes back must not stay in our table."""
    release = releases[FILES[2]]
    table, changes = add(_added([release]), _with(release, None), CATALOGUE, REFERENCE)

    [(old, new)] = changes.withdrawn
    assert (Decimal("69.0"), None) == (old.value, new)
    assert ("satisfaction_users", TORBAY, "2024-25") not in table.figures


def test_the_later_release_has_the_last_word(releases):
    """An older file, imported after a newer one, must not put back what was revised since."""
    compiled, open_data, time_series = (releases[name] for name in FILES)

    table, changes = add(_added([time_series]), open_data, CATALOGUE, REFERENCE)

    assert changes.superseded > 0
    assert time_series.source.key == table.figures["satisfaction_users", TORBAY, "2020-21"].source
    assert open_data.source.key == table.figures["ld_home", TORBAY, "2020-21"].source
    assert compiled.source.key == _added([compiled]).figures["ld_home", TORBAY, "2020-21"].source


def test_the_order_of_files_does_not_matter(tmp_path, releases):
    """The same files give the same bytes, whichever was given first."""
    written = []
    for number, order in enumerate(itertools.permutations(FILES)):
        folder = tmp_path / str(number)
        write(_added(releases[name] for name in order), folder)
        written.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})

    assert all(files == written[0] for files in written)
    assert all(b"\r" not in content for content in written[0].values())


def test_what_is_written_is_read_back_whole(imported, releases):
    """The table on disk is the table in memory, to the last digit and note."""
    catalogue = load_catalogue(imported)

    assert _added(releases.values()) == table_of(catalogue)
    assert [] == changed_tables(imported)


@pytest.mark.parametrize("step", ["write_text", "rename", "mkdir"])
def test_a_failure_in_the_middle_changes_nothing(imported, releases, monkeypatch, step):
    """A full disk, or a program that holds a file: one sentence, the old tables whole, nothing left lying about."""
    monkeypatch.setattr(swapping, "exchange", lambda staged, place: False)
    before = {path: path.read_bytes() for path in imported.parent.rglob("*") if path.is_file()}
    calls, real = itertools.count(), getattr(Path, step)

    def fail_at_the_second(self, *rest, **named):
        if next(calls) == 1:
            raise OSError(28, "No space left on device")
        return real(self, *rest, **named)

    monkeypatch.setattr(Path, step, fail_at_the_second)
    with pytest.raises(ProjectError) as told:
        write(_added([_with(releases[FILES[2]], "66.6")]), imported)

    assert (f"The tables in {imported} cannot be written: No space left on device. They are as they were before."
            == str(told.value))  # fmt: skip
    assert before == {path: path.read_bytes() for path in imported.parent.rglob("*") if path.is_file()}
    assert [] == changed_tables(imported)


def test_a_folder_of_something_else_is_left_alone(tmp_path, releases):
    """A slip in --into must not mix our tables with somebody's documents."""
    (tmp_path / "letter.txt").write_text("Dear Sir", encoding="utf-8")

    with pytest.raises(ProjectError) as told:
        write(_added(releases.values()), tmp_path)

    assert (f"{tmp_path} holds something other than tables of official figures: name an empty folder, or a new one, "
            "with --into.") == str(told.value)  # fmt: skip
    assert ["letter.txt"] == [path.name for path in tmp_path.iterdir()]


def test_what_else_is_in_the_folder_stays(imported, releases):
    """The product's own tables stand beside its lists of councils and measures, which no import touches."""
    (imported / "councils.csv").write_text("code,name\n", encoding="utf-8")
    (imported / "figures" / "ended.csv").write_text("area\n", encoding="utf-8")

    write(_added([_with(releases[FILES[2]], "66.6")]), imported)

    assert "code,name\n" == (imported / "councils.csv").read_text(encoding="utf-8")
    assert not (imported / "figures" / "ended.csv").exists()
    assert [] == changed_tables(imported)


def test_files_made_of_the_table_are_written_and_swapped_with_it(imported, releases):
    """What is drawn from the figures changes when they do, and goes when it is no longer made."""
    table = _added(releases.values())

    write(table, imported, {"explore/feel_safe.json": "{}\n"})
    assert [] == changed_tables(imported)
    (imported / "explore" / "feel_safe.json").write_text("[]\n", encoding="utf-8")
    assert ["explore/feel_safe.json"] == changed_tables(imported)
    write(table, imported)

    assert not (imported / "explore").exists()
    assert [] == changed_tables(imported)


def test_a_changed_table_is_found(imported):
    """One digit of one figure, a table that is gone, one that nobody imported; line ends of Windows are no change."""
    figures = imported / "figures"
    safe = figures / "satisfaction_users.csv"
    safe.write_bytes(safe.read_bytes().replace(b"\n", b"\r\n"))
    assert [] == changed_tables(imported)

    safe.write_bytes(safe.read_bytes().replace(b"E06000027,2024-25,69.0,", b"E06000027,2024-25,69.6,"))
    (figures / "ld_home.csv").unlink()
    (figures / "stranger.csv").write_text("area\n", encoding="utf-8")

    assert ["figures/ld_home.csv", "figures/satisfaction_users.csv", "figures/stranger.csv"] == changed_tables(imported)


@pytest.mark.parametrize("name", FILES)
def test_every_figure_is_held_against_its_file(imported, name):
    """The official file, read again, says what our table says."""
    result = compare_with(EXTRACTS / name, load_catalogue(imported), REFERENCE)

    assert ((), name) == (result.different, result.file)
    assert result.compared > 100


def test_a_figure_that_differs_from_its_file_is_found(imported):
    """Somebody changed a figure and the manifest too: the file still tells."""
    path = imported / "figures" / "satisfaction_users.csv"
    path.write_bytes(path.read_bytes().replace(b"E06000027,2024-25,69.0,", b"E06000027,2024-25,69.6,"))

    result = compare_with(EXTRACTS / FILES[2], load_catalogue(imported), REFERENCE)

    [(ours, theirs)] = result.different
    assert (Decimal("69.6"), Decimal("69.0")) == (ours.value, theirs.value)


def test_a_file_that_nothing_was_read_from_is_told(imported, tmp_path):
    """Comparing with another edition of a file would prove nothing."""
    other = tmp_path / "ascof-2020-21.csv"
    other.write_text("Geographical Code,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value\n"
                     "914,E06000027,1A,Total,Outcome,19.6\n", encoding="utf-8")  # fmt: skip

    with pytest.raises(ProjectError, match=r"^No shipped figure was read from ascof-2020-21\.csv; import it first\.$"):
        compare_with(other, load_catalogue(imported), REFERENCE)


def test_a_table_of_figures_is_compact_and_sorted():
    """One line a figure, sorted, a reason where there is no number."""
    figures = [
        OfficialFigure("feel_safe", TORBAY, Period(2024), Decimal("70.0"), margin=Decimal("4.0"), respondents=300,
                       source="a"),
        OfficialFigure("feel_safe", "E06000006", Period(2024), None, Missing.SUPPRESSED, source="a", note="Few, very."),
        OfficialFigure("feel_safe", TORBAY, Period(2023), Decimal("0.0"), numerator=Decimal(0),
                       denominator=Decimal("12305793"), source="b"),
    ]  # fmt: skip

    assert (
        "area,period,value,margin,respondents,numerator,denominator,source,note\n"
        'E06000006,2024-25,[c],,,,,a,"Few, very."\n'
        "E06000027,2023-24,0.0,,,0,12305793,b,\n"
        "E06000027,2024-25,70.0,4.0,300,,,a,\n"
    ) == table_text(figures)


def test_a_measure_without_a_table_has_no_figures(tmp_path):
    """A measure may be described before its first figures come."""
    assert () == read_table(tmp_path, "feel_safe").all()

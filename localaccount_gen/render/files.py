"""The files that go with an account's pages: figures as CSV with their description, pictures."""

from collections.abc import Iterator

from localaccount_gen.account import Account
from localaccount_gen.csvfile import read_table
from localaccount_gen.editions.csvw import chart_description, table_description
from localaccount_gen.pages import Fault, File
from localaccount_gen.redrawing import redrawn
from localaccount_gen.render.accounts import ShownAccount


def account_files(shown: ShownAccount) -> tuple[list[File], list[Fault]]:
    """Every data file and picture the account names, and a fault for each picture that cannot be read."""
    files = [*_chart_files(shown)]
    faults: list[Fault] = []
    for name in sorted(shown.linked & shown.account.files.keys()):
        if name.endswith(".csv"):
            files += _table_files(shown.account, name)
            continue
        picture = _picture(shown.account, name)
        if isinstance(picture, Fault):
            faults.append(picture)
        else:
            files.append(picture)
    return files, faults


def _chart_files(shown: ShownAccount) -> Iterator[File]:
    seen: set[str] = set()
    for section in shown.sections:
        for placed in section.charts:
            if placed.data not in seen:
                seen.add(placed.data)
                yield File(placed.data, placed.chart.csv)
                yield File(f"{placed.data}-metadata.json", chart_description(placed.chart, placed.comparison))


def _table_files(account: Account, name: str) -> Iterator[File]:
    table = account.tables.get(name) or read_table(account.files[name], name)[0]
    if table is None:
        return
    named = next((one for section in account.sections for one in section.form.tables if one.file == name), None)
    yield File(f"{account.address}{name}", table.content())
    yield File(f"{account.address}{name}-metadata.json", table_description(account, name, named, table))


def _picture(account: Account, name: str) -> File | Fault:
    """The picture drawn anew, so that nothing the camera noted about place or owner is published."""
    content = redrawn(account.files[name])
    if content is None:
        shown = f"{account.document.file.rpartition('/')[0]}/{name}"
        return Fault(shown, "This picture cannot be read.", "save it again as PNG, JPEG or WebP")
    return File(f"{account.address}{name}", content)

"""The files that go with an account's pages: figures as CSV with their description, pictures."""

import io
from collections.abc import Iterator
from pathlib import Path

from localaccount_gen.account import Account
from localaccount_gen.csvfile import read_table
from localaccount_gen.editions.csvw import chart_description, table_description
from localaccount_gen.pages import Fault, File
from localaccount_gen.render.accounts import ShownAccount

_WIDEST = 1600
"""Pixels: twice the width of the text, for screens that draw two dots where others draw one (ours)."""

_MOST = 50_000_000
"""Pixels: more than any camera in a phone takes; a small file can claim more and exhaust the machine (ours)."""

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


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
    content = _redrawn(account.files[name])
    if content is None:
        shown = f"{account.document.file.rpartition('/')[0]}/{name}"
        return Fault(shown, "This picture cannot be read.", "save it again as PNG, JPEG or WebP")
    return File(f"{account.address}{name}", content)


def _redrawn(path: Path) -> bytes | None:
    # Pillow takes longer to load than most accounts take to render, and many have no pictures.
    from PIL import Image, ImageOps

    content = io.BytesIO()
    kind = _FORMATS[path.suffix]
    try:
        with Image.open(path, formats=tuple(set(_FORMATS.values()))) as picture:
            if picture.width * picture.height > _MOST:
                return None
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((_WIDEST, _WIDEST * 2))
            seen_through = kind != "JPEG" and upright.has_transparency_data
            upright = upright.convert("RGBA" if seen_through else "RGB")
            plain = Image.new(upright.mode, upright.size)
            plain.paste(upright)
            plain.save(content, kind, quality=82, optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return content.getvalue()

"""Whether tables are what their CSVW metadata say: a small reading of https://www.w3.org/TR/tabular-metadata/."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from posixpath import dirname, join, normpath

Rows = list[dict[str, str]]


def problems(files: Mapping[str, bytes], within: str = "") -> list[str]:
    """All that is wrong with the tables among these files that have metadata, or with those of a folder."""
    described = (name for name in files if name.startswith(within) and name.endswith("-metadata.json"))
    return [problem for name in described for problem in _problems(files, name)]


def rows(content: bytes) -> Rows:
    """The rows of a CSV by the heads of its columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def tables(files: Mapping[str, bytes], name: str) -> dict[str, dict]:
    """The tables that a metadata file describes, by their own names."""
    described = json.loads(files[name])
    return {normpath(join(dirname(name), one["url"])): one for one in described.get("tables", [described])}


def _problems(files: Mapping[str, bytes], name: str) -> Iterator[str]:
    described = tables(files, name)
    for table in described:
        if table not in files:
            yield f"{name}: there is no {table}"
            continue
        for problem in _wrong(files, name, table, described):
            yield f"{name}: {table}: {problem}"


def _wrong(files: Mapping[str, bytes], name: str, table: str, described: dict[str, dict]) -> Iterator[str]:
    schema, found = described[table]["tableSchema"], rows(files[table])
    heads = {column["name"]: column["titles"] for column in schema["columns"]}
    header = files[table].decode("utf-8").splitlines()[0]
    if next(csv.reader([header])) != list(heads.values()):
        yield f"the header is {header}"
        return
    for column in schema["columns"]:
        for row in found:
            cell = row[column["titles"]]
            if cell in column["null"]:
                if column.get("required"):
                    yield f"{column['titles']} is empty"
            elif not _fits(cell, column["datatype"]):
                yield f"{column['titles']} is {cell}"
    keys = [tuple(row[heads[one]] for one in schema.get("primaryKey", ())) for row in found]
    if "primaryKey" in schema and len(set(keys)) < len(keys):
        yield "two rows have one key"
    for foreign in schema.get("foreignKeys", ()):
        other = normpath(join(dirname(name), foreign["reference"]["resource"]))
        if other not in described:
            yield f"{other} is not described with it"
            continue
        known = {row[foreign["reference"]["columnReference"]] for row in rows(files[other])}
        yield from (f"{other} has no {cell}" for cell in {row[foreign["columnReference"]] for row in found} - known)


def _fits(cell: str, datatype: str | dict) -> bool:
    kind = datatype if isinstance(datatype, str) else datatype["base"]
    pattern = "" if isinstance(datatype, str) else datatype.get("format", "")
    try:
        match kind:
            case "integer":
                return int(cell) >= datatype["minimum"]
            case "decimal":
                grouped = isinstance(pattern, dict)
                return Decimal(cell.replace(",", "").removesuffix("%") if grouped else cell).is_finite()
            case "date":
                return bool(date.fromisoformat(cell))
            case "anyURI":
                return cell.startswith("https://")
            case "boolean":
                return cell in ("true", "false")
            case "string":
                return re.fullmatch(pattern, cell) is not None if pattern else True
    except (InvalidOperation, ValueError):
        return False
    raise AssertionError(f"no such datatype here: {kind}")

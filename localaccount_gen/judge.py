"""A document against a form: what pydantic finds, said in plain words and at its place."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from localaccount_gen.findings import Finding, Severity, did_you_mean
from localaccount_gen.forms import Form
from localaccount_gen.yamlfile import Document

Path = tuple[str | int, ...]
F = TypeVar("F", bound=Form)


def judge(form: type[F], document: Document) -> tuple[F | None, list[Finding]]:
    """The form filled from what is right in the document, and a finding for everything that is not.

    What is wrong is left out, and an entry that lacks a key altogether, so that one slip hides nothing else. None when
    what is left cannot fill the form: a key of the file itself is missing.
    """
    try:
        return form.model_validate(document.values), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
    findings = [_finding(form, document, error) for error in errors]
    values = copy.deepcopy(document.values)
    while True:
        before = copy.deepcopy(values)
        for path in sorted((_faulty(error, values) for error in errors), key=_last_first, reverse=True):
            _leave_out(values, path)
        if values == before:
            return None, findings
        try:
            return form.model_validate(values), findings
        except ValidationError as wrong:
            # An entry left out can leave its parent without a key it must have; what is told is not told again.
            errors = wrong.errors(include_url=False)


def _faulty(error: ErrorDetails, values: Any) -> Path:
    path = _written(error["loc"], values)
    return path if error["type"] != "missing" else path[:-1] or path


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _written(loc: Path, values: Any) -> Path:
    """The part of pydantic's path that stands in the file, and a missing key at its end.

    Pydantic also names the branch of a choice, and `[key]` where a key itself is wrong.
    """
    path: list[str | int] = []
    for step in loc:
        if _holds(values, step):
            values = values[step]
            path.append(step)
        elif step == loc[-1] and step != "[key]" and isinstance(values, Mapping):
            path.append(step)
    return tuple(path)


def _leave_out(values: Any, path: Path) -> None:
    for step in path[:-1]:
        if not _holds(values, step):
            return
        values = values[step]
    if path and _holds(values, path[-1]):
        del values[path[-1]]


def _holds(values: Any, step: str | int) -> bool:
    if isinstance(values, list):
        return isinstance(step, int) and step < len(values)
    return isinstance(values, Mapping) and step in values


def _finding(form: type[Form], document: Document, error: ErrorDetails) -> Finding:
    path = _written(error["loc"], document.values)
    # An entry of a list has no key of its own.
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    kind = error["type"]
    why = _WHY.get(kind, "the pages, the table and the chart are made from it")
    if kind == "missing":
        field = _fields_at(form, path[:-1], document.values).get(key, "")
        field = f"{field[:1].lower()}{field[1:]}".rstrip(".")
        return Finding(
            "missing-key",
            Severity.ERROR,
            document.key_place(*path[:-1]) if path[:-1] else document.place(),
            f"{_where(path[:-1])} has no “{key}”.",
            f"add a line such as  {key}: …   ({field}{_before(key, error['input'])})",
            why,
        )
    if kind == "extra_forbidden":
        known = _fields_at(form, path[:-1], document.values)
        return Finding(
            "unknown-key",
            Severity.ERROR,
            document.key_place(*path),
            f"“{key}” is not a key this file has{_at(path[:-1])}.{did_you_mean(key, known)}",
            f"use one of: {', '.join(known)}",
            why,
        )
    if kind == "string_pattern_mismatch" or error["loc"][-1] == "[key]":
        return Finding(
            "wrong-type",
            Severity.ERROR,
            document.key_place(*path) if "[key]" in error["loc"] else document.place(*path),
            f"“{error['input']}” cannot be a short name.",
            "use small letters, digits and single hyphens, such as people-supported",
            why,
        )
    problem, fix = _wrong_type(key, error)
    return Finding("wrong-type", Severity.ERROR, document.place(*path), problem, fix, why)


def _before(key: str, entry: object) -> str:
    """For a figure without its number, the one of the period before, which says what kind of number is asked for."""
    previous = entry.get("previous") if key == "value" and isinstance(entry, Mapping) else None
    return f"; in the period before it was {previous}" if previous else ""


_WHY = {
    "missing": "without it the page would have a hole where a reader expects an answer",
    "extra_forbidden": "a key nobody reads would be left out of the page without a word",
}


def _wrong_type(key: str, error: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and what to type instead."""
    context = error.get("ctx", {})
    given = error["input"]
    match error["type"]:
        case "literal_error":
            choices = cast(str, context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"“{given}” is not a choice for “{key}”.{did_you_mean(str(given), choices)}", (
                f"choose one of: {', '.join(choices)}"
            )
        case "string_type" if isinstance(given, list) and all(isinstance(item, str) for item in given):
            return f"“{key}” takes words, and this is a list.", f'put quotes round it:  {key}: "[{", ".join(given)}]"'
        case "string_type":
            return f"“{key}” takes words, and this is {_kind(given)}.", f"write the words behind  {key}:"
        case "tuple_type" | "list_type":
            return f"“{key}” takes a list, and this is {_kind(given)}.", "start each entry on its own line with  - "
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            return f"“{key}” takes keys with values below it, and this is {_kind(given)}.", (
                "write each key on its own line, set in by two spaces, such as  label: …"
            )
        case "date" | "number" | "yes_no" | "period" | "address" | "email" | "colour":
            problem, _, fix = error["msg"].partition(" Write it as ")
            return problem, f"write  {key}: {fix.rstrip('.')}" if fix else _EXAMPLES[error["type"]].format(key=key)
        case _:
            return f"“{given}” cannot stand as “{key}”.", f"see what  {key}  takes in the file's comments"


_EXAMPLES = {
    "number": "write digits, such as  {key}: 1234  or  {key}: 68.1",
    "yes_no": "write  {key}: yes  or  {key}: no",
    "address": "write the whole address, such as  {key}: https://www.example.org/care",
    "email": "write an address such as  {key}: care@example.org",
    "colour": 'write # and six digits or letters from a to f, in quotes, such as  {key}: "#00703c"',
}


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "a set of keys"
    return "a list" if isinstance(value, Sequence) and not isinstance(value, str) else f"“{value}”"


def _where(path: Path) -> str:
    """What a reader would call the thing at a path: “This priority”, “The figure “net-spend””."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "This file"
    if isinstance(path[-1], int):
        return f"This entry of “{names[-1]}”"
    return f"“{names[-1]}”"


def _at(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f" under “{names[-1]}”" if names else ""


def _fields_at(form: type[BaseModel], path: Path, values: Any) -> dict[str, str]:
    """The keys a form has at a path, each with its description."""
    for step in path:
        if isinstance(step, str) and step in form.model_fields:
            inner = next(_forms_in(form.model_fields[step].annotation), None)
            if inner is None:
                return {}
            form = inner
    return {name: field.description or "" for name, field in form.model_fields.items()}


def _forms_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _forms_in(argument)

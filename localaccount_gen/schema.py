"""JSON Schema of every file a council writes, for editors to complete and check while typing."""

import json
from typing import Any

from localaccount_gen.accountforms import AccountForm
from localaccount_gen.assessmentforms import SelfAssessmentForm
from localaccount_gen.examples import EXAMPLES
from localaccount_gen.forms import CouncilForm, Form, ImportedForm, PicturesForm, TranslationForm
from localaccount_gen.groupforms import GroupsForm
from localaccount_gen.sectionforms import SectionForm

FORMS: dict[str, type[Form]] = {
    "council": CouncilForm,
    "account": AccountForm,
    "section": SectionForm,
    "imported": ImportedForm,
    "groups": GroupsForm,
    "summary": TranslationForm,
    "pictures": PicturesForm,
    "self-assessment": SelfAssessmentForm,
}
"""The forms by the name of their schema: council.json, account.json and so on."""


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, by its name in FORMS (JSON Schema 2020-12)."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **FORMS[name].model_json_schema()}
    parts = {FORMS[name].__name__: made, **made.get("$defs", {})}
    for part in parts.values():
        for key in set(part.get("properties", {})) - set(part.get("required", ())):
            _may_be_empty(part["properties"][key])
    for form, examples in EXAMPLES.items():
        for key, typed in examples.items():
            if form.__name__ in parts:
                parts[form.__name__]["properties"][key]["examples"] = list(typed)
    return made


def _may_be_empty(field: dict[str, Any]) -> None:
    """A key with nothing behind it yet, as new accounts have many, says nothing; no editor should underline it."""
    if "$ref" in field:
        field["anyOf"] = [{"$ref": field.pop("$ref")}, {"type": "null"}]
    elif field.get("type") in ("array", "object"):
        field["type"] = [field["type"], "null"]
    elif "enum" in field:
        field["anyOf"] = [{"type": field.pop("type"), "enum": field.pop("enum")}, {"type": "null"}]


def schema_text(name: str) -> str:
    """The same as a file: the same bytes for the same version."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"

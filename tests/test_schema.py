"""The schemas editors use agree with what the check accepts."""

import json
from pathlib import Path
from typing import Annotated

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from localaccount_gen.accountforms import AccountForm
from localaccount_gen.examples import EXAMPLES
from localaccount_gen.schema import FORMS, schema, schema_text
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.yamlfile import read_section, read_yaml

ACCOUNTS = Path(__file__).parent.parent / "accounts"
WRITTEN = sorted(path for path in ACCOUNTS.rglob("*") if path.suffix in (".yml", ".md") and path.stem != "approval")
"""What people write; an approval is written by a command."""


def _fields(name):
    whole = schema(name)
    for part in (whole, *whole.get("$defs", {}).values()):
        for key, field in part.get("properties", {}).items():
            yield f"{part['title']}.{key}", field, whole


@pytest.mark.parametrize("name", FORMS)
def test_every_key_of_every_form_has_a_description_and_an_example(name):
    """They are what an editor shows while the officer types."""
    assert [] == [key for key, field, _ in _fields(name) if not field.get("description")]
    assert [] == [key for key, field, _ in _fields(name) if not field.get("examples")]


@pytest.mark.parametrize("name", FORMS)
def test_an_example_is_what_the_key_takes(name):
    """Whoever copies one has nothing to mend."""
    for key, field, whole in _fields(name):
        for example in field["examples"]:
            alone = {**field, "$defs": whole.get("$defs", {})}
            wrong = [error.message for error in Draft202012Validator(alone).iter_errors(example)]
            assert [] == wrong, f"{key}: {example}"


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: form.__name__)
def test_the_check_takes_every_example_too(form):
    """The schema is laxer than the check: it cannot know every date and name."""
    for key, examples in EXAMPLES[form].items():
        field = form.model_fields[key]
        kind = TypeAdapter(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        for example in examples:
            kind.validate_python(_as_read(example))


def _as_read(value):
    """As it comes from a file: every number as text, every list as it is."""
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in value.items()}
    return [_as_read(one) for one in value] if isinstance(value, list) else str(value)


def test_a_schema_knows_the_keys_of_its_form_and_no_other():
    """A misspelt key is underlined in the editor as it is found by the check."""
    for form, name in ((AccountForm, "account"), (SectionForm, "section")):
        assert list(form.model_fields) == list(schema(name)["properties"])
        assert schema(name)["additionalProperties"] is False


def test_the_schema_text_is_the_same_every_time():
    """A schema in git must change only when the format does."""
    assert schema_text("account") == schema_text("account")
    assert json.loads(schema_text("account")) == schema("account")


def _kind(path):
    """Which form a file of the samples fills in."""
    if path.parent.name == "self-assessments":
        return "self-assessment"
    if path.suffix == ".yml":
        return path.stem
    return "summary" if path.name.startswith("summary.") else "section"


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_the_sample_accounts_agree_with_the_schemas(path):
    """An editor underlines nothing in a file that the check accepts."""
    name = _kind(path)
    document, findings = (read_section if path.suffix == ".md" else read_yaml)(path, path.name)

    assert [] == findings
    assert document is not None
    assert [] == [error.message for error in Draft202012Validator(schema(name)).iter_errors(document.values)]


@pytest.mark.parametrize("name", FORMS)
def test_a_key_with_nothing_behind_it_yet_is_underlined_nowhere(name):
    """A new account is full of them, and the check says nothing of them either."""
    whole = schema(name)
    optional = set(whole["properties"]) - set(whole.get("required", ()))
    values = {**dict.fromkeys(whole.get("required", ()), "x"), **dict.fromkeys(optional)}

    assert [] == [error.message for error in Draft202012Validator(whole).iter_errors(values)]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("account", {"publised": "2025-11-20"}),
        ("account", {"figures": {"people": {"label": "people"}}}),
        ("account", {"figures": {"people": {"label": "people", "value": "1", "unit": "persons"}}}),
        ("section", {"measures": "4A"}),
        ("section", {"priorities": [{"title": "Shorter waits"}]}),
        ("council", {"name": "Halton"}),
    ],
)
def test_what_the_check_refuses_an_editor_underlines(name, values):
    """Misspelt and missing keys, choices that are not offered, a word where a list should be."""
    assert [] != list(Draft202012Validator(schema(name)).iter_errors(values))
    with pytest.raises(ValidationError):
        FORMS[name].model_validate(values)


@pytest.mark.parametrize("name", FORMS)
def test_the_schemas_beside_the_sample_accounts_are_of_this_version(name):
    """`localaccount schema --into accounts/.schemas` writes them anew."""
    assert schema_text(name) == (ACCOUNTS / ".schemas" / f"{name}.json").read_text(encoding="utf-8")

"""The schemas editors use agree with what the check accepts."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from localaccount_gen.forms import AccountForm
from localaccount_gen.schema import FORMS, schema, schema_text
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.yamlfile import read_section, read_yaml

ACCOUNTS = Path(__file__).parent.parent / "accounts"


def test_every_key_of_every_form_has_a_description():
    """The description is what an editor shows while the officer types."""
    for name in FORMS:
        whole = schema(name)
        for part in (whole, *whole.get("$defs", {}).values()):
            for key, field in part.get("properties", {}).items():
                assert field.get("description"), f"{name}: {key}"


def test_a_schema_knows_the_keys_of_its_form_and_no_other():
    """A misspelt key is underlined in the editor as it is found by the check."""
    for form, name in ((AccountForm, "account"), (SectionForm, "section")):
        assert list(form.model_fields) == list(schema(name)["properties"])
        assert schema(name)["additionalProperties"] is False


def test_the_schema_text_is_the_same_every_time():
    """A schema in git must change only when the format does."""
    assert schema_text("account") == schema_text("account")
    assert json.loads(schema_text("account")) == schema("account")


@pytest.mark.parametrize("path", sorted(ACCOUNTS.rglob("*.yml")) + sorted(ACCOUNTS.rglob("*.md")), ids=str)
def test_the_sample_accounts_agree_with_the_schemas(path):
    """An editor underlines nothing in a file that the check accepts."""
    name = path.stem if path.suffix == ".yml" else "section"
    document, findings = (read_section if name == "section" else read_yaml)(path, path.name)

    assert [] == findings
    assert document is not None
    assert [] == [error.message for error in Draft202012Validator(schema(name)).iter_errors(document.values)]


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

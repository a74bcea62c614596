"""The schemas editors use agree with what the check accepts."""

import json

from localaccount_gen.forms import AccountForm
from localaccount_gen.schema import FORMS, schema, schema_text
from localaccount_gen.sectionforms import SectionForm


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

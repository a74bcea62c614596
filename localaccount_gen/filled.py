"""An account with every quote in its words filled in, as all its editions show it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from localaccount_gen.account import Account, Section, Translation
from localaccount_gen.forms import Form
from localaccount_gen.quotes import Quotes

F = TypeVar("F", bound=Form)


def filled(account: Account, quotes: Quotes) -> Account:
    """The account with `[[…]]` replaced by its value in words, in every text and in the Markdown of every section.

    Easy Read says figures in a way of its own.
    """
    return replace(
        account,
        form=filled_form(account.form, quotes.fill),
        sections=tuple(_section(section, quotes) for section in account.sections),
        translations=tuple(_translation(translation, quotes.fill) for translation in account.translations),
    )


def _section(section: Section, quotes: Quotes) -> Section:
    document = replace(section.document, body=quotes.fill(section.body))
    form = filled_form(section.form, quotes.fill)
    easy_read = filled_form(section.form.easy_read, quotes.fill_easily)
    return replace(section, form=form.model_copy(update={"easy_read": easy_read}), document=document)


def _translation(translation: Translation, fill: Callable[[str], str]) -> Translation:
    document = replace(translation.document, body=fill(translation.body))
    return replace(translation, form=filled_form(translation.form, fill), document=document)


def filled_form(form: F, fill: Callable[[str], str]) -> F:
    """A form with every text in it filled in."""
    return form.model_copy(update={name: _value(value, fill) for name, value in form})


def _value(value: Any, fill: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, Form):
        return filled_form(value, fill)
    if isinstance(value, tuple):
        return tuple(_value(one, fill) for one in value)
    if isinstance(value, Mapping):
        return {name: _value(one, fill) for name, one in value.items()}
    return value

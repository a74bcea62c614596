"""The pages of an account for those who read another language, or sign."""

from collections.abc import Iterator
from dataclasses import replace

from localaccount_gen.render.accounts import ShownAccount, account_page
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.translations import SIGNED, ShownTranslation


def translated_pages(shown: ShownAccount) -> Iterator[Outline]:
    """A page for each summary in another language, and one for the film in British Sign Language."""
    for one in shown.translations:
        yield _translated(shown, one)
    if shown.transcript:
        yield _signed(shown)


def _translated(shown: ShownAccount, one: ShownTranslation) -> Outline:
    language = one.language
    page = account_page(
        shown, "translation", one.address.removeprefix(shown.address), f"{one.name} – {shown.name}",
        f"{language.name} summary of the {shown.name}: {one.translation.form.title}",
    )  # fmt: skip
    page = replace(page, language=language.code, direction=language.direction)
    return Outline(page, {"shown": shown, "one": one}, (one.prose,))


def _signed(shown: ShownAccount) -> Outline:
    said = f"A film of the {shown.name} in British Sign Language, and all its words."
    page = account_page(shown, "signed", SIGNED, f"British Sign Language – {shown.name}", said)
    assert shown.transcript, "asked for only where there is a film"
    return Outline(page, {"shown": shown}, (shown.transcript,))

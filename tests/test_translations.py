"""The first page in other languages and in British Sign Language: supplied by the council, never stale unseen."""

import json
import re

import pytest

from localaccount_gen.findings import Severity
from localaccount_gen.publish import Published
from localaccount_gen.tree import source_names
from tests.accounts import FOLDER, findings, good_account
from tests.full_account import published
from tests.sample_site import sample_files, sample_site
from tests.test_render_accounts import page, words

_WELSH = (
    "---\ntitle: Cyfrif lleol\ntranslated_by: Cyfieithwyr Halton\ndate: 2025-10-01\n---\n"
    "Croeso i [[people-supported.value]].\n"
)
_URDU = "---\ntitle: مقامی حساب 2024-25\ntranslated_by: A team\ndate: 2025-10-01\n---\nہمیں 01632 960123 پر فون کریں۔\n"
_SIGNED = (
    "signed: {address: 'https://www.example.org/film', length: 6 minutes, transcript: 'Hello. We *helped* people.'}\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    files = good_account() | {f"{FOLDER}/summary.cy.md": _WELSH, f"{FOLDER}/summary.ur.md": _URDU}
    files[f"{FOLDER}/account.yml"] += _SIGNED
    return published(tmp_path_factory.mktemp("translated"), files)


def test_a_summary_has_a_page_in_its_language(made: Published) -> None:
    """With the account's figures, who translated it, and that no software can check it."""
    welsh = page(made, "halton/2024-25/summary-cy/")

    assert ("cy", "ltr", "Cymraeg – Halton local account 2024-25") == (welsh.language, welsh.direction, welsh.title)
    assert words(made, welsh.address).startswith(
        "Cyfrif lleol Croeso i 3,145. About this page This is the first page of"
    )
    assert "Cyfieithwyr Halton translated it on 1 October 2025." in words(made, welsh.address)
    assert "The software that made this site cannot check a translation." in words(made, welsh.address)
    assert '<section class="la-panel" lang="en-GB" dir="ltr">' in welsh.html


def test_urdu_runs_from_the_right_and_its_numbers_do_not(made: Published) -> None:
    """Or the two halves of a telephone number would change places."""
    urdu = page(made, "halton/2024-25/summary-ur/")

    assert ("ur", "rtl") == (urdu.language, urdu.direction)
    assert "ہمیں \u206601632 960123\u2069 پر" in urdu.html
    assert "<h1>مقامی حساب \u20662024-25\u2069</h1>" in urdu.html
    assert source_names(made.publication)[urdu.address] == "halton/2024-25/summary-ur.md"


def test_the_first_page_names_each_language_as_its_speakers_do(made: Published) -> None:
    """Near the top, for people who cannot read the rest of it."""
    landing = page(made, "halton/2024-25/")

    assert '<a href="summary-ur/index.html" lang="ur" hreflang="ur" dir="rtl">اردو</a>' in landing.html
    assert '<a href="summary-cy/index.html" lang="cy" hreflang="cy" dir="ltr">Cymraeg</a>' in landing.html
    assert '<a href="signed/index.html">BSL' in landing.html
    assert landing.html.index("Cymraeg") < landing.html.index("People and money")
    assert "Cymraeg" in page(made, "halton/2024-25/about/").html
    assert [("اردو", "ur"), ("Cymraeg", "cy"), ("British Sign Language", "")] == [
        (link.title, link.language) for link in landing.contents if link.group == "In other languages"
    ]


def test_a_film_is_linked_and_never_embedded(made: Published) -> None:
    """Its host learns of nobody who does not follow the link, and its words are there for everybody."""
    signed = page(made, "halton/2024-25/signed/")

    assert re.search(
        'href="https://www.example.org/film">Watch the film on another website</a> \\(6 minutes\\)', signed.html
    )
    assert "<p>Hello. We <em>helped</em> people.</p>" in signed.html
    assert not re.search("<(video|iframe|object|embed|source)", signed.html)


def test_a_film_without_its_words_is_refused(tmp_path) -> None:
    """Whoever cannot see it, or is in a hurry, needs them."""
    account = good_account()[f"{FOLDER}/account.yml"] + "signed: {address: 'https://www.example.org/film'}\n"

    assert [("missing-key", "“signed” has no “transcript”.")] == [
        (one.rule, one.problem) for one in findings(tmp_path, {"account.yml": account})
    ]


def test_machines_get_the_translations_too(made: Published) -> None:
    """With what each is and who made it."""
    data = json.loads(sample_files()["exampleshire/2024-25/account.json"])

    assert [("ur", "2025-11-03"), ("cy", "2025-11-03")] == [
        (one["language"], one["date"]) for one in data["translations"]
    ]
    assert data["signed"]["address"].startswith("https://www.example.org/")
    assert "Sir ddychmygol yw Exampleshire." in page(sample_site(), "exampleshire/2024-25/summary-cy/").html


def test_nobody_has_confirmed_a_new_translation(tmp_path) -> None:
    """Which is advice, and what to type."""
    (found,) = findings(tmp_path, {"summary.cy.md": _WELSH})

    assert ("translation-stale", Severity.ADVICE, 2) == (found.rule, found.severity, found.location.line)
    assert "Nobody has confirmed that the Welsh says what the first page says." == found.problem
    assert re.fullmatch(
        r"have somebody who reads both put right what differs, and then type  confirmed: [0-9a-f]{12}", found.fix
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("value: 3145", "value: 3146"),
        ("People wait too long", "People wait far too long"),
        ("Ring 01632", "Call 01632"),
    ],
)
def test_a_translation_is_stale_once_the_first_page_says_something_else(before: str, after: str, tmp_path) -> None:
    """A figure or a word."""
    account = good_account()[f"{FOLDER}/account.yml"]
    (advice,) = findings(tmp_path / "new", {"summary.cy.md": _WELSH})
    confirmed = _WELSH.replace("date:", f"{advice.fix[-23:]}\ndate:")
    assert [] == findings(tmp_path / "confirmed", {"summary.cy.md": confirmed})

    changed = findings(
        tmp_path / "changed", {"summary.cy.md": confirmed, "account.yml": account.replace(before, after)}
    )

    assert [
        ("translation-stale", Severity.WARNING, "The first page has changed since somebody confirmed the Welsh.", 4)
    ] == [
        (one.rule, one.severity, one.problem, one.location.line) for one in changed if one.rule == "translation-stale"
    ]


def test_other_pages_may_change_without_making_it_stale(tmp_path) -> None:
    """It tells the first page and no other."""
    (advice,) = findings(tmp_path / "new", {"summary.cy.md": _WELSH})
    confirmed = _WELSH.replace("date:", f"{advice.fix[-23:]}\ndate:")
    market = good_account()[f"{FOLDER}/market.md"] + "Three more care homes opened in the year.\n"

    assert [] == findings(tmp_path / "changed", {"summary.cy.md": confirmed, "market.md": market})


@pytest.mark.parametrize(
    ("name", "problem", "fix"),
    [
        ("summary.welsh.md", "“welsh” is no code of a language.",
         "name the file after the language: write cy for Welsh"),
        ("summary.xx.md", "“xx” is no code of a language.",
         "name the file after the language: write a code such as cy for Welsh or ur for Urdu"),
        ("summary.en.md", "The account itself is in English.", "take the file out"),
    ],
)  # fmt: skip
def test_a_file_is_named_after_its_language(name: str, problem: str, fix: str, tmp_path) -> None:
    """A browser and a screen reader have to be told which it is."""
    (found,) = findings(tmp_path, {name: _WELSH})

    assert (f"{FOLDER}/{name}", problem, fix) == (found.location.file, found.problem, found.fix)


def test_a_translation_can_hold_nothing_that_runs(tmp_path) -> None:
    """Few who check the site can read it."""
    found = findings(tmp_path, {"summary.cy.md": _WELSH + "\n<script>alert(1)</script>\n"})

    assert ("unsafe-markup", f"{FOLDER}/summary.cy.md", 8) in [
        (one.rule, one.location.file, one.location.line) for one in found
    ]

"""Whatever a council writes, a rule finds something or is silent; none stumbles, and none takes for ever."""

import pytest

from tests.accounts import FOLDER, SECTIONS, check_files, good_account

_GOOD = good_account()
_LONG = 20_000

_TEXTS = {
    "nothing": "",
    "one word": "Care\n",
    "another language": "Mae’r cyngor yn cefnogi 3,145 o bobl. Nid yw hyn yn ddigon da. 我们支持了三千多人。 " * 40,
    "signs": "£ % [[ ]] “ ” ’ – … [[.]] [[a.b.c]] 4A( 1A) ((( 100% -1 £-5m 20\n" * 40,
    "a sentence without an end": "we will continue to work with partners and complaints fell soon after " * 1_400,
    "one word without an end": "a" * 90_000,
    "capitals": "Mrs Mary Ann " * 7_000,
    "numbers": "1,234 " * 15_000,
    "spaces": f"we{' ' * 90_000}will",
    "contradictions": "Complaints rose. Complaints fell. We are pleased that we are not pleased that complaints fell. "
    * 20,
}


@pytest.mark.parametrize("kind", _TEXTS)
def test_no_text_of_a_section_stops_the_check(kind, tmp_path):
    """In every section at once, below what is structured and instead of it."""
    front = {section: _GOOD[f"{FOLDER}/{section}.md"] for section in SECTIONS}
    kept = {f"{section}.md": text + "\n" + _TEXTS[kind] for section, text in front.items()}
    alone = {f"{section}.md": _TEXTS[kind] for section in SECTIONS}

    for number, changes in enumerate((kept, alone)):
        assert 1 == len(check_files(tmp_path / str(number), changes).accounts)


@pytest.mark.parametrize(
    "words", ["soon " * 3_000, "Mrs Mary " * 2_000, "1 " * _LONG, "x" * _LONG, "£" * 999, "?", "—"]
)
def test_no_value_stops_the_check(words, tmp_path):
    """In every text of the good account's front matter and account.yml."""
    changes = {}
    for name, text in _GOOD.items():
        if name.startswith(FOLDER):
            changes[name] = text.replace("Our records", words).replace("Head of Social Work", words)
            changes[name] = changes[name].replace("42 days in 2024-25", f"{words} 1").replace("36 days\n", f"{words}\n")
            changes[name] = changes[name].replace("Healthwatch Halton", words).replace("People with home care", words)

    assert 1 == len(check_files(tmp_path, changes).accounts)

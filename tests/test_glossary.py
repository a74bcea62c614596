"""Words of social care: the glossary, the list of jargon, and the pages that explain."""

import csv
import re

from localaccount_gen import project
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.glossary import load_glossary, terms_in
from localaccount_gen.jargon import jargon_in, load_jargon
from localaccount_gen.phrases import Phrases
from localaccount_gen.publish import publish
from localaccount_gen.requirements import load_framework
from tests.accounts import FOLDER, TODAY, good_account, write
from tests.full_account import SETTINGS
from tests.test_render_accounts import page, words


def _plain(text: str) -> list[str]:
    """Words of the trade in a text that says what such words mean, apart from those in brackets."""
    return [use.jargon.words[0] for use in jargon_in(text.partition(" (")[0])]


def test_the_list_of_jargon_is_long_enough_to_be_worth_having():
    """Officers no longer hear these words; readers do."""
    listed = [words for jargon in load_jargon() for words in jargon.words]

    assert len(load_jargon()) >= 120
    assert {"reablement", "CHC", "s42", "outturn", "service user", "signposting"} <= set(listed)
    assert len(listed) == len(set(listed))


def test_every_row_of_the_list_has_words_and_plain_words():
    """A row with a comma too many would say half of what it means."""
    with (project.REFERENCE / "jargon.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert [] == [row for row in rows if len(row) != 2 or not all(row)]


def test_plain_words_are_no_jargon_themselves():
    """To send an officer from one hard word to another helps nobody."""
    assert [] == [jargon.words[0] for jargon in load_jargon() if _plain(jargon.plain)]
    assert [] == [term.term for term in load_glossary() if _plain(term.plain)]


def test_a_term_is_explained_without_itself():
    """“A review is a review of …” explains nothing."""
    circular = [
        term.term for term in load_glossary() if re.search(rf"\b{re.escape(term.term)}\b", term.plain, re.IGNORECASE)
    ]

    assert [] == circular


def test_terms_are_found_by_every_name_and_once():
    """In the order of their first use, whatever their capitals and wherever the line ends."""
    found = terms_in(
        "The CQC came. Direct\npayments rose. A direct payment is money. The Care Quality Commission left."
    )

    assert ["Care Quality Commission", "direct payment"] == [term.term for term in found]


def test_a_phrase_with_capitals_is_found_only_as_written():
    """“Sab” is a name, and SAB a board."""
    phrases = Phrases([("SAB", 1), ("service user", 2), ("service user group", 3)])

    assert [(0, 3, 1), (14, 26, 2), (31, 49, 3)] == list(
        phrases.find("SAB, Sab, non service users, service user groups"[:26] + "     service user group")
    )


def _published(tmp_path, story: str):
    files = good_account() | {f"{FOLDER}/market.md": story}
    return publish(write(tmp_path, files), load_catalogue(), load_framework(), SETTINGS, TODAY)


def test_a_page_explains_the_words_it_uses(tmp_path):
    """At its end, where it is in nobody's way, and on a phone as well."""
    story = good_account()[f"{FOLDER}/market.md"] + "\nThe CQC rates care homes. Most people wait for a review.\n"

    said = words(_published(tmp_path, story), "halton/2024-25/market/")

    assert (
        "Care home A house where people live and get care by day and night. Some have nurses. "
        "Back to “care home” in the text "
        "Care Quality Commission (CQC) The public body that inspects care homes, home care and councils in England."
    ) in said
    assert (
        said.index("Words on this page, explained")
        < said.index("Care home A house")
        < said.index("All words explained")
    )


def test_the_first_use_of_a_word_leads_to_what_it_means_and_back(tmp_path):
    """Once for each word, and never out of a heading, another link or a table's heads."""
    story = good_account()[f"{FOLDER}/market.md"] + (
        "\n## Waiting for a review\n\nA [review](outcomes.md) is due. Ask for a **review**, or another review.\n\n"
        "| Review | People |\n|---|---|\n| care homes | 3 |\n"
    )

    html = page(_published(tmp_path, story), "halton/2024-25/market/").html
    link = '<a class="la-word" id="use-review" href="#word-review">review</a>'

    assert f"Ask for a <strong>{link}</strong>, or another review." in html
    assert 1 == html.count('href="#word-review"')
    assert '<div id="word-review"><dt>Review</dt>' in html
    assert '<a href="#use-review">Back to “review” in the text</a>' in html
    # In the head of a row no link stands, and so none leads back.
    assert '<div id="word-care-home">' in html
    assert "#use-care-home" not in html


def test_all_words_stand_on_a_page_of_their_own(tmp_path):
    """The foot of every page links to it."""
    said = words(_published(tmp_path, good_account()[f"{FOLDER}/market.md"]), "glossary/")

    assert [] == [term.term for term in load_glossary() if term.plain not in said]

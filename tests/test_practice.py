"""Good practice: on the pages of an account, in its other editions, and in the directory of all councils."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, good_account
from tests.full_account import published
from tests.sample_site import sample_files, sample_site
from tests.sharing import BREAKS, entry, files, help_with, page, words
from tests.test_render_accounts import words as words_of

_ATOM = "{http://www.w3.org/2005/Atom}"
CARERS = "exampleshire/2024-25/carers/"
_SAID = (
    "For whom Carers who live with the person they look after Since when 1 October 2024 What came of it We promised a "
    "break to 700 carers, and more had one. Carers who had a break that we paid for: 734 people, up 19.9% from 612. "
    "What it costs About £0.2 million a year, and one person to answer the phone Whom to ask Head of Carers’ Support, "
    "phone 01632 960145, carers@example.org What others can use The questions we ask when somebody books What we ask "
    "of those who come to the house Licence: Open Government Licence v3.0"
)


def test_a_section_tells_its_practice_with_the_figure_that_shows_it() -> None:
    """The result is the figure that the account has anyway, and never a number of its own."""
    for address in (CARERS, "exampleshire/2024-25/print/", "practice/"):
        assert _SAID in words_of(sample_site(), address), address


def test_the_same_is_heard_and_read_by_machines() -> None:
    """Practice is part of every edition."""
    text = sample_files()["exampleshire/2024-25/account.txt"].decode()
    told = json.loads(sample_files()["exampleshire/2024-25/account.json"])
    (practice,) = next(one for one in told["sections"] if one["key"] == "carers")["good_practice"]

    assert "What others can use: The questions we ask when somebody books; What we ask of those who come" in text
    assert "The address of “The questions we ask when somebody books”: https://www.example.org/carers/" in text
    assert "Carers who had a break that we paid for: 734 people, up 19.9% from 612." == practice["figure_in_words"]
    assert ("shadowing", "peer consultancy") == (told["can_offer"][0]["kind"], told["would_like"][0]["kind"])


def test_an_account_says_how_far_the_council_answers_to_local_people() -> None:
    """In words, with who answered and when."""
    shown = words_of(sample_site(), "exampleshire/2024-25/about/")

    assert "The Director of Adult Social Services answered the same questions for this council on 6 October" in shown
    assert "Where the council is now High. They think it important, and see to it that it happens in" in shown
    assert "What local people said went into it. Neither agree nor disagree" in shown
    assert "Developing leaders Planned for the next 12 months" in shown


def test_each_practice_stands_under_its_main_theme_and_is_named_under_the_others() -> None:
    """Without a script the themes are the way to find something."""
    shown = words(page("practice/", entry("Torbay", practice=[BREAKS])))

    assert "There is 1 practice, of 1 council." in shown
    assert "Unpaid carers Breaks of a whole day Torbay Council, 2024-25 (South West, unitary council)." in shown
    assert "Dementia On this theme: Breaks of a whole day, Torbay." in shown


def test_only_the_newest_account_of_a_council_tells_its_practice() -> None:
    """What was dropped is not offered to others for ever."""
    older = entry("Torbay", "2023-24", practice=[BREAKS])
    newer = entry("Torbay", practice=[{**BREAKS, "name": "by-bus", "title": "Breaks by bus"}])
    shown = words(page("practice/", older, newer))

    assert "Breaks by bus" in shown
    assert "Breaks of a whole day" not in shown


def test_practice_of_another_site_leads_to_that_site() -> None:
    """A collection of forty sites has the words of none of them."""
    made = page("practice/", entry("Torbay", practice=[BREAKS], base="https://torbay.example/"))

    assert 'href="https://torbay.example/torbay/2024-25/carers/#practice-whole-day-breaks"' in made.html
    assert 'href="https://torbay.example/torbay/2024-25/"' in made.html


def test_what_another_site_published_cannot_run_here() -> None:
    """Whatever stands in a list, it is shown as words."""
    hostile = {**BREAKS, "title": "<script>alert(1)</script>", "what": '"><img src=x onerror=alert(1)>',
               "contact": {"team": "<b>Head</b>", "phone": '"><script>'}}  # fmt: skip
    made = page("practice/", entry("Torbay", practice=[hostile]))

    assert "<script" not in made.html
    assert "<img" not in made.html
    assert "<script>alert(1)</script>" in words(made)
    with pytest.raises(ValueError, match="String should match pattern"):
        entry("Torbay", practice=[{**BREAKS, "borrow": [{"what": "It", "address": "javascript:alert(1)"}]}])


def test_two_practices_of_one_name_have_places_of_their_own() -> None:
    """Two sites may hold accounts of one council, and a page has each id once."""
    made = page("practice/", entry("Torbay", practice=[BREAKS]), entry("Devon", practice=[BREAKS, BREAKS]))

    for name in ("torbay-whole-day-breaks", "devon-whole-day-breaks", "devon-whole-day-breaks-2"):
        assert 1 == made.html.count(f'id="{name}"'), name


def test_a_directory_without_practice_says_so() -> None:
    """Pages of accounts lead to it in any case."""
    shown = words(page("practice/", entry("Torbay")))

    assert "No account tells of good practice yet." in shown


def test_asks_stand_with_the_offers_that_meet_them() -> None:
    """Why each fits is said; a demonstration is said to be one; an ask that nobody meets says so."""
    asking = entry("Plymouth", asks=[help_with("waiting", "shadowing"), help_with("market", "peer review")])
    offering = entry("Torbay", offers=[help_with("waiting", "shadowing", until="2027-03-31"),
                                       help_with("carers", "training")],
                     demonstration={"what": "An example.", "made_by": "The project"})  # fmt: skip
    shown = words(page("practice/offers/", asking, offering))

    assert (
        "Who offers it Both are unitary councils in the South West, and Torbay offers shadowing on “Waiting times”. "
        "Torbay Council (South West, unitary council). A demonstration: no council made it. Two days with the team. "
        "Whom to ask Head of Social Work, socialwork@example.org Until when 31 March 2027" in shown
    )
    assert "Plymouth asks for peer review on “Care homes and home care”" in shown
    assert 1 == shown.count("No other council offers this.")
    assert "What is also offered Torbay offers training on “Unpaid carers”" in shown


def test_the_directory_can_be_taken_away() -> None:
    """Every practice as a row, with the whole address of its words; formulas in it are inert."""
    made = files(entry("Torbay", practice=[{**BREAKS, "cost": "=1+1"}], offers=[help_with("waiting", "shadowing")]))
    header, row = csv.reader(io.StringIO(made["practice.csv"]))
    told = dict(zip(header, row, strict=True))
    everything = json.loads(made["practice.json"])

    assert ("Torbay Council", "South West", "unitary councils", "no", "Unpaid carers", "Dementia", "'=1+1") == tuple(
        told[name] for name in ("council", "region", "type", "demonstration", "theme", "also on", "cost")
    )
    assert "https://accounts.example/torbay/2024-25/carers/#practice-whole-day-breaks" == told["page"]
    assert "The questions we ask (https://www.example.org/questions)" == told["others can use"]
    assert ("whole-day-breaks", "shadowing") == (everything["practice"][0]["name"], everything["offers"][0]["kind"])
    assert "https://accounts.example/torbay/2024-25/about/#help" == everything["offers"][0]["page"]


def test_the_feed_tells_each_practice_once_on_the_day_it_came_out() -> None:
    """A practice that goes on from year to year is no news."""
    accounts = [entry("Torbay", "2023-24", practice=[BREAKS]), entry("Torbay", practice=[BREAKS]),
                entry("Devon", practice=[BREAKS], base="https://devon.example/")]  # fmt: skip
    feed = ElementTree.fromstring(files(*accounts)["practice/feed.xml"])
    found = [
        (one.findtext(f"{_ATOM}published"), one.findtext(f"{_ATOM}title"), one.find(f"{_ATOM}link").get("href"))
        for one in feed.findall(f"{_ATOM}entry")
    ]

    assert [
        ("2025-11-20T00:00:00Z", "Breaks of a whole day, Devon",
         "https://devon.example/devon/2024-25/carers/#practice-whole-day-breaks"),
        ("2024-11-20T00:00:00Z", "Breaks of a whole day, Torbay",
         "https://accounts.example/torbay/2023-24/carers/#practice-whole-day-breaks"),
    ] == found  # fmt: skip
    assert "New practice, for a feed reader (Atom)" in words(page("practice/", *accounts))
    assert "practice/feed.xml" not in files(*accounts, settings=Settings("Local accounts"))


def test_long_words_are_cut_in_the_list_and_whole_in_the_account(tmp_path) -> None:
    """A council may write as much as it likes, and the list of accounts stays light."""
    story = good_account()[f"{FOLDER}/scrutiny.md"]
    long = "We look at each. " * 400
    practice = f"---\ngood_practice:\n  - {{name: a, title: A, what: {long.strip()}}}\n---\n"
    made = published(tmp_path, {**good_account(), f"{FOLDER}/market.md": practice + story})
    by_address = {file.address: json.loads(file.content) for file in made.publication.files
                  if file.address.endswith(("accounts.json", "account.json"))}  # fmt: skip
    (listed,) = by_address["accounts.json"]["accounts"]
    section = next(one for one in by_address["halton/2024-25/account.json"]["sections"] if one["key"] == "market")

    assert (2000, "…") == (len(listed["practice"][0]["what"]), listed["practice"][0]["what"][-1])
    assert long.strip() == section["good_practice"][0]["what"]


def test_other_help_on_the_theme_is_named_where_nobody_offers_what_is_asked() -> None:
    """A council that wanted a review may be glad of training."""
    asking = entry("Plymouth", asks=[help_with("waiting", "peer review")])
    shown = words(page("practice/offers/", asking, entry("Torbay", offers=[help_with("waiting", "training")])))

    assert "No other council offers this. Other help on this theme: Torbay (training)." in shown

"""The published files that accounts are laid side by side from, written and read back."""

import json

import pytest

from localaccount_gen.findings import ProjectError
from localaccount_gen.register import Collection, entry_data, read_account, read_listing
from tests.sample_site import ADDRESS, sample_files

PAGE = "exampleshire/2024-25/"


@pytest.fixture(scope="module")
def listing():
    return read_listing(sample_files()["accounts.json"], "accounts.json")


@pytest.fixture(scope="module")
def newest(listing):
    return next(entry for entry in listing.entries if entry.page == PAGE)


def test_the_list_tells_all_that_can_be_counted_without_reading_an_account(newest) -> None:
    """An evaluator of 153 accounts fetches one file from each site, and not every account."""
    told = entry_data(newest)

    assert ("E12000009", "") == (told["council"]["region"], told["council"]["type"])
    assert {"words", "evidence", "comparisons", "actions"} == set(told["counts"]["outcomes"])
    assert told["words"] == sum(one["words"] for one in told["counts"].values()) > 1000
    assert {"too-long": 1} == told["answered"]
    assert (6, 2, 2) == tuple(told["promises"][name] for name in ("made", "met", "not met"))
    assert ("2025-10-30", True, ["cy", "ur"]) == (
        told["easy_read"]["tested"], told["signed"], sorted(told["languages"]))  # fmt: skip
    assert newest.compares_money
    assert newest.compares_people


def test_what_is_written_is_read_back_the_same(listing) -> None:
    """A collection hands on what each site published."""
    written = json.loads(sample_files()["accounts.json"])["accounts"]
    read = [entry_data(entry.model_copy(update={"base": ""})) for entry in listing.entries]

    assert written == json.loads(json.dumps(read))
    assert () == listing.faults


def test_a_link_leads_to_the_words_wherever_the_account_stands(listing, newest) -> None:
    """From a site’s own pages and from those of a collection."""
    own = read_listing(sample_files()["accounts.json"], "accounts.json", base="").entries
    here = next(entry for entry in own if entry.page == PAGE)

    assert f"{ADDRESS}{PAGE}outcomes/" == newest.link("outcomes")
    assert f"{PAGE}outcomes/" == here.link("outcomes")
    assert "" == here.link("no-such-section")


def test_an_account_is_read_when_its_words_are_needed(newest) -> None:
    """Its sections, figures, comparisons and what became of its promises."""
    collection = Collection((newest,), lambda entry: sample_files()[entry.data])
    account = collection.account(newest)
    outcomes = account.section("outcomes")

    assert "What difference support makes" == outcomes.title
    assert "More people have control over their daily life here than across England." == outcomes.went_well[0]
    assert "home-from-hospital" == outcomes.must_be_better[0].priority
    assert account.figures[outcomes.figures[0]].in_words
    assert outcomes.comparisons[0].sentence.startswith("About 8 in 10 people")
    assert "Partly met" in {promise.in_words for promise in account.promises}


def test_every_account_of_the_samples_is_read() -> None:
    """Whatever the forms offer, the reading knows."""
    files = sample_files()
    read = [read_account(files[name], name) for name in files if name.endswith("/account.json")]

    assert 5 == len(read)
    assert all(section.title for account in read for section in account.sections)


def test_an_account_that_is_not_at_hand_is_none(newest) -> None:
    """A page then says that the words could not be read, and is made all the same."""
    assert None is Collection((newest,)).account(newest)
    assert None is Collection((newest,), lambda entry: b"[]").account(newest)


def _changed(**changes) -> bytes:
    """The list with its first account changed: a key `council__name` is the name of its council."""
    told = json.loads(sample_files()["accounts.json"])
    for path, value in changes.items():
        place = told["accounts"][0]
        *steps, last = path.split("__")
        for step in steps:
            place = place[step]
        place[last] = value
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"page": "../../etc/"},
        {"page": "https://evil.example/"},
        {"page": "//evil.example/"},
        {"data": "javascript:alert(1)"},
        {"data": "C:\\secret"},
        {"base": "javascript:alert(1)/"},
        {"base": "https://evil.example/\"onclick=\"x/"},
        {"council__code": "<script>"},
        {"council__folder": "../torbay"},
        {"council__name": "x" * 3_000},
        {"period__name": "2024-26"},
        {"period__from": 1e18},
        {"coverage": {"outcomes": "brilliant"}},
        {"coverage": {"<b>": "missing"}},
        {"coverage": {f"s{number}": "missing" for number in range(1_000)}},
        {"counts": {"outcomes": {"words": -1}}},
        {"counts": {"outcomes": {"words": "1e9"}}},
        {"words": 10**30},
        {"approval": {"x": "y" * 300_000}},
    ],
)  # fmt: skip
def test_what_could_do_harm_is_left_out_and_told(changes) -> None:
    """A list may be anybody’s; the other accounts in it are still read."""
    listing = read_listing(_changed(**changes), "https://x.example/accounts.json")
    written = json.loads(sample_files()["accounts.json"])["accounts"]

    assert len(written) - 1 == len(listing.entries)
    assert listing.faults[0].startswith("https://x.example/accounts.json, account 1: “")
    assert listing.faults[0].endswith(").")


def test_characters_that_steer_text_are_taken_out() -> None:
    """A name could otherwise run backwards, or stand for another text of the page."""
    listing = read_listing(_changed(council__name="A\u202eB\ue0000\ue001"), "a")

    assert "A\ufffdB\ufffd0\ufffd" == listing.entries[0].council.name


def test_what_a_newer_version_adds_is_passed_over() -> None:
    """Sites are not all brought up to date on one day."""
    assert () == read_listing(_changed(council__twin="x", new={"x": 1}), "a").faults


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>", "a is not JSON."),
        (b"\xff\xfe", "a is not JSON."),
        (b"[" * 200_000, "a is not JSON."),
        (b"[]", "a is no list of accounts and no account."),
        (b"{}", "a is no list of accounts: it has no “accounts”."),
        (b'{"accounts": [%s]}' % b",".join([b"1"] * 20_001), "a names more than 20,000 accounts."),
    ],
)  # fmt: skip
def test_what_is_no_list_is_told_in_a_sentence(content: bytes, sentence: str) -> None:
    """Whoever collects learns which address gave what."""
    with pytest.raises(ProjectError) as told:
        read_listing(content, "a")

    assert sentence == str(told.value)


def test_an_account_twice_is_taken_once() -> None:
    """The first one, and the other is told."""
    told = json.loads(sample_files()["accounts.json"])
    told["accounts"].append(told["accounts"][0])
    listing = read_listing(json.dumps(told).encode(), "a")

    assert ("a, account 6: Exampleshire 2023-24 is there twice.",) == listing.faults
    assert 5 == len(listing.entries)


def test_a_file_that_is_no_account_is_told_in_a_sentence() -> None:
    """And nothing that was found there is repeated."""
    content = json.loads(sample_files()[f"{PAGE}account.json"])
    content["sections"][0]["text"] = 7

    with pytest.raises(ProjectError) as told:
        read_account(json.dumps(content).encode(), "a")

    assert "a: “sections → 0 → text” cannot be read (input should be a valid string)." == str(told.value)

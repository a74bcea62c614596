"""The same account as data and as plain text."""

import json
import re
from html import unescape
from itertools import pairwise

import pytest

from localaccount_gen.editions.text import linear
from localaccount_gen.pages import Page
from localaccount_gen.publish import Published
from localaccount_gen.yamlfile import texts
from tests.full_account import published
from tests.sample_site import sample_site
from tests.test_render_accounts import file, in_order


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def sample() -> Published:
    return sample_site()


_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])%?")


def _seen(page: Page) -> str:
    """The words of a page, without its references and the words of its pictures, whose numbers stand beside them."""
    without = re.sub(r"<svg.*?</svg>|<code>.*?</code>", " ", page.html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", without))


@pytest.fixture(scope="module")
def data(full: Published) -> dict:
    return json.loads(file(full, "halton/2024-25/account.json"))


def test_the_text_is_read_from_top_to_bottom(full: Published) -> None:
    """In the order of the pages, with tables and comparisons as sentences."""
    text = file(full, "halton/2024-25/account.txt").decode()

    assert in_order(
        text,
        "Adult social care in Halton\nLocal account of Halton Borough Council for April 2024 to March 2025.\n",
        "Published on 20 November 2025.\n",
        "\n\nWhat is in this text\nAt a glance\nPart 1. What difference support makes\n",
        "3,145 people got support in the year. That is up 3.1% from 3,050.\n",
        "The account does not say how much money was spent.\n",
        "What went well\n3,145 people got support, up 3.1% from 3,050.\nFish & chips for <5 people.\n",
        "What comes next\nThe account does not say what comes next.\n",
        "We write this for you. See what comes next.\nCllr Example, Cabinet Member\n",
        "\n\nPart 1. What difference support makes\n",
        "Picture: A bus at a stop.\n",
        "Days waited for an assessment: 42 days. The figure of the year before is not given.\n",
        "About 7 in 10 people who use services are very or extremely satisfied",
        "A note on this figure: We asked by telephone as well.\n",
        "In numbers.\nHalton: 68.1%, give or take 7.9. 130 people answered.\n"
        "England: 65.1%, give or take 0.5. 59,160 people answered.\n",
        "2023-24: 68.7%, give or take 6.9. England: 65.4%.\n",
        "Too many wait. What is being done: Two more social workers started. What is promised: Shorter waits.\n",
        "Nobody answers at weekends. It does not say what is being done.\n",
        "Source: Audit team, 12 February 2025.\nThe address of “Audit team”: https://www.example.org/audit\n",
        "People at home: 1,200 people. March 2025. They said: Come sooner. What changed: The account does not say.\n",
        "“They come on time.” A carer.\n",
        "Spending by kind\nEach line has: What; 2024-25 (£ million).\n=Care homes. 2024-25 (£ million): 45.0.\n",
        "Home care. 2024-25 (£ million): too few people to show.\n",
        "\n\nPart 4. Fair for everyone\n",
        "Not covered. We did not hold figures by ethnicity",
        "It will be covered by 30 November 2026.\n",
        "Answer in ten days. Partly met. We answered in twelve.\n",
        "Promise 1. Shorter waits. Waiting makes things worse. Who answers for it: Head of Social Work. "
        "By when: 31 December 2026. How anyone can tell: Average days. Where it stands: 42 days. "
        "Where it should stand: 36 days.\n",
        "\n\nAll official figures\n",
        "Halton Borough Council wrote this account and published it on 20 November 2025.\n",
        "No approval is recorded for this account.\n",
        "Healthwatch Halton said on 14 October 2025, in their own words: Waits are too long.\n",
        "How deep each part goes\n",
        "The answer: We answer the others next year.\n",
        "5 January 2026: The spending on care homes was wrong. A sum left one home out.\n",
        "Words explained\n",
        "Ask for large print or Easy Read. It takes 10 working days.\n",
        "Phone: 0151 000 000\n",
    )


def test_markdown_is_told_in_lines() -> None:
    """A line for each paragraph, item and row; the address of a link to elsewhere has a line of its own."""
    html = (
        '<h2 id="x">Who</h2><p>We asked <strong>you</strong>, see <a href="https://example.org">the list</a> and '
        '<a href="../x/index.html">there</a>.</p><ul><li>one<ol><li>two</li></ol></li></ul>'
        '<p>Write to <a href="mailto:care@example.org">care@example.org</a>.</p>'
        "<table><caption>People</caption><thead><tr><th>Age</th><th>2023-24</th><th>2024-25</th></tr></thead>"
        "<tbody><tr><th>18 to 64</th><td>1</td><td>2</td></tr></tbody></table><blockquote><p>Yes</p></blockquote>"
    )

    assert [
        "", "Who", "We asked you, see the list and there.", "The address of “the list”: https://example.org",
        "one", "1. two", "Write to care@example.org.", "People.", "Each line has: Age; 2023-24; 2024-25.",
        "18 to 64. 2023-24: 1. 2024-25: 2.", "Yes",
    ] == linear(html)  # fmt: skip


@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_every_figure_of_the_pages_is_in_the_text(sample: Published, account: str) -> None:
    """Whoever listens hears each number that others see, whichever page has it; Easy Read says them in its own way."""
    text = file(sample, f"{account}account.txt").decode()
    heard = set(_NUMBER.findall(text))
    seen = {
        number
        for page in sample.publication.pages
        # Easy Read rounds, for instance “about £82 million”.
        if page.address.startswith(account) and not page.address.endswith("/easy-read/")
        for number in _NUMBER.findall(_seen(page))
    }

    assert len(seen) > 200
    # Where the score card's table has a nought, a voice says “none”; SHA-256 is how a reference is worked out.
    assert set() == seen - heard - {"0", "256"}


@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_nothing_in_a_line_is_there_to_be_seen(sample: Published, account: str) -> None:
    """A voice would read out the marks of a list or of a table, and the address in the middle of a sentence."""
    lines = file(sample, f"{account}account.txt").decode().splitlines()
    addresses = [line for line in lines if "http" in line]

    assert [] == [line for line in lines if re.search(r"[|±✓✗◐→•*_#<>\t]|  |\[\[|^[\s=-]", line)]
    assert [] == [line for line in addresses if not re.fullmatch(r"(The address of “[^”]+”|Web): \S+", line)]
    assert all(before or after for before, after in pairwise(lines))


def test_the_data_have_every_word_with_its_figures_filled_in(data: dict) -> None:
    """Whoever reads the data need know nothing of how quotes are written."""
    assert [] == [text for _, text in texts(data) if "[[" in text]
    assert "3,145 people got support, up 3.1% from 3,050." == data["at_a_glance"]["went_well"][0]["words"]
    assert {
        "label": "people supported",
        "value": "3145",
        "previous": "3050",
        "unit": "people",
        "source": "Our records",
        "in_words": "3,145 people",
        "change": "up 3.1% from 3,050",
    } == data["figures"]["people-supported"]


def test_the_data_say_what_the_account_is(data: dict) -> None:
    """Whose, for when, published when, approved or not."""
    assert {"name": "2024-25", "from": "2024-04-01", "to": "2025-03-31"} == data["period"]
    assert ("E06000006", "2025-11-20", None, None, False) == (
        data["council"]["code"], data["published"], data["approval"], data["demonstration"], data["draft"],
    )  # fmt: skip


def test_the_data_have_each_comparison_as_published(data: dict) -> None:
    """Numbers stand as text, so that no program takes a decimal away."""
    outcomes = next(section for section in data["sections"] if section["key"] == "outcomes")
    comparison = outcomes["comparisons"][0]

    assert ("satisfaction_users", "1D", "68.1", "7.9", 130) == tuple(
        comparison[name] for name in ("measure", "measure_code", "value", "margin", "respondents")
    )
    assert ("England", "65.1", "about the same") == tuple(
        comparison["against"][0][name] for name in ("area", "value", "verdict")
    )
    assert "data/measure_satisfaction_users.csv" == comparison["data"]


def test_the_data_have_all_that_a_comparison_is_made_of(data: dict) -> None:
    """Whoever has only this file can see every number of it, whose list of councils was used, and from which file."""
    outcomes = next(section for section in data["sections"] if section["key"] == "outcomes")
    comparison = outcomes["comparisons"][0]
    before = comparison["change"]

    assert ("Halton", "E06000006", "council", "higher", "user survey", 1) == tuple(
        comparison[name] for name in ("area", "code", "kind", "polarity", "collection", "decimals")
    )
    assert ["3.0", "2.7"] == [one["amount"] for one in comparison["against"]][:2]
    assert ("2023-24", "68.7", "no clear change", "-0.6") == tuple(
        before[name] for name in ("period", "value", "verdict", "amount")
    )
    assert ["2015-16", "2016-17", "2017-18", "2018-19", "2019-20", "2021-22", "2022-23", "2023-24", "2024-25"] == [
        figure["period"] for figure in comparison["series"][0]
    ]
    assert ("2024-25", "65.1", 59160) == tuple(
        comparison["england"][0][-1][name] for name in ("period", "value", "respondents")
    )
    assert ("ascof_2024_25.ods", 64) == (comparison["source"]["file"], len(comparison["source"]["sha256"]))
    assert "This can be used to compare, not to judge how effective a council is." == comparison["small_print"][-1]
    assert ("outcomes/#satisfaction-users-E06000006-2024-25", "measures/satisfaction_users/") == (
        comparison["page"], comparison["own_page"])  # fmt: skip
    assert len(comparison["similar"]["councils"]) >= 5
    assert ["type"] == [one["kind"] for one in comparison["others"]]


def test_the_data_keep_what_is_left_out(data: dict) -> None:
    """With the reason, under the section's own name."""
    equality = next(section for section in data["sections"] if section["key"] == "equality")

    assert ("explained", "2026-11-30") == (equality["coverage"], equality["not_covered"]["until"])


def test_a_csv_file_is_described(full: Published) -> None:
    """What it holds, who published it and what each column is, for machines."""
    described = json.loads(file(full, "halton/2024-25/data/measure_satisfaction_users.csv-metadata.json"))
    columns = {column["titles"]: column["datatype"] for column in described["tableSchema"]["columns"]}

    assert "measure_satisfaction_users.csv" == described["url"]
    assert "Department of Health and Social Care" == described["dc:publisher"]
    assert ("string", "decimal") == (columns["period"]["base"], columns["value"]["base"])
    header = file(full, "halton/2024-25/data/measure_satisfaction_users.csv").decode().splitlines()[0]
    assert header.split(",") == list(columns)


def test_a_councils_own_table_is_described(full: Published) -> None:
    """Its markers for no figure, too."""
    described = json.loads(file(full, "halton/2024-25/data/spending.csv-metadata.json"))

    assert ("Spending by kind", "Our accounts") == (described["dc:title"], described["dc:source"])
    assert "[c]" in described["tableSchema"]["columns"][1]["null"]

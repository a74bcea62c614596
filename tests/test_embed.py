"""A comparison alone: on a page of its own, in a frame of another website, pasted into one."""

import json
import re
from html import unescape

import pytest

from localaccount_gen.htmlcheck import check_fragment, check_page
from localaccount_gen.htmlpage import HtmlPage, parse_page
from tests.full_account import full_account, published
from tests.sample_site import sample_files, sample_site
from tests.test_render_accounts import file, in_order, page

OWN = "torbay/2024-25/measures/feel_safe/index.html"
PASTED = "torbay/2024-25/data/measure_feel_safe.html"
SENTENCE = "About 7 in 10 people who use services feel safe (69.2%)."


@pytest.fixture(scope="module")
def unknown(tmp_path_factory):
    """A site whose address is not known."""
    return published(tmp_path_factory.mktemp("unknown"))


def words(html: bytes | str) -> str:
    """What a reader reads, without the tags."""
    text = html if isinstance(html, str) else html.decode("utf-8")
    body = text[text.find("<body") :] if "<body" in text else text
    shown = re.sub(r"<(/?(p|li|dt|dd|h\d|td|th|tr|caption|summary)\b)", r" <\1", body)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", shown)).split())


def comparisons(account: str) -> list[dict]:
    """Every comparison in an account's data."""
    sections = json.loads(sample_files()[f"{account}account.json"])["sections"]
    return [one for section in sections for one in section.get("comparisons", ())]


ACCOUNTS = sorted(name.removesuffix("account.json") for name in sample_files() if name.endswith("/account.json"))


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_comparison_has_a_page_of_its_own_and_no_other_measure_has(account):
    """At the measure's lasting id, so that the address stays when the code changes."""
    shown = comparisons(account)
    own = {name for name in sample_files() if name.startswith(f"{account}measures/")}

    assert own == {f"{account}measures/{one['measure']}/index.html" for one in shown}
    assert own == {f"{account}{one['own_page']}index.html" for one in shown}
    assert {f"{account}{one[name]}" for one in shown for name in ("html", "data")} <= sample_files().keys()


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_comparison_is_the_same_wherever_it_stands(account):
    """Sentence, every row and all small print: in the section, alone, pasted, as text and as data."""
    text = sample_files()[f"{account}account.txt"].decode()
    for one in comparisons(account):
        section = words(page(sample_site(), f"{account}{one['page'].partition('#')[0]}").html)
        alone = words(sample_files()[f"{account}{one['own_page']}index.html"])
        pasted = words(sample_files()[f"{account}{one['html']}"])
        table = re.search(r"<tbody>(.*?)</tbody>", sample_files()[f"{account}{one['own_page']}index.html"].decode())
        said = [one["sentence"], words(table[1]), *one["small_print"]]
        assert ([], [], []) == tuple([part for part in said if part not in place] for place in (section, alone, pasted))
        assert one["sentence"] in text


def test_the_page_of_one_comparison_says_whose_and_for_when():
    """A reader who arrives from a news site has nothing else to go by."""
    alone = sample_files()[OWN].decode()

    assert in_order(
        words(alone),
        "This is a demonstration made from figures that Torbay Council has published.",
        "People who feel safe: Torbay, April 2024 to March 2025",
        SENTENCE,
        "Torbay 69.2% ± 4.4 405",
        "Change over time",
        "About these figures",
        "If everyone had been asked, the answer would probably be between 64.8% and 73.6%.",
        "From Torbay local account 2024-25: Keeping people safe.",
        "The official figures are from Department of Health and Social Care, under the Open Government Licence v3.0.",
        "Use this elsewhere",
    )
    assert "<title>People who feel safe: Torbay, April 2024 to March 2025 – Torbay local account 2024-25<" in alone
    assert 'href="../../safeguarding/index.html#feel-safe-E06000027-2024-25" target="_top"' in alone
    assert "<nav" not in alone


def test_search_engines_list_the_section_instead():
    """It says the same and more; a draft they do not list at all."""
    alone = sample_files()[OWN].decode()

    assert '<link rel="canonical" href="https://accounts.example/torbay/2024-25/safeguarding/">' in alone
    assert "noindex" not in alone


def test_the_section_leads_to_it():
    """From under each comparison, and not from the page itself."""
    link = 'Link to this comparison, or show it elsewhere<span class="la-hidden">: People who feel safe</span>'

    assert (
        f'<a href="../measures/feel_safe/index.html">{link}' in page(sample_site(), "torbay/2024-25/safeguarding/").html
    )
    assert "Link to this comparison" not in sample_files()[OWN].decode()


def test_the_frame_is_there_to_copy():
    """As text, with a title for screen readers, as wide as its place; the page itself holds no frame."""
    alone = sample_files()[OWN].decode()
    copied = [unescape(code) for code in re.findall(r"<pre><code>(.*?)</code></pre>", alone)]

    assert [
        "https://accounts.example/torbay/2024-25/measures/feel_safe/",
        '<iframe src="https://accounts.example/torbay/2024-25/measures/feel_safe/" '
        'title="People who feel safe: Torbay, April 2024 to March 2025" width="100%" height="800" frameborder="0" '
        'loading="lazy"></iframe>',
    ] == copied
    assert "<iframe" not in alone
    assert "site_url" not in alone


def test_where_the_sites_address_is_not_known_the_page_says_so(unknown):
    """Nobody should paste an address that leads nowhere without being told."""
    alone = file(unknown, "halton/2024-25/measures/satisfaction_users/index.html").decode()

    assert (
        "This website’s own address is not set, so put it in the place of https://WEBSITE/ below. "
        "Whoever runs the website sets it as site_url in mkdocs.yml."
    ) in words(alone)
    assert "https://WEBSITE/halton/2024-25/measures/satisfaction_users/" in alone
    assert "canonical" not in alone


def test_what_is_pasted_needs_nothing_from_here(unknown):
    """No style, no script, whole addresses only, and letters that survive every encoding."""
    for pasted in (sample_files()[PASTED], file(unknown, "halton/2024-25/data/measure_satisfaction_users.html")):
        html = pasted.decode("ascii")

        assert ["h2", "h3", "h3"] == re.findall(r"<(h\d)", html)
        assert [] == re.findall(r"<(?:script|style|link|iframe|img)|style=|\son\w+=", html)
        assert [] == [one for one in re.findall(r'(?:href|src)="([^"]*)"', html) if not one.startswith("https://")]
        assert 2 == html.count("<svg") == html.count("<table")
        assert 'fill="#12436d"' in html


def test_what_is_pasted_leads_back(unknown):
    """To the comparison's page, its figures and what the measure means; without an address, in words alone."""
    without = file(unknown, "halton/2024-25/data/measure_satisfaction_users.html").decode()
    official = [
        "https://www.gov.uk/government/statistics/"
        "measures-from-the-adult-social-care-outcomes-framework-england-2024-to-2025",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ]

    assert [
        "https://accounts.example/measures/feel_safe/",
        "https://accounts.example/torbay/2024-25/data/measure_feel_safe.csv",
        "https://accounts.example/torbay/2024-25/measures/feel_safe/",
        *official,
    ] == addresses(sample_files()[PASTED].decode())
    assert official == addresses(without)
    assert "From Halton local account 2024-25: What difference support makes." in words(without)


def addresses(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


def test_finished_html_has_nothing_wrong_with_it():
    """Every page alone and every piece to paste passes the checks of the finished site."""

    def parsed(name: str) -> HtmlPage:
        read = parse_page(sample_files()[name], name)
        assert isinstance(read, HtmlPage)
        return read

    alone = [name for name in sample_files() if name.endswith("/index.html")]
    pasted = [name for name in sample_files() if "/data/measure_" in name and name.endswith(".html")]

    assert sum(len(comparisons(account)) for account in ACCOUNTS) == len(alone) == len(pasted)
    assert [] == [finding for name in alone for finding in check_page(parsed(name), drafts=False)]
    assert [] == [finding for name in pasted for finding in check_fragment(parsed(name), drafts=False)]


def test_a_draft_says_so_wherever_it_is_shown(tmp_path):
    """Another website must not show for the council's word what is not yet."""
    files = full_account()
    files["accounts/halton/2024-25/market.md"] = "To be written.\n"
    made = published(tmp_path, files, drafts=True)
    alone = file(made, "halton/2024-25/measures/satisfaction_users/index.html").decode()
    pasted = file(made, "halton/2024-25/data/measure_satisfaction_users.html").decode()

    assert '<meta name="robots" content="noindex">' in alone
    assert "This is a draft. It may change, and it is not the council’s last word." in words(alone)
    assert "This is a draft. It may change, and it is not the council’s last word." in words(pasted)


def test_the_councils_note_goes_with_its_comparison(tmp_path):
    """Escaped, as everything a council writes; where two sections show a measure, the one with a note is taken."""
    files = full_account()
    outcomes = str(files["accounts/halton/2024-25/outcomes.md"])
    market = str(files["accounts/halton/2024-25/market.md"])
    files["accounts/halton/2024-25/outcomes.md"] = outcomes.replace("    note: We asked by telephone as well.\n", "")
    files["accounts/halton/2024-25/market.md"] = (
        f'---\nmeasures:\n  - {{measure: 1D, note: "Fewer than <50 were asked & told."}}\n---\n{market}'
    )
    made = published(tmp_path, files)

    for name in ("measures/satisfaction_users/index.html", "data/measure_satisfaction_users.html"):
        assert b"Fewer than &lt;50 were asked &amp; told." in file(made, f"halton/2024-25/{name}")

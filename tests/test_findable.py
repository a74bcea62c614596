"""What search engines, feed readers and sites on which somebody shares a page find."""

import io
import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from PIL import Image

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.project import Project
from localaccount_gen.publish import Published, publish
from localaccount_gen.render.findable import embedded
from localaccount_gen.render.share import SIZE, Sharing, share_picture
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, TODAY, good_account, write
from tests.full_account import published
from tests.sample_site import ADDRESS, sample_files, sample_site
from tests.test_render_accounts import page

_ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(address: str) -> ElementTree.Element:
    return ElementTree.fromstring(sample_files()[address])


def _entries(feed: ElementTree.Element) -> list[tuple[str | None, str | None]]:
    found = feed.findall(f"{_ATOM}entry")
    return [(entry.findtext(f"{_ATOM}updated"), entry.findtext(f"{_ATOM}title")) for entry in found]


def _meta(made: Published, address: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', page(made, address).head)
    return {name: unescape(value) for name, value in found}


def _report(made: Published, address: str) -> dict[str, object]:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(made, address).head)
    told: dict[str, object] = json.loads(data)
    return told


def _drafts(tmp_path, changes: dict[str, str]) -> Published:
    """The good account with changes to its files, as a site of drafts that has an address."""
    project = Project(write(tmp_path, good_account() | changes).root)
    settings = Settings("Local accounts", ADDRESS)
    return publish(project, load_catalogue(), load_framework(), settings, TODAY, drafts=True)


def test_every_title_of_an_account_says_whose_it_is_and_of_when() -> None:
    """A tab, a bookmark or a line of a search must stand alone."""
    pages = [one for one in sample_site().publication.pages if re.match(r"\w+/\d{4}-\d\d/", one.address)]

    assert pages
    for one in pages:
        place, period = one.council.removesuffix(" Council").removesuffix(" County"), one.address.split("/")[1]
        assert "local account" in one.title, one.title
        assert place in one.title and period in one.title, one.title


def test_no_two_pages_have_the_same_title_or_the_same_description() -> None:
    """In a list of what a search found people choose by them."""
    pages = sample_site().publication.pages

    for told in ([one.title for one in pages], [one.description for one in pages]):
        assert [] == sorted({words for words in told if told.count(words) > 1})
    assert [] == [one.address for one in pages if not 25 <= len(one.description) <= 200]


def test_a_shared_account_shows_its_words_and_its_picture() -> None:
    """Council, period and key facts, in the picture and in its words for those who cannot see it."""
    meta = _meta(sample_site(), "exampleshire/2024-25/")

    assert {
        "og:type": "article",
        "og:site_name": "Local accounts",
        "og:title": "Adult social care in Exampleshire: local account 2024-25",
        "og:url": "https://accounts.example/exampleshire/2024-25/",
        "og:locale": "en_GB",
        "og:image": "https://accounts.example/exampleshire/2024-25/share.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": (
            "Exampleshire County Council. Adult social care: local account 2024-25. 6,412 people got long-term support "
            "from us in the year. £142.3 million was spent on adult social care, after what people paid towards their "
            "own care. A demonstration. Exampleshire County Council did not make it."
        ),
        "twitter:card": "summary_large_image",
    } == {name: words for name, words in meta.items() if name != "og:description"}
    assert meta["og:description"] == page(sample_site(), "exampleshire/2024-25/").description


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("", "share.png"),
        ("measures/", "share.png"),
        ("torbay/", "torbay/2024-25/share.png"),
        ("torbay/2022-23/carers/", "torbay/2022-23/share.png"),
    ],
)
def test_every_page_has_a_picture_to_share(address: str, picture: str) -> None:
    """An account's pages its own, a council's page that of the newest account, all others that of the site."""
    assert f"{ADDRESS}{picture}" == _meta(sample_site(), address)["og:image"]
    assert (1200, 630) == Image.open(io.BytesIO(sample_files()[picture])).size


def test_the_picture_of_the_same_words_has_the_same_bytes() -> None:
    """A build that changes nothing writes nothing."""
    sharing = Sharing("Torbay Council", "Local account 2024-25", [("3,145 people", "got support.")])

    assert share_picture(sharing) == share_picture(sharing)


@pytest.mark.parametrize(
    "sharing",
    [
        Sharing(
            "Bournemouth, Christchurch and Poole Council",
            "Adult social care: local account 2024-25",
            [
                ("£1,142.3 million", "was spent " * 40),
                ("123,456 people", "Llanfairpwllgwyngyllgogerychwyrndrobwllll" * 3),
            ],
            "A demonstration. Bournemouth, Christchurch and Poole Council did not make it.",
        ),
        Sharing("Cyngor Sŵn y Môr " * 9, "Adult social care: local account 2024-25 " * 4),
    ],
)
def test_no_words_run_over_the_edge_of_the_picture(sharing: Sharing) -> None:
    """With the longest names too."""
    drawn = Image.open(io.BytesIO(share_picture(sharing))).convert("RGB")
    edge = [drawn.getpixel((x, y)) for x in (*range(50), *range(SIZE[0] - 50, SIZE[0])) for y in range(SIZE[1])]

    # Only the two grounds, of the bar and of the paper.
    assert set(edge) <= {(14, 74, 82), (255, 255, 255)}


@pytest.mark.parametrize(("council", "bar"), [("exampleshire", (0x7B, 0x3F, 0x61)), ("torbay", (14, 74, 82))])
def test_the_picture_has_the_council_s_colour_where_it_gave_one(council: str, bar: tuple[int, int, int]) -> None:
    """A resident knows it again from the pages."""
    drawn = Image.open(io.BytesIO(sample_files()[f"{council}/2024-25/share.png"])).convert("RGB")

    assert bar == drawn.getpixel((0, 0))


def test_the_picture_can_write_what_councils_are_called() -> None:
    """A letter that the font lacks would be drawn as a box, like every other it lacks."""
    lacking = share_picture(Sharing("\U00010348", ""))

    assert [] == [sign for sign in "£–’éŵŷâôşł€ß" if share_picture(Sharing(sign, "")) == lacking]


def test_machines_are_told_what_the_account_is() -> None:
    """A schema.org Report: of whom, of when, by whom, and what it is made of."""
    told = _report(sample_site(), "torbay/2024-25/")

    assert "Report" == told["@type"]
    assert "Adult social care in Torbay: local account 2024-25" == told["name"]
    assert {"@type": "AdministrativeArea", "name": "Torbay", "identifier": "E06000027"} == told["spatialCoverage"]
    assert "2024-04-01/2025-03-31" == told["temporalCoverage"]
    assert {"@type": "Organization", "name": "The localaccount project"} == told["publisher"]
    parts = told["hasPart"]
    assert isinstance(parts, list)
    assert {
        "@type": "WebPage",
        "name": "All of it on one page",
        "url": f"{ADDRESS}torbay/2024-25/print/",
    } in parts
    assert "text/plain" in json.dumps(told["encoding"])
    assert "open-government-licence" in json.dumps(told["isBasedOn"])


def test_a_council_is_named_as_publisher_of_what_it_made(tmp_path) -> None:
    """And its own code beside it."""
    told = _report(_drafts(tmp_path, {}), "halton/2024-25/")

    publisher = {"@type": "GovernmentOrganization", "name": "Halton Borough Council", "identifier": "E06000006"}
    assert publisher == told["publisher"]
    assert ("2025-11-20", "2025-11-20") == (told["datePublished"], told["dateModified"])


def test_no_name_can_end_the_data_and_run() -> None:
    """What stands in the head is only ever data."""
    told = {"name": "Halton </script><script>alert(1)</script><!--"}

    assert "<" not in embedded(told)
    assert told == json.loads(embedded(told))


def test_the_feed_has_accounts_and_corrections_newest_first() -> None:
    """Days come from the accounts and never from the clock."""
    feed = _feed("exampleshire/feed.xml")

    assert [
        ("2026-02-05T00:00:00Z", "A correction to the Exampleshire local account 2024-25 (a demonstration)"),
        ("2025-11-20T00:00:00Z", "Exampleshire local account 2024-25 (a demonstration)"),
        ("2024-11-21T00:00:00Z", "Exampleshire local account 2023-24 (a demonstration)"),
    ] == _entries(feed)
    assert "2026-02-05T00:00:00Z" == feed.findtext(f"{_ATOM}updated")


def test_the_feed_of_the_site_has_that_of_every_council() -> None:
    """One address to follow for all of them."""
    told = _entries(_feed("feed.xml"))

    assert set(_entries(_feed("exampleshire/feed.xml"))) <= set(told)
    assert told == sorted(told, key=lambda one: str(one[0]), reverse=True)


@pytest.mark.parametrize("address", ["feed.xml", "exampleshire/feed.xml", "torbay/feed.xml"])
def test_a_feed_is_as_the_standard_has_it(address: str) -> None:
    """Each entry with a name of its own, a day, somebody who wrote it and where it leads (RFC 4287, 4.1)."""
    feed = _feed(address)
    entries = feed.findall(f"{_ATOM}entry")
    names = [one.findtext(f"{_ATOM}id") or "" for one in (feed, *entries)]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{_ATOM}link")}
    assert f"{ADDRESS}{address}" == links["self"]
    for one in (feed, *entries):
        assert one.findtext(f"{_ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{_ATOM}updated") or "")
        assert one.findtext(f"{_ATOM}author/{_ATOM}name")
        assert any(link.get("rel") == "alternate" for link in one.findall(f"{_ATOM}link"))


def test_an_entry_keeps_its_name_when_the_site_moves(tmp_path) -> None:
    """Or a feed reader would tell of every old account again."""
    project = write(tmp_path, good_account())
    names = []
    for address in (ADDRESS, "https://www.example.org/elsewhere/"):
        made = publish(project, load_catalogue(), load_framework(), Settings("Other", address), TODAY)
        feed = next(file.content for file in made.publication.files if file.address == "halton/feed.xml")
        names.append(re.findall(b"<id>(.*?)</id>", feed))

    assert names[0] == names[1]


def test_no_draft_is_announced(tmp_path) -> None:
    """Not in a feed, not in the list of accounts, not with a picture, and nowhere that leads to one."""
    made = _drafts(tmp_path, {f"{FOLDER}/market.md": "To be written.\n"})
    files = {file.address: file.content for file in made.publication.files}

    assert page(made, "halton/2024-25/").draft
    assert [] == _entries(ElementTree.fromstring(files["feed.xml"]))
    assert [] == json.loads(files["accounts.json"])["accounts"]
    assert set() == {"halton/feed.xml", "halton/2024-25/share.png"} & files.keys()
    assert "" == page(made, "halton/2024-25/").head == page(made, "halton/").head
    assert "feed.xml" not in page(made, "halton/").html + page(made, "halton/2024-25/about/").html


@pytest.mark.parametrize("address", ["", "exampleshire/", "exampleshire/2024-25/about/"])
def test_a_reader_finds_the_feed(address: str) -> None:
    """On the home page, on the council's page and where corrections are listed."""
    assert "New accounts and corrections, for a feed reader (Atom)</a>" in page(sample_site(), address).html


def test_search_engines_are_told_where_the_map_is() -> None:
    """At the top of a host, the only place where they look."""
    assert b"User-agent: *\nAllow: /\nSitemap: https://accounts.example/sitemap.xml\n" == sample_files()["robots.txt"]


def test_a_site_without_an_address_promises_none(tmp_path) -> None:
    """A feed, a map and a picture to share need one."""
    made = published(tmp_path)
    files = {file.address for file in made.publication.files}

    assert set() == {"feed.xml", "halton/feed.xml", "robots.txt", "share.png", "halton/2024-25/share.png"} & files
    assert {""} == {one.head for one in made.publication.pages}
    assert "feed.xml" not in page(made, "").html + page(made, "halton/2024-25/about/").html

"""Reports elsewhere, such as LG Inform’s: kept as data, printed with the day, never fetched."""

import json

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.publish import publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, TODAY, findings, good_account, write

REPORT = "https://lginform.example.org/reports/lgastandard?mod-metric=3452&mod-area=E06000006"
LINK = f'{{title: "LG Inform: people who feel safe", address: "{REPORT}", seen: 2025-11-03}}'


def published(root, council="", section=""):
    """The publication of the good account with more in council.yml, and with a section that compares 4A."""
    files = good_account()
    files["accounts/halton/council.yml"] += council
    files[f"{FOLDER}/safeguarding.md"] = f"---\nmeasures:\n  - {{measure: 4A{section}}}\n---\nMost people feel safe.\n"
    told = publish(
        write(root, files), load_catalogue(), load_framework(), Settings("Accounts", "https://a.example/"), TODAY,
        drafts=True,
    )  # fmt: skip
    return told.publication


def page(publication, address):
    return next(one.html for one in publication.pages if one.address == address)


def test_a_report_stands_with_the_small_print_of_its_figure(tmp_path):
    """For the reader who wants to look further: what it is, where, and of which day; on the page and as data."""
    publication = published(tmp_path, section=f", links: [{LINK}]")
    shown = (
        f'href="{REPORT.replace("&", "&amp;")}">LG Inform: people who feel safe</a>, as we saw it on 3 November 2025.'
    )
    data = next(file.content for file in publication.files if file.address == "halton/2024-25/account.json")
    section = next(one for one in json.loads(data)["sections"] if one["key"] == "safeguarding")

    alone = next(file.content for file in publication.files if file.address.endswith("measures/feel_safe/index.html"))
    assert shown in page(publication, "halton/2024-25/safeguarding/")
    assert shown in alone.decode()
    assert [{"title": "LG Inform: people who feel safe", "address": REPORT, "seen": "2025-11-03"}] == section[
        "comparisons"
    ][0]["elsewhere"]


def test_a_council_names_reports_on_itself(tmp_path):
    """On the page about the account, under whom the council is compared with."""
    told = page(published(tmp_path, council=f"links: [{LINK}]\n"), "halton/2024-25/about/")

    assert '<h3 id="elsewhere">Reports elsewhere</h3>' in told
    assert "LG Inform: people who feel safe</a>, 3 November 2025</li>" in told


@pytest.mark.parametrize(
    "address",
    ["http://lginform.example.org/", "javascript:alert(1)", "https://me:secret@example.org/", "//example.org"],
)
def test_only_a_safe_address_is_taken(address, tmp_path):
    """Nothing but https, and nobody’s password."""
    link = LINK.replace(REPORT, address)
    changes = {"safeguarding.md": f"---\nmeasures: [{{measure: 4A, links: [{link}]}}]\n---\nSafe.\n"}
    found = [one for one in findings(tmp_path, changes) if one.location.file.endswith("safeguarding.md")]

    assert f"“{address}” is not the address of a page that starts with https:// and has no name or password in it." in [
        one.problem for one in found
    ]


def test_a_page_without_reports_says_nothing_of_them(tmp_path):
    """Most have none."""
    publication = published(tmp_path)

    assert not [one.address for one in publication.pages if "Elsewhere:" in one.html or "Reports elsewhere" in one.html]

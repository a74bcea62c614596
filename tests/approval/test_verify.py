"""`localaccount verify`: residents, journalists and scrutiny see whether what is published is what was approved."""

import http.server
import json
import shutil
import threading
import time
from functools import partial
from typing import ClassVar

import pytest
from click.testing import CliRunner

from localaccount_gen.approval.sums import grouped
from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project
from localaccount_gen.verification.opening import open_site
from localaccount_gen.verification.sites import AGENT, FolderSite, Limits, NotRead, WebSite, is_plain
from localaccount_gen.verification.verifying import Outcome, verify
from tests.accounts import write
from tests.approval.accounts import reference, unapproved
from tests.approval.recompute import reference as recomputed
from tests.approval.test_published import LANDING, build
from tests.full_account import picture


@pytest.fixture(scope="module")
def built(original, tmp_path_factory):
    """The site of the approved account, as it was built."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(original.root, root)
    done = build(Project(root))
    assert 0 == done.returncode, done.stderr
    return root / "site"


@pytest.fixture
def site(built, tmp_path):
    """A copy of it that somebody may change."""
    shutil.copytree(built, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def served():
    """Serves a folder, or whatever a handler answers, to this computer alone, and gives the address."""
    servers = []

    def serve(handler):
        if not isinstance(handler, type):
            handler = partial(Quiet, directory=str(handler))
        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self):
        self.asked.append((self.path, self.headers["User-Agent"]))
        super().do_GET()

    def log_message(self, *_words):
        pass


def answering(status=200, headers=(), body=b""):
    """A server that always answers the same."""

    class Handler(Quiet):
        def do_GET(self):
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            try:
                for part in body if isinstance(body, list) else [body]:
                    self.wfile.write(part)
                    time.sleep(0.05 if isinstance(body, list) else 0)
            except OSError:
                pass  # whoever asked had enough

    return Handler


def run(*words):
    return CliRunner().invoke(verbs, ["verify", *map(str, words)])


def code(done):
    """The exit code, as `main` gives it."""
    return done.exception.exit_code if isinstance(done.exception, ProjectError) else done.exit_code


def outcome(site):
    """What is found of the approved account, in a folder."""
    opened, entries = open_site(str(site), Limits())
    return verify(opened, next(one for one in entries if one["page"] == LANDING))


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def test_a_site_as_it_was_built_is_found_to_be_as_approved(built, served, original):
    """From the folder and from its address, word for word the same; the decision is named as what to compare with."""
    folder, web = run(built), run(served(built))
    approved = grouped(reference(original))

    assert (0, 0) == (folder.exit_code, web.exit_code), web.output
    assert folder.output.splitlines()[1:] == web.output.splitlines()[1:]
    assert (
        "Halton Borough Council, 2024-25 (/halton/2024-25/)\n"
        "  Published as it was approved.\n"
        "  Approved by Cllr Example, Cabinet Member for Adult Social Care, on 18 November 2025, at a meeting. "
        "Recorded by Democratic Services. Decision CM/25/118.\n"
        f"  Reference that was approved: {approved}\n"
        "  Compare the reference with the council’s own decision, which the record gives no address of\n"
    ) in web.output
    assert (
        "Halton Borough Council, 2023-24 (/halton/2023-24/)\n  Published without approval, and says so.\n" in web.output
    )
    assert "Accounts that say they were approved: 1. Published as approved: 1.\n" in web.output
    assert "The site cannot vouch for itself" in web.output


def test_every_page_of_an_account_leads_to_how_to_check_it(built):
    """Residents and journalists find it at the foot of the page they read."""
    for page in (built / LANDING).rglob("index.html"):
        up = "../" * (len(page.relative_to(built).parts) - 1)
        text = page.read_text(encoding="utf-8")
        if "la-foot-parts" in text:
            assert f'<a href="{up}verify/index.html">How to check what was approved</a>' in text, page
    words = (built / "verify/index.html").read_text(encoding="utf-8")
    assert "localaccount verify ADDRESS" in words
    assert "sha256sum -c SHA256SUMS" in words


def test_the_tool_the_second_program_and_the_approval_agree(built, original):
    """Three ways to one reference."""
    assert {reference(original)} == {recomputed(built, LANDING), outcome(built).reference}


def test_a_server_is_asked_politely(built, served):
    """Each file once, and by a name that says who asks."""
    Quiet.asked.clear()
    run(served(built))

    assert {AGENT} == {agent for _, agent in Quiet.asked}
    assert len(Quiet.asked) == len(set(Quiet.asked))


def test_the_address_of_one_account_or_page_will_do(built, served):
    """People copy the address they have before them."""
    address = served(built)

    for place in (f"{address}halton/2024-25/", f"{address}halton/2024-25/market/index.html"):
        done = run(place)
        assert (0, 1) == (done.exit_code, done.output.count("(/halton/")), done.output


def test_a_reference_from_the_decision_is_compared(built, original):
    """Spaces and capitals do not matter; one of another account is told, and so is the short form."""
    own = run(built, "--reference", grouped(reference(original)).upper())
    other = run(built, "--reference", "0" * 64)
    short = run(built, "--reference", reference(original)[:16])

    assert (0, 1, 2) == (own.exit_code, other.exit_code, code(short))
    assert "  The reference that was approved is the same as the one you gave.\n" in own.output
    assert "No account here has the reference you gave" in other.output
    assert "A reference has 64 digits from 0 to 9 and a to f, and this has 16." == str(short.exception)


@pytest.mark.parametrize("by", ["folder", "address"])
def test_one_digit_changed_after_the_build_is_told_with_its_page_and_words(by, site, served):
    """The council’s web team, a plug-in, or somebody who broke in."""
    edit(site / LANDING / "market/index.html", "They told us", "They told 2 of us")

    done = run(site if by == "folder" else served(site))

    assert 1 == done.exit_code
    assert "  What is published is NOT what was approved.\n" in done.output
    assert (
        "- /halton/2024-25/market/: Care homes and home care: after “carers. They told”: “2 of” was added\n"
        in done.output
    )
    assert "Accounts that say they were approved: 1. Published as approved: 0.\n" in done.output


def test_a_picture_swapped_after_the_build_is_told_with_its_page(site):
    """It has the same name."""
    (site / LANDING / "images/bus.jpg").write_bytes(picture("JPEG", size=(40, 21)))

    assert (Outcome.DIFFERENT, ["outcomes"]) == (outcome(site).outcome, [one.key for one in outcome(site).changes])


def test_a_page_that_was_taken_away_is_told(site, served):
    """The council no longer says what was approved."""
    (site / LANDING / "market/index.html").unlink()

    done = run(served(site))

    assert 1 == done.exit_code
    assert "  - /halton/2024-25/market/: Care homes and home care is gone\n" in done.output


@pytest.mark.parametrize("by", ["folder", "address"])
def test_a_page_nobody_approved_is_told(by, site, served):
    """It stands among the account's pages, and a page leads to it."""
    shutil.copytree(site / LANDING / "market", site / LANDING / "more")
    edit(site / LANDING / "index.html", "<nav class=", '<a href="more/index.html">More</a><nav class=')

    done = run(site if by == "folder" else served(site))

    assert 1 == done.exit_code
    assert "  - /halton/2024-25/more/: More is new\n" in done.output


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("approval/approval.yml", '"Cllr Example"', '"Cllr Other"',
         "The record of the approval was changed after it was written."),
        ("account.json", "Cllr Example", "Cllr Other", "account.json tells another approval than the record."),
        ("../../accounts.json", "Cllr Example", "Cllr Other",
         "accounts.json says something else of the approval than account.json."),
        ("approval/reading/SHA256SUMS", "  market", "  Market",
         "The list approval/reading/SHA256SUMS is not the one that was approved."),
        ("approval/inputs/official-figures.csv", ",2024-25,", ",2023-24,",
         "The file approval/inputs/official-figures.csv is not the one in its list."),
        ("account.json", '"Halton Borough Council"', '"Kent County Council"',
         "The record is of Halton Borough Council, 2024-25, and the account is of Kent County Council, 2024-25."),
    ],
)  # fmt: skip
def test_whatever_is_edited_about_the_approval_is_told(file, before, after, problem, site):
    """Who approved, what, and from which figures."""
    edit(site / LANDING / file, before, after)

    assert problem in outcome(site).problems
    assert not outcome(site).is_right


def test_another_reference_printed_on_the_page_is_told(site, original):
    """The part of a page that tells the approval is not covered by it."""
    printed = grouped(reference(original))
    edit(site / LANDING / "about/index.html", printed, grouped("0" * 64))

    assert ("The page “How this account was made” prints another reference than the record has, or none.",) == outcome(
        site
    ).problems


def test_an_approval_without_its_record_is_told(site):
    """Saying that one was approved is not enough."""
    (site / LANDING / "approval/approval.yml").unlink()

    assert ("The account says that it was approved, and the record of it is not there.",) == outcome(site).problems


def test_a_site_on_which_nothing_was_approved_is_never_called_right(tmp_path):
    """“Nothing was checked” is not “nothing is wrong”."""
    project = write(tmp_path, unapproved())
    assert 0 == build(project).returncode

    done = run(project.site)

    assert 2 == done.exit_code
    assert done.output.endswith("Nothing was checked: no account here says that it was approved.\n")


def test_machines_get_the_same_as_json(site, original):
    """With the words that differ."""
    edit(site / LANDING / "market/index.html", "They told us", "They told 2 of us")

    found = json.loads(run(site, "--format", "json").output)
    account = next(one for one in found["accounts"] if one["page"] == LANDING)

    assert (1, "not the same as approved") == (found["checked"], account["outcome"])
    assert reference(original) == account["approved_reference"] != account["published_reference"]
    assert [{"key": "market", "is_new": False, "is_gone": False, "words": [{"was": "", "now": "2 of"}]}] == (
        account["changes"]
    )


LARGE = Limits(bytes_of_file=1_000, seconds=5)


@pytest.mark.parametrize(
    ("handler", "why"),
    [
        (answering(200, [("Content-Type", "text/html")], b"a" * 2_000),
         "is larger than 1,000 bytes, which no page of an account is"),
        (answering(200, [("Content-Type", "image/png")], b"png"), "is no web page: the server calls it “image/png”"),
        (answering(200, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], b"x"),
         "comes packed in a way that was not asked for"),
        (answering(302, [("Location", "/halton/index.html")]), "leads round in a circle, or to no web address"),
        (answering(302, [("Location", "https://example.org/")]),
         "leads to another host, example.org. If that is the site, give its address"),
        (answering(302, [("Location", "file:///etc/passwd")]),
         "leads round in a circle, or to no web address"),
        (answering(429), "is asked for too often: wait a while"),
        (answering(500), "is refused by the server (error 500)"),
    ],
    ids=["large", "wrong type", "packed", "redirect loop", "other host", "file", "too often", "error"],
)  # fmt: skip
def test_what_a_server_does_wrong_is_told_in_a_sentence(handler, why, served):
    """No file is read whole that is too large, and no other host is asked."""
    site = WebSite(served(handler), LARGE)

    with pytest.raises(NotRead) as told:
        site.read("halton/index.html", page=True)
    assert why == str(told.value)


def test_a_server_that_drips_for_ever_is_left(served):
    """A byte now and then keeps a connection open; it does not keep the reader waiting."""
    site = WebSite(served(answering(200, [("Content-Type", "text/html")], [b"a"] * 100)), Limits(seconds=0.3))

    with pytest.raises(NotRead, match=r"did not come within 0\.3 seconds"):
        site.read("halton/", page=True)


def test_a_site_without_end_is_read_to_the_limit(served, built):
    """And what was not looked at is not called right."""
    opened, entries = open_site(served(built), Limits(files=4))
    verdict = verify(opened, entries[-1])

    assert Outcome.UNKNOWN == verdict.outcome
    assert "The page halton/2024-25/outcomes/ was not looked at: the site is larger than one run reads. Give the " in (
        " ".join(verdict.problems)
    )


@pytest.mark.parametrize(
    "address", ["../secret", "a/../../secret", "/etc/passwd", "C:/x", "a\\..\\b", "a//b", "a\0b", "a" * 501]
)
def test_nothing_outside_of_a_site_is_read(address, tmp_path):
    """Whatever a file of the site says its pages are called."""
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")

    assert not is_plain(address)
    for site in (FolderSite(tmp_path / "site", Limits()), WebSite("https://example.org/", Limits())):
        with pytest.raises(NotRead, match="leads out of the site"):
            site.read(address)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    """A file that is another file of this computer."""
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "site/page").symlink_to(tmp_path / "secret")

    with pytest.raises(NotRead, match="leads out of the folder"):
        FolderSite(tmp_path / "site", Limits()).read("page")


@pytest.mark.parametrize("page", ["../../etc/", "halton/../2024-25/", "<script>/2024-25/", "http://x/2024-25/", 7])
def test_a_list_with_impossible_addresses_is_refused(page, site):
    """In one sentence."""
    (site / "accounts.json").write_text(json.dumps({"accounts": [{"page": page}]}), encoding="utf-8")

    assert 2 == code(run(site))


def test_words_of_the_site_cannot_command_the_terminal_or_turn_the_text_round(site):
    """A council’s name is whatever somebody wrote there."""
    name = "\x1b[2J\u202eHalton <script>alert(1)</script>" + "x" * 5_000
    edit(site / LANDING / "account.json", '"Halton Borough Council"', json.dumps(name))

    done = run(site)

    assert 1 == done.exit_code
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    assert max(map(len, done.output.splitlines())) <= 1_002


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 5_000, "<b>" * 5_000, "<p>7</p>" * 20_000, "<table>" + "<tr><td>7" * 5_000],
    ids=["deep", "bold", "long", "cells"],
)
def test_a_page_built_to_harm_whoever_reads_it_is_only_told(hostile, site):
    """However deep, long or repetitive."""
    edit(site / LANDING / "market/index.html", "They told us", f"{hostile} They told us")

    assert not outcome(site).is_right


@pytest.mark.parametrize("content", [b"", b"[]", b"{" * 100_000, b"\xff", b'{"council": 7}', b"[" * 100_000])
def test_data_that_are_not_ours_are_told(content, site):
    """Empty, nested for ever, not UTF-8, or something else altogether."""
    (site / LANDING / "account.json").write_bytes(content)

    assert (Outcome.UNKNOWN, 1) == (outcome(site).outcome, len(outcome(site).problems))
    assert 1 == run(site).exit_code


@pytest.mark.parametrize("content", [b"", b"a: &a [*a, *a]", b"format: localaccount-approval-1\n", b"- " * 90_000])
def test_a_record_that_is_not_ours_is_told(content, site):
    """Nothing in it is believed."""
    (site / LANDING / "approval/approval.yml").write_bytes(content)

    assert ("The record of the approval cannot be read.",) == outcome(site).problems


def test_what_is_no_site_of_ours_is_said_in_a_sentence(tmp_path, served):
    """Nothing there, nobody there, no address."""
    (tmp_path / "empty").mkdir()
    address = served(tmp_path / "empty")
    said = [run(tmp_path / "none"), run(tmp_path / "empty"), run(address), run("http://127.0.0.1:1/"), run("http://[/")]

    assert [2] * 5 == [code(done) for done in said]
    assert (
        f"{address} is no site made with localaccount: there is no accounts.json there or in the folders above it."
    ) == str(said[2].exception)
    assert str(said[3].exception).startswith("http://127.0.0.1:1/accounts.json cannot be reached (")
    assert str(said[4].exception).endswith("is not the address of a site, such as https://www.example.org/")

"""What a build publishes of an approval, and what it leaves out for want of one."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from localaccount_gen.approval.lines import page_lines
from localaccount_gen.project import Project
from tests.accounts import FOLDER, write
from tests.approval.accounts import made, reference, unapproved
from tests.approval.recompute import page_text
from tests.approval.recompute import reference as recomputed

LANDING = "halton/2024-25/"


def build(project, *options):
    command = [sys.executable, "-m", "localaccount_gen", "build", *options]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=project.root, capture_output=True, encoding="utf-8", check=False, env=environment
    )


@pytest.fixture(scope="module")
def site(original, tmp_path_factory):
    """The site of the approved account."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(original.root, root)
    done = build(Project(root))
    assert 0 == done.returncode, done.stderr
    return root / "site"


def test_a_second_program_comes_to_the_same_reference_from_the_published_pages(site, original):
    """It knows only docs/approval.md and Python's standard library."""
    assert reference(original) == recomputed(site, LANDING)


def test_a_second_program_notices_one_digit_in_a_published_page(site, original, tmp_path):
    """A site can be edited after the build."""
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site" / LANDING / "outcomes/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("45.0", "46.0"), encoding="utf-8", newline="\n")

    assert "45.0" in text
    assert reference(original) != recomputed(tmp_path / "site", LANDING)


def test_every_list_is_checked_by_sha256sum_alone(site, original):
    """On any computer, with no program of ours; the digest of the list of pages is the reference."""
    reading, inputs = site / LANDING / "approval/reading", site / LANDING / "approval/inputs"

    assert 0 == _sha256sum("-c", "--strict", "SHA256SUMS", folder=reading).returncode
    assert f"{reference(original)}  SHA256SUMS\n" == _sha256sum("SHA256SUMS", folder=reading).stdout
    assert 0 == _sha256sum("-c", "--strict", "--ignore-missing", "SHA256SUMS", folder=inputs).returncode
    listed = _sha256sum("-c", "--ignore-missing", str(inputs / "SHA256SUMS"), folder=original.root).stdout
    assert {"accounts/halton/council.yml: OK", f"{FOLDER}/images/bus.jpg: OK"} <= set(listed.splitlines())
    assert "FAILED" not in listed


def _sha256sum(*words, folder):
    return subprocess.run(["sha256sum", *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_data_of_an_account_say_how_it_stands_and_who_approved_it(site):
    """For whoever collects accounts."""
    account = json.loads((site / LANDING / "account.json").read_text(encoding="utf-8"))

    assert ("approved", 1, "Cllr Example") == (
        account["state"], account["approval"]["edition"], account["approval"]["approvals"][0]["name"])  # fmt: skip


def test_an_account_nobody_has_approved_is_left_out_and_named(tmp_path):
    """The other accounts of the site are published."""
    done = build(write(tmp_path, unapproved()))

    assert 0 == done.returncode
    assert (
        "Not published, because nobody has approved what they say now:\n- accounts/halton/2024-25: ready for approval\n"
    ) == done.stderr
    assert (tmp_path / "site/halton/2023-24/index.html").is_file()
    assert not (tmp_path / "site/halton/2024-25").exists()


def test_a_draft_is_kept_from_search_and_from_the_list_of_accounts(tmp_path):
    """It says on every page that it is a draft."""
    assert 0 == build(write(tmp_path, unapproved()), "--drafts").returncode
    page = (tmp_path / "site/halton/2024-25/index.html").read_text(encoding="utf-8")
    listed = json.loads((tmp_path / "site/accounts.json").read_text(encoding="utf-8"))

    assert ["halton/2023-24/"] == [one["page"] for one in listed["accounts"]]
    assert '<meta name="robots" content="noindex">' in page
    assert "data-pagefind-body" not in page
    assert "This is a draft." in page


HTML = """<p>Old  news:\n <b> 7 in 10 </b>people &lt;b&gt; <a href="../outcomes/index.html#who"> see
 </a></p><h2 class="x">Head</h2><table><tr> <th>A</th><td>1 <em>2</em></td></tr></table><ul data-apart="formats"><li>PDF</li>
</ul><img src="../images/a.png" alt="A bus"><svg role="img"><title>Talk</title><path d="M1 2"/></svg><hr><s>gone</s>
<svg><title>Bars</title><text>Hal<tspan>ton</tspan></text><path d="M0"/></svg><a href="../../2023-24/index.html">before</a>
<button aria-label="Say it">Listen</button><a href="https://example.org/?a=1&amp;b=2">out</a>"""  # noqa: E501


def test_both_programs_read_every_kind_of_element_alike(tmp_path):
    """Emphasis, links, tables, pictures, drawings, labels and what stands apart, by the same rules."""
    account = tmp_path / "halton/2024-25"
    (account / "improvement").mkdir(parents=True)
    (account / "images").mkdir()
    (account / "images/a.png").write_bytes(b"picture")
    page = f"<html><head><title>T &amp; U</title></head><body><nav>x</nav><main>{HTML}</main><p>y</p></body></html>"
    (account / "improvement/index.html").write_text(page, encoding="utf-8", newline="\n")
    address = "halton/2024-25/improvement/"

    lines = page_lines(page, address, lambda name: (tmp_path / name).read_bytes())

    assert [
        "Old news: <strong>7 in 10</strong> people &lt;b&gt; <a /halton/2024-25/outcomes/#who>see</a>",
        "<heading>Head",
        "<row>A<cell>1 <em>2</em>",
        "<apart formats>",
        "<picture 2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97>A bus",
        "Talk",
        "<picture b74e150a42e735289f565eed27b843af07c77a0bc803970850530f45d85e9baf>",
        "<del>gone</del>",
        "Bars",
        "Hal ton",
        "before",
        "<label>Say it",
        "Listen",
        "<a https://example.org/?a=1&amp;b=2>out</a>",
    ] == lines
    told = page_text(tmp_path, address, "bound")
    assert ["bound", f"page: /{address}", "", "<title>T &amp; U", *lines] == told.splitlines()


def test_each_page_of_the_sample_account_is_read_alike(site, original):
    """Whole pages, as MkDocs wrote them."""
    published = made(original).wording(original, FOLDER)

    for key, text in published.texts.items():
        address = LANDING if key == "at-a-glance" else f"{LANDING}{key.replace('--', '/')}/"
        bound = text.partition("\npage:")[0]
        assert text == page_text(site, address, bound)

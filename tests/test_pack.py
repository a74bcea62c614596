"""The challenge pack: one zip that peers can read without a connection, and that gives away nothing private."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from localaccount_gen.cli import verbs
from localaccount_gen.htmlcheck import PRIVATE
from tests.accounts import FOLDER, good_account, write

SAMPLES = Path(__file__).parents[1]


def packed(root: Path, monkeypatch, into: Path, council: str) -> dict[str, bytes]:
    """The files of a council's pack, by name."""
    monkeypatch.chdir(root)
    ended = CliRunner().invoke(verbs, ["pack", council, "--output", str(into)])
    assert ended.exit_code == 0, ended.output
    with zipfile.ZipFile(io.BytesIO(into.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        return packed(SAMPLES, patch, tmp_path_factory.mktemp("made") / "pack.zip", "exampleshire")


def test_the_pack_has_all_that_peers_need(pack):
    """Account, self-assessment, score card, questions, cases, recommendations, data that is described, a form."""
    assert {
        "index.html", "account.html", "account.txt", "account.json", "self-assessment.html", "score-card.html",
        "questions.html", "cases.html", "recommendations.html", "feedback.html", "feedback.md",
        "data/spending.csv", "data/spending.csv-metadata.json", "data/measure_admissions_65.csv",
        "data/official-figures.csv", "data/sources.csv",
    } <= pack.keys()  # fmt: skip
    index = pack["index.html"].decode()
    assert "It is not an inspection, and gives no rating." in index
    assert "Exampleshire is an invented county." in index
    assert "Score 2, on a scale from 1 to 4." in pack["self-assessment.html"].decode()
    assert "“Bring the number of overdue reviews below 1,300” (2023-24): not met." in pack["questions.html"].decode()
    assert "A manager looks at every long wait" in pack["cases.html"].decode()
    assert "Pay a private firm to do the overdue reviews." in pack["recommendations.html"].decode()
    assert "Up to six recommendations" in pack["feedback.md"].decode()


def test_every_link_inside_the_pack_leads_to_a_file_or_a_place_of_it(pack):
    """Peers read it on a train, from a memory stick."""
    lost = []
    for name, content in pack.items():
        if name.endswith(".html"):
            page = content.decode()
            ids = set(re.findall(r' id="([^"]+)"', page))
            for address in re.findall(r' (?:href|src|xlink:href)="([^"]*)"', page):
                if re.match(r"https?:|mailto:|tel:|data:", address):
                    continue
                path, _, place = address.partition("#")
                if (path and path not in pack) or (not path and place and place not in ids):
                    lost.append((name, address))
    assert [] == lost


def test_no_file_of_the_pack_asks_for_anything_or_runs_anything(pack):
    """It can be opened where nothing is trusted."""
    for name, content in pack.items():
        if name.endswith(".html"):
            page = content.decode()
            assert "default-src" in page, name
            assert [] == re.findall(r"<script| on\w+=\"|<link[^>]+https?:|src=\"https?:", page), name


def test_the_same_account_makes_the_same_bytes(tmp_path, monkeypatch):
    """A team can check that all of them read the same pack."""
    write(tmp_path, good_account())
    for name in ("a.zip", "b.zip"):
        packed(tmp_path, monkeypatch, tmp_path / name, "halton")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_figure_comes_with_the_note_that_the_account_has_beside_it(tmp_path, monkeypatch):
    """Torbay's 9.3% of 2024-25 is no figure to be read without what is known of it."""
    told = packed(SAMPLES, monkeypatch, tmp_path / "pack.zip", "torbay")

    note = "A note in the account: Note by the makers of this demonstration, not by Torbay Council. The published 9.3%"
    assert note in told["score-card.html"].decode()
    assert note in told["self-assessment.html"].decode()


def test_nothing_private_is_in_the_pack(pack, tmp_path, monkeypatch):
    """Neither the triggers, nor a self-assessment that the council keeps to itself, nor that there is one."""
    told = b"".join(name.encode() + content for name, content in pack.items())
    assert [] == [
        word for word in (PRIVATE, "workforce-development", "Developing the workforce", "runs out in March 2026")
        if word.encode() in told
    ]  # fmt: skip

    write(tmp_path, {
        **good_account(),
        f"{FOLDER}/self-assessments/cqc.yml": "elements: [{element: learning, level: 1, strengths: [Zanzibar.]}]\n",
        f"{FOLDER}/self-assessments/market-development.yml":
            "scheme: market-development\nshare: region\nelements: [{element: fair-price, level: 1}]\n",
    })  # fmt: skip
    (tmp_path / "private").mkdir()
    (tmp_path / "private/halton-2024-25-triggers.md").write_text(PRIVATE)
    own = packed(tmp_path, monkeypatch, tmp_path / "pack.zip", "halton")

    assert [] == [name for name, content in own.items() if b"Zanzibar" in content or PRIVATE.encode() in content]
    assert "The council’s own scores are not part of it." in own["self-assessment.html"].decode()
    assert "A fair price for care" in own["themes.html"].decode()


def test_an_account_that_nobody_approved_says_so_on_every_page_of_the_pack(tmp_path, monkeypatch):
    """A draft that goes to peers is not taken for the council's last word."""
    files = good_account()
    path = f"{FOLDER}/account.yml"
    files[path] = files[path].replace(
        "published_without_approval: {reason: Nobody could meet in time., by: The director}\n", ""
    )
    write(tmp_path, files)
    own = packed(tmp_path, monkeypatch, tmp_path / "pack.zip", "halton")

    said = "Ready to go to the lead member."
    assert [] == [name for name, content in own.items() if name.endswith(".html") and said not in content.decode()]

"""From a new year to a published account: the officer writes, the lead member approves, a journalist checks."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from localaccount_gen.approval.sums import grouped
from tests.accounts import FOLDER, write
from tests.approval.accounts import unapproved

_RECOMPUTE = Path(__file__).parent / "recompute.py"
_LEAD_MEMBER = ("--name", "Cllr Example", "--role", "Cabinet Member for Adult Social Care", "--date", "2025-11-18")
_DECISION = ("--how", "meeting", "--decision", "CM/25/118", "--recorded-by", "Democratic Services")


class Desk:
    """A computer with the council's accounts on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "localaccount_gen", *words]
        environment = {**os.environ, "PYTHONUTF8": "1"}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def told(self, *words: str, code: int = 0) -> str:
        """What a command says that ends with this code."""
        done = self.run(*words)
        assert code == done.returncode, done.stdout + done.stderr
        return done.stdout + done.stderr

    def put(self, file: str, before: str, after: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8", newline="\n")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Last year's account, published."""
    write(tmp_path, {name: content for name, content in unapproved().items() if not name.startswith(FOLDER)})
    made = Desk(tmp_path)
    made.told("build")
    return made


def test_the_story_from_a_new_year_to_a_published_account(desk: Desk) -> None:
    """In the order in which it happens, with the commands of the README."""
    site = desk.folder / "site"

    # The officer carries last year's account forward. It is a draft until every file has been read and filled in.
    desk.told("new-year", "Halton", "2024-25")
    assert "The words in this file are still those of 2023-24." in desk.told("check", code=1)
    shutil.rmtree(desk.folder / FOLDER)
    write(desk.folder, {name: content for name, content in unapproved().items() if name.startswith(FOLDER)})
    desk.told("check")

    # Nothing keeps it back but that nobody has approved it, so the site goes on without it.
    assert "Not published, because nobody has approved what they say now:\n- accounts/halton/2024-25" in desk.told(
        "build"
    )
    assert not (site / "halton" / "2024-25").exists()

    # The lead member gets one file, with the words, the questions and the reference.
    desk.told("sign-off", FOLDER, "--output", "for-the-lead-member.html")
    copy = (desk.folder / "for-the-lead-member.html").read_text(encoding="utf-8")
    reference = desk.told("status", "--reference", FOLDER).strip()
    assert grouped(reference) in re.sub(r"<[^>]+>|\s+", " ", copy).replace("  ", " ")
    assert "I approve" in copy
    assert 'http-equiv="Content-Security-Policy"' in copy

    # “I approve, 7c1e a90b …”: the officer copies it from the e-mail. A slip of one digit is refused.
    slipped = ("0" if reference[0] != "0" else "1") + reference[1:]
    assert "does not say what was approved with this reference" in desk.told(
        "approve", FOLDER, "--reference", slipped, *_LEAD_MEMBER, *_DECISION, code=1
    )
    desk.told("approve", FOLDER, "--reference", grouped(reference), *_LEAD_MEMBER, *_DECISION)
    desk.told("build")
    about = (site / "halton" / "2024-25" / "about" / "index.html").read_text(encoding="utf-8")
    assert "Approved by Cllr Example, Cabinet Member for Adult Social Care, on 18 November 2025" in about
    assert "Decision CM/25/118" in about

    # A journalist needs nothing of ours but the published pages, and has the reference from the council's minutes.
    assert "Published as it was approved" in desk.told("verify", str(site), "--reference", reference)
    command = [sys.executable, str(_RECOMPUTE), str(site), "halton/2024-25"]
    recomputed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert reference in recomputed

    # Somebody changes a digit on the published page.
    edited = desk.folder / "edited"
    shutil.copytree(site, edited)
    page = edited / "halton" / "2024-25" / "productivity" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("61.2", "51.2"), encoding="utf-8", newline="\n")
    assert "productivity" in desk.told("verify", str(edited), code=1)

    # The officer changes a word after the approval: nothing can be published under the lead member's name.
    whole = about
    desk.put(f"{FOLDER}/scrutiny.md", "We listened to people", "We listened to some people")
    assert "[changed-since-approval]" in desk.told("check", code=1)
    assert "some" in desk.told("diff", FOLDER, "--since", "approval")
    desk.told("build", code=1)
    assert whole == (site / "halton" / "2024-25" / "about" / "index.html").read_text(encoding="utf-8")
    desk.told("verify", str(site))

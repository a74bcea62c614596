"""`localaccount evaluate --beside`: a council that is still writing sees its coverage beside others’, in private."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.amongdocument import among_document
from localaccount_gen.amongothers import among_others
from localaccount_gen.cli import verbs
from localaccount_gen.collecting.kept import NO_ADDRESS
from localaccount_gen.document.markdown import written
from localaccount_gen.htmlcheck import PRIVATE
from localaccount_gen.register import Collection, entry_data
from localaccount_gen.requirements import load_framework
from tests.accounts import FOLDER, good_account, write
from tests.evaluation.national import national

DRAFT = {f"{FOLDER}/complaints.md": None, f"{FOLDER}/account.yml": "figures: {}\n"}


@pytest.fixture
def halton(tmp_path: Path) -> Path:
    """Halton’s account while it is being written: no complaints yet, nothing on who made it; and all other councils."""
    files = {name: text for name, text in (good_account() | DRAFT).items() if text is not None}
    write(tmp_path, files)
    accounts = [entry_data(entry) for entry in national(periods=("2024-25",), share=1).entries]
    others = [one for one in accounts if one["council"]["short_name"] != "Halton"]
    (tmp_path / "accounts.json").write_text(json.dumps({"accounts": others}), encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(verbs, ["evaluate", "accounts", "accounts.json", *words], catch_exceptions=False)
    finally:
        os.chdir(before)


def test_a_draft_is_set_beside_other_councils_before_anybody_sees_it(halton: Path) -> None:
    """How many of its type and of its region reach each depth, in a file that says what it is."""
    ended = run(halton, "--beside", "Halton", "--output", "beside.md")
    text = (halton / "beside.md").read_text(encoding="utf-8")

    assert "Halton Borough Council, 2024-25, beside others. Written to beside.md.\n" == ended.stdout
    assert "**Made from a draft, which may change. It is not published.**" in text
    assert "## Beside other unitary councils\n\n62 other unitary councils have an account here.\n" in text
    assert (
        "## Beside other councils in the North West\n\n23 other councils in the North West have an account here."
        in text
    )
    assert "| Complaints and what changed | Missing. Not covered, and no reason is given. |" in text
    assert "| Complaints and what changed | missing | 62 |" in text


def test_the_draft_of_another_council_is_in_no_number(halton: Path) -> None:
    """What others have not published is nobody’s business."""
    told = json.loads((halton / "accounts.json").read_text(encoding="utf-8"))
    for one in told["accounts"]:
        one["draft"] = one["council"]["short_name"] == "Wigan"
    (halton / "accounts.json").write_text(json.dumps(told), encoding="utf-8")

    assert "22 other councils in the North West have an account here." in run(halton, "--beside", "Halton").stdout


def test_the_page_of_a_draft_can_never_be_published(halton: Path) -> None:
    """A build that finds it in a site refuses."""
    run(halton, "--beside", "E06000006", "--format", "html", "--output", "beside.html")
    page = (halton / "beside.html").read_text(encoding="utf-8")

    assert PRIVATE in page[:500]
    assert "<script" not in page


def test_only_what_stands_on_the_web_is_a_link() -> None:
    """A collection may have accounts from a folder, whose address nobody knows."""
    entries = national(periods=("2024-25",), share=1).entries
    bases = {"Wigan": f"https://0123abcd{NO_ADDRESS}/", "Bury": "https://bury.example/"}
    placed = [one.model_copy(update={"base": bases.get(one.council.short_name, "")}) for one in entries]
    halton = next(one for one in entries if one.council.short_name == "Halton")
    text = written(among_document(among_others(halton, Collection(tuple(placed)), load_framework())))

    assert "[Bury](<https://bury.example/bury/2024-25/>)" in text
    assert "Wigan; " in text
    assert NO_ADDRESS not in text


def test_a_council_that_is_not_there_is_told(halton: Path) -> None:
    """With the name that may have been meant; a form that there is none of is told too."""
    assert "There is no account of “Haltn” here. Did you mean “Halton”?" in _problem(halton, "--beside", "Haltn")
    assert "--beside gives text or HTML, and no xlsx." in run(halton, "--beside", "Halton", "--format", "xlsx").output


def _problem(folder: Path, *words: str) -> str:
    from localaccount_gen.findings import ProjectError

    with pytest.raises(ProjectError) as told:
        run(folder, *words)
    return str(told.value)

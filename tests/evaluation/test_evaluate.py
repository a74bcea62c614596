"""`localaccount evaluate`, as an evaluator types it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.cli.collect import collect
from localaccount_gen.cli.evaluate import FORMATS, evaluate
from localaccount_gen.findings import ProjectError
from localaccount_gen.register import listing_json
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, good_account, write
from tests.evaluation.national import national
from tests.sample_site import ADDRESS, sample_files

_OPENLY = "published_without_approval: {reason: Nobody could meet in time., by: The director}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, good_account())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(evaluate, list(arguments))
    if isinstance(done.exception, ProjectError):
        raise done.exception
    return done


def test_folders_of_accounts_are_read_and_checked(project: Path) -> None:
    """Without a site ever having been built."""
    told = json.loads(run("--format", "json", str(project / "accounts")).stdout)
    halton = told["accounts"][0]

    assert ("Halton", "2024-25", "North West", "compared") == (
        halton["council"], halton["period"], halton["region"], halton["depth"]["equality"])  # fmt: skip
    assert 1 == told["production"][0]["total"]["count"]
    assert told == json.loads(run("--format", "json").stdout)


def test_it_says_which_accounts_are_left_out(project: Path) -> None:
    """One that nobody approved, and one that cannot be read."""
    account = project / FOLDER / "account.yml"
    account.write_text(account.read_text(encoding="utf-8").replace(_OPENLY, ""), encoding="utf-8")
    write(project, {"accounts/halton/2023-24/account.yml": "published: [\n"})

    with pytest.raises(ProjectError, match="There is no public account to evaluate"):
        run()
    done = run("--drafts")

    assert "Left out: accounts/halton/2023-24 could not be read: run  localaccount check.\n" == done.stderr
    assert done.stdout.startswith("1 account of 1 council.\n")


def test_the_list_of_a_site_is_enough(tmp_path: Path) -> None:
    """A folder with accounts.json, or the file itself."""
    content = listing_json(national(("2024-25",)).entries, Settings("Accounts", "https://x.example/"))
    (tmp_path / "accounts.json").write_bytes(content)
    from_folder, from_file = (run("--format", "csv", str(path)) for path in (tmp_path, tmp_path / "accounts.json"))

    assert from_folder.stdout == from_file.stdout
    assert "https://x.example/torbay/2024-25/" in from_folder.stdout


def test_a_collection_is_evaluated_as_it_was_gathered(project: Path, tmp_path: Path) -> None:
    """Whoever gathers forty sites evaluates them without building anything."""
    site = tmp_path / "gathered"
    for address in (name for name in sample_files() if name.endswith(("accounts.json", "/account.json"))):
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(sample_files()[address])
    gathered = CliRunner().invoke(collect, [str(site), "--into", "collection", "--date", "2026-11-21"])

    assert 0 == gathered.exit_code, gathered.output
    assert run("--format", "json", "collection").stdout.count(f'"address": "{ADDRESS}torbay/2024-25/"') == 1


def test_what_is_wrong_in_a_list_is_told_and_the_rest_is_evaluated(tmp_path: Path) -> None:
    """Another site's file is never trusted."""
    told = json.loads(listing_json(national(("2024-25",)).entries, Settings("Accounts")))
    told["accounts"][0]["page"] = "../../etc/"
    (tmp_path / "accounts.json").write_text(json.dumps(told), encoding="utf-8")

    done = run(str(tmp_path))

    assert "accounts.json, account 1: “page” cannot be read" in done.stderr
    assert done.stdout.startswith(f"{len(told['accounts']) - 1} accounts of")


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_is_written_to_a_file(project: Path, form: str) -> None:
    """Whole, or not at all."""
    done = run("--format", form, "--output", f"out.{form}")

    assert f"1 account evaluated. Written to out.{form}.\n" == done.stdout
    assert (project / f"out.{form}").stat().st_size > 500


def test_a_workbook_is_not_thrown_at_a_screen(project: Path) -> None:
    """It says what to type."""
    done = run("--format", "xlsx")

    assert 2 == done.exit_code
    assert "add  --output coverage.xlsx" in done.output


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nowhere", "There is no file or folder “nowhere”."),
        ("mkdocs.yml", "mkdocs.yml is not JSON."),
    ],
)
def test_what_has_no_accounts_is_told_in_a_sentence(project: Path, path: str, sentence: str) -> None:
    """Never with a traceback."""
    with pytest.raises(ProjectError) as told:
        run(path)

    assert sentence == str(told.value)


def test_the_text_has_the_rates_and_what_was_found_in_2013(project: Path) -> None:
    """For an e-mail to the region."""
    told = run().stdout

    assert re.search(r"\nTotal +1  153 +1\nBase: all 153 councils with adult social care on 31 March 2025\.\n", told)
    assert "- 1 of 153 have an account here for any period." in told
    assert "  Then: 93 per cent of councils had published an account since 2011.\n" in told

"""An account that somebody approved, and ways to change it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from localaccount_gen.approval.differences import SectionChange
from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.cli import verbs
from localaccount_gen.project import Project
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, TODAY, write
from tests.full_account import full_account

COUNCIL = FOLDER.rpartition("/")[0]
OPENLY = "published_without_approval: {reason: Nobody could meet in time., by: The director}\n"


def unapproved() -> dict[str, str | bytes]:
    """The files of an account that is ready, with everything the forms offer, and of one before it."""
    files = full_account()
    files[f"{FOLDER}/account.yml"] = str(files[f"{FOLDER}/account.yml"]).replace(OPENLY, "")
    # A link that checks do not follow, and the finished site has no place for.
    outcomes = str(files[f"{FOLDER}/outcomes.md"])
    files[f"{FOLDER}/outcomes.md"] = outcomes.replace("improvement.md#who", "improvement.md")
    return files


def approved(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """A project in which the lead member has approved the account of 2024-25."""
    project = write(root, files)
    done = approve(project)
    assert done.exception is None, done.output
    return project


def approve(project: Project, folder: str = FOLDER, **options: str) -> Result:
    """`localaccount approve`, of what the account says now where no reference is given."""
    given = {
        "reference": "", "name": "Cllr Example", "role": "Cabinet Member for Adult Social Care", "date": "2025-11-18",
        "how": "meeting", "decision": "CM/25/118", "recorded-by": "Democratic Services", **options,
    }  # fmt: skip
    given["reference"] = given["reference"] or reference(project, folder)
    words = [word for key, value in given.items() if value for word in (f"--{key}", value)]
    return CliRunner().invoke(verbs, ["approve", str(project.root / folder), *words])


def reference(project: Project, folder: str = FOLDER) -> str:
    """What `localaccount status --reference` prints."""
    done = CliRunner().invoke(verbs, ["status", "--reference", str(project.root / folder)])
    assert done.exception is None, done.output
    return done.stdout.strip()


def refusal(done: Result) -> str:
    """What a command that refused says."""
    assert done.exception is not None, done.output
    return str(done.exception)


def made(project: Project, catalogue: Catalogue | None = None, *, drafts: bool = False, address: str = "") -> Published:
    """What a site of the project is made of, which will stand at an address."""
    settings = Settings("Local accounts", address)
    return publish(project, catalogue or load_catalogue(), load_framework(), settings, TODAY, drafts=drafts)


def problems(published: Published) -> list[str]:
    """What the rule on approvals finds."""
    return [one.problem for one in published.checked.all_findings if one.rule == "changed-since-approval"]


def addresses(published: Published) -> list[str]:
    return [page.address for page in published.publication.pages]


def change(project: Project, file: str, before: str, after: str) -> None:
    """Puts other words into a file of the account."""
    path = project.root / FOLDER / file
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after).encode())


def moved(project: Project, to: str) -> None:
    """Copies the record of the approval, and the words kept with it, to another account."""
    shutil.copy(project.root / FOLDER / "approval.yml", project.root / to)
    shutil.copytree(project.root / FOLDER / "approved", project.root / to / "approved")


def changed_words(changes: tuple[SectionChange, ...]) -> dict[str, list[tuple[str, str]]]:
    """The words that changed, by page."""
    return {one.key: [(change.was, change.now) for change in one.words] for one in changes}

"""Projects with the sample accounts, and what the commands say of them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.cli import verbs
from localaccount_gen.project import Project
from tests.approval.accounts import approved, unapproved

ROOT = Path(__file__).parents[2]


def run(*command: str) -> Result:
    """What a command does that must succeed."""
    done = CliRunner().invoke(verbs, command)
    assert done.exception is None, done.output
    return done


def told(project: Project, folder: str, *options: str) -> str:
    """What `localaccount diff` tells of an account."""
    return run("diff", str(project.root / folder), *options).stdout


def copied(root: Path, council: str) -> Project:
    """A project with the sample accounts of one council, as they were before anybody approved them."""
    records = shutil.ignore_patterns("approval.yml", "approval.yml.sig", "approved", "asked")
    shutil.copytree(ROOT / "accounts" / council, root / "accounts" / council, ignore=records)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)


@pytest.fixture(scope="session")
def torbay(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copied(tmp_path_factory.mktemp("torbay"), "torbay")


@pytest.fixture(scope="session")
def exampleshire(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copied(tmp_path_factory.mktemp("exampleshire"), "exampleshire")


@pytest.fixture(scope="session")
def files(torbay: Project, exampleshire: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sign-off of both sample accounts, by council."""
    folder = tmp_path_factory.mktemp("files")
    made = {}
    for project, council in ((torbay, "torbay"), (exampleshire, "exampleshire")):
        made[council] = folder / f"{council}.html"
        run("sign-off", str(project.root / f"accounts/{council}/2024-25"), "--output", str(made[council]))
    return made


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return approved(tmp_path_factory.mktemp("approved"), unapproved())


@pytest.fixture
def project(original: Project, tmp_path: Path) -> Project:
    """A project whose account the lead member has approved."""
    shutil.copytree(original.root, tmp_path / "project")
    return Project(tmp_path / "project")

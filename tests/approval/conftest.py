"""The approved account that many tests change, made once."""

import shutil
from pathlib import Path

import pytest

from localaccount_gen.project import Project
from tests.approval.accounts import approved, unapproved


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return approved(tmp_path_factory.mktemp("approved"), unapproved())


@pytest.fixture
def project(original: Project, tmp_path: Path) -> Project:
    shutil.copytree(original.root, tmp_path / "project")
    return Project(tmp_path / "project")

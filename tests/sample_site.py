"""What the site of the sample accounts is made of, without building it."""

from functools import cache
from pathlib import Path

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.project import Project
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.accounts import TODAY

ADDRESS = "https://accounts.example/"


@cache
def sample_site() -> Published:
    """Torbay's and Exampleshire's accounts."""
    project = Project(Path(__file__).parents[1])
    return publish(project, load_catalogue(), load_framework(), Settings("Local accounts", ADDRESS), TODAY)


@cache
def sample_files() -> dict[str, bytes]:
    """Every file that is not a page, by its address."""
    return {file.address: file.content for file in sample_site().publication.files}

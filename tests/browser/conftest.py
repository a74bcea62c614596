"""The finished site of the sample accounts, served on this computer, and an audit of it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from localaccount_gen.audit import audit, every_address
from localaccount_gen.audit.result import Audit
from localaccount_gen.audit.serving import serving

ROOT = Path(__file__).parents[2]

SIZES = ((320, 720), (1280, 900))
SCHEMES = ("light", "dark")

_NEWEST = ("exampleshire/2024-25/", "torbay/2024-25/")
_ALONE = re.compile(r"/\d{4}-\d\d/measures/")
_MEASURES = ("feel_safe", "satisfaction_carers", "admissions_65", "st_max_sequel")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "localaccount_gen", "build", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stderr
    return folder


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the site's home page."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """Every page about the site and of each council's newest account; a few of those that are many and alike.

    Earlier accounts and the other measures have the same templates and styles. `localaccount audit` looks at all.
    """
    return [address for address in every_address(site) if _is_looked_at(address)]


def _is_looked_at(address: str) -> bool:
    if _ALONE.search(address):
        return address.startswith("torbay/2024-25/") and address.endswith(tuple(f"{one}/" for one in _MEASURES))
    if address.startswith("measures/") and address.count("/") == 2:
        return address.split("/")[1] in _MEASURES
    return not re.search(r"/\d{4}-\d\d/", address) or address.startswith(_NEWEST)


@pytest.fixture(scope="session")
def audited(site: Path, addresses: list[str]) -> Audit:
    """An audit of those pages, as `localaccount audit` makes it: each is opened once."""
    return audit(site, "site", addresses)

"""A council may install the wheel and start in an empty folder, far from this repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, unpacked as an installation would."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_all_that_a_site_needs_travels_in_the_wheel(installed: Path) -> None:
    """Templates, styles, the framework and the figures are in it, byte for byte."""
    shipped = installed / "localaccount_gen" / "shipped"
    here = {}
    for folder, there in (("templates", shipped), ("site_assets", shipped), ("localaccount_gen", installed)):
        for path in (ROOT / folder).rglob("*"):
            inside = path.relative_to(ROOT)
            left_by_tools = any(part.startswith((".", "__pycache__")) for part in inside.parts)
            if path.is_file() and not left_by_tools:
                here[path] = there / inside

    assert [] == [path for path, there in here.items() if not there.is_file()]
    assert [] == [path for path, there in here.items() if path.read_bytes() != there.read_bytes()]


def test_an_installed_program_finds_what_travels_with_it(installed: Path, tmp_path: Path) -> None:
    """Away from the repository the shipped files are those inside the package."""
    names = "p.SHIPPED_TEMPLATES, p.SHIPPED_ASSETS"
    program = f"from localaccount_gen import project as p; print({names}, sep=chr(10))"

    told = subprocess.check_output(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(installed)},
    )

    shipped = installed / "localaccount_gen" / "shipped"
    assert [str(shipped / name) for name in ("templates", "site_assets")] == told.splitlines()


def test_the_command_and_the_plugin_are_named_in_the_wheel(installed: Path) -> None:
    """The command `localaccount` and the plugin of the same name exist once the wheel is installed."""
    (names,) = installed.glob("localaccount-*.dist-info/entry_points.txt")

    assert [
        "[console_scripts]",
        "localaccount = localaccount_gen.cli:main",
        "",
        "[mkdocs.plugins]",
        "localaccount = localaccount_gen.plugin:LocalAccountPlugin",
    ] == names.read_text(encoding="utf-8").strip().splitlines()

"""The shape of the program: what imports what, and how large a module may grow."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import localaccount_gen
from tests.accounts import good_account, write

PACKAGE = Path(localaccount_gen.__file__).parent

ORDER = (
    "findings",
    "colour",
    "zippedxml",
    "model",
    "scalars",
    "forms",
    "sharingforms",
    "groupforms",
    "accountforms",
    "sectionforms",
    "approvalforms",
    "assessmentforms",
    "assessmentexamples",
    "amounts",
    "project",
    "auditrecord",
    "settings",
    "pages",
    "htmlpage",
    "languages",
    "servers",
    "source",
    "nodes",
    "characters",
    "slips",
    "textfile",
    "frontmatter",
    "yamltree",
    "csvfile",
    "yamlfile",
    "pluginkeys",
    "elections",
    "moved",
    "codespans",
    "destinations",
    "tags",
    "narrative",
    "judge",
    "areas",
    "figures",
    "neighbours",
    "measurenames",
    "laterperiods",
    "phrases",
    "glossary",
    "jargon",
    "pictures",
    "catalogue",
    "comparators",
    "schemes",
    "account",
    "folder",
    "plain",
    "redrawing",
    "ownpictures",
    "identity",
    "imported",
    "groups",
    "recorded",
    "requirements",
    "themes",
    "accountability",
    "translations",
    "assessments",
    "load",
    "prose",
    "swapping",
    "numerals",
    "changes",
    "reckoning",
    "grids",
    "official",
    "related",
    "compare",
    "words",
    "codes",
    "quotes",
    "mentions",
    "tellings",
    "statements",
    "claims",
    "filled",
    "digests",
    "coverage",
    "scorecard",
    "promises",
    "recommendations",
    "approval",
    "checked",
    "rules",
    "siterules",
    "checking",
    "baseline",
    "charts",
    "register",
    "collecting",
    "matching",
    "acrossyears",
    "editions",
    "evaluation",
    "amongothers",
    "regional",
    "htmlparts",
    "markup",
    "braille",
    "epub",
    "paper",
    "render",
    "collected",
    "verification",
    "standings",
    "council",
    "publish",
    "candidates",
    "report",
    "signoff",
    "document",
    "assurance",
    "sectionexamples",
    "examples",
    "schema",
    "skeleton",
    "easydraft",
    "newyear",
    "office",
    "tree",
    "plugin",
    "engine",
    "searchindex",
    "htmlcheck",
    "amongdocument",
    "sitecheck",
    "addresses",
    "output",
    "triggers",
    "pack",
    "building",
    "audit",
    "cli",
    "__main__",
)
"""Every module, or folder of modules, after all that it imports."""

HOMES = {
    "PIL": {"redrawing", "render"},
    "axe_playwright_python": {"audit"},
    "click": {"cli"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "mammoth": {"office"},
    "markdown": {"markup"},
    "mkdocs": {"engine", "plugin"},
    "nh3": {"markup"},
    "page": {"audit"},
    "pagefind_bin": {"searchindex"},
    "playwright": {"audit"},
    "plotly": {"charts"},
    "pydantic": {
        "accountforms",
        "approvalforms",
        "assessmentforms",
        "collecting",
        "evaluation",
        "forms",
        "groupforms",
        "judge",
        "register",
        "scalars",
        "schema",
        "sectionforms",
        "sharingforms",
    },
    "pydantic_core": {"judge", "scalars"},
    "pyphen": {"rules"},
    "python_calamine": {"official"},
    "rich": {"cli"},
    "segno": {"paper"},
    "selectolax": {"epub", "htmlpage"},
    "urllib3": {"collecting"},
    "weasyprint": {"paper"},
    "xlsxwriter": {"evaluation"},
    "yaml": {"yamltree"},
}
"""The only modules that may know a package from elsewhere."""


def place(path: Path) -> str:
    """The module's name in ORDER: its own, or that of the folder of modules it is in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The full names of all that a module imports, wherever in the module that stands."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name != "__init__.py")
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_imports_only_modules_above_it(path: Path) -> None:
    """Data flows one way, so whoever reads a module needs to know only those above it."""
    above = {*ORDER[: ORDER.index(place(path)) + 1], "__version__"}
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("localaccount_gen.")}

    assert set() == ours - above


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_package_from_elsewhere_has_one_home(path: Path) -> None:
    """A package can be replaced by changing one place."""
    known = sys.stdlib_module_names | {"localaccount_gen"}
    elsewhere = {name.split(".")[0] for name in imports(path)} - known

    assert set() == {package for package in elsewhere if place(path) not in HOMES.get(package, ())}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_holds_one_idea(path: Path) -> None:
    """Past about 300 lines an idea has two halves."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_module_takes_a_name_of_the_standard_library(path: Path) -> None:
    """Two modules of one name are read as one by people, and at times by Python."""
    assert path.stem.startswith("__") or path.stem not in sys.stdlib_module_names


def test_check_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    """An officer runs `check` all day; what only a build or an import of figures needs is not loaded for it."""
    write(tmp_path, good_account())
    program = (
        "import sys\n"
        "from localaccount_gen.cli import main\n"
        "sys.argv = ['localaccount', 'check']\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    late = {'jinja2', 'mammoth', 'mkdocs', 'pandas', 'plotly', 'python_calamine'}\n"
        "    print(sorted(late & sys.modules.keys()))\n"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8")

    assert ("[]", 0) == (done.stdout.splitlines()[-1], done.returncode), done.stderr

"""Where everything lives. No other module spells a path of the project."""

from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.findings import ProjectError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent

FRAMEWORK = _PACKAGE / "framework"
REFERENCE = _PACKAGE / "reference"
"""Councils, measures and the official figures, which travel inside the package."""
FONTS = _PACKAGE / "fonts"
"""Open Sans, for pictures that are drawn while building."""

# In a wheel the two shipped folders lie inside the package; in a checkout they are at the top, where people edit them.
_SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _CHECKOUT
SHIPPED_TEMPLATES = _SHIPPED / "templates"
SHIPPED_ASSETS = _SHIPPED / "site_assets"


PROGRAM = (_PACKAGE, SHIPPED_TEMPLATES, SHIPPED_ASSETS)
"""Every file of the program itself, whatever it is for."""


@dataclass(frozen=True)
class Project:
    """A folder in which councils' accounts are kept."""

    root: Path

    @property
    def accounts(self) -> Path:
        return self.root / "accounts"

    @property
    def settings(self) -> Path:
        """The site's mkdocs.yml. Raises ProjectError where there is none."""
        path = self.root / "mkdocs.yml"
        if not path.is_file():
            raise ProjectError(f"There is no mkdocs.yml in {self.root}. “localaccount new” writes one.")
        return path

    @property
    def templates(self) -> list[Path]:
        """Where templates are looked for, first match wins: the project's own may override the shipped ones."""
        own = self.root / "templates"
        return [own, SHIPPED_TEMPLATES] if own.is_dir() and own != SHIPPED_TEMPLATES else [SHIPPED_TEMPLATES]

    @property
    def theme(self) -> Path:
        own = self.root / "templates" / "theme"
        return own if own.is_dir() else SHIPPED_TEMPLATES / "theme"

    @property
    def assets(self) -> Path:
        own = self.root / "site_assets"
        return own if own.is_dir() else SHIPPED_ASSETS

    def handwritten_pages(self) -> set[str]:
        """The addresses of pages that no account makes: `privacy/` for site_assets/privacy.md."""
        files = (path.relative_to(self.assets).with_suffix("").as_posix() for path in self.assets.rglob("*.md"))
        return {f"{name}/" for name in files}

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def shelf(self) -> Path:
        """Where PDFs stay from one build to the next."""
        return self.root / ".localaccount-pdf"

    @property
    def cache(self) -> Path:
        """Where the finished parts of a site stay from one build to the next."""
        return self.root / ".localaccount-cache"

    @property
    def addresses(self) -> Path:
        """Every address the site has published; committed."""
        return self.root / "addresses.txt"

    def shown(self, path: Path) -> str:
        """A path as people see it: relative to the project where it lies inside, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def is_within(self, folder: Path, within: tuple[Path, ...]) -> bool:
        """Whether a folder lies in or above one of the paths; always true where none is given."""
        targets = [path.resolve() for path in within]
        return not targets or any(folder.is_relative_to(path) or path.is_relative_to(folder) for path in targets)

    def period_folders(self, council: Path) -> list[Path]:
        """The folders of a council's accounts, oldest first: all that begin with a digit, well named or not."""
        return sorted(path for path in council.iterdir() if path.is_dir() and path.name[:1].isdigit())

    def council_folders(self) -> list[Path]:
        if not self.accounts.is_dir():
            raise ProjectError(f"There is no accounts folder in {self.root}. Run the command where your accounts are.")
        return sorted(path for path in self.accounts.iterdir() if path.is_dir() and not path.name.startswith("."))


def find_project(start: Path) -> Project:
    """The project that `start` is in: the nearest folder upward with accounts or an mkdocs.yml, or `start` itself."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "accounts").is_dir() or (folder / "mkdocs.yml").is_file():
            return Project(folder)
    return Project(start)

"""What only paper needs: PDFs of finished pages (`press`), and squares that lead a phone to an address (`square`).

The only importer of WeasyPrint, which comes with the extra `pdf` and needs libraries of the system, and of Segno.
"""

from typing import TYPE_CHECKING

from localaccount_gen.findings import ProjectError
from localaccount_gen.paper.square import Square, square
from localaccount_gen.project import Project

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press

__all__ = ["Square", "open_press", "square"]

_MISSING = (
    'PDFs are made by WeasyPrint, which cannot run here ({reason}): run  pip install "localaccount[pdf]"  and '
    "install Pango, on Debian and Ubuntu with  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "fonts-dejavu-core  , on macOS with  brew install pango  , on Windows as "
    "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows says."
)


def open_press(project: Project, site_url: str) -> "Press":
    """What makes the PDFs of a project's site, which will stand at `site_url` (empty where that is not known).

    Raises ProjectError, with what to install, where WeasyPrint or what it needs of the system is missing.
    """
    # It takes a second to load, for which no build without PDFs should wait.
    try:
        from localaccount_gen.paper.press import Press
    except (ImportError, OSError) as error:
        raise ProjectError(_MISSING.format(reason=str(error).strip().partition("\n")[0])) from error
    return Press(project.assets, project.shelf, site_url)

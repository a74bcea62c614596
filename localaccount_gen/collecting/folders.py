"""A built site in a folder of this computer, read without following any link on disk."""

from pathlib import Path

from localaccount_gen.characters import printable
from localaccount_gen.collecting.limits import LIST, NotGathered, too_large
from localaccount_gen.collecting.web import Stamp


class FolderSource:
    """The folder of a built site, or of a project with one in `site/`. A project's own files are not read.

    They could run: its templates are programs.
    """

    base: str | None = None

    def __init__(self, folder: Path) -> None:
        """Raises NotGathered where there is no built site."""
        built = [place for place in (folder, folder / "site") if (place / LIST).is_file()]
        if not built:
            is_project = (folder / "accounts").is_dir() or (folder / "mkdocs.yml").is_file()
            raise NotGathered(
                f"There is no {LIST} in this folder or in its site/.",
                "Build it first, there:  localaccount build" if is_project else "Name the folder of a built site.",
            )
        self._folder = built[0].resolve()

    def read(self, name: str, most: int, stamp: Stamp) -> tuple[bytes, Stamp]:
        path = self._folder
        for step in name.split("/"):
            path = path / step
            if path.is_symlink() or not path.resolve().is_relative_to(self._folder):
                raise NotGathered(
                    f"{printable(name)} is a link to another place on the disk.", "Put the file itself there."
                )
        try:
            if not path.is_file():
                raise NotGathered(f"There is no {printable(name)} in the folder.", "Build the site there again.")
            with path.open("rb") as file:
                content = file.read(most + 1)
        except OSError as problem:
            raise NotGathered(
                f"{printable(name)} cannot be opened ({problem.strerror or 'the system refuses'}).",
                "Close it in other programs, and see that you may read it.",
            ) from problem
        if len(content) > most:
            raise too_large(printable(name), most)
        return content, Stamp()

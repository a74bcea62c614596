"""Where finished PDFs stay from one build to the next: printing takes longer than all else of an account."""

from contextlib import suppress
from pathlib import Path


class Shelf:
    """A folder that may be deleted at any time, and that no version control should take in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str, digest: str) -> tuple[bytes, int] | None:
        """A PDF that was made of the same content, with the number of its pages."""
        for path in self._folder.glob(f"{_stem(name)}.{digest}.*.pdf"):
            with suppress(OSError):
                return path.read_bytes(), int(path.suffixes[-2].removeprefix("."))
        return None

    def keep(self, name: str, digest: str, content: bytes, pages: int) -> None:
        """Puts a PDF in the place of its older self. A shelf that cannot be written costs time and nothing else."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8", newline="\n")
            for older in self._folder.glob(f"{_stem(name)}.*"):
                older.unlink()
            place = self._folder / f"{_stem(name)}.{digest}.{pages}.pdf"
            written = place.with_suffix(".part")
            written.write_bytes(content)
            written.replace(place)


def _stem(name: str) -> str:
    return name.removesuffix(".pdf").replace("/", "_")

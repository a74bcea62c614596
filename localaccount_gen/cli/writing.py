"""Writing what a command tells to a file somebody named."""

from pathlib import Path

from localaccount_gen.findings import ProjectError


def write_text(path: Path, text: str) -> None:
    """Writes a text. Raises ProjectError where that cannot be done."""
    write_bytes(path, f"{text.rstrip()}\n".encode(errors="replace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file whole: what was there stays until the new one is. Raises ProjectError where that cannot be done."""
    written = path.with_name(f".{path.name}.new")
    try:
        written.write_bytes(content)
        written.replace(path)
    except OSError as problem:
        raise ProjectError(f"{path} cannot be written: {problem.strerror or problem}.") from problem
    finally:
        if written.is_file():
            written.unlink()

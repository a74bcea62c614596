"""Pictures drawn anew, so that nothing the camera noted about place or owner is published.

Pillow takes longer to load than most accounts take to render, and many have no pictures: it is imported when needed.
"""

import io
from pathlib import Path

_WIDEST = 1600
"""Pixels: twice the width of the text, for screens that draw two dots where others draw one (ours)."""

_MOST = 50_000_000
"""Pixels: more than any camera in a phone takes; a small file can claim more and exhaust the machine (ours)."""

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def looks_right(path: Path) -> bool:
    """Whether a file begins as a picture of a kind and size that can be drawn. Most of it is not read."""
    from PIL import Image

    try:
        with Image.open(path, formats=tuple(set(_FORMATS.values()))) as picture:
            return picture.width * picture.height <= _MOST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False


def redrawn(path: Path, widest: int = _WIDEST) -> bytes | None:
    """The picture upright and no more than `widest` pixels wide, or None where it cannot be read."""
    from PIL import Image, ImageFile, ImageOps

    # WeasyPrint sets this for the whole program, and half a picture would pass where PDFs are made.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    content = io.BytesIO()
    kind = _FORMATS[path.suffix]
    try:
        with Image.open(path, formats=tuple(set(_FORMATS.values()))) as picture:
            if picture.width * picture.height > _MOST:
                return None
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((widest, widest * 2))
            seen_through = kind != "JPEG" and upright.has_transparency_data
            upright = upright.convert("RGBA" if seen_through else "RGB")
            plain = Image.new(upright.mode, upright.size)
            plain.paste(upright)
            plain.save(content, kind, quality=82, optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return content.getvalue()

"""An address as a square for the cameras of phones."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Square:
    """A QR code, for a template to draw in black on white."""

    side: int
    """How many modules it is wide and high, with the quiet around it."""
    path: str
    """Its dark modules as an SVG path, one unit each."""


def square(address: str) -> Square:
    """The QR code of an address.

    Level M of error correction lets 15% of it be dirty or torn, and four modules of quiet around it are what cameras
    are promised (ISO/IEC 18004; https://segno.readthedocs.io/en/latest/).
    """
    rows = list(segno.make_qr(address, error="m").matrix_iter(border=4))
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return Square(len(rows), "".join(dark))

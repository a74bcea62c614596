"""The policy of a page that is whole in itself: its own styles by their digests, its own pictures, and nothing else."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def policy(styles: Iterable[str], *, pictures: bool = False) -> str:
    """For a meta element, as https://www.w3.org/TR/CSP3/#meta-element has it.

    `styles` are what the style elements hold, to the letter. `pictures` allows those that stand in the page itself.
    """
    digests = " ".join(f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles)
    images = " img-src data:;" if pictures else ""
    return f"default-src 'none'; style-src {digests};{images} base-uri 'none'; form-action 'none'"

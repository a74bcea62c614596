"""Files → a zip that is the same to the byte whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Before it a zip cannot date anything."""
_UNIX = 3
"""Otherwise a zip says on which system it was made."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The zip, with its files in the order given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, held)
    return content.getvalue()

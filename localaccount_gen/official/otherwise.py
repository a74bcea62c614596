"""What a file is that was given for an official one and is none, so that a refusal can say what to do."""

import re
import zipfile
from collections.abc import Sequence

from localaccount_gen.findings import ProjectError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Microsoft's Compound File Binary format begin, old Excel and encrypted XLSX
(https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb/)."""
_LOCKED = "{} is protected by a password: open it, save it without one, and import that."


def refuse_other_kinds(name: str, content: bytes) -> None:
    """Raises ProjectError, in one or two sentences, for what is often saved in the place of an official file."""
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content.strip():
        raise ProjectError(f"{name} is empty: download it again.")
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and b"<html" in start):
        raise ProjectError(f"{name} is a web page and not a spreadsheet: the site may have asked you to sign in, or "
                           "said that it has no such file. Download the file again, and look at it.")  # fmt: skip
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise ProjectError(_LOCKED.format(name))
        raise ProjectError(f"{name} is in an old format of Excel (XLS): open it and save it as XLSX.")
    if content.startswith(b"%PDF"):
        raise ProjectError(f"{name} is a PDF: import the spreadsheet that was published with it.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProjectError(f"{name} is text in an encoding that cannot be read: save it as “CSV UTF-8”.")
    if content.startswith(b"\x1f\x8b"):
        raise ProjectError(f"{name} is packed: unpack it, and import the file that is in it.")


def refuse_other_containers(name: str, archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    """The same for zip files: spreadsheets in another zip file, a spreadsheet with a password or without its middle."""
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts) or _is_encrypted(archive, names):
        raise ProjectError(_LOCKED.format(name))
    if {"content.xml", "xl/workbook.xml"} & set(names):
        return
    if "mimetype" in names or "[Content_Types].xml" in names:
        raise ProjectError(f"{name} is damaged, or not a spreadsheet: it lacks its main part.")
    inside = [one for one in names if re.search(r"(?i)\.(ods|xlsx|csv)$", one)]
    if inside:
        raise ProjectError(f"{name} has other files in it, such as “{inside[0]}”: unpack it, and import that.")
    raise ProjectError(f"{name} is neither an ODS nor an XLSX file.")


def _is_encrypted(archive: zipfile.ZipFile, names: Sequence[str]) -> bool:
    """Whether the manifest of an ODS says that its parts are encrypted (OpenDocument 1.3, part 2, 3.4)."""
    part = "META-INF/manifest.xml"
    return part in names and b"encryption-data" in archive.open(part).read(1_000_000)

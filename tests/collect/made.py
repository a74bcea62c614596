"""Small sites to gather from, made up but for councils' names and codes; and what a folder holds."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COUNCILS = {
    "E06000027": ("Torbay", "torbay"),
    "E06000006": ("Halton", "halton"),
    "E06000001": ("Hartlepool", "hartlepool"),
    "E08000003": ("Manchester", "manchester"),
}


def listed(code: str = "E06000027", period: str = "2024-25", **more: Any) -> dict[str, Any]:
    """What accounts.json says of an account."""
    name, folder = COUNCILS[code]
    start = int(period[:4])
    return {
        "council": {"name": f"{name} Council", "short_name": name, "code": code, "folder": folder},
        "period": {"name": period, "from": f"{start}-04-01", "to": f"{start + 1}-03-31"},
        "published": None,
        "demonstration": None,
        "draft": False,
        "state": "published without approval",
        "approval": None,
        "page": f"{folder}/{period}/",
        "data": f"{folder}/{period}/account.json",
        "coverage": {"outcomes": "evidenced"},
        **more,
    }


def account(entry: Mapping[str, Any], text: str = "We helped more people.") -> dict[str, Any]:
    """The account.json of an account."""
    section = {"key": "outcomes", "title": "What difference support makes", "coverage": "evidenced", "text": text}
    return {"version": 1, "council": entry["council"], "period": entry["period"], "sections": [section]}


def as_json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def site(*entries: Mapping[str, Any], address: str = "") -> dict[str, bytes]:
    """The two kinds of file that are gathered of a site, by address."""
    told = {"version": 1, "site": "Our accounts", "address": address, "accounts": list(entries)}
    return {"accounts.json": as_json(told)} | {entry["data"]: as_json(account(entry)) for entry in entries}


def write_site(folder: Path, files: Mapping[str, bytes]) -> Path:
    for address, content in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def tree(folder: Path, without: tuple[str, ...] = ()) -> dict[str, str]:
    """A digest for every file in a folder, by its path, and what a link leads to; but for some at the top."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if name.parts[0] in without:
            continue
        if path.is_symlink():
            found[name.as_posix()] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name.as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found

"""Sites in folders and archives: read by name within limits, and nothing of them written under its own name."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collect.conftest import Gathering
from tests.collect.made import listed, site, tree, write_site

FILES = {**site(listed(), listed("E06000006"), address="https://accounts.example.org"), "index.html": b"<h1>Home</h1>"}


def _zip(path: Path, files: dict[str, bytes], top: str = "") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(top + name, content)


def _tar(path: Path, files: dict[str, bytes], top: str = "") -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(top + name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


@pytest.mark.parametrize("top", ["", "./", "site-main/site/"])
def test_a_folder_and_its_archives_give_the_same_bytes(top: str, collected: Gathering, tmp_path: Path) -> None:
    """A council that sends a memory stick is gathered as one with a website."""
    write_site(tmp_path / "built", FILES)
    _zip(tmp_path / "built.zip", FILES, top)
    _tar(tmp_path / "built.tar.gz", FILES, top)
    for number, source in enumerate(("built", "built.zip", "built.tar.gz")):
        (outcome,) = collected(f"../{source}", into=f"into-{number}")
        assert (["Torbay, 2024-25", "Halton, 2024-25"], []) == (outcome.new, outcome.problems)

    found = [tree(tmp_path / f"into-{number}" / "councils") for number in range(3)]
    assert found[0] == found[1] == found[2]
    assert 4 == len(found[0])
    account = tmp_path / "into-0/councils/E06000027/2024-25/account.json"
    assert FILES["torbay/2024-25/account.json"] == account.read_bytes()
    assert '"base": "https://accounts.example.org/"' in account.with_name("listed.json").read_text(encoding="utf-8")


def test_a_project_is_read_from_its_built_site_only(collected: Gathering, tmp_path: Path) -> None:
    """A project’s templates are programs, so nothing of it is built here."""
    (tmp_path / "project" / "accounts").mkdir(parents=True)
    (before,) = collected("../project")
    write_site(tmp_path / "project" / "site", FILES)
    (after,) = collected("../project")

    assert [
        "There is no accounts.json in this folder or in its site/. Build it first, there:  localaccount build"
    ] == before.problems
    assert (2, []) == (len(after.new), after.problems)


@pytest.mark.parametrize("linked", ["torbay", "torbay/2024-25", "torbay/2024-25/account.json"])
def test_a_link_on_disk_is_not_followed(linked: str, collected: Gathering, tmp_path: Path) -> None:
    """A folder that somebody sent must not read the files of whoever gathers."""
    built = write_site(tmp_path / "built", FILES)
    write_site(tmp_path / "elsewhere", FILES)
    path = built / linked
    if path.is_dir():
        for file in sorted(path.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        path.rmdir()
    else:
        path.unlink()
    try:
        path.symlink_to(tmp_path / "elsewhere" / linked)
    except OSError:
        # Windows lets few people make links; what is there is then no account at all.
        os.link(tmp_path / "elsewhere" / "index.html", path)
    (outcome,) = collected("../built")

    assert ["Halton, 2024-25"] == outcome.new
    assert [
        "Torbay, 2024-25: torbay/2024-25/account.json is a link to another place on the disk. "
        "Put the file itself there."
    ] == outcome.problems


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("accounts.json", b" " * 60_000_000)


def _many(path: Path) -> None:
    _zip(path, {**FILES, **{f"page-{number}/{'x' * 400}.html": b"" for number in range(60)}})


def _two(path: Path) -> None:
    _zip(path, {"one/accounts.json": b"{}", "two/accounts.json": b"{}"})


def _tar_bomb(path: Path) -> None:
    _tar(path, {"film.mp4": b"\0" * 4_000_000, **FILES})


def _tar_going_round(path: Path) -> None:
    """A header whose size is less than nothing: CVE-2025-8194."""
    member = tarfile.TarInfo("index.html")
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = (-1024).to_bytes(12, "big", signed=True)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    path.write_bytes(gzip.compress(bytes(header) + b"\0" * 1024))


def _tar_huge_header(path: Path) -> None:
    """A long name of 30 million letters."""
    member = tarfile.TarInfo("././@LongLink")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 30_000_000
    path.write_bytes(gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + b"x" * 30_000_000))


def _tar_linked(path: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("accounts.json")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)


DAMAGED = "The archive is damaged, has a password, or unpacks to far more than a site. Pack the site again."
NONE = "There is no accounts.json in the archive. Pack the folder of a built site."
ARCHIVES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a zip bomb": (
        "a.zip", _bomb,
        "accounts.json is larger than 200,000 bytes, the most that is taken. Tell whoever runs the site.",
    ),
    "files without end": ("a.zip", _many, "The archive has more than 50 files. Pack one site at a time."),
    "two sites": ("a.zip", _two, "There are several sites in the archive. Pack one folder of a built site."),
    "no site": ("a.zip", lambda path: _zip(path, {"readme.txt": b""}), NONE),
    "a site at a path that leads out": (
        "a.zip", lambda path: _zip(path, {"../../accounts.json": b'{"accounts": 1}'}),
        "accounts.json is no list of accounts: it has no “accounts”. Check the address.",
    ),
    "no zip": ("a.zip", lambda path: path.write_bytes(b"PK\3\4 and nothing more"), DAMAGED),
    "no gzip": ("a.tar.gz", lambda path: path.write_bytes(b"tar"), DAMAGED),
    "no tar": ("a.tgz", lambda path: path.write_bytes(gzip.compress(b"no tar at all" * 100)), DAMAGED),
    "a tar that unpacks for ever": ("a.tar.gz", _tar_bomb, DAMAGED),
    "a tar that leads its reader round": ("a.tar.gz", _tar_going_round, DAMAGED),
    "a tar with a header of 30 megabytes": ("a.tar.gz", _tar_huge_header, DAMAGED),
    "a tar whose list is a link": ("a.tar.gz", _tar_linked, NONE),
    "a file of another kind": (
        "a.docx", lambda path: path.write_bytes(b""),
        "This file is no archive that can be read. Pack the site as .zip or .tar.gz.",
    ),
    "nothing": (
        "a.zip", lambda path: None, "There is no such folder or archive. Check the name; an address begins with https://"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_harms_nothing_and_is_told(name: str, collected: Gathering, tmp_path: Path) -> None:
    """Nothing is written outside the collection, whatever the names in it, and the reason is told."""
    file, make, sentence = ARCHIVES[name]
    make(tmp_path / file)
    write_site(tmp_path / "good", site(listed("E06000001")))
    before = tree(tmp_path)
    bad, good = collected(f"../{file}", "../good")

    assert ([sentence], []) == (bad.problems, good.problems)
    assert before == tree(tmp_path, without=("collection",))
    assert {"E06000001/2024-25/account.json", "E06000001/2024-25/listed.json"} == set(
        tree(tmp_path / "collection" / "councils")
    )


def test_one_account_too_large_in_an_archive_stops_no_other(collected: Gathering, tmp_path: Path) -> None:
    """It is told, and the rest comes."""
    _tar(tmp_path / "a.tar.gz", {**FILES, "torbay/2024-25/account.json": b" " * 900_000})
    (outcome,) = collected("../a.tar.gz")

    assert ["Halton, 2024-25"] == outcome.new
    assert [
        "Torbay, 2024-25: torbay/2024-25/account.json is larger than 100,000 bytes, the most that is taken. "
        "Tell whoever runs the site."
    ] == outcome.problems

"""A reader always meets a whole site: the old one or the new one, whatever happens to the build."""

import errno
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from localaccount_gen import swapping
from localaccount_gen.findings import ProjectError
from localaccount_gen.output import MARK, BuildRunning, publish_site, staging_folder
from localaccount_gen.swapping import Swap
from tests.stand_in_build import PAGES, write_pages

STAND_IN = Path(__file__).with_name("stand_in_build.py")
WAYS = ("exchange", "renames") if sys.platform == "linux" else ("renames",)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site whose pages all say “old”."""
    return publish(tmp_path / "project" / "site", "old")


def publish(site: Path, word: str) -> Path:
    with staging_folder(site) as staged:
        write_pages(staged, word)
        publish_site(staged, site)
    return site


def start(*words: object) -> subprocess.Popen[str]:
    """The stand-in build with these words. Without site-packages it starts in a third of the time."""
    root = str(STAND_IN.parent.parent)
    return subprocess.Popen(
        [sys.executable, "-S", str(STAND_IN), *map(str, words)],
        env={**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run(*words: object) -> tuple[int, str, str]:
    process = start(*words)
    told, complaint = process.communicate(timeout=60)
    return process.returncode, told.strip(), complaint.strip()


def word_of(site: Path) -> str:
    """The word that every page of the site says; another answer where the site is not whole."""
    if not site.exists():
        return "no site"
    present = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {MARK}
    words = {(site / page).read_text(encoding="utf-8") for page in present}
    if present != set(PAGES) or len(words) != 1 or len(text := words.pop()) % 2_000 or not text:
        return "broken"
    return text[: len(text) // 2_000]


def beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()}


def refusing(number: int, nth: int = 1) -> Callable[..., None]:
    """Stands for a function of the system whose nth call meets a disk that refuses."""
    calls = iter(range(1, 1_000))

    def refuse(path: object, *rest: object, **named: object) -> None:
        if next(calls) >= nth:
            raise OSError(number, os.strerror(number), str(path))

    return refuse


def test_the_first_site_is_published(tmp_path: Path) -> None:
    """A council starts with nothing, perhaps not even the folder it names."""
    site = tmp_path / "public" / "2024-25" / "site"

    with staging_folder(site) as staged:
        write_pages(staged, "new")
        done = publish_site(staged, site)

    assert Swap.FIRST == done
    assert "new" == word_of(site)
    assert {"site", ".site-lock"} == beside(site)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A host often hands out an empty folder to publish in."""
    site = tmp_path / "site"
    site.mkdir()

    assert "new" == word_of(publish(site, "new"))


@pytest.mark.parametrize("way", WAYS)
def test_a_new_site_takes_the_place_of_the_old_one(site: Path, way: str) -> None:
    """Nothing of the old site or of the building of the new one stays behind."""
    (site / "page-of-last-year.html").write_text("gone", encoding="utf-8")

    assert (0, "", "") == run(site, way, "publish", "new")
    assert "new" == word_of(site)
    assert {"site", ".site-lock"} == beside(site)


def test_the_same_bytes_are_not_written_again(site: Path) -> None:
    """A build that changes nothing leaves the site alone, down to the times of its files."""
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in [site, *site.rglob("*")]}

    with staging_folder(site) as staged:
        write_pages(staged, "old")
        done = publish_site(staged, site)

    assert Swap.UNCHANGED == done
    assert before == {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in [site, *site.rglob("*")]}
    assert {"site", ".site-lock"} == beside(site)


def test_one_changed_letter_is_a_change(site: Path) -> None:
    """Files of the same length are compared by what they hold."""
    with staging_folder(site) as staged:
        write_pages(staged, "odd")
        done = publish_site(staged, site)

    assert Swap.REPLACED == done
    assert "odd" == word_of(site)


def test_a_failed_build_leaves_the_old_site(site: Path) -> None:
    """Whatever goes wrong while pages are made, the old site stays and the half-made one goes."""
    with pytest.raises(ZeroDivisionError), staging_folder(site) as staged:
        (staged / "index.html").write_text("half", encoding="utf-8")
        raise ZeroDivisionError

    assert "old" == word_of(site)
    assert {"site", ".site-lock"} == beside(site)


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    """A slip in --site-dir must not cost anybody their documents."""
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("Dear Sir", encoding="utf-8")

    with pytest.raises(ProjectError) as refused, staging_folder(documents):
        pytest.fail("nothing may be built for a folder that cannot be replaced")

    assert (
        f"{documents} was not made by localaccount and a build would replace it: "
        "move it away, or name another folder with --site-dir." == str(refused.value)
    )
    assert "Dear Sir" == (documents / "letter.txt").read_text(encoding="utf-8")


def test_a_file_in_the_place_of_the_site_is_kept(tmp_path: Path) -> None:
    """The site folder may be named by mistake as a file that exists."""
    site = tmp_path / "site"
    site.write_text("kept", encoding="utf-8")

    with pytest.raises(ProjectError), staging_folder(site):
        pytest.fail("nothing may be built for a file that cannot be replaced")

    assert "kept" == site.read_text(encoding="utf-8")


def test_the_root_of_a_disk_is_refused(tmp_path: Path) -> None:
    """It has no name, no folder beside it, and much that is not ours."""
    with pytest.raises(ProjectError, match="was not made by localaccount"), staging_folder(Path(tmp_path.anchor)):
        pytest.fail("nothing may be built for the root of a disk")


def test_a_second_build_waits_for_nobody(site: Path) -> None:
    """Two builds at once: the second says in one line that the first is running, and the first is not disturbed."""
    first = start(site, WAYS[0], "hold")
    assert first.stdout and "ready\n" == first.stdout.readline()

    with pytest.raises(BuildRunning) as refused, staging_folder(site):
        pytest.fail("two builds may not run at once")
    first.communicate("go on\n", timeout=60)

    assert f"Another build is running for {site}: wait until it has ended, then build again." == str(refused.value)
    assert 0 == first.returncode
    assert "old" == word_of(site)
    assert "new" == word_of(publish(site, "new"))


@pytest.mark.parametrize("way", WAYS)
def test_of_builds_started_together_each_publishes_or_gives_way(site: Path, way: str) -> None:
    """Twenty builds in a race, four at a time: the site is whole and every build says what happened to it."""
    for race in range(5):
        builds = [start(site, way, "publish", f"race {race} {number}") for number in range(4)]
        ends = [(build.communicate(timeout=60)[1].strip(), build.returncode) for build in builds]

        gave_way = (f"Another build is running for {site}: wait until it has ended, then build again.", 1)
        assert {("", 0), gave_way} >= set(ends)
        assert ("", 0) in ends
        assert word_of(site).startswith(f"race {race} ")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_in_one_sentence(site: Path, number: int) -> None:
    """A disk that fills up while pages are written costs the new site, not the old one."""
    with pytest.raises(ProjectError) as refused, staging_folder(site) as staged:
        write_pages(staged, "new")
        raise OSError(number, os.strerror(number))  # as write() does, which does not know the name of its file

    assert f"There is no room left on the disk for the new site: nothing was changed in {site}." == str(refused.value)
    assert "old" == word_of(site)
    assert {"site", ".site-lock"} == beside(site)


def test_a_disk_that_is_full_at_the_last_moment_keeps_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks only find out that they are full when they are asked to keep what was written."""
    monkeypatch.setattr(swapping, "flush", refusing(errno.ENOSPC))

    with pytest.raises(ProjectError) as refused:
        publish(site, "new")

    assert f"There is no room left on the disk for the new site: nothing was changed in {site}." == str(refused.value)
    assert "old" == word_of(site)


def test_a_disk_that_can_only_be_read_is_told_in_one_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback where a share is mounted for reading."""
    monkeypatch.setattr(os, "mkdir", refusing(errno.EROFS))

    with pytest.raises(ProjectError) as refused:
        publish(site, "new")

    assert f"The disk can only be read, so no site can be built there: nothing was changed in {site}." == str(
        refused.value
    )
    assert "old" == word_of(site)


def test_a_folder_we_may_not_write_in_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People can only ask for a right when they know where it is missing."""
    lock = site.parent / ".site-lock"
    monkeypatch.setattr(Path, "open", refusing(errno.EACCES))

    with pytest.raises(ProjectError) as refused:
        publish(site, "new")

    assert f"{lock} cannot be written, or a program is using it: nothing was changed in {site}." == str(refused.value)


def test_a_refusal_by_a_file_of_the_council_keeps_its_own_words(site: Path) -> None:
    """A picture that cannot be read is not told as a site that cannot be written."""
    picture = str(site.parent / "accounts" / "torbay" / "map.png")

    with pytest.raises(PermissionError), staging_folder(site):
        raise PermissionError(errno.EACCES, "Permission denied", picture)


def test_where_the_second_rename_fails_the_old_site_comes_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a program that has a page open can stop a rename half-way."""
    monkeypatch.setattr(swapping, "exchange", lambda staged, site: False)
    real, calls = Path.rename, []

    def second_refused(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise PermissionError(errno.EACCES, "Access is denied", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", second_refused)

    with pytest.raises(ProjectError, match="cannot be written, or a program is using it: nothing was changed in"):
        publish(site, "new")

    assert "old" == word_of(site)
    assert {"site", ".site-lock"} == beside(site)


def test_the_next_build_brings_back_a_site_that_stood_aside(site: Path) -> None:
    """Where folders cannot be exchanged, a stop between two renames leaves the old site under another name."""
    site.rename(site.with_name(".site-previous"))

    with staging_folder(site):
        assert "old" == word_of(site)

    assert {"site", ".site-lock"} == beside(site)


def test_the_next_build_clears_away_what_a_stopped_one_left(site: Path) -> None:
    """Half-made sites do not pile up; folders that only look a little like them are left alone."""
    for name in (".site-building-4711", ".site-building-notes", ".site-previous"):
        write_pages(site.with_name(name), "left over")

    publish(site, "new")

    assert "new" == word_of(site)
    assert {"site", ".site-lock", ".site-building-notes"} == beside(site)


@pytest.mark.parametrize("way", WAYS)
def test_a_crash_at_any_step_leaves_a_whole_site(tmp_path: Path, way: str) -> None:
    """The process dies before, between and after every step on the disk, one after the other."""
    site = publish(tmp_path / "count" / "site", "old")
    steps = int(run(site, way, "steps", "new")[1])
    at_once, after_recovery = [], []
    for nth in range(1, steps + 1):
        site = publish(tmp_path / str(nth) / "site", "old")

        assert (9, "", "") == run(site, way, "stop", "new", nth)
        at_once.append(word_of(site))
        previous = site.with_name(".site-previous")
        assert word_of(previous) in ("no site", "old"), "what may be brought back is whole"
        with staging_folder(site):
            after_recovery.append(word_of(site))
        assert {"site", ".site-lock"} == beside(site)

    assert {"old", "new"} == set(after_recovery)
    assert after_recovery == sorted(after_recovery, key=["old", "new"].index), "once new, it stays new"
    assert {"old", "new"} | ({"no site"} if way == "renames" else set()) == set(at_once)


def test_a_crash_of_a_build_in_place_would_be_seen(tmp_path: Path) -> None:
    """The test above can fail: a build that writes over the old site leaves broken ones."""
    seen = set()
    for nth in range(1, 30, 4):
        site = publish(tmp_path / str(nth) / "site", "old")
        run(site, "in place", "stop", "new", nth)
        seen.add(word_of(site))

    assert "broken" in seen


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_any_moment_leaves_a_whole_site(site: Path, way: str) -> None:
    """Forty builds are killed at moments nobody chose."""
    moments = random.Random(40)
    seen, half_made = [], 0
    for _ in range(40):
        build = start(site, way, "again")
        assert build.stdout and "ready\n" == build.stdout.readline()
        time.sleep(moments.uniform(0, 0.04))
        build.kill()
        build.communicate()
        half_made += any(name.startswith(".site-building-") for name in beside(site))
        if way == "renames":
            with staging_folder(site):
                pass
        seen.append(word_of(site))

    assert [] == [word for word in seen if word in ("no site", "broken")]
    assert half_made > 10, "the kills fell into the midst of builds"

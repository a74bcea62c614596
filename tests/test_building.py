"""A site built council by council: from a cache, by several processes, on several machines, always the same bytes."""

import multiprocessing
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.building import making, whole, workers
from localaccount_gen.building.keys import council_key
from localaccount_gen.building.making import Building, Order
from localaccount_gen.building.part import Part, made_part
from localaccount_gen.building.store import Store
from localaccount_gen.cli.build import build
from localaccount_gen.council import PublishedCouncil, Workshop, publish_council
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import SHIPPED_ASSETS, SHIPPED_TEMPLATES, Project
from tests.accounts import TODAY, good_account, write

COUNCILS = {"halton": ("Halton Borough Council", "E06000006"), "torbay": ("Torbay Council", "E06000027")}


def council(slug: str, name: str, code: str) -> dict[str, str]:
    """The good account as another council's."""
    files = {path.replace("halton", slug): text for path, text in good_account().items() if path != "mkdocs.yml"}
    council = f"accounts/{slug}/council.yml"
    return files | {council: files[council].replace("Halton Borough Council", name).replace("E06000006", code)}


def run(project: Path, *words: str) -> Result:
    """The command in that folder."""
    before = Path.cwd()
    os.chdir(project)
    try:
        return CliRunner().invoke(build, words, catch_exceptions=False)
    finally:
        os.chdir(before)


def site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two councils that was built, with its cache. Not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    files = {"mkdocs.yml": good_account()["mkdocs.yml"].replace("plugins:", "site_url: https://a.example/\nplugins:")}
    for slug, (name, code) in COUNCILS.items():
        files |= council(slug, name, code)
    write(folder, files)
    assert "" == run(folder).stderr
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """The same to change."""
    return Path(shutil.copytree(built, tmp_path / "project"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The councils that are made, and not taken from the cache, from now on."""
    names: list[str] = []

    def watched(workshop: Workshop, folder: Path) -> PublishedCouncil:
        names.append(folder.name)
        return publish_council(workshop, folder)

    monkeypatch.setattr(making, "publish_council", watched)
    return names


def _edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return change


def _own_template(project: Path) -> None:
    name = "pages/about.html"
    text = (SHIPPED_TEMPLATES / name).read_text(encoding="utf-8")
    shutil.copytree(SHIPPED_TEMPLATES, project / "templates")
    (project / "templates" / name).write_text(f"{text}\n<p>Printed by our own press.</p>\n", encoding="utf-8")


def _picture(project: Path) -> None:
    from PIL import Image

    folder = project / "accounts/halton/2024-25/images"
    folder.mkdir()
    Image.new("RGB", (40, 30), "teal").save(folder / "garden.png")
    _edit("accounts/halton/2024-25/market.md", "We listened", "![A garden](images/garden.png)\n\nWe listened")(project)


def _new_council(project: Path) -> None:
    write(project, council("derby", "Derby City Council", "E06000015"))


def _delete(project: Path) -> None:
    shutil.rmtree(project / "accounts/torbay")
    (project / "addresses.txt").unlink()


EDITS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "nothing": (lambda project: None, []),
    "a section": (_edit("accounts/halton/2024-25/market.md", "We listened", "They said: we listened"), ["halton"]),
    "council.yml": (_edit("accounts/halton/council.yml", "01632 960123", "01632 960999"), ["halton"]),
    "a picture": (_picture, ["halton"]),
    "mkdocs.yml": (_edit("mkdocs.yml", "site_name: Local accounts", "site_name: Accounts"), ["halton", "torbay"]),
    "a template": (_own_template, ["halton", "torbay"]),
    "a new council": (_new_council, ["derby"]),
    "a deleted council": (_delete, []),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_cached_build_has_the_bytes_of_a_clean_one(edit: str, project: Path, made: list[str]) -> None:
    """Whatever was changed since, and only what has changed is made anew."""
    change, expected = EDITS[edit]
    change(project)

    told = run(project, "--jobs", "1")
    from_cache = list(made)
    clean = run(project, "--no-cache", "--jobs", "1", "--site-dir", "clean")

    assert (0, 0) == (told.exit_code, clean.exit_code), told.stderr
    assert expected == from_cache
    assert site(project / "clean") == site(project / "site")


def test_where_nothing_has_changed_nothing_is_made(
    project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page, no search index, and the files of the site are the very same."""
    before = {path: path.stat().st_ino for path in (project / "site").rglob("*")}
    monkeypatch.delattr(whole, "index_site")
    monkeypatch.delattr(whole, "publish_sitewide")

    done = run(project)

    assert "nothing has changed" in done.stdout
    assert [] == made
    assert before == {path: path.stat().st_ino for path in (project / "site").rglob("*")}


def test_files_that_have_not_changed_stay_the_same_files(project: Path) -> None:
    """A server that copies what is newer has little to copy, though the site is exchanged as a whole."""
    other = project / "site/torbay/2024-25/market/index.html"
    before = other.stat().st_mtime_ns
    EDITS["a section"][0](project)

    run(project)

    assert before == other.stat().st_mtime_ns
    assert "They said: we listened" in (project / "site/halton/2024-25/market/index.html").read_text(encoding="utf-8")


def _spoil(path: Path, chance: random.Random) -> None:
    """Half of it, nothing of it, or other bytes somewhere."""
    content = bytearray(path.read_bytes())
    match chance.randrange(4):
        case 0:
            content = content[: len(content) // 2]
        case 1:
            content = bytearray()
        case 2:
            content[chance.randrange(len(content))] ^= 0xFF
        case 3:
            content[-chance.randrange(1, 4000)] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_cache_costs_time_and_nothing_else(seed: int, project: Path) -> None:
    """A disk that failed, a half written file, a stranger's hand: no traceback, and no other page."""
    whole_site = site(project / "site")
    shutil.rmtree(project / "site")
    chance = random.Random(seed)
    for path in sorted((project / ".localaccount-cache").rglob("*.zip")):
        _spoil(path, chance)

    done = run(project)

    assert (0, "") == (done.exit_code, done.stderr)
    assert whole_site == site(project / "site")


def test_an_old_site_that_somebody_changed_by_hand_is_put_right(project: Path) -> None:
    """What is taken over from it is read first; and what somebody changed is no part of the cache."""
    page = project / "site/torbay/2024-25/market/index.html"
    whole_site = site(project / "site")
    page.write_text("<p>Bargains!</p>", encoding="utf-8")

    run(project)

    assert whole_site == site(project / "site")


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_two_processes_make_what_one_makes(way: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes in the same order, also where a process begins with nothing, as on Windows."""
    usual = multiprocessing.get_start_method(allow_none=False)
    asked = way if way in multiprocessing.get_all_start_methods() else usual
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context(asked))
    before = site(project / "site")
    shutil.rmtree(project / "site")

    done = run(project, "--no-cache", "--jobs", "2")

    assert (0, "") == (done.exit_code, done.stderr)
    assert before == site(project / "site")


def test_two_processes_tell_what_one_tells(project: Path) -> None:
    """Every finding of every council in one run, in the same order, with the same end."""
    for slug in COUNCILS:
        _edit(f"accounts/{slug}/2024-25/market.md", "We listened", "Homes: TBC\n\nWe listened")(project)

    one, two = (run(project, "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))

    assert 1 == one.exit_code == two.exit_code
    assert one.stderr == two.stderr
    assert 2 == two.stderr.count("error: “TBC” stands where words for residents should be.")
    assert two.stderr.endswith("2 accounts checked: 2 errors.\nNothing was published; site is as it was.\n")


def dies(folder: Path) -> None:
    """What the system does to a process for which there is no memory left."""
    os._exit(9)


def test_a_process_that_dies_is_told_in_a_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the old site stays."""
    monkeypatch.setattr(workers, "_council", dies)
    before = site(project / "site")

    with pytest.raises(ProjectError, match=r"^A process .* has ended without a word, .* such as  --jobs 1\.$"):
        run(project, "--no-cache", "--jobs", "2")

    assert before == site(project / "site")


def test_shards_join_into_the_site_that_one_machine_makes(project: Path, made: list[str]) -> None:
    """Byte for byte, and without making any council again."""
    before = site(project / "site")
    for folder in ("site", ".localaccount-cache"):
        shutil.rmtree(project / folder)

    told = [run(project, "--no-cache", "--shard", f"{number}/2", "--site-dir", f"shard{number}") for number in (1, 2)]
    shards = list(made)
    joined = run(project, "--join", "shard1", "--join", "shard2")

    assert told[0].stdout == "1 of 2 councils, 1 account. Join them with  --join shard1\n"
    assert ["halton", "torbay"] == shards == made
    assert (0, "") == (joined.exit_code, joined.stderr)
    assert before == site(project / "site")


def test_a_council_that_changed_after_its_shard_is_built_by_who_joins(project: Path, made: list[str]) -> None:
    """A site of words that are not the newest would be worse than one that takes longer."""
    run(project, "--shard", "1/1", "--site-dir", "all")
    shutil.rmtree(project / ".localaccount-cache")
    EDITS["a section"][0](project)

    joined = run(project, "--join", "all")

    assert ["halton"] == made
    assert "1 council was in none of the shards as they are now, and built here.\n" in joined.stdout


@pytest.mark.parametrize("words", [("--shard", "3/2"), ("--shard", "two"), ("--join", "accounts")])
def test_what_is_no_shard_is_told(words: tuple[str, str], project: Path) -> None:
    """A slip in a matrix of a CI service should not cost an hour."""
    with pytest.raises(ProjectError, match=r"is no shard: write  --shard 2/8|was not made by  localaccount build"):
        run(project, *words)


def test_a_folder_with_something_else_is_never_made_a_shard(project: Path) -> None:
    """Only what is ours is cleared."""
    with pytest.raises(ProjectError, match="is not empty and no shard"):
        run(project, "--shard", "1/2", "--site-dir", "accounts")


def test_only_one_council_leaves_the_others_in_the_cache(project: Path, made: list[str]) -> None:
    """Whoever looks at one council does not pay for it at the next whole build."""
    only = run(project, "--only", "halton", "--site-dir", "one")
    run(project)

    assert (0, []) == (only.exit_code, made)
    assert (project / "one/halton/2024-25/index.html").is_file()
    assert not (project / "one/torbay").exists()


def test_a_page_written_by_hand_may_lead_to_what_a_council_has(project: Path) -> None:
    """MkDocs sees the pages about no council alone, and finds the others all the same."""
    shutil.copytree(SHIPPED_ASSETS, project / "site_assets")
    text = (
        "[Markets](halton/2024-25/market.md) [At a glance](halton/2024-25/index.md) [Data](halton/2024-25/account.json)"
    )
    (project / "site_assets/start.md").write_text(f"# Where to start\n\n{text}\n", encoding="utf-8", newline="\n")

    done = run(project)

    page = (project / "site/start/index.html").read_text(encoding="utf-8")
    assert (0, "") == (done.exit_code, done.stderr)
    assert [] == [way for way in ("market/", "", "account.json") if f'href="../halton/2024-25/{way}"' not in page]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    yield Store(tmp_path / "store")


def _part(word: str) -> Part:
    return made_part({"a.txt": word.encode()}, {"word": word}, drafts=False, base="/")


def test_a_store_gives_back_what_it_was_given(store: Store) -> None:
    """The files and all that was told of them."""
    store.keep("councils/halton", "key", _part("one"))

    found = store.find("councils/halton", "key")

    assert found is not None
    assert _part("one").record == found.record
    assert [("a.txt", b"one")] == list(found.contents(["a.txt"]))
    assert store.find("councils/halton", "another key") is None


def test_a_store_does_not_grow_for_ever(store: Store, tmp_path: Path) -> None:
    """Three of each part stay, those last used; and none of a council that has gone."""
    for number in range(5):
        store.keep("councils/halton", str(number), _part(str(number)))
        os.utime(tmp_path / f"store/councils/halton/{number}.zip", (number, number))
    store.keep("councils/gone", "0", _part("gone"))
    assert store.find("councils/halton", "0")

    store.tidy(["councils/halton"])

    assert [bool(store.find("councils/halton", str(number))) for number in range(5)] == [True, False, False, True, True]
    assert store.find("councils/gone", "0") is None


def test_a_key_is_of_every_file_and_every_name(built: Path, tmp_path: Path) -> None:
    """An empty folder is an account that is not there yet, and a moved file another picture."""
    project = Path(shutil.copytree(built, tmp_path / "project"))
    folder = project / "accounts/halton"

    def key() -> str:
        return council_key("all else", Project(project), folder)

    keys = [key()]
    (folder / "2023-24").mkdir()
    keys.append(key())
    (folder / "2023-24/a.txt").write_text("1", encoding="utf-8")
    keys.append(key())
    (folder / "2023-24/a.txt").rename(folder / "2023-24/b.txt")
    keys.append(key())

    assert 4 == len(set(keys))


def _on(day: date, project: Path) -> bool:
    """Whether Halton is taken from the cache on a day."""
    building = Building(Order(project, day, store=project / ".localaccount-cache"))
    return building.council(project / "accounts/halton").was_kept


def test_what_asks_the_day_is_made_anew_on_another(project: Path) -> None:
    """What is overdue today was not yesterday; where nothing falls due, a day costs nothing."""
    tomorrow = TODAY + timedelta(days=1)
    assert _on(TODAY, project)
    assert _on(tomorrow, project)

    reason = "We are still counting what our new contracts with homes have cost us this year."
    answer = f"answers: [{{rule: no-weakness, reason: {reason}, until: 2027-01-31}}]"
    _edit("accounts/halton/2024-25/account.yml", "published:", f"{answer}\npublished:")(project)

    assert [False, True, False, True] == [_on(day, project) for day in (TODAY, TODAY, tomorrow, tomorrow)]


def test_another_option_is_another_build(project: Path) -> None:
    """A draft is never taken for what is published."""
    orders = [Order(project, TODAY), Order(project, TODAY, drafts=True), Order(project, TODAY, braille=True)]

    assert 3 == len({Building(order).common for order in orders})

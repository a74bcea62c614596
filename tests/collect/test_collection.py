"""A collection over time: what was seen when, what is gone, who may speak for whom, and what a stopped run leaves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from localaccount_gen.collecting.gathering import Wanted
from localaccount_gen.collecting.kept import KeptCollection, opened
from localaccount_gen.findings import ProjectError
from tests.collect.conftest import LIMITS, Gathering
from tests.collect.loopback import Loopback, serving
from tests.collect.made import account, as_json, listed, site, tree, write_site

TORBAY, HALTON = listed(), listed("E06000006")


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with serving(site(TORBAY, HALTON)) as opened_server:
        yield opened_server


def _record(tmp_path: Path) -> list[dict[str, Any]]:
    told: dict[str, Any] = json.loads((tmp_path / "collection" / "collection.json").read_text(encoding="utf-8"))
    return told["sources"]  # type: ignore[no-any-return]


def _put(loopback: Loopback, files: dict[str, bytes]) -> None:
    loopback.files = {f"/{name}": content for name, content in files.items()}


def test_what_was_gathered_is_kept_as_it_came_and_remembered(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """The account byte for byte, with its digest, its address and the day; in folders named by our own codes."""
    (outcome,) = collected(loopback.address, hosts=(loopback.host,))
    (source,) = _record(tmp_path)
    halton, torbay = source["accounts"]
    kept = tmp_path / "collection" / "councils" / "E06000027" / "2024-25"

    assert ["Torbay, 2024-25", "Halton, 2024-25"] == outcome.new
    assert loopback.files["/torbay/2024-25/account.json"] == (kept / "account.json").read_bytes()
    assert ("Our accounts", loopback.address, "2026-11-21") == (source["site"], source["address"], source["seen"])
    assert ("Halton", "Torbay") == (halton["council"], torbay["council"])
    assert (f"{loopback.address}torbay/2024-25/", "2026-11-21", None, "published without approval") == (
        torbay["address"], torbay["first_seen"], torbay["gone"], torbay["state"])  # fmt: skip
    assert 64 == len(torbay["file"]["sha256"])
    assert torbay["file"]["etag"]


def test_names_regions_and_types_are_those_of_the_code(collected: Gathering, tmp_path: Path) -> None:
    """A site cannot call its council “Best in England”, nor move it to another region."""
    council = {**TORBAY["council"], "name": "Best in England", "short_name": "Best", "region": "E12000007"}
    write_site(tmp_path / "built", site({**TORBAY, "council": council}))
    collected("../built")
    with opened(tmp_path / "collection") as kept:
        ((_, _, entry),) = kept.accounts()

    assert ("Torbay", "Torbay", "E12000009") == (entry.council.name, entry.council.short_name, entry.council.region)


def test_an_account_that_is_gone_is_kept_and_marked_and_may_come_back(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """A council that takes an account off its site does not take it out of the record."""
    collected(loopback.address, hosts=(loopback.host,), day="2026-01-01")
    _put(loopback, site(TORBAY))
    (gone,) = collected(loopback.address, hosts=(loopback.host,), day="2026-02-01")
    (again,) = collected(loopback.address, hosts=(loopback.host,), day="2026-03-01")
    halton = _record(tmp_path)[0]["accounts"][0]

    assert (["Halton, 2024-25"], []) == (gone.gone, again.gone)
    assert ("2026-01-01", "2026-02-01") == (halton["seen"], halton["gone"])
    assert (tmp_path / "collection/councils/E06000006/2024-25/account.json").is_file()

    _put(loopback, site(TORBAY, HALTON))
    (back,) = collected(loopback.address, hosts=(loopback.host,), day="2026-04-01")
    assert (["Torbay, 2024-25", "Halton, 2024-25"], []) == (back.same, back.problems)
    assert ("2026-04-01", None) == tuple(_record(tmp_path)[0]["accounts"][0][key] for key in ("seen", "gone"))


def test_a_changed_account_is_told_and_replaces_the_one_before(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """A correction on a council's site arrives in the collection, and git shows what it was."""
    collected(loopback.address, hosts=(loopback.host,))
    changed = as_json(account(TORBAY, "We helped fewer people."))
    loopback.files["/torbay/2024-25/account.json"] = changed
    (outcome,) = collected(loopback.address, hosts=(loopback.host,))

    assert (["Torbay, 2024-25"], ["Halton, 2024-25"]) == (outcome.changed, outcome.same)
    assert changed == (tmp_path / "collection/councils/E06000027/2024-25/account.json").read_bytes()


def test_what_cannot_be_read_again_stays_as_it_was(loopback: Loopback, collected: Gathering, tmp_path: Path) -> None:
    """A site that breaks does not empty the collection; the fault is told until it is mended."""
    collected(loopback.address, hosts=(loopback.host,), day="2026-01-01")
    before = tree(tmp_path / "collection" / "councils")
    good = loopback.files["/torbay/2024-25/account.json"]
    loopback.files["/torbay/2024-25/account.json"] = b"<html>"
    (broken,) = collected(loopback.address, hosts=(loopback.host,), day="2026-02-01")
    torbay = _record(tmp_path)[0]["accounts"][1]
    loopback.files["/torbay/2024-25/account.json"] = good
    (mended,) = collected(loopback.address, hosts=(loopback.host,), day="2026-03-01")

    sentence = "account.json is a web page, not the file of that name that localaccount makes. Check the address."
    assert [f"Torbay, 2024-25: {sentence}"] == broken.problems
    assert (sentence, "2026-01-01") == (torbay["problem"], torbay["seen"])
    assert before == tree(tmp_path / "collection" / "councils")
    assert ([], "") == (mended.problems, _record(tmp_path)[0]["accounts"][1]["problem"])


def test_a_site_that_turns_into_another_council_is_told_and_not_believed(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """An address that was sold, or taken over, must not speak for somebody else."""
    _put(loopback, site(TORBAY))
    collected(loopback.address, hosts=(loopback.host,))
    before = tree(tmp_path / "collection" / "councils")
    _put(loopback, site(HALTON))
    (outcome,) = collected(loopback.address, hosts=(loopback.host,))

    assert [
        "This site had accounts of Torbay, and now has Halton instead; nothing of it was taken. Look at the site. "
        f"If it is right:  localaccount collect --forget {loopback.address}"
    ] == outcome.problems
    assert before == tree(tmp_path / "collection" / "councils")


def test_of_two_that_claim_an_account_the_earlier_is_kept(collected: Gathering, tmp_path: Path) -> None:
    """The second is told; the first stays, byte for byte."""
    write_site(tmp_path / "first", site(TORBAY))
    write_site(tmp_path / "second", {**site(TORBAY), TORBAY["data"]: as_json(account(TORBAY, "Not ours."))})
    collected("../first")
    before = tree(tmp_path / "collection" / "councils")
    first, second = collected("../first", "../second")

    assert [
        "Torbay, 2024-25: It was gathered from ../first already, and that one is kept. If this is the council’s own "
        "site, say so in the list of sources, with  council:"
    ] == second.problems
    assert ([], before) == (first.problems, tree(tmp_path / "collection" / "councils"))


def test_a_councils_own_site_goes_before_any_other(collected: Gathering, tmp_path: Path) -> None:
    """Where the list of sources says whose site it is; and it may then speak for that council only."""
    write_site(tmp_path / "region", site(TORBAY, HALTON))
    own = as_json(account(TORBAY, "Our own words."))
    write_site(tmp_path / "own", {**site(TORBAY, HALTON), TORBAY["data"]: own})
    collected("../region")
    region, mine = collected("../region", Wanted("../own", "E06000027"))
    again, _ = collected("../region", Wanted("../own", "E06000027"))

    assert ([], ["Torbay, 2024-25"]) == (region.problems, mine.new)
    assert [
        "Halton, 2024-25: It is of another council than the list of sources says of this site. Look at the site and at "
        "the list."
    ] == mine.problems
    assert own == (tmp_path / "collection/councils/E06000027/2024-25/account.json").read_bytes()
    assert 1 == len(again.problems)
    assert again.problems[0].startswith("Torbay, 2024-25: It was gathered from ../own already")


def test_an_account_that_moved_to_another_site_goes_with_it(collected: Gathering, tmp_path: Path) -> None:
    """Once the first site no longer has it."""
    write_site(tmp_path / "old", site(TORBAY, HALTON))
    collected("../old")
    write_site(tmp_path / "old", site(HALTON))
    write_site(tmp_path / "new", site(TORBAY))
    old, new = collected("../old", "../new")

    assert (["Torbay, 2024-25"], ["Torbay, 2024-25"], []) == (old.gone, new.new, new.problems)
    assert [["Torbay"], ["Halton"]] == [[one["council"] for one in source["accounts"]] for source in _record(tmp_path)]


def test_a_source_can_be_forgotten(collected: Gathering, tmp_path: Path) -> None:
    """With all that came of it, and nothing else."""
    write_site(tmp_path / "one", site(TORBAY))
    write_site(tmp_path / "two", site(HALTON))
    collected("../one", "../two")
    with opened(tmp_path / "collection") as kept:
        source = kept.record.source("../one")
        assert source is not None
        kept.forget(source)

    assert ["../two"] == [source["source"] for source in _record(tmp_path)]
    assert {"E06000006"} == {path.name for path in (tmp_path / "collection" / "councils").iterdir() if path.is_dir()}


def test_a_stopped_run_leaves_whole_files_and_the_next_one_goes_on(
    loopback: Loopback, collected: Gathering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop that is closed in the middle loses nothing that had come."""
    put = KeptCollection.put
    entries = [listed(code) for code in ("E06000001", "E06000006", "E06000027", "E08000003")]
    _put(loopback, site(*entries))

    def stopped_at_torbay(self: KeptCollection, account: Any, *rest: Any) -> None:
        if account.code == "E06000027":
            raise KeyboardInterrupt
        put(self, account, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(KeptCollection, "put", stopped_at_torbay)
        with pytest.raises(KeyboardInterrupt):
            collected(loopback.address, hosts=(loopback.host,))
    halfway = tree(tmp_path / "collection")
    assert ["E06000001", "E06000006"] == [one["code"] for one in _record(tmp_path)[0]["accounts"]]
    assert not [name for name in halfway if name.endswith(".new")]

    (outcome,) = collected(loopback.address, hosts=(loopback.host,))
    assert (["Hartlepool, 2024-25", "Halton, 2024-25"], ["Torbay, 2024-25", "Manchester, 2024-25"], []) == (
        outcome.same, outcome.new, outcome.problems)  # fmt: skip


def test_a_file_that_somebody_changed_is_fetched_again(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """What is kept is what the digest says, or it is asked for anew."""
    collected(loopback.address, hosts=(loopback.host,))
    before = tree(tmp_path / "collection" / "councils")
    (tmp_path / "collection/councils/E06000027/2024-25/account.json").write_bytes(b"{}")
    collected(loopback.address, hosts=(loopback.host,))

    assert before == tree(tmp_path / "collection" / "councils")


def test_two_runs_of_one_day_write_the_same_bytes(collected: Gathering, tmp_path: Path) -> None:
    """So git shows a change where there is one."""
    write_site(tmp_path / "built", site(TORBAY, HALTON))
    collected("../built")
    before = tree(tmp_path / "collection")
    collected("../built")
    collected("../built", into="another")

    assert before == tree(tmp_path / "collection")
    assert before == tree(tmp_path / "another")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told["sources"][0]["accounts"][0].update(code="../../etc"),
        lambda told: told["sources"][0]["accounts"][0].update(period="../2024-25"),
        lambda told: told["sources"].append(told["sources"][0]),
        lambda told: told.pop("sources") and told.update(sources=7),
    ],
)
def test_a_record_that_collect_did_not_write_is_refused(spoil: Any, collected: Gathering, tmp_path: Path) -> None:
    """A collection may come from somebody else’s git, and its names lead nowhere outside it."""
    write_site(tmp_path / "built", site(TORBAY))
    collected("../built")
    path = tmp_path / "collection" / "collection.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    spoil(told)
    path.write_text(json.dumps(told), encoding="utf-8")

    with pytest.raises(ProjectError, match=r"collection\.json is not as collect wrote it\. Bring it back from git"):
        collected("../built")


def test_a_folder_with_other_files_is_left_alone(collected: Gathering, tmp_path: Path) -> None:
    """A slip in --into must not mix a collection into a home folder."""
    write_site(tmp_path / "built", site(TORBAY))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.docx").write_bytes(b"")

    with pytest.raises(ProjectError, match="has other files in it: name a folder of its own with --into"):
        collected("../built", into="home")
    assert ["letter.docx"] == [path.name for path in (tmp_path / "home").iterdir()]


def test_a_linked_folder_is_not_written_through(collected: Gathering, tmp_path: Path) -> None:
    """A collection from somebody else’s git cannot make this one write elsewhere."""
    write_site(tmp_path / "built", site(TORBAY))
    collected("../built")
    folder = tmp_path / "collection" / "councils" / "E06000027"
    folder.rename(tmp_path / "elsewhere")
    try:
        folder.symlink_to(tmp_path / "elsewhere")
    except OSError:
        # Windows lets few people make links.
        return
    with pytest.raises(ProjectError, match="is a link to another place on the disk"):
        collected("../built")


def test_one_source_that_takes_too_long_does_not_keep_the_others_waiting(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """What had come of it is kept, and the next source has its turn."""
    write_site(tmp_path / "built", site(listed("E06000001")))
    slow, other = collected(
        loopback.address, "../built", hosts=(loopback.host,), limits=replace(LIMITS, seconds_of_source=-1)
    )

    assert "The rest of this site was not asked for: it took too long, or too much failed." in slow.problems[0]
    assert slow.new == other.new == []

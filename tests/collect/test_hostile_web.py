"""`collect` asks a server that is slow, huge, wrong or hostile: nothing is harmed, and each reason is told."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collect.conftest import Gathering
from tests.collect.loopback import Answer, Loopback, answering, breaking_off, dripping, endless, serving
from tests.collect.made import account, as_json, listed, site, tree

LATER = " Try again later; if it stays so, tell whoever runs the site."
ASK = " Tell whoever runs the site."
LIST = site(listed())["accounts.json"]

_GZIP = {"Content_Encoding": "gzip"}


def _entry(**more: object) -> bytes:
    return site(listed(**more))["accounts.json"]  # type: ignore[arg-type]


def _council(**more: str) -> bytes:
    entry = listed()
    return site({**entry, "council": {**entry["council"], **more}})["accounts.json"]


LISTS: dict[str, tuple[Callable[[Loopback], Answer], str]] = {
    "drips": (dripping, "accounts.json did not come within 0.8 seconds." + LATER),
    "drips in its headers": (
        lambda loopback: dripping(loopback, in_headers=True),
        "accounts.json did not come within 0.8 seconds." + LATER,
    ),
    "silent": (
        lambda loopback: lambda request: loopback.stopping.wait(5) and None,
        "accounts.json did not come within 0.6 seconds." + LATER,
    ),
    "endless": (lambda _: endless, "accounts.json is larger than 200,000 bytes, the most that is taken." + ASK),
    "says it is huge": (
        lambda _: answering(200, b"{}", Content_Length="9000000000000"),
        "accounts.json is larger than 200,000 bytes, the most that is taken." + ASK,
    ),
    "breaks off": (lambda _: breaking_off, "The connection broke before all of accounts.json had come." + LATER),
    "a gzip bomb": (
        lambda _: answering(200, gzip.compress(b"\0" * 50_000_000), **_GZIP),
        "accounts.json is larger than 200,000 bytes, the most that is taken." + ASK,
    ),
    "gzip that is none": (
        lambda _: answering(200, b"no gzip at all", **_GZIP),
        "accounts.json is packed in a way that cannot be unpacked." + ASK,
    ),
    "packed as nobody asked": (
        lambda _: answering(200, LIST, Content_Encoding="br"),
        "accounts.json comes packed in a way that was not asked for." + ASK,
    ),
    "a web page": (
        lambda _: answering(200, b"<!doctype html><title>Welcome</title>", Content_Type="application/json"),
        "accounts.json is a web page, not the file of that name that localaccount makes. Check the address.",
    ),
    "a PDF": (
        lambda _: answering(200, b"%PDF-1.7\n"),
        "accounts.json is a PDF, not the file of that name that localaccount makes. Check the address.",
    ),
    "not UTF-8": (
        lambda _: answering(200, '{"accounts": [], "site": "Wörld"}'.encode("latin-1")),
        "accounts.json is not written as UTF-8." + ASK,
    ),
    "UTF-16": (
        lambda _: answering(200, LIST.decode().encode("utf-16")), "accounts.json is not written as UTF-8." + ASK
    ),
    "no JSON": (
        lambda _: answering(200, b"accounts:\n- torbay"), "accounts.json is not JSON, or not all of it came." + ASK
    ),
    "JSON of another shape": (
        lambda _: answering(200, b'{"accounts": {"torbay": 1}}'),
        "accounts.json is no list of accounts: it has no “accounts”. Check the address.",
    ),
    "10,000 deep": (
        lambda _: answering(200, b'{"accounts": ' + b"[" * 10_000 + b"]" * 10_000 + b"}"),
        "accounts.json is nested more than 60 deep." + ASK,
    ),
    "70 deep": (
        lambda _: answering(200, b'{"accounts": ' + b"[" * 70 + b"]" * 70 + b"}"),
        "accounts.json is nested more than 60 deep." + ASK,
    ),
    "a key twice": (
        lambda _: answering(200, b'{"accounts": [], "accounts": [1]}'),
        "accounts.json has a key twice in one place." + ASK,
    ),
    "a number that is none": (
        lambda _: answering(200, b'{"accounts": [], "a": NaN}'), "accounts.json has a number that is none." + ASK
    ),
    "a number past all bounds": (
        lambda _: answering(200, b'{"accounts": [], "a": 1e999}'), "accounts.json has a number that is none." + ASK
    ),
    "not there": (lambda _: answering(404), "There is no accounts.json at {address}accounts.json. Check the address."),
    "not for programs": (
        lambda _: answering(403), "The server does not let programs read accounts.json (answer 403)." + ASK
    ),
    "failing": (
        lambda _: answering(500), "The server failed when it was asked for accounts.json (answer 500)." + LATER
    ),
    "too busy": (
        lambda _: answering(503, Retry_After="0"), "The server is too busy to send accounts.json (answer 503)." + LATER
    ),
    "busy for a day": (
        lambda _: answering(429, Retry_After="86400"),
        "The server is too busy to send accounts.json (answer 429)." + LATER,
    ),
    "leads round in a circle": (
        lambda _: answering(302, Location="/accounts.json"),
        "accounts.json leads on more than 5 times, perhaps in a circle." + ASK,
    ),
    "leads to a file": (
        lambda _: answering(302, Location="file:///etc/passwd"),
        "“file:///etc/passwd” begins with neither http:// nor https://, and nothing else is asked for. Give an address "
        "that does.",
    ),
    "leads into a private network": (
        lambda _: answering(302, Location="http://10.0.0.1/accounts.json"),
        "10.0.0.1 is this computer or one of a private network, which is not asked. If you mean it, add --private-host "
        "10.0.0.1",
    ),
    "leads to where clouds keep their keys": (
        lambda _: answering(302, Location="http://169.254.169.254/latest/meta-data/"),
        "169.254.169.254 is this computer or one of a private network, which is not asked. If you mean it, add "
        "--private-host 169.254.169.254",
    ),
    "leads on with a password": (
        lambda _: answering(302, Location="http://me:secret@example.org/accounts.json"),
        "The address at example.org carries a name or a password, which no public list needs. Leave it out.",
    ),
    "leads on to nothing": (
        lambda _: answering(302, Location="http://[broken/"),
        "“http://[broken/” is no address of a site, such as https://www.example.org/accounts/" + ASK,
    ),
    "has not changed, it says, though never read": (
        lambda _: answering(304), "The server sent no accounts.json (answer 304)." + ASK
    ),
    "script in a path": (
        lambda _: answering(200, _entry(page='"><script>alert(1)</script>/2024-25/')),
        "Torbay, 2024-25: It is at an address that no account has." + ASK,
    ),
    "a path that leads out": (
        lambda _: answering(200, _entry(data="torbay/../../../etc/account.json")),
        "accounts.json, account 1: “data” cannot be read (value error, is no address inside the site).",
    ),
    "a path that leads to another host": (
        lambda _: answering(200, _entry(data="//evil.example/account.json")),
        "accounts.json, account 1: “data” cannot be read (value error, is no address inside the site).",
    ),
    "a folder that leads out": (
        lambda _: answering(200, _council(folder="../../home")),
        "accounts.json, account 1: “council → folder” cannot be read (value error, is no address inside the site).",
    ),
    "a text turned round": (
        lambda _: answering(200, _council(short_name="Tor\u202eyab")),
        "Tor\ufffdyab, 2024-25: What the list says of it has hidden characters." + ASK,
    ),
    "a name that is a template": (
        lambda _: answering(200, _council(name="{{7*7}}")),
        "Torbay, 2024-25: What the list says of it has “[[” or “{{” in its words, where something was not filled in."
        + ASK,
    ),
    "a name that is too long": (
        lambda _: answering(200, _council(short_name="x" * 101)),
        f"{'x' * 59}…, 2024-25: The council has no name, or one that is too long to be one." + ASK,
    ),
    "no name": (
        lambda _: answering(200, _council(short_name=" ")),
        ", 2024-25: What the list says of it has a text of nothing but spaces." + ASK,
    ),
    "a state that is none": (
        lambda _: answering(200, _entry(state="<b>approved by everybody</b>")),
        "Torbay, 2024-25: What the list says of its approval is nothing that localaccount says." + ASK,
    ),
    "a code that is none": (
        lambda _: answering(200, _council(code="E99999999")),
        "Torbay, 2024-25: The code E99999999 is of no council in England that has adult social care." + ASK,
    ),
    "a period that is none": (
        lambda _: answering(200, LIST.replace(b'"name": "2024-25"', b'"name": "../../etc"')),
        "accounts.json, account 1: “period → name” cannot be read (string should have at most 7 characters).",
    ),
    "an address of another site": (
        lambda _: answering(200, _entry(base="https://evil.example/")),
        "Torbay, 2024-25: It is of another site, whose address it gives. Give that address as a source.",
    ),
    "a draft": (
        lambda _: answering(200, _entry(draft=True)),
        "Torbay, 2024-25: It is a draft, which is not for the public." + ASK,
    ),
    "the same account twice": (
        lambda _: answering(200, site(listed(), {**listed(), "council": {**listed()["council"], "folder": "two"},
                                                 "page": "two/2024-25/", "data": "two/2024-25/account.json"},
                                      )["accounts.json"]),
        "Torbay, 2024-25: The site lists it twice." + ASK,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_bad_list_of_accounts_harms_nothing_and_is_told(name: str, collected: Gathering, tmp_path: Path) -> None:
    """Whoever gathers learns what is wrong with a site and what to do, in words, and the others come all the same."""
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    answer, sentence = LISTS[name]
    with serving(site(listed())) as bad, serving(site(listed("E06000006"))) as good:
        bad.answers["/accounts.json"] = answer(bad)
        outcomes = collected(bad.address, good.address, hosts=(bad.host, good.host))
        sentence = sentence.replace("{address}", bad.address)

    assert [sentence] == [" ".join(one.split()) for one in outcomes[0].problems]
    assert (["Halton, 2024-25"], []) == (outcomes[1].new, outcomes[1].problems)
    assert before == tree(tmp_path, without=("collection",))
    assert _names(tmp_path) <= {"E06000006/2024-25/account.json", "E06000006/2024-25/listed.json",
                                "E06000027/2024-25/account.json", "E06000027/2024-25/listed.json"}  # fmt: skip


def _names(folder: Path) -> set[str]:
    return set(tree(folder / "collection" / "councils"))


def _account(**more: object) -> bytes:
    return as_json({**account(listed()), **more})


ACCOUNTS: dict[str, tuple[Answer, str]] = {
    "not there": (
        answering(404),
        "There is no torbay/2024-25/account.json at {address}torbay/2024-25/account.json." + ASK
    ),
    "endless": (endless, "torbay/2024-25/account.json is larger than 100,000 bytes, the most that is taken." + ASK),
    "of another council": (
        answering(200, as_json(account(listed("E06000006")))),
        "account.json is of another council or period than the site’s list says." + ASK,
    ),
    "of another period": (
        answering(200, as_json(account(listed(period="2023-24")))),
        "account.json is of another council or period than the site’s list says." + ASK,
    ),
    "of another shape": (
        answering(200, _account(sections={"outcomes": "good"})),
        "account.json: “sections” cannot be read (input should be a valid tuple)." + ASK,
    ),
    "no account": (answering(200, b"[]"), "account.json is no list of accounts and no account." + ASK),
    "with hidden characters": (
        answering(200, _account(foreword="pay \u2066me\u2069")),
        "account.json has hidden characters, which can turn the words around them into others." + ASK,
    ),
    "with a heading of spaces": (
        answering(200, _account(sections=[{"key": "outcomes", "title": "\u2003"}])),
        "account.json has a text of nothing but spaces." + ASK,
    ),
    "with a heading of nothing": (
        answering(200, _account(sections=[{"key": "outcomes", "title": ""}])),
        "account.json: “sections → 0 → title” cannot be read (value error, has no words)." + ASK,
    ),
    "with a quote that was not filled in": (
        answering(200, _account(foreword="We help [[people]].")),
        "account.json has “[[” or “{{” in its words, where something was not filled in." + ASK,
    ),
    "with hidden characters in a key": (
        answering(200, _account(**{"fore\u200bword": "x"})),
        "account.json has hidden characters, which can turn the words around them into others." + ASK,
    ),
    "10,000 deep": (
        answering(200, _account(more=0)[:-2] + b"[" * 10_000 + b"]" * 10_000 + b"}"),
        "account.json is nested more than 60 deep." + ASK,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACCOUNTS)
def test_a_bad_account_leaves_every_other_byte_as_it_would_be(name: str, collected: Gathering, tmp_path: Path) -> None:
    """One hostile account among many is told; the others come, byte for byte as without it."""
    others = [listed(code) for code in ("E06000006", "E06000001", "E08000003")]
    answer, sentence = ACCOUNTS[name]
    with serving(site(*others)) as honest:
        collected(honest.address, hosts=(honest.host,), into="without")
    with serving(site(*others[:2], listed(), others[2])) as spoilt:
        spoilt.answers["/torbay/2024-25/account.json"] = answer
        (outcome,) = collected(spoilt.address, hosts=(spoilt.host,))
        sentence = sentence.replace("{address}", spoilt.address)

    told = tree(tmp_path / "collection" / "councils")
    ports = tree(tmp_path / "without" / "councils")
    assert [f"Torbay, 2024-25: {sentence}"] == outcome.problems
    assert 3 == len(outcome.new)
    assert ports.keys() == told.keys()
    assert {name: told[name] for name in told if name.endswith("account.json")} == {
        name: ports[name] for name in ports if name.endswith("account.json")
    }


@pytest.mark.parametrize(
    ("source", "sentence"),
    {
        "ftp://example.org/": "“ftp://example.org/” begins with neither http:// nor https://, and nothing else is "
        "asked for. Give an address that does.",
        "file:///etc/passwd": "“file:///etc/passwd” begins with neither http:// nor https://, and nothing else is "
        "asked for. Give an address that does.",
        "https://me:secret@example.org/": "The address at example.org carries a name or a password, which no public "
        "list needs. Leave it out.",
        "https://example.org/?list=1": "The address of a site has no “?” in it. Leave out what follows the “?”.",
        "https:///accounts/": "“https:///accounts/” is no address of a site, such as "
        "https://www.example.org/accounts/" + ASK,
        "https://exa mple.org/": "“https://exa mple.org/” is no address of a site, such as "
        "https://www.example.org/accounts/" + ASK,
        "http://127.0.0.1:9/": "127.0.0.1:9 is this computer or one of a private network, which is not asked. If you "
        "mean it, add --private-host 127.0.0.1:9",
        "http://[::ffff:127.0.0.1]/": "[::ffff:127.0.0.1] is this computer or one of a private network, which is not "
        "asked. If you mean it, add --private-host [::ffff:127.0.0.1]",
        "http://2130706433/": "2130706433 is this computer or one of a private network, which is not asked. If you "
        "mean it, add --private-host 2130706433",
    }.items(),
)  # fmt: skip
def test_an_address_that_is_not_asked_is_told(source: str, sentence: str, collected: Gathering) -> None:
    """A slip in a list of sources never reads a file or a machine of the network in which somebody gathers."""
    (outcome,) = collected(source)

    assert [sentence] == [" ".join(one.split()) for one in outcome.problems]


def test_a_site_that_fails_again_and_again_is_left_alone(collected: Gathering) -> None:
    """Five accounts in a row that cannot be had are enough, and the rest is not asked for."""
    entries = [listed(period=f"20{year}-{year + 1}") for year in range(12, 25)]
    with serving({"accounts.json": site(*entries)["accounts.json"]}) as loopback:
        (outcome,) = collected(loopback.address, hosts=(loopback.host,))

    assert 5 == sum("account.json" in path for path in loopback.paths())
    assert "The rest of this site was not asked for: it took too long, or too much failed." + LATER in outcome.problems


def test_what_failed_stays_told_in_the_collection(collected: Gathering, tmp_path: Path) -> None:
    """Whoever opens collection.json a year later sees what is missing and why."""
    with serving(site(listed())) as loopback:
        loopback.answers["/accounts.json"] = answering(500)
        collected(loopback.address, hosts=(loopback.host,))
    told = json.loads((tmp_path / "collection" / "collection.json").read_text(encoding="utf-8"))["sources"][0]

    assert ("The server failed when it was asked for accounts.json (answer 500)." + LATER, "2026-11-21", None) == (
        told["problem"], told["tried"], told["seen"])  # fmt: skip

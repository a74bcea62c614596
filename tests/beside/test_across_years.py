"""One promise across a council’s accounts: what each account said of it in turn."""

from datetime import date

from localaccount_gen.acrossyears import threads
from localaccount_gen.register import AccountData, Entry


def entry(period: str, published: str | None = None) -> Entry:
    start = int(period[:4])
    return Entry.model_validate({
        "council": {"name": "Halton Borough Council", "short_name": "Halton", "code": "E06000006", "folder": "halton"},
        "period": {"name": period, "from": date(start, 4, 1), "to": date(start + 1, 3, 31)},
        "published": published,
        "page": f"halton/{period}/",
        "data": f"halton/{period}/account.json",
    })  # fmt: skip


def newest(promises: list[dict[str, object]], priorities: list[dict[str, object]]) -> AccountData:
    told = entry("2024-25")
    return AccountData.model_validate({
        "council": told.council.model_dump(),
        "period": told.period.model_dump(by_alias=True),
        "sections": [{"key": "improvement", "title": "What we will do better", "priorities": priorities}],
        "promises": promises,
    })  # fmt: skip


def waits(made_in: str, **more: object) -> dict[str, object]:
    return {"made_in": made_in, "name": "shorter-waits", "title": f"Shorter waits {made_in}", "section": "improvement",
            **more}  # fmt: skip


ENTRIES = [entry("2022-23", "2023-11-20"), entry("2023-24", "2024-11-20"), entry("2024-25", "2025-11-20")]
AGAIN = {"name": "shorter-waits", "title": "Shorter waits 2024-25", "due": "2026-03-31", "target": "36 days"}


def told(promises: list[dict[str, object]], priorities: list[dict[str, object]]) -> list[list[tuple[str, str, str]]]:
    """Of each promise, by account: its period, what became of it, what is promised in it."""
    return [
        [(said.period, said.became, said.made.title if said.made else "") for said in thread.said]
        for thread in threads(ENTRIES, newest(promises, priorities))
    ]


def test_a_promise_is_followed_from_account_to_account() -> None:
    """Made, told, made again, told again: a scrutiny committee sees in one place whether it moves."""
    first = waits("2022-23", outcome="not met", words="It rose to 46 days.", reported_in="2023-24")
    second = waits("2023-24", outcome="partly met", words="It came to 42 days.", reported_in="2024-25")

    assert [[
        ("2022-23", "", "Shorter waits 2022-23"),
        ("2023-24", "Not met", "Shorter waits 2023-24"),
        ("2024-25", "Partly met", "Shorter waits 2024-25"),
    ]] == told([first, second], [AGAIN])  # fmt: skip


def test_an_account_that_says_nothing_of_a_promise_is_told() -> None:
    """Also in the years between; once it is answered, nothing more is expected."""
    late = waits("2022-23", outcome="met", words="It took two years.", reported_in="2024-25")
    silent = waits("2022-23", due="2024-03-31")

    assert [[
        ("2022-23", "", "Shorter waits 2022-23"), ("2023-24", "Not told", ""), ("2024-25", "Met", ""),
    ]] == told([late], [])  # fmt: skip
    assert [("2023-24", "Not told", ""), ("2024-25", "Not told", "")] == told([silent], [])[0][1:]


def test_what_is_promised_again_is_no_broken_promise_before_its_day() -> None:
    """Not due yet, if it stands in the account and its day comes after that came out; else promised again."""
    running = waits("2023-24", due="2026-03-31")
    overdue = waits("2023-24", due="2025-03-31")

    assert ("2024-25", "Not due yet", "Shorter waits 2024-25") == told([running], [AGAIN])[0][-1]
    assert ("2024-25", "Promised again", "Shorter waits 2024-25") == told([overdue], [AGAIN])[0][-1]


def test_what_stands_now_comes_first() -> None:
    """Whoever reads wants to know what the council is held to today."""
    gone = {"made_in": "2023-24", "name": "homes", "title": "Forty homes", "outcome": "dropped", "words": "No builder.",
            "reported_in": "2024-25"}  # fmt: skip
    found = threads(ENTRIES, newest([gone, waits("2023-24")], [AGAIN]))

    assert [("Shorter waits 2024-25", True), ("Forty homes", False)] == [(one.title, one.stands) for one in found]


def test_an_account_that_is_not_at_hand_is_named_without_a_link() -> None:
    """A collection may have the newest account only."""
    (thread,) = threads(ENTRIES[2:], newest([waits("2022-23")], [AGAIN]))

    assert [("2022-23", None), ("2024-25", ENTRIES[2])] == [(said.period, said.entry) for said in thread.said]

"""What is worked out of many accounts: coverage, production, changes, rules, and what was found in 2013."""

from datetime import date

import pytest

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.changes import Move
from localaccount_gen.evaluation.rule_results import by_region, by_type
from localaccount_gen.register import Collection, Entry
from localaccount_gen.requirements import Depth, load_framework
from tests.evaluation.national import national

_CODES = {
    "Torbay": ("E06000027", "E12000009"),
    "Halton": ("E06000006", "E12000002"),
    "Kent": ("E10000016", "E12000008"),
    "Example": ("none", "E12000009"),
}


def account(name: str, period: str, coverage: dict[str, str] | None = None, **told) -> Entry:
    code, region = _CODES[name]
    start = int(period[:4])
    page = f"{name.lower()}/{period}/"
    return Entry.model_validate({
        "council": {"name": name, "short_name": name, "code": code, "folder": name.lower(), "region": region},
        "period": {"name": period, "from": date(start, 4, 1), "to": date(start + 1, 3, 31)},
        "page": page, "data": f"{page}account.json", "coverage": coverage or {}, **told,
    })  # fmt: skip


def evaluated(*entries: Entry) -> Evaluation:
    return Evaluation(Collection(entries), load_framework())


def found(evaluation: Evaluation, name: str):
    return next(one for one in evaluation.review if one.name == name)


def test_production_counts_councils_out_of_all_there_were() -> None:
    """By type and by region, each group there is, also those in which nobody published."""
    rates = evaluated(account("Torbay", "2024-25"), account("Kent", "2024-25"), account("Torbay", "2012-13")).production
    newest, first = rates

    assert ("2", "153", "1") == (str(newest.total.count), str(newest.total.base), newest.total.words)
    assert {"Shire county": (1, 21), "English unitary": (1, 63), "Metropolitan district": (0, 36),
            "London borough": (0, 33)} == {
        group.name: (group.share.count, group.share.base) for group in newest.by_type}  # fmt: skip
    assert ("South West", "7") == (newest.by_region[6].name, newest.by_region[6].share.words)
    assert 152 == first.total.base
    assert "Base: all 153 councils with adult social care on 31 March 2025." == newest.base_line


def test_invented_councils_are_no_part_of_a_rate() -> None:
    """They are in no list of councils, and are told beside it."""
    rate = evaluated(account("Example", "2024-25"), account("Torbay", "2024-25")).production[0]

    assert (1, 1) == (rate.total.count, rate.not_counted)


def test_a_demonstration_is_not_counted_as_a_councils_account() -> None:
    """Unless there is nothing else; then a banner says so."""
    shown = {"what": "An example.", "made_by": "Us"}
    mixed = evaluated(account("Torbay", "2024-25", demonstration=shown), account("Kent", "2024-25"))
    alone = evaluated(account("Torbay", "2024-25", demonstration=shown))

    assert ["Kent"] == [entry.council.short_name for entry in mixed.newest.entries]
    assert "1 demonstration is left out, because no council made it." == mixed.notice
    assert ["Torbay"] == [entry.council.short_name for entry in alone.newest.entries]
    assert alone.notice.startswith("No council made these accounts. They are demonstrations")
    assert "" == evaluated(account("Kent", "2024-25")).notice


def test_the_matrix_has_each_councils_newest_account_in_the_order_of_names() -> None:
    """Optional sections have a column where somebody has them."""
    shown = evaluated(
        account("Torbay", "2024-25", {"outcomes": "compared", "carers": "mentioned"}),
        account("Torbay", "2023-24", {"outcomes": "missing"}),
        account("Halton", "2023-24", {"outcomes": "acted on"}),
    ).newest

    assert [("Halton", "2023-24"), ("Torbay", "2024-25")] == [
        (entry.council.short_name, entry.period.name) for entry in shown.entries
    ]
    assert 11 == len(shown.suggested)
    assert ["carers"] == [one.key for one in shown.others]
    depths = shown.depths("outcomes")
    assert [Depth.ACTED_ON, Depth.COMPARED, Depth.EVIDENCED] == list(depths)[:3]
    assert ["Halton"] == [entry.council.short_name for entry in depths[Depth.ACTED_ON]]
    assert (1, 0) == (shown.counted("outcomes")[Depth.COMPARED], shown.counted("outcomes")[Depth.MISSING])


def test_changes_are_of_a_council_with_itself() -> None:
    """Deeper, shallower, the same, gained, lost; who began and who stopped."""
    before = {"outcomes": "compared", "safeguarding": "acted on", "market": "missing", "complaints": "mentioned",
              "equality": "explained"}  # fmt: skip
    after = {"outcomes": "acted on", "safeguarding": "acted on", "market": "mentioned", "complaints": "missing",
             "equality": "missing", "carers": "mentioned"}  # fmt: skip
    made = evaluated(
        account("Torbay", "2023-24", before), account("Torbay", "2024-25", after),
        account("Halton", "2023-24"), account("Kent", "2024-25"),
    ).changes[0]  # fmt: skip

    assert ("2023-24", "2024-25") == (made.earlier, made.later)
    assert (["Kent"], ["Halton"], ["Torbay"]) == tuple(
        [entry.council.short_name for entry in entries] for entries in (made.began, made.stopped, made.both)
    )
    assert {"outcomes": Move.DEEPER, "market": Move.GAINED, "carers": Move.GAINED, "complaints": Move.LOST,
            "equality": Move.LOST} == {one.section: one.move for one in made.moved}  # fmt: skip
    assert (1, 2, 2, 1) == tuple(map(made.counted, (Move.DEEPER, Move.GAINED, Move.LOST, Move.SAME)))


def test_a_rule_is_counted_by_accounts_and_not_by_findings() -> None:
    """Found, answered, or found nothing; the three add up to the base."""
    results = evaluated(
        account("Torbay", "2024-25", findings={"no-weakness": 4}),
        account("Halton", "2024-25", findings={"no-weakness": 1}, answered={"no-weakness": 2}),
        account("Kent", "2024-25", answered={"no-weakness": 1}),
    ).rules
    weakness = next(one for one in results if one.rule.name == "no-weakness")

    assert (2, 1, 0, 3) == (weakness.counts.count, weakness.answered.count, weakness.kept.count, weakness.counts.base)
    assert ["Halton", "Torbay"] == [entry.council.short_name for entry in weakness.councils]
    assert not any(one.rule.family == "file" for one in results)


def test_rules_are_broken_down_only_where_every_group_is_large() -> None:
    """Of the whole country by type and by region; of two councils by neither."""
    few = evaluated(account("Torbay", "2024-25"), account("Kent", "2024-25")).newest.entries
    many = national(("2024-25",), share=1.0).entries

    assert not by_region(few, "no-weakness").is_made
    assert "Not broken down by type: the smallest group has 1 of the 2, and fewer than 9" in (
        by_type(few, "no-weakness").declined)  # fmt: skip
    assert 9 == len(by_region(many, "no-weakness").groups)
    assert [63, 36, 33, 21] == sorted((group.share.base for group in by_type(many, "no-weakness").groups), reverse=True)


def test_what_was_found_in_2013_is_counted_again() -> None:
    """Each with its base, and what was found then beside it."""
    evaluation = evaluated(
        account("Torbay", "2024-25", published=date(2025, 12, 31), balance={"went_well": 3, "must_be_better": 3}),
        account("Kent", "2022-23", published=date(2024, 4, 1), findings={"no-money-compared": 1},
                balance={"went_well": 9, "must_be_better": 1}),
        account("Halton", "2023-24", answered={"no-people-compared": 1}, words=900),
    )  # fmt: skip
    counted = {
        name: (found(evaluation, name).share.count, found(evaluation, name).share.base)
        for name in ("published", "not-updated", "balance", "money", "people", "prompt", "late")
    }

    assert {
        "published": (3, 153), "not-updated": (1, 3), "balance": (1, 3), "money": (2, 3), "people": (2, 3),
        "prompt": (1, 2), "late": (1, 2),
    } == counted  # fmt: skip
    assert "93 per cent of councils had published an account since 2011." == found(evaluation, "published").then
    assert "19 councils had not updated" in found(evaluation, "not-updated").then
    words, months, *_ = evaluation.spreads
    assert (0, 0, 900, 3) == (words.lowest, words.middle, words.highest, words.base)
    assert (9, 13, 2) == (months.lowest, months.highest, months.base)


def test_a_collection_counts_the_accounts_whose_address_is_known() -> None:
    """Reviewers found accounts hard to find; a site cannot count that of itself."""
    gathered = evaluated(
        account("Torbay", "2024-25", base="https://accounts.torbay.example/"),
        account("Kent", "2024-25", base="https://0a1b2c3d.no-address.invalid/"),
    )

    assert (1, 2) == (found(gathered, "address").share.count, found(gathered, "address").share.base)
    assert "address" not in {one.name for one in evaluated(account("Torbay", "2024-25")).review}


def test_nothing_is_worked_out_of_nothing() -> None:
    """A site without a public account has empty tables and no fault."""
    empty = evaluated()

    assert ((), (), (), ()) == (empty.review, empty.changes, empty.production, empty.spreads)
    assert () == empty.newest.entries


@pytest.mark.parametrize("period", ["2022-23", "2024-25"])
def test_the_country_as_a_whole_is_evaluated(period: str) -> None:
    """Every council of a made-up collection stands once, whatever its periods."""
    evaluation = Evaluation(national(), load_framework())
    names = [entry.council.short_name for entry in evaluation.newest.entries]

    assert sorted(names, key=str.casefold) == names
    assert len(names) == len(set(names)) > 150
    assert sum(group.share.count for group in evaluation.production[0].by_type) == evaluation.production[0].total.count
    assert period in evaluation.by_period

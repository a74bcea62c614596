"""A collection of every council, made up from a seed: real councils, invented counts. No words: none are read."""

import random
from datetime import date

from localaccount_gen.areas import slug
from localaccount_gen.evaluation.councils import councils_of
from localaccount_gen.model import Period
from localaccount_gen.register import Collection, Entry
from localaccount_gen.requirements import Depth, load_framework
from localaccount_gen.rules import RULES

PERIODS = ("2022-23", "2023-24", "2024-25")


def national(periods=PERIODS, seed: int = 2025, base: str = "", share: float = 0.9) -> Collection:
    """About nine in ten of the councils there were, in each period."""
    chance = random.Random(seed)
    entries = []
    for name in periods:
        period = Period.parse(name)
        for area in councils_of(period).areas.values():
            if chance.random() < share:
                entries.append(entry(area, period, chance, base))
    return Collection(tuple(entries))


def entry(area, period: Period, chance: random.Random, base: str = "") -> Entry:
    keys = [one.key for one in load_framework().requirements if one.suggested or chance.random() < 0.3]
    coverage = {key: chance.choice(list(Depth)).words for key in keys}
    counts = {
        key: {"words": chance.randint(60, 900), "evidence": chance.randint(0, 9), "comparisons": chance.randint(0, 5),
              "actions": chance.randint(0, 4)}
        for key in keys
    }  # fmt: skip
    rules = [rule.name for rule in RULES if rule.severity != "error"]
    page = f"{slug(area.name)}/{period}/"
    return Entry.model_validate({
        "council": {"name": f"{area.name} Council", "short_name": area.name, "code": area.code,
                    "folder": slug(area.name), "region": area.region, "type": area.type},
        "period": {"name": str(period), "from": period.start, "to": period.end},
        "published": date(period.start_year + 1, chance.randint(6, 12), chance.randint(1, 28)),
        "page": page,
        "data": f"{page}account.json",
        "base": base,
        "coverage": coverage,
        "counts": counts,
        "words": sum(one["words"] for one in counts.values()),
        "findings": {name: chance.randint(1, 4) for name in chance.sample(rules, 12)},
        "answered": dict.fromkeys(chance.sample(rules, 2), 1),
        "promises": {"made": chance.randint(2, 8), "met": chance.randint(0, 4), "not told": chance.randint(0, 2)},
        "balance": {"went_well": chance.randint(0, 12), "must_be_better": chance.randint(0, 12)},
        "easy_read": {"sections": chance.randint(0, 11)},
    })  # fmt: skip

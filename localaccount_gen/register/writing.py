"""Accounts that were read and checked → accounts.json."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from localaccount_gen.account import Account
from localaccount_gen.checked import Checked
from localaccount_gen.promises import Promise, priorities_of
from localaccount_gen.register.entry import (
    Balance,
    CouncilData,
    Counts,
    DemonstrationData,
    EasyReadData,
    Entry,
    PeriodData,
)
from localaccount_gen.register.kinds import MOST
from localaccount_gen.register.sharing import accountability, helps, practices, recommendations
from localaccount_gen.register.themes import themes_of
from localaccount_gen.settings import Settings

VERSION = 1
"""Of the layout of accounts.json and account.json; it rises when a reader of them would have to change."""


def entry_of(checked: Checked) -> Entry:
    """What accounts.json says of an account. Neither its pages nor its comparisons are needed for it."""
    account, form = checked.account, checked.account.form
    coverage = checked.coverage
    approved = checked.standing.approved
    return Entry(
        council=council_data(account),
        period=PeriodData(**{"name": str(account.period), "from": account.period.start, "to": account.period.end}),
        published=form.published,
        demonstration=DemonstrationData(what=form.demonstration.what, made_by=form.demonstration.made_by)
        if form.demonstration
        else None,
        draft=checked.draft,
        state=checked.standing.state.value,
        approval=approved.model_dump(mode="json", exclude_none=True, exclude_defaults=True) if approved else None,
        page=account.address,
        data=f"{account.address}account.json",
        coverage={key: one.depth.words for key, one in coverage.items()},
        counts={
            key: Counts(words=one.words, evidence=one.evidence, comparisons=one.comparisons, actions=one.actions)
            for key, one in coverage.items()
        },
        words=sum(one.words for one in coverage.values()),
        findings=_numbers(finding.rule for finding in checked.findings),
        answered=_numbers(finding.rule for finding, _ in checked.answered),
        promises=_promises(account, checked.promises),
        balance=Balance(
            went_well=sum(len(section.form.went_well) for section in account.sections),
            must_be_better=sum(len(section.form.must_be_better) for section in account.sections),
        ),
        easy_read=EasyReadData(
            sections=sum(bool(section.form.easy_read.rows) for section in account.sections),
            tested=form.easy_read.tested.date if form.easy_read.tested else None,
        ),
        signed=form.signed is not None,
        languages=tuple(one.language.code.lower() for one in account.translations),
        outside_comments=len(form.outside_comments),
        corrections=len(form.corrections),
        practice=tuple(islice(practices(checked), MOST)),
        offers=tuple(islice(helps(form.can_offer, checked), MOST)),
        asks=tuple(islice(helps(form.would_like, checked), MOST)),
        accountability=accountability(form.accountability),
        recommendations=recommendations(checked),
        self_assessments=themes_of(account),
    )


def council_data(account: Account) -> CouncilData:
    council = account.council
    return CouncilData(
        name=council.name,
        short_name=council.short_name,
        code=council.form.code,
        folder=council.slug,
        region=council.area.region,
        type=council.area.type,
    )


def listing_json(entries: Iterable[Entry], settings: Settings) -> bytes:
    """Which accounts a site has, where each stands and what can be counted of it: for whoever collects them."""
    content = {
        "version": VERSION,
        "site": settings.site_name,
        "address": settings.site_url,
        "accounts": [entry_data(entry) for entry in entries],
    }
    return f"{json.dumps(content, ensure_ascii=False)}\n".encode()


def entry_data(entry: Entry) -> dict[str, Any]:
    """An entry as it stands in the file. Only in a collection does it say which site it came from."""
    told = entry.model_dump(mode="json", by_alias=True)
    if not entry.base:
        del told["base"]
    return told


def _promises(account: Account, told: Iterable[Promise]) -> Mapping[str, int]:
    """How many this account makes, and what became of those before. Only outcomes that there are have a key."""
    became = Counter(_outcome(promise, account) for promise in told)
    return {"made": len(priorities_of(account)), **dict(sorted(became.items()))}


def _outcome(promise: Promise, account: Account) -> str:
    if promise.report:
        return promise.report.outcome
    if promise.is_running(account):
        return "not due yet"
    return "promised again" if promise.again_in else "not told"


def _numbers(rules: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(rules).items()))

"""An evaluation as JSON, with the JSON Schema that says what is in it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from localaccount_gen.evaluation.councils import regions, type_now
from localaccount_gen.evaluation.evaluation import Evaluation
from localaccount_gen.evaluation.shares import CONVENTIONS, Group, Share
from localaccount_gen.evaluation.tidy import placed
from localaccount_gen.register import Entry
from localaccount_gen.register.entry import Counts, DepthWords
from localaccount_gen.requirements import Depth

VERSION = 1
"""Of the layout; it rises when a reader of it would have to change."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ShareData(_Part):
    count: int
    base: int
    per_cent: Annotated[int | None, Field(description="Rounded half up; null without a base.")]
    shown: Annotated[str, Field(description="As in tables: a number, ** under 0.5, 0 for none, - without a base.")]


class GroupData(ShareData):
    name: str


class SectionData(_Part):
    key: str
    title: str
    suggested: Annotated[bool, Field(description="One of the eleven contents of the letter of 2011.")]


class AccountData(_Part):
    council: str
    code: str
    region: str
    type: str
    period: str
    published: date | None
    address: str
    newest: Annotated[bool, Field(description="The newest account of its council.")]
    words: int
    depth: Annotated[dict[str, DepthWords], Field(description="By the key of the section.")]
    counts: dict[str, Counts]
    findings: Annotated[dict[str, int], Field(description="How often each rule that still counts found something.")]
    answered: dict[str, int]
    promises: dict[str, int]


class ProductionData(_Part):
    period: str
    on: Annotated[date, Field(description="The day whose councils are the base.")]
    total: ShareData
    by_type: list[GroupData]
    by_region: list[GroupData]


class RuleData(_Part):
    rule: str
    family: str
    summary: str
    counts: Annotated[ShareData, Field(description="Accounts in which it found something that still counts.")]
    answered: Annotated[ShareData, Field(description="Accounts whose council gave a reason for all that it found.")]


class MoveData(_Part):
    council: str
    section: str
    before: DepthWords
    after: DepthWords
    move: Literal["deeper", "shallower", "gained", "lost"]


class ChangeData(_Part):
    earlier: str
    later: str
    began: Annotated[list[str], Field(description="Councils with an account for the later period only.")]
    stopped: list[str]
    new: Annotated[list[str], Field(description="Councils with an account that were not there in the earlier period.")]
    gone: Annotated[list[str], Field(description="Councils that had one, and were there no more in the later period.")]
    moves: Annotated[list[MoveData], Field(description="Every section that is not as deep as it was.")]


class FindingData(_Part):
    name: str
    words: str
    share: ShareData
    how: str
    then: Annotated[str, Field(description="What was found in 2013.")]
    source: str


class EvaluationData(_Part):
    """The coverage of many local accounts, and what is worked out of it. No order of councils says which is better."""

    version: Literal[1]
    notice: Annotated[str, Field(description="What has to be known before anything is read, such as demonstrations.")]
    conventions: str
    depths: Annotated[dict[str, str], Field(description="What each depth means.")]
    sections: list[SectionData]
    accounts: list[AccountData]
    production: list[ProductionData]
    rules: Annotated[list[RuleData], Field(description="Over the newest account of each council.")]
    changes: list[ChangeData]
    review: Annotated[list[FindingData], Field(description="What reviewers found in 2013, counted again.")]


def json_file(evaluation: Evaluation, base: str = "") -> bytes:
    """Everything an evaluation holds. `base` is put before addresses of accounts in the site’s own build."""
    told = evaluation_data(evaluation, base).model_dump(mode="json")
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def json_schema() -> bytes:
    schema = EvaluationData.model_json_schema()
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return f"{json.dumps(named, ensure_ascii=False, indent=1)}\n".encode()


def evaluation_data(evaluation: Evaluation, base: str = "") -> EvaluationData:
    newest = {entry.key for entry in evaluation.newest.entries}
    return EvaluationData(
        version=VERSION,
        notice=evaluation.notice,
        conventions=CONVENTIONS,
        depths={depth.words: depth.sentence for depth in Depth},
        sections=[
            SectionData(key=one.key, title=one.title, suggested=one.suggested)
            for one in evaluation.framework.requirements
        ],
        accounts=[
            _account(entry, entry.key in newest, base) for group in evaluation.counted.by_council for entry in group
        ],
        production=[
            ProductionData(
                period=str(one.period),
                on=one.councils.day,
                total=_share(one.total),
                by_type=_groups(one.by_type),
                by_region=_groups(one.by_region),
            )
            for one in evaluation.production
        ],
        rules=[
            RuleData(
                rule=one.rule.name,
                family=one.rule.family,
                summary=one.rule.summary,
                counts=_share(one.counts),
                answered=_share(one.answered),
            )
            for one in evaluation.rules
        ],
        changes=[
            ChangeData(
                earlier=one.earlier,
                later=one.later,
                began=_names(one.began),
                stopped=_names(one.stopped),
                new=_names(one.new),
                gone=_names(one.gone),
                moves=[
                    MoveData.model_validate({
                        "council": move.entry.council.short_name, "section": move.section,
                        "before": move.before.words, "after": move.after.words, "move": move.move.value,
                    })
                    for move in one.moved
                ],
            )
            for one in evaluation.changes
        ],
        review=[
            FindingData(name=one.name, words=one.words, share=_share(one.share), how=one.how, then=one.then,
                        source=one.source)
            for one in evaluation.review
        ],
    )  # fmt: skip


def _account(entry: Entry, newest: bool, base: str) -> AccountData:
    return AccountData(
        council=entry.council.short_name,
        code=entry.council.code,
        region=regions().get(entry.council.region, ""),
        type=type_now(entry.council.code),
        period=entry.period.name,
        published=entry.published,
        address=placed(entry.address, entry, base),
        newest=newest,
        words=entry.words,
        depth=dict(entry.coverage),
        counts=dict(entry.counts),
        findings=dict(entry.findings),
        answered=dict(entry.answered),
        promises=dict(entry.promises),
    )


def _share(share: Share) -> ShareData:
    return ShareData(count=share.count, base=share.base, per_cent=share.per_cent, shown=share.words)


def _groups(groups: Sequence[Group]) -> list[GroupData]:
    return [GroupData(name=group.name, **_share(group.share).model_dump()) for group in groups]


def _names(entries: Sequence[Entry]) -> list[str]:
    return [entry.council.short_name for entry in entries]

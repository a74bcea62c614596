"""Sentences written by hand for each rule on wording: with + those it must find, with - those it must leave."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from localaccount_gen.account import Account, Section
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.load import load
from localaccount_gen.quotes import Quotes
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES, Clock, Facts
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import Document
from tests.accounts import FOLDER, TODAY, good_account, write

HERE = Path(__file__).parent

SECTION = """\
26 people spoke about waiting. [[people-supported]] got support, and it cost £142.3 million. 69% reached their goals.
They waited 42 days. There were 286 complaints, and 66% of them were answered on time, most within two days.
"""
"""What Easy Read is compared with: 6,412 people, as account.yml has it, and these."""


def sentences(rule: str) -> list[tuple[str, bool]]:
    """Each sentence of a rule, and whether the rule must find something in it."""
    lines = (HERE / f"{rule}.txt").read_text(encoding="utf-8").splitlines()
    return [(line[2:], line[0] == "+") for line in lines]


def measured(rule: str) -> list[tuple[str, bool, bool]]:
    """Each sentence, whether the rule must find something in it, and whether it does."""
    return [(sentence, wanted, finds(rule, sentence)) for sentence, wanted in sentences(rule)]


def finds(rule: str, sentence: str) -> bool:
    """Whether a rule has anything but advice for a page that holds this sentence alone."""
    told = facts(easy_read(sentence) if rule.startswith("easy-read") else section({}, sentence))
    one = next(one for one in RULES if one.name == rule)
    return any(finding.severity is one.severity for finding in one.findings(told))


def facts(page: Section) -> Facts:
    account = replace(_good(), sections=(page,))
    catalogue = load_catalogue()
    return Facts(account, load_framework(), catalogue, Quotes(account, catalogue), {}, Clock(TODAY))


def easy_read(sentence: str) -> Section:
    return section({"easy_read": {"rows": [{"words": sentence, "picture": "talk"}]}}, SECTION)


def section(values: dict[str, object], body: str) -> Section:
    document = Document("outcomes.md", dict(values), body, source=Source("outcomes.md", body))
    return Section("outcomes", SectionForm.model_validate(values), document)


@cache
def _good() -> Account:
    files = good_account()
    path = f"{FOLDER}/account.yml"
    files[path] = files[path].replace("value: 3145, previous: 3050", "value: 6412, previous: 6219")
    with tempfile.TemporaryDirectory() as folder:
        reading = load(write(Path(folder), files), load_catalogue(), load_framework()).readings[0]
    assert reading.account
    return reading.account

"""A dict of paths makes a project: the smallest account that has nothing wrong with it, and changes to it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import CheckedProject, check
from localaccount_gen.findings import Finding
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework

TODAY = date(2026, 11, 21)
"""Stops the clock."""

FOLDER = "accounts/halton/2024-25"

_STORY = (
    "We listened to people who use our services and to their carers. They told us what helps and what does not.\n"
    "We changed how we answer the telephone, how we plan support and how we tell people what they can expect.\n"
    "This section says what we did, what it changed, and what we still have to do before the next account.\n"
)

SECTIONS = (
    "outcomes",
    "safeguarding",
    "think-local-act-personal",
    "equality",
    "productivity",
    "market",
    "complaints",
    "feedback",
    "scrutiny",
    "political-priorities",
    "improvement",
)


def good_account() -> dict[str, str]:
    """Every file of an account in which the rules find nothing, by path in the project."""
    return {
        "mkdocs.yml": "site_name: Local accounts\nplugins:\n  - localaccount\n",
        "accounts/halton/council.yml": "name: Halton Borough Council\ncode: E06000006\n",
        f"{FOLDER}/account.yml": (
            "published: 2025-11-20\n"
            "figures:\n"
            "  people-supported: {label: people supported, value: 10, unit: people}\n"
            "how_it_was_made:\n"
            "  citizen_driven: Forty residents chose what it reports on.\n"
            "  external_challenge: Healthwatch read a draft.\n"
            "  health_outcomes: It uses the figures of the health board's report.\n"
            "  corporate_reporting: Its priorities are those of the council plan.\n"
            "  boards: The Safeguarding Adults Board wrote part of it.\n"
            "  health_and_wellbeing_board: The board discussed it in public.\n"
        ),
        **{f"{FOLDER}/{section}.md": _STORY for section in SECTIONS},
    }


def write(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """The files on disk, as a project."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Project(root)


def check_files(root: Path, changes: Mapping[str, str | bytes | None]) -> CheckedProject:
    """What a check finds in the good account with these files of `FOLDER` changed; None deletes a file."""
    files: dict[str, str | bytes] = dict(good_account())
    for name, content in changes.items():
        path = name if name.startswith("accounts/") else f"{FOLDER}/{name}"
        if content is None:
            del files[path]
        else:
            files[path] = content
    return check(write(root, files), load_catalogue(), load_framework(), TODAY)


def findings(root: Path, changes: Mapping[str, str | bytes | None]) -> list[Finding]:
    return check_files(root, changes).all_findings


def places(found: list[Finding]) -> list[tuple[str, str, int, int]]:
    """Rule, file within the account, line and column of each finding."""
    return [
        (finding.rule, finding.location.file.removeprefix(f"{FOLDER}/"), finding.location.line, finding.location.column)
        for finding in found
    ]

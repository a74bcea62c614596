"""A dict of paths makes a project: the smallest account that has nothing wrong with it, and changes to it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import CheckedProject, check
from localaccount_gen.digests import digest
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


_FRONT = {
    "outcomes": """\
must_be_better:
  - {what: People wait too long for a first assessment., action: Two social workers start., priority: shorter-waits}
  - {what: Too many people wait for a review., action: A team of six does only reviews., priority: shorter-waits}
  - {what: Nobody answers at weekends., action: The care line opens on Saturdays., priority: shorter-waits}
""",
    "equality": """\
figures:
  goals-women: {label: women who met goals, value: 70, previous: 69, unit: per cent, source: Records of 1 May 2025}
  goals-men: {label: men who met goals, value: 68, previous: 69, unit: per cent, source: Records of 1 May 2025}
""",
    "productivity": """\
figures:
  net-spend: {label: money spent, value: 61.2, previous: 58.9, unit: £ million, basis: net, source: Books of 1 May 2025}
""",
    "complaints": """\
figures:
  complaints: {label: complaints, value: 286, previous: 281, source: Records of 1 May 2025}
  upheld: {label: complaints we upheld, value: 50, previous: 47, unit: per cent, source: Records of 1 May 2025}
  on-time: {label: complaints answered on time, value: 76, previous: 74, unit: per cent, source: Records of 1 May 2025}
  ombudsman: {label: complaints the Ombudsman upheld, value: 18, previous: 16, source: The Ombudsman on 1 July 2025}
lessons:
  - {lesson: Bills were wrong after a hospital stay., action: The bill now stops when you go into hospital.}
""",
    "feedback": """\
engagement:
  - {who: People with home care, how_many: 120, when: May 2024, said: Come on time., changed: Workers come by eight.}
you_said_we_did:
  - {you_said: We get a new face every week., we_did: No more than six workers come to one person in a month.}
  - {you_said: Run the minibus on Sundays., we_could_not: It would cost too much. We pay for shared taxis.}
""",
    "political-priorities": f"""\
easy_read:
  rows: [{{words: We listened to people., picture: talk}}]
  confirmed: {digest(_STORY)}
""",
    "improvement": """\
progress:
  - {priority: quicker-calls, outcome: partly met, words: "It took three minutes, because posts stood empty."}
priorities:
  - name: shorter-waits
    title: Cut the average wait for a first assessment to 36 days
    owner: Head of Social Work
    due: 2026-12-31
    measure: Average days from the first call to the first assessment
    baseline: 42 days in 2024-25
    target: 36 days
""",
}


def good_account() -> dict[str, str]:
    """Every file of an account in which the rules find nothing, by path in the project."""
    return {
        "mkdocs.yml": "site_name: Local accounts\nplugins:\n  - localaccount\n",
        "accounts/halton/council.yml": (
            "name: Halton Borough Council\n"
            "code: E06000006\n"
            "contact: {phone: 01632 960123, email: care@example.org, post: Freepost HALTON CARE}\n"
            "other_formats:\n"
            "  words: For large print, Easy Read, audio, Braille, BSL or another language ring 01632 960123.\n"
            "  days: 10\n"
        ),
        f"{FOLDER}/account.yml": (
            "published: 2025-11-20\n"
            "figures:\n"
            "  people-supported: {label: people supported, value: 3145, previous: 3050, unit: people, "
            "source: Records of 1 May 2025}\n"
            "at_a_glance:\n"
            "  people: {figure: people-supported, words: got support from us.}\n"
            "  money: {figure: net-spend, words: was spent on it.}\n"
            "  went_well: [The care line answers in three minutes.]\n"
            "  must_be_better: [People wait too long for a first assessment.]\n"
            "  next: [Cut the wait for a first assessment to 36 days.]\n"
            "  speak_up: Ring 01632 960123.\n"
            "how_it_was_made:\n"
            "  citizen_driven: Forty residents chose what it reports on.\n"
            "  external_challenge: Healthwatch read a draft.\n"
            "  health_outcomes: It uses the figures of the health board's report.\n"
            "  corporate_reporting: Its priorities are those of the council plan.\n"
            "  boards: The Safeguarding Adults Board wrote part of it.\n"
            "  health_and_wellbeing_board: The board discussed it in public.\n"
            "easy_read: {tested: {by: The Halton Speak Up group, date: 2025-10-20}}\n"
            "outside_comments:\n"
            "  - {by: Healthwatch Halton, date: 2025-10-14, words: We are glad that it says what went wrong.}\n"
            "published_without_approval: {reason: Nobody could meet in time., by: The director}\n"
        ),
        **{f"{FOLDER}/{section}.md": _section(section) for section in SECTIONS},
    }


def _section(key: str) -> str:
    return f"---\n{_FRONT[key]}---\n{_STORY}" if key in _FRONT else _STORY


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

"""Findings that were there when a council took the tool up: they wait in a file, and only new ones count.

A finding is known again by its rule, its file and a fingerprint of its line and its problem, not by its line's number:
lines written above it change nothing, and a line that is edited is looked at anew.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.findings import Finding, ProjectError, Severity
from localaccount_gen.rules import RULES

VERSION = 1
_ABOUT = (
    "What “localaccount check” found when this file was written. With --baseline only newer findings count. "
    "Put these right when you can, then write the file anew with --write-baseline."
)


@dataclass(frozen=True)
class Known:
    """A finding as a baseline keeps it."""

    rule: str
    file: str
    fingerprint: str
    problem: str
    """Only for people who read the file."""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.rule, self.file, self.fingerprint


@dataclass(frozen=True)
class Older:
    """What a baseline kept out of a report."""

    left: int = 0
    """Findings that are still there and are not shown."""
    errors: int = 0
    """How many of those are errors, which stop publishing all the same."""
    gone: int = 0
    """Findings in the file that are no longer there."""


def fingerprint(finding: Finding) -> str:
    """16 hexadecimal digits that stay the same while the line and the problem do, whatever numbers it counts."""
    line = " ".join(finding.location.excerpt.split())
    problem = re.sub(r"\d+(?:[.,]\d+)*", "0", finding.problem)
    return hashlib.sha256(f"{line}\n{problem}".encode(errors="replace")).hexdigest()[:16]


def known(findings: Iterable[Finding]) -> list[Known]:
    """What of these findings a baseline may hold: all but those of family `file`, which hide what else is wrong."""
    of_files = {rule.name for rule in RULES if rule.family == "file"}
    return [
        Known(finding.rule, finding.location.file, fingerprint(finding), finding.problem)
        for finding in findings
        if finding.rule not in of_files
    ]


def apart(
    findings: Sequence[Finding], baseline: Sequence[Known], looked_at: Callable[[Known], bool]
) -> tuple[list[Finding], Older]:
    """The findings that are not in the baseline, in their order, and what the baseline kept back.

    `looked_at` tells whether this check would have found a known finding again; others are not called gone.
    """
    waiting = Counter(one.key for one in baseline)
    new: list[Finding] = []
    errors = 0
    for finding in findings:
        key = next((one.key for one in known([finding])), None)
        if key is not None and waiting[key]:
            waiting[key] -= 1
            errors += finding.severity is Severity.ERROR
        else:
            new.append(finding)
    seen = {one.key for one in baseline if looked_at(one)}
    gone = sum(number for key, number in waiting.items() if key in seen)
    return new, Older(len(findings) - len(new), errors, gone)


def write_baseline(path: Path, baseline: Iterable[Known]) -> None:
    """Puts a baseline in place of an older one. Any other file there is left alone, with a ProjectError."""
    if path.exists():
        read_baseline(path)
    rows = [vars(one) for one in sorted(baseline, key=lambda one: (one.file, one.rule, one.fingerprint))]
    text = json.dumps({"version": VERSION, "about": _ABOUT, "findings": rows}, ensure_ascii=False, indent=2) + "\n"
    written = path.with_name(f".{path.name}.new")
    try:
        written.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        written.replace(path)
    except OSError as problem:
        raise ProjectError(f"{path} cannot be written: {problem.strerror or problem}.") from problem
    finally:
        written.unlink(missing_ok=True)


def read_baseline(path: Path) -> list[Known]:
    """The findings a baseline holds. Raises ProjectError where the file is none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["version"] != VERSION:
            raise ProjectError(f"{path} is a baseline of another version of localaccount; write it anew.")
        rows = [Known(**row) for row in document["findings"]]
    except OSError as problem:
        raise ProjectError(f"{path} cannot be read: {problem.strerror or problem}.") from problem
    except (ValueError, TypeError, LookupError) as problem:
        raise ProjectError(
            f"{path} is not a baseline. Write one under another name with  localaccount check --write-baseline FILE."
        ) from problem
    return rows

"""The last audit of a site, kept in the project so that the accessibility statement can say what was tested."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project

FILE = "audit.json"


@dataclass(frozen=True)
class RecordedTest:
    """One of the tests, made or not."""

    number: int
    name: str
    how_many: str
    """What was looked at; empty where the test was not made."""
    faults: int
    not_run: str


@dataclass(frozen=True)
class AuditRecord:
    """When a site was audited, with what, and what came of it."""

    day: date
    pages: int
    tools: tuple[str, ...]
    tests: tuple[RecordedTest, ...]

    @property
    def made(self) -> tuple[RecordedTest, ...]:
        return tuple(test for test in self.tests if test.how_many)

    @property
    def left_out(self) -> tuple[RecordedTest, ...]:
        return tuple(test for test in self.tests if not test.how_many)

    @property
    def faults(self) -> int:
        return sum(test.faults for test in self.tests)


def write_record(project: Project, record: AuditRecord) -> None:
    """Puts the record into the project's audit.json. Raises ProjectError where that cannot be written."""
    data = {"version": 1, **asdict(record), "day": record.day.isoformat()}
    try:
        (project.root / FILE).write_text(
            json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
        )
    except OSError as problem:
        raise ProjectError(f"{FILE} cannot be written: {problem.strerror or problem}.") from problem


def read_record(project: Project) -> AuditRecord | None:
    """The last audit, or None where none is recorded. Raises ProjectError when the file is not as it was written."""
    path = project.root / FILE
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return AuditRecord(
            date.fromisoformat(data["day"]),
            int(data["pages"]),
            tuple(map(str, data["tools"])),
            tuple(
                RecordedTest(int(one["number"]), str(one["name"]), str(one["how_many"]), int(one["faults"]),
                             str(one["not_run"]))
                for one in data["tests"]
            ),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as problem:
        fix = "Run  localaccount audit --record  to write it anew, or delete it."
        raise ProjectError(f"{FILE} is not as an audit wrote it. {fix}") from problem

"""What an account is set against: what was approved, the council's account before it, or a commit of git."""

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.approval.inputs import FIGURES
from localaccount_gen.approval.kept import read_kept
from localaccount_gen.approval.lines import APART
from localaccount_gen.approval.record import KEPT, last_day
from localaccount_gen.approval.recording import Candidate
from localaccount_gen.approval.wording import page_key, page_text
from localaccount_gen.candidates import published_drafts
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import SHIPPED_ASSETS, SHIPPED_TEMPLATES, Project
from localaccount_gen.publish import Published
from localaccount_gen.requirements import Framework

_SECONDS = 60
_NO_GIT = "git cannot be run here: install it, or ask with  --since approval  or  --since previous  ."


@dataclass(frozen=True)
class Before:
    """An account as it was."""

    name: str
    """What it is called behind “since”: “the approval on 18 November 2025”."""
    texts: Mapping[str, str]
    """What its pages told, by key."""
    figures: str = ""
    """The table of its official figures; empty where that is not known."""
    account: Account | None = None
    """None where only the words were kept."""

    def years_to(self, later: Account) -> int:
        """How many years lie between the periods; none between two states of one account."""
        return later.period.start_year - self.account.period.start_year if self.account else 0


def approved_before(asked: Candidate) -> Before | None:
    """The words that were approved last; None where none were, or where they were not kept beside the record."""
    form = asked.standing.approval
    kept = read_kept(asked.account.folder / KEPT, form.reading, form.inputs) if form else None
    if form is None or kept is None:
        return None
    return Before(f"the approval on {words.day(last_day(form))}", kept.texts, kept.figures)


def previous_before(asked: Candidate, project: Project, published: Published) -> Before | None:
    """The council's latest account of an earlier period; None where there is none that can be read."""
    mine = asked.account
    earlier = {
        one.account.period.start_year: name
        for name, one in published.rendered.items()
        if one.account.council.slug == mine.council.slug and one.account.period < mine.period
    }
    if not earlier:
        return None
    name = earlier[max(earlier)]
    account = published.rendered[name].account
    return Before(f"the account of {account.period}", story_texts(account, published), account=account)


_RETOLD = ("print", "summary", "score-card")
"""Pages that tell again what stands on others, or figures alone."""
_FIGURES = re.compile(
    r"<(?=(?:nav|svg)[ >]"
    r"|[a-z]+ class=\"la-(?:comparison|facts|figures?|jump|links|sections|table|under|words)[\" ])(\w+)"
)


def story_texts(account: Account, published: Published) -> dict[str, str]:
    """What the pages of an account tell in words, by key, without comparisons, charts, tables and lists of links.

    Between two periods every one of those is another, and their figures are told apart from the words.
    """
    pages = ((page_key(account.address, page.address), page) for page in published.publication.pages
             if page.address.startswith(account.address))  # fmt: skip
    return {
        key: page_text(_FIGURES.sub(rf'<\1 {APART}="figures"', page.html), page.address, page.title, lambda _: None)
        for key, page in pages
        if key not in _RETOLD
    }


def commit_before(project: Project, folder: Path, commit: str, framework: Framework) -> Before:
    """The account as it was in a commit, read and rendered by this version of the program.

    Raises ProjectError where git, the commit, or the account in it is missing, or cannot be read any more.
    """
    shown = project.shown(folder)
    with _files_at(project, folder, commit) as then:
        if not (then.root / shown / "account.yml").is_file():
            raise ProjectError(f"In the commit “{commit}” there is no {shown}.")
        published = published_drafts(then, framework, [(then.root / shown).parent])
        if shown not in published.rendered:
            raise ProjectError(
                f"The files of {shown} in the commit “{commit}” cannot be shown: something is wrong there."
            )
        account = published.rendered[shown].account
        figures = published.inputs(then, shown, 1).written[FIGURES].decode()
        return Before(f"the commit {commit}", published.wording(then, shown).texts, figures, account)


@contextmanager
def _files_at(project: Project, folder: Path, commit: str) -> Iterator[Project]:
    """A folder for the time being with the files of a commit that can change a page of the account."""
    found = _git(project.root, "rev-parse", "--verify", "--end-of-options", f"{commit}^{{commit}}")
    if found is None:
        raise ProjectError(f"git knows no commit “{commit}” here.")
    commit = found.decode().strip()
    paths = [folder.parent, project.root / "mkdocs.yml"]
    for own, shipped in (
        (project.root / "templates", SHIPPED_TEMPLATES),
        (project.root / "site_assets", SHIPPED_ASSETS),
    ):
        if own.resolve() != shipped.resolve():
            paths.append(own)
    names = [project.shown(path) for path in paths]
    # Asked in the project's own folder, git takes and gives names as they are from there.
    listed = _git(project.root, "ls-tree", "-z", "--name-only", commit, "--", *names) or b""
    there = [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]
    packed = _git(project.root, "archive", "--format=tar", commit, "--", *there) if there else None
    with tempfile.TemporaryDirectory(prefix="localaccount-") as place:
        if packed:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(place, filter="data")
        yield Project(Path(place).resolve())


def _git(root: Path, *command: str) -> bytes | None:
    """What a command of git says; None where it fails. Raises ProjectError where there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise ProjectError(_NO_GIT) from problem
    return done.stdout if done.returncode == 0 else None

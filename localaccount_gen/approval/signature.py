"""The detached SSH signature beside approval.yml, where a council wants one: whose key signed these very bytes.

`ssh-keygen -Y verify` (https://man.openbsd.org/ssh-keygen#Y~5) is asked, and its exit code believed and nothing else:
for a key it does not know it prints “Good” all the same. Who may sign is said outside the accounts, in the file that
mkdocs.yml names, since whoever can change an account could add a key to a list inside it.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.approval.record import FILE, SIGNATURE
from localaccount_gen.findings import ProjectError
from localaccount_gen.pluginkeys import plugin_path, read_settings
from localaccount_gen.project import Project

NAMESPACE = "local-account-approval"
"""What the signature is for; one made for anything else does not verify."""

_SECONDS = 30


@dataclass(frozen=True)
class Signature:
    """What there is to say of a signature."""

    by: str = ""
    """The signer's name in the list of those who may sign; empty where the signature did not verify."""
    unchecked: str = ""
    """Why nobody could check it, in a sentence; empty where it was checked."""

    @property
    def is_false(self) -> bool:
        """Whether it was checked and does not fit the record."""
        return not self.by and not self.unchecked


def allowed_signers(project: Project) -> Path | None:
    """The file of those who may sign, or None. Raises ProjectError where it is missing or lies among the accounts."""
    document = read_settings(project)
    node = document.root.at((*plugin_path(document.values), "allowed_signers")) if document else None
    if node is None or not isinstance(node.value, str):
        return None
    path = (project.root / node.value).resolve()
    if path.is_relative_to(project.accounts.resolve()):
        raise ProjectError(
            "mkdocs.yml: allowed_signers must lie outside the accounts, whose editors could add a key to it."
        )
    if not path.is_file():
        raise ProjectError(f"mkdocs.yml names {node.value} under allowed_signers, and there is no such file.")
    return path


def signature(folder: Path, allowed: Path | None) -> Signature | None:
    """What the signature in an account's folder is worth; None where there is none."""
    signed = folder / SIGNATURE
    if not signed.is_file() or signed.is_symlink():
        return None
    if allowed is None:
        return Signature(unchecked="The site names nobody whose signature counts, so it was not checked.")
    try:
        found = _ssh_keygen("find-principals", allowed, signed)
        name = found.stdout.decode("utf-8", "replace").splitlines()[0].strip() if found.returncode == 0 else ""
        if not name:
            return Signature()
        record = (folder / FILE).read_bytes()
        done = _ssh_keygen("verify", allowed, signed, "-I", name, "-n", NAMESPACE, record=record)
    except FileNotFoundError:
        return Signature(unchecked="The program ssh-keygen was not there to check it.")
    except subprocess.TimeoutExpired:
        return Signature(unchecked="The program ssh-keygen did not answer.")
    return Signature(by=name) if done.returncode == 0 else Signature()


def _ssh_keygen(
    what: str, allowed: Path, signed: Path, *more: str, record: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", what, "-f", str(allowed), "-s", str(signed), *more]
    return subprocess.run(command, input=record, capture_output=True, timeout=_SECONDS, check=False)

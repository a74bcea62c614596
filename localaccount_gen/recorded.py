"""approval.yml as it is read: what was recorded as approved, and what is wrong with the file."""

from pathlib import Path

from localaccount_gen.account import Approval
from localaccount_gen.approvalforms import ApprovalForm
from localaccount_gen.findings import Finding
from localaccount_gen.judge import judge
from localaccount_gen.yamlfile import read_yaml

FILES = ("approval.yml", "approval.yml.sig", "approved", "asked")
"""What was approved and by whom, and what the lead member was last asked to approve."""


def read_approval(path: Path, shown: str) -> tuple[Approval | None, list[Finding]]:
    """The record of an account, or None where there is none that can be read, and what is wrong with it."""
    document, findings = read_yaml(path, shown) if path.exists() or path.is_symlink() else (None, [])
    if document is None:
        return None, findings
    form, found = judge(ApprovalForm, document)
    return (Approval(form, document) if form else None), [*findings, *found]

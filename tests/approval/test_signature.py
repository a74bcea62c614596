"""“Signed” is said only of a detached SSH signature that verifies, by a key that is named outside the accounts."""

import shutil
import subprocess

import pytest

from localaccount_gen.approval.signature import allowed_signers
from localaccount_gen.findings import ProjectError
from tests.accounts import FOLDER
from tests.approval.accounts import addresses, change, made, problems

ABOUT = "halton/2024-25/about/"


@pytest.fixture
def signed(project):
    """The approved account with the record signed by the council's monitoring officer."""
    key = project.root / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    (project.root / "signers").write_text(f"monitoring-officer {public}", encoding="utf-8", newline="\n")
    settings = project.root / "mkdocs.yml"
    text = "site_name: Local accounts\nplugins:\n  - localaccount:\n      allowed_signers: signers\n"
    settings.write_text(text, encoding="utf-8", newline="\n")
    _sign(project)
    return project


def _sign(project, namespace="local-account-approval"):
    record = project.root / FOLDER / "approval.yml"
    record.with_suffix(".yml.sig").unlink(missing_ok=True)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(project.root / "key"), str(record)]
    subprocess.run(command, check=True, capture_output=True)


def _about(published):
    return next(page.html for page in published.publication.pages if page.address == ABOUT)


def test_a_signature_that_verifies_is_told_with_its_signer(signed):
    """The record is signed, and not the councillor's hand given a name it does not have."""
    published = made(signed)

    assert [] == problems(published)
    assert "<p>The record of it is signed with the key of monitoring-officer.</p>" in _about(published)


@pytest.mark.parametrize("fault", ["another purpose", "another key", "another record"])
def test_a_signature_that_does_not_fit_keeps_the_account_back(fault, signed):
    """ssh-keygen prints “Good” for some of these; only its exit code counts."""
    if fault == "another purpose":
        _sign(signed, "git")
    elif fault == "another key":
        for name in ("key", "key.pub"):
            (signed.root / name).unlink()
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(signed.root / "key")], check=True)
        _sign(signed)
    else:
        change(signed, "approval.yml", "# Written", "# Really written")

    assert ABOUT not in addresses(made(signed))


def test_without_a_list_of_signers_a_signature_is_said_to_be_unchecked(signed):
    """Nothing is claimed that nobody looked at."""
    text = "site_name: Local accounts\nplugins:\n  - localaccount\n"
    (signed.root / "mkdocs.yml").write_text(text, encoding="utf-8", newline="\n")

    assert (
        "A signature lies beside the record of it. The site names nobody whose signature counts, so it was not checked."
    ) in _about(made(signed))


def test_where_the_program_is_missing_that_is_said(signed, monkeypatch, tmp_path):
    """A signature nobody could check is neither true nor false."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "The program ssh-keygen was not there to check it." in _about(made(signed))


def test_those_who_may_sign_are_not_named_among_the_accounts(signed):
    """Whoever edits an account could add a key to the list."""
    shutil.copy(signed.root / "signers", signed.root / "accounts" / "signers")
    settings = signed.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(": signers", ": accounts/signers")
    settings.write_text(text, encoding="utf-8", newline="\n")

    with pytest.raises(ProjectError, match=r"^mkdocs.yml: allowed_signers must lie outside the accounts"):
        allowed_signers(signed)

"""How an account stands: draft, ready, approved and so on. It is computed from the files and never typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from localaccount_gen.account import Account
from localaccount_gen.approval.corrected import explaining, revisions
from localaccount_gen.approval.differences import SectionChange, changed_paths, differences, figure_changes
from localaccount_gen.approval.inputs import FIGURES, Inputs
from localaccount_gen.approval.kept import read_kept
from localaccount_gen.approval.record import KEPT, faults, is_whole, last_day
from localaccount_gen.approval.signature import Signature, signature
from localaccount_gen.approval.wording import Wording
from localaccount_gen.approvalforms import ApprovalForm
from localaccount_gen.forms import Correction


class State(StrEnum):
    """What an account is, in the words of its pages and of account.json."""

    DRAFT = "draft"
    READY = "ready for approval"
    APPROVED = "approved"
    CORRECTED = "approved, corrected since"
    CHANGED = "changed since approval"
    UNAPPROVED = "published without approval"
    DEMONSTRATION = "demonstration"
    WITHDRAWN = "withdrawn"

    @property
    def is_public(self) -> bool:
        """Whether `build` publishes such an account without --drafts."""
        return self in (State.APPROVED, State.CORRECTED, State.UNAPPROVED, State.DEMONSTRATION, State.WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """The state of one account, and what it rests on."""

    state: State = State.READY
    approval: ApprovalForm | None = None
    """What was recorded for this account and period, and not changed by hand."""
    is_stale: bool = False
    """Readers are told something else than was approved."""
    changes: tuple[SectionChange, ...] = ()
    """On which pages, if it is."""
    inputs: tuple[str, ...] = ()
    """The files that differ from those the approved edition was made from, and each official figure that does."""
    signature: Signature | None = None
    corrections: tuple[Correction, ...] = ()
    """The public corrections that alone lead from the approved words to those there are now."""
    proposed: tuple[Correction, ...] = ()
    """Where official figures were revised: the corrections that would explain it."""

    @property
    def has_other_words(self) -> bool:
        """Whether these are other words than those approved, corrected or not: approving them makes a new edition."""
        return self.is_stale or bool(self.corrections)

    @property
    def as_shown(self) -> "Standing":
        """As far as its pages tell it: which files were changed without changing a word is not for readers."""
        return replace(self, inputs=(), proposed=())

    @property
    def approved(self) -> ApprovalForm | None:
        """The record, if these are the words that were approved, by some or by all."""
        is_false = self.signature is not None and self.signature.is_false
        return None if self.is_stale or is_false else self.approval

    @property
    def approvers(self) -> list[str]:
        """Who approved the words that are shown, for the foot of a page: “Mary Smith, Cabinet Member”."""
        given = self.approved.approvals if self.approved else ()
        return [f"{one.name}, {one.role}" for one in given if one.capacity != "healthwatch"]


def supposed(account: Account, has_errors: bool, allowed: Path | None = None) -> Standing:
    """How an account stands if its words are those that were approved, which only its pages can tell.

    `allowed` is the file of those who may sign.
    """
    approval = account.approval
    form = approval.form if approval and not any(faults(approval, account)) else None
    signed = signature(account.folder, allowed) if form else None
    holds = form is not None and is_whole(form) and not (signed and signed.is_false)
    return Standing(_state(account, has_errors, holds), form, signature=signed)


def settled(standing: Standing, account: Account, wording: Wording, made_from: Inputs) -> Standing:
    """The same once the pages are there. `wording` and `made_from` may be of any edition."""
    form = standing.approval
    if form is None:
        return standing
    old = read_kept(account.folder / KEPT, form.reading, form.inputs)
    now = wording.as_edition(form.edition)
    changed_inputs: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    if old and old.inputs:
        paths = changed_paths(old.inputs, made_from.sums)
        figures = figure_changes(old.figures, made_from.written[FIGURES].decode()) if old.figures else ()
        changed_inputs = (*paths, *figures)
    if now.reference == form.reading:
        return replace(standing, inputs=changed_inputs)
    day = date.fromisoformat(last_day(form))
    if old and (found := explaining(old.texts, now.texts, account.form.corrections, day)):
        held = State.CORRECTED if standing.state is State.APPROVED else standing.state
        return replace(standing, state=held, corrections=found, inputs=changed_inputs)
    changes = differences(old.texts, now.texts) if old else _by_digest(form, now)
    # Without the approval it stands as it would without the record; an approval in part makes no difference to that.
    state = _state(account, False, False)
    if state is State.READY and is_whole(form):
        state = State.CHANGED
    proposed = revisions(old.texts, now.texts, changes, figures, day) if old and figures else ()
    return replace(
        standing, state=state, is_stale=True, changes=changes, inputs=changed_inputs, corrections=(), proposed=proposed
    )


def _state(account: Account, has_errors: bool, is_approved: bool) -> State:
    if is_approved:
        state = State.APPROVED
    elif account.form.published_without_approval:
        state = State.UNAPPROVED
    elif account.form.demonstration:
        state = State.DEMONSTRATION
    else:
        return State.DRAFT if has_errors else State.READY
    return State.WITHDRAWN if account.form.withdrawn else state


def _by_digest(form: ApprovalForm, now: Wording) -> tuple[SectionChange, ...]:
    """The pages that changed, where the words as they were are not known."""
    pages: Sequence[str] = [*now.sections, *(key for key in form.sections if key not in now.sections)]
    return differences(
        {key: form.sections.get(key, "") for key in pages}, {key: now.sections.get(key, "") for key in pages}
    )

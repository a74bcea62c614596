"""Is what is published what was approved? Worked out from the published pages, account by account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from localaccount_gen.approval.corrected import explaining
from localaccount_gen.approval.differences import SectionChange, word_changes
from localaccount_gen.approval.inputs import BOUND, COMPARATORS, FIGURES, SOURCES
from localaccount_gen.approval.kept import INPUTS, LIST, READING
from localaccount_gen.approval.lines import escaped, resolved
from localaccount_gen.approval.record import FILE, last_day
from localaccount_gen.approval.sums import digest, grouped, read_sums
from localaccount_gen.approval.wording import FIRST_PAGE, PRINT, Wording, page_key, page_text
from localaccount_gen.approvalforms import ApprovalForm
from localaccount_gen.forms import Correction
from localaccount_gen.htmlpage import depth, is_leading_on, link_addresses, main_part, page_title
from localaccount_gen.verification.records import NotOurs, Told, disagreements, read_record, read_told
from localaccount_gen.verification.sites import FolderSite, NotRead, Site

_DEEPEST = 100
"""Elements within one another; the deepest page of the sample accounts has 20 (ours)."""
_ALONE = "measures/"
"""Pages with a single comparison, which repeat what the account's pages say."""


class Outcome(StrEnum):
    """What was found of an account."""

    SAME = "the same as approved"
    CORRECTED = "approved, corrected since"
    DIFFERENT = "not the same as approved"
    UNAPPROVED = "not approved, and says so"
    UNKNOWN = "could not be checked"


@dataclass(frozen=True)
class Verdict:
    """What was found of one account. Every word of it may be somebody else's."""

    address: str
    """From the top of the site."""
    outcome: Outcome
    told: Told | None = None
    approval: ApprovalForm | None = None
    reference: str = ""
    """Of the pages as they are published; empty where not all of them could be read."""
    changes: tuple[SectionChange, ...] = ()
    """The pages that differ."""
    problems: tuple[str, ...] = ()
    """Anything else that is not as it should be, in a sentence each."""
    corrections: tuple[Correction, ...] = ()
    """The public corrections that alone lead from the approved words to those that are published."""

    @property
    def is_right(self) -> bool:
        return self.outcome in (Outcome.SAME, Outcome.CORRECTED, Outcome.UNAPPROVED)


def verify(site: Site, entry: Mapping[str, Any]) -> Verdict:
    """What is published at an account's address, held against its approval. `entry` is its part of accounts.json."""
    address: str = entry["page"]
    verdict = Verdict(address, Outcome.UNKNOWN)
    try:
        told = read_told(_there(site, f"{address}account.json"))
        verdict = replace(verdict, told=told)
        record = site.read(f"{address}approval/{FILE}")
        if record is None:
            return _without_record(verdict, told)
        form = read_record(record)
    except NotOurs as problem:
        return replace(verdict, problems=(str(problem),))
    except NotRead as problem:
        return replace(verdict, problems=(f"A file of the account {problem}.",))
    return _compared(site, replace(verdict, approval=form), form, told, entry)


def _without_record(verdict: Verdict, told: Told) -> Verdict:
    if told.approval is None and told.state != "approved":
        return replace(verdict, outcome=Outcome.UNAPPROVED)
    return replace(verdict, problems=("The account says that it was approved, and the record of it is not there.",))


def _compared(site: Site, verdict: Verdict, form: ApprovalForm, told: Told, entry: Mapping[str, Any]) -> Verdict:
    read, texts, unread = _pages(site, verdict.address, form)
    wording = Wording(escaped(form.council), form.code, form.period, form.edition, texts)
    changes = list(_changed(site, verdict.address, form, wording, unread))
    wrong = [*disagreements(verdict.address, form, told, entry), *_printed(read, form)]
    unknown = [f"The page {_of(verdict.address, key)} {why}." for key, why in unread.items() if why]
    try:
        wrong += _lists(site, verdict.address, form)
    except NotRead as problem:
        unknown.append(f"A list of the approval {problem}.")
    corrections = _corrections(site, verdict.address, form, wording, told) if changes and not unread else ()
    changes = [] if corrections else changes
    changes += [SectionChange(key, is_new=True) for key in _added(site, verdict.address, form, read)]
    found = Outcome.UNKNOWN if unknown else Outcome.CORRECTED if corrections else Outcome.SAME
    outcome = Outcome.DIFFERENT if changes or wrong else found
    named = [one for one in changes if one.key != PRINT] or changes
    reference = "" if unread else wording.reference
    return replace(
        verdict,
        outcome=outcome,
        reference=reference,
        changes=tuple(named),
        problems=(*wrong, *unknown),
        corrections=corrections,
    )


def _pages(site: Site, account: str, form: ApprovalForm) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The approved pages as they are published, what each tells, and why some could not be read.

    The reason is empty where there is no such page.
    """
    read, texts, unread = {}, {}, {}
    for key in form.sections:
        address = _of(account, key)
        try:
            content = site.read(f"{address}index.html", page=True)
            if content is None:
                unread[key] = ""
                continue
            html = content.decode("utf-8")
            if depth(html) > _DEEPEST:
                raise NotRead("is built in a way that no page of an account is")
            read[key] = html
        except UnicodeDecodeError:
            unread[key] = "is not written as UTF-8"
            continue
        except NotRead as problem:
            unread[key] = str(problem)
            continue
        try:
            texts[key] = page_text(html, address, page_title(html), site.read)
        except NotRead as problem:
            unread[key] = f"shows a picture that {problem}"
    return read, texts, unread


def _changed(
    site: Site, account: str, form: ApprovalForm, wording: Wording, unread: Mapping[str, str]
) -> Iterator[SectionChange]:
    """The approved pages that are gone, or tell something else, with the words where the approved ones are there."""
    for key, approved in form.sections.items():
        if key in unread:
            if not unread[key]:
                yield SectionChange(key, is_gone=True)
        elif wording.sections[key] != approved:
            text = _approved_text(site, account, key, approved)
            yield SectionChange(key, word_changes(text, wording.texts[key]) if text else ())


def _approved_text(site: Site, account: str, key: str, approved: str) -> str:
    """The approved words of a page, from the texts published beside it; empty where they are not there as approved."""
    try:
        content = site.read(f"{account}approval/{READING}/{key}.txt") or b""
        return content.decode("utf-8") if digest(content) == approved else ""
    except (NotRead, UnicodeDecodeError):
        return ""


def _corrections(site: Site, account: str, form: ApprovalForm, wording: Wording, told: Told) -> tuple[Correction, ...]:
    """The corrections that account.json tells, if they alone explain every page that differs."""
    changed = [key for key, approved in form.sections.items() if wording.sections[key] != approved]
    old = {key: _approved_text(site, account, key, form.sections[key]) for key in changed}
    new = {key: wording.texts[key] for key in changed}
    return explaining(old, new, told.corrections, date.fromisoformat(last_day(form)))


def _added(site: Site, account: str, form: ApprovalForm, read: Mapping[str, str]) -> list[str]:
    """The keys of pages that are no part of what was approved. On the web, only those that a page leads to."""
    if isinstance(site, FolderSite):
        found = {page for page in site.pages(account) if not _only_leads_on(site, page)}
    else:
        links = (
            resolved(_of(account, key), link).partition("#")[0].partition("?")[0].removeprefix("/")
            for key, html in read.items()
            for link in link_addresses(html)
            if "://" not in link
        )
        found = {link for link in links if link.endswith("/")}
    within = {page for page in found if page.startswith(account) and not page.startswith(f"{account}{_ALONE}")}
    return sorted({page_key(account, page) for page in within} - form.sections.keys())


def _only_leads_on(site: Site, page: str) -> bool:
    """Whether a page is nothing but a way from an old address to a new one."""
    try:
        content = site.read(f"{page}index.html", page=True) or b""
    except NotRead:
        return False
    return is_leading_on(content.decode("utf-8", "replace"))


def _lists(site: Site, account: str, form: ApprovalForm) -> Iterator[str]:
    """What of the published lists is not what the record has the digests of. Raises NotRead."""
    folder = f"{account}approval/"
    try:
        if digest(_there(site, f"{folder}{READING}/{LIST}")) != form.reading:
            yield f"The list approval/{READING}/{LIST} is not the one that was approved."
        listed = _there(site, f"{folder}{INPUTS}/{LIST}")
        if digest(listed) != form.inputs:
            yield f"The list approval/{INPUTS}/{LIST} is not the one in the record."
            return
        sums = read_sums(listed.decode("utf-8", "replace")).digests
        for name in (BOUND, FIGURES, SOURCES, COMPARATORS):
            if digest(_there(site, f"{folder}{INPUTS}/{name}")) != sums.get(name):
                yield f"The file approval/{INPUTS}/{name} is not the one in its list."
    except NotOurs as missing:
        yield str(missing)


def _printed(read: Mapping[str, str], form: ApprovalForm) -> Iterator[str]:
    """The reference stands on a page, in a part that cannot be approved with it."""
    about = main_part(read["about"]) if "about" in read else None
    if about is not None and grouped(form.reading) not in " ".join(about.text().split()):
        yield "The page “How this account was made” prints another reference than the record has, or none."


def _there(site: Site, address: str) -> bytes:
    content = site.read(address)
    if content is None:
        raise NotOurs(f"There is no file {address}.")
    return content


def _of(account: str, key: str) -> str:
    """The address of a page, by its key."""
    return account if key == FIRST_PAGE else f"{account}{key.replace('--', '/')}/"

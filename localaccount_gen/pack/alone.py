"""The whole account as one file: its styles and pictures are in it, and its links lead inside it."""

from localaccount_gen.approval.telling import page_name
from localaccount_gen.approval.wording import PRINT, page_key
from localaccount_gen.pages import Page
from localaccount_gen.project import SHIPPED_TEMPLATES, Project
from localaccount_gen.publish import Published
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.signoff.document import SHEETS, sheet
from localaccount_gen.signoff.policy import policy
from localaccount_gen.signoff.whole import parts, with_pictures
from localaccount_gen.standings import content_of


def account_alone(shown: ShownAccount, published: Published, project: Project, notice: str) -> str:
    """The file. `notice` stands before all else; it may be empty."""
    account, publication = shown.account, published.publication
    pages = (page_key(account.address, page.address) for page in publication.pages
             if page.address.startswith(account.address))  # fmt: skip
    whole = parts(account, publication, {key: page_name(key, shown.section_titles) for key in pages})
    styles = [(sheet(project, name), media) for name, media in SHEETS]
    styles.append(((SHIPPED_TEMPLATES / "account_alone.css").read_text(encoding="utf-8"), "all"))
    html = Drawing([SHIPPED_TEMPLATES]).document(
        "account_alone.html", Page("", "account_alone", shown.name, "", ()), parts=whole, notice=notice, sheets=styles,
        policy=policy((style for style, _ in styles), pictures=True),
    )  # fmt: skip
    return with_pictures(html, f"{account.address}{PRINT}/", content_of(publication, project))

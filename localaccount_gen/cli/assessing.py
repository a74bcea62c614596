"""`localaccount self-assessment`: the account in the order of the nine quality statements."""

from dataclasses import replace
from pathlib import Path

import click

from localaccount_gen.assurance import assurance, cqc_assessment
from localaccount_gen.candidates import latest_account, shown_of
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.writing import write_text
from localaccount_gen.document.drawing import drawn
from localaccount_gen.document.markdown import written
from localaccount_gen.engine import Site
from localaccount_gen.htmlcheck import PRIVATE
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.triggers.keeping import private_folder, refuse_published

_NOTICES = {
    "private": "The scores are private: they are not on the website.",
    "region": "The scores have no page of their own on the website.",
}


@click.command("self-assessment")
@click.argument("account", metavar="COUNCIL/PERIOD")
@click.option("--format", "form", type=click.Choice(["html", "md"]), default="html", show_default=True,
              help="A page to read and print, or text with marks.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write it.")
def self_assessment(account: str, form: str, output: Path | None) -> None:
    """Write the account in the order of the Care Quality Commission's nine quality statements, with links to it.

    Name a council for its latest account, or one account as torbay/2024-25. Scores come from self-assessments/cqc.yml
    beside the account, if it is there. The page stands alone, and can be sent. With private scores it goes into the
    folder “private”, and no build publishes it.
    """
    project, framework = find_project(Path.cwd()), load_framework()
    folder = latest_account(project, account, None, load_catalogue())
    shown = shown_of(project, framework, folder)
    scores = cqc_assessment(shown)
    notice = _NOTICES.get(scores.form.share, "") if scores else ""
    site = Site(project)
    made = assurance(shown, framework, site.settings.site_url, scores, notice)
    path = output or Path(f"{folder.parent.name}-{folder.name}-self-assessment.{form}")
    if scores and scores.form.share == "private":
        made = replace(made, mark=PRIVATE)
        if output is None:
            path = private_folder(project, None, site.folder) / path
        refuse_published(project, path.parent, site.folder)
    write_text(path, drawn(made) if form == "html" else written(made))
    click.echo(f"wrote {path}")

"""The command `localaccount`: thin verbs, each loaded only when it is asked for."""

import gc
import importlib
import io
import os
import sys

import click

from localaccount_gen import __version__
from localaccount_gen.findings import ProjectError

_VERBS = {
    "new": ("new", "Begin an account: a folder of files whose comments teach the format."),
    "new-year": ("newyear.new_year", "Carry the last account forward: figures blanked, promises to be answered."),
    "import": ("office.import_office", "Begin an account from a Word file, or a workbook of figures."),
    "check": ("check", "Tell everything that is wrong or missing, in one run."),
    "explain": ("explain", "Explain a rule: why, what passes, what fails."),
    "status": ("status", "Show each section's coverage, and what is left to do."),
    "easy-read": ("easyread.easy_read", "Easy Read: a first draft to be made easy."),
    "pictures": ("pictures", "Pictures for Easy Read: find one by a word, list them all."),
    "serve": ("serve", "Show drafts on this computer, and again at every edit."),
    "diff": ("diff", "Tell what changed: since approval, since last year, since a commit."),
    "sign-off": ("signoff.sign_off", "Make one file for the lead member: what changed, questions, the whole text."),
    "approve": ("approve", "Record that the lead member approves exactly these words."),
    "build": ("build", "Check the accounts and make the site."),
    "audit": ("audit", "Test the finished site: is it accessible, as far as software can tell?"),
    "verify": ("verify", "Is what a site publishes what was approved?"),
    "self-assessment": ("assessing.self_assessment", "Write the account in the order of CQC’s quality statements."),
    "triggers": ("triggers", "Private: what the region would look at, with what the account and data show."),
    "pack": ("pack", "Make the challenge pack: one zip with the account, figures, questions, cases, a form."),
    "evaluate": ("evaluate", "Lay many accounts side by side: coverage, rates, rules, changes."),
    "collect": ("collect", "Gather accounts of many sites into one collection."),
    "data": ("data", "Official figures: import, list, show, verify."),
    "write": ("write", "Write the generated Markdown, for reading or for another builder."),
    "schema": ("schema", "Write the JSON Schemas that give editors completion."),
}


class _Verbs(click.Group):
    """Imports a verb's module only when it runs, so that `check` need not wait for what `build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _VERBS:
            return None
        place, _, function = _VERBS[name][0].partition(".")
        module = importlib.import_module(f"localaccount_gen.cli.{place}")
        command: click.Command = getattr(module, function or name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _VERBS.items()])


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="localaccount %(version)s")
def verbs() -> None:
    """Publish a council's local account of its adult social care."""


def main() -> None:
    """Runs the command and ends the process: 0 nothing wrong, 1 findings, 2 wrong usage, 3 our fault."""
    # A command lives for a second and drops little: looking for garbage less often saves a tenth of its time.
    gc.set_threshold(100_000)
    # Pydantic asks every installed package for plugins of its own; we have none, and the asking takes a while.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console may be set to an old code page, in which “ and £ are not what they are.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        verbs.main(standalone_mode=False)
    except click.ClickException as usage:
        usage.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except ProjectError as wrong:
        click.echo(f"localaccount: {wrong}", err=True)
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        sys.exit(1)
    except Exception:
        import traceback  # only when all else has failed

        traceback.print_exc()
        click.echo("localaccount: this is a fault of the program, not of your account. Please report it.", err=True)
        sys.exit(3)

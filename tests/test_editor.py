"""Editors that use VS Code's YAML language server complete, explain and underline what an officer types."""

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import Period
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from localaccount_gen.skeleton import write_account
from tests.language_server import editor


@pytest.fixture(scope="module")
def halton(tmp_path_factory):
    """The folder of an account that `localaccount new` has just begun."""
    project = Project(tmp_path_factory.mktemp("project"))
    area = next(one for one in load_catalogue().councils() if one.code == "E06000006")
    write_account(project, area, Period(2024), load_catalogue(), load_framework())
    return project.accounts / "halton"


@pytest.fixture(scope="module")
def opened(halton):
    """The project in an editor."""
    with editor(halton.parent.parent) as one:
        yield one


def _typed(path, text):
    """The file's first line, which names the schema, and under it what an officer types."""
    return path.read_text(encoding="utf-8").splitlines()[0] + "\n" + text


def test_the_files_that_new_writes_have_nothing_underlined(opened, halton):
    """An officer begins with a clean page."""
    for path in sorted(halton.rglob("*.yml")):
        assert [] == opened.problems(path, path.read_text(encoding="utf-8")), path.name


def test_slips_are_underlined_while_they_are_typed(opened, halton):
    """A key misspelt, a date in words, a choice that is not offered, a number in words, a key that is missing."""
    path = halton / "2024-25" / "account.yml"
    typed = _typed(
        path,
        "publised: 2025-11-20\n"
        "figures:\n"
        "  people-supported: {label: people supported, value: ten, unit: persons}\n"
        "  net-spend: {value: 56.7, taken: 1st July 2025}\n",
    )

    problems = sorted(opened.problems(path, typed))

    assert [(2, "publised"), (4, "persons"), (4, "ten"), (5, "1st July 2025"), (5, "net-spend")] == [
        problem[:2] for problem in problems
    ]
    assert [
        "Property publised is not allowed.",
        'Value is not accepted. Valid values: "people", "number", "£", "£ million", "per cent", "per 100,000", "days", '
        '"weeks", "months", "hours", "score".',
        'Missing property "label".',
    ] == [problems[index][2] for index in (0, 1, 4)]


def test_the_councils_own_file_is_looked_at_too(opened, halton):
    """council.yml has a schema of its own."""
    path = halton / "council.yml"

    assert [(2, "n", 'Missing property "code".')] == opened.problems(path, _typed(path, "name: Halton\n"))


def test_keys_are_completed_with_their_meaning(opened, halton):
    """An officer need not know the format by heart."""
    path = halton / "2024-25" / "account.yml"

    offered = opened.completions(path, _typed(path, "pub"), 2, 4)

    assert "The day the account is published." == offered["published"]
    assert {"figures", "not_covered", "answers"} <= set(offered)


def test_what_a_figure_may_hold_and_its_units_are_offered(opened, halton):
    """In the middle of a figure only what belongs there."""
    path = halton / "2024-25" / "account.yml"
    figure = _typed(path, "figures:\n  people-supported:\n    label: people supported\n    ")

    keys = opened.completions(path, figure, 5, 5)
    units = opened.completions(path, f"{figure}unit: ", 5, 11)

    assert {"value", "previous", "unit", "basis", "source", "taken", "reason", "note"} <= set(keys)
    assert not {"published", "label"} & set(keys)
    assert {"people", "£ million", "per cent"} <= set(units)


def test_help_shows_the_meaning_and_an_example(opened, halton):
    """Resting on a key says what belongs there."""
    path = halton / "2024-25" / "account.yml"

    shown = opened.help(path, _typed(path, "published: 2025-11-20\n"), 2, 3)

    assert "The day the account is published." in shown
    assert "Example:" in shown
    assert "2025-11-20" in shown

"""Rules that read prose, each on sentences as councils write them: what must be found, and what must be left alone.

The sentences are in tests/rules/figure, a file a rule, for Halton in 2024-25. Each begins with what the rule does:
`+` finds it, rightly; `-` leaves it alone, rightly; `~` leaves it alone and should find it; `!` finds it wrongly. So
the files are the measure of a rule as well: precision is + of + and !, recall is + of + and ~.
"""

from pathlib import Path

import pytest

from tests.accounts import FOLDER, check_files

FILES = sorted((Path(__file__).parent / "figure").glob("*.txt"))


def cases(path: Path) -> list[tuple[str, str]]:
    """The sign and the sentence of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line[0], line[2:]) for line in lines if line and not line.startswith("#")]


def found(root: Path, rule: str, sentences: list[str]) -> list[bool]:
    """Whether the rule finds something in each sentence, all of them in one section under headings of their own."""
    parts = [f"## Part {'abcdefghij'[number % 10]}\n\n{sentence}\n" for number, sentence in enumerate(sentences)]
    lines = _lines(root, rule, "\n".join(parts))
    return [number * 4 + 3 in lines for number in range(len(sentences))]


def found_in_pairs(root: Path, rule: str, sentences: list[str]) -> list[bool]:
    """The same where a case is two paragraphs, parted by “ // ”, of an account of its own."""
    return [bool(_lines(root, rule, sentence.replace(" // ", "\n\n"))) for sentence in sentences]


def _lines(root: Path, rule: str, story: str) -> set[int]:
    checked = check_files(root, {"feedback.md": story})
    return {
        finding.location.line
        for finding in checked.all_findings
        if finding.rule == rule and finding.location.file == f"{FOLDER}/feedback.md"
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_finds_what_it_should_and_leaves_the_rest_alone(path, tmp_path):
    """An officer told off for a sentence that is right stops listening."""
    told = cases(path)

    look = found_in_pairs if " // " in told[0][1] else found
    now = look(tmp_path, path.stem, [sentence for _, sentence in told])

    right = [(sign in "+!", sentence) for sign, sentence in told]
    assert right == [(is_found, sentence) for is_found, (_, sentence) in zip(now, told, strict=True)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_is_measured_on_forty_sentences_and_is_right_nine_times_in_ten(path):
    """Half the sentences are right as they stand, so that a rule cannot do well by finding everything."""
    signs = [sign for sign, _ in cases(path)]

    assert len(signs) >= 40
    assert signs.count("-") + signs.count("!") >= 20
    assert signs.count("+") >= 9 * signs.count("!")
    assert signs.count("+") >= 20

"""The rules on figures, with real councils' real figures and slips."""

from pathlib import Path

import pytest

from localaccount_gen.rules import RULES
from tests.accounts import FOLDER, check_files, findings

NAMES = {rule.name for rule in RULES if rule.family == "figure"}


def found(root: Path, changes: dict[str, str]) -> list[tuple[str, int, str, str]]:
    """Rule, line, problem and fix of each finding on figures in the good account, which is Halton's for 2024-25."""
    return [
        (finding.rule, finding.location.line, finding.problem, finding.fix)
        for finding in findings(root, changes)
        if finding.rule in NAMES
    ]


def told_of(root: Path, council: str, code: str, period: str, story: str) -> list[tuple[str, str]]:
    """Rule and problem of each finding on figures in the story of another council and period."""
    folder = f"accounts/{council.lower()}"
    files = {
        f"{folder}/council.yml": f"name: {council} Council\ncode: {code}\n",
        f"{folder}/{period}/account.yml": "published: 2025-11-20\n",
        f"{folder}/{period}/feedback.md": story,
    }
    return [
        (finding.rule, finding.problem)
        for finding in check_files(root, files).all_findings
        if finding.rule in NAMES and finding.location.file.startswith(f"{folder}/{period}/feedback")
    ]


def front(text: str) -> str:
    return f"---\n{text}---\nPeople told us how they are.\n"


def tagged(value: str, more: str = "") -> str:
    return front(
        "figures:\n  safe:\n    label: people who feel safe\n    unit: per cent\n    measure: 4A\n"
        f"    source: Official table of 18 December 2025\n    value: {value}\n{more}"
    )


def test_a_figure_tagged_with_a_measure_is_the_published_one(tmp_path):
    """Halton published 68.1% for 2024-25, and whoever types another number learns which."""
    assert [
        (
            "differs-from-official",
            8,
            "89 is not the official figure. Halton’s “People who feel safe” (4A) was 68.1% in 2024-25.",
            "write 68.1; or quote [[4A]] and delete this figure; or add a  note:  that says why yours differs",
        )
    ] == found(tmp_path, {"feedback.md": tagged("89")})


@pytest.mark.parametrize(
    ("value", "more"),
    [
        ("68.1", ""),
        ("68.10", ""),
        ("69.6", "    period: 2023-24\n"),
        ("70.3", "    note: We counted easy read answers as well.\n"),
    ],
)
def test_a_published_or_explained_figure_is_left_alone(value, more, tmp_path):
    """The same number, that of another period, or a difference with its reason."""
    assert [] == found(tmp_path, {"feedback.md": tagged(value, more)})


def test_a_figure_for_which_none_was_published_needs_a_note(tmp_path):
    """In 2020-21 Halton ran no survey, so that 71% is nobody's official figure."""
    assert [
        (
            "differs-from-official",
            8,
            "No figure was published for “People who feel safe” (4A) for 2020-21: not available.",
            "take  measure:  away if this is your own count, or add a  note:  that says where it comes from",
        )
    ] == found(tmp_path, {"feedback.md": tagged("71", "    period: 2020-21\n")})


def test_nought_for_a_figure_that_was_not_published(tmp_path):
    """0% safe would be news; nobody was asked."""
    assert ["missing-as-zero"] == [
        rule for rule, *_ in found(tmp_path, {"feedback.md": tagged("0", "    period: 2020-21\n")})
    ]


def test_a_figure_tagged_with_a_code_of_other_periods(tmp_path):
    """4B was another measure until 2022-23; 1J is gone."""
    story = tagged("0.386").replace("measure: 4A", "measure: 1J")

    assert [
        (
            "code-not-valid",
            6,
            "No measure has the code 1J in 2024-25. In other periods it is “Difference that services make to quality "
            "of "
            "life”. Its code in 2024-25 is 1B.",
            "write the code that the measure has in that period",
        )
    ] == found(tmp_path, {"feedback.md": story})


def test_haltons_own_slip_is_found_with_what_was_published(tmp_path):
    """Its account for 2018/19 gave 89% satisfied; 68.8% were very or extremely satisfied."""
    story = "89% of people were satisfied with their care and support.\n"

    assert [
        (
            "typed-figure-differs",
            "“89%” is not the official figure. Halton’s “People satisfied with their care and support” (3A) was 68.8% "
            "in 2018-19. It counts people who said they were extremely or very satisfied.",
        )
    ] == told_of(tmp_path, "Halton", "E06000006", "2018-19", story)


def test_help_to_feel_safe_is_not_taken_for_the_measure(tmp_path):
    """Tower Hamlets asked whether people were helped to feel safe: 88%. The official share who feel safe was 64.4%."""
    story = "88% of people said that our services helped them to feel safe.\n"

    assert [] == told_of(tmp_path, "Tower Hamlets", "E09000030", "2023-24", story)


TORBAY = """\
| Measure | 2021/22 | {period} |
|---|---|---|
| 1B control over daily life | 78.9% | 80.6% |
| 1D carer-reported quality of life | 7.4 | [z] |
"""


def test_torbays_codes_carried_into_the_next_period_are_named_with_the_right_ones(tmp_path):
    """In 2023-24 the codes 1B and 1D were given to other measures."""
    told = told_of(tmp_path, "Torbay", "E06000027", "2023-24", TORBAY.format(period="2023/24"))

    assert [
        "In 2023-24 the code 1B is “Difference that services make to quality of life”, not “People who have control "
        "over "
        "their daily life”.",
        "In 2023-24 the code 1D is “People satisfied with their care and support”, not “Quality of life of unpaid "
        "carers”.",
    ] == [problem for rule, problem in told if rule == "code-not-valid"]


def test_torbays_codes_were_right_in_their_own_period(tmp_path):
    """The table as Torbay published it for 2022/23 has nothing wrong with it."""
    assert [] == told_of(tmp_path, "Torbay", "E06000027", "2022-23", TORBAY.format(period="2022/23"))


def test_a_cell_of_a_table_is_the_published_figure(tmp_path):
    """80.6% was published for Torbay; 86.0 is a slip of the fingers."""
    story = TORBAY.format(period="2022/23").replace("80.6%", "86.0%")

    assert [
        (
            "typed-figure-differs",
            "This cell is not the official figure. Torbay’s “People who have control over their daily life” (1B) was "
            "80.6% "
            "in 2022-23. It counts people who said they had as much control as they want, or enough.",
        )
    ] == told_of(tmp_path, "Torbay", "E06000027", "2022-23", story)


def test_nought_in_a_table_where_no_figure_was_published(tmp_path):
    """Carers were not asked in 2022-23."""
    story = TORBAY.format(period="2022/23").replace("[z]", "0.0")

    assert [
        (
            "missing-as-zero",
            "0 stands here, and no figure was published for “Quality of life of unpaid carers” (1D) for 2022-23: no "
            "survey "
            "that year.",
        )
    ] == told_of(tmp_path, "Torbay", "E06000027", "2022-23", story)


def test_a_claim_inside_the_margin_is_told_what_to_write(tmp_path):
    """The words to use are those of the product's own sentences."""
    story = (
        "The share of people who feel safe has fallen since 2023-24.\n\nMore people feel safe than in the North West.\n"
    )

    assert [
        (
            "claim-inside-margin",
            1,
            "“fallen” says more than the figures do. “People who feel safe” (4A) was 68.1% in 2024-25 and 69.6% in "
            "2023-24, and the difference is within the margin of error.",
            "write “no clear change since 2023-24 (69.6%)”",
        ),
        (
            "claim-inside-margin",
            3,
            "“More people feel safe than in the North West” says more than the figures do. “People who feel safe” "
            "(4A) was "
            "68.1% beside 70.0% for the North West in 2024-25, and the difference is within the margin of error.",
            "write “about the same as the North West”",
        ),
    ] == found(tmp_path, {"feedback.md": story})


def test_a_claim_against_the_figures_is_told_so(tmp_path):
    """60.9% of Halton's care homes are good or outstanding, and 81.7% of England's."""
    story = "More care homes are rated good or outstanding here than in England.\n"

    assert [
        "“More care homes are rated good or outstanding here than in England” is the opposite of what was published. "
        "“Care "
        "homes rated good or outstanding” (6B) was 60.9% beside 81.7% for England in 2024-25."
    ] == [problem for _, _, problem, _ in found(tmp_path, {"feedback.md": story})]


def test_a_break_is_named_with_its_reason(tmp_path):
    """What changed is the counting, and the reader is told how."""
    story = "Care home admissions of older people fell from 616.3 in 2023-24 to 252.2 in 2024-25.\n"

    ((rule, line, problem, fix),) = found(tmp_path, {"feedback.md": story})
    assert ("joined-across-break", 1) == (rule, line)
    assert problem.startswith(
        "“People aged 65 and over moving into a care home” (2C) cannot be compared between 2023-24 and 2024-25. "
    )
    assert "give the figure of one period alone, or say that it is counted in a new way and cannot be compared" == fix


def test_kents_in_line_with_national_asks_for_the_national_figure(tmp_path):
    """A comparison without the other figure cannot be checked."""
    assert [
        (
            "comparator-missing",
            1,
            "“in line with national” is said without the figure it is set beside.",
            "write the other figure with its year and where it comes from, or add the measure under  measures:  so "
            "that the "
            "page compares it",
        )
    ] == found(tmp_path, {"feedback.md": "Satisfaction is in line with national.\n"})


def test_a_measure_that_a_section_compares_needs_no_figure_in_words(tmp_path):
    """The chart beside it gives England's figure."""
    story = "---\nmeasures: [4A]\n---\nPeople feel as safe as they want, about the same as England.\n"

    assert [] == found(tmp_path, {"feedback.md": story})


WEST_SUSSEX = "".join(
    f"| {line} | {amount} |\n"
    for line, amount in {
        "What the money went on": "£ million", "---": "---", "physical 18-64": "26.1", "sensory 18-64": "0.8",
        "memory 18-64": "1.0", "mental health 18-64": "11.7", "learning 18-64": "89.1", "physical 65+": "84.0",
        "sensory 65+": "2.6", "memory 65+": "22.5", "learning 65+": "10.7", "mental health 65+": "8.2",
        "staffing": "25.8", "commissioning": "6.1", "other": "8.1", "Total": "296.6",
    }.items()
)  # fmt: skip


def test_west_sussexs_total_may_be_a_tenth_off(tmp_path):
    """Thirteen rounded lines make 296.7 where 296.6 is printed."""
    assert [] == found(tmp_path, {"productivity.md": WEST_SUSSEX})


def test_a_total_that_is_further_off_is_found_with_the_right_one(tmp_path):
    """A slip of the fingers in the same table."""
    assert [
        (
            "parts-do-not-sum",
            16,
            "The parts of “£ million” make 296.7, and 269.6 is written here.",
            "write 296.7, or put right the part that is wrong; if people may be counted twice, say so in the note",
        )
    ] == found(tmp_path, {"productivity.md": WEST_SUSSEX.replace("296.6", "269.6")})


SHARES = """\
| Use | Share |
|---|---|
| older people | {first}% |
| learning difficulties | 44% |
| other | 13% |
| Total | 100% |
"""


@pytest.mark.parametrize(("first", "rules"), [("43", []), ("42", []), ("33", ["parts-do-not-sum"])])
def test_shares_may_be_two_off(first, rules, tmp_path):
    """South Gloucestershire made its shares fit; others print 99% or 101%."""
    told = found(tmp_path, {"productivity.md": SHARES.format(first=first)})

    assert rules == [rule for rule, *_ in told]


GATESHEAD = (
    "service,people\nresidential or nursing care,1364\nday care,217\nsupported living,161\nhome care,1390\nTotal,2900\n"
)


@pytest.mark.parametrize(
    ("note", "rules"), [("", ["parts-do-not-sum"]), ("    note: People may be counted twice.\n", [])]
)
def test_people_who_use_two_services_need_a_note(note, rules, tmp_path):
    """Gateshead's service counts overlap, and its table must say so."""
    section = front(
        "tables:\n  - title: People by service\n    file: data/services.csv\n    source: Records on 1 May 2025\n"
        + note.replace("counted twice", "counted twice, in more than one service")
    )

    told = found(tmp_path, {"market.md": section, "data/services.csv": GATESHEAD})
    assert rules == [rule for rule, *_ in told]


def test_the_two_ages_make_the_whole(tmp_path):
    """Gateshead: 885 and 2,865 make 3,750."""
    figures = (
        "figures:\n"
        "  all: {{label: people supported, value: {whole}, unit: people, source: Records on 1 May 2025}}\n"
        "  young: {{label: people supported aged 18 to 64, value: 885, unit: people, source: Records on 1 May 2025}}\n"
        "  old: {{label: people supported aged 65 and over, value: 2865, unit: people, source: Records on 1 May "
        "2025}}\n"
    )
    right, wrong = (front(figures.format(whole=whole)) for whole in ("3750", "3705"))
    account = {"account.yml": "published: 2025-11-20\n"}

    assert [] == found(tmp_path / "right", {**account, "market.md": right})
    assert ["The two ages make 3,750, and 3,705 is written here."] == [
        problem for _, _, problem, _ in found(tmp_path / "wrong", {**account, "market.md": wrong})
    ]


SMALL = front("tables:\n  - title: People with an advocate\n    file: data/a.csv\n    source: Records on 1 May 2025\n")


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ("group,people\nWomen,34\nMen,21\nTotal,55\n", []),
        ("group,people\nWomen,34\nMen,3\nTotal,37\n", ["3 is a count of fewer than 10 people."]),
        (
            "group,people\nWomen,34\nMen,[c]\nTotal,37\n",
            ["This hidden count can be worked out: the total less the other rows."],
        ),
        ("group,people\nWomen,[c]\nMen,[c]\nTotal,37\n", []),
        ("group,people\nWomen,34\nMen,0\nTotal,34\n", []),
        ("group,share of people\nWomen,7%\nMen,3%\n", []),
    ],
)
def test_a_count_of_a_few_people_is_found_and_so_is_what_gives_it_away(table, problems, tmp_path):
    """Neighbours know who the three men are."""
    told = found(tmp_path, {"market.md": SMALL, "data/a.csv": table})

    assert problems == [problem for _, _, problem, _ in told]


def test_a_small_count_is_shown_in_its_own_cell(tmp_path):
    """The line and the column of the CSV file, as a spreadsheet would show it."""
    (one,) = [
        finding
        for finding in findings(tmp_path, {"market.md": SMALL, "data/a.csv": "group,people\nWomen,34\nMen,3\n"})
        if finding.rule == "small-count"
    ]

    assert (f"{FOLDER}/data/a.csv", 3, 5, "Men,3") == (
        one.location.file, one.location.line, one.location.column, one.location.excerpt
    )  # fmt: skip


def test_two_figures_with_one_label_have_one_value(tmp_path):
    """One may be renamed, and then both may stay."""
    figure = "{label: carers who got support, value: %s, unit: people, source: Records on 1 May 2025}"
    changes = {
        "market.md": front(f"figures:\n  carers: {figure % 2148}\n"),
        "scrutiny.md": front(f"figures:\n  carers-helped: {figure % 2184}\n"),
    }

    assert [
        (
            "same-fact-two-values",
            3,
            "“carers who got support” is 2,184 people here and 2,148 people at market.md, line 3.",
            "keep one of the two and quote it in words, or say in the label how they differ",
        )
    ] == found(tmp_path, changes)


def test_a_change_column_of_a_table_is_reckoned(tmp_path):
    """Torbay’s page calls a rise from 2,292 to 2,463 one of 7.4%."""
    table = "| people | 2021/22 | 2022/23 | change |\n|---|---|---|---|\n| with support | 2,292 | 2,463 | +7.4% |\n"

    assert [
        (
            "change-does-not-compute",
            3,
            "From 2,292 to 2,463 is up 7.5%, not 7.4%.",
            "write 7.5%; a change is worked out on the number it starts from, here 2,292",
        )
    ] == found(tmp_path, {"market.md": table})


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ("source: Our records, taken: 2025-05-30", []),
        ("source: Our records of 30 May 2025", []),
        ("source: Our records", ["“letters” does not say when it was taken."]),
        ("taken: 2025-05-30", ["“letters” does not say where it comes from."]),
        ("unit: number", ["“letters” does not say where it comes from or when it was taken."]),
    ],
)
def test_a_figure_says_where_it_comes_from_and_when(more, problems, tmp_path):
    """A day in the source will do."""
    told = found(tmp_path, {"market.md": front(f"figures:\n  letters: {{label: letters, value: 376, {more}}}\n")})

    assert problems == [problem for _, _, problem, _ in told]


LONG = 100_000
HOSTILE = {
    "digits": "7" * LONG,
    "numbers": "7 " * (LONG // 2),
    "commas": "1," * (LONG // 2),
    "from and to": "from 5 to 6, up 9% " * (LONG // 19),
    "measures": "72% feel safe, more than in England, " * (LONG // 37),
    "quotes": "[[4A]] " * (LONG // 7),
    "brackets": "[[" * (LONG // 2),
    "pipes": "|" * LONG,
    "codes": "1B (2A(1)) " * (LONG // 11),
    "letters": "a" * LONG,
    "empty": "",
    "Welsh": "Mae 72% o bobl yn teimlo’n ddiogel, i fyny o 65% yn 2023-24.",
    "Urdu": "۷۲٪ لوگ محفوظ محسوس کرتے ہیں، ۶۵٪ سے بڑھ کر۔",
    "Chinese": "72%的人感到安全，比2023-24年的65%有所增加。",
    "contradictory": "72% feel safe. 65% feel safe. It rose from 5 to 3. It fell from 3 to 5. 0% feel safe in 2020-21.",
    "nonsense": "% per cent of £ from to up by (+) 4A 1B 20-20 --- 1/0 from 0 to 0, up 0% doubled from 0 to 0",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_stops_a_check(kind, tmp_path):
    """A finding or silence; a text that took hours would stop the whole run here."""
    table = f"| {HOSTILE[kind][:500].replace('|', ' ')} | people |\n|---|---|\n| a | 12 |\n"

    checked = check_files(tmp_path, {"feedback.md": f"{HOSTILE[kind]}\n\n## A\n\n{table}", "market.md": HOSTILE[kind]})

    assert checked.accounts

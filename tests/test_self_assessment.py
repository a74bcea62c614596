"""A council judges itself on a theme: what it writes, what is found in it, who sees it, and the document it makes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli import verbs
from localaccount_gen.publish import publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.schemes import Reached, schemes
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, TODAY, findings, good_account, places, write
from tests.sample_site import sample_files, sample_site

MARKET = """\
scheme: market-development
elements:
  - element: fair-price
    level: 1
    evidence: [{words: We looked at what care costs., section: market}]
    strengths: [We know what care costs.]
    areas_for_development: [We do not know what our choices cost providers.]
agreed_by: Adult social care leadership team
agreed: 2025-10-06
"""
FILE = "self-assessments/market-development.yml"


def published(root: Path, files: dict[str, str | bytes], drafts: bool = False):
    """What a site of these files is made of, beside those of the good account."""
    project = write(root, {**good_account(), **{f"{FOLDER}/{name}": content for name, content in files.items()}})
    settings = Settings("Local accounts", "https://accounts.example/")
    return publish(project, load_catalogue(), load_framework(), settings, TODAY, drafts=drafts)


def every_byte(made) -> bytes:
    """All that a site would have of these accounts, one after the other."""
    pages = (page.title + page.description + page.html for page in made.publication.pages)
    return "".join(pages).encode() + b"".join(file.content + file.address.encode() for file in made.publication.files)


def run(root: Path, monkeypatch, *words: str):
    monkeypatch.chdir(root)
    return CliRunner().invoke(verbs, words)


def test_a_self_assessment_that_is_agreed_and_shown_has_nothing_wrong(tmp_path):
    """A council that fills in everything hears nothing."""
    assert [] == findings(tmp_path, {FILE: MARKET})


def test_below_the_minimum_without_evidence_not_agreed_and_leading_nowhere_is_told_at_its_place(tmp_path):
    """Whoever answers for it sees the line, and what to do."""
    spoilt = """\
scheme: market-development
elements:
  - element: fair-price
    level: 0
  - element: choice-and-quality
    level: 2
    evidence:
      - {words: Somebody said so., section: prevention}
      - {words: A figure shows it., figure: people-suported}
      - {words: A measure shows it., measure: 9Z}
agreed_by: Adult social care leadership team
"""
    found = findings(tmp_path, {FILE: spoilt})

    assert [
        ("self-assessment-not-agreed", FILE, 1, 1),
        ("self-assessment-below-minimum", FILE, 4, 12),
        ("self-assessment-without-evidence", FILE, 4, 12),
        ("self-assessment-evidence-nowhere", FILE, 8, 45),
        ("self-assessment-evidence-nowhere", FILE, 9, 45),
        ("self-assessment-evidence-nowhere", FILE, 10, 47),
    ] == places(found)
    assert [
        "It does not say when.",
        "“A fair price for care” is at level 0, below the minimum standard.",
        "Nothing shows that “A fair price for care” is at level 0.",
        "The account has no section “prevention”.",
        "The account has no figure “people-suported”. Did you mean “people-supported”?",
        "No official measure of 2024-25 is called “9Z”.",
    ] == [one.problem for one in found]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("market-development", "markt-development",
         "“markt-development” is not a scheme that comes with the program. Did you mean “market-development”?"),
        ("element: fair-price", "element: fair-prise",
         "The scheme has no element “fair-prise”. Did you mean “fair-price”?"),
        ("level: 1", "level: 4", "“A fair price for care” has no level 4."),
        ("level: 1", "level: high", "“high” is not a plain number."),
        ("level: 1", "level: 1\n    title: Ours", "“fair-price” has its title and levels from the scheme."),
        ("agreed_by:", "share: everybody\nagreed_by:", "“everybody” is not a choice for “share”."),
        ("[We know what care costs.]", "['We spent [[net-spend]].']", 
         "A self-assessment cannot quote a figure in its words."),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_words(tmp_path, old, new, problem):
    """A wrong name, level or key stops nothing but the build, and says what was meant."""
    found = findings(tmp_path, {FILE: MARKET.replace(old, new)})

    assert [problem] == [one.problem for one in found]


def test_elements_of_a_council_s_own_need_a_title_and_levels_and_level_1_is_the_minimum(tmp_path):
    """A theme that no scheme has can be judged all the same."""
    own = """\
title: How we listen to carers
elements:
  - element: asking
    title: Asking carers
    levels: [Carers are not asked., Carers are asked each year., Carers see what changed.]
    level: 0
    evidence: [{words: Nobody asked them., section: feedback}]
  - {element: telling, level: 1}
agreed_by: Carers' board
agreed: 2025-10-06
"""
    found = findings(tmp_path, {"self-assessments/carers.yml": own})

    assert [
        "The element “telling” of your own has no title.",
        "The element “telling” of your own has no levels.",
        "“Asking carers” is at level 0, below the minimum standard.",
    ] == [one.problem for one in found]


def test_a_broken_element_does_not_move_the_place_of_the_others(tmp_path):
    """One slip hides nothing, and points nobody to a wrong line."""
    two = MARKET.replace("elements:\n", "elements:\n  - {level: 2}\n").replace("level: 1", "level: 0")

    assert [("missing-key", FILE, 3, 5), ("self-assessment-below-minimum", FILE, 5, 12)] == places(
        findings(tmp_path, {FILE: two})
    )


def test_a_hostile_folder_of_self_assessments_is_refused_in_words(tmp_path):
    """Links, programs and files that are no text lead nowhere and break nothing."""
    secret = tmp_path / "secret.yml"
    secret.write_text("title: x")
    files = {
        "self-assessments/Theme.YML": MARKET,
        "self-assessments/run.sh": "rm",
        "self-assessments/bytes.yml": b"\xff\xfe\x00",
        "self-assessments/list.yml": "- 1\n- 2\n",
        "self-assessments/script.yml": MARKET.replace("We looked", "<script>alert(1)</script> We looked"),
    }
    write(tmp_path, {**good_account(), **{f"{FOLDER}/{name}": content for name, content in files.items()}})
    (tmp_path / FOLDER / "self-assessments/link.yml").symlink_to(secret)

    rules = {one.location.file.rpartition("/")[2]: one.rule for one in findings(tmp_path, files)}

    assert {
        "Theme.YML": "unknown-key", "run.sh": "unknown-key", "link.yml": "outside-account",
        "bytes.yml": "unreadable-file", "list.yml": "yaml-syntax", "script.yml": "unsafe-markup",
    } == rules  # fmt: skip


@pytest.mark.parametrize(
    ("name", "problem", "fix"),
    [
        ("con.yml", "“con.yml” cannot be published under this name.",
         "choose another name: Windows keeps “con” for itself"),
        ("LPT1.yml", "“LPT1.yml” cannot be published under this name.",
         "choose another name: Windows keeps “LPT1” for itself"),
        ("Market.yml", "“Market.yml” cannot be published under this name.",
         "use small letters, digits and hyphens and end in .yml"),
        ("a b.yml", "“a b.yml” cannot be published under this name.",
         "use small letters, digits and hyphens and end in .yml"),
        (f"{'x' * 61}.yml", f"“{'x' * 61}.yml” cannot be published under this name.",
         "choose a name of 60 letters or fewer"),
        ("more/cqc.yml", "“more” is a folder, and no file in it is read.",
         "move its files up, and take the folder away"),
    ],
)  # fmt: skip
def test_the_name_of_a_theme_s_file_is_refused_with_what_is_wrong_with_it(tmp_path, name, problem, fix):
    """A name that looks right and is kept by Windows is told as that."""
    found = [one for one in findings(tmp_path, {f"{FOLDER}/self-assessments/{name}": "scheme: cqc\n"})
             if one.rule == "unknown-key"]  # fmt: skip

    assert [(problem, fix)] == [(one.problem, one.fix) for one in found]
    assert "other names break on some computers, and other kinds of file can carry programs" == found[0].why


def test_a_private_self_assessment_is_in_no_page_and_no_file_of_a_site(tmp_path):
    """Not a word, not the theme, not that there is one; nor what the checks found in it, even where it is answered."""
    private = MARKET.replace("level: 1", "level: 0").replace("We looked at what care costs.", "Zanzibar.")
    answered = good_account()[f"{FOLDER}/account.yml"] + (
        "answers:\n  - {rule: self-assessment-below-minimum, reason: We know that it is so and are at work on it.}\n"
    )
    made = published(tmp_path, {FILE: private, "account.yml": answered}, drafts=True)

    told = every_byte(made)
    assert [] == [word for word in (b"Zanzibar", b"market-development", b"A fair price", b"theme-") if word in told]
    entry = json.loads(next(one.content for one in made.publication.files if one.address == "accounts.json"))
    assert [[]] == [one["self_assessments"] for one in entry["accounts"]] or not entry["accounts"]
    assert "self-assessment-below-minimum" not in json.dumps(entry)
    found = [one.problem for one in made.checked.all_findings if one.rule == "expired-omission"]
    assert [
        "“self-assessment-below-minimum” looks at self-assessments, which may be private, and answers are published."
    ] == found


def test_the_inputs_that_are_published_with_an_approval_do_not_name_a_private_self_assessment(tmp_path):
    """A list of digests would tell that it is there, and confirm a guess at what it says."""
    made = published(tmp_path, {FILE: MARKET, "self-assessments/cqc.yml": "share: public\n" + MARKET.replace(
        "scheme: market-development\n", "").replace("fair-price", "learning")})  # fmt: skip
    sums = made.inputs(write(tmp_path, {}), FOLDER, 1).sums

    named = [path for path in sums.digests if "self-assessments" in path]
    assert [f"{FOLDER}/self-assessments/cqc.yml"] == named


def test_one_shared_with_the_region_is_counted_in_accounts_json_and_has_no_page(tmp_path):
    """A regional lead can gather strengths and areas for development; the levels themselves stay with the council."""
    made = published(tmp_path, {FILE: f"share: region\n{MARKET}"})

    entry = json.loads(next(one.content for one in made.publication.files if one.address == "accounts.json"))
    assert [
        {
            "theme": "market-development", "title": "Developing the social care market", "scheme": "market-development",
            "agreed_by": "Adult social care leadership team", "agreed": "2025-10-06",
            "below": 0, "at": 1, "above": 0, "not_judged": 4,
            "strengths": [{"element": "A fair price for care", "words": "We know what care costs."}],
            "areas_for_development": [
                {"element": "A fair price for care", "words": "We do not know what our choices cost providers."}
            ],
            "page": "",
        }
    ] == entry["accounts"][0]["self_assessments"]  # fmt: skip
    assert [] == [page.address for page in made.publication.pages if page.address.endswith("self-assessment/")]


def test_a_public_one_has_a_page_with_its_levels_and_where_the_account_shows_them():
    """A resident reads how the council judges itself, and can follow each claim."""
    page = next(one for one in sample_site().publication.pages
                if one.address == "exampleshire/2024-25/self-assessment/")  # fmt: skip

    assert "<strong>Score 2, on a scale from 1 to 4.</strong> Gaps. Some of it works" in page.html
    assert "Average wait for a first assessment: 42 days, down 4 days from 46 days." in page.html
    assert '<a href="../waiting/index.html#figures">Waiting times</a>' in page.html
    assert "<li>Partnerships and communities</li>" in page.html
    entry = json.loads(sample_files()["accounts.json"])["accounts"]
    themes = next(one["self_assessments"] for one in entry if one["page"] == "exampleshire/2024-25/")
    assert [("cqc", 0, 5, 2, 2)] == [
        (one["theme"], one["below"], one["at"], one["above"], one["not_judged"]) for one in themes
    ]


def test_the_schemes_that_come_with_the_program_are_whole():
    """Three themes, each element with levels from the lowest, and the minimum among them."""
    found = schemes()

    assert ["cqc", "market-development", "workforce-development"] == list(found)
    assert list(load_framework().cqc) == [element.title for element in found["cqc"].elements]
    for scheme in found.values():
        keys = [element.key for element in scheme.elements]
        assert len(set(keys)) == len(keys)
        for element in scheme.elements:
            numbers = [level.number for level in element.levels]
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            assert numbers[0] < scheme.minimum < numbers[-1]
    assert Reached.BELOW is found["cqc"].reached(1)
    assert Reached.UNJUDGED is found["cqc"].reached(None)


def test_the_document_goes_by_the_nine_statements_and_leads_to_the_account(tmp_path, monkeypatch):
    """An inspector who asks for links gets those of the pages that are public anyway."""
    files = good_account()
    files["mkdocs.yml"] = "site_name: Accounts\nsite_url: https://accounts.example/\nplugins:\n  - localaccount\n"
    write(tmp_path, files)
    ended = run(tmp_path, monkeypatch, "self-assessment", "halton/2024-25", "--format", "md", "--output", "it.md")

    assert (0, "wrote it.md\n") == (ended.exit_code, ended.output)
    text = (tmp_path / "it.md").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert [f"## {number}. {title}" for number, title in enumerate(load_framework().cqc, 1)] == headings
    assert "[Money and value](<https://accounts.example/halton/2024-25/productivity/>)" in text
    assert "The council’s own scores are not part of it." in text
    assert "Money spent: £61.2 million, up 3.9% from £58.9 million." in text
    assert "- Waiting times: the account has no such section." in text


def test_the_document_says_what_the_account_has_nothing_on(tmp_path, monkeypatch):
    """A gap is said plainly; it is not filled with other words."""
    files = {name: content for name, content in good_account().items()
             if not name.endswith(("feedback.md", "market.md", "think-local-act-personal.md"))}  # fmt: skip
    write(tmp_path, files)
    run(tmp_path, monkeypatch, "self-assessment", "halton/2024-25", "--format", "md", "--output", "it.md")

    text = (tmp_path / "it.md").read_text(encoding="utf-8")
    part = text.partition("## 4. ")[2].partition("## 5. ")[0]
    assert "The account has nothing on this." in part
    assert "Care homes and home care: the account has no such section." in part


def test_private_scores_mark_the_document_as_one_that_no_build_publishes(tmp_path, monkeypatch):
    """A director may send it to the Commission, and nobody can put it on the website by mistake."""
    scores = MARKET.replace("scheme: market-development\n", "").replace("fair-price", "learning")
    write(tmp_path, {**good_account(), f"{FOLDER}/self-assessments/cqc.yml": scores})
    run(tmp_path, monkeypatch, "self-assessment", "halton/2024-25")

    text = (tmp_path / "private/halton-2024-25-self-assessment.html").read_text(encoding="utf-8")
    refused = run(tmp_path, monkeypatch, "self-assessment", "halton/2024-25", "--output", "accounts/halton/x.html")
    assert "is inside accounts, which a site is made of or put in." in str(refused.exception)
    assert "The scores are private: they are not on the website." in text
    assert "localaccount:private:do-not-publish" in text
    assert "Score 1, on a scale from 1 to 4. Serious gaps." in text
    assert "<script" not in text
    assert " src=" not in text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("halton/2023-24", "halton has no account of “2023-24”. Did you mean “2024-25”?"),
        ("../halton/2024-25", "No council is called “../halton/2024-25”"),
        ("nowhere/2024-25", "No council is called “nowhere”"),
        ("Derby/2024-25", "No account of Derby is kept here. Begin one with"),
    ],
)
def test_an_account_that_is_not_there_is_one_sentence(tmp_path, monkeypatch, name, told):
    """Whoever mistypes the name is told what is there."""
    write(tmp_path, good_account())
    ended = run(tmp_path, monkeypatch, "self-assessment", name)

    assert type(ended.exception).__name__ == "ProjectError"
    assert str(ended.exception).startswith(told)


def test_a_council_alone_means_its_latest_account(tmp_path, monkeypatch):
    """As for the other commands of a challenge."""
    write(tmp_path, good_account())
    ended = run(tmp_path, monkeypatch, "self-assessment", "Halton")

    assert "wrote halton-2024-25-self-assessment.html\n" == ended.output


def test_evidence_elsewhere_is_a_link_that_says_where_it_leads_and_words_stay_words(tmp_path):
    """Nobody reads out an address, and nothing that a council types can run on the page."""
    shown = MARKET.replace("section: market}", "address: 'https://www.example.org/a?b=1&c=2'}").replace(
        "We know what care costs.", "Costs of 3 & 5 pounds are *known*."
    )
    made = published(tmp_path, {FILE: f"share: public\n{shown}"})
    page = next(one for one in made.publication.pages if one.address == "halton/2024-25/self-assessment/")

    assert '<a data-address href="https://www.example.org/a?b=1&amp;c=2">A document on www.example.org</a>' in page.html
    assert "<li>Costs of 3 &amp; 5 pounds are *known*.</li>" in page.html
    assert "Agreed by: Adult social care leadership team, 6 October 2025." in page.html

"""`localaccount sign-off`: the one file a councillor needs to decide."""

import re

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from localaccount_gen.approval.lines import escaped
from localaccount_gen.cli import verbs
from localaccount_gen.htmlpage import main_part
from localaccount_gen.signoff.redline import redline
from localaccount_gen.signoff.revision import FigureGroup, PageWords, Revision
from localaccount_gen.signoff.telling import told
from tests.accounts import FOLDER, good_account, write
from tests.approval.accounts import approve, change, reference, refusal, unapproved
from tests.signoff.conftest import run


def _made(project, tmp_path, folder=FOLDER) -> str:
    path = tmp_path / "sent.html"
    run("sign-off", str(project.root / folder), "--output", str(path))
    return path.read_text(encoding="utf-8")


def _words(html: str) -> str:
    """What stands in the main part, with single spaces."""
    main = main_part(html)
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def test_it_says_what_is_asked_and_gives_the_reference_in_groups(files, torbay):
    """A lead member without git or training answers with one line."""
    words = _words(files["torbay"].read_text(encoding="utf-8"))
    digits = reference(torbay, "accounts/torbay/2024-25")
    groups = [digits[place : place + 4] for place in range(0, 64, 4)]

    assert words.startswith(
        "Draft, not yet approved For the lead member: Torbay local account 2024-25 This is everything"
    )
    assert f"Then answer by e-mail, on signed paper, or in a minuted decision: I approve, {' '.join(groups)} " in words
    assert f"The short form is {' '.join(groups[:4])} ." in words


def test_the_reference_in_the_file_is_the_one_that_approve_takes(tmp_path):
    """What was read is what is recorded."""
    project = write(tmp_path / "project", unapproved())
    found = re.search(r"I approve, ((?:[0-9a-f]{4} ){16})", _words(_made(project, tmp_path)))

    assert found is not None
    assert approve(project, reference=found[1].strip()).exception is None


def test_a_draft_is_called_a_draft_everywhere(files):
    """A sheet that got loose, a tab among many, a part scrolled to: each says that nobody approved it."""
    html = files["torbay"].read_text(encoding="utf-8")
    parts = html.count('<div class="so-part"')

    assert "<title>Draft, not yet approved: Torbay local account 2024-25, for the lead member</title>" in html
    assert 3 == parts
    assert parts + 1 == html.count('<p class="so-state">Draft, not yet approved</p>')
    assert '@bottom-center { content: "Draft, not yet approved · Reference, short form: ' in html


def test_what_has_changed_comes_before_the_text_and_figures_before_words(files):
    """A first account of a council's second year is set against the year before."""
    words = _words(files["torbay"].read_text(encoding="utf-8"))
    order = [
        "What has changed since the account of 2023-24",
        "“People who feel safe” was 71.2% in 2023-24, now 69.2%: no clear change.",
        "Was: taken out: 762.3 , end of what was taken out in every 100,000 people",
        "Questions to expect Journalists, scrutiny and residents",
        "Contents At a glance",
    ]

    places = [words.find(one) for one in order]

    assert -1 not in places
    assert sorted(places) == places


def test_the_questions_are_those_that_follow_from_the_account(files):
    """Weak figures, money, broken promises, complaints upheld, and what the checks asked."""
    words = _words(files["exampleshire"].read_text(encoding="utf-8"))

    for said in (
        "Why is the quality of life of unpaid carers (7.0 in 2023-24) lower than in England (7.3)? "
        "The account speaks of it under “Unpaid carers”.",
        "“Money spent on adult social care” was £133.7 million, now £142.3 million: up 6.4%. Prices rose,",
        "“Bring the number of overdue reviews below 1,300” (2023-24): not met. It rose to 1,512 people,",
        "Complaints in which the Ombudsman found us at fault: 8, up 2 from 6. The numbers are small,",
        "Most people stop before 6,000 words or 20 pages. It has two sections more than the letter asks for,",
    ):
        assert said in words


def test_the_whole_text_is_in_it_with_easy_read_and_other_languages(files):
    """The reference stands for all of it, so all of it is there to be read."""
    html = files["exampleshire"].read_text(encoding="utf-8")

    titles = re.findall(r'<li><a href="#part-[\w-]+">([^<]+)</a></li>', html)
    assert ["The whole account", "All official figures", "How the council judges itself", "Summary in Urdu",
            "Summary in Welsh", "British Sign Language", "Easy Read"] == titles  # fmt: skip
    assert '<div lang="ur" dir="rtl">' in html
    assert 10 < html.count('<div class="la-easy-row">')


def test_links_lead_inside_the_file_or_out_to_the_web(files):
    """A link to a page of a site that is not published yet would lead nowhere; no id stands twice."""
    for path in files.values():
        html = path.read_text(encoding="utf-8")
        ids = re.findall(r'<[^>]* id="([^"]+)"', html)
        targets = re.findall(r'<[^>]* href="([^"]*)"', html)

        assert len(ids) == len(set(ids))
        assert [] == [one for one in targets if one.startswith("#") and one[1:] not in ids]
        assert [] == [one for one in targets if not one.startswith(("#", "https://", "http://", "mailto:", "tel:"))]


def test_pictures_are_in_the_file(tmp_path):
    """It may be opened on a train."""
    project = write(tmp_path / "project", unapproved())

    html = _made(project, tmp_path)

    assert '<img alt="' in html or "<img " in html
    assert [] == re.findall(r'<img[^>]* src="(?!data:image/)[^"]*"', html)


def test_since_an_approval_only_what_changed_is_told(project, tmp_path):
    """The lead member read the rest already."""
    change(project, "market.md", "what does not", "what harms")

    words = _words(_made(project, tmp_path))

    assert "What has changed since the approval on 18 November 2025" in words
    assert "This is edition 2." in words
    assert (
        "Care homes and home care Was: They told us what helps and what taken out: does not. , end of what was taken "
        "out Now: They told us what helps and what added: harms. , end of what was added"
    ) in words


def test_approved_words_are_called_approved(project, tmp_path):
    """Sent again, it asks for nothing."""
    html = _made(project, tmp_path)

    assert "<title>Approved: Halton local account 2024-25, for the lead member</title>" in html
    assert "not yet approved" not in html.casefold()
    asked = "Nothing: these words are approved. Approved by Cllr Example, Cabinet Member for Adult Social Care,"
    assert asked in _words(html)


def test_approve_tells_what_changed_since_the_file_was_made(tmp_path):
    """The officer edited on while the lead member read."""
    project = write(tmp_path / "project", unapproved())
    sent = reference(project)
    _made(project, tmp_path)
    change(project, "market.md", "what does not", "what harms")

    assert (
        "The account has changed since the lead member was asked about it.\n"
        "- Care homes and home care: after “helps and what”: “does not.” is now “harms.”"
    ) == refusal(approve(project, reference=sent))


def test_making_the_file_changes_no_reference(tmp_path):
    """What is kept of it is no part of the account, nor of its inputs."""
    project = write(tmp_path / "project", unapproved())
    first = _made(project, tmp_path)

    assert first == _made(project, tmp_path)
    assert approve(project).exception is None
    assert "asked/" not in (project.root / FOLDER / "approved/inputs/SHA256SUMS").read_text(encoding="utf-8")


def test_an_account_with_errors_is_not_sent(tmp_path):
    """Nobody is asked to approve what cannot be published; nothing is written."""
    project = write(tmp_path, {**good_account(), f"{FOLDER}/market.md": "TBC\n"})
    path = tmp_path / "sent.html"

    done = CliRunner().invoke(verbs, ["sign-off", str(project.root / FOLDER), "--output", str(path)])

    assert re.fullmatch(
        rf"{FOLDER} has \d+ things? to put right before it can go to the lead member: see  localaccount check {FOLDER}",
        refusal(done),
    )
    assert not path.exists()
    assert not (project.root / FOLDER / "asked").exists()


def test_hostile_text_stays_text(tmp_path):
    """A name with a script in it is a strange name and nothing more: in title, text and attributes."""
    files = unapproved()
    hostile = 'Halton</title><script>alert(1)</script>\\" onload=x'
    council = str(files["accounts/halton/council.yml"])
    files["accounts/halton/council.yml"] = council.replace("short_name: Halton", f'short_name: "{hostile}"')

    html = _made(write(tmp_path / "project", files), tmp_path)

    page = LexborHTMLParser(html)
    assert [] == page.css("script")
    assert [] == [node for node in page.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert 'Halton</title><script>alert(1)</script>" onload=x local account 2024-25' in page.css("title")[0].text()


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_hostile_words_that_changed_stay_words(form):
    """What was taken out is shown too, and can do no more than what is there."""
    hostile = "<img src=x onerror=alert(1)> @everyone [a](javascript:x) **bold**"
    top = "localaccount-reading-1\npage: /x/\n\n"
    texts = [{"market": f"{top}{escaped(words)}\n"} for words in ("It was good.", hostile)]
    pages = tuple(PageWords(one.key, one.key, one.passages) for one in redline(*texts))

    said = told(Revision(hostile, hostile, (FigureGroup(hostile, (hostile,)),), pages), form)

    assert "<img" not in said
    assert "](javascript" not in said or form == "html"
    assert "**bold**" not in said or form == "html"

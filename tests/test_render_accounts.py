"""The pages and files of an account: what each says, in which order, and what it never says."""

import io
import re
from html import unescape

import pytest
from PIL import Image

from localaccount_gen.pages import Page, Prose
from localaccount_gen.publish import Published
from tests.accounts import FOLDER, good_account
from tests.full_account import full_account, picture, published


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(tmp_path_factory.mktemp("full"))


def page(made: Published, address: str) -> Page:
    return next(page for page in made.publication.pages if page.address == address)


def words(made: Published, address: str) -> str:
    """What a reader of the page reads, without the tags."""
    shown = re.sub(r"<(/?(p|li|dt|dd|h\d|td|th|tr|caption|desc|title|text)\b)", r" <\1", page(made, address).html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", shown)).split())


def file(made: Published, address: str) -> bytes:
    return next(file.content for file in made.publication.files if file.address == address)


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in the text, one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_every_address_that_is_promised(full: Published) -> None:
    """People keep addresses, and the next version of the software must have the same."""
    addresses = {page.address for page in full.publication.pages} | {file.address for file in full.publication.files}

    assert {
        "",
        "halton/",
        "halton/2024-25/",
        "halton/2024-25/outcomes/",
        "halton/2024-25/equality/",
        "halton/2024-25/about/",
        "halton/2024-25/print/",
        "halton/2024-25/account.json",
        "halton/2024-25/account.txt",
        "halton/2024-25/data/spending.csv",
        "halton/2024-25/data/spending.csv-metadata.json",
        "halton/2024-25/data/measure_satisfaction_users.csv",
        "halton/2024-25/data/measure_satisfaction_users.csv-metadata.json",
        "halton/2024-25/data/measure_satisfaction_users.html",
        "halton/2024-25/measures/satisfaction_users/index.html",
        "halton/2024-25/images/bus.jpg",
        "accounts.json",
        "measures/",
        "measures/feel_safe/",
        "measures/feel_safe/figures.csv",
        "measures/feel_safe/figures.csv-metadata.json",
        "measures/areas.csv",
        "measures/csv-metadata.json",
        "measures/measures.csv",
        "measures/sources.csv",
        "accessibility/",
        "search/",
    } <= addresses


def test_the_landing_page_answers_at_once(full: Published) -> None:
    """How many people, how much money, what went well, what must be better, what comes next, how to speak up."""
    assert in_order(
        words(full, "halton/2024-25/"),
        "Adult social care in Halton",
        "3,145 people got support in the year. Up 3.1% in a year.",
        "The account does not say how much money was spent.",
        "What went well 3,145 people got support, up 3.1% from 3,050.",
        "Fish & chips for <5 people.",
        "What must be better Too many wait.",
        "What comes next The account does not say what comes next.",
        "Speak up Ring us.",
        "Foreword We write this for you. See what comes next. Cllr Example, Cabinet Member",
        "The account, part by part",
        "Other years Local account 2023-24",
        "Other formats Ask for large print or Easy Read. It takes 10 working days.",
    )


def test_the_landing_page_lists_each_part_with_its_question_and_answer(full: Published) -> None:
    """A reader chooses by the question they have."""
    text = words(full, "halton/2024-25/")

    assert (
        "What difference support makes Does support help people to live the life they want? "
        "About 68.1% are satisfied." in text
    )
    assert "Fair for everyone Does everyone get a fair chance of good support? Not covered. The page says why." in text


def test_what_is_missing_is_said(full: Published) -> None:
    """An account without half of its parts does not look whole."""
    text = words(full, "halton/2023-24/")

    assert "The account does not say how many people were supported." in text
    assert "The account does not say what went well." in text
    assert "The account does not say how to speak up." in text
    assert "The account has nothing, and gives no reason why, on: Keeping people safe; Support that fits" in text


def test_a_section_gives_the_answer_first(full: Published) -> None:
    """Title, question, answer, story, and then what is structured, in a fixed order."""
    assert in_order(
        words(full, "halton/2024-25/outcomes/"),
        "What difference support makes",
        "Does support help people to live the life they want?",
        "About 68.1% are satisfied.",
        "See the promise.",
        "The council’s own figures",
        "Days waited for an assessment 42 days not given cannot be said",
        "How this compares",
        "What went well The bus runs again.",
        "What must be better Too many wait. What is being done: Two more social workers started. "
        "What is promised: Shorter waits Nobody answers at weekends. It does not say what is being done.",
        "Where this comes from An audit of 60 files. Audit team, 12 February 2025.",
        "Who was asked People at home: 1,200 people, March 2025. They said Come sooner. "
        "What changed The account does not say.",
        "What people said, and what was done You said Come sooner. We did We start at seven. "
        "You said Come at night. We could not It would cost too much.",
        "What was learned The lesson Letters were late. What was done We send them the same day.",
        "What reviewers recommended Scrutiny: Look at waits. The council’s answer We will. How far it is Under way.",
        "In people’s own words “They come on time.” A carer",
        "More figures Spending by kind",
        "Previous At a glance",
    )


def test_a_comparison_is_always_the_same_four_things(full: Published) -> None:
    """Sentence, table, picture, small print with its file, in this order, for everybody who makes pages after us."""
    html = page(full, "halton/2024-25/outcomes/").html
    comparison = html[html.index('class="la-comparison"') :]

    assert in_order(
        comparison,
        'class="la-answer">About 7 in 10 people who use services are very or extremely satisfied',
        "(68.1%). That is about the same as England (65.1%)",
        "We asked by telephone as well.",
        "<table",
        "<svg",
        "la-small-print",
        'href="../data/measure_satisfaction_users.csv" download',
    )


def test_a_quote_without_consent_is_not_printed(tmp_path) -> None:
    """Whoever said it has not agreed to it. The check calls it an error; a draft is shown with errors."""
    files = full_account()
    quote = "quotes:\n  - {words: Not for print., who: a son, consent: no}\n"
    files[f"{FOLDER}/outcomes.md"] = str(files[f"{FOLDER}/outcomes.md"]).replace("quotes:\n", quote, 1)
    full = published(tmp_path, files, drafts=True)
    everything = "".join(page.html for page in full.publication.pages)
    everything += "".join(file.content.decode() for file in full.publication.files if file.address.endswith(".txt"))

    assert "They come on time." in everything
    assert "Not for print." not in everything


def test_a_promise_is_a_line_in_a_ledger(full: Published) -> None:
    """What, why, who answers, by when, how anyone can tell, from where to where; what is not said is seen to be so."""
    text = words(full, "halton/2024-25/improvement/")

    assert "◐ Partly met Answer in ten days We answered in twelve." in text
    assert (
        "Shorter waits Waiting makes things worse. Who answers for it Head of Social Work By when 31 December 2026 "
        "How anyone can tell Average days Where it stands 42 days Where it should stand 36 days"
    ) in text
    assert "Do better Who answers for it The account does not say. By when The account does not say." in text


def test_a_section_that_is_left_out_keeps_its_address(full: Published) -> None:
    """The reason stands where the section would."""
    assert in_order(
        words(full, "halton/2024-25/equality/"),
        "Fair for everyone",
        "This account does not cover this part.",
        "We did not hold figures by ethnicity before April 2025, and will not guess them now.",
        "It will be covered by 30 November 2026.",
    )


def test_about_tells_how_the_account_was_made(full: Published) -> None:
    """Approval, the six questions, what others say, omissions, answers, corrections, formats."""
    text = words(full, "halton/2024-25/about/")

    assert in_order(
        text,
        "No approval is recorded for this account.",
        "How did residents shape this account? Forty residents chose what it reports on.",
        "Who outside the council challenged it? The account does not say.",
        "Waits are too long. Healthwatch Halton, 14 October 2025. Their own words, not changed.",
        "Fair for everyone We did not hold figures by ethnicity",
        "What difference support makes With evidence, a comparison, and what was or will be done.",
        "The account does not say: Who outside the council challenged it? We answer the others next year.",
        "5 January 2026 The spending on care homes was wrong. A sum left one home out.",
        "Ask for large print or Easy Read. It takes 10 working days.",
    )


def test_the_whole_account_is_on_the_page_for_paper(full: Published) -> None:
    """Everything each part says is said there again, under a list of its own."""
    whole = words(full, "halton/2024-25/print/")
    parts = [one for one in full.publication.pages if one.kind == "section" and one.address.startswith("halton/2024")]

    assert 10 == len(parts)
    for part in parts:
        story = next(text for text in part.body if isinstance(text, Prose))
        for paragraph in re.findall("<p>(.*?)</p>", story.html):
            assert " ".join(unescape(re.sub("<[^>]*>", "", paragraph)).split()) in whole
    ids = re.findall(r' id="(.*?)"', page(full, "halton/2024-25/print/").html)
    assert sorted(set(ids)) == sorted(ids)


def test_the_authors_words_stand_in_no_element_of_ours(full: Published) -> None:
    """Then any builder of sites can put Markdown in their place; inside an open element it would be left as it is."""
    for one in full.publication.pages:
        open_elements = 0
        for part in one.body:
            if isinstance(part, Prose):
                assert 0 == open_elements, one.address
            else:
                tags = re.findall(r"<(/?)(div|section|ul|ol|li|dl|figure|table|nav)\b", part.html)
                open_elements += sum(-1 if closes else 1 for closes, _ in tags)


def test_plain_words_stay_plain(tmp_path) -> None:
    """A plain field is shown letter by letter: it makes no link, no emphasis and no tag."""
    odd = "5 < 6 & 7 > 2, *not* bold, “quoted” and 'quoted'"
    files = full_account()
    files[f"{FOLDER}/outcomes.md"] = str(files[f"{FOLDER}/outcomes.md"]).replace("The bus runs again.", f'"{odd}"')

    assert odd in words(published(tmp_path, files), "halton/2024-25/outcomes/")


def test_a_demonstration_says_so_on_every_page(tmp_path) -> None:
    """Nobody may take it for a council's own account."""
    files = full_account()
    account = f"{FOLDER}/account.yml"
    files[account] = str(files[account]) + "demonstration: {what: Halton did not make this., made_by: The project}\n"
    made = published(tmp_path, files)
    pages = [one for one in made.publication.pages if one.address.startswith("halton/2024-25/")]

    assert 17 == len(pages)
    assert {("Halton did not make this.",)} == {one.banners for one in pages}
    assert () == page(made, "halton/2023-24/").banners
    assert "The project made this demonstration. Halton Borough Council did not." in page(made, "halton/2024-25/").foot


def test_a_draft_is_kept_from_search_engines(tmp_path) -> None:
    """An account that is not ready is shown to those who write it and to nobody else."""
    files = full_account()
    files[f"{FOLDER}/market.md"] = "To be written.\n"
    made = published(tmp_path, files, drafts=True)
    drafts = [one for one in made.publication.pages if one.address.startswith("halton/2024-25/")]

    assert all(one.draft and one.noindex for one in drafts)
    assert not page(made, "halton/2023-24/").draft


def test_pictures_lose_what_the_camera_noted(full: Published) -> None:
    """A photo can hold where and by whom it was taken."""
    content = file(full, "halton/2024-25/images/bus.jpg")

    assert b"A camera" in full_account()[f"{FOLDER}/images/bus.jpg"]
    assert b"A camera" not in content
    with Image.open(io.BytesIO(content)) as opened:
        assert ((40, 20), {}) == (opened.size, dict(opened.getexif()))


def test_large_pictures_are_made_smaller(tmp_path) -> None:
    """No screen shows more than 1,600 pixels in the width of the text, and a phone has to fetch them."""
    files = full_account()
    files[f"{FOLDER}/images/bus.jpg"] = picture("JPEG", size=(4000, 2000))
    content = file(published(tmp_path, files), "halton/2024-25/images/bus.jpg")

    with Image.open(io.BytesIO(content)) as opened:
        assert (1600, 800) == opened.size


def test_a_picture_that_cannot_be_read_is_a_fault_and_not_a_crash(tmp_path) -> None:
    """Whatever a file holds, the officer is told, with the file's name."""
    files = full_account()
    files[f"{FOLDER}/images/bus.jpg"] = b"\xff\xd8 not a picture"
    made = published(tmp_path, files)

    told = [(one.location.file, one.problem) for account in made.held_back for one in account.findings]
    assert (f"{FOLDER}/images/bus.jpg", "This picture cannot be read.") in told


def test_only_what_the_account_names_is_published(tmp_path) -> None:
    """A file that was left in the folder stays there."""
    files = full_account()
    files[f"{FOLDER}/images/private.jpg"] = picture("JPEG")
    files[f"{FOLDER}/data/private.csv"] = "a,b\n1,2\n"
    addresses = [one.address for one in published(tmp_path, files).publication.files]

    assert [] == [address for address in addresses if "private" in address]


def test_a_table_is_safe_in_a_spreadsheet_and_clear_on_the_page(full: Published) -> None:
    """What begins like a formula is text, and a marker for no figure is said in words."""
    assert (
        "What,2024-25 (£ million)\n'=Care homes,45.0\nHome care,[c]\n"
        == file(full, "halton/2024-25/data/spending.csv").decode()
    )
    assert "=Care homes 45.0 Home care too few people to show" in words(full, "halton/2024-25/outcomes/")


def test_every_link_is_relative(full: Published) -> None:
    """The site may stand under any address, or on a disk."""
    for one in full.publication.pages:
        for address in re.findall(r'(?:href|src)="([^"]*)"', one.html + one.foot):
            assert re.match(r"(?!/)(?![a-z]+:)|https?://|mailto:|tel:", address), (one.address, address)


def test_the_same_account_gives_the_same_pages(tmp_path_factory, full: Published) -> None:
    """No clock, no chance, no folder reaches a page."""
    assert full.publication == published(tmp_path_factory.mktemp("again")).publication


def test_an_account_of_stories_alone_has_its_pages(tmp_path) -> None:
    """A council that fills in nothing but Markdown still gets a site."""
    made = published(tmp_path, dict(good_account()))

    assert "We listened to people who use our services" in words(made, "halton/2024-25/scrutiny/")
    assert "The account has no tables and no comparisons." in words(made, "halton/2024-25/about/")

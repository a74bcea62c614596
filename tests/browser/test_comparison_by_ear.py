"""A comparison as a screen reader gets it from the browser, in the order in which it is read."""

from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser, Page

from tests.browser.comparison_pages import show

_TOLD = {
    "heading", "paragraph", "DisclosureTriangle", "table", "caption", "columnheader", "rowheader", "cell", "figure",
    "image", "Figcaption", "listitem", "link",
}  # fmt: skip
"""The roles that a screen reader says; the rest only groups them."""

_CUT = 44


def heard(page: Page, open_all: bool) -> list[tuple[str, str]]:
    """Role and words of everything in the first comparison of a page, in order."""
    page.evaluate("(all) => document.querySelectorAll('details').forEach((one) => { one.open = all; })", open_all)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    told = list(_walk(by_id, nodes[0]))
    starts = [place for place, (role, words) in enumerate(told) if role == "heading 3"]
    end = starts[1] if len(starts) > 1 else len(told)
    return told[starts[0] : end]


def _walk(by_id: Mapping[str, dict], node: dict) -> Iterator[tuple[str, str]]:
    role = node["role"]["value"]
    if not node["ignored"] and role in _TOLD:
        level = [one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"]
        words = node.get("name", {}).get("value") or "".join(_words(by_id, node))
        yield f"{role} {level[0]}" if role == "heading" else role, words
    # The words drawn in a picture are not read: its name and description stand for them.
    for child in node.get("childIds", []) if role != "image" else []:
        yield from _walk(by_id, by_id[child])


def _words(by_id: Mapping[str, dict], node: dict) -> Iterator[str]:
    for child in node.get("childIds", []):
        if by_id[child]["role"]["value"] == "StaticText":
            yield by_id[child]["name"]["value"]
        elif by_id[child]["role"]["value"] == "generic":
            yield from _words(by_id, by_id[child])


def test_a_comparison_is_heard_in_order(browser: Browser) -> None:
    """Heading, answer, table with its headings, picture, change, small print, links: each with its words."""
    context = browser.new_context()
    page = context.new_page()
    show(page, "unclear", "320")
    told = heard(page, open_all=True)
    context.close()

    table = told[3:26]
    assert [
        ("heading 3", "People satisfied with their care and support"),
        ("paragraph", "About 7 in 10 people who use services are ve"),
        ("DisclosureTriangle", "The numbers"),
    ] == [(role, words[:_CUT]) for role, words in told[:3]]
    assert [
        ("table", "People satisfied with their care and support"),
        ("caption", "People satisfied with their care and support"),
        ("columnheader", "Area"),
        ("columnheader", "Figure (±\N{NO-BREAK SPACE}margin of error)"),
        ("columnheader", "Answers"),
        ("rowheader", "Halton"),
        ("cell", "68.1% ±\N{NO-BREAK SPACE}7.9"),
        ("cell", "130"),
    ] == [(role, words[:_CUT]) for role, words in table[:8]]
    assert [
        "heading 3", "paragraph", "DisclosureTriangle", "table", "figure", "image", "heading 4", "paragraph",
        "DisclosureTriangle", "table", "figure", "image", "Figcaption", "heading 4", "listitem", "DisclosureTriangle",
        "listitem", "link",
    ] == _roles(told)  # fmt: skip
    assert ["Change over time", "About these figures"] == [words for role, words in told if role == "heading 4"]
    assert "This can be used to compare, not to judge how effective a council is." in [words for _, words in told]


def _roles(told: list[tuple[str, str]]) -> list[str]:
    """The roles in order, tables without their parts, a list once."""
    roles = [role for role, _ in told if role not in ("caption", "columnheader", "rowheader", "cell")]
    return [role for place, role in enumerate(roles) if place == 0 or role != "listitem" or roles[place - 1] != role]


def test_pictures_have_their_name_and_their_description(browser: Browser) -> None:
    """The name is the message with its numbers, the description the shape."""
    context = browser.new_context()
    page = context.new_page()
    show(page, "clear", "320")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    context.close()
    images = [
        (node["name"]["value"], node["description"]["value"])
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "image"
    ]

    assert 2 == len(images)
    assert images[0][0].startswith(
        "People who feel safe, Gateshead, 2024-25: 77.1%. That is better than England (70.1%)"
    )
    assert images[0][1].startswith("Bars for Gateshead, England and the North East, on a scale from 0% to 100%.")
    assert "A thin line over each bar shows its margin of error." in images[0][1]
    assert images[1][0].startswith("People who feel safe, Gateshead, 2015-16 to 2024-25. There is no clear change")
    assert "joined where one period can be compared with the next." in images[1][1]


def test_what_a_wide_screen_shows_open_is_heard_without_opening(browser: Browser) -> None:
    """The table that is seen is heard, and no button says that it is folded."""
    context = browser.new_context()
    page = context.new_page()
    show(page, "unclear", "1280")
    told = heard(page, open_all=False)
    context.close()

    assert ["heading 3", "paragraph", "table"] == _roles(told)[:3]
    assert ("rowheader", "Halton") in told
    assert ["The numbers over time", "More about these figures"] == [
        words for role, words in told if role == "DisclosureTriangle"
    ]


def test_a_comparison_in_a_finished_page_is_heard_the_same(browser: Browser, home: str) -> None:
    """In the account of Torbay, with the link to what the measure means and the file at the end."""
    context = browser.new_context(viewport={"width": 320, "height": 720})
    page = context.new_page()
    page.goto(f"{home}torbay/2024-25/safeguarding/")
    told = heard(page, open_all=True)
    context.close()

    heading = told[0][1]
    links = [words for role, words in told if role == "link"]
    assert ["heading 3", "paragraph", "DisclosureTriangle", "table", "figure", "image"] == _roles(told)[:6]
    assert any(words.startswith("What this measure means") and words.endswith(heading) for words in links)
    assert any(words.startswith("Download these figures (CSV)") and words.endswith(heading) for words in links)

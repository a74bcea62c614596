"""What changed between two texts, as somebody reads it who has never seen a comparison of files."""

from localaccount_gen.signoff.redline import Fate, PageChange, redline

_TOP = "localaccount-reading-1\ncouncil: x\nperiod: 2024-25\nedition: 1\npage: /x/\n\n"


def _changes(old: str, new: str, years: int = 0) -> list[tuple[str, str, str]]:
    changes = redline({"market": _TOP + old}, {"market": _TOP + new}, years)
    return [(one.fate.value, one.old, one.new) for page in changes for one in page.passages]


def test_a_changed_sentence_stands_beside_what_it_was():
    """The lead member need not look for the other half."""
    old = "Homes are full. 71.1% of people feel safe here, we are told. All is well."
    new = "Homes are full. 70.1% of people feel safe here, we are told. All is well."

    (page,) = redline({"market": _TOP + old}, {"market": _TOP + new})

    (passage,) = page.passages
    assert (old.split(". ")[1] + ".", new.split(". ")[1] + ".") == (passage.old, passage.new)
    assert (["71.1%"], ["70.1%"]) == (
        [one.words for one in passage.was if one.changed],
        [one.words for one in passage.now if one.changed],
    )
    assert passage.has_figure


def test_sentences_of_one_paragraph_that_are_new_are_one_passage():
    """A new paragraph is read as one."""
    new = "Homes are full.\nThree homes closed in May. Two opened in June."

    assert [("Added", "", "Three homes closed in May. Two opened in June.")] == _changes("Homes are full.\n", new)
    assert [("Taken out", "Three homes closed in May. Two opened in June.", "")] == _changes(new, "Homes are full.\n")


def test_a_paragraph_that_moved_is_called_moved():
    """Nobody is told that words are new which stood elsewhere, on another page too."""
    moved = "The inspectors came in May and stayed for a week."
    old = {"market": f"{_TOP}{moved}\nHomes are full.\n", "carers": f"{_TOP}Carers had breaks.\n"}
    new = {"market": f"{_TOP}Homes are full.\n", "carers": f"{_TOP}Carers had breaks.\n{moved}\n"}

    (page,) = redline(old, new)

    assert ("carers", [(Fate.MOVED, moved, "market")]) == (
        page.key, [(one.fate, one.new, one.moved_from) for one in page.passages]
    )  # fmt: skip
    assert [("Moved", "", moved)] == _changes(
        f"{moved}\nHomes are full.\nAll is well.\n", f"Homes are full.\nAll is well.\n{moved}\n"
    )


def test_what_stands_on_several_pages_is_told_once():
    """The first page and the page for two sides of paper repeat the sections."""
    old, new = f"{_TOP}We helped 6,412 people.\n", f"{_TOP}We helped 6,413 people.\n"

    changes = redline(dict.fromkeys(("at-a-glance", "market", "print"), old),
                      dict.fromkeys(("at-a-glance", "market", "print"), new))  # fmt: skip

    assert ["at-a-glance"] == [page.key for page in changes]


def test_what_only_moves_on_with_the_year_is_no_change():
    """Every account names its own year."""
    assert [] == _changes("From April 2023 to March 2024 (2023-24).", "From April 2024 to March 2025 (2024-25).", 1)


def test_a_link_that_changed_is_not_lost():
    """No word changed, and yet readers are led elsewhere."""
    old, new = f"{_TOP}See <a https://a.example/>it</a>.\n", f"{_TOP}See <a https://b.example/>it</a>.\n"

    assert (PageChange("market"),) == redline({"market": old}, {"market": new})


def test_pages_that_are_new_or_gone_are_named():
    """A whole page is not told word by word."""
    changes = redline({"carers": _TOP + "Gone.\n"}, {"market": _TOP + "New.\n"})

    assert [("market", True, False), ("carers", False, True)] == [(one.key, one.is_new, one.is_gone) for one in changes]

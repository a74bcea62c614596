"""One council’s coverage beside that of others of its type and of its region."""

import re

from localaccount_gen.amongothers import among_others, reach
from localaccount_gen.register import Collection
from localaccount_gen.render.gathered.beside import beside_pages
from localaccount_gen.requirements import Depth, load_framework
from tests.evaluation.national import national

EVERYONE = national(periods=("2024-25",), share=1)


def of(name: str, collection: Collection = EVERYONE):
    return next(entry for entry in collection.newest.entries if entry.council.short_name == name)


def covered(*depths: str) -> Collection:
    """As many councils as depths, each covering complaints so deep."""
    entries = EVERYONE.newest.entries[: len(depths)]
    return Collection(
        tuple(
            entry.model_copy(update={"coverage": {"complaints": depth} if depth else {}})
            for entry, depth in zip(entries, depths, strict=True)
        )
    )


def test_the_others_are_those_of_its_type_and_those_of_its_region_without_itself() -> None:
    """152 others in England: 62 other unitary councils, 14 others in the South West, counted from the official list."""
    shown = among_others(of("Torbay"), EVERYONE, load_framework())

    assert [("62 other unitary councils", 62), ("14 other councils in the South West", 14)] == [
        (group.counted, len(group.entries)) for group in shown.groups
    ]
    assert not any(entry.council.short_name == "Torbay" for group in shown.groups for entry in group.entries)


def test_each_depth_includes_those_before_it() -> None:
    """What acts also compares, gives evidence and covers."""
    found = reach(
        covered("acted on", "compared", "evidenced", "mentioned", "explained", "missing").entries, "complaints"
    )

    assert (6, [4, 3, 2, 1], 1, 2) == (found.base, list(found.reached.values()), found.explained, found.not_covered)
    assert found.words == (
        "4 cover it, 3 give evidence, 2 compare it with something and 1 says what was or will be done; 2 do not cover "
        "it, of which 1 says why."
    )


def test_a_section_that_a_council_need_not_have_is_in_no_base() -> None:
    """An extra section that is not there is no gap."""
    assert 1 == reach(covered("acted on", "").entries, "complaints").base


def test_no_coverage_is_told_with_and_without_reasons() -> None:
    """A reason that was given is never passed over."""
    assert "None covers it, without a reason." == reach(covered("missing").entries, "complaints").words
    assert "None covers it, and says why." == reach(covered("explained").entries, "complaints").words
    assert "None covers it, of which 1 says why." == reach(covered("explained", "missing").entries, "complaints").words


def test_the_page_counts_and_never_ranks() -> None:
    """No average, no place in an order, nothing called better: only how many do what."""
    pages = {one.page.address: one for one in beside_pages(EVERYONE)}
    shown = pages["torbay/coverage/"].facts["shown"]
    (complaints,) = [one for one in shown.sections if one.requirement.key == "complaints"]
    depths = [entry.depth("complaints") for entry in shown.groups[0].entries]

    assert sum(depth >= Depth.COMPARED for depth in depths) == complaints.others[0].reached[Depth.COMPARED]
    assert 62 == complaints.others[0].base
    assert not re.search("average|median|rank|better than|worse than|score", complaints.others[0].words)


def test_a_council_that_is_in_no_official_list_is_set_beside_its_region() -> None:
    """An invented county has no type."""
    torbay = of("Torbay")
    council = torbay.council.model_copy(update={"code": "none", "folder": "exampleshire", "type": ""})
    invented = torbay.model_copy(update={"council": council})
    shown = among_others(invented, EVERYONE, load_framework())

    assert ["15 other councils in the South West"] == [group.counted for group in shown.groups]

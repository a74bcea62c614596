"""What an account learns of care homes from the Care Quality Commission's files, and the traps in them.

The files are made up: see `made_up`.
"""

from datetime import date
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.related.ratings import NAMES
from localaccount_gen.related.reading import read_related
from localaccount_gen.related.source import Asked
from tests.made_up import DIRECTORY_HEADER, RATINGS_HEADER, homes, location, write_csv, write_ods

CATALOGUE = load_catalogue()
TORBAY = CATALOGUE.areas["E06000027"]
NAME = "01_April_2025_Latest_ratings.csv"


def read(path, council=TORBAY, period="2024-25", published=None):
    """What a file with one known table says."""
    ((_, taken),) = read_related(Asked(path, council, Period.parse(period), CATALOGUE, None, published))
    return taken


def ratings(folder, *rows, name=NAME, header=RATINGS_HEADER, **asked):
    return read(write_csv(folder, name, [header, *rows]), **asked)


def refusal(folder, *rows, **how):
    with pytest.raises(ProjectError) as refused:
        ratings(folder, *rows, **how)
    return str(refused.value).replace(f"made-up-{NAME}", "FILE")


def values(taken):
    return {name: figure.value for name, figure in taken.figures.items()}


def directory_row(number, rating, council="Torbay", dormant="N", home="Y", kind="Social Care Org", day="03/02/2025"):
    return (f"1-{number:09}", "01/10/2010", dormant, home, f"Made-up home {number}", kind, council, rating,
            day if rating else "", "N")  # fmt: skip


def test_a_location_is_counted_once_though_it_has_a_row_for_every_domain(tmp_path):
    """71 homes and 24 other services have 570 rows; only the one that is overall in both ways is the rating."""
    rows = [*homes((4, 57, 9, 1)), *homes((1, 20, 3, 0), home=False, first=200)]
    service = [(*row[:7], "Residential care home", *row[8:9], "Inadequate", *row[10:]) for row in location(1, "Good")]

    taken = ratings(tmp_path, *rows, *service)

    assert 570 == len(rows)
    assert {
        "care-homes-rated": 71, "care-homes-outstanding": 4, "care-homes-good": 57,
        "care-homes-requires-improvement": 9, "care-homes-inadequate": 1,
        "care-homes-good-or-outstanding": Decimal("85.9"),
        "other-care-services-rated": 24, "other-care-services-outstanding": 1, "other-care-services-good": 20,
        "other-care-services-requires-improvement": 3, "other-care-services-inadequate": 0,
        "other-care-services-good-or-outstanding": Decimal("87.5"),
    } == values(taken)  # fmt: skip


def test_a_figure_has_its_source_its_day_and_what_it_is_not(tmp_path):
    """A reader who knows measure 6B is told that this is another number, and how many homes it is made from."""
    figure = ratings(tmp_path, *homes((4, 57, 9, 1))).figures["care-homes-good-or-outstanding"]

    assert "care homes rated good or outstanding, of those with a rating" == figure.label
    assert ("per cent", "Care Quality Commission, latest ratings", date(2025, 4, 1)) == (
        figure.unit, figure.source, figure.taken)  # fmt: skip
    assert ("That is 61 of 71. Each is counted once, by its overall rating. It is not the official measure 6B, which "
            "counts other services, and those without a rating too.") == figure.note  # fmt: skip


def test_hospitals_dentists_and_other_councils_are_not_counted(tmp_path):
    """The file has every service in England; a care home counts whoever runs it."""
    taken = ratings(
        tmp_path,
        *homes((0, 12, 0, 0)),
        *location(900, "Inadequate", home=False, kind="Primary Dental Care"),
        *location(901, "Inadequate", home=False, kind="NHS Healthcare Organisation"),
        *location(902, "Good", kind="NHS Healthcare Organisation"),
        *location(903, "Inadequate", council="Devon"),
    )

    assert (13, 0, 0) == tuple(values(taken)[f"{name}"] for name in (
        "care-homes-rated", "care-homes-inadequate", "other-care-services-rated"))  # fmt: skip


def test_councils_are_matched_by_their_names_and_never_by_likeness(tmp_path):
    """“Torbay Council” is Torbay; “Torbey” might be, so it is counted for nobody and told."""
    taken = ratings(
        tmp_path,
        *homes((0, 10, 0, 0)),
        *location(30, "Good", council="TORBAY COUNCIL"),
        *location(31, "Good", council="Torbey"),
        *location(32, "Good", council="Unspecified"),
        *location(33, "Good", council="Unspecified"),
    )

    assert 11 == values(taken)["care-homes-rated"]
    assert ("Torbey (1)", "Unspecified (2)") == taken.unknown


@pytest.mark.parametrize("council", ["Kingston upon Hull, City of", "Bristol, City of", "Herefordshire, County of"])
def test_official_ways_of_writing_a_council_are_known(tmp_path, council):
    """The Commission turns names round as the Office for National Statistics does."""
    area = CATALOGUE.council(council)

    taken = ratings(tmp_path, *location(1, "Good", council=council), council=area)

    assert (1, ()) == (values(taken)["care-homes-rated"], taken.unknown)


def test_american_dates_are_read_as_such_when_one_of_them_proves_it(tmp_path):
    """01/04/2025 is a rating of January beside 01/29/2025, so the file of 1 February can have it."""
    taken = ratings(
        tmp_path, *location(1, "Good", day="01/04/2025"), *location(2, "Good", day="01/29/2025", council="Devon"),
        name="01_February_2025_Latest_ratings.csv",
    )  # fmt: skip

    assert 1 == values(taken)["care-homes-rated"]


def test_the_newer_of_two_ratings_depends_on_how_dates_are_read(tmp_path):
    """A location listed twice has the rating of 2 March, not that of 3 February, in a British file."""
    rows = (*location(1, "Inadequate", day="03/02/2025"), *location(1, "Good", day="02/03/2025"))

    british = ratings(tmp_path, *rows, *location(2, "Good", day="13/02/2025"))
    american = ratings(tmp_path, *rows, *location(2, "Good", day="02/13/2025"))

    assert (2, 0) == (values(british)["care-homes-good"], values(british)["care-homes-inadequate"])
    assert (1, 1) == (values(american)["care-homes-good"], values(american)["care-homes-inadequate"])


def test_dates_that_cannot_be_decided_are_refused(tmp_path):
    """Neither a guess nor half of the file."""
    rows = location(1, "Good", day="05/03/2025")

    both = refusal(tmp_path, *rows, *location(2, "Good", day="29/01/2025"), *location(3, "Good", day="01/29/2025"))
    neither = refusal(tmp_path, *rows)
    no_date = refusal(tmp_path, *location(1, "Good", day="last spring"))
    no_day = refusal(tmp_path, *location(1, "Good", day="31/02/2025"))

    assert ("FILE has both British dates (29/01/2025) and American dates (01/29/2025), so what the others mean cannot "
            "be told.") == both  # fmt: skip
    assert ("FILE has dates such as 05/03/2025, and none that tells whether the day or the month comes first; use the "
            "file as it was published.") == neither  # fmt: skip
    assert "FILE has “last spring” where a date should be." == no_date
    assert "FILE has “31/02/2025” where a date should be." == no_day


def test_a_rating_from_after_the_file_shows_that_one_of_the_two_is_wrong(tmp_path):
    """A file renamed, or dates in another order than they seem."""
    told = refusal(tmp_path, *location(1, "Good", day="29/05/2025"))

    assert ("FILE has a rating of 29 May 2025, which is after the day of the file, 1 April 2025; add  --published  "
            "with the day it was published.") == told  # fmt: skip


def test_a_location_listed_twice_counts_once(tmp_path):
    """The Commission lists both ratings where two came out on one day; its own goes before an inherited one."""
    taken = ratings(
        tmp_path,
        *location(1, "Good"),
        *location(1, "Good"),
        *location(2, "Requires improvement", inherited="Y"),
        *location(2, "Outstanding", inherited="N"),
    )

    assert (2, 1, 1, 0) == tuple(values(taken)[f"care-homes-{what}"] for what in (
        "rated", "good", "outstanding", "requires-improvement"))  # fmt: skip


def test_two_ratings_of_one_day_that_differ_are_refused(tmp_path):
    """Which of them is right only the Commission can say."""
    told = refusal(tmp_path, *location(1, "Good"), *location(1, "Inadequate"))

    assert "FILE lists 1-000000001 in Torbay more than once, with ratings that differ and the same date." == told


def test_inherited_ratings_count_and_are_told(tmp_path):
    """A home that changed hands keeps its rating for a while; a reader should know that nobody has looked since."""
    taken = ratings(tmp_path, *location(1, "Good", inherited="Y"), *location(2, "Good"))

    assert ("Each is counted once, by its overall rating. 1 has a rating from before a change of registration."
            == taken.figures["care-homes-rated"].note)  # fmt: skip


def test_of_few_homes_no_percentage_is_made(tmp_path):
    """With nine homes one is eleven points; the numbers themselves stand."""
    taken = ratings(tmp_path, *homes((0, 8, 1, 0)))

    assert "care-homes-good-or-outstanding" not in taken.figures
    assert "care-homes-good-or-outstanding: there are only 9 with a rating, too few for a percentage." in taken.left_out


def test_the_ratings_do_not_know_who_has_none(tmp_path):
    """Services without a rating are not in this file, which is no reason to say that there are none."""
    taken = ratings(tmp_path, *homes((0, 12, 0, 0)), *location(99, "No published rating"))

    assert 12 == values(taken)["care-homes-rated"]
    assert "care-homes-not-yet-rated" not in taken.figures
    assert ("care-homes-not-yet-rated: the latest ratings have only services with a rating; the care directory with "
            "filters has the others.") in taken.left_out  # fmt: skip


def test_the_directory_counts_those_without_a_rating_and_leaves_dormant_services_out(tmp_path):
    """A row a location; nobody is cared for in a dormant one."""
    rows = [*(directory_row(number, "Good") for number in range(1, 15)), directory_row(20, ""),
            directory_row(21, "Not Yet Inspected"), directory_row(22, "Good", dormant="Y"),
            directory_row(23, "", home="N"), directory_row(24, "Good", home="N", kind="Primary Dental Care"),
            directory_row(25, "Outstanding", council="Plymouth", day="13/02/2025")]  # fmt: skip

    taken = read(write_ods(tmp_path, "HSCA_Active_Locations.ods", {"HSCA_Active_Locations": [DIRECTORY_HEADER, *rows]}))

    assert {"care-homes-rated": 14, "care-homes-good": 14, "care-homes-not-yet-rated": 2,
            "care-homes-good-or-outstanding": 100, "other-care-services-rated": 0,
            "other-care-services-not-yet-rated": 1}.items() <= values(taken).items()  # fmt: skip
    assert "1 dormant service is not counted, because nobody is cared for there now." in taken.left_out
    figure = taken.figures["care-homes-rated"]
    assert ("Care Quality Commission, care directory with filters", date(2025, 4, 2)) == (figure.source, figure.taken)


def test_the_sheets_of_the_published_workbook(tmp_path):
    """A page of notes, the locations, the providers, whose own ratings are nobody's here."""
    providers = [("Provider ID", "Provider Name", "Latest Rating"), ("1-101", "Made-up provider", "Inadequate")]
    sheets = {"Locations": [("Made-up title",), RATINGS_HEADER, *homes((1, 12, 0, 0))], "Providers": providers}

    taken = read(write_ods(tmp_path, "01_April_2025_Latest_ratings.ods", sheets))

    assert (13, 0) == (values(taken)["care-homes-rated"], values(taken)["care-homes-inadequate"])


def test_a_file_from_long_after_the_period_says_so(tmp_path):
    """An account of 2023-24 may show newer ratings, but not as if they were of that year."""
    taken = ratings(tmp_path, *homes((0, 12, 0, 0)), period="2023-24")

    assert ("Each is counted once, by its overall rating. The file is of 1 April 2025, after the end of 2023-24."
            == taken.figures["care-homes-good"].note)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "how", "problem"),
    [
        (location(1, "Good"), {"period": "2025-26", "name": "31_March_2025_Latest_ratings.csv"},
         "made-up-31_March_2025_Latest_ratings.csv is of 31 March 2025, before the period of the account, 2025-26."),
        (location(1, "Good"), {"name": "ratings.csv"},
         "made-up-ratings.csv does not say of which day it is; add  --published 2025-04-01  with its day."),
        (location(1, "Brilliant"), {}, "FILE has “Brilliant” for a rating, which is not known."),
        (location(1, "Good", inherited="maybe"), {},
         "FILE has “maybe” under “Inherited Rating (Y/N)”, which is neither Y nor N."),
        (location(1, "Good", council="Torbey"), {},
         "FILE has no adult social care service in Torbay. Not the names of councils: “Torbey”."),
        (location(1, "Good", kind="Care"), {},
         "FILE has no location of the type “Social Care Org”, so adult social care cannot be told from the rest."),
        ([], {"header": tuple("Area" if name == "Domain" else name for name in RATINGS_HEADER)},
         "FILE has no column “Domain”, without which it cannot be read."),
        ([], {"header": ("Location ID", "Latest Rating")},
         "FILE has no columns “Care home?”, “Location Type”, “Location Local Authority”, “Service / Population Group”, "
         "“Domain”, “Publication Date”, without which it cannot be read."),
        ([], {"header": (*RATINGS_HEADER, "Domain")}, "FILE has more than one column “Domain”."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_in_one_sentence(tmp_path, rows, how, problem):
    """The reason, and where it helps what to do."""
    assert problem == refusal(tmp_path, *rows, **how)


def test_an_older_title_of_a_column_is_known(tmp_path):
    """“Domain” was called “Key Question” before."""
    header = tuple("Key Question" if name == "Domain" else name for name in RATINGS_HEADER)

    assert 1 == values(ratings(tmp_path, *location(1, "Good"), header=header))["care-homes-rated"]


def test_no_name_of_a_figure_is_lost_to_the_next_import(tmp_path):
    """What the file gives today, the next one replaces, so every name must be among those it owns."""
    taken = ratings(tmp_path, *homes((4, 57, 9, 1)))

    assert set(taken.figures) <= taken.owned == NAMES

"""“Explore this chart” on the page of a measure: by keyboard alone, asking nobody, saying what the picture shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from localaccount_gen.audit.axe import violations
from localaccount_gen.compare import difference
from localaccount_gen.model import Period, Verdict
from tests.browser.conftest import SCHEMES, SIZES
from tests.comparisons import catalogue

TORBAY = "E06000027"
SAID = (
    "Torbay: 69.2%, probably between 64.8% and 73.6%. England: 70.1%. All 12 similar councils have a figure. "
    "3 are clearly better than Torbay, none is clearly worse, and 9 cannot be told apart from it."
)


@dataclass
class Watched:
    """A page, and what it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def words(self) -> str:
        return self.page.get_by_role("status").inner_text()

    def opened(self, address: str) -> "Watched":
        """The page at an address that opens the chart."""
        self.page.goto(address)
        expect(self.page.locator(".la-explore-plot .main-svg").first).to_be_visible()
        return self


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a window whose requests and breaches of its policy are noted."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, height: int = 900, **facts: object) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **facts)  # type: ignore[arg-type]
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (one) => console.error(one.violatedDirective))"
        )
        watched.page.on("request", lambda request: watched.asked.append(request.url))
        watched.page.on("console", lambda message: watched.complaints.append(message.text))
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1280], ids=["phone", "desk"])
def test_a_chart_is_explored_by_keyboard_alone(watch: Callable[..., Watched], home: str, width: int) -> None:
    """Open it, choose Torbay, compare it with similar councils, step to the next council, close it."""
    watched = watch(width)
    page = watched.page
    page.goto(f"{home}measures/feel_safe/")
    button = page.get_by_role("button", name="Explore this chart")
    while not button.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(
        "Each of the 151 points is a council. England: 70.1%. Choose one to compare it."
    )

    page.keyboard.press("Tab")
    page.keyboard.type("Torb")
    expect(page.get_by_role("status")).to_contain_text("Torbay: 69.2%")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert SAID == watched.words()

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("status")).to_contain_text("Tower Hamlets: ")
    page.keyboard.press("ArrowLeft")
    assert SAID == watched.words()

    page.keyboard.press("Escape")
    assert "Explore this chart" == page.evaluate("document.activeElement.textContent")
    expect(page.locator(".la-explore-plot")).to_be_hidden()
    assert [] == watched.complaints


def test_nothing_is_fetched_before_it_is_asked_for(watch: Callable[..., Watched], home: str) -> None:
    """The bundle is larger than all the rest of the site's pages."""
    watched = watch()
    watched.page.goto(f"{home}measures/feel_safe/", wait_until="networkidle")
    before = list(watched.asked)
    watched.page.get_by_role("button", name="Explore this chart").click()
    expect(watched.page.locator(".main-svg").first).to_be_visible()

    assert [] == [
        address for address in before if address.endswith(".js") and not address.endswith(("/explore.js", "/choose.js"))
    ]
    assert [f"{home}js/plotly-basic-4.1.1.min.js", f"{home}measures/similar.js",
            f"{home}measures/feel_safe/every_council.js"] == watched.asked[len(before) :]  # fmt: skip


def test_nothing_leaves_the_site_while_exploring(watch: Callable[..., Watched], home: str) -> None:
    """No request to another host, nothing stored, no breach of the policy, and nothing to press that would send."""
    watched = watch().opened(f"{home}measures/feel_safe/?council={TORBAY}#explore")
    page = watched.page
    for group in ("region", "type", "similar", "every"):
        page.locator(f"input[value={group}]").check()
    page.get_by_label("Choose a council").select_option("E09000001")
    page.locator(".la-explore-plot").scroll_into_view_if_needed()
    page.locator(".la-explore-plot .point").nth(5).hover(force=True)
    expect(page.locator(".hoverlayer")).to_contain_text("%")
    page.wait_for_load_state("networkidle")

    assert [] == [address for address in watched.asked if not address.startswith(home)]
    assert [] == watched.complaints
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length") + len(page.context.cookies())
    assert 0 == page.locator(".modebar, .plotly-cloud-dialog, .js-plotly-plot a, .js-plotly-plot button").count()
    assert 0 == page.get_by_text("Share chart").count()
    assert not page.evaluate("document.querySelector('.js-plotly-plot')._context.showSendToCloud")
    assert not page.evaluate("document.querySelector('.js-plotly-plot')._context.displayModeBar")


def test_an_account_leads_to_its_own_council(watch: Callable[..., Watched], home: str) -> None:
    """The chart opens at once, because the reader has asked for it; an invented council has no point."""
    page = watch().page
    page.goto(f"{home}torbay/2024-25/outcomes/")
    page.locator('a[href*="#explore"]').first.click()
    expect(page.locator(".la-explore-plot .main-svg").first).to_be_visible()

    assert TORBAY == page.get_by_label("Choose a council").input_value()
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    invented = page.locator('a[href*="#explore"]').first
    assert "?" not in str(invented.get_attribute("href"))


def test_an_address_that_names_no_council_still_opens(watch: Callable[..., Watched], home: str) -> None:
    """A slip in an address is answered with the chart, and nothing of the address gets into the page."""
    watched = watch().opened(f"{home}measures/feel_safe/?council=<b>x</b>")

    assert "Each of the 151 points is a council. England: 70.1%. Choose one to compare it." == watched.words()


@pytest.mark.parametrize(("measure", "better"), [("feel_safe", Verdict.BETTER), ("carer_qol", Verdict.BETTER)])
def test_the_script_judges_as_the_program_does(
    watch: Callable[..., Watched], home: str, measure: str, better: Verdict
) -> None:
    """For every council against every other: how many are clearly better, clearly worse, and cannot be told apart."""
    page = watch().opened(f"{home}measures/{measure}/?council={TORBAY}").page
    told: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelector("#explore-council").options].slice(1).map((one) => {
            one.selected = true;
            one.parentElement.dispatchEvent(new Event("change"));
            return [one.value, document.querySelector("[role=status]").textContent];
        }))"""
    )
    period = Period(2023 if measure == "carer_qol" else 2024)
    figures = {council.code: catalogue().figure(measure, council.code, period)
               for council in catalogue().councils()}  # fmt: skip
    expected = {code: _count(measure, code, figures) for code in figures}

    assert {} == {code: said for code, said in told.items() if expected[code] not in said}
    assert 153 == len(told)


def _count(measure: str, code: str, figures: dict) -> str:
    own, name = figures[code], catalogue().areas[code].name
    if own.value is None:
        return f"{name} has no figure: "
    if own.respondents < 30:
        return f"Too few people answered in {name} to say how it compares."
    found = [
        difference(other, own, catalogue().measures[measure], Verdict.SAME).verdict
        for other in figures.values()
        if other is not own and other.value is not None
    ]
    counts = {verdict: found.count(verdict) for verdict in Verdict}
    better, worse = (_are(counts[verdict]) for verdict in (Verdict.BETTER, Verdict.WORSE))
    few = counts[Verdict.TOO_FEW]
    return (
        f"{better[0].upper()}{better[1:]} clearly better than {name}, {worse} clearly worse, and "
        f"{counts[Verdict.SAME]} cannot be told apart from it."
        + (f" In {few} too few people answered to say." if few else "")
    )


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}" if number else "none is"


def test_counts_are_not_judged(watch: Callable[..., Watched], home: str) -> None:
    """Torbay's 831.7 beside its region, and Kent without a figure: no better, no worse, and no nought."""
    watched = watch().opened(f"{home}measures/admissions_65/?council={TORBAY}")
    watched.page.get_by_label("the same region").check()
    assert (
        "Torbay: 831.7 in every 100,000 people aged 65 and over. England: 592.5 in every 100,000 people aged 65 and "
        "over. Of 14 other councils in the South West, 13 have a figure. These are counts without a margin of error. "
        "Small differences may be chance, or come from how councils record things, so we do not say which councils "
        "are better or worse."
    ) == watched.words()
    watched.page.get_by_text("The same in a table").click()
    table = watched.page.get_by_role("table", name="14 other councils in the South West")
    assert ["Council", "Figure"] == table.locator("thead th").all_inner_texts()
    assert ["too few people to show"] == table.get_by_role("row", name="Isles of Scilly").locator(
        "td"
    ).all_inner_texts()

    watched.opened(f"{home}measures/reablement_effective/?council=E10000016")
    assert watched.words().startswith("Kent has no figure: not published. England: ")


def test_the_compared_councils_stand_in_a_table(watch: Callable[..., Watched], home: str) -> None:
    """What a screen reader cannot hear of the picture: each similar council by name, its figure, and how it differs."""
    watched = watch().opened(f"{home}measures/feel_safe/?council={TORBAY}")
    watched.page.get_by_label("similar councils").check()
    watched.page.get_by_text("The same in a table").click()
    table = watched.page.get_by_role("table", name="People who feel safe, 2024-25: 12 similar councils")
    names = table.locator("tbody th").all_inner_texts()

    assert ["Council", "Figure", "Beside Torbay"] == table.locator("thead th").all_inner_texts()
    assert sorted(names) == names
    assert sorted(catalogue().areas[code].name for code in catalogue().similar(TORBAY)) == names
    assert 3 == table.get_by_role("cell", name="clearly better").count()
    assert 9 == table.get_by_role("cell", name="cannot be told apart").count()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("width", "height"), SIZES, ids=["phone", "desk"])
def test_axe_finds_nothing_on_an_open_chart(
    watch: Callable[..., Watched], home: str, width: int, height: int, scheme: str
) -> None:
    """With a council chosen and everything unfolded. The picture has a name that says where its words are."""
    page = watch(width, height, color_scheme=scheme).opened(f"{home}measures/feel_safe/?council={TORBAY}").page
    page.locator("input[value=similar]").check()
    for fold in page.locator("summary").all():
        fold.click()

    assert [] == violations(page)
    assert page.get_by_role("img", name="People who feel safe, 2024-25: the figure of every council").is_visible()


@pytest.mark.parametrize("measure", ["feel_safe", "admissions_65", "adj_scrqol"])
def test_an_open_chart_fits_a_phone(watch: Callable[..., Watched], home: str, measure: str) -> None:
    """Nothing runs off it, no name is cut, and no letter is smaller than 15 pixels."""
    page = watch(320, 720).opened(f"{home}measures/{measure}/?council={TORBAY}").page
    page.locator("input[value=similar]").check()
    for fold in page.locator("summary").all():
        fold.click()
    texts = page.locator(".la-explore-plot text").all()
    boxes = [(text.text_content(), text.bounding_box()) for text in texts]

    assert 320 == page.evaluate("document.documentElement.scrollWidth")
    assert [] == [name for name, box in boxes if box and not (0 <= box["x"] and box["x"] + box["width"] <= 320)]
    assert "Yorkshire and the Humber" in [name for name, _ in boxes]
    assert all(text.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize) >= 15") for text in texts)


def test_an_open_chart_is_seen_in_every_colour_scheme(watch: Callable[..., Watched], home: str) -> None:
    """Light, dark and the contrast themes of Windows, also when the reader changes over while it is open."""
    page = watch(color_scheme="light").opened(f"{home}measures/feel_safe/?council={TORBAY}").page
    page.get_by_label("similar councils").check()
    mark = page.locator(".la-explore-plot .scatterlayer .trace path.point").last
    similar = page.locator(".la-explore-plot .scatterlayer .trace").nth(1).locator("path.point").first
    expect(similar).to_have_css("fill", "rgb(244, 106, 37)")
    expect(mark).to_have_css("fill", "rgb(18, 67, 109)")
    page.emulate_media(color_scheme="dark")
    expect(mark).to_have_css("fill", "rgb(174, 211, 246)")
    page.emulate_media(forced_colors="active")
    expect(mark).not_to_have_css("fill", "rgb(174, 211, 246)")
    for one in (mark, similar):
        expect(one).not_to_have_css("fill", page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_without_javascript_nothing_is_missing(browser: Browser, home: str, watch: Callable[..., Watched]) -> None:
    """All words and tables of the page are there; only the button that needs a script is not."""
    told = []
    for script in (True, False):
        page = watch(java_script_enabled=script).page
        page.goto(f"{home}measures/feel_safe/")
        for fold in page.locator("details > summary").all():
            if fold.is_visible():
                fold.click()
        told.append(page.locator("main").inner_text())
        assert script is page.get_by_role("button", name="Explore this chart").is_visible()

    for offer in (
        "Explore this chart\n\n",
        "To see some councils next to each other, tick them in the tables of the regions.\n\n",
    ):
        assert offer in told[0]
        told[0] = told[0].replace(offer, "")
    assert told[0] == told[1]
    assert 153 == sum(told[1].count(f"\n{name}\t") for name in (one.name for one in catalogue().councils()))


def test_a_chart_can_be_explored_from_a_disk(watch: Callable[..., Watched], site: Path) -> None:
    """On a memory stick there is no server to ask."""
    address = f"{(site / 'measures' / 'feel_safe' / 'index.html').as_uri()}?council={TORBAY}#explore"
    watched = watch().opened(address)
    watched.page.locator("input[value=similar]").check()
    assert SAID == watched.words()
    watched.page.get_by_label("Choose a council").select_option("E10000016")

    assert watched.words().startswith("Kent: ")
    assert [] == watched.complaints


def test_a_chart_that_cannot_be_loaded_says_so(watch: Callable[..., Watched], home: str) -> None:
    """A bad line, or a file that is gone: the reader is told where the figures are."""
    watched = watch()
    watched.page.route("**/plotly-*.js", lambda route: route.abort())
    watched.page.goto(f"{home}measures/feel_safe/?council={TORBAY}")
    expect(watched.page.get_by_role("status")).to_have_text(
        "The chart cannot be loaded here. All its figures are in the tables below."
    )


def test_a_choice_can_be_passed_on(watch: Callable[..., Watched], home: str) -> None:
    """The address names the council that was chosen."""
    page = watch().opened(f"{home}measures/feel_safe/?council={TORBAY}").page
    page.get_by_label("Choose a council").select_option("E10000016")

    assert f"{home}measures/feel_safe/?council=E10000016#explore" == page.url

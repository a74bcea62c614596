"""“Listen to this page”: asked for, read by the reader's own device in the order of the page, and told to nobody."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from localaccount_gen.audit.axe import violations
from tests.browser.conftest import SCHEMES, SIZES

# Chromium without a screen has no voices, so the page is given some. `finish` ends a paragraph, as a voice would.
_VOICES = """
(() => {
  const said = window.said = [];
  let now = null;
  const done = (one, name) => setTimeout(() => one["on" + name] && one["on" + name]({ error: "canceled" }));
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => window.known,
    speak: (one) => { now = one; said.push([one.text, one.voice.name]); },
    cancel: () => { const one = now; now = null; if (one) { window.cancelled = true; done(one, "error"); } },
  });
  window.known = VOICES;
  window.finish = () => { const one = now; now = null; one.onend({}); };
  window.fail = () => { const one = now; now = null; one.onerror({ error: "synthesis-failed" }); };
  window.learn = (voices) => { window.known = voices; speech.dispatchEvent(new Event("voiceschanged")); };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""
_AMERICAN = {"name": "Amy", "lang": "en-US", "localService": True}
BRITISH = {"name": "Bea", "lang": "en_GB", "localService": True}
_REMOTE = {"name": "Far", "lang": "en-GB", "localService": False}
_FRENCH = {"name": "Cleo", "lang": "fr-FR", "localService": True}


def speaking(*voices: dict[str, object]) -> str:
    """A script that makes the browser one of a device with these voices."""
    return _VOICES.replace("VOICES", json.dumps(voices))


@dataclass
class Heard:
    """A page with voices, what it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def button(self) -> Locator:
        return self.page.get_by_role("group", name="Listen").get_by_role("button").first

    @property
    def said(self) -> list[str]:
        words: list[str] = self.page.evaluate("said.map(([words]) => words)")
        return words

    def finish(self, times: int = 1) -> "Heard":
        """The voice comes to the end of a paragraph, so many times."""
        for _ in range(times):
            self.page.evaluate("finish()")
        return self

    def to_the_end(self) -> list[str]:
        """All that is said from here to the end of the page."""
        self.page.evaluate("() => { while (document.querySelector('.la-spoken')) finish(); }")
        return self.said


@pytest.fixture
def listen(browser: Browser, home: str) -> Iterator[Callable[..., Heard]]:
    """Opens a page of the site on a device with these voices; without any, on one that cannot speak at all."""
    contexts: list[BrowserContext] = []

    def opened(address: str, *voices: dict[str, object], able: bool = True, **facts: object) -> Heard:
        context = browser.new_context(**facts)  # type: ignore[arg-type]
        contexts.append(context)
        heard = Heard(context.new_page())
        heard.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (one) => console.error(one.violatedDirective))"
        )
        heard.page.add_init_script(speaking(*voices) if able else "delete window.speechSynthesis")
        heard.page.on("request", lambda request: heard.asked.append(request.url))
        heard.page.on("console", lambda message: heard.complaints.append(message.text))
        heard.page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        heard.page.goto(f"{home}{address}", wait_until="load")
        return heard

    yield opened
    for context in contexts:
        context.close()


SECTION = "exampleshire/2024-25/safeguarding/"


def test_without_a_voice_there_is_no_button(listen: Callable[..., Heard]) -> None:
    """A browser that cannot speak, one whose voices are somebody else's computers, and one that has no English."""
    for heard in (
        listen(SECTION, able=False),
        listen(SECTION),
        listen(SECTION, _REMOTE),
        listen(SECTION, _FRENCH),
    ):
        assert 0 == heard.page.get_by_text("Listen to this page").count()
        assert [] == heard.complaints


def test_a_voice_that_comes_late_is_found(listen: Callable[..., Heard]) -> None:
    """Some browsers learn of their voices after the page is there."""
    heard = listen(SECTION)
    heard.page.evaluate("(voices) => learn(voices)", [_REMOTE, _AMERICAN, BRITISH])
    heard.page.evaluate("(voices) => learn(voices)", [_REMOTE, _AMERICAN, BRITISH])
    expect(heard.button).to_have_count(1)
    heard.button.click()

    assert "Bea" == heard.page.evaluate("said[0][1]")


def test_a_page_is_read_from_top_to_bottom(listen: Callable[..., Heard]) -> None:
    """The warning, the title, the text and what a comparison says; not the folds, the pictures, the ways elsewhere."""
    heard = listen(SECTION, BRITISH)
    heard.button.click()
    said = heard.to_the_end()

    expected = [
        "Keeping people safe",
        "Are adults at risk of abuse or neglect kept safe?",
        "How fast we decide",
        "We decided on 82% of concerns within two working days, up 11 percentage points from 71%. "
        "Two social workers now work at weekends.",
        "The council’s own figures",
        "Table: Keeping people safe, 2024-25 and the year before",
        "Safeguarding enquiries. 2024-25: 842. 2023-24: 806. Change: up 4.5%",
        "People who feel safe",
        "About 7 in 10 people who use services feel safe (66.8%). That is about the same as England (70.1%), the South "
        "West (69.9%) and the middle of similar councils (70.6%). There is no clear change since 2023-24 (68.9%).",
        "What must be better",
    ]
    assert said[0].startswith("Exampleshire is an invented county")
    assert expected == [words for words in said if words in expected]
    assert [] == [words for words in said if "Download" in words or "The numbers" in words or "Next" in words]
    expect(heard.page.get_by_role("status")).to_have_text("That was the whole page.")
    expect(heard.button).to_have_text("Listen to this page")


def test_an_opened_fold_is_read_as_well(listen: Callable[..., Heard]) -> None:
    """Whoever opens the numbers wants to hear them: each row with the heads of its columns."""
    heard = listen("torbay/2024-25/safeguarding/", BRITISH, viewport={"width": 320, "height": 720})
    heard.page.get_by_text("The numbers", exact=True).first.click()
    heard.button.click()

    assert "Torbay. Figure (± margin of error): 69.2% ± 4.4. Answers: 405" in heard.to_the_end()


def test_a_pause_keeps_the_place(listen: Callable[..., Heard]) -> None:
    """By keyboard: after the telephone has rung, the voice begins the paragraph again at which it stopped."""
    heard = listen(SECTION, BRITISH)
    page = heard.page
    heard.button.focus()
    page.keyboard.press("Enter")
    heard.finish(5)
    before = heard.said
    expect(heard.button).to_have_text("Pause")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Paused.")
    expect(heard.button).to_have_text("Go on listening")
    expect(heard.button).to_be_focused()
    assert page.evaluate("cancelled")
    page.wait_for_timeout(50)
    assert before == heard.said

    page.keyboard.press("Enter")
    assert [*before, before[-1]] == heard.said
    assert before[-1] == " ".join(page.locator(".la-spoken").inner_text().split())


def test_it_stops_when_told_to(listen: Callable[..., Heard]) -> None:
    """Then nothing is marked, the way back is where it was, and the next time begins at the top."""
    heard = listen(SECTION, BRITISH)
    heard.button.click()
    heard.finish(4)
    heard.page.keyboard.press("Tab")
    heard.page.keyboard.press("Enter")
    told = len(heard.said)
    heard.page.wait_for_timeout(50)

    assert told == len(heard.said)
    assert 0 == heard.page.locator(".la-spoken").count()
    expect(heard.page.get_by_role("button", name="Stop")).to_be_hidden()
    expect(heard.button).to_be_focused()
    heard.button.click()
    assert heard.said[0] == heard.said[-1]


def test_it_stops_when_the_reader_leaves(listen: Callable[..., Heard]) -> None:
    """A voice that goes on about a page that is gone would frighten people."""
    heard = listen(SECTION, BRITISH)
    heard.button.click()
    heard.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")

    assert heard.page.evaluate("cancelled")
    expect(heard.button).to_have_text("Listen to this page")


def test_a_voice_that_fails_says_so(listen: Callable[..., Heard]) -> None:
    """Instead of silence."""
    heard = listen(SECTION, BRITISH)
    heard.button.click()
    heard.page.evaluate("fail()")

    expect(heard.page.get_by_role("status")).to_have_text("The voice of this device does not answer.")
    expect(heard.button).to_have_text("Listen to this page")


def test_what_is_read_is_told_to_nobody(listen: Callable[..., Heard], home: str) -> None:
    """No voice of another computer, no request, nothing stored, no breach of the policy."""
    heard = listen("torbay/2024-25/", _REMOTE, _AMERICAN)
    asked = list(heard.asked)
    heard.button.click()
    heard.to_the_end()
    page = heard.page

    assert {"Amy"} == set(page.evaluate("said.map(([, voice]) => voice)"))
    assert {*asked, f"{home}img/icon.svg"} == {*heard.asked, f"{home}img/icon.svg"}
    assert [] == [address for address in asked if not address.startswith(home)]
    assert [] == heard.complaints
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length") + len(page.context.cookies())


def test_what_is_spoken_is_marked_by_more_than_colour(listen: Callable[..., Heard]) -> None:
    """By a broken line, in contrast themes too; it stays in sight, and so do the buttons."""
    heard = listen(SECTION, BRITISH, forced_colors="active")
    heard.button.click()
    heard.finish(30)
    mark = heard.page.locator(".la-spoken")

    expect(mark).to_have_css("outline-style", "dashed")
    expect(mark).to_have_css("outline-width", "3px")
    expect(mark).to_be_in_viewport()
    expect(heard.button).to_be_in_viewport()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("width", "height"), SIZES, ids=["phone", "desk"])
def test_axe_finds_nothing_while_the_page_is_read(
    listen: Callable[..., Heard], width: int, height: int, scheme: str
) -> None:
    """With the buttons there and a paragraph marked; and nothing runs off the screen."""
    heard = listen(SECTION, BRITISH, viewport={"width": width, "height": height}, color_scheme=scheme)
    heard.button.click()
    heard.finish(2)

    assert [] == violations(heard.page)
    assert width == heard.page.evaluate("document.documentElement.scrollWidth")


def test_only_pages_of_accounts_may_run_it(listen: Callable[..., Heard]) -> None:
    """The others keep the strictest policy, or that of their own script."""
    for address, is_there in (("torbay/2024-25/about/", True), ("torbay/", False), ("", False), ("glossary/", False)):
        heard = listen(address, BRITISH)
        assert is_there == any(one.endswith("/listen.js") for one in heard.asked)
        assert is_there == (heard.page.get_by_text("Listen to this page", exact=True).count() == 1)

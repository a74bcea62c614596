"""One page open in a browser, and the states in which people meet it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

from localaccount_gen.audit.result import fault
from localaccount_gen.findings import Finding, Severity

NARROW = ViewportSize(width=320, height=720)
WIDE = ViewportSize(width=1280, height=900)
ENLARGED = ViewportSize(width=320, height=256)
"""What is left of a window of 1280 by 1024 pixels when a page is made four times as large."""
SHEET = ViewportSize(width=680, height=960)
"""An A4 sheet between its margins, in CSS pixels."""

_INSPECT = (resources.files("localaccount_gen.audit") / "inspect.js").read_text(encoding="utf-8")


@dataclass
class Visit:
    """A page, where it was asked for, and what was found on it: for each test its findings."""

    page: Page
    home: str
    folder: Path
    shown: str
    """The folder of the site, as people see it."""
    address: str
    found: dict[int, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    asked: list[str] = field(default_factory=list)
    """Every address the page asked for."""
    complaints: list[str] = field(default_factory=list)
    """What the browser said in its console, breaches of the page's policy among it."""

    @property
    def file(self) -> str:
        """The page as people see it: “site/torbay/2024-25/index.html”."""
        return f"{self.shown}/{self.address}{'index.html' if self.address.endswith('/') or not self.address else ''}"

    def open(self) -> None:
        """Goes to the page."""
        self.page.goto(f"{self.home}{self.address}", wait_until="load")
        self.page.evaluate(_INSPECT)

    def ask(self, what: str, *given: object) -> Any:
        """What one of the functions of inspect.js says of the page as it stands."""
        return self.page.evaluate(f"(given) => localaccountAudit.{what}(...given)", list(given))

    def tell(
        self, test: int, rule: str, problem: str, fix: str, element: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Notes a finding for one of the eleven tests; the same again on the same page is not noted twice."""
        finding = fault(rule, self.file, problem, fix, element, severity)
        if finding not in self.found[test]:
            self.found[test].append(finding)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Notes what the page asks for and what the browser complains of."""

        def note_request(request: Request) -> None:
            self.asked.append(request.url)

        def note_complaint(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.complaints.append(message.text)

        self.page.on("request", note_request)
        self.page.on("console", note_complaint)
        try:
            yield
        finally:
            self.page.remove_listener("request", note_request)
            self.page.remove_listener("console", note_complaint)

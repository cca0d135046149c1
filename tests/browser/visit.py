"""One reader's visit: a page in a browser window, with everything it asked for and every error it told."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Visit:
    """A window on the site; `requests` and `errors` gather over every page it opens."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self._tell(str(error)))
        self.page.on("console", lambda said: self._tell(said.text) if said.type == "error" else None)
        self.page.on("requestfailed", lambda request: self._tell(f"not loaded: {request.url} ({request.failure})"))

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until it has loaded."""
        self.page.goto(urljoin(f"{self.origin}/", path))
        return self.page

    @property
    def path(self) -> str:
        """Where the window is now, below the site's root, without the fragment."""
        return self.page.url.removeprefix(f"{self.origin}/").split("#")[0]

    @property
    def foreign(self) -> list[str]:
        """What was requested from anywhere but the site itself."""
        ours = (f"{self.origin}/", "data:", "blob:", "about:")
        return sorted({url for url in self.requests if not url.startswith(ours)})

    def _tell(self, error: str) -> None:
        # Leaving a page while its search index is on its way is what readers do.
        if "net::ERR_ABORTED" not in error:
            self.errors.append(f"{self.path}: {error}")


def window(
    browser: Browser, *, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True
) -> BrowserContext:
    """A fresh browser profile: nothing remembered, one size, one palette."""
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
        locale="en-GB",
    )


def until(page: Page, condition: str, arg: object = None, *, seconds: float = 5.0, pause: int = 20) -> None:
    """Wait until an expression, or a function of `arg`, holds in a page.

    The site's policy lets no string be run, and Playwright's `wait_for_function` runs one inside the page whenever
    its first look comes too early; `evaluate` asks from outside, where the policy does not reach.
    """
    latest = time.monotonic() + seconds
    while not page.evaluate(condition, arg):
        if time.monotonic() > latest:
            raise AssertionError(f"{seconds} s on {page.url}, and still not so: {condition} ({arg!r})")
        page.wait_for_timeout(pause)

"""What a reader's first visit to the article costs: every request with its bytes, raw and gzipped."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from playwright.sync_api import Response

from tests.browser.chromium import chromium
from tests.browser.server import served
from tests.browser.site import Site
from tests.browser.visit import window


@dataclass(frozen=True)
class Answer:
    """One answer of the server: its address below the site's root and its bytes."""

    path: str
    raw: int
    gzipped: int

    @property
    def is_search_index(self) -> bool:
        """Whether it is a piece of the index that search loads."""
        return "/search/" in self.path


def first_visit(site: Site, language: str) -> list[Answer]:
    """Everything a browser with nothing kept is sent for the article, in the order it came."""
    with served(site.folder) as origin, chromium() as browser:
        context = window(browser)
        page = context.new_page()
        came: list[Response] = []
        page.on("response", lambda response: came.append(response))  # noqa: PLW0108 - Playwright refuses a builtin
        page.goto(f"{origin}/{language}/{site.article}")
        page.wait_for_load_state("networkidle")
        answers = [answer(response, origin) for response in came]
        context.close()
    return answers


def answer(response: Response, origin: str) -> Answer:
    """What a response weighs, gzipped as a host does it by default: level 6."""
    body = response.body()
    return Answer(response.url.removeprefix(f"{origin}/"), len(body), len(gzip.compress(body, 6)))

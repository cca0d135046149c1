"""The built site and a browser for all browser tests: built once, served once, one Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import MISSING, chromium, executable
from tests.browser.server import served
from tests.browser.site import BuildError, Site, build
from tests.browser.survey import Survey, survey
from tests.browser.visit import Visit, window
from tests.press.conftest import cold_project, project, warm_cache

__all__ = ["cold_project", "project", "warm_cache"]
OpenWindow = Callable[..., Visit]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; a machine without one fails the tests, never skips them."""
    if executable() is None:
        pytest.fail(MISSING, pytrace=False)
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site, built strictly and served."""
    try:
        built = build(tmp_path_factory.mktemp("site"))
    except BuildError as failed:
        pytest.fail(str(failed), pytrace=False)
    with served(built.folder) as origin:
        yield replace(built, origin=origin)


@pytest.fixture(scope="session")
def surveyed(site: Site, browser: Browser) -> Survey:
    """Every page, seen once at every width."""
    return survey(site, browser)


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[OpenWindow]:
    """Open a window: `visit(width=360, dark=True, scripts=False)`; it is closed after the test."""
    contexts = []

    def opened(**look: object) -> Visit:
        context = window(browser, **look)  # type: ignore[arg-type]
        context.set_default_timeout(5_000)
        contexts.append(context)
        return Visit(context.new_page(), site.origin)

    yield opened
    for context in contexts:
        context.close()

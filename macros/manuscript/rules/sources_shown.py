"""A page that cites ends with its list of sources, or the numbers lead nowhere. Code `no-sources-list`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.gate import calls_in

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Page


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem at the first citation of a page that has no `sources()`."""
    calls, unread = calls_in(page)
    if unread:
        return  # perhaps it stands where the page cannot be read
    cited = next((call for call in calls if call.name in ("cite", "check", "quote")), None)
    if cited and not any(call.name == "sources" for call in calls):
        said = told("{macro}() on a page without its list of sources", macro=cited.name)
        hint = told("end the page with {{{{ sources() }}}}")
        yield page.problem(cited.position, said, "no-sources-list", hint)

"""A drawer lists what is near: on a site of many pages each page would else list all others."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.press.navigation import MOST_NEAR, near
from tests.conftest import GOOD_PAGE
from tests.press.conftest import Start, build


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_long_list_is_cut_round_the_page_that_is_shown(count: int, here: int) -> None:
    items = [SimpleNamespace(active=n == here, number=n) for n in range(count)]
    shown = [item.number for item in near(items)]
    assert len(shown) == min(count, MOST_NEAR)
    assert (here in shown) == (here < count)
    assert shown == list(range(shown[0], shown[0] + len(shown))) if shown else count == 0


@pytest.mark.builds
def test_a_folder_of_many_pages_lists_those_around_on_each(project: Start) -> None:
    count = MOST_NEAR * 2
    pages = {f"p{n:03}": f"Page {n}" for n in range(count)}
    root = project(
        {
            f"docs/{language}/many/{name}.md": GOOD_PAGE.format(title=title)
            for language in ("zh", "en")
            for name, title in {"index": "Many", **pages}.items()
        }
    )
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    html = (root / "site/en/many/p030/index.html").read_text(encoding="utf-8")
    drawer = html[html.index("cl-drawer") :].partition("</nav>")[0]
    assert drawer.count("Page ") == MOST_NEAR
    assert all(f"Page {n}<" in drawer for n in (25, 30, 35))


@pytest.mark.builds
def test_pages_that_somebody_adds_take_no_place_in_the_header(project: Start) -> None:
    """Its places are those of the issues and the made pages, and so is their order, whatever a page's `order` says."""
    names = {"issues/index": "Issues", "p0": "Another", "p1": "More"}
    pages = {
        f"docs/{language}/{name}.md": GOOD_PAGE.format(title=title).replace("\noriginal", "\norder: 0\noriginal", 1)
        for language in ("zh", "en")
        for name, title in names.items()
    }
    root = project(
        {name: text.replace("order: 0", "order: 9999") if "issues" in name else text for name, text in pages.items()}
    )
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    html = (root / "site/en/p0/index.html").read_text(encoding="utf-8")
    header = html[html.index("cl-header__sections") :].partition("</ul>")[0]
    assert re.findall(r'href="([^"]*)"', header) == ["../issues/", "../ledger/", "../timeline/"]
    before = html[html.index("cl-footer__turn") :].partition("</nav>")[0]
    assert 'href="../timeline/" rel="prev"' in before.replace("cl-footer__previous", "")

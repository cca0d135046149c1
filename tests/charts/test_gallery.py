"""The gallery shows every chart, and does not grow with them into a page that no phone opens."""

from __future__ import annotations

import pytest

from macros.manuscript.tokens import later
from macros.pages import gallery as module
from macros.pages.gallery import gallery
from macros.wording.voice import Voice
from tests.charts.conftest import Ledger


def test_of_very_many_charts_the_later_are_listed_and_not_drawn(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = Voice("en", ledger())
    charts = list(voice.catalog.charts)
    monkeypatch.setattr(module, "MOST_DRAWN", 2)
    html = gallery(voice, "")
    assert [f'href="{chart}/"' in html for chart in charts] == [True] * len(charts)
    assert [later(f"narrow:{chart}") in html for chart in charts] == [True, True] + [False] * (len(charts) - 2)

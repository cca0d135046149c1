"""Long work tells how far it has come, short work nothing."""

from __future__ import annotations

from io import StringIO
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from macros.charts.progress import FEW, with_progress
from macros.ground.told import told

DRAWING = told("drawing charts")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def worked(steps: int, out: StringIO, pause: float) -> list[int]:
    clock = count()
    return list(with_progress(range(steps), DRAWING, out=out, now=lambda: next(clock) * pause))


@given(st.integers(0, 300), st.floats(0, 20), st.booleans())
def test_every_step_comes_once_and_in_order_whatever_is_told(steps: int, pause: float, terminal: bool) -> None:
    assert worked(steps, Terminal() if terminal else StringIO(), pause) == list(range(steps))


@given(st.integers(0, FEW), st.booleans())
def test_nothing_is_said_of_little_work(steps: int, terminal: bool) -> None:
    out = Terminal() if terminal else StringIO()
    worked(steps, out, 60)
    assert out.getvalue() == ""


def test_a_terminal_has_one_bar_with_counts_that_is_gone_at_the_end() -> None:
    out = Terminal()
    worked(100, out, 1)
    assert "\n" not in out.getvalue()
    assert "\rdrawing charts [###############...............] 50/100" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")


def test_elsewhere_a_plain_line_comes_now_and_then() -> None:
    out = StringIO()
    worked(100, out, 1)
    lines = out.getvalue().splitlines()
    assert 5 <= len(lines) <= 12
    assert all(line.startswith("drawing charts: ") and line.endswith(" of 100") for line in lines)


def test_the_bar_is_gone_too_when_the_work_is_broken_off() -> None:
    out = Terminal()
    clock = count()
    work = with_progress(range(100), DRAWING, out=out, now=lambda: float(next(clock)))
    next(work)
    next(work)
    work.close()
    assert out.getvalue().endswith("\r\x1b[K")


def test_it_is_told_in_the_language_that_the_environment_asks_for(monkeypatch) -> None:
    monkeypatch.setenv("LEDGER_LANG", "zh")
    out, bar = StringIO(), Terminal()
    worked(100, out, 1)
    worked(100, bar, 1)
    assert "正在画图：" in out.getvalue() and "of 100" not in out.getvalue()
    assert "\r正在画图 [" in bar.getvalue()

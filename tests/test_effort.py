"""The measure that other tests use: it lets a slow machine be slow, and tells work that takes many times as long."""

from __future__ import annotations

import pytest

from tests import effort


def test_work_that_takes_many_times_as_long_is_told():
    with pytest.raises(AssertionError, match=r"0\.01 s were set"), effort.within(0.01):
        for _ in range(20):
            effort.yardstick()


def test_a_machine_ten_times_as_slow_is_given_ten_times_as_long(monkeypatch):
    monkeypatch.setattr(effort, "yardstick", lambda: 10 * effort.NORMAL)
    assert effort.allowed(1) == 10 * effort.PATIENCE


def test_a_faster_machine_is_given_no_less(monkeypatch):
    monkeypatch.setattr(effort, "yardstick", lambda: effort.NORMAL / 10)
    assert effort.allowed(1) == effort.PATIENCE

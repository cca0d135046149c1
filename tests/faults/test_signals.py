"""A build that is asked to stop leaves nothing behind and says by its exit code which signal it was."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.faults.conftest import ended, is_whole, left_beside, under_way
from tests.press.conftest import Start, fingerprint


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["INT", "TERM", "HUP"]
)
@pytest.mark.parametrize("moment", [0.0, 0.15, 0.4])
def test_a_signal_in_the_middle_of_a_build_leaves_the_site_and_nothing_beside_it(
    built: Path, number: signal.Signals, code: int, moment: float
) -> None:
    """Row 33."""
    before = fingerprint(built / "site")
    shutil.rmtree(built / ".cache")  # a build that has everything to make is longer in its middle
    with under_way(built) as process:
        time.sleep(moment)
        process.send_signal(number)
        ended_with, said = ended(process)
    assert "Traceback" not in said
    assert left_beside(built / "site") == []
    # A signal that comes when all is done finds nobody: then the new site is there, whole.
    assert ended_with == code or (ended_with == 0 and moment > 0)
    assert is_whole(built / "site")
    assert (fingerprint(built / "site") == before) == (ended_with == code)


def test_a_signal_before_there_was_a_site_leaves_no_site(cold_project: Start) -> None:
    """Row 33."""
    root = cold_project()
    with under_way(root) as process:
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 143
    assert not (root / "site").exists()
    assert left_beside(root / "site") == []


def test_a_second_signal_does_not_disturb_the_cleaning_up(cold_project: Start) -> None:
    """Row 33: impatience is no reason for leftovers."""
    root = cold_project()
    with under_way(root) as process:
        for _ in range(50):
            process.send_signal(signal.SIGINT)
            time.sleep(0.002)
        assert ended(process)[0] == 130
    assert left_beside(root / "site") == []

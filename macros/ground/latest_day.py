"""The last day that anything can be said to have happened on: asked where a command or a build begins, nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress

_NAME = "SOURCE_DATE_EPOCH"
A_DAY_AHEAD = dt.timedelta(days=1)  # somewhere on Earth it is the next day already


def latest_day(environment: Mapping[str, str]) -> dt.date:
    """Today, and a day more for time zones."""
    return min(today(environment), dt.date.max - A_DAY_AHEAD) + A_DAY_AHEAD


def today(environment: Mapping[str, str]) -> dt.date:
    """Today in UTC: by the clock or by the moment that a build is given, whichever is later.

    What was right once stays right: a build of an older commit on any later day finds the same.
    """
    given = environment.get(_NAME, "").strip()
    days = [dt.datetime.now(dt.UTC).date()]
    with suppress(ValueError, OverflowError, OSError):  # told where a build settles its moment
        days += [dt.datetime.fromtimestamp(int(given), dt.UTC).date()] if given else []
    return max(days)

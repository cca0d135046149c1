"""The moment a build claims to be made at: the same for every build of one commit, so that its bytes are the same.

MkDocs writes it into the compressed sitemap and reads it from SOURCE_DATE_EPOCH (reproducible-builds.org). No clock
is read here.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from macros.ground.told import told
from macros.press.faults import SetupError

_NAME = "SOURCE_DATE_EPOCH"
# Of the commit that is checked out, in seconds; no signature is verified, which would run another program.
_ASK = ["git", "log", "-1", "--no-show-signature", "--format=%ct"]


def settle_moment(root: Path) -> None:
    """Set SOURCE_DATE_EPOCH to the commit's time where it is not set; outside of git the clock decides, as before.

    Raises SetupError where it is set to what no date can be made of.
    """
    given = os.environ.get(_NAME, "").strip()
    if not given:
        given = _committed(root)
    if not given:
        os.environ.pop(_NAME, None)
        return
    try:
        datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SetupError(
            told("{name} is a number of seconds since 1970, not {given}", name=_NAME, given=repr(given))
        ) from error
    os.environ[_NAME] = str(int(given))


def _committed(root: Path) -> str:
    try:
        asked = subprocess.run(_ASK, cwd=root, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""

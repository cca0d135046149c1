"""Which tests one process runs, one after another, where several run: those that share a site; all others go singly.

Not by pytest-xdist's marks: 3.8 adds a mark's name to a test's address, which pytest 9.2 reads from another place.
"""

from __future__ import annotations

from xdist.scheduler.loadscope import LoadScopeScheduling

# A folder, or a file, whose tests are about one site that is built for them.
TOGETHER = ("tests/browser/", "tests/press/test_feeds.py", "tests/press/test_edges.py")


class Shares(LoadScopeScheduling):  # type: ignore[misc, unused-ignore]
    """Hands out what belongs together first, the most tests before fewer."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)

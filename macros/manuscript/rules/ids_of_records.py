"""No topic and no chart gives a finished page an id that the page has already. Code `bad-id`.

A topic's id is a heading's in the ledger; a chart's begins the ids of its caption and of all that is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.anchors import is_of_page

_PART = re.compile(r"(?P<chart>.+?)-(?:title|(?:wide|narrow)-.+)")


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each topic called like what the ledger has, and each chart called like a part of another."""
    for topic, facts in catalog.facts_by_topic.items():
        if is_of_page(topic, "ledger"):
            said = told('a topic called "{name}", as what the ledger has of its own', name=topic)
            yield catalog.problem(catalog.place("fact", facts[0]), said, "bad-id", told("rename its file"))
    for chart_id in catalog.charts:
        part = _PART.fullmatch(chart_id)
        if part and part["chart"] in catalog.charts:
            whole = part["chart"]
            said = told('a chart called "{name}", as a part of the chart "{chart}" is', name=chart_id, chart=whole)
            yield catalog.problem(catalog.place("chart", chart_id), said, "bad-id", told("rename its file"))

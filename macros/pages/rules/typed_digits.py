"""A chart's title and alternative text give no number of their own: they name the facts that the chart draws.

Years and names of the glossary may stand there. Code `typed-digits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.problems import Problem
from macros.catalog.told import told
from macros.pages.rules.typed_quantity import quantities
from macros.pages.running_text import bare, names_with_numbers

FIELDS = ("title", "alt")
_DIGITS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*")


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each number typed into a title or alternative text; quantities are another rule's."""
    names = names_with_numbers(catalog)
    for chart_id, chart in catalog.charts.items():
        for field in FIELDS:
            for language, text in getattr(chart, field).items():
                told_already = {offset for _, offset in quantities(text, names)}
                for found in _DIGITS.finditer(bare(text, names)):
                    if found.start() not in told_already:
                        place = catalog.place("chart", chart_id, field, language)
                        said = told('"{typed}" is typed by hand', typed=found[0])
                        hint = told("name the fact or event that the chart draws: {{topic.key}}")
                        yield catalog.problem(place, said, "typed-digits", hint)

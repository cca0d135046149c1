"""What was read through a mirror is no firmer than the mirror, and leads nowhere."""

from __future__ import annotations

import pytest

from macros.wording.citations import citation
from macros.wording.voice import voices
from tests.conftest import GOOD_SOURCES, Read


@pytest.mark.parametrize(("grade", "firm"), [("A", True), ("B", True), ("C", False)])
def test_a_source_read_through_a_mirror_is_neither_firm_nor_linked(read: Read, grade: str, firm: bool) -> None:
    via = f"  via: {{name: Reprint, grade: {grade}}}\n  grade: A"
    project, _ = read({"data/sources/press.yml": GOOD_SOURCES.replace("  grade: A", via, 1)})
    source = project.catalog.sources["cnbc"]
    assert (source.firm, source.linkable) == (firm, firm)
    assert citation(voices(project.catalog)["en"], "cnbc").grade == ("A" if firm else "C")

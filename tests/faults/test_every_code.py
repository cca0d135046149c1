"""Every code has its mistake: told at its place, under its caret, with a hint, in each language, and nothing else told."""

from __future__ import annotations

import pytest

from macros.ground.codes import CODES
from macros.ground.told import languages
from tests.faults.mistakes import Mistake
from tests.faults.mistakes.charts import CHARTS
from tests.faults.mistakes.issues import ISSUES
from tests.faults.mistakes.pages import FILES, PAGES
from tests.faults.mistakes.published import PUBLISHED
from tests.faults.mistakes.records import RECORDS

MISTAKES = {**RECORDS, **CHARTS, **ISSUES, **PAGES, **FILES, **PUBLISHED}
MISTAKE = pytest.mark.parametrize(("code", "mistake"), sorted(MISTAKES.items()), ids=sorted(MISTAKES))


def test_every_code_has_a_mistake_and_every_mistake_a_code() -> None:
    assert MISTAKES.keys() == CODES
    assert len(MISTAKES) == sum(map(len, (RECORDS, CHARTS, ISSUES, PAGES, FILES, PUBLISHED))), (
        "none stands in two tables"
    )


@MISTAKE
def test_a_mistake_is_told_under_its_code_at_its_place_and_nothing_else_is(write, code: str, mistake: Mistake) -> None:
    problems = mistake.find(mistake.made_in(write(dict(mistake.files))))
    assert {problem.code for problem in problems} == {code}
    here = [problem for problem in problems if str(problem.position) == mistake.at]
    assert len(here) == 1, [str(problem.position) for problem in problems]
    shown = here[0].source_line[here[0].position.column - 1 :]
    assert shown.startswith(mistake.under)
    assert bool(shown) == bool(mistake.under), "the picture is there where there is something to show"


@MISTAKE
def test_a_mistake_is_told_with_a_hint_and_in_every_language(write, code: str, mistake: Mistake) -> None:
    problem = next(
        found
        for found in mistake.find(mistake.made_in(write(dict(mistake.files))))
        if str(found.position) == mistake.at
    )
    said = [problem.said(language) for language in languages()]
    assert problem.hint.strip()
    assert len(set(said)) == len(languages())
    for text in said:
        first, *_, hint = text.split("\n")
        assert first.startswith(f"{mistake.at}: ")
        assert first.endswith(f" [{code}]")
        assert hint.startswith("  ")
        assert "{" not in hint or "{" in problem.hint, "no slot stays unfilled"

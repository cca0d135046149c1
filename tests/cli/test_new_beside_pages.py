"""`new KIND` where pages have problems of their own: they are told, and keep nothing from being written."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.manuscript.survey import read_project
from tests.cli.answers import EVENT, FACT, QUOTE, TERM
from tests.cli.conftest import new, options

CALLS = {
    "fact": (FACT, '{{ fact("h20.a-number") }}'),
    "event": (EVENT, '{{ when("tides.the-tide-comes-in") }}'),
    "quote": (QUOTE, '{{ quote("no-harbour") }}'),
    "term": (TERM, '{{ term("tide") }}'),
}


@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_one_page_alone_names_already_is_written_and_the_page_is_told(
    project: Path, capsys, kind: str, language: str
) -> None:
    words, call = CALLS[kind]
    page = project / f"docs/{language}/issues/one/part.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{call}\n", encoding="utf-8")
    assert new(kind, *options(words), "--lang", "en") == 0, capsys.readouterr().err
    assert getattr(load_catalog(project)[0], f"{kind}s")
    left = [problem for problem in read_project(project)[1] if problem.position.path.startswith("data/")]
    assert left == []
    # A term may fall differently in a sentence of each language: its page has nothing to mend
    said = capsys.readouterr().out
    assert ("[macro-parity]" in said) is (kind != "term")


def test_what_would_be_wrong_in_the_records_is_not_written(project: Path, capsys) -> None:
    before = (project / "data/quotes.yml").read_bytes() if (project / "data/quotes.yml").exists() else None
    assert new("quote", *options(QUOTE | {"date": "2026-13-01"}), "--lang", "en") == 1
    assert "--date" in capsys.readouterr().err
    after = (project / "data/quotes.yml").read_bytes() if (project / "data/quotes.yml").exists() else None
    assert after == before

"""A text that waits for a translator is told as that and as nothing else, whatever field and language it waits in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.catalog.record_texts import texts_of, to_translate
from macros.cli.staging import problems_with
from macros.manuscript.survey import read_project
from tests.conftest import ROOT, Read

OWN = {language: to_translate(language) for language in ("zh", "en")}


def _with_one_of_each(root: Path, language: str, mark: str) -> tuple[dict[str, str], set[str]]:
    """The files of the newsletter where one text of each field of each kind waits, and the places of these."""
    catalog = read_project(root)[0].catalog
    texts, places, done = dict[str, str](), set[str](), set[tuple[str, ...]]()
    for kind, record_id, record in catalog.records():
        for steps, text in texts_of(record):
            field = (kind, *(step for step in steps if isinstance(step, str)))
            if steps[-1] != language or field in done:
                continue
            place = catalog.place(kind, record_id, *steps)
            lines = (texts.get(place.path) or (root / place.path).read_text(encoding="utf-8")).split("\n")
            before, after = lines[place.line - 1][: place.column - 1], lines[place.line - 1][place.column - 1 :]
            found = re.sub(rf"""(["']?){re.escape(text)}\1(?=[,}} ]|$)""", mark, after, count=1)
            if found != after:  # else it is folded, and another record has it in a line
                lines[place.line - 1] = before + found
                texts[place.path] = "\n".join(lines)
                places.add(f"{place.path}:{place.line}")
                done.add(field)
    return texts, places


@pytest.mark.parametrize("language", OWN)
def test_a_text_of_any_record_that_waits_is_told_as_that_alone(tmp_path: Path, language: str) -> None:
    """Nothing of it is published here, and the words that stand for it may be another language's."""
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "data" / "published.yml").unlink()
    mark = next(mark for other, mark in OWN.items() if other != language)
    before = {str(problem) for problem in read_project(tmp_path)[1]}
    texts, places = _with_one_of_each(tmp_path, language, mark)
    found = [problem for problem in problems_with(tmp_path, texts) if str(problem) not in before]
    assert len(places) > 30
    assert [str(problem) for problem in found if problem.code != "not-translated"] == []
    assert {f"{problem.position.path}:{problem.position.line}" for problem in found} == places
    assert all(f'"{mark}"' in str(problem.hint) for problem in found)


@pytest.mark.parametrize("mark", OWN.values())
@pytest.mark.parametrize("language", OWN)
@pytest.mark.parametrize("full_stop", ["", ".", "。"])
def test_a_passage_that_waits_in_any_language_s_words_is_told_as_that_alone(
    read: Read, language: str, mark: str, full_stop: str
) -> None:
    page = "---\ntitle: {title}\ndescription: {title}\n---\n\n"
    said = {"zh": '共花了3亿美元，即{{ fact("h20.charge-warned") }}。\n', "en": "It was $300 million.\n"}
    pages = {
        f"docs/{name}/index.md": page.replace("{title}", {"zh": "题目", "en": "Title"}[name])
        + (f"{mark}{full_stop}\n" if name == language else words)
        for name, words in said.items()
    }
    found = [problem for problem in read(pages)[1] if problem.position.path.startswith("docs/")]
    assert [(problem.code, problem.position.path) for problem in found if problem.code != "typed-quantity"] == [
        ("not-translated", f"docs/{language}/index.md")
    ]
    assert f'"{mark}"' in next(str(problem.hint) for problem in found if problem.code == "not-translated")

"""A source that readers are told is the newsletter's own work is nobody else's."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD_GLOSSARY, GOOD_SOURCES, Read

OURS = """\
ours:
  type: document
  title: {original: A list of ours}
  described: true
  publisher: {name: Our list, own: true}
  language: en
  grade: A
  read: full
  unused: kept for the tests
"""


def told(read: Read, text: str) -> list[tuple[str, str]]:
    _, problems = read({"data/sources/press.yml": GOOD_SOURCES + text})
    return [(found.code, found.position.path) for found in problems]


def test_a_paper_of_ours_is_let_through(read: Read) -> None:
    assert told(read, OURS) == []
    name = read()[0].catalog.newsletter.name["en"]
    term = f"{GOOD_GLOSSARY}us:\n  name: {{zh: {name}, en: {name}}}\n  kind: organisation\n  whole: true\n"
    _, problems = read(
        {"data/sources/press.yml": GOOD_SOURCES + OURS.replace("Our list", name), "data/glossary.yml": term}
    )
    assert [found.code for found in problems] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("own: true", "own: true, official: true"),
        ("own: true", "own: true, url: https://evil.example/"),
        ("  language: en", "  url: https://evil.example/p\n  language: en"),
        ("  language: en", "  via: {name: A mirror}\n  language: en"),
        ("name: Our list", "name: CNBC"),
        ("name: Our list", "name: cnbc"),
        ("name: Our list", "name: NVIDIA"),
        ("name: Our list", "name: Our list, called: {zh: 英伟达}"),
    ],
)
def test_a_paper_of_somebody_else_is_not_called_ours(read: Read, old: str, new: str) -> None:
    assert told(read, OURS.replace(old, new)) == [("not-an-option", "data/sources/press.yml")]

"""What holds for every kind of edition, and for one that is added as ARCHITECTURE.md shows."""

from __future__ import annotations

import re
from functools import cache

import pytest

from macros.editions.edition import Edition
from macros.editions.kinds import EDITIONS
from tests.conftest import ROOT
from tests.editions.whole_issues import ISSUES, project, whole_issue

TEXTS = (".html", ".md", ".txt")
LANGUAGES = project().catalog.languages
ISSUES_BY_LENGTH = sorted((len(record.sections), slug) for slug, record in project().catalog.issues.items())
MADE = [
    (kind, slug, language)
    for kind, edition in EDITIONS.items()
    for slug in ISSUES
    for language, record in LANGUAGES.items()
    if edition.speaks(record.tag)
]


def test_the_example_of_the_architecture_is_an_edition() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    example = re.search(r"### Add an edition\n.*?```python\n(.*?)```", text, re.DOTALL)
    assert example
    names: dict[str, object] = {}
    exec(example[1], names)
    edition = names["EDITION"]
    assert isinstance(edition, Edition)
    issue = whole_issue("yardstick", "en")
    (name, content), *others = edition.make(issue).items()
    assert (name, others) == ("yardstick-en.outline.txt", [])
    assert content.decode().splitlines() == [page.words.title for page in issue.pages]


def test_every_kind_has_a_folder_of_its_name() -> None:
    folders = {path.parent.name for path in (ROOT / "macros/editions").glob("*/edition.py")}
    assert folders == set(EDITIONS)


@cache
def made(kind: str, slug: str, language: str) -> dict[str, bytes]:
    """The files of an edition, made once for all that look at them."""
    return dict(EDITIONS[kind].make(whole_issue(slug, language)))


@pytest.mark.parametrize(("kind", "slug", "language"), MADE)
def test_the_files_of_an_edition_are_named_by_their_issue(kind: str, slug: str, language: str) -> None:
    names, issue = made(kind, slug, language), whole_issue(slug, language)
    assert names
    assert all(name.startswith(issue.name) and ".." not in name and not name.startswith("/") for name in names)


@pytest.mark.parametrize(("kind", "slug", "language"), [one for one in MADE if one[1] == min(ISSUES_BY_LENGTH)[1]])
def test_an_edition_is_made_alike_twice(kind: str, slug: str, language: str) -> None:
    assert dict(EDITIONS[kind].make(whole_issue(slug, language))) == made(kind, slug, language)


@pytest.mark.parametrize(("slug", "language"), [(slug, language) for slug in ISSUES for language in LANGUAGES])
def test_no_two_kinds_write_one_file(slug: str, language: str) -> None:
    kinds = [kind for kind, one, spoken in MADE if (one, spoken) == (slug, language)]
    names = [name for kind in kinds for name in made(kind, slug, language)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("kind", "slug", "language"), MADE)
def test_no_edition_leads_to_a_place_that_only_a_page_of_the_site_has(kind: str, slug: str, language: str) -> None:
    texts = {name: content for name, content in made(kind, slug, language).items() if name.endswith(TEXTS)}
    assert [name for name, content in texts.items() if b"#source-" in content or b"#card-" in content] == []

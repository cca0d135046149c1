"""What a record of a language says of it agrees: a page is read, numbered and set in one language."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.catalog.rules.languages import check
from macros.press.theme.languages import unspoken
from tests.conftest import ROOT, Read

LINES = (ROOT / "data" / "languages.yml").read_text(encoding="utf-8")


def told_of(read: Read, *edits: tuple[str, str]) -> list[tuple[str, int]]:
    text = LINES
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    _, problems = read({"data/languages.yml": text})
    return [(found.code, found.position.line) for found in problems if found.position.path == "data/languages.yml"]


def line_of(text: str) -> int:
    return 1 + LINES.count("\n", 0, LINES.index(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("material: en", "material: he"),
        ("material: en", "material: fr"),
        ("material: zh", "material: zh-Hant"),
        ("material: zh", "material: zh-TW"),
        ("babel: en_GB", "babel: zh_Hans_CN"),
        ("babel: en_GB", "babel: fr_FR"),
        ("babel: zh_Hans_CN", "babel: zh_Hant_TW"),
        ("babel: zh_Hans_CN", "babel: zh_TW"),
        ("babel: en_GB", "babel: en_Dsrt"),
    ],
)
def test_a_locale_or_code_of_another_language_than_the_tag_is_told_at_its_line(read: Read, old: str, new: str) -> None:
    assert told_of(read, (old, new)) == [("not-an-option", line_of(old))]


@pytest.mark.parametrize("tag", ["fr", "zh-Hans", "he", "en-Dsrt", "en-US", "zh"])
def test_a_tag_of_another_language_script_or_region_than_the_rest_is_told(read: Read, tag: str) -> None:
    assert ("not-an-option", line_of("babel: en_GB")) in told_of(read, ("tag: en", f"tag: {tag}"))


def test_a_language_under_the_id_of_another_is_told(read: Read) -> None:
    swapped = [
        ("tag: zh-Hans\n  babel: zh_Hans_CN\n  material: zh", "tag: fr\n  babel: fr_FR\n  material: fr"),
    ]
    assert told_of(read, *swapped) == [("not-an-option", line_of("tag: zh-Hans"))]


@pytest.mark.parametrize("name", ["English", "ENGLISH"])
def test_two_languages_of_one_tag_or_one_name_are_told(read: Read, name: str) -> None:
    assert ("duplicate-id", line_of("name: English")) in told_of(read, ("name: 中文", f"name: {name}"))
    more = f"\nen-us:\n  name: {name} too\n  tag: EN\n  babel: en_US\n  material: en\n"
    assert ("duplicate-id", LINES.count("\n") + 4) in told_of(read, ("material: en\n", f"material: en\n{more}"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tag: en", "tag: en-GB"),
        ("tag: zh-Hans", "tag: zh"),
        ("tag: zh-Hans", "tag: zh-CN"),
        ("babel: zh_Hans_CN", "babel: zh"),
        ("babel: en_GB", "babel: en"),
    ],
)
def test_a_language_named_more_or_less_exactly_is_one_language_still(read: Read, old: str, new: str) -> None:
    assert told_of(read, (old, new)) == []


@pytest.mark.parametrize(("direction", "told"), [("rtl", 1), ("ltr", 0)])
def test_words_of_the_theme_that_run_the_other_way_are_told(tmp_path: Path, direction: str, told: int) -> None:
    folder = tmp_path / "partials" / "languages"
    folder.mkdir(parents=True)
    (folder / "en.html").write_text(f'{{{{ {{ "direction": "{direction}" }}[key] }}}}', encoding="utf-8")
    (folder / "zh.html").write_text('{{ {"language": "zh"}[key] }}', encoding="utf-8")
    catalog, _ = load_catalog(ROOT)
    assert list(check(catalog)) == []
    assert [found.code for found in unspoken(catalog, [str(tmp_path)])] == ["not-an-option"] * told

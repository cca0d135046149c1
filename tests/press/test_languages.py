"""Languages are a list: a third one comes by data alone, with a folder, a navigation and a search of its own."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from tests.browser.site import Site
from tests.conftest import GOOD_EVENT, GOOD_FACT, GOOD_GLOSSARY, GOOD_PAGE, GOOD_SOURCES, ROOT
from tests.press.conftest import Start, build, replaced

LANGUAGES = ("zh", "en", "fr")
FRENCH = "\nfr:\n  name: Français\n  tag: fr\n  babel: fr_FR\n  material: fr\n"
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"[^>]*>')
SWITCH = "data-cl-language"


@pytest.fixture
def trilingual(project: Start) -> Path:
    """The small project with French added: a list entry, words in records, phrases and pages. No code."""
    pages = {f"docs/{language}/more.md": GOOD_PAGE.format(title=f"More {language}") for language in LANGUAGES}
    return project(french_data() | pages | {"docs/fr/index.md": GOOD_PAGE.format(title="Titre")})


def french_data() -> dict[str, str]:
    """The data files that a language touches, with French in them."""
    data = ROOT / "data"
    units = yaml.safe_load((data / "units.yml").read_text(encoding="utf-8"))
    for unit in units.values():
        unit["words"]["fr"] = deepcopy(unit["words"]["en"])
    return {
        "data/languages.yml": (data / "languages.yml").read_text(encoding="utf-8") + FRENCH,
        "data/phrases/fr.yml": (data / "phrases" / "en.yml").read_text(encoding="utf-8"),
        "data/newsletter.yml": _in_french(data / "newsletter.yml"),
        "data/units.yml": yaml.safe_dump(units, allow_unicode=True, sort_keys=False),
        "data/facts/h20.yml": GOOD_FACT.replace("en: charge warned of", "en: charge warned of, fr: charge annoncée"),
        "data/glossary.yml": GOOD_GLOSSARY.replace("en: NVIDIA", "en: NVIDIA, fr: Nvidia"),
        "data/sources/press.yml": GOOD_SOURCES,
        "data/events/kept.yml": GOOD_EVENT.replace("en: The copy", "en: The copy, fr: La copie"),
    }


def _in_french(file: Path) -> str:
    """The record of the newsletter with what it says in English said in French too."""
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    for words in (record["name"], record["tagline"], record["description"]):
        words["fr"] = words["en"]
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def test_a_third_language_comes_by_data_alone(trilingual: Path) -> None:
    done = build(trilingual, "--strict")
    assert done.returncode == 0, done.stderr
    site = trilingual / "site"
    for language in LANGUAGES:
        pages = [site / language / "index.html", site / language / "more" / "index.html"]
        for page in pages:
            holds_its_own_language(site, page, language)
        finds_its_own_pages(site, language)
    chooser = (site / "index.html").read_text(encoding="utf-8")
    assert [language for language in LANGUAGES if f'href="{language}/"' not in chooser] == []


def holds_its_own_language(site: Path, page: Path, language: str) -> None:
    """A page says its language, links to its twins, and its other links stay in its folder."""
    html = page.read_text(encoding="utf-8")
    tag = {"zh": "zh-Hans"}.get(language, language)
    assert f'<html lang="{tag}"' in html
    twins = {found for link in LINK.finditer(html) if (found := folder_of(site, page, link[1])) and SWITCH in link[0]}
    assert twins >= set(LANGUAGES) - {language}
    others = [link[0] for link in LINK.finditer(html) if SWITCH not in link[0]]
    assert [link for link in others if folder_of(site, page, LINK.match(link)[1]) not in (None, language)] == []


def folder_of(site: Path, page: Path, href: str) -> str | None:
    """The language folder that a link leads into; None for one that leads elsewhere."""
    if ":" in href or href.startswith("#"):
        return None
    target = (page.parent / href.partition("#")[0]).resolve()
    first = target.relative_to(site.resolve()).parts[:1]
    return first[0] if first and first[0] in LANGUAGES else None


def finds_its_own_pages(site: Path, language: str) -> None:
    """A language's search index holds its own pages and no other's."""
    titles = {entry["title"] for entry in Site(site).search_entries(language)}
    assert {title for title in titles if title.startswith("More")} == {f"More {language}"}


@pytest.mark.parametrize("code", ["xx", "xx-YY"])
def test_a_language_that_the_theme_does_not_speak_is_told_at_its_place(project, code):
    """Row 58."""
    root = project()
    line = replaced(root / "data/languages.yml", "  material: en\n", f"  material: {code}\n")
    done = build(root)
    assert done.returncode == 1
    assert f'data/languages.yml:{line}:13: the theme has no words in "{code}" [not-an-option]' in done.stderr
    assert not (root / "site").exists()

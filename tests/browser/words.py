"""The theme's own words in each language, read from the theme as installed."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import material
import yaml

from tests.browser.site import ROOT

_TABLE = re.compile(r"\{\{ (\{.*\})\[key\] \}\}", re.DOTALL)


@cache
def theme_words(language: str) -> dict[str, str]:
    """What Material says in one of the site's languages."""
    records = yaml.safe_load((ROOT / "data" / "languages.yml").read_text(encoding="utf-8"))
    name = f"templates/partials/languages/{records[language]['material']}.html"
    found = _TABLE.search((Path(material.__file__).parent / name).read_text(encoding="utf-8"))
    assert found, f"Material's {name} has another form than this test knows"
    words: dict[str, str] = json.loads(found[1])
    return words


@cache
def site_words(language: str) -> frozenset[str]:
    """What the site says of its own in one language; not sentences with slots."""
    groups = yaml.safe_load((ROOT / "data" / "phrases" / f"{language}.yml").read_text(encoding="utf-8"))
    return frozenset(said for group in groups.values() for said in group.values() if "{" not in said)


@cache
def foreign_words(language: str, other: str) -> frozenset[str]:
    """What theme and site say in `other` and not in `language`, in small letters."""
    ours = {said.lower() for said in (*theme_words(language).values(), *site_words(language))}
    theirs = {said.lower() for said in (*theme_words(other).values(), *site_words(other))}
    return frozenset(said for said in theirs - ours if any(mark.isalpha() for mark in said))

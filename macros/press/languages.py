"""The languages of the site that the theme has no words of its own in. Code `not-an-option`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import listed, told


def unspoken(catalog: Catalog, folders: Iterable[str]) -> Iterator[Problem]:
    """A problem for each language whose `material` names no file of words in the theme's template `folders`."""
    files = (file for folder in folders for file in Path(folder, "partials", "languages").glob("*.html"))
    spoken = sorted({file.stem for file in files})
    for language, record in catalog.languages.items():
        if record.material not in spoken:
            otherwise = told("the theme speaks {names}", names=listed(spoken))
            hint = did_you_mean(nearest(record.material, spoken, most=1), otherwise=otherwise)
            said = told('the theme has no words in "{name}"', name=record.material)
            yield catalog.problem(catalog.place("language", language, "material"), said, "not-an-option", hint)

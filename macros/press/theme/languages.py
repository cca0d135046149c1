"""The languages of the site that the theme has no words of its own in, or sets the other way. Code `not-an-option`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import listed, told

_RIGHT_TO_LEFT = re.compile(r"""["']direction["']\s*:\s*["']rtl["']""")


def unspoken(catalog: Catalog, folders: Iterable[str]) -> Iterator[Problem]:
    """A problem for each language whose `material` names no file of words in the theme's template `folders`.

    One too where that file's words run in another direction than the language does.
    """
    spoken: dict[str, Path] = {}
    for folder in folders:
        for file in Path(folder, "partials", "languages").glob("*.html"):
            spoken.setdefault(file.stem, file)  # of two, templates take the one in the earlier folder
    for language, record in catalog.languages.items():
        place = catalog.place("language", language, "material")
        if record.material not in spoken:
            otherwise = told("the theme speaks {names}", names=listed(sorted(spoken)))
            hint = did_you_mean(nearest(record.material, sorted(spoken), most=1), otherwise=otherwise)
            said = told('the theme has no words in "{name}"', name=record.material)
            yield catalog.problem(place, said, "not-an-option", hint)
        elif _runs_left(spoken[record.material]) != _is_written_left(record.babel):
            named = {"name": record.material, "babel": record.babel}
            said = told('the theme sets "{name}" in another direction than "{babel}" is written', **named)
            yield catalog.problem(place, said, "not-an-option", told("name the language's own code of the theme"))


def _runs_left(file: Path) -> bool:
    return _RIGHT_TO_LEFT.search(file.read_text(encoding="utf-8")) is not None


def _is_written_left(locale: str) -> bool:
    order: str = Locale.parse(locale).character_order
    return order == "right-to-left"

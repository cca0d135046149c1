"""The pages that the last good build made, as it left them to the next: each with its key and what it was made from.

Only what is known of them; carrying them over is the press's, and their files stand in the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.ground.store import keep, kept
from macros.ground.told import Told, listed, told
from macros.pages.page_keys import Parts, changed

_DIGITS = 16  # of a part's digest: they only tell a writer what has changed
UNTOUCHED = "its files"  # made again though all parts are the same: its files are not as they were
_FIRST = "first"
_IN_WORDS: Mapping[str, Told] = MappingProxyType(
    {
        "navigation": told("the navigation: which pages there are, their titles and order"),
        "all records": told("all records"),
        "what shows its records": told("the pages that show its records"),
        "opening": told("what its issue says of it"),
        "marks of changes": told("the marks of numbers that were changed lately"),
        "order": told("the order of what it shows"),
        "configuration": told("the configuration"),
        "templates and styles": told("the templates and styles"),
        "generator": told("the generator"),
        "libraries": told("the libraries"),
        "fonts": told("the fonts of this machine"),
        "words of the site": told("the site's own words"),
        "settings": told("the settings of the build"),
        UNTOUCHED: told("its files in the site, which were not as they had been made"),
        _FIRST: told("that it had never been made"),
    }
)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made last: by which key, from what, what others ask it for, and its files with their digests.

    `why` names what had changed when it was made; `entry` is what the feed of articles holds of it, `search_records`
    what search finds on it.
    """

    key: str
    parts: Parts
    title: str
    meta: dict[str, Any]
    files: dict[str, str]
    why: tuple[str, ...] = ()
    entry: dict[str, str] | None = None
    search_records: Sequence[Sequence[str]] = ()


_FORM = [field.name for field in fields(KeptPage)]


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What the last good build left: the parts that all its pages share, and each page by its path below `docs/`."""

    site: Parts
    pages: Mapping[str, KeptPage]

    def why(self, src_uri: str, site: Parts, parts: Parts) -> tuple[str, ...]:
        """What has changed since a page was made last, if it ever was."""
        before = self.pages.get(src_uri)
        if before is None:
            return (_FIRST,)
        return (*changed(before.parts, shortened(parts)), *changed(self.site, shortened(site))) or (UNTOUCHED,)


NOTHING = KeptPages({}, {})


def shortened(parts: Parts) -> Parts:
    """Parts with as much of their digests as tells one from another."""
    return {name: value[:_DIGITS] for name, value in parts.items()}


def read_kept_pages(root: Path) -> KeptPages:
    """What the last good build left in the project at `root`; nothing where that is not known."""
    found = kept(_place(root))
    if found is None:
        return NOTHING
    held = json.loads(found)
    if held.get("form") != _FORM:  # another program's: whatever it knew of pages, it said otherwise
        return NOTHING
    pages = {src_uri: KeptPage(**{**page, "why": tuple(page["why"])}) for src_uri, page in held["pages"].items()}
    return KeptPages(held["site"], pages)


def write_kept_pages(root: Path, site: Parts, pages: Mapping[str, KeptPage]) -> None:
    """Leave these pages to the next build."""
    written = {src_uri: {name: getattr(page, name) for name in _FORM} for src_uri, page in pages.items()}
    held = {"form": _FORM, "site": shortened(site), "pages": written}
    keep(_place(root), json.dumps(held, ensure_ascii=False).encode())


def _place(root: Path) -> Path:
    return root / ".cache" / "made-pages"


def explained(page: KeptPage) -> Iterator[Told]:
    """What a page was made from and why it was made when it was, line by line."""
    yield told("made from:")
    for name in page.parts:
        yield told("  {part}", part=_IN_WORDS.get(name, name))
    yield told("made again last because of {parts}", parts=listed([_IN_WORDS.get(name, name) for name in page.why]))

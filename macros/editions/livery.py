"""What the newsletter's record makes of its look: a style sheet with its colour and the word of its sign; its icon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from json import dumps
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.newsletter.records import GROUNDS, Accent
from macros.wording.masthead import newsletter
from macros.wording.voice import phrase, voices

STYLES = "assets/accent.css"  # loaded last: the other sheets name the colour and leave its value to this one
NIGHT = "assets/night.css"  # for a dark system where no script can tell the page so
ICON = "assets/favicon.svg"
_SHEETS = ("assets/charts.css", "assets/ledger.css")  # that hold colours, in the order in which pages load them
_DARK = re.compile(r'^\[data-md-color-scheme="slate"\] ?\{(.*?)\}', re.DOTALL | re.MULTILINE)
PAPER = {palette: grounds[0] for palette, grounds in GROUNDS.items()}
_SERIF = "'Source Han Serif SC','Noto Serif CJK SC','Songti SC',SimSun,Georgia,serif"


def files(catalog: Catalog, overrides: Path) -> Mapping[str, str]:
    """The text of each file by its place in the site; none where the record cannot be read.

    `overrides` is the folder of our styles.
    """
    if catalog.newsletter is None:
        return {}
    own = styles(catalog.newsletter.accent)
    dark = night(*((overrides / sheet).read_text(encoding="utf-8") for sheet in _SHEETS), own)
    return {STYLES: own + signs(catalog), NIGHT: dark, ICON: icon(catalog)}


def styles(accent: Accent) -> str:
    """The custom property `--cl-accent` in both palettes; paper that is printed on is light."""
    light, dark = (f"{{--cl-accent:{colour}}}" for colour in (accent.light, accent.dark))
    palettes = f':root,[data-md-color-scheme="default"]{light}\n[data-md-color-scheme="slate"]{dark}\n'
    return f"{palettes}@media print{{:root,[data-md-color-scheme]{light}}}\n"


def night(*sheets: str) -> str:
    """The colours that the dark palette has in `sheets`, for any page: what a media query gives where no script can."""
    colours = "".join(f"{' '.join(found.split())};" for sheet in sheets for found in _DARK.findall(sheet))
    return f":root,[data-md-color-scheme]{{{colours.replace(';;', ';')}}}\n"


def accent_of_system(accent: Accent) -> str:
    """The same property for a page without a switch, in the palette that the reader's system asks for."""
    light, dark = (f":root{{--cl-accent:{colour}}}" for colour in (accent.light, accent.dark))
    system = (
        f"@media screen and (prefers-color-scheme:dark){{{dark.replace(':root', ':root:not([data-scheme=light])')}}}"
    )
    return f"{light}{system}@media screen{{{dark.replace(':root', ':root[data-scheme=dark]')}}}"


def signs(catalog: Catalog) -> str:
    """The custom property `--cl-doubtful` in each language: what is said of the sign of doubt (CSS Content 3, 1.2)."""
    said = {
        voice.tag: phrase(voice, "card", "named", number="", what=phrase(voice, "sources", "doubtful"))
        for voice in voices(catalog).values()
    }
    return "".join(f":lang({tag}){{--cl-doubtful:{dumps(words, ensure_ascii=False)}}}\n" for tag, words in said.items())


def icon(catalog: Catalog) -> str:
    """The sign in the colour of paper on a field of the accent, which a browser shows in its tabs."""
    accent = newsletter(catalog).accent
    light, dark = (
        f".a{{fill:{field}}}.b{{fill:{paper}}}"
        for field, paper in ((accent.light, PAPER["light"]), (accent.dark, PAPER["dark"]))
    )
    written = sign(catalog)
    size = 22 if len(written) == 1 else 17
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"<style>{light}@media (prefers-color-scheme:dark){{{dark}}}</style>"
        '<path class="a" d="M5 0h22a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5Z"/>'
        f'<text class="b" x="16" y="{16 + size * 0.36:g}" font-family="{_SERIF}" font-size="{size}" font-weight="700" '
        f'text-anchor="middle">{escape(written)}</text></svg>'
    )


def sign(catalog: Catalog) -> str:
    """The letter or Han of the record, else the first of the name in the first language."""
    record = newsletter(catalog)
    names = [record.name[language] for language in catalog.languages if language in record.name]
    return record.sign or next(letter for letter in names[0] if letter.isalnum()).upper()

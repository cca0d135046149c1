"""What the newsletter's record makes of its look: a style sheet with its colour and the word of its sign; its icon."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from json import dumps

from macros.catalog.catalog import Catalog
from macros.catalog.newsletter.records import GROUNDS, Accent
from macros.wording.masthead import newsletter
from macros.wording.voice import phrase, voices

STYLES = "assets/accent.css"  # loaded last: the other sheets name the colour and leave its value to this one
ICON = "assets/favicon.svg"
PAPER = {palette: grounds[0] for palette, grounds in GROUNDS.items()}
_SERIF = "'Source Han Serif SC','Noto Serif CJK SC','Songti SC',SimSun,Georgia,serif"


def files(catalog: Catalog) -> Mapping[str, str]:
    """The text of each file by its place in the site; none where the record cannot be read."""
    if catalog.newsletter is None:
        return {}
    return {STYLES: styles(catalog.newsletter.accent) + signs(catalog), ICON: icon(catalog)}


def styles(accent: Accent) -> str:
    """The custom property `--cl-accent` in both palettes; paper that is printed on is light."""
    light, dark = (f"{{--cl-accent:{colour}}}" for colour in (accent.light, accent.dark))
    palettes = f':root,[data-md-color-scheme="default"]{light}\n[data-md-color-scheme="slate"]{dark}\n'
    return f"{palettes}@media print{{:root,[data-md-color-scheme]{light}}}\n"


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

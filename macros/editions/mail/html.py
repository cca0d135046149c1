"""A digest as the HTML of a mail: one column of tables, every style in its element, light and dark.

What mail programs take is told by caniemail.com. A style sheet stays for what may be lost: dark mode and telephones.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from macros.catalog.newsletter.records import GROUNDS
from macros.editions.mail.digest import Digest
from macros.pages.environment import templates_of
from macros.wording.masthead import newsletter
from macros.wording.voice import phrase

# Colours of text and lines by palette, from overrides/assets/ledger.css; a test holds the two together.
COLOURS = {
    "light": {
        **{"paper": "#ffffff", "band": GROUNDS["light"][2], "rule": "#dcd4c5", "ink": "#221e19", "muted": "#675f54"},
        **{"matches": "#2b6a3d", "near": "#7a5a00", "opinion": "#5c4d85"},
    },
    "dark": {
        **{"paper": GROUNDS["dark"][0], "band": GROUNDS["dark"][2], "rule": "#3d382f", "ink": "#ebe5d9"},
        **{"muted": "#aba294", "matches": "#8bc596", "near": "#dcb75f", "opinion": "#bbabe2"},
    },
}
TONES = {"matches": "matches", "approximately": "near", "differs": "accent"} | {
    "unverifiable": "muted",
    "opinion": "opinion",
}
_FACES = {
    "FACES": ("'Helvetica Neue',Arial", "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC'", "sans-serif"),
    "TITLES": ("Georgia,'Times New Roman'", "'Songti SC','Noto Serif CJK SC','Microsoft YaHei'", "serif"),
}
_HAN_FIRST = ("zh",)  # whose quotation marks and dashes are as wide as a Han
_TEMPLATES = templates_of("macros.editions.mail")


def as_html(digest: Digest) -> str:
    """The digest as a whole page; its pictures are named by their files beside it.

    Braces of its words are character references: services that send mail put in names and addresses for what stands
    between braces, and nobody but the publisher shall ask them to. Raises WordlessError for a missing phrase.
    """
    import css_inline  # noqa: PLC0415 - 8 MB of Rust, which neither `check` nor a build needs

    made = _TEMPLATES.get_template("mail.html").render(
        digest=digest,
        style=_style(digest),
        tones=TONES,
        t=lambda group, key, **slots: phrase(digest.voice, group, key, **slots),
    )
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    before, style, after = re.split("(<style>.*?</style>)", inliner.inline(made), maxsplit=1, flags=re.DOTALL)
    address, whole = escape(digest.unsubscribe), _shielded(before + after)
    whole = whole.replace(f'href="{_shielded(address)}"', f'href="{address}"')
    # Last, so that the character set is told within the first kilobyte (HTML Standard, 4.2.5.4)
    return f"{whole.replace('</head>', f'{style}</head>', 1)}\n"


def _shielded(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;")


def _style(digest: Digest) -> str:
    """The style sheet with the colours of both palettes and the newsletter's own, and the faces of the language."""
    accent = newsletter(digest.voice.catalog).accent
    palettes = {**COLOURS["light"], "accent": accent.light}, {**COLOURS["dark"], "accent": accent.dark}
    css = (Path(__file__).parent / "templates" / "mail.css").read_text(encoding="utf-8")
    for palette, mark in zip(palettes, ("$", "%"), strict=True):
        for name, colour in palette.items():
            css = css.replace(f"{mark}{name};", f"{colour};").replace(f"{mark}{name} ", f"{colour} ")
    latin_first = digest.voice.tag.partition("-")[0] not in _HAN_FIRST
    for name, (latin, han, last) in _FACES.items():
        css = css.replace(name, ",".join((latin, han, last) if latin_first else (han, latin, last)))
    return css

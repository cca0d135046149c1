"""The sheets and the scripts that readers' pages load, one file of each: what several say alike is packed once, and a
first visit asks for two files instead of eight. The preview loads them one by one, so that an edit of one is seen.
"""

from __future__ import annotations

import re

STYLES, SCRIPTS = "assets/site.css", "assets/site.js"
SHEETS = ("assets/charts.css", "assets/ledger.css", "assets/accent.css")  # behind the theme's, as in mkdocs.yml
PARTS = ("assets/charts.js", "assets/ledger.js", "assets/numbers.js")  # none minds what another has not found

_THEME = re.compile(r'<link rel="stylesheet" href="([^"]*)assets/stylesheets/main\.[^"]*">')


def with_bundles(html: str) -> str:
    """A page with one sheet in the place of those, and one script; as it is where it loads not all of the sheets."""
    theme = _THEME.search(html)
    if not theme:
        return html
    root = theme[1]
    links = [f'<link rel="stylesheet" href="{root}{sheet}">' for sheet in SHEETS]
    if not all(link in html for link in links):
        return html
    html = html.replace(theme[0], f'<link rel="stylesheet" href="{root}{STYLES}">')
    scripts = [f'<script src="{root}{part}"{how}></script>' for part in PARTS for how in ("", " defer")]
    html = html.replace(f'<script src="{root}{PARTS[1]}"></script>', f'<script src="{root}{SCRIPTS}"></script>')
    for part in (*links, *scripts):
        html = html.replace(part, "")
    return html

"""Dates and names with numbers keep to one line, wherever a text has them: 2025年1月, 27 April 2025, RTX Pro 6000D.

Works on a page's finished HTML and wraps what must not break in `<span class="cl-whole">`. Numbers that macros set are
whole already; this is for those in titles, notes and prose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from macros.wording.voice import Voice

LONGEST = 24  # characters; a longer name may break on a phone
_OPEN, _CLOSE = '<span class="cl-whole">', "</span>"
# Markup, and what is not set as running text: drawings, scripts, code.
_APART = re.compile(r"(<(svg|script|style|code|pre|option)\b.*?</\2\s*>|<[^>]+>)", re.DOTALL)
_HAN_DATE = r"\d{4}(?:财年|年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第.季度|[初底春夏秋冬])?|\d{1,2}月(?:\d{1,2}日)?"


def keep_whole(html: str, voice: Voice) -> str:
    """`html` with each date, and each name of the glossary that holds a blank or a hyphen and is short, on one line."""
    form = _form(voice)
    parts = _APART.split(html)
    # re.split gives text, markup, element name, text, …: only every third part is text.
    return "".join(form.sub(_wrapped, part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)


def _wrapped(found: re.Match[str]) -> str:
    return f"{_OPEN}{found[0]}{_CLOSE}"


@lru_cache(maxsize=64)
def _form(voice: Voice) -> re.Pattern[str]:
    months = "|".join(voice.locale.months["format"]["wide"].values())
    names = {name for term in voice.catalog.terms.values() for name in term.name.values() if _breaks(name)}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    dates = rf"\d{{1,2}}[ \u00a0](?:{months})(?:[ \u00a0]\d{{4}})?|{_HAN_DATE}"
    return re.compile(rf"(?<![\w-])(?:{known})(?![\w-])|(?<!\d)(?:{dates})" if known else rf"(?<!\d)(?:{dates})")


def _breaks(name: str) -> bool:
    """Whether a browser might break a short name: at a hyphen, or at a blank before a number."""
    return len(name) <= LONGEST and name.isascii() and ("-" in name or re.search(r" [\w-]*\d", name) is not None)

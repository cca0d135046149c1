"""The site's style sheets as they are published: the theme's without what no page can use, ours without comments.

A rule of the theme stays where every class, id, attribute and element of one of its selectors occurs in a page, or in a
script that pages load, which may set it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from macros.ground.files import content_digest
from macros.ground.store import Memory, entry_for, kept_or_made
from macros.press.output.sheets import asked_properties, compact, used_rules

_FORM = 2  # raise when other rules are left out

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<([A-Za-z][\w-]*)((?:\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_PROPERTY = re.compile(r"--[\w-]+")


def leave_out_unused(site: Path, folder: Path) -> None:
    """Write every style sheet in `site` anew: the theme's without the rules that nothing there can match, ours compact.

    What was left of a sheet is kept in `folder`, and serves while the site uses the same of its names; so are the names
    that each page uses.
    """
    for ours in (site / "assets").glob("*.css"):
        text = ours.read_text(encoding="utf-8")
        ours.write_bytes(kept_or_made(entry_for(folder, _FORM, text, "compact"), partial(_compact, text)))
    sheets = {sheet: sheet.read_text(encoding="utf-8") for sheet in _sheets(site)}
    words = frozenset(_NAME.findall(" ".join(sheets.values())))
    memory = Memory(folder / "names", hashlib.sha256(" ".join((str(_FORM), *sorted(words))).encode()).hexdigest())
    known = _names(site, words, memory)
    memory.keep()
    for sheet, css in sheets.items():
        where = entry_for(folder, _FORM, css, sorted(known))
        sheet.write_bytes(kept_or_made(where, partial(_left_of, css, known)))


def _sheets(site: Path) -> list[Path]:
    return sorted((site / "assets" / "stylesheets").glob("main.*.css"))


def _compact(css: str) -> bytes:
    return compact(css).encode()


def _left_of(css: str, known: frozenset[str]) -> bytes:
    return used_rules(css, known).encode()


def _names(site: Path, words: frozenset[str], memory: Memory) -> frozenset[str]:
    """The marks (`sheets`) of all that a page has or that a script or another sheet of the site names."""
    found: set[str] = set()
    ours = (site / "assets").glob("*.js")
    for file in (*site.rglob("*.html"), *ours, *_of_the_theme(site)):
        found.update(memory.recall(f"{file.suffix} {content_digest(file)}", partial(_names_in, file, words)))
    for sheet in (site / "assets").glob("*.css"):
        found.update(asked_properties(sheet.read_text(encoding="utf-8")))
    return frozenset(found)


def _of_the_theme(site: Path) -> list[Path]:
    """The theme's scripts, where a page names one: each loads others in turn."""
    scripts = sorted((site / "assets" / "javascripts").rglob("*.js"))
    page = (site / "index.html").read_text(encoding="utf-8") if (site / "index.html").exists() else ""
    return scripts if any(script.name in page for script in scripts) else []


def _names_in(file: Path, words: frozenset[str]) -> list[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".js":
        return sorted(set(_of_a_script(text, words)))
    return sorted(set(_of_a_page(text, words)))


def _of_a_page(html: str, words: frozenset[str]) -> Iterator[str]:
    for tag in _TAG.finditer(html):
        yield tag[1].lower()
        for name, value in _ATTRIBUTE.findall(tag[2]):
            yield f"[{name.lower()}"
            if name in ("class", "id"):
                yield from (f".{word}" for word in _NAME.findall(value) if word in words)
            elif name == "dir":
                yield f"[dir={value.strip(chr(34) + chr(39))}"
    for script in _INLINE.findall(html):
        yield from _of_a_script(script, words)


def _of_a_script(text: str, words: frozenset[str]) -> Iterator[str]:
    """What a script names may be a class, an id, an element or an attribute; `dataset.clKind` is `data-cl-kind`."""
    for name in set(_NAME.findall(text)):
        if name in words:
            yield from (f".{name}", f"[{name}", name.lower())
        part = "data-" + re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name)
        if part in words:
            yield f"[{part}"
    yield from _PROPERTY.findall(text)

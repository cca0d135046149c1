"""The site's style sheets and scripts as they are published: the theme's sheet without what no page can use, ours
without comments, those of all pages in one file, and apart what sections of an article do without.

A rule of the theme stays where every class, id, attribute and element of one of its selectors occurs in a page, or in a
script that pages load, which may set it. By the same marks rules of ours are parted: a section is what most readers
see first, and loads no rule that only lists and the front page need.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from macros.ground.files import content_digest
from macros.ground.store import Memory, entry_for, kept_or_made
from macros.press.output.bundles import PARTS, SCRIPTS, SHEETS, STYLES
from macros.press.output.scripts import without_comments
from macros.press.output.sheets import VALUED, asked_properties, compact, parted, used_rules, without_idle

_FORM = 4  # raise when other rules are left out
APART = "assets/lists.css"  # the rules that no section needs; a page that names it is none

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<([A-Za-z][\w-]*)((?:\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_PROPERTY = re.compile(r"--[\w-]+")
_TEXT = re.compile(
    r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"""
)  # ECMAScript's string and template literals
_LOADED = re.compile(r'(?:href|src)="[^"]*?(assets/[\w./-]+\.(?:css|js))"')


def leave_out_unused(site: Path, folder: Path) -> None:
    """Write every style sheet and every script in `site` anew, as this module says, and the files of all pages.

    What was left of a sheet is kept in `folder`, and serves while the site uses the same of its names; so are the names
    that each page uses.
    """
    for script in (site / "assets").glob("*.js"):
        _rewrite(script, without_comments(script.read_text(encoding="utf-8")).encode())
    for ours in (site / "assets").glob("*.css"):
        text = ours.read_text(encoding="utf-8")
        _rewrite(ours, kept_or_made(entry_for(folder, _FORM, text, "compact"), partial(_compact, text)))
    shared = [site / sheet for sheet in SHEETS if (site / sheet).exists()]
    sheets = {sheet: sheet.read_text(encoding="utf-8") for sheet in (*_sheets(site), *shared)}
    words = frozenset(_NAME.findall(" ".join(sheets.values())))
    memory = Memory(folder / "names", hashlib.sha256(" ".join((str(_FORM), *sorted(words))).encode()).hexdigest())
    pages = {file: content_digest(file) for file in sorted(site.rglob("*.html"))}
    known = _names(site, pages, words, memory)
    for sheet in _sheets(site):
        where = entry_for(folder, _FORM, sheets[sheet], sorted(known))
        sheet.write_bytes(kept_or_made(where, partial(_left_of, sheets[sheet], known)))
    loads = {file: frozenset(memory.recall(f"loads {seen}", partial(_loads, file))) for file, seen in pages.items()}
    if any(STYLES in loaded for loaded in loads.values()):
        at_home, elsewhere = _at_home(loads)
        of_sections = _names(site, {file: pages[file] for file in at_home}, words, memory, without=elsewhere)
        _bundle(site, [sheets[sheet] for sheet in shared], folder, (known, of_sections))
        _leave_out_unloaded(site, frozenset[str]().union(*loads.values()))
    memory.keep()


def _bundle(site: Path, ours: list[str], folder: Path, marks: tuple[frozenset[str], frozenset[str]]) -> None:
    """Write the files of all pages, and apart what of `ours` sections can do without; `marks`: of all, of them."""
    of_all, known = marks
    theme = [sheet.read_text(encoding="utf-8") for sheet in _sheets(site)]
    parts = [
        json.loads(kept_or_made(entry_for(folder, _FORM, css, sorted(known), "parted"), partial(_in_two, css, known)))
        for css in (*theme, *ours)
    ]
    used, others = ("".join(part) for part in zip(*parts, strict=True))
    asked = of_all | asked_properties(others)  # what we say of the theme's properties, the rules left of it may not ask
    _rewrite(site / STYLES, without_idle(used, asked).encode())
    _rewrite(site / APART, others.encode())
    _rewrite(site / SCRIPTS, b"".join((site / part).read_bytes() for part in PARTS))


def _leave_out_unloaded(site: Path, loaded: frozenset[str]) -> None:
    """Take away the files that stand in the ones of all pages, where no page loads them by themselves."""
    whole = (*SHEETS, *PARTS, *(sheet.relative_to(site).as_posix() for sheet in _sheets(site)))
    for name in frozenset(whole) - loaded:
        (site / name).unlink()


def _in_two(css: str, known: frozenset[str]) -> bytes:
    return json.dumps(parted(css, known)).encode()


def _rewrite(file: Path, content: bytes) -> None:
    """A file anew: it may be in the last site as well, which stays as it is."""
    file.unlink(missing_ok=True)
    file.write_bytes(content)


def _sheets(site: Path) -> list[Path]:
    return sorted((site / "assets" / "stylesheets").glob("main.*.css"))


def _compact(css: str) -> bytes:
    return compact(css).encode()


def _left_of(css: str, known: frozenset[str]) -> bytes:
    return used_rules(css, known).encode()


def _names(
    site: Path, pages: Mapping[Path, str], words: frozenset[str], memory: Memory, without: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The marks (`sheets`) of all that pages have or that a script or another sheet of the site names.

    `pages` are by their digests; scripts in `without` are none that they load.
    """
    found: set[str] = set()
    for page, seen in pages.items():
        found.update(memory.recall(f"{page.suffix} {seen}", partial(_names_in, page, words)))
    ours = [script for script in (site / "assets").glob("*.js") if f"assets/{script.name}" not in without]
    for script in (*ours, *_of_the_theme(site)):
        found.update(memory.recall(f"{script.suffix} {content_digest(script)}", partial(_names_in, script, words)))
    for sheet in (site / "assets").glob("*.css"):
        found.update(asked_properties(sheet.read_text(encoding="utf-8")))
    return frozenset(found)


def _loads(page: Path) -> list[str]:
    """The sheets and scripts that a page loads."""
    return sorted(set(_LOADED.findall(page.read_text(encoding="utf-8"))))


def _at_home(loads: Mapping[Path, frozenset[str]]) -> tuple[list[Path], frozenset[str]]:
    """The pages that do not name the sheet of the other rules, and the scripts that other pages alone load."""
    sections = [page for page, loaded in loads.items() if STYLES in loaded and APART not in loaded]
    at_home = frozenset(PARTS).union(*(loads[page] for page in sections))
    return sections, frozenset[str]().union(*loads.values()) - at_home


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
            elif name in VALUED:
                yield f"[{name}={value.strip(chr(34) + chr(39))}"
    yield from asked_properties(html)  # a drawing has its colours by them
    for script in _INLINE.findall(html):
        yield from _of_a_script(script, words)


def _of_a_script(text: str, words: frozenset[str]) -> Iterator[str]:
    """What a script names may be an element or an attribute, `dataset.clKind` is `data-cl-kind`; a text may be more.

    A class, an id and the value of an attribute stand in texts alone: a variable called `note` is none.
    """
    for name in words.intersection(_NAME.findall(" ".join(_TEXT.findall(text)))):
        yield from (f".{name}", *(f"[{attribute}={name}" for attribute in VALUED))
    for name in set(_NAME.findall(text)):
        if name in words:
            yield from (f"[{name}", name.lower())
        part = "data-" + re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name)
        if part in words:
            yield f"[{part}"
    yield from _PROPERTY.findall(text)

"""Which sections of a translation are behind: their original, or a record that either uses, has changed since.

A translation's front matter keeps, under `translated`, a stamp for each section of its original: a hash of the
original's text, and one of each record that the section shows in either language. What differs now is behind. Never a
problem: readers and translators are told, and `stamp` says that a section is up to date again. Writes no files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Scalar
from macros.catalog.records import Amount, Quote, Record
from macros.ground.problems import Position
from macros.ground.told import Told, told
from macros.manuscript.markdown.running_text import sections
from macros.manuscript.page import FRONT_MATTER, Page
from macros.manuscript.project import Project
from macros.manuscript.rules.parity import COMPARED
from macros.wording.braces import names_in

KEY = "translated"  # in the front matter
FRONT = "front"  # the key of the front matter's own words
TEXT = "text"
_WORDS_OF_FRONT = ("title", "description", "summary")
_DIGITS = 8  # of a SHA-256 in hexadecimal: one chance in four thousand million that a change goes unseen

Stamp = Mapping[str, str]  # "text" and "<kind> <id>" -> hash
Stamps = Mapping[str, Stamp]  # section -> stamp


@dataclass(frozen=True, slots=True)
class Behind:
    """One section of a translation that is behind, with the place of its heading and what changed since.

    `changed` are the records, as "<kind> <id>"; `text_changed` says that the original's own text did; `heading` is the
    id, empty for the front matter and for what stands above the first heading.
    """

    path: str
    original: str
    heading: str
    position: Position
    text_changed: bool
    changed: tuple[str, ...]


def sections_behind(project: Project) -> list[Behind]:
    """Every section of every stamped translation that is behind, page by page, in reading order."""
    return [found for page in translations(project) if page_stamps(page) for found in behind(project, page)]


def translations(project: Project) -> list[Page]:
    """The pages that are translations of another."""
    return [page for page in project.pages if project.original(page.route) is not page]


def behind(project: Project, page: Page) -> Iterator[Behind]:
    """The sections of one translation that are behind; all of them where it was never stamped."""
    kept, original = page_stamps(page), project.original(page.route)
    for key, now in stamps(project, page).items():
        then = kept.get(key, {})
        changed = tuple(name for name in sorted({*now, *then} - {TEXT}) if now.get(name) != then.get(name))
        if changed or now[TEXT] != then.get(TEXT):
            heading = "" if key == FRONT else key.removeprefix("_")
            text_changed = now[TEXT] != then.get(TEXT)
            yield Behind(page.path, original.path, heading, _place(page, heading), text_changed, changed)


def stamps(project: Project, page: Page) -> dict[str, Stamp]:
    """The stamps a translation would have were it brought up to date now, for each section of its original."""
    original = project.original(page.route)
    names = [_names(project, each) for each in (original, page)]
    found = {FRONT: _stamp(project.catalog, _front_text(original), names[0][FRONT] | names[1][FRONT])}
    for heading, _, text in sections(original):
        if heading or text.strip():
            named = names[0].get(heading, frozenset()) | names[1].get(heading, frozenset())
            found[section_key(heading)] = _stamp(project.catalog, text, named)
    return found


def section_key(heading: str) -> str:
    """The key of a section's stamp: its heading's id, marked where it would be taken for the front matter's."""
    return f"_{heading}" if heading in (FRONT, "") else heading


def page_stamps(page: Page) -> Stamps:
    """The stamps a page's front matter keeps; none in one that was never stamped."""
    kept = page.front.node(KEY) if page.front else None
    if not isinstance(kept, MappingNode):
        return {}
    return {key: _texts(node) for key, (_, node) in kept.entries.items() if isinstance(node, MappingNode)}


def with_stamps(text: str, kept: Stamps) -> str:
    """A page's text with `kept` as its stamps, and nothing else of it changed. It must have front matter."""
    lines = [
        f"  {key}: {{{', '.join(f'{name}: {value}' for name, value in stamp.items())}}}" for key, stamp in kept.items()
    ]
    block = "\n".join([f"{KEY}: # written by `python -m macros stamp`", *lines, ""])
    found = FRONT_MATTER.match(text)
    assert found is not None, "whoever stamps has looked"
    front = re.sub(rf"^{KEY}:.*\n(?:[ \t].*\n)*+", "", found[1], flags=re.MULTILINE)
    return f"---\n{front}{block}---\n{text[found.end() :]}"


def reasons(found: Behind) -> list[Told]:
    """What changed, in words: the original's text, then each record."""
    text = [told("the text of {original} changed", original=found.original)] if found.text_changed else []
    return [*text, *(told("{record} changed", record=name) for name in found.changed)]


def _texts(node: MappingNode) -> dict[str, str]:
    return {name: inner.text for name, (_, inner) in node.entries.items() if isinstance(inner, Scalar)}


def _place(page: Page, heading: str) -> Position:
    line = next((found.line for found in page.headings if found.id == heading), 1)
    return Position(page.path, line, 1)


def _front_text(page: Page) -> str:
    nodes = (page.front.node(name) if page.front else None for name in _WORDS_OF_FRONT)
    return "\n".join(node.text if isinstance(node, Scalar) else "" for node in nodes)


def _names(project: Project, page: Page) -> dict[str, frozenset[str]]:
    """The records that each section of a page shows, as "<kind> <id>"; the front matter's under FRONT."""
    found: dict[str, set[str]] = {}
    for call in project.calls[page.path]:
        kind = next((kind for kind in call.macro.names if call.id in project.catalog.by_kind[kind]), None)
        if call.name in COMPARED and kind:
            found.setdefault(page.section_at(call.position.line), set()).add(f"{kind} {call.id}")
    catalog = project.catalog
    in_front = {name for name, _ in names_in(_front_text(page))}
    front = {f"{kind} {name}" for kind in ("fact", "event") for name in in_front if name in catalog.by_kind[kind]}
    return {**{section: frozenset(names) for section, names in found.items()}, FRONT: frozenset(front)}


def _stamp(catalog: Catalog, text: str, names: frozenset[str]) -> Stamp:
    records = {name: _hash(_weight(catalog, *name.split(" "))) for name in sorted(names)}
    return {TEXT: _hash("\n".join(line.rstrip() for line in text.strip().split("\n"))), **records}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]


def _weight(catalog: Catalog, kind: str, record_id: str) -> str:
    """What of a record a sentence leans on: its number, date or words as spoken; not its labels in each language."""
    record = catalog.by_kind[kind][record_id]
    return json.dumps(_leaned_on(catalog, record), default=str, ensure_ascii=False, sort_keys=True)


def _leaned_on(catalog: Catalog, record: Record) -> list[object]:
    number = [record.value, record.range, record.unit, record.bound] if isinstance(record, Amount) else []
    if isinstance(record, Chart):
        drawn = [("fact", name) for name in record.facts] + [("event", name) for name in record.events]
        return [record.kind, *(_weight(catalog, *name) for name in drawn if name[1] in catalog.by_kind[name[0]])]
    if isinstance(record, Quote):
        return [record.text.get(record.language.partition("-")[0], ""), str(record.date), record.speaker]
    fields = ("as_of", "status", "verdict", "record", "event", "date")
    return [*number, *(str(getattr(record, field, "")) for field in fields)]

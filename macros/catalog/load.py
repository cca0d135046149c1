"""From the folder `data/` to a catalog: which file holds which records, and every problem on the way.

The only module that opens files under `data/`. Broken records are left out and told; the others load.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.catalog.catalog import Catalog, Origin, Phrases, growing
from macros.catalog.chart_records import Series
from macros.catalog.decode import Sheet, decode
from macros.catalog.derive import with_derived_facts
from macros.catalog.fields import ID_HINT, id_hint, is_id
from macros.catalog.nodes import Mapping, Node, Scalar
from macros.catalog.phrases.records import Groups, read_phrases
from macros.catalog.placement import KINDS, RESERVED_FOLDERS, Kind, missing_files
from macros.catalog.publication.records import WHERE, WITHDRAWABLE, MovedTo, Published, Withdrawn
from macros.catalog.reading.meant import read_meant
from macros.catalog.records import Language
from macros.catalog.tables import Row, read_rows
from macros.ground.characters import find_strange, in_a_name
from macros.ground.enough import first_of
from macros.ground.files import emptied_problem, is_left_by_editor, read_text
from macros.ground.problems import Problem
from macros.ground.told import told

LONGEST_SHOWN = 80  # characters of what is no id, in a message


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    root: Path
    languages: tuple[str, ...] = ()
    growing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    phrases: dict[str, Phrases] = field(default_factory=dict)
    moved: dict[tuple[str, str], str] = field(default_factory=dict)
    withdrawn: dict[tuple[str, str], Withdrawn] = field(default_factory=dict)
    published: Published | None = None
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_catalog(root: Path) -> tuple[Catalog, list[Problem]]:
    """The catalog of the project at `root` and everything wrong with its files, unsorted.

    Derived facts are computed. What holds between records is checked by `rules.catalog_problems`, not here.
    """
    shelf = _Shelf(root)
    for kind in KINDS:
        for path in _files(root, kind.where):
            _read_file(shelf, kind, path)
        if kind.name == "language":
            languages: dict[str, Language] = shelf.records["language"]
            shelf.languages = tuple(languages)
            shelf.growing = growing(languages)
    for series_id, series in shelf.records["series"].items():
        _read_rows(shelf, series_id, series)
    for path in _files(root, "phrases"):
        _read_phrases(shelf, path)
    for path in _files(root, WHERE):
        _read_published(shelf, path)
    missing = list(missing_files(root, _catalog(shelf)))
    shelf.problems += missing
    shelf.unread += [one.position.path for one in missing if not one.position.path.startswith("data/phrases/")]
    catalog, problems = with_derived_facts(_catalog(shelf))
    return catalog, [*shelf.problems, *(problems if catalog.whole else ())]


def _catalog(shelf: _Shelf) -> Catalog:
    frozen = {kind.plural: MappingProxyType(shelf.records[kind.name]) for kind in KINDS}
    return Catalog(
        **frozen,
        rows=shelf.rows,
        phrases=shelf.phrases,
        moved=shelf.moved,
        withdrawn=shelf.withdrawn,
        published=shelf.published,
        as_written=frozen["facts"],
        origins=shelf.origins,
        texts=shelf.texts,
        unread=tuple(dict.fromkeys(shelf.unread)),
    )


def _files(root: Path, where: str) -> list[Path]:
    """The files of one kind, but for what `placement` tells of: links to folders, and names with strange characters."""
    place = root / "data" / where
    if (root / "data").is_symlink() or (place.is_symlink() and place.suffix != ".yml"):
        return []
    if place.suffix == ".yml":
        return [place] if place.is_symlink() or place.exists() else []
    found = (path for path in sorted(place.glob("*.yml")) if not is_left_by_editor(path.name))
    return [path for path in found if find_strange(in_a_name(path.name)) is None]


def _entries(shelf: _Shelf, path: Path) -> tuple[Sheet, Mapping | None]:
    """What a file holds under its keys; None where it is empty, and where it cannot be read, which is told."""
    name = path.relative_to(shelf.root).as_posix()
    text, problems = read_text(shelf.root, path)
    shelf.texts[name] = text or ""
    sheet = Sheet(name, text or "", shelf.languages, shelf.growing, _percents(shelf))
    node: Node | None = None
    if text is not None:
        node, problems = read_meant(text, name)
    if node is not None and not isinstance(node, Mapping):
        hint = told('write "key:" and its fields below; a full-width "：" is not a colon to YAML')
        problems, node = [*problems, sheet.problem(node, told("no records in this file"), "wrong-type", hint)], None
    if node is None and problems:
        shelf.unread.append(name)
    shelf.problems += problems
    return sheet, node


def _read_file(shelf: _Shelf, kind: Kind, path: Path) -> None:
    sheet, node = _entries(shelf, path)
    if node is None:
        if sheet.path not in shelf.unread:
            shelf.problems.append(emptied_problem(sheet.path))
            shelf.unread.append(sheet.path)
        return
    found = _kept(shelf, kind, sheet, node)
    shelf.problems += first_of(found)
    if next(found, None) is not None:
        shelf.unread.append(sheet.path)  # what was not looked at is not there


def _kept(shelf: _Shelf, kind: Kind, sheet: Sheet, node: Mapping) -> Iterator[Problem]:
    """Put the records of one file on the shelf, and tell what is wrong with each."""
    if kind.ids == "file":
        yield from _keep(shelf, kind, sheet, Scalar(Path(sheet.path).stem, 1, 1), node)
        return
    stem = Path(sheet.path).stem
    if kind.ids == "topic.key" and not is_id(stem):  # else every key below would be told for it
        shelf.unread.append(sheet.path)
        said = told('"{name}", the name of this file, is not an id', name=_shown(stem))
        hint = told("call it by a topic: {form}; a copy can be deleted", form=ID_HINT)
        yield sheet.problem(Scalar(stem, 1, 1), said, "bad-id", hint)
        return
    for key, inner in node.entries.values():
        yield from _keep(shelf, kind, sheet, key, inner)


def _keep(shelf: _Shelf, kind: Kind, sheet: Sheet, key: Scalar, node: Node) -> Iterator[Problem]:
    record_id = f"{Path(sheet.path).stem}.{key.text}" if kind.ids == "topic.key" else key.text
    yield from _id_problems(shelf, kind, sheet, record_id, key)
    keys = node.entries if isinstance(node, Mapping) else {}
    if "moved_to" in keys:
        moved, problems = decode(MovedTo, key, node, sheet)
        yield from problems
        if moved:
            shelf.moved[kind.name, record_id] = moved.moved_to
            shelf.origins.setdefault((f"moved {kind.name}", record_id), Origin(sheet.path, key, node))
        return
    if "withdrawn" in keys and kind.name in WITHDRAWABLE:
        gone, problems = decode(Withdrawn, key, node, sheet)
        yield from problems
        if gone:
            shelf.withdrawn[kind.name, record_id] = gone
        shelf.origins.setdefault((f"withdrawn {kind.name}", record_id), Origin(sheet.path, key, node))
        return
    record, problems = decode(kind.model, key, node, sheet)
    yield from problems
    shelf.origins.setdefault((kind.name, record_id), Origin(sheet.path, key, node))
    if record is not None and _is_id(kind, record_id):
        shelf.records[kind.name].setdefault(record_id, record)


def _is_id(kind: Kind, record_id: str) -> bool:
    """Ids become files and addresses, those of languages the folders of all pages."""
    if kind.name == "language" and record_id in RESERVED_FOLDERS:
        return False
    return all(map(is_id, record_id.split(".") if kind.ids == "topic.key" else [record_id]))


def _id_problems(shelf: _Shelf, kind: Kind, sheet: Sheet, record_id: str, key: Scalar) -> Iterator[Problem]:
    if not _is_id(kind, record_id) or (kind.name == "fact" and record_id.startswith("index.")):  # the ledger's own page
        hint = ID_HINT if kind.ids == "file" else id_hint(key.text)
        yield sheet.problem(key, told('"{name}" is not an id', name=_shown(record_id)), "bad-id", hint)
    for other in _same_namespace(kind.name):
        first = shelf.origins.get((other, record_id))
        if first:
            where = {"path": first.path, "line": first.key.line}
            said = told('the id "{name}" stands twice; first at {path}:{line}', name=record_id, **where)
            yield sheet.problem(key, said, "duplicate-id", told("rename one of the two; neither wins"))


def _shown(record_id: str) -> str:
    return record_id if len(record_id) <= LONGEST_SHOWN else f"{record_id[:LONGEST_SHOWN]}…"


def _same_namespace(kind: str) -> tuple[str, ...]:
    """Braces name facts and events alike, so the two share their ids."""
    return ("fact", "event") if kind in ("fact", "event") else (kind,)


def _percents(shelf: _Shelf) -> frozenset[str]:
    """The units whose numbers are said times 100."""
    return frozenset(unit_id for unit_id, unit in shelf.records["unit"].items() if unit.scale == "percent")


def _read_rows(shelf: _Shelf, series_id: str, series: Series) -> None:
    path = shelf.root / "data" / "series" / f"{series_id}.csv"
    name = path.relative_to(shelf.root).as_posix()
    if not path.exists():
        origin = shelf.origins["series", series_id]
        sheet = Sheet(origin.path, shelf.texts[origin.path], shelf.languages, shelf.growing)
        hint = told("put its rows into {path}", path=name)
        shelf.problems.append(sheet.problem(origin.key, told("a series without its rows"), "missing-file", hint))
        return
    text, problems = read_text(shelf.root, path)
    shelf.texts[name] = text or ""
    rows, found = read_rows(text, name, series, _percents(shelf)) if text is not None else ((), [])
    if text is not None and not found:
        shelf.rows[series_id] = rows
    shelf.problems += [*problems, *found]


def _read_published(shelf: _Shelf, path: Path) -> None:
    sheet, node = _entries(shelf, path)
    if node is not None:
        origin = shelf.origins["published", "published"] = Origin(sheet.path, Scalar("published", 1, 1), node)
        shelf.published, problems = decode(Published, origin.key, node, sheet)
        shelf.problems += problems


def _read_phrases(shelf: _Shelf, path: Path) -> None:
    sheet, node = _entries(shelf, path)
    if node is None:
        if sheet.path not in shelf.unread and path.stem not in shelf.growing:  # one that grows may have no words yet
            shelf.problems.append(emptied_problem(sheet.path))
            shelf.unread.append(sheet.path)
        return
    groups: Groups = {}
    shelf.problems += first_of(read_phrases(node, sheet, groups))
    shelf.phrases[path.stem] = groups
    shelf.origins["phrases", path.stem] = Origin(sheet.path, Scalar(path.stem, 1, 1), node)

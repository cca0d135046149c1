"""The commands `schema` and `reference`: files made from what there is, written where they say something else.

Each says in a line what it wrote, or that nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.catalog.load import load_catalog
from macros.cli.reference.writing import references
from macros.cli.schema import FOLDER, schemas
from macros.cli.snippets import snippets
from macros.cli.staging import as_saved, keep
from macros.ground.told import said_in, told
from macros.ground.visible import visible


def run_schema(root: Path, language: str) -> int:
    """Write the JSON Schemas and the snippets that editors use."""
    catalog, _ = load_catalog(root)
    languages = {name: one.complete for name, one in catalog.languages.items()}
    schema = {f"{FOLDER}/{name}": text for name, text in schemas(languages).items()}
    return _written(root, {**schema, **snippets(languages, catalog)}, language)


def run_reference(root: Path, language: str) -> int:
    """Write the reference of everything there is, in each language."""
    return _written(root, _reference(root), language)


def write_reference(root: Path) -> None:
    """The same without a word, for a project that was just made."""
    _write(root, _reference(root))


def _reference(root: Path) -> dict[str, str]:
    return references(load_catalog(root)[0])


def _written(root: Path, texts: Mapping[str, str], language: str) -> int:
    changed = ", ".join(_write(root, texts))
    said = told("written: {names}", names=changed) if changed else told("nothing changed in {n} files", n=len(texts))
    print(visible(said_in(said, language)))
    return 0


def _write(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Write the texts that do not stand as they are to be; which they were."""
    changed = [path for path, text in texts.items() if not _stands(root / path, text)]
    keep(root, {path: texts[path] for path in changed})
    return changed


def _stands(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == as_saved(file, text).encode("utf-8")

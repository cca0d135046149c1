"""The editions that were made: files in a folder an issue, and beside them what each was made from.

An edition whose key stands, and whose files nobody has touched, is not made again; one whose key is another is of an
issue as it was, and no page leads to it.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.catalog.publication.past import histories
from macros.editions.edition import Files
from macros.editions.finished_issue import shown_before
from macros.ground.files import digests, files_below
from macros.ground.fonts import fonts
from macros.ground.program import program
from macros.ground.store import digest
from macros.manuscript.issues import issue_of
from macros.manuscript.project import Project
from macros.pages.page_keys import PageKeys

FOLDER = "editions"  # below the project's own, for whoever names no other
_KEPT = "made.json"
_MACROS = Path(__file__).resolve().parents[1]
_WORDS = ("data/languages.yml", "data/newsletter.yml", "data/phrases/")


Name = tuple[str, str, str]  # kind, issue and language: two issues may have their editions in one folder


@dataclass(frozen=True, slots=True)
class Made:
    """One edition as it lies there: the key of what it was made from, and the digest of each file by its name."""

    key: str
    files: Mapping[str, str]

    def stands(self, key: str, folder: Path) -> bool:
        """Whether it is what would be made again, and lies in `folder` as it was made."""
        return self.key == key and all(_digest_of(folder / name) == made for name, made in self.files.items())


def key_of(project: Project, slug: str, language: str, site: str, palette: Mapping[str, str]) -> str:
    """The key of the editions of an issue in a language: a digest of all that they are made from.

    Those are its pages with all records that they name, what was changed since it was published, the other issues and
    what those before it showed, the words of the site, its address `site`, the `palette` of drawings, and this program
    with its templates and fonts.
    """
    keys, catalog = PageKeys(project, dict.fromkeys(project.catalog.languages, "")), project.catalog
    ours = [page for page in project.pages if page.language == language and issue_of(page.route) == slug]
    pages = (f"{page.route} {sorted(keys.of_written(page).items())}" for page in ours)
    changed = (keys.records.closed(kind, name) for kind, name, _ in histories(catalog))
    before = (f"{kind} {name}" for kind, name in sorted(shown_before(project, slug)))
    withdrawn = sorted(f"{name} {gone}" for name, gone in catalog.withdrawn.items())
    issues = (keys.records.closed("issue", name) for name in catalog.issues)
    words = (text for path, text in sorted(catalog.texts.items()) if path.startswith(_WORDS))
    parts = (*pages, *changed, *before, *withdrawn, *issues, *words)
    colours = repr(sorted(palette.items()))
    return digest(program(), *_templates(), fonts(), site, colours, language, *parts)


def _templates() -> Iterator[str]:
    """The digests of what the program reads beside its own code, such as templates and styles."""
    files = (file for file in files_below(_MACROS) if file.suffix != ".py")
    yield from (f"{Path(name).relative_to(_MACROS)} {found}" for name, found in digests(files))


def made_in(folder: Path) -> dict[Name, Made]:
    """The editions in a folder; none where it cannot be said what lies there."""
    try:
        held = json.loads((folder / _KEPT).read_text(encoding="utf-8"))
        return dict(_entries(held))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _entries(held: Any) -> Iterator[tuple[Name, Made]]:
    for name, entry in held.items():
        kind, slug, language = name.split(" ")
        yield (
            (kind, slug, language),
            Made(str(entry["key"]), {str(file): str(made) for file, made in entry["files"].items()}),
        )


def write(folder: Path, edition: Name, key: str, files: Files) -> None:
    """Write an edition into a folder, each file whole or not at all, and take away what it no longer has."""
    made = made_in(folder)
    before = made.pop(edition, None)
    for name, content in files.items():
        _write_whole(folder / name, content)
    others = {name for one in made.values() for name in one.files}
    for name in set(before.files if before else ()) - set(files) - others:
        (folder / name).unlink(missing_ok=True)
    made[edition] = Made(key, {name: hashlib.sha256(content).hexdigest() for name, content in files.items()})
    held = {" ".join(name): {"key": one.key, "files": dict(one.files)} for name, one in made.items()}
    _write_whole(folder / _KEPT, (json.dumps(held, indent=1, sort_keys=True) + "\n").encode())


def _write_whole(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as beside:
        beside.write(content)
    Path(beside.name).chmod(0o644)  # a temporary file is its owner's alone
    Path(beside.name).replace(file)


def _digest_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""

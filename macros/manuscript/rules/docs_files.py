"""Under `docs/` lie pages and pictures, each at an address of its own, and nothing that acts on a reader or a server.

A picture is what its name says, whole, of a size for readers, and carries nothing else; the page above the languages is
made by us. Codes `symlink`, `unreadable`, `reserved-file`, `file-type`, `stray-file`, `bad-path`, `colliding-files`,
`missing-page` and `wrong-image`.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from macros.ground.files import link_problem, no_file_problem
from macros.ground.problems import Position, Problem
from macros.ground.remembered import kept_with
from macros.ground.told import any_of, listed, told
from macros.manuscript.anchors import made_anchors
from macros.manuscript.docs_tree import DEEPEST, Entry
from macros.manuscript.issues import FOLDER
from macros.manuscript.pictures.images import KINDS

if TYPE_CHECKING:
    from macros.manuscript.project import Project

ALLOWED = (".md", *KINDS)
LONGEST_ROUTE = 240  # bytes below docs/: systems limit whole paths, and pages get a folder more
# What hosts and browsers act on, and what the build writes itself.
RESERVED = ("cname", "_headers", "_redirects", ".htaccess", ".nojekyll", "robots.txt", "manifest.webmanifest")
RESERVED_STEMS = ("404", "sitemap")
RESERVED_FOLDERS = ("assets", "charts", "search", ".well-known")
_PATH = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9]+)?")
_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ROOT_PAGE = "docs/index.md"
_FIRST_PAGES = ("index.md", "readme.md")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each entry that may not lie where it lies or is not what its name says, and for front pages."""
    yield from _root_page(project)
    for picture in project.pictures:
        yield from picture.problems
    languages = tuple(project.catalog.languages)
    if not languages:
        return  # that their list is missing is told elsewhere
    for entry in project.tree:
        yield from _entry_problems(project, entry, languages)
    yield from _collisions(project.tree)
    for language in project.catalog.complete:
        front = f"docs/{language}/index.md"
        if front not in project.by_path and front not in project.unread:
            said = told('no front page in "{language}"', language=language)
            yield Problem(Position(front), said, "missing-page", told("write {path}", path=front))


def _root_page(project: Project) -> Iterator[Problem]:
    """It leads to the languages, and no text of a contributor stands there."""
    if _ROOT_PAGE in project.files:
        hint = told("take it out: the site makes this page; write in the folder of a language")
        said = told('"{name}" is a reserved name', name="index.md")
        yield Problem(Position(_ROOT_PAGE), said, "reserved-file", hint)


def _entry_problems(project: Project, entry: Entry, languages: tuple[str, ...]) -> Iterator[Problem]:
    route = PurePosixPath(entry.route)
    place = Position(entry.path)
    if entry.is_link:
        yield link_problem(entry.path)
    elif entry.is_special:
        yield no_file_problem(entry.path)
    elif entry.is_deep:
        said = told("a folder in folders in folders: more than {limit}", limit=DEEPEST)
        yield Problem(place, said, "too-deep", told("put what is in it further up"))
    elif len(os.fsencode(entry.route)) > LONGEST_ROUTE:
        said = told("a path of {n} characters, the limit is {limit}", n=len(entry.route), limit=LONGEST_ROUTE)
        yield Problem(place, said, "too-long", told("give it, or the folders above it, shorter names"))
    elif _is_reserved(route, languages):
        hint = told("give it another name: browsers, hosts or the build itself go by this one")
        yield Problem(place, told('"{name}" is a reserved name', name=entry.route), "reserved-file", hint)
    elif _address(entry) in _made_addresses(project):
        hint = told("take it out: this page is made from the records")
        yield Problem(place, told('"{name}" is a reserved name', name=entry.route), "reserved-file", hint)
    elif folder := next((above for above in _folders(_address(entry)) if above in _made_folders(project)), ""):
        said = told("a file in {folder}/, where all pages are made from the records", folder=folder)
        yield Problem(place, said, "reserved-file", told("put it into another folder: readers take it for one of them"))
    elif route.suffix.lower() not in ALLOWED:
        hint = told("docs/ holds {allowed}; convert it, or take it out", allowed=listed(ALLOWED))
        said = told('"{suffix}" is not an allowed content type', suffix=route.suffix or route.name)
        yield Problem(place, said, "file-type", hint)
    elif route.parts[0] not in languages and entry.route != "index.md":
        hint = told(
            "put it into the folder of its language: {folders}",
            folders=any_of(f"docs/{language}/" for language in languages),
        )
        yield Problem(place, told("a file outside the folders of the languages"), "stray-file", hint)
    elif not (_PATH.fullmatch(route.name) and all(map(_FOLDER.fullmatch, route.parts[:-1]))):
        said = told('"{name}" makes a poor address', name=entry.route)
        hint = told("rename it, and where it is named: lower-case letters and digits, words joined by -")
        yield Problem(place, said, "bad-path", hint)


@kept_with(4)
def _made_addresses(project: Project) -> frozenset[str]:
    return frozenset(_address(Entry(path)) for path in made_anchors(project))


@kept_with(4)
def _made_folders(project: Project) -> frozenset[str]:
    """The folders that made pages alone lie in, as their addresses begin; issues are written."""
    folders = {folder for path in made_anchors(project) for folder in _folders(Entry(path).route)[:1]}
    return frozenset(folder for folder in folders if not folder.endswith(f"/{FOLDER}"))


def _folders(address: str) -> list[str]:
    """The folders that an address lies in, below that of its language, the outermost first."""
    parts = address.split("/")
    return ["/".join(parts[:many]) for many in range(2, len(parts))]


def _is_reserved(route: PurePosixPath, languages: tuple[str, ...]) -> bool:
    below = route.parts[1:] if route.parts[0] in languages else route.parts
    folder = (below or route.parts)[0].lower().removesuffix(".md")  # a page has a folder of its name in the site
    name = route.name.lower()
    return name in RESERVED or name.split(".")[0] in RESERVED_STEMS or folder in RESERVED_FOLDERS


def _collisions(tree: tuple[Entry, ...]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in tree:
        other = first.setdefault(_address(entry), entry)
        if other is not entry:
            said = told("the same address as {other}", other=other.path)
            yield Problem(Position(entry.path), said, "colliding-files", told("rename one of the two"))


def _address(entry: Entry) -> str:
    """What the published address comes to where capitals and the forms of a letter (NFC, NFD) are one."""
    route = unicodedata.normalize("NFC", entry.route).casefold()
    folder, _, name = route.rpartition("/")
    if name in _FIRST_PAGES:
        return folder
    return route.removesuffix(".md") if name.endswith(".md") else route

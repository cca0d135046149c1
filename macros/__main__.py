"""The command line: `python -m macros check`, `stale`, `stamp` … Shows what the rooms find; finds nothing itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.catalog.load import load_catalog
from macros.catalog.problems import as_github, as_json, as_text
from macros.catalog.schema import write_schemas
from macros.pages.project import read_project
from macros.pages.translation import page_stamps, reasons, sections_behind, stamps, translations, with_stamps

SHOW = {"text": as_text, "json": as_json, "github": as_github}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code of design 7: 0 fine, 1 content."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Check the newsletter's facts and pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell everything that is wrong, without building")
    check.add_argument("--format", choices=SHOW, default="text", help="how to tell it")
    commands.add_parser("schema", help="write data/schema/*.json anew from the record models")
    commands.add_parser("stale", help="list the sections of translations that are behind, and what changed")
    stamp = commands.add_parser("stamp", help="say that translations are up to date again")
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help="docs/<language>/….md, a translation")
    stamp.add_argument("--section", action="append", metavar="ID", help="only this section; may be given again")
    chosen = parser.parse_args(arguments)
    if chosen.command == "stale":
        return run_stale(Path.cwd())
    if chosen.command == "stamp":
        return run_stamp(Path.cwd(), chosen.pages, chosen.section)
    if chosen.command == "schema":
        return run_schema(Path.cwd())
    return run_check(Path.cwd(), chosen.format)


def run_schema(root: Path) -> int:
    """Write the JSON Schemas that editors use."""
    catalog, _ = load_catalog(root)
    write_schemas(root, tuple(catalog.languages))
    return 0


def run_check(root: Path, form: str) -> int:
    """Print every problem of the project at `root`; 1 when there is one, else 0."""
    project, problems = read_project(root)
    if problems or form == "json":
        print(SHOW[form](problems))
    if not problems and form == "text":
        print(f"no problems in {len(list(project.catalog.records()))} records and {len(project.pages)} pages")
    return 1 if problems else 0


def run_stale(root: Path) -> int:
    """Print every section that is behind and why, and the translations that were never stamped; always 0."""
    project, _ = read_project(root)
    for found in sections_behind(project):
        where = f'section "{found.heading}"' if found.heading else "the front matter"
        print(f"{found.position}: {where} is behind {found.original}")
        print(*(f"  {reason}" for reason in reasons(found)), sep="\n")
    unstamped = [page.path for page in translations(project) if not page_stamps(page)]
    for path in unstamped:
        print(f"{path}: never stamped; once it is up to date: python -m macros stamp {path}")
    if not unstamped and not sections_behind(project):
        print(f"no translation is behind, of {len(translations(project))}")
    return 0


def run_stamp(root: Path, paths: list[str], only: list[str] | None) -> int:
    """Write into each page that its sections, or those named, are up to date; 2 for a path that is no translation."""
    project, _ = read_project(root)
    known = {page.path: page for page in translations(project)}
    named = [Path(path).as_posix() for path in paths]
    if strangers := [path for path in named if path not in known or not known[path].front]:
        print(*(f"{path} is no translation of a page" for path in strangers), sep="\n", file=sys.stderr)
        return 2
    for path in named:
        page = known[path]
        now = stamps(project, page)
        keys = [key for key in now if only is None or key.removeprefix("_") in only]
        if not keys:
            print(f"{path} has no section {', '.join(only or ())}", file=sys.stderr)
            return 2
        kept = page_stamps(page)
        fresh = {key: now[key] if key in keys else kept[key] for key in now if key in keys or key in kept}
        (root / path).write_text(with_stamps(page.text, fresh), encoding="utf-8")
        print(f"{path}: up to date: {', '.join(keys)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

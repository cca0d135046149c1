"""The command line: `python -m macros check`. Shows what the rooms find; finds nothing itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.catalog.load import load_catalog
from macros.catalog.problems import as_github, as_json, as_text
from macros.catalog.schema import write_schemas
from macros.pages.project import read_project

SHOW = {"text": as_text, "json": as_json, "github": as_github}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code of design 7: 0 fine, 1 content."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Check the newsletter's facts and pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell everything that is wrong, without building")
    check.add_argument("--format", choices=SHOW, default="text", help="how to tell it")
    commands.add_parser("schema", help="write data/schema/*.json anew from the record models")
    chosen = parser.parse_args(arguments)
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


if __name__ == "__main__":
    sys.exit(main())

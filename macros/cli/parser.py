"""What can be asked for on the command line, with its options. What each command does is elsewhere."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from typing import NoReturn

import shtab

from macros.cli import edition
from macros.cli.building import FIRST_PORT
from macros.cli.new.command import add_options
from macros.ground.problems import as_github, as_json, as_text
from macros.ground.told import language_of, languages
from macros.ground.visible import visible

SHOW = {"text": as_text, "json": as_json, "github": as_github}


class _Parser(argparse.ArgumentParser):
    """argparse names an argument that it does not know as it came, controls and all; this one shows them."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def parser(name: str = "./ledger") -> argparse.ArgumentParser:
    """The commands with their options; `name` is what is typed before them."""
    made = _Parser(prog=name, description="Check the newsletter's facts and pages.")
    commands = made.add_subparsers(dest="command", required=True)
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--lang", choices=languages(), default=language_of(os.environ), help="the language to tell it in"
    )
    shared.add_argument("--debug", action="store_true", help="show the traceback of a fault of ours")
    check = commands.add_parser("check", parents=[shared], help="tell everything that is wrong, without building")
    check.add_argument("--format", choices=SHOW, default="text", help="how to tell it")
    check.add_argument("--all", action="store_true", help="tell also what only follows from another problem")
    fix = commands.add_parser("fix", parents=[shared], help="mend what a program can, after showing what changes")
    fix.add_argument("files", nargs="*", metavar="FILE", help="only these files or folders").complete = shtab.FILE  # type: ignore[attr-defined]
    fix.add_argument("--yes", action="store_true", help="write it without asking")
    explain = commands.add_parser("explain", parents=[shared], help="say what a code means and how to mend it")
    explain.add_argument("code", metavar="CODE", help="what stands in brackets behind a problem; or page, and a path")
    explain.add_argument("path", metavar="PATH", nargs="?", help="after page: say what it was made from, and why again")
    commands.add_parser("schema", parents=[shared], help="write data/schema/ and the snippets of editors anew")
    commands.add_parser("stale", parents=[shared], help="list the sections of translations that are behind, and why")
    stamp = commands.add_parser("stamp", parents=[shared], help="say that translations are up to date again")
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help="docs/<language>/….md, a translation")
    stamp.add_argument("--section", action="append", metavar="ID", help="only this section; may be given again")
    new = commands.add_parser(
        "new", parents=[shared], help="make an issue, a fact, a source … anew; asks for what is missing"
    )
    add_options(new)
    edition.add_options(commands.add_parser("edition", help="make an issue's mail, PDF and other editions"))
    commands.add_parser("site", parents=[shared], help="build the site into site/")
    for served, what in (
        ("serve", "preview: an edit shows at once, a typo explains itself"),
        ("read", "serve the built site/"),
    ):
        serving = commands.add_parser(served, parents=[shared], help=what)
        serving.add_argument("--port", type=int, default=FIRST_PORT, help="the first port to try; a taken one moves on")
    completion = commands.add_parser("completion", parents=[shared], help="print what lets a shell complete commands")
    completion.add_argument(
        "shell",
        choices=shtab.SUPPORTED_SHELLS,
        help="the shell; what is printed goes into the file that it reads when it starts",
    )
    publish = commands.add_parser(
        "publish", parents=[shared], help="keep what the site shows, so that changes are told"
    )
    publish.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day; else today")
    return made


def _day(written: str) -> dt.date:
    """A day in ISO 8601; raises ValueError for anything else, which argparse tells."""
    return dt.date.fromisoformat(written)

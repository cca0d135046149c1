"""What can be asked for on the command line, with its options. What each command does is elsewhere."""

from __future__ import annotations

import argparse
import datetime as dt
import os

import shtab

from macros.cli import edition
from macros.cli.building import FIRST_PORT
from macros.cli.new.command import add_options
from macros.cli.usage import Usage
from macros.ground.choices import one_of
from macros.ground.problems import as_github, as_json, as_text
from macros.ground.told import language_of, languages, told

SHOW = {"text": as_text, "json": as_json, "github": as_github}


def parser(name: str = "./ledger", language: str | None = None) -> argparse.ArgumentParser:
    """The commands with their options, help and errors in `language`; `name` is what is typed before them.

    A command tells what it does in that language too where it is not asked for another; without one, in the locale's.
    """
    made = Usage(prog=name, language=language or "en", description=told("Check the newsletter's facts and pages."))
    language = language or language_of(os.environ)
    shared = _shared(made, language)
    commands = made.add_commands()
    check = commands.add_parser("check", parents=[shared], help=told("tell everything that is wrong, without building"))
    check.add_argument(
        "--format", choices=SHOW, default="text", help=told("how to tell it: {forms}", forms=one_of(SHOW))
    )
    check.add_argument("--all", action="store_true", help=told("tell also what only follows from another problem"))
    fix = commands.add_parser("fix", parents=[shared], help=told("mend what a program can, after showing what changes"))
    files = fix.add_argument("files", nargs="*", metavar="FILE", help=told("only these files or folders"))
    files.complete = shtab.FILE  # type: ignore[attr-defined]
    fix.add_argument("--yes", action="store_true", help=told("write it without asking"))
    explain = commands.add_parser("explain", parents=[shared], help=told("say what a code means and how to mend it"))
    explain.add_argument(
        "code", metavar="CODE", help=told("what stands in brackets behind a problem; or page, and a path")
    )
    explain.add_argument(
        "path", metavar="PATH", nargs="?", help=told("after page: say what it was made from, and why again")
    )
    commands.add_parser(
        "reference", parents=[shared], help=told("write REFERENCE.md anew, in each language, from what there is")
    )
    commands.add_parser("schema", parents=[shared], help=told("write data/schema/ and the snippets of editors anew"))
    commands.add_parser(
        "stale", parents=[shared], help=told("list the sections of translations that are behind, and why")
    )
    stamp = commands.add_parser("stamp", parents=[shared], help=told("say that translations are up to date again"))
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help=told("docs/<language>/….md, a translation"))
    stamp.add_argument("--section", action="append", metavar="ID", help=told("only this section; may be given again"))
    new = commands.add_parser(
        "new", parents=[shared], help=told("make an issue, a fact, a source … anew; asks for what is missing")
    )
    add_options(new)
    made_of = commands.add_parser("edition", help=told("make an issue's mail, PDF and other editions"))
    edition.add_options(made_of, language)
    commands.add_parser("site", parents=[shared], help=told("build the site into site/"))
    serve = told("preview: an edit shows at once, a typo explains itself")
    for served, what in (("serve", serve), ("read", told("serve the built site/"))):
        port = told("the first port to try; a taken one moves on")
        commands.add_parser(served, parents=[shared], help=what).add_argument(
            "--port", type=int, default=FIRST_PORT, help=port
        )
    completion = commands.add_parser(
        "completion", parents=[shared], help=told("print what lets a shell complete commands")
    )
    completion.add_argument(
        "shell",
        choices=shtab.SUPPORTED_SHELLS,
        help=told("the shell; what is printed goes into the file that it reads when it starts"),
    )
    publish = commands.add_parser(
        "publish", parents=[shared], help=told("keep what the site shows, so that changes are told")
    )
    publish.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=told("the day; else today"))
    return made


def _shared(made: Usage, language: str) -> Usage:
    """The options that commands share. `--lang` may stand before the command too: `made` gets it as well."""
    shared = Usage(add_help=False)
    for asked, otherwise in ((made, argparse.SUPPRESS), (shared, language)):
        asked.add_argument("--lang", choices=languages(), default=otherwise, help=told("the language to tell it in"))
    shared.add_argument("--debug", action="store_true", help=told("show the traceback of a fault of ours"))
    return shared


def _day(written: str) -> dt.date:
    """A day in ISO 8601; raises ValueError for anything else, which argparse tells."""
    return dt.date.fromisoformat(written)

"""The chapters on what is told and what can be asked for: codes of problems, commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from macros.cli.new.command import OPTIONS
from macros.cli.parser import parser
from macros.cli.reference.tables import Table, table
from macros.ground.explanations import explanations
from macros.ground.told import Told, listed, told

Block = Told | str | Table


def problems(language: str, style: str) -> Iterator[Block]:
    """What each code means, in a language; `style` is the file of its style sheet."""
    yield told("Every problem ends in its code in brackets; `./ledger explain CODE` prints what stands here.")
    for code, explanation in explanations().items():
        yield f"### `{code}`"
        yield from explanation.said(language)
        if explanation.chapter:
            yield told("More: [{style}]({style}#{chapter})", style=style, chapter=explanation.chapter)


def commands() -> Iterator[Block]:
    """Each command with its arguments and options."""
    yield told(
        "On Windows `ledger` for `./ledger`. `--lang` before a command, or behind any but `edition`, is the language "
        "to tell it in; all take `--debug`. They end with 0 fine, 1 content, 2 usage or set-up, 3 a fault of ours, 75 "
        "busy or no room."
    )
    for name, command in subcommands().items():
        yield f"### `./ledger {name}`"
        yield command.about
        rows = [[f"`{_called(action)}`", _help(action)] for action in command.parser._actions if _is_shown(action)]
        if rows:
            yield table([told("argument"), told("is")], rows)
        if name == "new":
            asked = listed(f"`--{option}`" for option in OPTIONS)
            yield told("What it asks for can be given: {options}; by language as `--title en=…`.", options=asked)


class Subcommand:
    """A command: its parser, and what it does."""

    def __init__(self, options: argparse.ArgumentParser, about: Told) -> None:
        self.parser, self.about = options, about


def subcommands() -> dict[str, Subcommand]:
    """The commands by name, in the order of `--help`."""
    found = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    about = {one.dest: one.help for one in found._choices_actions}
    return {name: Subcommand(options, _told(about[name])) for name, options in found.choices.items()}


def _is_shown(action: argparse.Action) -> bool:
    return action.dest not in ("help", "lang", "debug") and action.help != argparse.SUPPRESS


def _called(action: argparse.Action) -> str:
    names = action.option_strings
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not names:
        return f"[{value}]" if action.nargs == "?" else str(value)
    return names[-1] if action.nargs == 0 else f"{names[-1]} {value}"


def _help(action: argparse.Action) -> Told:
    return _told(action.help)


def _told(text: str | None) -> Told:
    return text if isinstance(text, Told) else Told(text or "")

"""Problems as a build tells them: on standard error in the form of design 7, the same as `check` prints."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence

import click
from mkdocs.exceptions import PluginError

from macros.catalog.problems import Problem, as_text
from macros.catalog.told import Told, language_of, said_in, told

log = logging.getLogger("mkdocs.plugins.chip-ledger")


def refuse(problems: Sequence[Problem]) -> None:
    """Print every problem and end the build; nothing has been written yet."""
    click.echo(as_text(problems, language=language_of(os.environ)), err=True)
    raise PluginError(_said(told("{count}; nothing was built", count=count(problems))))


def tell(problems: Sequence[Problem]) -> None:
    """Print every problem and go on: the preview outlives a typo."""
    click.echo(as_text(problems, language=language_of(os.environ)), err=True)
    log.warning("%s", _said(told("{count}; the pages show them", count=count(problems))))


def count(problems: Sequence[Problem]) -> Told:
    """How many problems, in words."""
    number = len(set(problems))
    return told("1 problem") if number == 1 else told("{n} problems", n=number)


def _said(words: Told) -> str:
    return said_in(words, language_of(os.environ))


def count_warnings_when_quiet() -> None:
    """Let `--strict` see warnings under `-q`, which turns the logger down before they are counted (MkDocs 1.6.1)."""
    logger = logging.getLogger("mkdocs")
    if logger.level <= logging.WARNING:
        return
    for handler in logger.handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setLevel(max(handler.level, logger.level))
    logger.setLevel(logging.WARNING)

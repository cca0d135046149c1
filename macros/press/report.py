"""What went wrong, as a build tells it: problems just as `check` prints them, the rest in a line."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import click
import mkdocs
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from macros.editions.hosting import report_fault, site_fault
from macros.ground.problems import Problem, as_text, without_followers
from macros.ground.told import Told, language_of, said_in, told
from macros.ground.visible import visible
from macros.press import faults
from macros.press.output import atomic

log = logging.getLogger("mkdocs.plugins.newsletter")
_PROGRAM = mkdocs.__name__  # ProperDocs calls its loggers by its own name; that of plugins goes on to them
_warnings = CountHandler(level=logging.WARNING)  # of this build
_making: list[str] = []  # the page or template that is being made


def refuse(problems: Sequence[Problem]) -> None:
    """Print every problem and end the build, where there is one; no site has been written yet."""
    if not problems:
        return
    click.echo(as_text(problems, language=language_of(os.environ)), err=True)
    raise PluginError(_said(told("{count}; nothing was built", count=count(problems))))


def addresses(config: Any, *, is_build: bool) -> None:
    """Tell what is wrong with the addresses that a site is given: a build ends, a preview goes on without."""
    for fault in (site_fault(config.site_url or ""), report_fault(str(config.extra.get("report") or ""))):
        if fault and is_build:
            raise faults.SetupError(fault)
        if fault:
            log.warning("%s", _said(fault))


def tell(problems: Sequence[Problem], then: Told) -> None:
    """Print every problem and what happens next: the preview outlives a typo."""
    click.echo(as_text(problems, language=language_of(os.environ)), err=True)
    log.warning("%s", _said(told("{count}; {then}", count=count(problems), then=then)))


def count(problems: Sequence[Problem]) -> Told:
    """How many problems, in words; what only follows from another is none of them."""
    number = len(set(without_followers(problems)))
    return told("1 problem") if number == 1 else told("{n} problems", n=number)


def _said(words: Told) -> str:
    return said_in(words, language_of(os.environ))


def making(name: str) -> None:
    """Remember which page or template is being made, if any, for the line that tells of a mistake of ours."""
    _making[:] = [name]


def end_in_a_line(error: BaseException) -> None:
    """Raise, in the place of an error that is no content's fault, one whose single line and exit code tell it.

    With `-v` a mistake of ours keeps its traceback, below its line.
    """
    if not faults.told_by_us(error):
        return
    if faults.is_passing(error):
        raise faults.no_room(error, atomic.staged()) from error
    ours = faults.our_fault(error, _making[0] if _making else "")
    if not _is_verbose():
        raise ours from error
    click.echo(f"Error: {ours.message}", err=True)


def prepare() -> None:
    """Before a build begins: count its warnings, under `-q` too, and let MkDocs say what it says once and plainly."""
    count_warnings_when_quiet()
    count_warnings()
    say_errors_once()
    show_what_steers()


def show_what_steers() -> None:
    """Let MkDocs's own lines, which name files and what browsers asked for, steer no terminal."""
    for handler in logging.getLogger(_PROGRAM).handlers:
        if shows_what_steers not in handler.filters:
            handler.addFilter(shows_what_steers)


def shows_what_steers(record: logging.LogRecord) -> bool:
    """Make what a record says visible, line by line; a filter of logging's, which lets every record pass."""
    record.msg, record.args = "\n".join(map(visible, record.getMessage().split("\n"))), ()
    return True


def say_errors_once() -> None:
    """Keep MkDocs from naming an error on a line of its own, with paths of this machine, that `end_in_a_line` tells."""
    logger = logging.getLogger(f"{_PROGRAM}.commands.build")
    for told_here in (_not_told_by_us, _of_no_concern):
        if told_here not in logger.filters:
            logger.addFilter(told_here)


def _of_no_concern(record: logging.LogRecord) -> bool:
    """All but MkDocs's warning of a "dirty" build: what `rebuild` leaves standing is as a whole build would make it."""
    return "'dirty' build" not in str(record.msg)


def _not_told_by_us(record: logging.LogRecord) -> bool:
    error = sys.exc_info()[1]
    return record.levelno < logging.ERROR or error is None or not faults.told_by_us(error) or _is_verbose()


def _is_verbose() -> bool:
    return logging.getLogger(_PROGRAM).level == logging.DEBUG


def count_warnings() -> None:
    """Count what this build warns of from here on."""
    _warnings.counts.clear()
    logging.getLogger(_PROGRAM).addHandler(_warnings)


def has_warned() -> bool:
    """Whether this build has warned of anything."""
    return bool(_warnings.counts)


def count_warnings_when_quiet() -> None:
    """Let `--strict` see warnings under `-q`, which turns the logger down before they are counted (MkDocs 1.6.1)."""
    logger = logging.getLogger(_PROGRAM)
    if logger.level <= logging.WARNING:
        return
    for handler in logger.handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setLevel(max(handler.level, logger.level))
    logger.setLevel(logging.WARNING)

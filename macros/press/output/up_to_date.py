"""Whether `site/` is what a build would make again: the same input, the same program, and no byte touched since.

A build that would change nothing ends here, before anything is read as more than bytes. `python -m
macros.press.output.up_to_date` ends with 0 where a strict build would and with 1 where not; `make site` asks it first.
It knows nothing of MkDocs, which takes longer to load than this takes to answer.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import click

from macros.catalog.nodes import Mapping, Scalar, read_nodes
from macros.catalog.periods import PeriodError, read_period
from macros.ground.files import digests, files_below
from macros.ground.fonts import fonts
from macros.ground.latest_day import today
from macros.ground.program import libraries
from macros.ground.store import keep, kept
from macros.press.faults import SetupError
from macros.press.output.atomic import MARK, listed
from macros.press.output.epoch import settle_moment

_INPUTS = ("docs", "data", "macros", "overrides", "mkdocs.yml", "editions")
_CONFIGURATION = "mkdocs.yml"
_VARIABLE = re.compile(r"!ENV\s*\[?\s*(\w+)")
_HOOK = re.compile(r"^\s*-\s*(\S+\.py)\s*$", re.MULTILINE)
_MOMENT = "SOURCE_DATE_EPOCH"
_SITE = "site"
_OPTIONS = ("config_file", "site_dir", "theme", "use_directory_urls")  # of `mkdocs build`, which make another site
log = logging.getLogger("mkdocs.plugins.newsletter")


def remember(root: Path, site: Path, *, strict: bool, whole: bool) -> None:
    """Keep what a build has just been made of and what it made.

    Only of a build that would come out the same again: into the usual folder, and `whole` (nothing was left out for
    want of a font, nothing was warned of). `strict` says whether a warning would have ended it.
    """
    if whole and site == root / _SITE:
        days = sorted(_days_of_issues(root))
        made = [strict, _made_from(root, days), (site / MARK).read_text(encoding="utf-8"), days]
        keep(_entry(root), json.dumps(made).encode())


def is_current(root: Path, *, strict: bool = True) -> bool:
    """Whether the site of the project `root` is, byte for byte, what a build would put there now.

    Of a `strict` build asks for more: what stands there was made by one.
    """
    found, site = kept(_entry(root)), root / _SITE
    if found is None or not (site / MARK).is_file():
        return False
    was_strict, made_from, files, days = json.loads(found)
    if strict and not was_strict:
        return False
    settle_moment(root)
    return bool(made_from == _made_from(root, days) and files == listed(site))


def end_where_nothing_changes(command: str) -> None:
    """End a plain `mkdocs build` whose site stands there already. Raises click's Exit with 0.

    A build with a configuration, an output or a theme of its own is made; so is one that should not clean first.
    """
    asked = click.get_current_context(silent=True)
    if command != "build" or asked is None:
        return
    options = asked.params
    own = [name for name in _OPTIONS if options.get(name) is not None]
    if own or not options.get("clean"):
        return
    if is_current(Path.cwd(), strict=bool(options.get("strict"))):
        log.info("%s/ is what a build would make again: nothing to do", _SITE)
        raise click.exceptions.Exit(0)


def _entry(root: Path) -> Path:
    return root / ".cache" / "current"


def _made_from(root: Path, days: list[str]) -> str:
    """The digest of all that a build is made from, with those of its issues' `days` that are still to come."""
    parts = [libraries(), fonts()]
    variables = _VARIABLE.findall((root / _CONFIGURATION).read_text(encoding="utf-8"))
    parts += [f"{name}={os.environ.get(name, '')}" for name in variables]
    # Where no commit settles the moment, MkDocs writes the day into the site (utils.get_build_date).
    parts.append(os.environ.get(_MOMENT) or datetime.now(UTC).date().isoformat())
    # With each of them the site is another, though no file is.
    parts += [day for day in days if day > today(os.environ).isoformat()]
    parts += [f"{name} {digest}" for name, digest in digests(_files(root))]
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()  # a name may be no UTF-8


def _days_of_issues(root: Path) -> Iterator[str]:
    """The days on which issues come out, as the records are read: YAML has many ways to write a key and a day."""
    for file in sorted((root / "data" / "issues").glob("*.yml")):
        record, _ = read_nodes(file.read_text(encoding="utf-8", errors="replace"), file.name)
        day = record.node("published") if isinstance(record, Mapping) else None
        if isinstance(day, Scalar):
            with suppress(PeriodError):
                yield read_period(day.text).start.isoformat()


def _files(root: Path) -> Iterator[Path]:
    hooks = _HOOK.findall((root / _CONFIGURATION).read_text(encoding="utf-8"))
    yield from (file for name in hooks if (file := root / name).is_file())
    for name in _INPUTS:
        yield from files_below(root / name)


if __name__ == "__main__":
    try:
        sys.exit(0 if is_current(Path.cwd()) else 1)
    except (OSError, ValueError, PackageNotFoundError, SetupError):
        sys.exit(1)  # the build tells what is wrong, in its own words

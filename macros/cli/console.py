"""What a console can show: in whatever encoding it has, every line comes out, and nothing ends in a traceback."""

from __future__ import annotations

import codecs
import io
import os
import sys

from macros.ground.told import renderings
from macros.ground.visible import json_escaped

_ESCAPES = "ledger-escapes"


def take_any_letter() -> None:
    r"""Let standard output and error show a letter that their encoding lacks as `\u9519`, which JSON, too, reads back.

    A console of Windows has a code page of its country, and a system without a locale has ASCII.
    """
    codecs.register_error(_ESCAPES, _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPES)


def shown_language(wanted: str) -> str:
    """The language to tell it in: the one that was asked for, or English where the console has not its letters."""
    letters = "".join(renderings(wanted).values())
    try:
        letters.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "en"
    return wanted


def path_of(written: str) -> str:
    r"""A path on the command line as the project writes it: `docs\en\index.md` and `./docs/en/index.md` are one."""
    return os.path.normpath(written.replace("\\", "/")).replace("\\", "/")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(json_escaped, error.object[error.start : error.end])), error.end

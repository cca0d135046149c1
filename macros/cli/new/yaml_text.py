"""Records as the YAML that this project writes and reads back: two blanks a step, short groups on one line.

Every text that YAML 1.2.2 would read as something else is put in double quotation marks (7.3.1), with whatever cannot
be seen as an escape. Knows no record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | bool | Sequence["Value"] | Mapping[str, "Value"]
WIDEST = 110  # of a group on one line, with its key
# Begins as no indicator of YAML does, and holds none that ends a text in a block or in a group on one line
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff.][A-Za-z0-9\u4e00-\u9fff \-.+*/%_’“”，。、；：！？（）《》]*(?<! )")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9./_~%=&+-]+")
# YAML's core schema (1.2.2, 10.3.2) reads these as no value at all; the fourth of them, ~, is not plain here anyway
_NOTHING = re.compile("null|Null|NULL")
_NUMBER = re.compile(r"-?[0-9.]+(e[0-9]+)?")
_UNSEEN = re.compile("[\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff\ufff0-\uffff]")


def record_text(key: str | None, fields: Mapping[str, Value]) -> str:
    """A record under its key; the fields alone, as the whole of a file, where there is none."""
    if key is None:
        return "".join(f"{line}\n" for line in _block(fields, 0))
    return "".join(f"{line}\n" for line in (f"{key}:", *_block(fields, 2)))


def appended(text: str, more: str) -> str:
    """`text` with `more` behind it, a blank line between; `text` itself stays as it is."""
    if not text.strip():
        return text + more
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n{more}"


def scalar(text: str) -> str:
    """A text as a scalar, which reads back as it was."""
    if not _NOTHING.fullmatch(text) and any(form.fullmatch(text) for form in (_PLAIN, _ADDRESS, _NUMBER)):
        return text
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _block(fields: Mapping[str, Value], depth: int) -> Iterator[str]:
    for name, value in fields.items():
        line = f"{' ' * depth}{name}: {_on_one_line(value)}"
        if isinstance(value, Mapping) and value and len(line) > WIDEST:
            yield f"{' ' * depth}{name}:"
            yield from _block(value, depth + 2)
        else:
            yield line


def _on_one_line(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_on_one_line(inner)}' for name, inner in value.items())}}}"
    return f"[{', '.join(map(_on_one_line, value))}]"

"""What a value that a record's model refused can only have meant, from the error that pydantic makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.catalog.fields import is_id
from macros.catalog.reading.scalars import range_meant, share_meant

_PAIRS = ("range", "span")  # fields that are two numbers
_AMOUNT = ("value", "range")  # fields in the unit of their record


def meant_by(error: Mapping[str, Any], *, is_percent: bool) -> str | None:
    """The text to write in its place, or None; `is_percent` says that the record's numbers are said times 100."""
    written, kind, field = error["input"], error["type"], next(iter(error["loc"]), None)
    if not isinstance(written, str):
        return None
    if kind in ("tuple_type", "list_type"):
        if error["loc"][-1] in _PAIRS:
            return range_meant(written)
        return f"[{written}]" if is_id(written) else None
    share = share_meant(written) if kind == "not-a-number" and is_percent and field in _AMOUNT else None
    return share or error.get("ctx", {}).get("mend") or None

"""JSON in which a decimal number has every digit it was written with (RFC 8259, 6, sets no limit). Not for reading it.

Python's own writer knows floats only, which hold some seventeen digits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from macros.wording.digits import plain, unsigned_zero, without_zeros


def json_text(value: Any, *, before: str = "\n") -> str:
    """What `json.dumps` makes with an indent of one, but for decimals. `before` is what stands before a member."""
    inner = f"{before} "
    if isinstance(value, Mapping) and value:
        members = (f"{_scalar(key)}: {json_text(one, before=inner)}" for key, one in value.items())
        return f"{{{inner}{f',{inner}'.join(members)}{before}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join(json_text(one, before=inner) for one in value)}{before}]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(unsigned_zero(without_zeros(value)))
    return json.dumps(value, ensure_ascii=False)

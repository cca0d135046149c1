"""The types of fields that name a language: its BCP 47 tag, its CLDR locale, Material's code."""

from __future__ import annotations

import re
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from macros.catalog.validators import refusal
from macros.ground.told import told

# RFC 5646, 2.1, without extensions and private use: language, script, region, variants
_TAG = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,2}"
_LOCALE = r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?"
_MATERIAL = r"[a-z]{2,3}(-[A-Za-z]{2,4})?"  # a file of Material's partials/languages


def read_tag(written: str) -> str:
    """A tag for `lang` and `hreflang`."""
    if not re.fullmatch(_TAG, written):
        said = told('"{written}" is no tag of a language', written=written)
        raise refusal("wrong-type", said, told("write it as BCP 47 has it: en, zh-Hans, pt-BR"))
    return written


def read_locale(written: str) -> str:
    """A locale whose numbers, dates and lists Babel knows."""
    try:
        known = bool(re.fullmatch(_LOCALE, written)) and Locale.parse(written) is not None
    except (UnknownLocaleError, ValueError):
        known = False
    if not known:
        said = told('"{written}" is no locale of CLDR', written=written)
        raise refusal("not-an-option", said, told("write it with low lines: en_GB, zh_Hans_CN"))
    return written


def read_material(written: str) -> str:
    """A code that Material has its own strings under; it becomes the name of a file."""
    if not re.fullmatch(_MATERIAL, written):
        said = told('"{written}" is no code of a language', written=written)
        raise refusal("wrong-type", said, told("write it as Material names its files: en, zh, pt-BR"))
    return written


_SHORT = StringConstraints(min_length=1, max_length=40)
Tag = Annotated[str, _SHORT, AfterValidator(read_tag), WithJsonSchema({"type": "string", "pattern": f"^{_TAG}$"})]
LocaleName = Annotated[
    str, _SHORT, AfterValidator(read_locale), WithJsonSchema({"type": "string", "pattern": f"^{_LOCALE}$"})
]
MaterialCode = Annotated[
    str, _SHORT, AfterValidator(read_material), WithJsonSchema({"type": "string", "pattern": f"^{_MATERIAL}$"})
]

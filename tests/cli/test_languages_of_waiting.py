"""Where a text waits, messages in any language quote what stands in the file."""

from __future__ import annotations

from macros.catalog.record_texts import to_translate
from macros.ground.told import said_in, told


def test_what_stands_in_a_file_is_quoted_as_it_stands() -> None:
    mark = to_translate("en")
    hint = told('write it in the place of "{mark}"; whoever does not write the language asks for it', mark=mark)
    assert "“To be translated”" in said_in(hint, "zh")
    assert to_translate("zh") == "待译"

"""Whether a text is plainly of another script than its language is written in: Chinese where English should stand.

A program cannot tell English from French; that eight letters of ten are Han it can. Scripts by BCP 47 (RFC 5646) and
what CLDR has for a language without one ("likely subtags").
"""

from __future__ import annotations

import re

from macros.ground.told import Told, told

_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_WORD = re.compile("(?<![A-Za-z])[a-z]{2,}")
_WRITTEN_IN_HAN = ("zh", "ja", "yue", "wuu")
_FEWEST_LETTERS, _FEWEST_WORDS = 4, 6


def is_of_other_script(text: str, tag: str) -> bool:
    """Whether most of `text` is Han though a language `tag` is not written so, or none of it though it is.

    A few letters or words say nothing: names are written as they are.
    """
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if tag.partition("-")[0] in _WRITTEN_IN_HAN:
        return not han and len(_LATIN_WORD.findall(text)) >= _FEWEST_WORDS
    return han >= _FEWEST_LETTERS and han > latin


def other_script_told(language: str) -> tuple[Told, str, Told]:
    """Message, code and hint for such a text."""
    said = told('this is not in "{language}"', language=language)
    hint = told("translate it; who does not write the language leaves it out, and asks for it in the pull request")
    return said, "missing-language", hint

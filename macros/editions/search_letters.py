"""Traditional characters as simplified ones, in text and query alike: 許可證 finds 许可证.

Letter by letter, by OpenCC's table; Taiwan's word for the same thing is the glossary's, as another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from opencc import OpenCC

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x2A6E0))  # Unicode 16: the ideographs in use


@lru_cache(maxsize=1)
def simplified() -> Mapping[int, str]:
    """What stands for each traditional character, by its number, as `str.translate` takes it."""
    letters = [chr(number) for block in _BLOCKS for number in block]
    one_by_one = "\n".join(letters)  # apart, so that it finds no words
    convert = OpenCC("t2s").convert
    settled = convert(convert(one_by_one)).split("\n")  # twice: of one or two letters the simplified form has another
    return {ord(one): other for one, other in zip(letters, settled, strict=True) if one != other}


def letters_for(texts: Iterable[str]) -> str:
    """The traditional characters whose simplified form stands in these folded texts, each before that form.

    All that a query against them needs: any other character finds nothing in either form.
    """
    there = {letter for text in texts for letter in text}
    return "".join(f"{chr(number)}{plain}" for number, plain in simplified().items() if plain in there)

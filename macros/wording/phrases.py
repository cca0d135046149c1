"""The site's own words: a pattern of data/phrases/<language>.yml with its slots filled. Not records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.catalog.slots import filled

if TYPE_CHECKING:
    from macros.wording.voice import Voice


class WordlessError(KeyError):
    """A language has no word for what is to be said; the message names the language and the missing key."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put the message in quotation marks


def phrase(voice: Voice, group: str, key: str, /, **slots: object) -> str:
    """A pattern of data/phrases/<language>.yml with its {slots} filled.

    `key` may be a record's own word in any case (grade "A" finds the key `a`). A slot the pattern does
    not use is ignored, so that languages may say less. Raises WordlessError where group, key or a
    slot's filling is missing.
    """
    name = f'phrase "{group}.{key.lower()}" in data/phrases/{voice.language}.yml'
    pattern = voice.catalog.phrases.get(voice.language, {}).get(group, {}).get(key.lower())
    if pattern is None:
        raise WordlessError(f"no {name}")
    try:
        return filled(pattern, slots)
    except KeyError as missing:
        raise WordlessError(f"{name} wants {{{missing.args[0]}}}") from None

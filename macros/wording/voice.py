"""The voice of one language: its CLDR locale and its phrases, filled with what is said. Records are not its subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from babel import Locale
from markupsafe import Markup, escape

from macros.catalog.catalog import Catalog
from macros.catalog.records import Language
from macros.ground.remembered import kept_with
from macros.ground.slots import filled


class WordlessError(KeyError):
    """A language has no word for what is to be said; the message names the language and the missing key."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put the message in quotation marks


# Compared by identity: a catalog is too big to compare and cannot be hashed
@dataclass(frozen=True, eq=False)
class Voice:
    """One language of the site, with the catalog whose records it puts into words."""

    language: str
    catalog: Catalog

    @cached_property
    def record(self) -> Language:
        """The language's own record; WordlessError for a language the site does not have."""
        try:
            return self.catalog.languages[self.language]
        except KeyError:
            raise WordlessError(f'no language "{self.language}" in data/languages.yml') from None

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale that numbers, dates and lists follow."""
        return Locale.parse(self.record.babel)

    @property
    def tag(self) -> str:
        """The BCP 47 tag, for `lang` and `hreflang`."""
        return self.record.tag

    def setting(self, key: str) -> Decimal:
        """A number from the phrases' group `numbers`, a rule of the language that CLDR lacks; or Infinity."""
        return Decimal(phrase(self, "numbers", key))


@kept_with(4)
def voices(catalog: Catalog) -> Mapping[str, Voice]:
    """The voice of each language of a catalog: the same ones for as long as it is the same, with all they remember."""
    return MappingProxyType({language: Voice(language, catalog) for language in catalog.languages})


class SaidAnew(str):
    """Words of one language that can be said in another: a day stands in a sentence as the sentence's language has it.

    A growing language borrows sentences, and fills them with what it says itself.
    """

    __slots__ = ("again",)
    again: Callable[[Voice], str]

    @classmethod
    def of(cls, words: str, again: Callable[[Voice], str]) -> SaidAnew:
        """The words, and how a voice says the same."""
        said = cls(words)
        said.again = again
        return said


def speaking(voice: Voice, group: str, key: str) -> Voice:
    """The voice that a phrase is said in: this one or, where its language grows and lacks it, of a lender."""
    for language in (voice.language, *voice.catalog.growing.get(voice.language, ())):
        if key.lower() in voice.catalog.phrases.get(language, {}).get(group, {}):
            return voice if language == voice.language else voices(voice.catalog)[language]
    return voice


def phrase(voice: Voice, group: str, key: str, /, **slots: object) -> str:
    """A pattern of data/phrases/<language>.yml with its {slots} filled.

    `key` may be a record's own word in any case (grade "A" finds the key `a`). A slot the pattern does
    not use is ignored, so that languages may say less. A language that grows and lacks the phrase says it as the
    one does that it borrows of, days in its slots (`SaidAnew`) too. Where a slot is filled with HTML (Markup), the
    phrase is HTML too: its own words, and whatever else fills it, are escaped. Raises WordlessError
    where group, key or a slot's filling is missing.
    """
    name = f'phrase "{group}.{key.lower()}" in data/phrases/{voice.language}.yml'
    own = speaking(voice, group, key)
    pattern = voice.catalog.phrases.get(own.language, {}).get(group, {}).get(key.lower())
    if pattern is None:
        raise WordlessError(f"no {name}")
    if own is not voice:
        slots = {slot: value.again(own) if isinstance(value, SaidAnew) else value for slot, value in slots.items()}
    try:
        if any(isinstance(slot, Markup) for slot in slots.values()):
            return Markup(filled(escape(pattern), {slot: escape(value) for slot, value in slots.items()}))
        return filled(pattern, slots)
    except KeyError as missing:
        raise WordlessError(f"{name} wants {{{missing.args[0]}}}") from None

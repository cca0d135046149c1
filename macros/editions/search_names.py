"""What a name is called elsewhere: 黄仁勋 for Huang, 輝達 for 英伟达, so that either finds what the page says.

By the glossary: the names of a term in other languages, its other names, and the renderings that writers are to avoid.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.records import Term
from macros.editions.search_words import folded, tokens
from macros.wording.voice import Voice


def other_names(voice: Voice) -> dict[str, list[str]]:
    """By each other name of a term, folded, the names it has in the voice's language; those are not among them."""
    found: dict[str, list[str]] = {}
    for term in voice.catalog.terms.values():
        own = _own(term, voice.language)
        for name in dict.fromkeys(folded(name) for name in _names(term)):
            if name not in map(folded, own) and _is_worth_asking(name):
                found[name] = list(dict.fromkeys((*found.get(name, ()), *own)))
    return dict(sorted(found.items()))


def _own(term: Term, language: str) -> tuple[str, ...]:
    """The shortest first: it stands in the longer."""
    names = (term.short or {}).get(language), term.name.get(language)
    return tuple(dict.fromkeys(name for name in names if name))


def _names(term: Term) -> Iterator[str]:
    yield from term.name.values()
    yield from (term.short or {}).values()
    for names in (*term.avoid.values(), *term.also.values()):
        yield from names


def _is_worth_asking(name: str) -> bool:
    """Whether a name is more than one letter of a script without spaces, which stands in many other words."""
    return len(list(tokens(name))) > 1 or len(name) > 1

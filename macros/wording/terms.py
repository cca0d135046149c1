"""Names of the glossary in a language. Finding them in running text is not its subject."""

from __future__ import annotations

from macros.ground.remembered import kept_with
from macros.wording.voice import Voice, WordlessError


def term_name(voice: Voice, term_id: str, *, short: bool = False) -> str:
    """The term's name, or its short name where `short` is asked for and there is one.

    Raises WordlessError for a term that the glossary does not have.
    """
    term = voice.catalog.terms.get(term_id)
    if term is None:
        raise WordlessError(f'no term "{term_id}" in data/glossary.yml')
    names = term.short if short and term.short else term.name
    return names[voice.language]


@kept_with(16)
def whole_names(voice: Voice) -> tuple[str, ...]:
    """The names of one word that no line may break."""
    names = (term.name.get(voice.language, "") for term in voice.catalog.terms.values() if term.whole)
    return tuple(name for name in names if name and " " not in name)

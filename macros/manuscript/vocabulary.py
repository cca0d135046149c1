"""The contributor's whole vocabulary: which macros a page may call, with which arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from macros.ground.told import Told, told


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro: what it shows, the kinds of record its one id may name, and the keywords it takes.

    `block` macros make a paragraph of their own; the others stand in a sentence.
    """

    name: str
    summary: Told
    names: tuple[str, ...]
    example: str
    keywords: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    block: bool = False


_STYLE = {"style": ("prose", "short")}
_ALL = (
    Macro(
        "fact",
        told("A fact's number in words, with its card."),
        ("fact",),
        '{{ fact("h20.charge-warned") }}',
        _STYLE,
    ),
    Macro(
        "claim",
        told("A number as the source under study gives it."),
        ("claim",),
        '{{ claim("h20.revenue-share") }}',
        _STYLE,
    ),
    Macro(
        "when",
        told("The date of an event, or of a fact."),
        ("event", "fact"),
        '{{ when("h20.licence-notice") }}',
        _STYLE,
    ),
    Macro("chart", told("A chart with its table and sources."), ("chart",), '{{ chart("h20-timeline") }}', block=True),
    Macro(
        "figure",
        told("The number of a chart on the page, and the way to it."),
        ("chart",),
        '{{ figure("h20-timeline") }}',
    ),
    Macro("quote", told("A quotation, attributed."), ("quote",), '{{ quote("trump-exciting") }}', block=True),
    Macro(
        "check",
        told("A claim held against the record."),
        ("claim",),
        '{{ check("h20.compute-share") }}',
        block=True,
    ),
    Macro(
        "verdicts",
        told("How the claims of an issue fared: a cell for each, by verdict."),
        ("issue",),
        '{{ verdicts("first-issue") }}',
        block=True,
    ),
    Macro("term", told("A name or term, with its meaning."), ("term",), '{{ term("cuda") }}', _STYLE),
    Macro("cite", told("The number of a source."), ("source",), '{{ cite("npr-2025-04-09") }}'),
    Macro("sources", told("Every source the page rests on."), (), "{{ sources() }}", block=True),
)
MACROS: Mapping[str, Macro] = MappingProxyType({macro.name: macro for macro in _ALL})

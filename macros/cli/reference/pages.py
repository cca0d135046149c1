"""The chapters on what pages and charts are made with: keys above a page, macros, units, kinds of charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from macros.catalog.numbers.unit_records import Unit
from macros.charts.kinds import kind, kind_names
from macros.charts.marks import Needs
from macros.cli.reference.docstrings import docstring
from macros.cli.reference.tables import Table, table
from macros.ground.told import Told, listed, told
from macros.manuscript.rules.front_matter import LONGEST, MEANINGS, REQUIRED
from macros.manuscript.vocabulary import MACROS

Block = Told | str | Table
# What a kind needs, and the fields of its record that say so
_FIELDS = MappingProxyType(
    {
        "clusters": ("groups",),
        "parts": ("groups",),
        "pairs": ("groups", "axes"),
        "sums": ("minus",),
        "against": ("against",),
        "lanes": ("lanes", "signs"),
        "base": ("from_zero",),
        "flags": ("events",),
    }
)


def front_matter() -> Iterator[Block]:
    """What stands above a page between two lines of `---`."""
    yield told("Between two lines of `---`; a number is `{{topic.key}}` there. What its issue says no page says again.")
    rows = [[f"`{key}`", _yes(key in REQUIRED), _limit(LONGEST.get(key, 0)), MEANINGS[key]] for key in MEANINGS]
    yield table([told("field"), told("needed"), told("holds"), told("is")], rows)


def macros() -> Iterator[Block]:
    """The calls that a page may have."""
    yield told(
        "Each takes one id in quotation marks and the arguments named here; a page may hold nothing else of Jinja."
    )
    rows = [
        [
            f"`{macro.example}`",
            macro.summary,
            listed(f"[{name}](#{name})" for name in macro.names) if macro.names else "",
            listed(f'`{key}="{value}"`' for key, values in macro.keywords.items() for value in values)
            if macro.keywords
            else "",
            told("a paragraph of its own") if macro.block else told("a sentence"),
        ]
        for macro in MACROS.values()
    ]
    yield table([told("call"), told("shows"), told("id of"), told("arguments"), told("stands in")], rows)


def units(known: Mapping[str, Unit], language: str) -> Iterator[Block]:
    """The units, as a language writes them."""
    yield told(
        "Before the unit stands what the number is in prose, then in charts and tables. `data/units.yml` has them."
    )
    rows = [
        [
            f"`{name}`",
            words.prose["other"],
            words.table["other"],
            f"`{unit.scale}`",
            " · ".join(f"{one}{'' if power == 1 else f'^{power}'}" for one, power in unit.dimension.items()),
            f"{unit.span[0]}–{unit.span[1]}" if unit.span else "",
            f"`{unit.differences}`" if unit.differences else "",
        ]
        for name, unit in known.items()
        for words in [unit.words.get(language) or next(iter(unit.words.values()))]
    ]
    heads = [told("unit"), told("in prose"), told("in tables"), told("scale"), told("dimension"), told("span")]
    yield table([*heads, told("differences in")], rows)


def charts(guide: str) -> Iterator[Block]:
    """The kinds of charts; `guide` is the file in which each is drawn once."""
    yield told(
        "The site has a page of its charts; each is written once in [{guide}]({guide}#draw-a-chart).", guide=guide
    )
    rows = [
        [f"[`{name}`]({guide}#chart-{name})", docstring(kind(name)), _drawn(kind(name).NEEDS), _more(kind(name).NEEDS)]
        for name in kind_names()
    ]
    yield table([told("kind"), told("shows"), told("draws"), told("fields besides")], rows)
    yield told(
        "All kinds: `kind`, `title`, `subtitle`, `alt`, `note`, `unused`; those that draw facts also `names`, "
        "`groups`, `aside` and `said`. Of a series: `series`, `along`, and `field` or `columns`. [The fields](#chart)."
    )
    yield told(
        "Marks: solid is reported, hatched (on a line dashed) an estimate or a projection, dotted set apart (`aside`), "
        "open a weak source, ink what the work under study says (`said`). A key below the drawing names those it has."
    )


def _drawn(needs: Needs) -> Told:
    slots = {"fewest": needs.fewest, "most": needs.most}
    if needs.draws == "events":
        return told("{fewest} to {most} events", **slots)
    if needs.draws == "lines":
        lines = told("a line") if needs.lines == 1 else told("up to {n} lines", n=needs.lines)
        return told("{lines}, of {fewest} to {most} points each", lines=lines, **slots)
    ends = told("{fewest} to {most} facts", **slots)
    return ends if needs.ranges else told("{facts}, no ranges", facts=ends)


def _more(needs: Needs) -> str:
    fields = [field for need, fields in _FIELDS.items() if getattr(needs, need) for field in fields]
    return " ".join(f"`{field}`" for field in dict.fromkeys(fields))


def _yes(needed: bool) -> Told | str:
    return told("yes") if needed else ""


def _limit(longest: int) -> Told | str:
    return told("a text, up to {n} characters", n=longest) if longest else ""

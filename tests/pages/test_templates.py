"""Row 58: every slot of every template of ours escapes what it sets, whatever a record or a phrase says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, Template, nodes
from jinja2.visitor import NodeTransformer

from macros.pages.environment import TEMPLATES
from tests.conftest import ROOT

HOSTILE = "\"'><script>alert(1)</script>&amp;"
OURS = sorted(name for name in TEMPLATES.list_templates() if name.endswith(".html"))
OVERRIDES = sorted(file for form in ("*.html", "*.xml") for file in (ROOT / "overrides").rglob(form))
# Where a template takes HTML that was made safe before, and why.
SAFE = {
    "partials/metadata.html": "JSON-LD, whose `<` is written as an escape (macros/press/metadata.py)",
}


def _names() -> Iterator[str]:
    for name in OURS:
        source = TEMPLATES.loader.get_source(TEMPLATES, name)[0]  # type: ignore[union-attr]
        yield from (node.name for node in TEMPLATES.parse(source).find_all(nodes.Name))


NAMES = frozenset(_names())  # a template may include another one


class Hostile(str):
    """A value whose every attribute, item and result is the same hostile text."""

    def __new__(cls) -> Hostile:
        return super().__new__(cls, HOSTILE)

    def __getattribute__(self, name: str) -> Any:
        return super().__getattribute__(name) if name.startswith("__") or hasattr(str, name) else Hostile()

    def __call__(self, *_: object, **__: object) -> Hostile:
        return Hostile()

    def __getitem__(self, _: object) -> Hostile:  # type: ignore[override]
        return Hostile()

    def __truediv__(self, _: object) -> Hostile:
        return Hostile()

    __sub__ = __rsub__ = __add__ = __mod__ = __round__ = __truediv__  # type: ignore[assignment]

    def items(self) -> list[tuple[Hostile, Hostile]]:
        return [(Hostile(), Hostile())]


class OnceEach(NodeTransformer):
    """Lets every loop run once over hostile values, as many to a turn as it takes, and every condition hold."""

    def __init__(self, *, holds: bool) -> None:
        self.holds = holds

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        width = len(node.target.items) if isinstance(node.target, nodes.Tuple) else 0
        node.iter = nodes.Call(nodes.Name("turns", "load"), [nodes.Const(width)], [], None, None)
        node.test = None
        return self.generic_visit(node)  # type: ignore[return-value]

    def visit_If(self, node: nodes.If) -> nodes.If:  # noqa: N802 - Jinja's name
        node.test = nodes.Const(self.holds)
        return self.generic_visit(node)  # type: ignore[return-value]


def turns(width: int) -> list[Any]:
    return [tuple(Hostile() for _ in range(width)) if width else Hostile()]


def filled(name: str, *, holds: bool) -> str:
    """A template with a hostile value in each of its slots."""
    environment: Environment = TEMPLATES.overlay()
    source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
    tree = OnceEach(holds=holds).visit(environment.parse(source, name))
    tree.set_environment(environment)
    code = environment.compile(tree, name, name)
    slots = {slot: Hostile() for slot in NAMES} | {"turns": turns, "namespace": environment.globals["namespace"]}
    return Template.from_code(environment, code, dict(environment.globals)).render(slots)


@pytest.mark.parametrize("holds", [True, False])
@pytest.mark.parametrize("name", OURS)
def test_every_slot_of_a_template_escapes_a_hostile_value(name: str, holds: bool) -> None:
    made = filled(name, holds=holds)
    source = TEMPLATES.loader.get_source(TEMPLATES, name)[0]  # type: ignore[union-attr]
    assert made.count("<script") == source.count("<script")
    assert HOSTILE not in made


def test_the_slots_are_filled_at_all() -> None:
    shown = [name for name in OURS if "&lt;script&gt;" in filled(name, holds=True)]
    assert len(shown) > 20


def expressions(tree: nodes.Template) -> Iterator[nodes.Expr]:
    for output in tree.find_all(nodes.Output):
        yield from (piece for piece in output.nodes if not isinstance(piece, nodes.TemplateData))


@pytest.mark.parametrize("path", [*OVERRIDES], ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_no_template_of_the_theme_room_takes_text_for_html_without_a_reason(path: Path) -> None:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(ROOT / "overrides").as_posix()
    unescaped = [found for found in tree.find_all(nodes.Filter) if found.name == "safe"]
    assert not unescaped or name in SAFE
    assert not list(tree.find_all(nodes.ScopedEvalContextModifier)), "autoescape is never switched off"


@pytest.mark.parametrize(
    "path", [*OVERRIDES, *(ROOT / "macros/pages/templates").glob("*.html")], ids=lambda path: path.name
)
def test_every_slot_in_an_attribute_stands_in_quotation_marks(path: Path) -> None:
    """Escaping does not hold a value in that a blank can end."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for output in tree.find_all(nodes.Output):
        for before, piece in zip(output.nodes, output.nodes[1:], strict=False):
            if isinstance(before, nodes.TemplateData) and not isinstance(piece, nodes.TemplateData):
                assert not before.data.rstrip().endswith("="), f"{path.name}: {before.data[-40:]}"

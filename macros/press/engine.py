"""The engine that runs the calls of pages has nothing else to run: text, and known names called with constants.

A macro notes its call and leaves a token in the Markdown. The gate has read every page before
(`manuscript/gate.py`); these are the walls behind it. mkdocs-macros 1.5 gives its Jinja environment from `on_config`
on, and runs `on_pre_page_macros` before each page. Cleared names alone are no wall, since a constant has attributes
too: what holds is that no other node of Jinja's tree is made code of, and that no attribute and no item can be asked
for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError

from macros.manuscript.gate import Call
from macros.manuscript.tokens import token
from macros.manuscript.vocabulary import MACROS
from macros.pages.bodies import uses_of
from macros.pages.made_page import Use
from macros.press.session import session


def register(env: Any) -> None:
    """Put every macro of the vocabulary into mkdocs-macros's table."""
    for name in MACROS:
        env.macro(_macro(name), name)


def _macro(name: str) -> Any:
    def run(record_id: str = "", **keywords: Any) -> str:
        return token(session().note(Use(name, record_id, **keywords)))

    run.__doc__ = MACROS[name].summary
    return run


class CallsOnly(CodeGenerator):
    """Makes code of text and of calls of the environment's macros with constants; of nothing else."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Refuse a template that holds anything else, before any of it is folded or compiled."""
        for stray in strays(node, self.environment.globals):
            raise TemplateAssertionError(f"{type(stray).__name__} is not run in a page", stray.lineno)
        super().visit_Template(node, frame)


def strays(template: nodes.Template, names: Collection[str]) -> list[nodes.Node]:
    """What of a template's tree is neither text nor a call of one of `names` with constants."""
    outputs = [node for node in template.body if isinstance(node, nodes.Output)]
    pieces = [piece for output in outputs for piece in output.nodes]
    blocks = [node for node in template.body if not isinstance(node, nodes.Output)]
    return [*blocks, *(piece for piece in pieces if not _is_text(piece) and not _is_plain_call(piece, names))]


def _is_text(node: nodes.Node) -> bool:
    return type(node) is nodes.TemplateData


def _is_plain_call(node: nodes.Node, names: Collection[str]) -> bool:
    return (
        type(node) is nodes.Call
        and type(node.node) is nodes.Name
        and node.node.name in names
        and node.dyn_args is None
        and node.dyn_kwargs is None
        and all(type(value) is nodes.Const for value in (*node.args, *(keyword.value for keyword in node.kwargs)))
    )


def leave_nothing_to_run(environment: Environment, macros: Iterable[str]) -> None:
    """Take out of mkdocs-macros's environment all but the macros, and let it make code of their calls alone."""
    kept = {name: environment.globals[name] for name in macros}
    for table in (environment.globals, environment.filters, environment.tests, environment.extensions):
        table.clear()
    environment.globals.update(kept)
    environment.loader = None
    environment.getattr = environment.getitem = _refuse  # type: ignore[method-assign, assignment]
    environment.code_generator_class = CallsOnly


def _refuse(_obj: Any, name: Any) -> NoReturn:
    raise SecurityError(f"nothing in a page has a {name!r}")


def ran_as_checked(uses: Iterable[Use], calls: Iterable[Call]) -> bool:
    """Whether the calls that ran on a page are those that the gate parsed, each once and in their order."""
    return list(uses) == uses_of(calls)

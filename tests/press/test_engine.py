"""Rows 1, 2 and 54: pages run nothing but the macros, by two walls, each of which holds with the other taken down."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, TemplateError
from mkdocs.config import load_config
from mkdocs_macros.plugin import MacrosPlugin

from macros import on_pre_page_macros
from macros.manuscript.gate import Call, calls_in
from macros.manuscript.page import page_of
from macros.manuscript.vocabulary import MACROS
from macros.pages.made_page import Use
from macros.press import engine as engine_module
from macros.press.engine import CallsOnly, leave_nothing_to_run, ran_as_checked, strays
from tests.conftest import ROOT

CANARY = "canary-of-the-engine"
RUN = f"os.popen('echo ran > {CANARY}').read()"
PAYLOADS = {
    "cycler": "{{ cycler.__init__.__globals__.RUN }}",
    "joiner": "{{ joiner.__init__.__globals__.RUN }}",
    "namespace": "{{ namespace.__init__.__globals__.RUN }}",
    "lipsum": "{{ lipsum.__globals__.RUN }}",
    "dict": "{{ dict.__base__.__subclasses__() }}",
    "range": "{{ range(99999999999) }}",
    "a macro's globals": "{{ fact.__globals__['__builtins__']['__import__']('os').system('echo ran > CANARY') }}",
    "a macro's result": "{{ fact('a.b').__class__.__mro__[1].__subclasses__() }}",
    "a macro's item": "{{ fact('a.b')[0] }}",
    "config": "{{ config.theme.get_env().globals }}",
    "config by item": "{{ config['site_dir'] }}",
    "page": "{{ page.file.src_uri }}",
    "page's meta": "{{ page.meta }}",
    "files": "{{ files }}",
    "navigation": "{{ navigation.pages[0].file.abs_src_path }}",
    "environment": "{{ environment.HOME }}",
    "context": "{{ context() }}",
    "macros_info": "{{ macros_info() }}",
    "now": "{{ now() }}",
    "fix_url": "{{ fix_url('x') }}",
    "text's class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "constant's attribute": "{{ 'x'.upper() }}",
    "number's class": "{{ (1).__class__.__base__.__subclasses__() }}",
    "list": "{{ [].__class__ }}",
    "tuple": "{{ ().__class__.__bases__[0] }}",
    "self": "{{ self.__init__.__globals__ }}",
    "self's environment": "{{ self._TemplateReference__context.environment }}",
    "filter attr": "{{ '' | attr('__class__') }}",
    "filter format": "{{ '{0.__class__}' | format(fact) }}",
    "filter map": "{{ [fact] | map(attribute='__globals__') | list }}",
    "filter in an argument": "{{ fact('a' | upper) }}",
    "folding": "{{ 'a' * 999999999 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "concatenation": "{{ fact('a' ~ 'b') }}",
    "inline if": "{{ fact('a.b') if true else config }}",
    "test": "{{ fact is callable }}",
    "call of a call": "{{ fact('a.b')() }}",
    "star": "{{ fact(*['a.b']) }}",
    "double star": "{{ fact(**{'record_id': 'a.b'}) }}",
    "name as argument": "{{ fact(config) }}",
    "list as argument": "{{ fact(['a.b']) }}",
    "if": "{% if lipsum.__globals__.RUN %}{% endif %}",
    "for": "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "set": "{% set x = cycler.__init__.__globals__.RUN %}",
    "set block": "{% set x %}{{ fact('a.b') }}{% endset %}",
    "macro": "{% macro fact(x) %}{{ cycler.__init__.__globals__.RUN }}{% endmacro %}{{ fact('a.b') }}",
    "call block": "{% call fact('a.b') %}{{ config }}{% endcall %}",
    "include": "{% include 'mkdocs.yml' %}",
    "import": "{% import 'mkdocs.yml' as x %}",
    "extends": "{% extends 'mkdocs.yml' %}",
    "from": "{% from 'mkdocs.yml' import x %}",
    "block": "{% block x %}{{ config }}{% endblock %}",
    "with": "{% with x = config %}{{ x }}{% endwith %}",
    "filter block": "{% filter upper %}{{ config }}{% endfilter %}",
    "autoescape": "{% autoescape config %}{% endautoescape %}",
}
PAYLOADS = {name: text.replace("RUN", RUN).replace("CANARY", CANARY) for name, text in PAYLOADS.items()}
EACH = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
CALL = "{{ fact('a.b') }}"


class Engine:
    """mkdocs-macros as a build sets it up, over one page, with a note of every call that it runs."""

    def __init__(self, plugin: MacrosPlugin, uses: list[Use]) -> None:
        self.plugin, self.uses = plugin, uses

    def run(self, markdown: str) -> str:
        self.uses.clear()
        page = SimpleNamespace(
            meta={"title": ""}, title="", file=SimpleNamespace(src_path="en/a.md", src_uri="en/a.md")
        )
        return str(self.plugin.on_page_markdown(markdown, page=copy.copy(page), config={}))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The engine as mkdocs-macros leaves it, nothing taken out."""
    uses: list[Use] = []
    note: Callable[[Use], int] = lambda use: uses.append(use) or len(uses) - 1  # noqa: E731
    monkeypatch.setattr(engine_module, "session", lambda: SimpleNamespace(note=note))
    monkeypatch.chdir(ROOT)
    config: Any = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    plugin = config.plugins["macros"]
    plugin.on_config(config)
    monkeypatch.chdir(tmp_path)
    return Engine(plugin, uses)


@pytest.fixture
def engine(opened: Engine) -> Engine:
    leave_nothing_to_run(opened.plugin.env, MACROS)
    return opened


def test_the_engine_runs_a_call_that_pages_may_hold(engine: Engine) -> None:
    said = engine.run(f"Up to {CALL} and {{{{ chart('c') }}}}.")
    assert engine.uses == [Use("fact", "a.b"), Use("chart", "c")]
    assert "fact" not in said
    assert said.startswith("Up to ")


def test_there_are_forty_payloads_and_some_do_run_where_there_is_no_wall(opened: Engine, tmp_path: Path) -> None:
    """Or the tests below would show nothing."""
    assert len(PAYLOADS) >= 40
    for payload in (PAYLOADS["cycler"], PAYLOADS["lipsum"]):
        opened.run(payload)
        assert (tmp_path / CANARY).exists()
        (tmp_path / CANARY).unlink()


@EACH
def test_with_the_gate_switched_off_nothing_of_a_payload_runs(engine: Engine, tmp_path: Path, payload: str) -> None:
    engine.run(f"{CALL}\n\n{payload}\n")
    assert not (tmp_path / CANARY).exists()
    assert engine.uses == [], "the page is refused before its first call runs"


@EACH
def test_with_the_engine_left_open_the_gate_stops_every_payload(payload: str) -> None:
    page, _ = page_of(f"# T {{ #t }}\n\n{payload}\n", "docs/en/a.md", "en")
    assert calls_in(page)[1] != []


@EACH
def test_code_is_refused_by_the_generator_alone(opened: Engine, tmp_path: Path, payload: str) -> None:
    """With every name, filter and attribute still there."""
    environment: Environment = opened.plugin.env
    environment.code_generator_class = CallsOnly
    opened.run(payload)
    assert not (tmp_path / CANARY).exists()
    assert opened.uses == []


@pytest.mark.parametrize("name", ["constant's attribute", "text's class", "cycler", "config by item", "page", "self"])
def test_no_attribute_and_no_item_is_to_be_had_where_the_generator_is_open(
    opened: Engine, tmp_path: Path, name: str
) -> None:
    environment: Environment = opened.plugin.env
    generator = environment.code_generator_class
    leave_nothing_to_run(environment, MACROS)
    environment.code_generator_class = generator
    with pytest.raises(TemplateError):
        environment.from_string(PAYLOADS[name]).render(config={"site_dir": "x"}, page="x", cycler=object)
    assert not (tmp_path / CANARY).exists()


def test_a_page_gets_no_variable_but_itself(engine: Engine) -> None:
    engine.plugin.variables["page"] = "the page"
    on_pre_page_macros(engine.plugin)
    assert dict(engine.plugin.variables) == {"page": "the page"}


def test_what_ran_is_held_against_what_was_parsed() -> None:
    text = "{{ fact('a.b', style='short') }} {{ sources() }}\n"
    calls: list[Call] = calls_in(page_of(text, "docs/en/a.md", "en")[0])[0]
    ran = [Use("fact", "a.b", "short"), Use("sources")]
    assert ran_as_checked(ran, calls)
    assert not ran_as_checked(ran[:1], calls)
    assert not ran_as_checked([*ran, ran[0]], calls)
    assert not ran_as_checked([ran[1], ran[0]], calls)
    assert not ran_as_checked([Use("fact", "a.c", "short"), ran[1]], calls)


def test_a_tree_of_text_and_calls_has_no_strays() -> None:
    tree = Environment(autoescape=False).parse(f"Text {CALL} and {{{{ term('x', style='short') }}}}")
    assert strays(tree, MACROS) == []
    assert strays(tree, ["fact"]) != []

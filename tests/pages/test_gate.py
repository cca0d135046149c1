"""The gate lets a page call the macros of the vocabulary with literals, and lets nothing else of Jinja through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.ground.problems import as_text
from macros.manuscript.gate import calls_in
from macros.manuscript.page import page_of

FRONT = "---\ntitle: T\n---\n"


def gate(body):
    page, _ = page_of(FRONT + body, "docs/en/a.md", "en")
    return calls_in(page)


def test_a_call_is_read_with_its_place():
    (call,), problems = gate('Some {{ fact("h20.charge-warned", style="short") }} words')
    assert not problems
    assert (call.name, call.id, call.keywords) == ("fact", "h20.charge-warned", (("style", "short"),))
    assert (str(call.position), str(call.id_position)) == ("docs/en/a.md:4:6", "docs/en/a.md:4:15")


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ config.theme.get_env() }}",
        "{{ cycler.__init__.__globals__.os.popen('ls') }}",
        "{{ fact('a').upper() }}",
        "{{ fact('a') | safe }}",
        "{{ fact('a') ~ 'b' }}",
        "{{ fact(*['a']) }}",
        "{{ fact(**{'a': 1}) }}",
        "{{ [fact('a')] }}",
        "{{ 5 }}",
        "{{ config }}",
        "{{ macros['fact']('a') }}",
        "{{ fact('a') if true }}",
    ],
)
def test_whatever_is_not_a_plain_call_is_refused(body):
    calls, problems = gate(body)
    assert calls == []
    assert [problem.code for problem in problems] == ["not-a-call"]
    assert 'only calls such as {{ fact("topic.key") }}' in as_text(problems)


@pytest.mark.parametrize("word", ["include", "for", "set", "raw", "import", "if", "macro"])
def test_a_statement_is_refused_by_name(word):
    body = {
        "include": "{% include 'x' %}",
        "for": "{% for x in y %}{% endfor %}",
        "set": "{% set x = 1 %}",
        "raw": "{% raw %}{{ x }}{% endraw %}",
        "import": "{% import 'x' as y %}",
        "if": "{% if x %}{% endif %}",
        "macro": "{% macro x() %}{% endmacro %}",
    }[word]
    calls, problems = gate(body)
    assert calls == []
    assert problems
    assert {problem.code for problem in problems} <= {"not-a-call", "broken-braces"}


@pytest.mark.parametrize("body", ["## A {#id}\n", "{# hidden #}"])
def test_a_jinja_comment_suggests_the_blank(body):
    _, problems = gate(body)
    assert problems[0].code == "jinja-comment"
    assert "put a space after the brace: { #id }" in as_text(problems)


def test_an_unknown_macro_suggests_the_nearest():
    _, problems = gate('{{ fcat("h20.charge") }}')
    assert 'docs/en/a.md:4:4: no macro "fcat" [unknown-macro]' in as_text(problems)
    assert 'did you mean "fact"?' in as_text(problems)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ fact() }}", "fact takes one id, not 0"),
        ("{{ fact('a', 'b') }}", "fact takes one id, not 2"),
        ("{{ sources('a') }}", "sources takes no argument, not 1"),
        ("{{ fact(5) }}", "fact takes an id in quotes"),
        ("{{ fact(name) }}", "fact takes an id in quotes"),
        ("{{ fact('a', stile='short') }}", 'fact has no keyword "stile"'),
        ("{{ fact('a', style='long') }}", 'style is one of "prose", "short"'),
        ("{{ fact('a', style=1) }}", 'style is one of "prose", "short"'),
        ("{{ fact('a', style=config) }}", 'style is one of "prose", "short"'),
    ],
)
def test_a_wrong_argument_is_told(body, said):
    calls, problems = gate(body)
    assert calls == []
    assert said in as_text(problems)


@pytest.mark.parametrize("body", ["{{ fact('a' }}", "{{ fact('a')", "{{ }}", "{% %}", "{{ fact('a\") }}"])
def test_broken_braces_are_told_with_their_line(body):
    calls, problems = gate("One line.\n\n" + body)
    assert calls == []
    assert problems[0].position.line == 6


def test_blanks_eaten_by_jinja_do_not_shift_places():
    calls, problems = gate('a   {{- fact("x") -}}   b {{ fact("y") }}')
    assert [str(call.position) for call in calls] == ["docs/en/a.md:4:27"]
    assert [(str(found.position), found.code) for found in problems] == [("docs/en/a.md:4:5", "not-a-call")]


@given(st.text(alphabet=st.sampled_from("{}%#'\"()=., \nabfct-_|~[]*"), max_size=60))
def test_no_text_gets_past_the_gate_with_an_exception(body):
    calls, problems = gate(body)
    assert all(call.name == "fact" for call in calls) or not calls
    assert isinstance(problems, list)


@pytest.mark.parametrize("again", ["short", "prose"])
def test_a_keyword_given_twice_is_told_at_the_call(again):
    calls, problems = gate(f'Some {{{{ fact("h20.charge-warned", style="short", style="{again}") }}}} words')
    assert calls == []
    assert 'docs/en/a.md:4:6: fact is given "style" twice [bad-argument]' in as_text(problems)

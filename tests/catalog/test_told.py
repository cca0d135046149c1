"""What problems say is said in every language: each pattern in the code has its rendering, and nothing goes untold."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from macros.catalog.nodes import read_nodes
from macros.charts.kinds import kind_names
from macros.cli.new.command import KINDS as NEW
from macros.cli.new.command import NEWSLETTER
from macros.cli.parser import SHOW
from macros.cli.reference.docstrings import shown
from macros.editions.kinds import EDITIONS
from macros.ground.choices import OF_CHOICES, one_of
from macros.ground.codes import CODES
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Position, Problem, as_github, as_json, as_text
from macros.ground.told import any_of, language_of, languages, listed, renderings, said_in, told
from tests.conftest import ROOT

SOURCES = sorted((ROOT / "macros").rglob("*.py"))
OTHERS = [language for language in languages() if language != "en"]
HAN = re.compile("[\u4e00-\u9fff]")
# What takes a message and a hint, with where among its arguments they stand.
TAKERS = {
    "Problem": (1, 3),
    "problem": (1, 3),
    "Wrong": (0, 2),
    "refusal": (1, 2),
    "_RefusedError": (2, 4),
    "WrongSumError": (0, 2),
    "PeriodError": (0, 1),
    "UnlikeError": (0,),
    "add": (2, 4),
    "tell": (2, 4),
}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with the name that is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            yield name, node


def told_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        yield from ((f"{path.name}:{call.lineno}", call) for name, call in calls(path) if name == "told")


def enums(schema: object) -> Iterator[str]:
    """Every word that some field may be, of a closed list."""
    parts = list(schema.values()) if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    yield from schema.get("enum", ()) if isinstance(schema, dict) else ()
    for part in parts:
        yield from enums(part)


def slots(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


WRITTEN = {call.args[0].value for _, call in told_calls() if isinstance(call.args[0], ast.Constant)}
CHOICES = {
    *(
        word
        for found in (ROOT / "data/schema").iterdir()
        for word in enums(json.loads(found.read_text(encoding="utf-8")))
    ),
    *(*kind_names(), *NEW, NEWSLETTER, *EDITIONS, *SHOW),
}
PATTERNS = WRITTEN | {docstring.pattern for docstring in shown()} | {f"{OF_CHOICES}{word}" for word in CHOICES}


def test_told_is_always_called_with_a_literal() -> None:
    found = [place for place, call in told_calls() if not isinstance(call.args[0], ast.Constant)]
    assert found == []
    assert len(PATTERNS) > 200


@pytest.mark.parametrize("language", OTHERS)
def test_every_pattern_has_a_rendering_and_every_rendering_a_pattern(language: str) -> None:
    assert PATTERNS - renderings(language).keys() == set(), f"add these to messages/{language}.yml"
    assert renderings(language).keys() - PATTERNS == set(), f"nobody says these any more; messages/{language}.yml"


@pytest.mark.parametrize("language", OTHERS)
def test_a_rendering_has_the_slots_of_its_pattern(language: str) -> None:
    parted = {pattern: said for pattern, said in renderings(language).items() if slots(pattern) != slots(said)}
    assert parted == {}


def test_no_message_or_hint_goes_untold() -> None:
    untold = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for name, call in calls(path)
        for place in TAKERS.get(name, ())
        if place < len(call.args) and isinstance(call.args[place], ast.JoinedStr | ast.Constant)
    ]
    assert untold == []


def test_chinese_is_set_as_chinese_is_set() -> None:
    for pattern, said in renderings("zh").items():
        prose = re.sub(r"\{\{.*?\}\}|\[[^\]]*\]|\([^)]*\)|`[^`]*`|: ", "", said)  # what is written in YAML or Markdown
        assert not re.search(r"[\u4e00-\u9fff][,;:!?()\"]|[,;:!?()\"][\u4e00-\u9fff]", prose), (pattern, said)
        assert not re.search(r"[\u4e00-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9] +[\u4e00-\u9fff]", prose), (pattern, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n  b: c: d\n", 'a ": " where no key can stand'),
        ("a:\n  b: 1\n  c 2\n", 'a key without its ": "'),
        ("a:\n  b: 1\n c: 2\n", "neither a key at the indentation of its neighbours nor the end of the text"),
        ("a: {b: 1\nc: 2\n", 'a "{" without its "}"'),
        ("a: [b, c\nd: 2\n", 'a "[" without its "]"'),
        ("a:\n  - b\n  c: d\n", 'a line of a list without its "- "'),
        ("a: ]\n", "a sign of YAML's own where a text should stand"),
        ("a: @b\n", "a text that begins with a sign of YAML's own"),
        ('a: "b\nc: d\n', "a quotation mark without its partner"),
    ],
)
def test_what_libyaml_says_of_common_mistakes_is_said_in_our_words(text: str, said: str) -> None:
    _, [found] = read_nodes(text, "a.yml")
    assert found.message == f"YAML cannot be read here: {said}"
    assert not re.search("[A-Za-z]{5}", said_in(found.message, "zh"))


def problem() -> Problem:
    said, hint = told('no {kind} "{name}"', kind=told("fact"), name="a.b"), told("write {word}", word="a.c")
    return Problem(Position("docs/zh/x.md", 3, 4), said, "unknown-fact", hint)


def test_a_problem_reads_as_a_chinese_editor_would_write_it() -> None:
    assert as_text([problem()], language="zh") == (
        "docs/zh/x.md:3:4: 没有“a.b”这条事实 [unknown-fact]\n  提示：写成a.c"
    )


def test_every_form_of_a_problem_is_told_in_its_language() -> None:
    assert '"message": "没有“a.b”这条事实"' in as_json([problem()], language="zh")
    assert as_github([problem()], language="zh").endswith("::没有“a.b”这条事实。写成a.c")
    assert as_github([problem()]).endswith('::no fact "a.b". write a.c')


def test_what_is_more_than_fits_is_counted_in_its_language() -> None:
    many = [Problem(Position("a", line), told("the end"), "unused", told("shorten it")) for line in range(1, 4)]
    assert as_text(many, most=1, language="zh").endswith("……另有2处")
    assert as_text(many, most=1).endswith("… and 2 more")


def test_lists_and_choices_are_set_as_each_language_sets_them() -> None:
    said = told("write {word}", word=listed(["a", "b", any_of(["c", "d"])]))
    assert (said, said_in(said, "zh")) == ("write a, b, c or d", "写成a、b、c或d")


@pytest.mark.parametrize("group", ["verdicts", "statuses", "readings", "grades"])
def test_a_choice_is_glossed_in_the_words_that_readers_of_the_site_see(group: str) -> None:
    phrases = yaml.safe_load((ROOT / "data/phrases/zh.yml").read_text(encoding="utf-8"))[group]
    words = {word.upper() if group == "grades" else word: said for word, said in phrases.items()}
    assert {word: renderings("zh")[f"{OF_CHOICES}{word}"] for word in words} == {
        word: f"（{said}）" for word, said in words.items()
    }


def test_choices_say_in_chinese_what_each_means_and_stay_the_words_that_are_typed() -> None:
    assert one_of(["matches", "A"]) == "matches, A"
    assert said_in(one_of(["matches", "A"]), "zh") == "matches（相符）、A（一手来源或主要媒体）"
    assert said_in(one_of(["h20.charge-warned"]), "zh") == "h20.charge-warned"


def test_a_language_that_there_is_not_is_english() -> None:
    assert [language_of({"LEDGER_LANG": wanted}) for wanted in ("zh", "xx", "")] == ["zh", "en", "en"]
    assert language_of({"LANG": "zh_CN.UTF-8"}) == language_of({"LC_ALL": "zh_TW", "LANG": "en_GB"}) == "zh"
    assert language_of({"LANG": "zh_CN.UTF-8", "LEDGER_LANG": "en"}) == language_of({"LANG": "C.UTF-8"}) == "en"
    assert language_of({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}) == "en"
    assert said_in(told("the end"), "xx") == "the end"


def test_a_problem_with_a_code_that_nobody_registered_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="no-such-code"):
        Problem(Position("a"), told("the end"), "no-such-code", told("shorten it"))


# Where among their arguments the code stands.
CODED = {
    "Problem": 2,
    "problem": 2,
    "Wrong": 1,
    "refusal": 0,
    "_RefusedError": 3,
    "_WrongSumError": 1,
    "add": 3,
    "tell": 3,
}


def test_every_code_in_the_sources_is_registered_and_every_registered_code_is_used() -> None:
    given, written = set(), set()
    for path in SOURCES:
        for name, call in calls(path):
            place = CODED.get(name, len(call.args))
            if place < len(call.args) and isinstance(call.args[place], ast.Constant):
                given.add(call.args[place].value)
        if path.name != "codes.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            written |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    made = {f"unknown-{kind}" for kind in KIND_WORDS}  # from the kind of the record that is not there
    assert given - CODES == set()
    assert CODES - written - made == set()

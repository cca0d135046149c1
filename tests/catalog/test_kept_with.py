"""What is remembered of one reading of the records goes when that reading goes: a preview of a long evening holds two."""

from __future__ import annotations

import ast
import gc
import weakref

from macros.ground.remembered import kept_with
from macros.manuscript import survey
from tests.conftest import ROOT

# What is a catalog, or leads to one
HOLDERS = {"Catalog", "Voice", "Project", "Manner", "Session"}


class Owner:
    """Anything that has fields."""

    def __init__(self, part: Owner | None = None) -> None:
        self.part = part


def test_an_answer_is_found_once_for_each_owner_and_each_question() -> None:
    asked: list[tuple[Owner, int, int]] = []

    @kept_with(8)
    def answer(owner: Owner, number: int, *, more: int = 0) -> int:
        asked.append((owner, number, more))
        return number + more

    one, other = Owner(), Owner()
    assert [answer(one, 1), answer(one, 1), answer(other, 1), answer(one, 1, more=2), answer(one, 1, more=2)] == [
        1,
        1,
        1,
        3,
        3,
    ]
    assert asked == [(one, 1, 0), (other, 1, 0), (one, 1, 2)]


def test_no_more_is_held_than_was_said() -> None:
    asked: list[int] = []

    @kept_with(2)
    def answer(_owner: Owner, number: int) -> None:
        asked.append(number)

    one = Owner()
    for number in (1, 2, 3, 1):
        answer(one, number)
    assert asked == [1, 2, 3, 1]


def test_what_is_remembered_goes_with_its_owner_be_it_a_part_of_what_is_asked() -> None:
    @kept_with(8)
    def itself(owner: Owner) -> Owner:
        return owner

    @kept_with(8, lambda owner: owner.part)
    def whole(owner: Owner) -> Owner:
        return owner

    part = Owner()
    assert itself(part) is part
    assert whole(Owner(part)).part is part
    gone = weakref.ref(part)
    del part
    gc.collect()
    assert gone() is None


def test_a_reading_of_the_records_is_held_no_longer_than_a_preview_asks_for_it() -> None:
    read = [weakref.ref(survey.read_project(ROOT)[0].catalog)]
    for _ in range(3):
        survey._read.clear()
        read.append(weakref.ref(survey.read_project(ROOT)[0].catalog))
    gc.collect()
    assert [catalog() is not None for catalog in read] == [False, False, False, True]


def test_nothing_that_leads_to_a_catalog_is_a_key_of_a_memory_that_outlives_it() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name}"
        for file in sorted((ROOT / "macros").rglob("*.py"))
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and _is_cached(function) and _asked_of(function) & HOLDERS
    ]
    assert found == []


def _is_cached(function: ast.FunctionDef) -> bool:
    names = {
        node.id for decorator in function.decorator_list for node in ast.walk(decorator) if isinstance(node, ast.Name)
    }
    return bool(names & {"lru_cache", "cache"})


def _asked_of(function: ast.FunctionDef) -> set[str]:
    """The names in the annotations of what it takes."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return {
        node.id
        for argument in arguments
        if argument.annotation
        for node in ast.walk(argument.annotation)
        if isinstance(node, ast.Name)
    }


def test_such_a_key_would_be_found() -> None:
    text = "@lru_cache(maxsize=2)\ndef names(catalog: Catalog) -> int: ..."
    (function,) = ast.parse(text).body
    assert isinstance(function, ast.FunctionDef)
    assert _is_cached(function)
    assert _asked_of(function) & HOLDERS

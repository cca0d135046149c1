"""What the oldest Python that the product promises to run on gets wrong is not leaned on.

Python before 3.11.5 ends a possessive group, as `(?:…)++`, in the midst of a turn that failed (CPython issue 106052),
and Debian 12 has 3.11.2. An atomic group, `(?>(?:…)+)`, means the same and was always right.
"""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{{1,2}\d*,?\d*\}{1,2})\+")
_SOURCES = sorted((ROOT / "macros").rglob("*.py"))


def test_no_group_of_an_expression_is_possessive() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in _SOURCES
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert _SOURCES
    assert found == []


@pytest.mark.parametrize("written", ["(?:a|b)++", "(?:a|b)*+x", "(?:a)?+", "(?:ab){2}+", "(?:ab){{1,2}}+", r"(?:\))*+"])
def test_one_would_be_found(written: str) -> None:
    assert _POSSESSIVE_GROUP.search(written)


@pytest.mark.parametrize("written", ["(?>(?:a|b)+)", "[()]*+", "a++", r"\)++", "(?:a)+?"])
def test_what_is_right_in_every_python_is_not(written: str) -> None:
    assert not _POSSESSIVE_GROUP.search(written)

"""What a screen reader says of an article and of its claims, kept as texts that an editor reads."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenWindow
from tests.browser.heard import KEPT, heard, heard_now
from tests.browser.site import Site
from tests.browser.test_numbers import LANGUAGES

_NUMBER = re.compile(r"\[(?:button|link) ([^\]]*\d[^\]]*)\]")


@pytest.fixture(scope="module")
def now(site: Site, browser: Browser) -> dict[str, str]:
    return heard_now(site, browser)


def test_each_page_is_heard_as_its_reference_has_it(now: dict[str, str]) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.glob("*.txt")}
    assert sorted(now) == sorted(kept), "make golden ACCEPT=1 keeps what is heard now"
    for name, text in now.items():
        assert text == kept[name], f"{name}: make golden shows it; make golden ACCEPT=1 keeps what is heard now"


def test_no_number_is_said_twice(now: dict[str, str]) -> None:
    for name, text in now.items():
        for line in text.splitlines():
            for found in _NUMBER.finditer(line):
                words = re.split("[，,]", found[1])[0].replace(" ", "")
                beside = (line[: found.start()].replace(" ", ""), line[found.end() :].replace(" ", "").lstrip("["))
                assert not beside[0].endswith(words), (name, line)
                assert not beside[1].startswith((words, f"button{words}", f"link{words}")), (name, line)


@LANGUAGES
def test_every_doubtful_number_says_so(site: Site, visit: OpenWindow, language: str) -> None:
    word = {"zh": "存疑", "en": "doubtful"}[language]
    for route in (site.article, f"claims/{site.article.split('/')[1]}/"):
        page = visit().open(f"{language}/{route}")
        doubtful = page.locator("article .cl-number--doubtful").count()
        said = [name for line in heard(page) for name in _NUMBER.findall(line) if word in name]
        assert len(said) >= doubtful > 5


def test_signs_are_not_read_and_lines_do_not_repeat(now: dict[str, str]) -> None:
    for text in now.values():
        lines = text.splitlines()
        assert "¶" not in text
        assert [line for line, after in pairwise(lines) if line == after] == []

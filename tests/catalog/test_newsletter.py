"""The record of the newsletter: what it may say, and that a colour no eye can read is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from macros.catalog.newsletter.contrast import LEAST, contrast
from macros.catalog.newsletter.records import GROUNDS, Accent, read_colour
from macros.editions.livery import icon, sign, styles
from macros.manuscript.openings import site_id
from macros.manuscript.survey import read_project
from macros.wording.masthead import masthead
from macros.wording.voice import WordlessError, voices
from tests.conftest import ROOT, Read

WHERE = "data/newsletter.yml"
GOOD = """\
name: {zh: 港口, en: Harbour Log}
tagline: {zh: 每天一页, en: A page a day}
description: {zh: 关于港口。, en: On harbours.}
key: harbour-log
accent: {light: "#0b5563", dark: "#7fd0de"}
"""
COLOURS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


def codes(read: Read, text: str) -> list[str]:
    return [str(found) for found in read({WHERE: text})[1] if found.position.path == WHERE]


def test_a_newsletter_says_who_it_is_in_each_language(read: Read) -> None:
    project, problems = read({WHERE: GOOD})
    assert problems == []
    said = {language: masthead(voice).name for language, voice in voices(project.catalog).items()}
    assert said == {"zh": "港口", "en": "Harbour Log"}
    assert site_id(project.catalog) == "harbour-log"


def test_a_key_that_another_heading_of_the_front_page_has_is_not_its_id(read: Read) -> None:
    assert site_id(read({WHERE: GOOD.replace("harbour-log", "newest")})[0].catalog) == "top"


def test_without_the_record_it_is_told_and_no_word_is_made_up(read: Read) -> None:
    project, _ = read()
    (project.root / WHERE).unlink()
    bare, problems = read_project(project.root)
    assert ("missing-file", WHERE) in [(found.code, found.position.path) for found in problems]
    with pytest.raises(WordlessError):
        masthead(next(iter(voices(bare.catalog).values())))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("#0b5563", "#777777", "wrong-colour"),  # 4.03 on --cl-band
        ("#7fd0de", "#444444", "wrong-colour"),
        ('"#0b5563"', "teal", "wrong-colour"),
        ('"#0b5563"', '"#0B5563"', "wrong-colour"),
        ('"#0b5563"', '"#fff"', "wrong-colour"),
        ('"#0b5563"', "'#000000;}body{display:none'", "wrong-colour"),
        ("en: Harbour Log", 'en: "Harbour {h20.charge-warned}"', "broken-braces"),
        ("en: On harbours.", f"en: {'long ' * 101}", "too-long"),
        ("en: Harbour Log", f"en: {'x' * 121}", "too-long"),
        ("en: Harbour Log", 'en: "a\\u200bb"', "strange-character"),
        ("key: harbour-log", "key: Harbour Log", "bad-id"),
        (", en: Harbour Log", "", "missing-language"),
        ("key: harbour-log\n", "key: harbour-log\nsign: abc\n", "too-long"),
        ("key: harbour-log\n", "key: harbour-log\nsign: ！\n", "wrong-type"),
        ("key: harbour-log\n", "key: harbour-log\nsubscribe: http://example.org/list\n", "unsafe-link"),
        ("key: harbour-log\n", 'key: harbour-log\nsubscribe: "javascript:alert(1)"\n', "unsafe-link"),
        ("key: harbour-log\n", "", "missing-key"),
        ("key: harbour-log\n", "key: harbour-log\ncolour: red\n", "unknown-key"),
    ],
)
def test_what_cannot_stand_in_the_record_is_told_at_its_place(read: Read, old: str, new: str, code: str) -> None:
    assert old in GOOD
    told = codes(read, GOOD.replace(old, new, 1))
    assert len(told) == 1, told
    assert f"[{code}]" in told[0]


def test_text_is_held_against_the_grounds_that_the_style_sheet_has() -> None:
    css = (ROOT / "overrides" / "assets" / "ledger.css").read_text(encoding="utf-8")
    for palette, ground in (("default", "light"), ("slate", "dark")):
        block = css[css.index(f'[data-md-color-scheme="{palette}"] {{') :].partition("}")[0]
        named = dict(re.findall(r"(--cl-[a-z]+): (#[0-9a-f]{6});", block))
        assert GROUNDS[ground] == tuple(named[f"--cl-{name}"] for name in ("paper", "raised", "band"))
        assert "--cl-accent" not in named


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes on white
    assert contrast("#777777", "#ffffff") < LEAST


@given(COLOURS, st.sampled_from(["light", "dark"]))
def test_a_colour_passes_just_where_it_can_be_read_on_every_ground(colour: str, palette: str) -> None:
    readable = all(contrast(colour, ground) >= LEAST for ground in GROUNDS[palette])
    try:
        passes = read_colour(colour, palette) == colour
    except PydanticCustomError as refused:
        passes = refused.type != "wrong-colour"
    assert passes == readable


@given(st.text(max_size=30))
def test_nothing_but_a_colour_gets_into_the_style_sheet(written: str) -> None:
    try:
        accent = Accent(light=written, dark="#7fd0de")
    except ValidationError:
        return
    assert re.fullmatch("#[0-9a-f]{6}", accent.light)
    assert styles(accent).count(";") == 0


@pytest.mark.parametrize(
    ("more", "written"), [("", "港"), ("sign: H\n", "H"), ("sign: Hl\n", "Hl"), ("sign: 账\n", "账")]
)
def test_the_icon_shows_the_sign_or_the_first_of_the_name(read: Read, more: str, written: str) -> None:
    catalog = read({WHERE: GOOD + more})[0].catalog
    assert sign(catalog) == written
    assert f">{written}</text>" in icon(catalog)
    assert "#0b5563" in icon(catalog)

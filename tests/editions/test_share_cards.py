"""Cards: whatever is on them stays within its room and the card, and says what the records say, in every language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from macros.editions.share_cards import faces, sheet
from macros.editions.share_cards.layouts import record_card, title_card
from macros.editions.share_cards.sheet import HEIGHT, WIDTH, Area, Card, Words, can_draw, draw, lettering, name_of, png
from macros.manuscript.survey import read_project
from macros.pages.record_pages.planned import RecordPage, record_pages
from macros.wording.amounts import amount
from macros.wording.voice import voices
from tests.conftest import ROOT

WORDS = st.text("中国芯片的数字，。“”（）《》Wmil 0123456789.%$…’-", min_size=1, max_size=300)


@pytest.fixture(scope="module")
def pages() -> dict[str, RecordPage]:
    """The pages of every record of this newsletter: all kinds of numbers, hedges, ranges and lengths of text."""
    return dict(record_pages(read_project(ROOT, date(2100, 1, 1))[0]))


def outside(card: Card) -> Iterator[str]:
    """The parts of a card that are not wholly on it, and words wider than their room."""
    for part in card.parts:
        if isinstance(part, Area):
            if part.x < 0 or part.y < 0 or part.x + part.wide > WIDTH or part.y + part.tall > HEIGHT:
                yield repr(part)
            continue
        set_as = lettering(part)
        left = part.x - set_as.wide * {"start": 0, "middle": 0.5, "end": 1}[part.at]
        if set_as.wide > part.room or left < 0 or left + set_as.wide > WIDTH:
            yield f"{part} is {set_as.wide} wide from {left}"
        if part.y - set_as.size * 0.9 < 0 or part.y + set_as.size * 0.3 > HEIGHT:
            yield f"{part} is not on the card"


def lines_on_each_other(card: Card) -> Iterator[tuple[Words, Words]]:
    """Pairs of lines whose letters share pixels: baselines nearer than the letters are high, side by side no gap."""
    words = [(line, lettering(line)) for line in card.words() if line.said.strip() and line.style != "sign"]
    for n, (one, set_one) in enumerate(words):
        for other, set_other in words[n + 1 :]:
            lower, higher = (
                ((one, set_one), (other, set_other)) if one.y > other.y else ((other, set_other), (one, set_one))
            )
            apart = lower[0].y - higher[0].y >= lower[1].size * 0.72
            starts = [line.x - (found.wide if line.at == "end" else 0) for line, found in (lower, higher)]
            beside = starts[0] + lower[1].wide <= starts[1] + 1 or starts[1] + higher[1].wide <= starts[0] + 1
            if not apart and not beside:
                yield one, other


def test_nothing_on_any_card_of_this_newsletter_leaves_its_room_or_lies_on_something_else(
    pages: dict[str, RecordPage],
) -> None:
    for page in pages.values():
        card = record_card(page)
        assert not list(outside(card)), page.src_uri
        assert not list(lines_on_each_other(card)), page.src_uri


@settings(max_examples=60, deadline=None)
@given(label=WORDS, said=WORDS, value=st.decimals("-1e15", "1e15", places=2), title=WORDS)
def test_whatever_texts_and_numbers_are_stays_on_the_card(
    pages: dict[str, RecordPage], label: str, said: str, value: object, title: str
) -> None:
    some = [page for page in pages.values() if page.id in ("h20.charge-warned", "h20.charge-forecast")]
    for page in some:
        catalog, language = page.voice.catalog, page.voice.language
        facts, claims = dict(catalog.facts), dict(catalog.claims)
        if page.kind == "fact":
            told = {"label": {**facts[page.id].label, language: label}, "value": value}
            facts[page.id] = facts[page.id].model_copy(update=told)
        else:
            told = {"said": {**claims[page.id].said, language: said}, "note": {language: label}}
            claims[page.id] = claims[page.id].model_copy(update=told)
        other = replace(catalog, facts=facts, claims=claims)
        voice = voices(other)[language]
        assert not list(outside(record_card(RecordPage(page.project, voice, page.kind, page.id))))
        for above in ("", label):
            card = title_card(voice, title, above=above)
            assert not list(outside(card))
            assert not list(lines_on_each_other(card))


def test_a_fact_s_card_says_the_number_as_the_ledger_has_it(pages: dict[str, RecordPage]) -> None:
    for page in pages.values():
        if page.kind == "fact":
            on_it = "".join(line.said for line in record_card(page).words())
            said = amount(page.voice, page.voice.catalog.facts[page.id])
            assert bare(said) in bare(on_it), page.src_uri


def bare(said: str) -> str:
    """A text without its blanks."""
    return "".join(letter for letter in said if not letter.isspace() and letter != "\u2060")


def test_a_card_is_a_picture_of_the_size_that_its_head_names_drawn_once(
    pages: dict[str, RecordPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = record_card(pages["zh/claims/h20.charge-forecast.md"])
    first = draw(card, tmp_path)
    assert Image.open(io.BytesIO(first)).size == (WIDTH, HEIGHT)
    assert first == png(card)
    monkeypatch.setattr(sheet, "png", lambda _: b"drawn again")
    assert draw(card, tmp_path) == first
    next(tmp_path.glob("*.png")).write_bytes(b"damaged")
    assert draw(card, tmp_path) == b"drawn again"


def test_another_card_has_another_name(pages: dict[str, RecordPage]) -> None:
    voice = pages["zh/claims/h20.charge-forecast.md"].voice
    assert name_of(title_card(voice, "一")) != name_of(title_card(voice, "二"))


def test_without_a_font_for_its_letters_there_is_no_card(
    pages: dict[str, RecordPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "_HAN_BOLD", (("no-such-font.ttf", 0),))
    faces.face.cache_clear()
    chinese, english = (pages[f"{language}/ledger/h20.charge-warned.md"] for language in ("zh", "en"))
    assert (can_draw(record_card(chinese)), can_draw(record_card(english))) == (False, True)
    faces.face.cache_clear()


def test_no_letter_of_any_card_is_one_that_its_face_lacks(pages: dict[str, RecordPage]) -> None:
    used = {(set_as.face, letter) for set_as in _letterings(pages) for letter in set_as.said if letter.strip()}
    boxes = {face: drawn(face, "\U0010fffd") for face, _ in used}
    assert not {letter for face, letter in used if drawn(face, letter) == boxes[face]}


def _letterings(pages: dict[str, RecordPage]) -> Iterator[sheet.Lettering]:
    return (lettering(line) for page in pages.values() for line in record_card(page).words())


def drawn(face: faces.Face, letter: str) -> bytes:
    """A letter as a face has it, or the box that stands for one that it lacks."""
    image = Image.new("L", (40, 40), 0)
    ImageDraw.Draw(image).text((4, 32), letter, 255, faces.font(face, 24), anchor="ls")
    return image.tobytes()

"""What Vega drew becomes lean, safe and accessible, and looks the same."""

from __future__ import annotations

import pytest

from macros.charts.svg import UnsafeDrawingError, finished

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def made(body: str, description: str = "D") -> str:
    return finished(f"{OPEN}{body}</svg>", name="c-wide", description=description)


def test_scaffolding_goes_and_shapes_stay() -> None:
    svg = made(
        '<g class="mark-group" role="graphics-object"><g><path class="background" d="M0,0h9"/>'
        '<rect width="2" height="3"/></g></g>'
    )
    assert svg.endswith('</desc><rect width="2" height="3"/></svg>')


def test_numbers_keep_two_decimals() -> None:
    assert 'd="M1.23,4C-0.33,1e-05' not in made('<path d="M1.23456,4.0001"/>')
    assert 'd="M1.23,4"' in made('<path d="M1.23456,4.0001"/>')


def test_text_is_placed_by_x_and_y_and_keeps_its_lines() -> None:
    svg = made(
        '<text transform="translate(8,24.5)" font-size="13px"><tspan>a</tspan><tspan x="0" dy="18">b</tspan></text>'
    )
    assert '<text font-size="13" x="8" y="24.5"><tspan>a</tspan><tspan dy="18" x="8">b</tspan></text>' in svg


def test_what_siblings_share_stands_on_their_group_once() -> None:
    svg = made('<g><path d="M1" fill="red"/><path d="M2" fill="red"/></g>')
    assert '<g fill="red"><path d="M1"/><path d="M2"/></g>' in svg


def test_its_description_names_the_drawing_and_is_escaped() -> None:
    svg = made("", description="<script>x</script> & b")
    assert 'role="img" aria-labelledby="c-wide-d"' in svg
    assert '<desc id="c-wide-d">&lt;script&gt;x&lt;/script&gt; &amp; b</desc>' in svg


def test_a_drawing_has_no_title_beside_that_of_its_figure() -> None:
    """A screen reader would say it twice: SVG-AAM 1.0 makes an unused title the description."""
    assert "<title" not in made("")


def test_the_hatch_comes_with_a_name_of_its_own_and_only_where_it_is_used() -> None:
    assert "<pattern" not in made('<path d="M1" fill="red"/>')
    svg = made('<path d="M1" fill="url(#hatch)"/>')
    assert '<pattern id="c-wide-hatch"' in svg
    assert 'fill="url(#c-wide-hatch)"' in svg


@pytest.mark.parametrize(
    "body",
    [
        '<image href="https://example.com/x.png"/>',
        '<a xlink:href="javascript:alert(1)"><path d="M1"/></a>',
        '<path d="M1" onclick="alert(1)"/>',
        '<path d="M1" fill="url(https://example.com/x)"/>',
        "<script>alert(1)</script>",
        "<foreignObject/>",
        "<style>a{}</style>",
    ],
)
def test_links_images_scripts_and_addresses_are_refused(body: str) -> None:
    with pytest.raises(UnsafeDrawingError):
        made(body)

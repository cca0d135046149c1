"""One type for addresses: what a browser could read otherwise than we do, or a reader otherwise than a browser, is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.addresses import PATTERN, address_fault, without_tracking
from tests.conftest import GOOD_SOURCES
from tests.effort import within


def xn(label: str) -> str:
    return "xn--" + label.encode("punycode").decode("ascii")


GOOD = [
    "https://www.example.com/a/b?c=d&e=%20#f",
    "http://example.com",
    "https://example.com:8443/",
    "https://medium.com/@someone/a-title",
    "https://zh.wikipedia.org/wiki/芯片",
    f"https://{xn('bücher')}.example/",
    f"https://{xn('例え')}.jp/",
    f"https://{xn('中国芯')}.com/",
    f"https://{xn('президент')}.{xn('рф')}/",
    f"https://{xn('россия')}.com/",
    f"https://{xn('việtnam')}.vn/",
]
BAD = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "javascript://example.com/%0aalert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://example.com/x", "mailto:a@b.example", "ftp://a.b",
    "//example.com", "/a", "a", "", "example.com", "http:example.com", "https:/example.com", "https:\\\\example.com",
    "https:///example.com", "https:////example.com", "https://", "https://?a.b", "https://#a.b", " https://example.com",
    "https://example.com ", "https://exa mple.com", "https://example.com/a b", "https://example.com/\x00", "https://e\u200bx.com",
    "https://example.com/\u202e", "https://example.com\\@evil.example", "https://example.com/\\", 'https://example.com/"x',
    "https://example.com/'x", "https://example.com/<x>", "https://example.com/`", "https://user@example.com", "https://a:b@c.example",
    "https://example.com@evil.example", "https://@example.com", "https://localhost", "https://example", "https://example.com.",
    "https://.example.com", "https://example..com", "https://-a.example", "https://a-.example", "https://a_b.example",
    "https://127.0.0.1/", "https://0x7f.1/", "https://1.2", "https://[::1]/", "https://[::ffff:1.2.3.4]/", "https://%65xample.com",
    "https://example.com:", "https://example.com:x", "https://example.com:123456", "https://example.com:65536", "https://example.com:80:80",
    "https://пример.com", "https://ｅxample.com", "https://example。com", "https://exam\u00adple.com", "https://example.com/\ufeff",
    "https://example.com/" + "a" * 2000, "https://" + "a." * 200 + "com", "https://" + "a" * 64 + ".com",
    f"https://{xn('аррӏе')}.com/", f"https://{xn('раураӏ')}.com/", f"https://{xn('pаypal')}.com/", f"https://{xn('gοοgle')}.com/",
    f"https://{xn('ɡoogle')}.com/", f"https://{xn('ıtunes')}.com/", f"https://{xn('ορο')}.com/", f"https://{xn('apple芯а')}.com/",
    f"https://{xn('a̱b')}.com/", "https://xn--/", "https://xn--a/", "https://xn--abc-.com/",
    "https://xn--99999999.com/", f"https://{xn('a⁄b')}.com", f"https://{xn('ａｂ')}.com",
    f"https://www.{xn('սօս')}.com", "HTTPS://example.com", "https ://example.com", "https：//example.com", "https:\u2044\u2044a.example",
]  # fmt: skip


@pytest.mark.parametrize("url", GOOD)
def test_addresses_that_sources_have_are_taken(url: str) -> None:
    assert address_fault(url) is None
    assert re.search(PATTERN, url)


@pytest.mark.parametrize("url", BAD)
def test_whatever_could_lead_elsewhere_than_it_seems_is_told(url: str) -> None:
    fault = address_fault(url)
    assert fault is not None
    assert all(fault)


@given(st.text(max_size=40), st.text(max_size=10))
def test_what_is_taken_is_read_by_everyone_alike(rest: str, host: str) -> None:
    for url in (rest, f"https://{host}{rest}", f"https://xn--{host}.com/{rest}", f"https://a.{host}"):
        if address_fault(url) is None:
            authority = re.split("[/?#]", url.partition("://")[2])[0]
            assert re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", authority, re.ASCII)
            assert not re.search(r"[\s\\\"<>]", url)


@pytest.mark.parametrize("part", ["a.", "a-", "-", "xn--", "%", ":", "a", "@", "/", "1"])
def test_an_address_of_any_length_is_answered_at_once(part: str) -> None:
    with within(1):
        for url in (
            f"https://{part * 100_000}",
            f"https://{(part * 2000)[:1980]}",
            f"https://a.{(part * 2000)[:250]}.com",
        ):
            address_fault(url)
            re.search(PATTERN, url[:2000])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("https://example.com/charge", "javascript:alert(1)", "data/sources/press.yml:6:8"),
        ("{name: CNBC}", '{name: CNBC, url: "data:text/html,x"}', "data/sources/press.yml:4:32"),
    ],
)
def test_an_address_in_a_record_is_told_at_its_field(read, old: str, new: str, place: str) -> None:
    _, problems = read({"data/sources/press.yml": GOOD_SOURCES.replace(old, new)})
    assert (place, "unsafe-link") in {(str(found.position), found.code) for found in problems}


_PARAMETERS = st.lists(
    st.sampled_from(["id=5", "q=utm_source", "utm_source=a", "UTM_Medium", "fbclid=x=y", "a", ""]), max_size=5
)


@given(_PARAMETERS, st.sampled_from(["", "#top", "#?gclid=1"]))
def test_an_address_loses_what_tracks_its_readers_and_nothing_else(parameters: list[str], end: str) -> None:
    start = "https://example.com/a"
    kept = [one for one in parameters if not one.lower().startswith(("utm_", "fbclid"))]
    url = f"{start}?{'&'.join(parameters)}{end}"
    expected = url if kept == parameters else f"{start}{'?' if kept else ''}{'&'.join(kept)}{end}"
    assert without_tracking(url) == expected
    assert without_tracking(expected) == expected

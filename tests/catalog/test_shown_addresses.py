"""What words look like to a reader is where their link leads, however they are spelt."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.ground.letters.shown_address import belied, elsewhere
from tests.conftest import GOOD_SOURCES, Read
from tests.effort import within

EVIL = "https://evil.example/login"


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("editor@reuters.com", "mailto:attacker@evil.example"),
        ("editor@reuters.com", EVIL),
        ("write to Editor@Reuters.com", "mailto:editor@reuters.com.evil.example"),
        ("mailto:editor@reuters.com", "mailto:a@evil.example"),
        ("ｅｄｉｔｏｒ＠ｒｅｕｔｅｒｓ．ｃｏｍ", "mailto:a@evil.example"),
        ("nvidia.com", "mailto:a@evil.example"),
        ("https://nvidia.com/", "mailto:a@nvidia.com"),
        ("https://github.com/nvidia", "https://github.com/attacker/malware"),
        ("https://github.com/nvidia", "https://github.com/nvidia-attacker"),
        ("https://github.com/nvidia", "https://github.com/"),
        ("github.com/nvidia", "https://github.com/attacker"),
        ("see x.com/nvidia for more", "https://x.com/attacker"),
        ("https://docs.google.com/d?id=1", "https://docs.google.com/d?id=2"),
        ("https://github.com/nvidia…", "https://github.com/attacker"),
        ("https:⁄⁄www.reuters.com⁄markets", EVIL),
        ("https:∕∕reuters.com∕", EVIL),
        ("https:\\\\reuters.com\\", EVIL),
        ("https∶//reuters.com", EVIL),
        ("ｈｔｔｐｓ://reuters.com", EVIL),
        ("路透社｜ｈｔｔｐｓ：／／ｒｅｕｔｅｒｓ．ｃｏｍ", EVIL),
        ("见https://reuters.com", EVIL),
        ("见www.reuters.com。", EVIL),
        ("出处。www.reuters.com", EVIL),
        ("reuters。com", EVIL),
        ("reuters․com", EVIL),
        ("reuters[.]com", EVIL),
        ("reuters·com", EVIL),
        ("ｒｅｕｔｅｒｓ．ｃｏｍ", EVIL),
        ("𝐫𝐞𝐮𝐭𝐞𝐫𝐬.com", EVIL),
        ("→ reuters.com", EVIL),
        ("reuters.com ↗", EVIL),
        ("【reuters.com】", EVIL),
        ("(reuters.com.)", EVIL),
        ("www.reuters.com/markets/a b", EVIL),
        ("//reuters.com/a", EVIL),
        ("hxxps://reuters.com", EVIL),
        ("ftp://reuters.com", EVIL),
        ("https://reuters.com@evil.example/", EVIL),
        ("rеutеrs.com", EVIL),
        ("r\u0332e\u0332uters.com", EVIL),
        ("新华网.com", EVIL),
        ("https://good.example and https://evil.example/login", EVIL),
        ("www.nvidia.com", "index.md"),
        ("nvidia.com/de", "index.md"),
        ("https://[2606:4700::1111]/", EVIL),
        ("https://16843009/login", EVIL),
        ("mailto:ceo@nvidia", EVIL),
        ("ceo@nvidia", EVIL),
        ("//nvidia/blog", EVIL),
        ("https://nvidia\u318dcom/blog", EVIL),
        ("nvidia\u1c79com/blog", EVIL),
        ("nvidia\u0971com/blog", EVIL),
        ("nvidia\u4e36com/blog", EVIL),
        ("英伟达。中国", EVIL),
        ("\ua4da\ua4e0\ua4d0\ua4da.\ua4da\ua4f3\ua4df/markets: Nvidia says…", EVIL),
        ("\u13f4\u13f4\u13df.com/news", EVIL),
        ("\u1d04\u0274\u0299\u1d04.\u1d04\u1d0f\u1d0d/markets", EVIL),
    ],
)
def test_words_that_show_another_address_belie_their_link(words: str, target: str) -> None:
    assert belied(words, target)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("editor@reuters.com", "mailto:editor@reuters.com"),
        ("write to Editor@Reuters.com", "mailto:editor@reuters.com?subject=a"),
        ("write to us", "mailto:editor@reuters.com"),
        ("https://github.com/nvidia", "https://github.com/NVIDIA/"),
        ("github.com/nvidia/", "https://github.com/nvidia/cuda?tab=readme#top"),
        ("https://github.com/nvid…", "https://github.com/nvidia"),
        ("https://docs.google.com/d?id=1", "https://docs.google.com/d?id=1&x=2"),
        ("https://example.com/café", "https://example.com/caf%C3%A9"),
        ("https://example.com/[^x]", "https://example.com/[^x]"),
        ("https://example.com/a_(b)/c", "https://example.com/a_(b)/c"),
        ("https://example.com/a_(b)", "https://example.com/a_(b)"),
        ("münchen.de", "https://xn--mnchen-3ya.de/"),
        ("新华网.com", "https://xn--xkrr14bows.com/"),
        ("reuters。com", "https://www.reuters.com/markets"),
        ("www.reuters.com", "https://uk.reuters.com/"),
        ("Amazon.com announces results", EVIL),
        ("Form 8-K/A", EVIL),
        ("Node.js", EVIL),
        ("config.yml", EVIL),
        ("他走了。好", EVIL),
        ("U.S.", EVIL),
        ("1.5", EVIL),
        ("and/or", EVIL),
        ("either // or", EVIL),
        ("nvidia.com", "companies.md"),
        ("出口英伟达。中国市场", EVIL),
        ("https://", EVIL),
        ("Công ty Việt.", EVIL),
        ("A\u306eB", EVIL),
        ("Ведомости", EVIL),
        ("", EVIL),
    ],
)
def test_words_that_show_no_other_address_do_not(words: str, target: str) -> None:
    assert belied(words, target) == ""


@given(
    st.sampled_from(["https://", "http://", "ftp://", "//", "mailto:", "见https://"]),
    st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12),
    st.sampled_from(["", "/", "/login"]),
)
def test_what_stands_behind_a_scheme_is_an_address_whatever_it_is(scheme: str, name: str, way: str) -> None:
    assert belied(f"{scheme}{name}{way}", EVIL)


@pytest.mark.parametrize(
    "trigger", ["a.", "a@", "a@a.", "www.", "https:", "//", "/", "a", "a.b/", "\u0332", "。", "a b."]
)
def test_words_of_any_length_are_read_at_once(trigger: str) -> None:
    with within(2):
        belied(trigger * (100_000 // len(trigger)), EVIL)
        elsewhere(trigger * (100_000 // len(trigger)), EVIL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("original: A charge", "original: 'https://www.sec.gov/Archives/10-K.htm'"),
        ("original: A charge", "original: A charge, en: see www.sec.gov/charge"),
        ("name: CNBC", "name: www.sec.gov"),
        ("name: CNBC", "name: sec.gov"),
        ("name: CNBC", "name: CNBC, called: {zh: sec．gov}"),
    ],
)
def test_a_source_whose_words_show_another_address_is_told(read: Read, old: str, new: str) -> None:
    problems = read({"data/sources/press.yml": GOOD_SOURCES.replace(old, new)})[1]
    assert [(found.code, found.position.path) for found in problems] == [("unsafe-link", "data/sources/press.yml")]


def test_a_source_may_be_called_by_its_own_address(read: Read) -> None:
    sources = GOOD_SOURCES.replace("name: CNBC", "name: example.com").replace("name: Mirror", "name: sec.gov")
    assert read({"data/sources/press.yml": sources})[1] == []


@pytest.mark.parametrize(
    "words",
    [
        *("英伟达.中国", "见www.英伟达.中国/新闻", "nvidia.公司", "www.nvidia.cօm", "www.nvidia.cⲟm", "nvidia.ᴄᴏᴍ"),
        *("mbank.pl/login", "nvidia.zip/", "nvidia.zip", "setup.py", "sign in at nvidia.com now", "nvidia.\u200acom"),
        *("Amazon.com announces results", "Node.js", "t.co/x", "нвидиа.рф", "엔비디아.한국"),
    ],
)
def test_what_a_writer_chooses_to_say_holds_no_other_name_of_a_site(words: str) -> None:
    assert belied(words, EVIL) or elsewhere(words, EVIL)


@pytest.mark.parametrize(
    "words", ["1.1.1.1", "英伟达.中国", "nvidia.公司", "mbank.pl/login", "nvidia.zip/", "nvidia.\u200acom"]
)
def test_nor_does_the_title_of_a_source(words: str) -> None:
    assert belied(words, EVIL)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        *(
            (words, EVIL)
            for words in ("U.S. rules", "e.g. this", "3.5 GHz", "v1.2", "他走了。好", "No.5", "一.二", "a. B")
        ),
        ("见www.reuters.com上的报道", "https://www.reuters.com/markets"),
        ("setup.py on GitHub.com", "https://github.com/a/b/blob/main/setup.py"),
        ("英伟达.中国", "https://xn--cpq367j69h.xn--fiqs8s/"),
        ("Node.js", "https://nodejs.org/node.js"),
    ],
)
def test_and_what_is_no_name_or_the_right_one_passes(words: str, target: str) -> None:
    assert elsewhere(words, target) == ""


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("reuters.com – markets", "https://evil.example/#reuters.com"),
        ("see reuters.com", "https://evil.example/reuters.com"),
        ("Reuters.com report", "https://evil.example/?from=reuters.com"),
        ("reuters.com report", "https://reuters.com.evil.example/"),
        ("reuters.com report", "https://reuters.com@evil.example/"),
        *((f"reuters{point}com report", EVIL) for point in "\u02d9\u25e6\u2e33\u2e31\u00a8\u25cf\u2981\u2022"),
    ],
)
def test_a_name_in_the_words_is_the_name_of_the_host(words: str, target: str) -> None:
    assert elsewhere(words, target)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Reuters.com report", "https://www.reuters.com/markets/x"),
        ("the table in report.pdf", "https://a.example/files/report.pdf"),
        ("mkdocs.yml", "../mkdocs.yml"),
        ("demand \u2192 supply", "https://a.example/"),
        ("AT&T\u2013Verizon", "https://a.example/"),
        ("write to desk@reuters.com", "mailto:desk@reuters.com"),
    ],
)
def test_and_what_it_leads_to_may_be_named(words: str, target: str) -> None:
    assert elsewhere(words, target) == ""


SHAPES = st.characters(categories=("So",), min_codepoint=0x2300).filter(lambda one: normalize("NFKC", one) == one)


@given(SHAPES)
def test_any_sign_between_two_letters_is_a_point(sign: str) -> None:
    assert belied(f"sec{sign}gov", EVIL)
    assert elsewhere(f"filings at sec{sign}gov today", EVIL)


@given(st.sampled_from("-'’/&,;:!?–—→_+"))
def test_but_those_of_prose_are_none(sign: str) -> None:
    assert belied(f"research{sign}news", EVIL) == elsewhere(f"the research{sign}news desk", EVIL) == ""


@given(
    st.from_regex("[a-z]{0,4}[0-9]{1,5}", fullmatch=True),
    st.sampled_from(["com", "cn", "net", "org", "tv"]),
    st.sampled_from(["the list on {} today", "名单见{}一处", "2026年{}的名单"]),
)
def test_digits_before_a_top_level_domain_are_a_name(label: str, top: str, words: str) -> None:
    said = words.format(f"{label}.{top}")
    assert elsewhere(said, EVIL) == f"{label}.{top}"
    assert elsewhere(said, f"https://www.{label}.{top}/a") == ""


@given(st.from_regex("[a-v]{2,8}", fullmatch=True), st.sampled_from(["md", "pl", "py", "rs", "sh", "zip"]))
def test_a_name_that_may_be_a_site_is_a_file_only_beside_the_name_of_the_host(name: str, ending: str) -> None:
    file = f"{name}.{ending}"
    assert elsewhere(file, f"https://evil.example/{file}") == file
    assert elsewhere(f"{file} at evil.example", f"https://evil.example/a/{file}") == ""
    assert elsewhere(f"{file} at evil.example", "https://evil.example/a") == file
    assert elsewhere(file, f"../{file}") == elsewhere(file, f"https://{file}/a") == ""


@given(st.from_regex(r"[a-zA-Z]?[0-9]{1,3}\.[0-9]{1,3}(?: ?(?:GHz|bn|x|%|nm))?", fullmatch=True))
def test_numbers_and_versions_are_no_names(words: str) -> None:
    assert belied(words, EVIL) == elsewhere(words, EVIL) == ""

"""Posts say what the site says, by a reader that knows their bytes alone, and nothing that WeChat's editor tears."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.editions.edition import EditionError
from macros.editions.kinds import EDITIONS
from macros.editions.mail.wrapping import columns
from macros.editions.wechat import pictures
from macros.editions.wechat.posts import LONGEST_DIGEST, LONGEST_TITLE, posts_of
from macros.manuscript.call_sources import in_order_of_notes
from macros.pages.bodies import written_body
from macros.pages.cards import card
from macros.wording.citations import Citation, citation
from macros.wording.doubting import with_doubt
from macros.wording.voice import phrase
from tests.conftest import BOOKED_FACT, GOOD_FACT, Read
from tests.editions.wechat.posts_read import (
    names_of_notes,
    notes_in,
    said_with_notes,
    text_of_markdown,
    text_of_page,
)
from tests.editions.wechat.small_issue import issue_of
from tests.editions.whole_issues import ISSUES, SITE, is_doubted, project, said_of, whole_issue

FILES = {slug: EDITIONS["wechat"].make(whole_issue(slug, "zh")) for slug in ISSUES}
PUBLISHERS = tuple(citation(whole_issue(ISSUES[0], "zh").voice, name).publisher for name in project().catalog.sources)


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """The text of each post, and of the Markdown."""
    pages = {name: text_of_page(content) for name, content in files.items() if name.endswith(".html")}
    return pages | {name: text_of_markdown(content) for name, content in files.items() if name.endswith(".md")}


def title_of(cited: Citation) -> str:
    """What a source is called in a post: by what its title says where an address stands beside it."""
    return (cited.translated_title if cited.url else None) or cited.title


def articles(slug: str) -> dict[str, LexborHTMLParser]:
    """What is copied of each post."""
    pages = {name: content.decode() for name, content in FILES[slug].items() if name.endswith(".html")}
    return {name: LexborHTMLParser(re.findall("<main>(.*)</main>", html, re.DOTALL)[0]) for name, html in pages.items()}


@pytest.mark.parametrize("slug", ISSUES)
def test_every_number_of_a_post_is_the_site_s_of_the_record_that_its_note_names(slug: str) -> None:
    issue = whole_issue(slug, "zh")
    for name, text in texts(FILES[slug]).items():
        names, read = names_of_notes(text, issue), list(said_with_notes(text))
        assert {number for number, _, _ in read} == set(names) != set(), name
        assert sorted(names) == list(range(1, len(names) + 1))
        for number, doubtful, before in read:
            key = names[number]
            assert before.endswith(tuple(said_of(issue, key))), (name, key, before[-40:])
            assert doubtful == is_doubted(issue, key, before)


@pytest.mark.parametrize("slug", ISSUES)
def test_the_posts_of_an_issue_have_every_number_that_its_pages_have(slug: str) -> None:
    found, issue = texts(FILES[slug]), whole_issue(slug, "zh")
    posts = {
        key for name, text in found.items() if name.endswith(".html") for key in names_of_notes(text, issue).values()
    }
    zhihu = set(names_of_notes(found[f"{slug}-zh-zhihu.md"], issue).values())
    assert posts == zhihu == set(issue.whole.card_numbers)


@pytest.mark.parametrize("slug", ISSUES)
def test_a_note_says_the_value_of_its_record_and_names_all_its_sources(slug: str) -> None:
    issue = whole_issue(slug, "zh")
    for text in texts(FILES[slug]).values():
        lines, listed = notes_in(text), dict(re.findall(r"^\[(\d+)\](.*)$", text, re.MULTILINE))
        for number, key in names_of_notes(text, issue).items():
            assert any(said in lines[number] for said in said_of(issue, key)), key
            cited = re.findall(r"\[(\d+)\]", lines[number])
            sources = card(issue.voice, *key).sources
            assert len(cited) == len(sources)
            for place, name in zip(cited, sources, strict=True):
                assert title_of(citation(issue.voice, name)) in listed[place]


@pytest.mark.parametrize("slug", ISSUES)
def test_every_source_of_an_article_is_told_once_in_its_post(slug: str) -> None:
    issue = whole_issue(slug, "zh")
    for post in posts_of(issue):
        listed = texts(FILES[slug])[f"{slug}-zh-wechat/{post.name}.html"].partition("\n来源与链接\n")[2]
        lines = re.findall(r"^\[\d+\](.*)$", listed, re.MULTILINE)
        assert len(lines) == len(set(lines))
        for page in post.pages:
            for name in in_order_of_notes(issue.voice.catalog, [(use.name, use.id) for use in page.renderer.uses]):
                cited = citation(issue.voice, name)
                told = [line for line in lines if title_of(cited) in line and cited.publisher in line]
                assert any((cited.url or "") in line and (cited.published or "") in line for line in told), name


@pytest.mark.parametrize("slug", ISSUES)
def test_the_notes_and_sources_are_shorter_than_the_post(slug: str) -> None:
    for name, text in texts(FILES[slug]).items():
        body, _, end = text.partition("\n数字注释\n")
        listed = re.sub(r"https?://\S+", "", end.partition("\n名词\n")[0].partition("\n关于本文\n")[0])
        # Notes are set at 14/16 of the text's size and closer; a picture is as tall as ten lines, or taller
        pictures = 10 * 44 * body.count("\n数据来源：")
        assert 0.72 * columns(listed) < columns(body) + pictures, name


@pytest.mark.parametrize("slug", ISSUES)
def test_a_figure_has_the_number_that_its_article_on_the_site_gives_it(slug: str) -> None:
    issue = whole_issue(slug, "zh")
    by_article = {
        page: written_body(project(), project().by_path[f"docs/zh/{page.route}"], issue.voice) for page in issue.pages
    }
    for post in posts_of(issue):
        text = texts(FILES[slug])[f"{slug}-zh-wechat/{post.name}.html"]
        for page in post.pages:
            for chart, number in by_article[page].renderer.chart_numbers.items():
                drawn = issue.voice.catalog.charts[chart]
                assert f"图{number}　{with_doubt(issue.voice, drawn.title['zh'], but=drawn.said)}" in text


@pytest.mark.parametrize("slug", ISSUES)
def test_nothing_is_copied_that_wechat_s_editor_tears(slug: str) -> None:
    allowed = {"section", "p", "h2", "h3", "h4", "strong", "em", "br", "span", "sup", "ul", "ol", "li", "img", "hr"}
    allowed |= {"table", "tbody", "tr", "td", "code"}
    for name, tree in articles(slug).items():
        nodes = list(tree.css("section, section *"))
        assert {node.tag for node in nodes} <= allowed, name
        assert {attribute for node in nodes for attribute in node.attributes} <= {"style", "src", "alt", "start"}
        assert not tree.css("li ul, li ol, li p, li section")
        styles = [node.attributes.get("style") or "" for node in nodes]
        assert not [
            style for style in styles if re.search(r"var\(|url\(|position|#000\b|#fff\b|#ffffff|#000000", style)
        ]
        sizes = re.findall(r"font-size:([\d.]+)px", " ".join(styles))
        assert min(map(float, sizes)) >= 12.5
        assert all((node.attributes["src"] or "").startswith("data:image/png;base64,") for node in tree.css("img"))
        assert all("width:100%" in (node.attributes["style"] or "") for node in tree.css("img"))
        assert all(node.attributes["alt"] for node in tree.css("img"))


@pytest.mark.parametrize("slug", ISSUES)
def test_every_mark_of_a_source_has_its_line_at_the_end(slug: str) -> None:
    for name, text in texts(FILES[slug]).items():
        body, _, end = text.partition("\n来源与链接\n")
        listed = [int(number) for number in re.findall(r"^\[(\d+)\]", end, re.MULTILINE)]
        assert listed == list(range(1, len(listed) + 1)), name
        assert set(map(int, re.findall(r"\[(\d+)\]", body))) <= set(listed)
        lines = re.findall(r"^\[\d+\](.*)$", end, re.MULTILINE)
        cited = [line for line in lines if any(publisher in line for publisher in PUBLISHERS)]
        assert cited
        assert [line for line in lines if line not in cited and "https://" not in line] == []
        addresses = [address for line in lines for address in re.findall(r"https?://\S+", line)]
        assert len(addresses) == len(set(addresses))


def test_a_source_in_doubt_says_so_and_has_its_address_only_where_it_may_be_linked() -> None:
    issue = whole_issue("nvidia-china", "zh")
    text = "".join(texts(FILES["nvidia-china"]).values())
    mirrored = {source.url for source in issue.voice.catalog.sources.values() if source.url and not source.linkable}
    assert mirrored
    assert not {url for url in mirrored if f"{url}\n" in text}


@pytest.mark.parametrize("slug", ISSUES)
def test_the_same_issue_gives_the_same_bytes(slug: str) -> None:
    assert EDITIONS["wechat"].make(whole_issue(slug, "zh")) == FILES[slug]


def test_a_short_issue_is_one_post_and_a_long_one_a_post_a_section() -> None:
    assert [post.name for post in posts_of(whole_issue("yardstick", "zh"))] == ["index"]
    issue = whole_issue("nvidia-china", "zh")
    assert [post.name for post in posts_of(issue)] == ["index", *issue.record.sections]
    assert len(posts_of(issue)) <= 8, "as many as go out together"


@pytest.mark.parametrize("slug", ISSUES)
def test_what_is_typed_beside_a_post_has_room_in_its_field(slug: str) -> None:
    described = json.loads(FILES[slug][f"{slug}-zh-wechat/posts.json"])
    for post in described:
        assert 0 < len(post["title"]) <= LONGEST_TITLE
        assert 0 < len(post["digest"]) <= LONGEST_DIGEST
        assert post["content_source_url"].startswith(f"{SITE}/zh/issues/{slug}/")
        files = {post["file"], post["cover"], *post["pictures"]}
        assert {f"{slug}-zh-wechat/{name}" for name in files} <= set(FILES[slug])


@pytest.mark.parametrize("slug", ISSUES)
def test_every_picture_that_a_text_names_lies_beside_it(slug: str) -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", FILES[slug][f"{slug}-zh-zhihu.md"].decode())
    assert len(set(named)) == len(whole_issue(slug, "zh").whole.chart_numbers)
    assert set(named) <= set(FILES[slug])
    assert not [name for name in named if re.search(r"\s", name)], "Zhihu takes no address with a blank"


def test_a_corrected_number_says_so_in_its_note_and_no_other_does(read: Read) -> None:
    history = "  history:\n    - {date: 2026-03-01, value: 4.4e9, reason: {zh: 抄错, en: misread}}\n"
    plain = EDITIONS["wechat"].make(issue_of(read, **{"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT}))
    files = EDITIONS["wechat"].make(issue_of(read, **{"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + history}))
    for name, text in texts(files).items():
        before = texts(plain)[name].splitlines()
        told = [line for line in text.splitlines() if line not in before]
        assert len(told) == 1
        assert told[0].startswith("〔2〕")
        assert "2026年3月1日更正：44亿美元 → 45亿美元" in told[0]


def test_without_the_site_s_address_there_are_no_posts() -> None:
    with pytest.raises(EditionError):
        EDITIONS["wechat"].make(whole_issue("yardstick", "zh", ""))


def test_without_a_font_there_are_no_posts_rather_than_pictures_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "picture", lambda *_, **__: None)
    with pytest.raises(EditionError) as told:
        EDITIONS["wechat"].make(whole_issue("yardstick", "zh"))
    assert "fonts-noto-cjk" in str(told.value.hint)


def test_a_post_says_when_its_pages_came_out() -> None:
    text = texts(FILES["yardstick"])["yardstick-zh-wechat/index.html"]
    issue = whole_issue("yardstick", "zh")
    assert phrase(issue.voice, "site", "published", date="2026年11月30日") in text

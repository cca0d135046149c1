"""What a page says, each edition says: definitions, heads of tables, and doubt where only words can tell it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.editions.finished_issue import FinishedIssue
from macros.editions.pdf.document import document
from macros.editions.text.edition import text_of
from macros.editions.text.twins import twin_of
from macros.editions.wechat.pasted import article
from macros.editions.wechat.pictures import Picture
from macros.editions.wechat.posts import posts_of, whole_post
from macros.editions.wechat.zhihu import markdown
from tests.conftest import BOOKED_FACT, GOOD_FACT, Read
from tests.editions.wechat.small_issue import PAGE, issue_of
from tests.editions.whole_issues import ISSUES, whole_issue

SAID: dict[str, Callable[[FinishedIssue], str]] = {
    "text": text_of,
    "twin": lambda issue: twin_of(issue.opening, issue.site),
    "zhihu": lambda issue: markdown(issue, whole_post(issue), "f"),
    "wechat": lambda issue: str(LexborHTMLParser(article(issue, [whole_post(issue)], whole_post(issue), [])).text()),
    "site": lambda issue: issue.opening.html,
}
# A sign beside it where it has a note, else the words; on the site in the name of its button
MARKED = {
    "text": re.compile(r"77亿美元(?:\[\d+\?\]|（存疑）)"),
    "twin": re.compile(r"77亿美元(?:\(\?\)\[\^\d+\]|（存疑）)"),
    "zhihu": re.compile(r"77亿美元(?:〔\d+\?〕|（存疑）)"),
    "wechat": re.compile(r"77亿美元(?:〔\d+\?〕|（存疑）)"),
    "site": re.compile(r'aria-label="[^"]*77亿美元，存疑"|77亿美元（存疑）'),
}
EDITION = pytest.mark.parametrize("edition", sorted(SAID))
IN_DOUBT = GOOD_FACT.replace("charge-warned", "rumour").replace("[cnbc]", "[mirror]").replace("5.5e9", "7.7e9")
CALL = '{{ fact("h20.rumour") }}'


def said_in(read: Read, edition: str, body: str) -> str:
    facts = {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + (IN_DOUBT if CALL in body else "")}
    issue = issue_of(
        read, f"{PAGE.replace('{{ sources() }}', '')}\n{body}\n\n## 来源 {{ #s }}\n\n{{{{ sources() }}}}\n", **facts
    )
    return SAID[edition](issue)


@EDITION
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("### 小题 { #h }\n\n:   并非如此", ["并非如此"]),
        ("甲词\n:   乙义\n\n    丙义\n    :   丁义", ["甲词", "乙义", "丙义", "丁义"]),
        ("甲词\n:   乙义\n:   丙义", ["甲词", "乙义", "丙义"]),
        ("甲词\n:   乙义\n\n    - 丙项\n    - 丁项", ["甲词", "乙义", "丙项", "丁项"]),
        ("| 甲头 | 乙头 |\n|---|---|\n| 丙格 | 丁格 |", ["甲头", "乙头", "丙格", "丁格"]),
    ],
)
def test_all_of_a_definition_and_of_a_table_is_told_once(read: Read, edition: str, body: str, told: list[str]) -> None:
    said = said_in(read, edition, body)
    assert [said.count(words) for words in told] == [1] * len(told), said


@EDITION
@pytest.mark.parametrize(
    "body",
    [
        f"{CALL}\n:   卖了一年",
        f"| {CALL} | 乙 |\n|---|---|\n| 丙 | 丁 |",
        f"[{CALL}](https://example.org/)",
        f"`{CALL}`",
        f"    {CALL}",
        f'??? note "折起的{CALL}"\n    乙',
        f"### 小题{CALL} {{ #h }}",
        f"- {CALL}\n    :   乙",
    ],
)
def test_a_number_in_doubt_is_marked_wherever_it_stands(read: Read, edition: str, body: str) -> None:
    said = re.sub(r"[\s*`\u2060\\]", "", said_in(read, edition, body))
    assert MARKED[edition].search(said), [said[found.start() : found.start() + 40] for found in re.finditer("77", said)]


@pytest.mark.parametrize("slug", ISSUES)
def test_what_a_box_is_called_is_words_in_every_edition(slug: str) -> None:
    """A label is words with their marks and notes: nothing of how the program holds them is ever set."""
    issue = whole_issue(slug, "zh")
    posts, told = posts_of(issue), [SAID[edition](issue) for edition in ("text", "twin", "zhihu")]
    told += [article(issue, posts, post, [Picture("a.png", b"", 1)] * len(post.figures)) for post in posts]
    for said in (*told, str(document(issue))):
        assert not re.search(r"\b(?:Run|Number|Pair|Note)\(|marks=", said)
    assert slug == "yardstick" or any("※ 核对结果：" in said for said in told[3:])

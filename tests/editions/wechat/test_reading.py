"""Whatever an author may write is in the post, in a form that WeChat's editor does not tear."""

from __future__ import annotations

from macros.editions.blocks.boxes import blocks_of_html
from macros.editions.blocks.inlines import Lead
from macros.editions.blocks.lines import lines_of, words_of
from macros.editions.blocks.model import Block, Break, Code, Listing, Paragraph, Rule, Run, Table
from macros.editions.kinds import EDITIONS
from macros.editions.wechat.flat import flattened
from tests.conftest import Read
from tests.editions.pdf.test_small_issues import CHART, CLAIM
from tests.editions.wechat.posts_read import text_of_markdown, text_of_page
from tests.editions.wechat.small_issue import issue_of
from tests.editions.whole_issues import whole_issue

PAGE = "https://ledger.example/zh/issues/small/"
EVERYTHING = """\
## 甲 { #a }

一段{{ fact("h20.charge-warned") }}，**粗{{ fact("h20.charge-booked") }}体**，*斜体*，`码`。

- 一
    - 一之一
        - 一之一之一
- 二

> 引文
> 又一行

词
:   义一
:   义二

于是**“甲”。**乙

1. 丙
2. 丁

???+ note "盒子"
    盒中

    ```
    a  <b>
    ```

---

| 列 | 另一列 |
| --- | --- |
| 短 | 也短 |

脚注[^1]，见[更正](../../corrections/index.md)、[上一节](#a)、[外面](https://example.org/x)。

[^1]: 附在后面。

## 资料来源 { #sources }

{{ sources() }}
"""


def test_every_kind_of_block_reaches_both_forms(read: Read) -> None:
    files = EDITIONS["wechat"].make(issue_of(read, EVERYTHING))
    page, markdown = files["small-zh-wechat/index.html"], files["small-zh-zhihu.md"]
    for text in (text_of_page(page), text_of_markdown(markdown)):
        for words in (
            "一段至多55亿美元〔1〕，",
            "粗45亿美元〔2〕体",
            "一之一之一",
            "引文",
            "词：义一；义二",
            "于是“甲”。乙",
            "盒子",
            "盒中",
            "a  <b>",
            "也短",
        ):
            assert words in text, words
        assert "脚注*1，见更正[1]、上一节、外面[2]。" in text
        assert "附在后面。" in text
        assert "[1] https://ledger.example/zh/corrections/" in text
        assert "[2] https://example.org/x" in text
        assert "\n资料来源\n" not in text, "the site's own list is left out"
    assert b"<a " not in page.partition(b"<main>")[2]
    assert "1. 丙\n2. 丁".encode() in markdown
    assert "“**甲**”。乙".encode() in markdown, "signs round a mark would be read as none"


def read_flat(html: str, *own: str) -> list[Block]:
    voice = whole_issue("yardstick", "zh").voice
    return list(flattened(voice, blocks_of_html(html, voice, Lead(PAGE)), own))


def test_lists_in_lists_become_lines_of_their_item() -> None:
    lists = "<ul><li>一<ol><li>二<ul><li>三</li></ul></li></ol></li><li><p>四</p><p>五</p></li></ul>"
    (block,) = read_flat(lists)
    assert isinstance(block, Listing)
    lines = ["".join("/" if one == Break() else words_of([one]) for one in line) for line in lines_of(block)]
    assert lines == ["一/–二/––三", "四/五"]


IN_ITEMS = """\
## 题目 { #part }

{{ fact("h20.charge-warned") }}，{{ fact("h20.charge-booked") }}

- 列表里有一张表：

    | 谁 | 说 |
    |---|---|
    | 甲某 | 什么也没说 |

- 引文：

    > 别人的话

- 图：

    {{ chart("charges") }}

- 说法：

    {{ check("h20.charge") }}

- 术语：

    词
    :   义

{{ sources() }}
"""


def test_what_an_item_holds_is_told_and_somebody_elses_words_stay_theirs(read: Read) -> None:
    claim = CLAIM.replace("issue: one", "issue: small")
    issue = issue_of(read, IN_ITEMS, **{"data/charts/charges.yml": CHART, "data/claims/h20.yml": claim})
    files = EDITIONS["wechat"].make(issue)
    page, zhihu = files["small-zh-wechat/index.html"], files["small-zh-zhihu.md"]
    for text in (text_of_page(page), text_of_markdown(zhihu)):
        told = "".join(text.split())
        assert all(one in told for one in ("谁·说", "甲某·什么也没说", "｜别人的话", "图1·SAID", "※CNBC说", "词：义"))


def test_words_that_stand_loose_are_a_paragraph() -> None:
    blocks = read_flat("<div>甲<p>乙</p><hr><pre><code>丙\n丁</code></pre></div>")
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Rule, Code]


def test_a_table_without_a_head_has_none() -> None:
    (block,) = read_flat("<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>")
    assert isinstance(block, Table)
    assert (block.head, len(block.rows)) == ((), 1)


def test_a_row_told_below_another_says_nothing_of_an_empty_cell(read: Read) -> None:
    table = (
        "\n\n| 股价与指数 | 记录 | 文章 |\n| --- | --- | --- |\n| 一个很长很长的名称 | 跌 | |\n| 又一个 | 涨 | 也涨 |\n"
    )
    page = EDITIONS["wechat"].make(issue_of(read, EVERYTHING + table))["small-zh-wechat/index.html"]
    text = text_of_page(page)
    assert text.count("记录：") == 2
    assert text.count("文章：") == 1
    assert "文章：也涨" in text


def test_the_list_of_sources_is_left_out_with_its_heading_and_what_follows_is_not() -> None:
    listed = '<h2>甲</h2>\n<details class="cl-listed"><summary>乙</summary><ol><li>丙</li></ol></details>'
    (block,) = read_flat(f"{listed}<p>丁</p>")
    assert block == Paragraph((Run("丁"),))


def test_a_link_is_the_page_that_it_leads_to_and_none_to_a_page_of_the_post() -> None:
    (block,) = read_flat('<p><a href="#a">甲</a><a href="../b/#c">乙</a></p>', PAGE)
    assert block == Paragraph((Run("甲"), Run("乙", link="https://ledger.example/zh/issues/b/")))

"""Whatever an author may write is in the post, in a form that WeChat's editor does not tear."""

from __future__ import annotations

from macros.editions.kinds import EDITIONS
from macros.editions.wechat.blocks import Code, Items, Paragraph, Rule, Table, Words, plain
from macros.editions.wechat.reading import PageReader
from tests.conftest import Read
from tests.editions.wechat.posts_read import text_of_markdown, text_of_page
from tests.editions.wechat.small_issue import issue_of

READER = PageReader({}, {}, "https://ledger.example/zh/issues/small/")
EVERYTHING = """\
## 甲 { #a }

一段{{ fact("h20.charge-warned") }}，**粗{{ fact("h20.charge-booked") }}体**，*斜体*，`码`。

- 一
    - 一之一
        - 一之一之一
- 二

> 引文

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


def test_lists_in_lists_become_lines_of_their_item() -> None:
    (block,) = READER.blocks("<ul><li>一<ol><li>二<ul><li>三</li></ul></li></ol></li><li><p>四</p><p>五</p></li></ul>")
    assert isinstance(block, Items)
    assert [[plain(line) for line in item] for item in block.items] == [["一", "– 二", "– – 三"], ["四", "五"]]


def test_words_that_stand_loose_are_a_paragraph() -> None:
    blocks = READER.blocks("<div>甲<p>乙</p><hr><pre><code>丙\n丁</code></pre></div>")
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Rule, Code]


def test_a_table_without_a_head_has_none() -> None:
    (block,) = READER.blocks("<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>")
    assert isinstance(block, Table)
    assert (block.head, len(block.rows)) == ((), 1)


def test_the_list_of_sources_is_left_out_with_its_heading_and_what_follows_is_not() -> None:
    listed = '<h2>甲</h2>\n<details class="cl-listed"><summary>乙</summary><ol><li>丙</li></ol></details>'
    (block,) = READER.blocks(f"{listed}<p>丁</p>")
    assert block == Paragraph((Words("丁"),))

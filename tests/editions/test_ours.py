"""Where no look tells them apart, a sign does: a check and a quotation of ours bear it, their likes in a page do not."""

from __future__ import annotations

from macros.editions.feeds import article_entry
from macros.editions.text.edition import text_of
from macros.editions.text.twins import twin_of
from macros.editions.wechat.posts import posts_of
from macros.editions.wechat.zhihu import markdown
from macros.ground.letters.own_marks import OF_RECORDS
from macros.wording.voice import phrase
from tests.conftest import Read
from tests.editions.pdf.test_small_issues import CLAIM, QUOTE, said
from tests.editions.wechat.small_issue import issue_of
from tests.editions.whole_issues import SITE, charts

OURS, LIKE_IT = "It was said so", "They copied that"
PAGE = f"""\
## 题目 {{ #part }}

{{{{ fact("h20.charge-warned") }}}}，{{{{ fact("h20.charge-booked") }}}}

{{{{ check("h20.charge") }}}}

{{{{ quote("words") }}}}

> **CNBC说**：{LIKE_IT}
>
> **结论**：**与记录相符**

> “{LIKE_IT}”
>
> ——英伟达

结论

:   {LIKE_IT}

{{{{ sources() }}}}
"""


def test_what_is_ours_bears_a_sign_and_says_what_it_means(read: Read) -> None:
    issue = issue_of(
        read,
        PAGE,
        **{
            "data/claims/h20.yml": said(CLAIM, OURS).replace("issue: one", "issue: small"),
            "data/quotes.yml": said(QUOTE, OURS),
        },
    )
    (post,) = posts_of(issue)
    meaning = phrase(issue.voice, "text", "ours", sign=OF_RECORDS)
    editions = {
        "text": text_of(issue),
        "twin": twin_of(issue.opening, SITE),
        "feed": article_entry(issue.opening, SITE, charts()).content,
        "zhihu": markdown(issue, post, "pictures"),
    }
    for name, text in editions.items():
        flat = "".join(text.split())
        assert "".join(meaning.split()) in flat, name
        signed = [
            line for line in text.split("\n") if OF_RECORDS in line and not line.strip("<p>").startswith(meaning[:9])
        ]
        assert len(signed) == 5, (name, signed)  # the claim, its verdict, the record, its basis; the quotation
        rows = ("verdict", "record", "basis")
        assert all(any(phrase(issue.voice, "check", row) in line for line in signed) for row in rows), name
        assert not [line for line in signed if LIKE_IT in line], name
        assert any("It was said so" in line for line in signed), name

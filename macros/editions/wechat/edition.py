"""Makes the edition: a folder of pages to copy posts from, with their pictures, and Markdown for Zhihu."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.editions.edition import Edition, EditionError, Files
from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.pasted import article, copy_page
from macros.editions.wechat.pictures import Picture, chart_picture, cover
from macros.editions.wechat.posts import Post, posts_of, whole_post
from macros.editions.wechat.zhihu import markdown
from macros.ground.told import told
from macros.wording.masthead import masthead


def make(issue: FinishedIssue) -> Files:
    """The files of the edition. Raises EditionError where the site's address or a font is missing."""
    if not issue.site:
        raise EditionError(
            told("posts name the pages of the site, whose address is not known"),
            told("give it with --site, or as SITE_URL"),
        )
    folder, posts = f"{issue.name}-wechat", posts_of(issue)
    inside = dict(_in_folder(issue, posts))
    files = {f"{folder}/{name}": content for name, content in inside.items()}
    return files | {f"{issue.name}-zhihu.md": markdown(issue, whole_post(issue), folder).encode()}


def _in_folder(issue: FinishedIssue, posts: list[Post]) -> Iterator[tuple[str, bytes]]:
    """The pages, what is typed beside each, and the pictures."""
    described = []
    for post in posts:
        pictures = [chart_picture(issue.voice, chart, issue.charts) for chart in post.figures]
        front = cover(issue, post)
        pasted = article(issue, posts, post, pictures)
        yield f"{post.name}.html", copy_page(issue, posts, post, pictures, pasted).encode()
        yield from ((picture.name, picture.content) for picture in (front, *pictures))
        described.append(_described(issue, post, front, pictures))
    yield "posts.json", (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _described(issue: FinishedIssue, post: Post, front: Picture, pictures: list[Picture]) -> dict[str, object]:
    """What WeChat asks for beside the text, by the names that its interface for drafts has (draft/add)."""
    return {
        "file": f"{post.name}.html",
        "title": post.title,
        "author": masthead(post.voice).name,
        "digest": post.digest,
        "content_source_url": issue.place(post.pages[0]),
        "cover": front.name,
        "pictures": [picture.name for picture in pictures],
    }


EDITION = Edition(make=make, only=("zh",))

"""A link leads somewhere: to a page or file of this site that exists, with its anchor, or to an address on the web.

It shows a text or an image to click on; a text that is an address is that of where it leads. Images lie beside the
pages and say in words what they show. Codes `broken-link`, `broken-anchor`, `absolute-link`, `unsafe-link`,
`remote-image`, `missing-alt`, `strange-character` and `tracked-address`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import dirname, normpath, relpath
from typing import TYPE_CHECKING

from macros.catalog.addresses import tracking_told, without_tracking
from macros.ground.letters.look_alikes import find_mixed, mixed_told
from macros.ground.letters.shown_address import belied, elsewhere
from macros.ground.lines import line_starts
from macros.ground.problems import Mend, Problem, did_you_mean, nearest
from macros.ground.told import Told, told
from macros.ground.visible import is_hidden
from macros.manuscript.anchors import made_anchors, record_anchors
from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.code import code_in
from macros.manuscript.markdown.code import is_within as is_in_code
from macros.manuscript.markdown.links import Link, links_in, target_starts
from macros.manuscript.markdown.markup import is_link, is_of_the_web, is_within
from macros.manuscript.openings import ids_opened_with
from macros.manuscript.pictures.images import KINDS
from macros.manuscript.tokens import TOKEN

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_MAIL = re.compile(r"[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"(?:https?/|(?=www\.))(?P<rest>[\w-]+(?:\.[\w-]+)+(?:/.*)?)", re.ASCII)
_ENTITY = re.compile(r"[^\s()<>]{0,2000}?&(?!amp;)(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,9}|[A-Za-z][A-Za-z0-9]{1,30});")
_NAMES = ("name", "short")  # of a term, by either of which a page may call it
MOST_OFFERS = 30  # a page: each is sought among all names there are


def check(project: Project) -> Iterator[Problem]:
    """A problem for each link that leads nowhere or must not be followed, at its target."""
    for page in project.pages:
        yield from _entity_problems(page)
        told_here = 0
        for link in safe_links(page):
            yield from _text_problems(page, link)
            yield from () if link.is_image else _shown_problems(project, page, link)
            for problem in _target_problems(project, page, link, offer=told_here < MOST_OFFERS):
                told_here += 1
                yield problem


def safe_links(page: Page) -> list[Link]:
    """The links of a page; none where it is nested too deep to be read, as the rule on markup tells."""
    try:
        return links_in(page)
    except RecursionError:
        return []


def _entity_problems(page: Page) -> Iterator[Problem]:
    """A problem for each target with signs that Markdown undoes: whoever makes the page goes by what is written."""
    code = code_in(page.text, page.body_offset)
    for start in target_starts(page.text, page.body_offset):
        found = _ENTITY.match(page.text, start)
        if found and not is_in_code(code, start):
            said = told('"{target}" is written with entities or escapes', target=shortened(found[0]))
            yield page.problem(page.position(start), said, "broken-link", told("write it letter by letter"))


def _text_problems(page: Page, link: Link) -> Iterator[Problem]:
    mixed = find_mixed(link.text)  # an address too, whose words the rule on characters passes over
    if mixed:
        said, hint = mixed_told(mixed[0])
        yield page.problem(link.position, said, "strange-character", hint)
    if not all(mark.isspace() or is_hidden(mark) for mark in link.text):
        return
    if link.is_image:
        said, hint = (
            told("an image without a text for those who cannot see it"),
            told("write what the image shows: ![…](…)"),
        )
        yield page.problem(link.position, said, "missing-alt", hint)
    else:
        said, hint = told("a link that shows nothing"), told("write [text](page.md)")
        yield page.problem(link.position, said, "broken-link", hint)


def _shown_problems(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    """A problem where a reader is shown one address and led to another, in words that a term may give."""
    written = (link.text, link.title, link.around)
    seen = dict.fromkeys(_filled(project, page, part, name) for name in _NAMES for part in written)
    shown = next((found for one in seen for read in (belied, elsewhere) if (found := read(one, link.target))), "")
    if shown:
        said = told('the text shows "{shown}", and the link leads elsewhere', shown=shortened(shown))
        yield page.problem(link.position, said, "unsafe-link", told("write in words where it leads"))


def _filled(project: Project, page: Page, words: str, name: str) -> str:
    """Words as they are read where each call that names a term gives its `name`, the long one or the short."""
    return TOKEN.sub(lambda found: _term_in_words(project, page, int(found[1]), name), words)


def _term_in_words(project: Project, page: Page, number: int, name: str) -> str:
    """What the call of this number gives where it names a term; "" where it names none."""
    calls = calls_in(page)[0]
    term = project.catalog.terms.get(calls[number].id or "") if calls[number].name == "term" else None
    names = getattr(term, name, None) or (term.name if term else {})
    return names.get(page.language, "")


def _target_problems(project: Project, page: Page, link: Link, *, offer: bool) -> Iterator[Problem]:
    target = link.target
    if not target and not link.is_image:
        hint = told("write [text](page.md)")
        yield page.problem(link.position, told("a link without a target"), "broken-link", hint)
    elif link.is_image and (is_of_the_web(target) or target.startswith("//")):
        hint = told("put the image beside the page and name it: no reader's browser asks another site")
        yield page.problem(link.position, told("an image from another site"), "remote-image", hint)
    elif "{{" in target or not (is_within(target) if link.is_image else is_link(target)):  # a call makes no address
        said = told('"{target}" is no address that a page may link to', target=shortened(target))
        yield page.problem(
            link.position, said, "unsafe-link", told("link to https://…, or to a page: other.md#section")
        )
    elif target.startswith("/"):
        hint = told("start from this page's folder: ../other/index.md")
        yield page.problem(
            link.position, told('"{target}" begins at the site’s root', target=target), "absolute-link", hint
        )
    elif link.is_image and PurePosixPath(target).suffix.lower() not in KINDS:
        hint = told("put the image beside the page and name it: no reader's browser asks another site")
        yield page.problem(
            link.position, told('"{target}" is no picture', target=shortened(target)), "broken-link", hint
        )
    elif is_of_the_web(target) and without_tracking(target) != target:
        yield _tracked(page, link)
    elif is_within(target):
        yield from _inward_problems(project, page, link, offer=offer)


def _tracked(page: Page, link: Link) -> Problem:
    target, place = without_tracking(link.target), link.position
    stands = page.text.startswith(link.target, line_starts(page.text)[place.line - 1] + place.column - 1)
    mend = Mend(place.line, place.column, link.target, target) if stands else None
    said, hint = tracking_told(target)
    return page.problem(place, said, "tracked-address", hint, mend)


def shortened(target: str) -> str:
    """A target as a message shows it."""
    return target if len(target) <= 60 else f"{target[:57]}…"


def _inward_problems(project: Project, page: Page, link: Link, *, offer: bool) -> Iterator[Problem]:
    path, _, anchor = link.target.partition("#")
    if link.target not in page.text:  # whoever makes the page goes by what is written
        said = told('"{target}" is written with entities or escapes', target=shortened(link.target))
        yield page.problem(link.position, said, "broken-link", told("write it letter by letter"))
        return
    wanted = normpath(f"{dirname(page.path)}/{path}") if path else page.path
    if not wanted.startswith("docs/") or _leaves(dirname(page.path), path):
        said = told('"{target}" leads out of docs/', target=link.target)
        yield page.problem(link.position, said, "broken-link", told("link to pages and images below docs/"))
        return
    anchors = anchors_of(project, wanted)
    if anchors is None and wanted not in project.files:
        said = told("no file {wanted}", wanted=wanted)
        yield page.problem(link.position, said, "broken-link", _file_hint(project, page, wanted, offer=offer))
    elif anchor and anchors is not None and anchor not in anchors and anchor not in record_anchors(project, wanted):
        said = told('no heading with the id "{anchor}" in {wanted}', anchor=anchor, wanted=wanted)
        close = [f"#{name}" for name in nearest(anchor, anchors, most=1)] if offer else []
        hint = did_you_mean(close, otherwise=told("link to the id that stands behind a heading"))
        yield page.problem(link.position, said, "broken-anchor", hint)


def _leaves(folder: str, path: str) -> bool:
    """Whether a path leads out of docs/ on its way, wherever it ends."""
    depth = folder.count("/")
    for step in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return True
    return False


def anchors_of(project: Project, path: str) -> frozenset[str] | None:
    """The ids a page offers; None for what is no page."""
    page = project.by_path.get(path)
    if page:
        return frozenset((*(heading.id for heading in page.headings if heading.id), *ids_opened_with(page)))
    return made_anchors(project).get(path)


def _file_hint(project: Project, page: Page, wanted: str, *, offer: bool) -> Told:
    """What to write instead, as it is written in this page; of another language nothing is offered."""
    ours = f"docs/{page.language}/"
    known = [
        path
        for path in (*project.files, *made_anchors(project))
        if path.startswith(ours) or not wanted.startswith(ours)
    ]
    meant = _address_meant(page, wanted)
    if meant:
        return told("write {word}", word=meant)
    same = [path for path in known if path.casefold() == wanted.casefold()]
    if same:
        return told("it is spelt {path}: capitals count", path=_from(page, same[0]))
    index = f"{wanted}/index.md"
    close = [index] if index in known else nearest(wanted, known, most=1) if offer else []
    hint = told("name it as seen from this page: {example}", example=_from(page, f"{ours}about/index.md"))
    return did_you_mean([_from(page, path) for path in close], otherwise=hint)


def _address_meant(page: Page, wanted: str) -> str:
    """The address that a path is but for its beginning: of a mail, or of the web; "" for any other."""
    path = relpath(wanted, dirname(page.path))
    if _MAIL.fullmatch(path):
        return f"mailto:{path}"
    web = _WEB.fullmatch(path)
    return f"https://{web['rest']}" if web else ""


def _from(page: Page, path: str) -> str:
    return relpath(path, dirname(page.path))

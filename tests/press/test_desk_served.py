"""What the preview answers: pages with the desk, its own files, editions on demand; what it tells nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from macros.editions.edition import Edition, EditionError
from macros.ground.told import told
from macros.press.preview import on_demand, serving
from macros.press.preview import shown as what_is
from macros.press.preview.editor import DEFAULT, Editor
from macros.press.preview.shown import Shown
from tests.conftest import GOOD_PAGE, issue_files
from tests.press.test_desk import Show, show

__all__ = ["show"]
HTML = b"<!doctype html><html><body><p>A page</p></body></html>"
EN, ZH = "/.preview/editions/en/one/", "/.preview/editions/zh/one/"


def site(environ: Mapping[str, Any], start: Any) -> list[bytes]:
    """What MkDocs answers."""
    kind = "application/json" if environ["PATH_INFO"].endswith(".json") else "text/html"
    status = "404 Not Found" if "nowhere" in environ["PATH_INFO"] else "200 OK"
    start(status, [("Content-Type", kind), ("Content-Length", str(len(HTML)))])
    return [HTML]


class Answered:
    """What came back for a path."""

    def __init__(self, path: str, root: Path = Path("/"), **environ: str) -> None:
        asked: dict[str, Any] = {"PATH_INFO": path, "REMOTE_ADDR": "127.0.0.1", **environ}
        setup_testing_defaults(asked)
        begun: list[Any] = []
        sent = serving.with_desk(site, Editor(root, DEFAULT))(asked, lambda *said: begun.extend(said))  # type: ignore[arg-type]
        self.body = b"".join(sent)
        self.text = self.body.decode("utf-8", "replace")
        self.status, self.headers = begun[0], dict(begun[1])


@pytest.fixture
def showing(show: Show, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Let the preview show a project."""
    monkeypatch.setattr(what_is, "_state", what_is._State())

    def now(files: dict[str, str] | None = None) -> Shown:
        what_is._end(show(files))
        found = what_is.shown()
        assert found
        return found

    return now


def test_a_page_has_the_desk_and_what_is_no_page_has_none(showing: Any) -> None:
    showing()
    page = Answered("/en/")
    assert page.text.startswith("<!doctype html><html><body><p>A page</p><link")
    assert page.text.endswith("</body></html>")
    assert page.headers["Content-Length"] == str(len(page.body))
    assert page.headers["Cache-Control"] == "no-store"
    assert 'lang="zh-Hans"' in Answered("/zh/").text
    assert Answered("/en/x.json").body == HTML
    assert Answered("/en/no-page/").body == HTML
    assert "cl-desk" in Answered("/nowhere/").text


def test_before_anything_was_built_pages_are_sent_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_is, "_state", what_is._State())
    assert Answered("/en/").body == HTML
    assert Answered(f"{EN}text/").status == "404 Not Found"


def test_another_machine_is_told_no_path_of_this_one(showing: Any) -> None:
    root = showing({"docs/en/index.md": GOOD_PAGE.format(title="T").replace("charge-warned", "gone")}).root
    assert f"vscode://file{root}" in Answered("/en/", root).text
    for address in ("192.168.0.9", "", "::ffff:10.0.0.1"):
        there = Answered("/en/", root, REMOTE_ADDR=address).text
        assert "docs/en/index.md:8:10" in there
        assert str(root) not in there


def test_a_mistake_in_the_desk_costs_the_desk_alone(showing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    showing()

    def fails(*_: object) -> str:
        raise KeyError("of ours")

    monkeypatch.setattr(serving, "desk", fails)
    assert Answered("/en/").body == HTML


def test_the_desks_own_files_are_sent_and_nothing_beside_them(showing: Any) -> None:
    showing()
    assert ".cl-desk" in Answered("/.preview/desk.css").text
    assert Answered("/.preview/desk.js").headers["Content-Type"].startswith("text/javascript")
    for path in ("serving.py", "../serving.py", "templates/desk.html", "", "desk.css/", "editions", "editions/en/one"):
        assert Answered(f"/.preview/{path}").status.startswith("404"), path


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_can_have_nothing_made(showing: Any, site: str) -> None:
    showing(issue_files("one", "part"))
    for path in (f"{EN}text/", "/.preview/desk.js"):
        assert Answered(path, HTTP_SEC_FETCH_SITE=site).status == "403 Forbidden"
    assert Answered(f"{EN}text/", HTTP_SEC_FETCH_SITE="same-origin").status == "303 See Other"


@pytest.mark.parametrize("said", [{}, {"published": "", "draft": "true"}, {"published": "2999-01-02"}])
def test_an_issue_is_a_text_and_a_mail_on_demand_also_before_it_is_out(showing: Any, said: dict[str, str]) -> None:
    showing(issue_files("one", "part", **said))
    for kind, first in (("text", "one-en.txt"), ("mail", "one-en.mail.html")):
        asked = Answered(f"{EN}{kind}/")
        assert (asked.status, asked.headers["Location"]) == ("303 See Other", f"{EN}{kind}/{first}")
        made = Answered(asked.headers["Location"])
        assert made.status == "200 OK"
        assert "How much?" in made.text
        assert made.headers["Cache-Control"] == "no-store"
        assert "script-src" not in made.headers["Content-Security-Policy"]
        assert f'href="{EN}{kind}/{first}"' in Answered(f"{EN}{kind}/files/").text
    assert Answered(f"{EN}text/another.txt").status == "404 Not Found"


def test_what_was_made_is_of_what_is_shown_now(showing: Any) -> None:
    showing(issue_files("one", "part"))
    assert "A lot." in Answered(f"{EN}text/one-en.txt").text
    showing(issue_files("one", "part", answer="{zh: 很少。, en: A little.}"))
    assert "A little." in Answered(f"{EN}text/one-en.txt").text


def test_what_this_machine_lacks_is_told_plainly_in_the_language_of_the_page(
    showing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    showing(issue_files("one", "part"))

    def lacks(_: object) -> dict[str, bytes]:
        raise EditionError(
            told("none of these fonts is on this machine: {names}", names="A"),
            told("on Debian: apt-get install fonts-noto-cjk"),
        )

    monkeypatch.setattr(on_demand, "EDITIONS", {"pdf": Edition(make=lacks)})
    english, chinese = Answered(f"{EN}pdf/"), Answered(f"{ZH}pdf/")
    assert english.status == chinese.status == "503 Service Unavailable"
    assert english.text == "none of these fonts is on this machine: A: on Debian: apt-get install fonts-noto-cjk\n"
    assert chinese.text.startswith("这台机器上没有这些字体")
    assert english.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_mistake_of_ours_in_an_edition_is_one_line(showing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    showing(issue_files("one", "part"))

    def fails(_: object) -> dict[str, bytes]:
        raise RuntimeError("of ours")

    monkeypatch.setattr(on_demand, "EDITIONS", {"pdf": Edition(make=fails)})
    answered = Answered(f"{EN}pdf/")
    assert (answered.status, answered.text.count("\n")) == ("500 Internal Server Error", 1)
    assert "a mistake in the generator, not in your pages: RuntimeError: of ours" in answered.text


def test_an_issue_with_problems_tells_them_instead(showing: Any) -> None:
    files = issue_files("one", "part")
    files["docs/en/issues/one/part.md"] += '\n{{ fact("h20.gone") }}\n'
    showing(files)
    answered = Answered(f"{EN}text/")
    assert answered.status == "409 Conflict"
    assert answered.text.startswith("mend these first, then open this again\n\ndocs/en/issues/one/part.md:7:")


@pytest.mark.parametrize(
    "asked", ["en/two/text/", "fr/one/text/", "en/one/fax/", "en/one/wechat/", "en/one/", "../x/y/"]
)
def test_an_edition_that_there_is_none_of_is_told(showing: Any, asked: str) -> None:
    showing(issue_files("one", "part"))
    assert Answered(f"/.preview/editions/{asked}").status == "404 Not Found"


def test_who_asks_while_a_build_runs_waits_for_it(showing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = showing()
    monkeypatch.setattr(what_is, "LONGEST_WAIT", 0.01)
    what_is.begin()
    assert what_is.shown() is before, "a build that does not end is not waited for for ever"
    what_is.give_up()
    assert what_is.shown() is before

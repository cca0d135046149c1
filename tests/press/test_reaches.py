"""What we reach for in a dependency is there as its version has it, and where it is not, nothing is broken by us."""

from __future__ import annotations

from types import SimpleNamespace

from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from macros.press import reaches


def test_the_preview_polls_as_often_as_asked(tmp_path) -> None:
    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    try:
        server.watch(str(tmp_path))
        assert reaches.poll_quickly(server)
        assert server.build_delay < 0.1
        assert {poller._timeout for poller in (server.observer, *server.observer.emitters)} == {reaches.QUICK}
    finally:
        server.server_close()


def test_a_server_without_what_we_reach_for_is_left_as_it_is() -> None:
    server = SimpleNamespace(observer=SimpleNamespace(), build_delay=1.0)
    assert not reaches.poll_quickly(server)
    assert server.build_delay == 1.0


def test_the_previews_build_asks_each_file(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(serve, "build", lambda _, *, dirty=False: asked.append(dirty))
    assert reaches.build_what_is_modified()
    serve.build("config")
    assert asked == [True]


def test_a_preview_that_builds_another_way_makes_every_page(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(serve, "build", asked.append)
    assert not reaches.build_what_is_modified()
    serve.build("config")
    assert asked == ["config"]


def test_a_file_answers_what_it_is_told() -> None:
    file = File("a.md", "docs", "site", use_directory_urls=True)
    reaches.answer_modified(file, modified=False)
    assert file.is_modified() is False

"""The preview answers this machine's own names alone: a page elsewhere whose name leads here (DNS rebinding) gets none."""

from __future__ import annotations

import http.client
import logging
import socket
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.press.preview.strangers import answer_own_host, is_own_host
from macros.press.report import shows_what_steers
from tests.press.conftest import Start
from tests.press.test_preview import serving

OWN = [
    "localhost",
    "localhost:8000",
    "LOCALHOST",
    "localhost.",
    "a.localhost:1",
    "127.0.0.1:8000",
    "127.0.0.1",
    "[::1]",
]
OWN += ["[::1]:8000", "192.168.0.7:8000", "[FE80::1]:80", "dev.example", "dev.example:8000", "DEV.example"]
STRANGE = [
    "",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "evil-localhost",
    "xlocalhost",
    "127.0.0.1.evil",
]
STRANGE += [
    "127.1",
    "2130706433",
    "0x7f.1",
    "127.0.0.1:8000:9",
    "[::1",
    "::1",
    "[::1].evil",
    "[127.0.0.1]",
    "[::1%25eth0]",
]
STRANGE += ["localhost,evil.example", "evil@localhost", "localhost/evil", "localhost evil", "localhost:", "localhost:x"]
STRANGE += ["localhost\n", "ｌocalhost", "localhost\0", "..localhost:123456", "dev.example.evil", "a.dev.example", "."]


@pytest.mark.parametrize("host", OWN)
def test_names_of_this_machine_are_its_own(host: str) -> None:
    assert is_own_host(host, "dev.example")


@pytest.mark.parametrize("host", STRANGE, ids=ascii)
def test_other_names_and_no_name_are_not(host: str) -> None:
    assert not is_own_host(host, "dev.example")
    assert not is_own_host(host, "")


@given(
    st.one_of(
        st.text(),
        st.builds(
            "".join,
            st.lists(
                st.sampled_from(["localhost", "127.0.0.1", "[::1]", "dev.example", ".", ":", "8", "evil", "@", "/"]),
                max_size=5,
            ),
        ),
    )
)
def test_no_name_is_own_that_somebody_elses_dns_could_lead_here(host: str) -> None:
    if is_own_host(host, "dev.example"):
        name = urlsplit(f"//{host}").hostname or ""
        below = name.removesuffix(".").rpartition(".")[2] == "localhost"
        assert below or name.removesuffix(".") == "dev.example" or ip_address(name.removesuffix("."))


class Quiet(WSGIRequestHandler):
    """A handler that logs nothing."""

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    """A small server on loopback behind the wrapper."""

    def app(environ: Any, start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [b"a draft"]

    server = make_server("127.0.0.1", 0, answer_own_host(app, "dev.example"), handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def sent(port: int, raw: str) -> tuple[int, str]:
    """The status and all that is answered to a request that is written out."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(raw.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read().decode()
    return int(answer.split()[1]), answer


def test_an_own_name_gets_the_page(port: int) -> None:
    for host in ("localhost", f"127.0.0.1:{port}", "dev.example"):
        status, answer = sent(port, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")
        assert (status, "a draft" in answer) == (200, True)


STRANGERS = {
    "another name": "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "no name": "GET / HTTP/1.1\r\n\r\n",
    "no name in the old way": "GET / HTTP/1.0\r\n\r\n",
    "two names": "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    "a name in another header": "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n",
    "another name and a web socket": "GET / HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\n\r\n",
    "the live reload": "GET /livereload/0/0 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
}


@pytest.mark.parametrize("raw", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_gets_a_line_that_says_how_to_open_the_preview(port: int, raw: str) -> None:
    status, answer = sent(port, raw)
    assert status == 421
    assert "a draft" not in answer
    assert f"open http://localhost:{port}/" in answer
    assert "Content-Type: text/plain" in answer
    assert "evil" not in answer, "nothing of the request comes back"


@pytest.mark.parametrize("path", ["http://evil.example/", "http://localhost/", "en/", "*"])
def test_a_request_for_no_path_is_refused(port: int, path: str) -> None:
    status, answer = sent(port, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert (status, "a draft" in answer) == (400, False)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "get"])
def test_the_preview_shows_and_takes_nothing(port: int, method: str) -> None:
    status, answer = sent(port, f"{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
    assert (status, "Allow: GET, HEAD" in answer) == (405, True)
    assert sent(port, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")[0] == 200


def test_what_is_logged_steers_nothing() -> None:
    record = logging.makeLogRecord({"msg": "%s\nand %s", "args": ("a\x1b[2J", "b\u202e")})
    assert shows_what_steers(record)
    assert record.getMessage() == "a\\u{1b}[2J\nand b\\u{202e}"


def test_mkdocs_serve_answers_its_own_names_alone(project: Start) -> None:
    with serving(project()) as preview:
        preview.until(lambda html: "$5.5" in html)
        connection = http.client.HTTPConnection(preview.address.removeprefix("http://"), timeout=10)
        connection.request("GET", "/en/", headers={"Host": "evil.example"})
        answer = connection.getresponse()
        assert answer.status == 421
        assert b"5.5" not in answer.read()
        assert (
            sent(int(preview.address.rpartition(":")[2]), "GET /\x1b[2J HTTP/1.1\r\nHost: localhost\r\n\r\n")[0] == 404
        )
        assert preview.page()
        assert "\x1b" not in preview.read("serve.log")

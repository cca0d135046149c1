"""The message: sent through a server and read by a mail parser it is what was made, and it lets readers leave."""

from __future__ import annotations

import os
import re
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from macros.catalog.newsletter.records import Newsletter
from macros.editions.finished_issue import finished_issue
from macros.editions.mail.edition import make
from tests.conftest import ROOT, Read, issue_files
from tests.editions.mail.readers import notes_of_html, notes_of_text, of_html
from tests.editions.mail.test_mail import every, html_of, made, text_of
from tests.editions.whole_issues import SITE, charts, whole_issue

NEWSLETTER = (ROOT / "data/newsletter.yml").read_text("utf-8")
LEAVE = "https://mail.example.org/leave/a-rather-long-path-that-would-be-folded-if-anybody-did/{recipient}?list=1&of=2"


class Box:
    """A mailbox: what a server was given, as it came over the line."""

    def __init__(self) -> None:
        self.held: list[Envelope] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802 - theirs
        self.held.append(envelope)
        return "250 OK"


@pytest.fixture
def server() -> Iterator[tuple[Controller, Box]]:
    """A mail server on this machine alone, at whatever port is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield controller, box
    controller.stop()


def parsed(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not [part.defects for part in found.walk() if part.defects]
    return found


def kinds(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


@every
def test_a_message_comes_through_a_server_as_it_was_made(
    slug: str, language: str, server: tuple[Controller, Box]
) -> None:
    """A dry run: what is sent over SMTP, read by the standard library, has the same parts and the same numbers."""
    controller, box = server
    with smtplib.SMTP("127.0.0.1", controller.port) as client:
        client.sendmail("letters@example.org", ["reader@example.org"], made(slug, language)[f"{slug}-{language}.eml"])
    got = parsed(box.held[0].content or b"")
    assert kinds(got) == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ]
    text, html = got.get_body(("plain",)), got.get_body(("html",))
    assert text is not None and html is not None
    words = text.get_content().replace("\r\n", "\n")  # as lines of text end in mail: RFC 2046, 4.1.1
    assert words == text_of(slug, language)
    assert of_html(html.get_content()) == of_html(html_of(slug, language))
    assert notes_of_html(html.get_content()).keys() == notes_of_text(words).keys()
    pictures = {part["Content-ID"]: part.get_content() for part in got.walk() if part.get_content_type() == "image/png"}
    named = re.findall(r'src="cid:([^"]+)"', html.get_content())
    assert [f"<{name}>" for name in named] == list(pictures)
    assert {*pictures.values()} == {one for name, one in made(slug, language).items() if name.endswith(".png")}


@every
def test_a_message_says_what_it_is_in_its_head(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    raw = made(slug, language)[f"{slug}-{language}.eml"]
    got = parsed(raw)
    assert got["Subject"].endswith(issue.opening.words.title)
    assert got["Content-Language"] == issue.voice.tag
    assert got["Date"].datetime.date() == issue.day
    assert got["Message-ID"].startswith(f"<{issue.name}.")
    assert got["Message-ID"].endswith("@ledger.example>")
    assert "List-Unsubscribe" not in got, "nobody said where"
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78, "RFC 5322, 2.1.1"
    assert b"\n" not in raw.replace(b"\r\n", b"")


def sent_by(read: Read, told: str) -> dict[str, bytes]:
    """The mail of a small newsletter that says `told` besides."""
    files = {**issue_files("one", key_figures="[h20.charge-warned]"), "data/newsletter.yml": NEWSLETTER + told}
    found, problems = read(files)
    assert problems == []
    return dict(make(finished_issue(found, "one", "zh", site=SITE, charts=charts())))


ENCODED = (
    "?u8?q?=0d=0aBcc:_all=40evil.example?=",
    "?utf-8?b?DQpCY2M6IGFAZXZpbC5leGFtcGxl?=",
    "?utf-8?q?=C3?=",
    "=?u?q?a?=?",
)


@pytest.mark.parametrize("words", ENCODED)
def test_words_of_a_subject_are_never_fields_of_the_message(read: Read, words: str) -> None:
    """The standard library decodes encoded words in a subject that it is given, and the line ends in them."""
    said = {"question": f'{{zh: "多少=={words}？", en: "How much=={words}?"}}', "key_figures": "[h20.charge-warned]"}
    found, problems = read({**issue_files("one", **said), "data/newsletter.yml": NEWSLETTER})
    assert problems == []
    for language in ("zh", "en"):
        raw = dict(make(finished_issue(found, "one", language, site=SITE, charts=charts())))[f"one-{language}.eml"]
        got = parsed(raw)
        assert set(got.keys()) == {"Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"}
        assert words.removeprefix("=") in got["Subject"].replace("= ?", "=?").replace("==?", "=?")
        again = parsed(got.as_bytes(policy=policy.SMTP))
        assert again.keys() == got.keys(), "nor when a program that sends it reads it and writes it again"


def test_a_reader_can_leave_with_one_click_where_the_address_is_their_own(read: Read) -> None:
    address = LEAVE
    files = sent_by(read, f'unsubscribe: "{address}"\nsender: letters@example.org\n')
    raw = files["one-zh.eml"]
    got = parsed(raw)
    assert got["List-Unsubscribe"].strip() == f"<{address}>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", "RFC 8058, 3.1"
    assert got["From"].addresses[0].addr_spec == "letters@example.org"
    assert got["From"].addresses[0].display_name == "芯账"
    assert f'href="{address.replace("&", "&amp;")}"' in files["one-zh.mail.html"].decode()
    assert address in files["one-zh.mail.txt"].decode()


def test_one_click_is_not_offered_where_it_could_not_tell_who_leaves(read: Read) -> None:
    got = parsed(sent_by(read, "unsubscribe: https://mail.example.org/leave\n")["one-zh.eml"])
    assert got["List-Unsubscribe"].strip() == "<https://mail.example.org/leave>"
    assert "List-Unsubscribe-Post" not in got


@pytest.mark.parametrize("asked", ["{{ UnsubscribeURL }}", "{{ unsubscribe_url }}"])
def test_a_service_is_asked_for_its_own_address_in_its_own_way(asked: str, read: Read) -> None:
    files = sent_by(read, f'unsubscribe: "{asked}"\n')
    assert f'href="{asked}"' in files["one-zh.mail.html"].decode()
    assert files["one-zh.mail.html"].decode().partition("</head>")[2].count("{") == 2
    assert asked in files["one-zh.mail.txt"].decode()
    assert "List-Unsubscribe" not in parsed(files["one-zh.eml"]), "the service sets its own"


@pytest.mark.parametrize(
    "told",
    [
        "unsubscribe: http://mail.example.org/leave",
        'unsubscribe: "https://mail.example.org/{who}"',
        'unsubscribe: "https://mail.example.org/{{ UnsubscribeURL }}"',
        'unsubscribe: "{{ UnsubscribeURL }}{{ TrackView }}"',
        'unsubscribe: "{{ .Subscriber.Email }}"',
        'unsubscribe: "javascript:alert(1)"',
        "unsubscribe: https://{recipient}/leave",
        "unsubscribe: https://mail.example.org/a>,<https://evil.example",
        "unsubscribe: https://mail.example.org/退订",
        "sender: nobody",
        "sender: a@b",
        'sender: "a@example.org, b@example.org"',
        'sender: "Bcc: a@example.org"',
        "sender: 信@example.org",
    ],
)
def test_an_address_that_no_mail_may_hold_is_refused(told: str, read: Read) -> None:
    problems = read({"data/newsletter.yml": f"{NEWSLETTER}{told}\n"})[1]
    assert [found.code for found in problems] == ["unsafe-link"]
    assert problems[0].hint


def test_both_fields_are_in_the_record() -> None:
    assert {"unsubscribe", "sender"} <= Newsletter.model_fields.keys()


def recipe(paper: str) -> str:
    """The one of a paper for any SMTP service, as a reader copies it."""
    found = re.search(r"```python\n(import csv.*?)```", (ROOT / paper).read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("paper", ["PUBLISHING.md", "PUBLISHING.zh.md"])
def test_the_recipe_for_smtp_works_as_it_is_written(
    tmp_path: Path, read: Read, server: tuple[Controller, Box], paper: str
) -> None:
    controller, box = server
    issue = sent_by(read, 'unsubscribe: "https://mail.example.org/leave-by-way-of-a-long-path/{recipient}"\n')[
        "one-zh.eml"
    ]
    for name, content in (
        ("send.py", recipe(paper).encode()),
        ("one.eml", issue),
        ("readers.csv", b"a@example.org,k7\nb@example.org,m9\n"),
    ):
        (tmp_path / name).write_bytes(content)
    given = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(controller.port), "MAIL_FROM": "letters@example.org"}
    subprocess.run(
        [sys.executable, "send.py", "one.eml", "readers.csv"],
        cwd=tmp_path,
        env={**os.environ, **given},
        check=True,
        timeout=60,
    )
    assert [one.rcpt_tos for one in box.held] == [["a@example.org"], ["b@example.org"]]
    for held, mark in zip(box.held, ("k7", "m9"), strict=True):
        got = parsed(held.content or b"")
        there = f"https://mail.example.org/leave-by-way-of-a-long-path/{mark}"
        assert got["List-Unsubscribe"].strip() == f"<{there}>"
        assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert got["From"] == "letters@example.org"
        assert kinds(got)[:2] == ["multipart/alternative", "text/plain"]
        for kind in ("plain", "html"):
            body = got.get_body((kind,))
            assert body is not None
            assert there in body.get_content()
            assert "{recipient}" not in body.get_content()
        assert got["Subject"] == parsed(issue)["Subject"]

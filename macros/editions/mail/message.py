"""A digest as one message (RFC 5322): plain text, and HTML with its pictures; the same bytes for the same issue."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from macros.catalog.newsletter.records import RECIPIENT
from macros.editions.finished_issue import FinishedIssue
from macros.editions.mail.digest import Digest
from macros.editions.mail.text import unasking
from macros.wording.masthead import newsletter

_CRLF = "\r\n"


def message(issue: FinishedIssue, digest: Digest, html: str, text: str) -> bytes:
    """The message. Whom it goes to is not in it; who sends it, where the newsletter's record says so.

    It is dated by the issue, and its id is a digest of what it says. Text is in base64: Chinese is three times as long
    in quoted-printable, and a line of HTML longer than any server takes (RFC 5321, 4.5.3.1.6).
    """
    host = urlsplit(issue.site).hostname or ""
    name = hashlib.sha256(f"{html}\0{text}".encode()).hexdigest()[:32]
    made, pictures = EmailMessage(policy=SMTP), {one.name: f"{one.chart_id}.{name}@{host}" for one in digest.figures}
    made["Subject"] = _in_a_field(digest.subject)
    sender = newsletter(digest.voice.catalog).sender
    if sender:
        made["From"] = Address(_in_a_field(digest.ours.name), addr_spec=sender)
    made["Date"] = format_datetime(datetime.combine(issue.day, time(), UTC))
    made["Message-ID"] = f"<{issue.name}.{name}@{host}>"
    made.set_content(text, cte="base64")
    made.make_alternative()
    made["Content-Language"] = digest.voice.tag
    made.attach(_page(digest, html, pictures))
    _bound(made, name)
    return _unsubscribing(digest.unsubscribe) + made.as_bytes()


def _in_a_field(words: str) -> str:
    """Words on one line in which no sending service finds a slot, and no mail program an encoded word (RFC 2047).

    The standard library decodes such words in what it is given, and line ends in them: what follows would be fields.
    """
    return unasking(" ".join(words.split())).replace("=?", "= ?")


def _page(digest: Digest, html: str, pictures: Mapping[str, str]) -> EmailMessage:
    """The HTML with its pictures, which it names by their ids (RFC 2387, RFC 2392)."""
    page = EmailMessage(policy=SMTP)
    page.set_content(_with_pictures(html, pictures), subtype="html", cte="base64")
    for one in digest.figures:
        cid = f"<{pictures[one.name]}>"
        page.add_related(one.png, "image", "png", cid=cid, filename=one.name, disposition="inline")
    del page["MIME-Version"]  # it is the whole message's
    if page.is_multipart():
        page.set_param("type", "text/html")  # of its root: RFC 2387, 3.1
    return page


def _with_pictures(html: str, pictures: Mapping[str, str]) -> str:
    for name, cid in pictures.items():
        html = html.replace(f'src="{name}"', f'src="cid:{cid}"')
    return html


def _bound(made: EmailMessage, name: str) -> None:
    """Give every multipart a boundary of its own, which no part of the message can hold: they are all in base64."""
    for number, part in enumerate(part for part in made.walk() if part.is_multipart()):
        part.set_boundary(f"={number}={name}=")


def _unsubscribing(address: str) -> bytes:
    """The fields by which mail programs offer to unsubscribe: RFC 2369, 3.2, and RFC 8058.

    One click is offered where the address is each reader's own, since it cannot tell readers apart otherwise
    (RFC 8058, 3.1). An address that the sending service puts in comes with the service's own fields. Set by hand: the
    standard library encodes a long word, which is an address no more.
    """
    if not address.startswith("https://"):
        return b""
    fields = f"List-Unsubscribe:{_CRLF} <{address}>{_CRLF}"
    if RECIPIENT in address:
        fields += f"List-Unsubscribe-Post: List-Unsubscribe=One-Click{_CRLF}"
    return fields.encode()

"""What the newsletter is: its name, what it says of itself, its colours. All that makes this site this newsletter.

One file, `data/newsletter.yml`; the generator itself names none. How its words are asked for is in
`wording/masthead.py`, what is drawn of it in `editions/livery.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from macros.catalog.fields import Address, InLanguages, Key, Name, NameInLanguages, Record
from macros.catalog.newsletter.contrast import LEAST, contrast
from macros.catalog.validators import read_address, refusal
from macros.ground.told import told

WHERE = "newsletter.yml"
ONLY = "newsletter"  # the id of the one record of its kind
LONGEST_DESCRIPTION = 500  # characters, as other sentences of the site's own
# What text stands on: --cl-paper, --cl-raised and --cl-band of overrides/assets/ledger.css; a test holds the two equal
GROUNDS = MappingProxyType(
    {"light": ("#fbf8f2", "#fffdfa", "#f3eee4"), "dark": ("#171512", "#23201b", "#201d18")},
)
RECIPIENT = "{recipient}"  # in the address to unsubscribe: what whoever sends a mail puts in for each reader
# What services put in themselves: {{ UnsubscribeURL }} at listmonk, {{ unsubscribe_url }} at Buttondown
SERVICES = re.compile(r"\{\{ ?[A-Za-z][A-Za-z_]{0,60} ?\}\}", re.ASCII)
LONGEST_MAILBOX = 254  # characters, of a path without its brackets: RFC 5321, 4.5.3.1.3
_MAILBOX = re.compile(
    r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}", re.ASCII
)
_COLOUR = re.compile("#[0-9a-f]{6}")
_FORM = WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR.pattern}$"})


def read_colour(written: str, palette: str) -> str:
    """A colour that text can be read in on every ground of its palette, `light` or `dark`."""
    if not _COLOUR.fullmatch(written):
        hint = told('write it in quotation marks, # and six of 0-9 and a-f: "#ad3117"')
        raise refusal("wrong-colour", told('"{written}" is not a colour', written=written), hint)
    ratio, ground = min((contrast(written, ground), ground) for ground in GROUNDS[palette])
    if ratio < LEAST:
        slots = {"written": written, "ratio": f"{ratio:.2f}", "ground": ground, "least": f"{LEAST}"}
        said = told("{written} on {ground} has a contrast of {ratio}, and text needs {least}", **slots)
        mend = told("take a darker one") if palette == "light" else told("take a lighter one")
        raise refusal("wrong-colour", said, mend)
    return written


def read_without_braces(written: Mapping[str, str]) -> Mapping[str, str]:
    """Words that stand in the head of every page, of feeds and pictures, where no number is put in."""
    for language, text in written.items():
        if "{" in text or "}" in text:
            said = told("a brace in what the newsletter says of itself")
            raise refusal("broken-braces", said, told("take it out; no number is put in here"), language=language)
        if len(text) > LONGEST_DESCRIPTION:
            said = told("a text of {n} characters, the limit is {limit}", n=len(text), limit=LONGEST_DESCRIPTION)
            raise refusal("too-long", said, told("shorten it"), language=language)
    return written


def read_secure(written: str) -> str:
    """An address that nobody on the way can read or change: whoever subscribes gives an address of their own there."""
    if not written.startswith("https://"):
        raise refusal("unsafe-link", told("an address that begins with http://"), told("write https://"))
    return written


def read_unsubscribe(written: str) -> str:
    """Where readers unsubscribe: an https address, which may hold `RECIPIENT`, or what a service puts one in for."""
    if SERVICES.fullmatch(written):
        return written
    read_secure(read_address(written.replace(RECIPIENT, "recipient")))
    if "{" in written.replace(RECIPIENT, "") or "}" in written.replace(RECIPIENT, ""):
        hint = told("write {{recipient}} where each reader's own mark goes, or {{{{ name }}}} alone")
        raise refusal("unsafe-link", told("a brace in an address"), hint)
    if not written.isascii():  # it stands in the head of a message
        said = told("an address with letters beyond ASCII")
        raise refusal("unsafe-link", said, told("copy it from the browser, which writes them as %…"))
    return written


def read_mailbox(written: str) -> str:
    """An address that mail comes from: plain ASCII, as every server takes it (RFC 5321, 4.1.2)."""
    if len(written) > LONGEST_MAILBOX or not _MAILBOX.fullmatch(written):
        said = told('"{written}" is no address of mail', written=written)
        raise refusal("unsafe-link", said, told("write it as letters@example.org"))
    return written


class Accent(Record):
    """The one colour of the newsletter's own, for links, lines and marks; on light paper and on dark."""

    light: Annotated[
        str, AfterValidator(partial(read_colour, palette="light")), _FORM, Field(description=told("on light paper"))
    ]
    dark: Annotated[
        str, AfterValidator(partial(read_colour, palette="dark")), _FORM, Field(description=told("on dark paper"))
    ]


class Newsletter(Record):
    """The newsletter itself."""

    name: Annotated[NameInLanguages, AfterValidator(read_without_braces), Field(description=told("what it is called"))]
    tagline: Annotated[
        NameInLanguages,
        AfterValidator(read_without_braces),
        Field(description=told("what it promises, in a few words")),
    ]
    description: Annotated[
        InLanguages, AfterValidator(read_without_braces), Field(description=told("what it is, in a sentence"))
    ]
    key: Annotated[
        Key, Field(description=told("what it is called where only ASCII may stand: citation keys, the data package"))
    ]
    sign: Annotated[
        Annotated[Name, StringConstraints(max_length=2)] | None,
        Field(description=told("a letter or a Han, for the icon; else the name's first")),
    ] = None
    accent: Annotated[Accent, Field(description=told("its colour, readable on paper: WCAG 2.2, 1.4.3"))]
    subscribe: Annotated[
        Annotated[Address, AfterValidator(read_secure)] | None,
        Field(description=told("the https address where readers subscribe by mail")),
    ] = None
    unsubscribe: Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(read_unsubscribe)] | None,
        Field(
            description=told("where they unsubscribe: https, perhaps with {{recipient}}; or a service's {{{{ name }}}}")
        ),
    ] = None
    sender: Annotated[
        Annotated[str, StringConstraints(min_length=1), AfterValidator(read_mailbox)] | None,
        Field(description=told("the address that mail comes from")),
    ] = None

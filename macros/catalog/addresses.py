"""Addresses on the web, in records and in pages: which form one has, and that its site's name is what it seems.

A part of the URL standard (https://url.spec.whatwg.org/) that every reader of addresses reads alike. Names in other
scripts are held to Unicode's UTS #39 as browsers apply it (chromium.org, "Internationalized Domain Names in Google
Chrome"). Whether anything is there is not asked.
"""

from __future__ import annotations

import re
import unicodedata

from macros.ground.characters import find_strange
from macros.ground.told import Told, told

LONGEST = 2000  # characters; more than any browser or server of note takes in a link
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# The last label begins with a letter: what ends in a number is read as an IPv4 address, in octal, too.
_HOST = rf"({_LABEL}\.)+(?=[A-Za-z]){_LABEL}"
_PORT = "(:[0-9]{1,5})?"
# For editors; what a pattern cannot say is told when the record is read.
PATTERN = rf"^https?://{_HOST}{_PORT}([/?#][^\s\\\"'<>`]*)?$"
_START = re.compile("https?://(?P<authority>[^/?#]*)")
_NOT_IN_ADDRESSES = re.compile(r"[\s\\\"'<>`]")
LONGEST_HOST = 253  # RFC 1035, 2.3.4, without the length bytes

# Scripts that are written together (UTS #39, "highly restrictive"); any other script stands alone.
_TOGETHER = (
    frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA")),
    frozenset(("LATIN", "CJK", "BOPOMOFO")),
    frozenset(("LATIN", "CJK", "HANGUL")),
)
# Letters that look like Latin ones or digits, after Chromium's list of whole-script confusables
_LOOK_LIKE_LATIN = frozenset(
    "аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡωαικνρυηοτγβεχσςδζμ"
    "ագզէլհյոսւօნოიყძხჩ"
    "דוחיןסעטהםקר"
    "ሀሠሰስበተነአከዐዕ০৭୦೦೧౦౧൦ഠറதடபலறജദທບຮ"
    "ทนบพรหเแ๐ดลปฟม"
)
# Accented Latin as the languages of Europe and Vietnamese write it, but for letters that look like plain ones
_ACCENTED = re.compile(
    "[a-z0-9\\u00df-\\u0130\\u0132-\\u0137\\u0139-\\u017e\\u01a0\\u01a1\\u01af\\u01b0\\u0218-\\u021b\\u1ea0-\\u1ef9-]+"
)

# What an address has only so that somebody learns how its readers came by it: those that Firefox strips
# (`privacy.query_stripping.strip_list`), and their like of search engines, newsletters and networks
_TRACKING = re.compile(
    "utm_[a-z_]+|(?:fb|g|d|y|tw|tt|ms)clid|gbraid|wbraid|gclsrc|mc_[ce]id|igshid|li_fat_id|mkt_tok|_hsenc|_hsmi|__s"
    "|oly_(?:anon|enc)_id|vero_id|share_(?:source|medium|token)|spm_id_from|isappinstalled",
    re.IGNORECASE,
)
_WHOLE = told("write https:// and the whole address, as a browser copies it")
_LOOK = told("look where it leads; link to a site whose name is what it seems")


def address_fault(url: str) -> tuple[Told, Told] | None:
    """What is wrong with an address, as message and hint, or None."""
    if len(url) > LONGEST:
        return told("an address of {n} characters, the limit is {limit}", n=len(url), limit=LONGEST), _WHOLE
    found = find_strange(url) or _NOT_IN_ADDRESSES.search(url)
    if found:
        said = told("a character that no address holds, U+{number}", number=f"{ord(found[0]):04X}")
        return said, told("write it as %20 and the like, as a browser copies it")
    start = _START.match(url)
    if start is None:
        return told("no address that begins with https:// or http://"), _WHOLE
    return _authority_fault(start["authority"])


def without_tracking(url: str) -> str:
    """The address without parameters that only follow its readers about; all else of it stays as it is."""
    before, mark, query = url.partition("#")[0].partition("?")
    asked = query.split("&")
    kept = [one for one in asked if not _TRACKING.fullmatch(one.partition("=")[0])]
    if len(kept) == len(asked):
        return url
    return before + (mark if kept else "") + "&".join(kept) + url[len(before) + len(mark) + len(query) :]


def tracking_told(untracked: str) -> tuple[Told, Told]:
    """Message and hint for an address that has such parameters; `untracked` is the one without."""
    said = told("an address with parameters that follow its readers about")
    return said, told("write {word}", word=untracked)


def _authority_fault(authority: str) -> tuple[Told, Told] | None:
    if "@" in authority:
        return told("an address with a user's name"), told("take out what stands before the @, and the @")
    host, _, port = authority.partition(":")
    if not re.fullmatch(_PORT, authority[len(host) :]) or int(port or "0") > 65535:
        return told('"{port}" is no port', port=port), told("take it out, and the colon before it")
    if len(host) > LONGEST_HOST or not re.fullmatch(_HOST, host):
        said = told('"{host}" is no name of a site', host=host)
        return said, told("write the name in full, www.example.com; one in other letters as a browser copies it, xn--…")
    return next(filter(None, (_label_fault(label, host) for label in host.lower().split("."))), None)


def _label_fault(label: str, host: str) -> tuple[Told, Told] | None:
    """What is wrong with one part of a site's name, where it stands for letters beyond ASCII."""
    if not label.startswith("xn--"):
        return None
    letters = _decoded(label)
    if letters is None:
        return told('"{label}" stands for no name', label=label), _WHOLE
    slots = {"label": label, "letters": letters}
    scripts = {script for letter in letters if (script := _script(letter))}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return told('"{label}" mixes the letters of several scripts: {letters}', **slots), _LOOK
    ends_in_ascii = not host.lower().rpartition(".")[2].startswith("xn--")
    if ("LATIN" in scripts and not _is_plain_latin(letters)) or (ends_in_ascii and _looks_latin(letters)):
        return told('"{label}" only looks like Latin letters: {letters}', **slots), _LOOK
    return None


def _decoded(label: str) -> str | None:
    """The letters an xn-- label stands for (RFC 3492), in the one form that IDNA gives them; None for any other."""
    try:
        letters = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return None
    is_written = all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in letters)
    if letters.isascii() or not is_written or find_strange(letters):
        return None
    same = unicodedata.normalize("NFKC", letters).casefold()
    back = letters.encode("punycode").decode("ascii")
    return letters if back == label[4:] and same == letters.casefold() and letters == letters.lower() else None


def _script(letter: str) -> str:
    """The script of a letter by the first word of its name; empty for what every script uses."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    first = unicodedata.name(letter, "UNKNOWN").replace("-", " ").split(" ")[0]
    return "" if first in ("COMBINING", "MIDDLE") or letter == "ー" else first


def _is_plain_latin(letters: str) -> bool:
    """Whether the Latin letters are ASCII ones or those with accents that some language writes."""
    latin = "".join(letter for letter in letters if _script(letter) in ("LATIN", ""))
    return bool(_ACCENTED.fullmatch(latin))


def _looks_latin(letters: str) -> bool:
    others = [letter for letter in letters if not letter.isascii()]
    return all(letter in _LOOK_LIKE_LATIN or unicodedata.category(letter)[0] == "M" for letter in others)

"""Which address a reader takes some words for, and whether a link with these words leads there.

Words are read as they look: full-width letters, strokes and points of other scripts, and letters that look like Latin
ones are taken for what they look like (UTS #39). An address with a scheme, one for mail and one with www or a path is
found anywhere; the bare name of a site only where it is all that is said, since Node.js and Amazon.com are names too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from macros.ground.letters.look_alikes import READ_BY_FEW

# Strokes, colons and points beyond those that NFKC undoes, and small letters of Cyrillic and Greek with Latin shapes
_SIGNS = str.maketrans("\u2044\u2215\u29f8\u2571\u30ce\u4e3f\\\u2236\ua789\u02d0", "///////:::")
_LOOKS_LATIN = str.maketrans("аеорсухіјԁһӏѕԝѵкмтнвοανρικυτ", "aeopcyxijdhlswvkmthboavpikut")
_LETTER = "a-z0-9\u00df-\u024f\u0370-\u052f"
# Signs that writers set between two letters without a blank, and marks that belong to the letter before them
_OF_PROSE = (
    "!-\\-/:-@\\[-`{-~\u00a1-\u00a7\u00a9-\u00ac\u00ae\u00b0-\u00b2\u00b5\u00b6\u00bb\u00bf\u00d7\u00f7\u0300-\u036f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u2010-\u201f\u2032-\u2037\u20a0-\u20ff\u2190-\u21ff\u2212\u2215\u2248\u2260\u2264\u2265"
    "\u3001\u3008-\u3011\u3014-\u301b\ue000-\uf8ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
# A letter of another script alone between two of these: a dot or a stroke that counts as one (U+0971, U+1C79, U+4E36)
_LONE_LETTER = rf"(?:[^\W\d_{_LETTER}\u1e00-\u1fff\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]|\u4e36)"
# What looks like a point (UTS #39, confusables of U+002E and U+00B7), one in brackets, one with a blank before it; and
# between two letters any sign that no word has there, whatever its script
_POINT = re.compile(
    rf"(?<=[{_LETTER}])(?:\s*[\u3002\u00b7\u0387\u0660\u06f0\u0701\u0702\u1427\u16eb\u2022\u2027\u2219\u22c5\u30fb\ua4f8"
    r"\ua4ff\ua60e\ua78f\U00010101\U00010a50\U0001d16d]\s*"
    rf"|[^\w\s{_OF_PROSE}]|{_LONE_LETTER}|\s*(?:\[\.\]|\(\.\))\s*|\s+\.\s*)(?=[{_LETTER}])"
)
_ACCENT_ALONE = re.compile(r"(?<=\w)[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u0384\u0385](?=\w)")
_THIN = re.compile("[\u2006\u2008-\u200a\u202f]+")  # blanks that are hardly seen
_LABEL = f"[{_LETTER}-]"
_HOST = rf"{_LABEL}++(?>(?:\.{_LABEL}++)+)"
_WAY = r"[/?#][^\s<>\"]*+"
_ADDRESS = re.compile(
    r"(?:(?:h(?:tt|xx)ps?|ftp|mailto):/*+|(?<![a-z0-9])[a-z]{2,12}:/{2,}+|(?<![:/\w])//)"
    rf"(?P<authority>[^\s/?#|<>\"]++)(?P<way>{_WAY})?"
    rf"|(?<![\w.%+-])(?P<mail>[\w.%+'-]{{1,64}}+@{_LABEL}++(?>(?:\.{_LABEL}++)*))"
    rf"|(?<!{_LABEL})(?<!{_LABEL}\.)(?<![@%+/])(?P<host>{_HOST})\.?+(?::\d{{1,5}})?(?P<more>{_WAY})?"
)
_BARE = re.compile(r"(?P<host>[\w-]++(?>(?:\.[\w-]++)+))\.?(?::\d{1,5})?")
_LAST_LABEL = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]+")
_OF_FOUR_BYTES = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_DOTTED = re.compile(r"(?<![\w-])[\w-]++(?>(?:\.[\w-]++)+)")
_HAN_AROUND = re.compile(rf"^[\w-]*{_HAN}(?=[a-z0-9][a-z0-9-]*+\.)|(?<=[a-z]){_HAN}+$")
_UNREAD = re.compile(f"[{READ_BY_FEW}]")  # beside a point they are there to be taken for others
# The only words, as a site of China would be written: browsers take the full stop of Han for a point (UTS #46)
_HAN_SITE = re.compile(
    r"(?P<name>[\w-]+)\u3002(?P<top>\u4e2d[\u56fd\u570b]|\u516c\u53f8|[\u7f51\u7db2][\u7edc\u7d61\u7ad9\u5740\u5e97]|\u9999\u6e2f"
    r"|\u53f0[\u6e7e\u7063]|\u6fb3\u9580|\u96c6\u56e2|\u5546[\u57ce\u5e97]|\u5728\u7ebf|\u653f\u52a1|\u4f01\u4e1a)"
)
_CLOSING = ".,;:!?)]}'\"\u2019\u201d\u300d\u300f\u300b\u3011\u3001"
_FILES = frozenset(
    ("css", "csv", "gz", "html", "js", "json", "md", "pdf", "pl", "png", "py", "rs", "sh", "txt", "xml", "yml", "zip")
)
_FILES_AND_SITES = frozenset(("md", "pl", "py", "rs", "sh", "zip"))  # those that are top-level domains too (IANA)
# Behind a digit: those of countries, and the oldest and the most registered of the others
_TOP = re.compile(
    "[a-z]{2}|com|net|org|gov|edu|int|mil|info|biz|app|dev|top|xyz|vip|shop|club|site|online|store|live|news|asia|link"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An address that words show: for mail, or the name of a site with the way below it; `bare` with nothing else."""

    host: str
    way: str = ""
    mail: str = ""
    bare: bool = False
    is_cut: bool = False  # … stands where the rest would


@lru_cache(maxsize=8192)
def belied(words: str, target: str) -> str:
    """The address that the words of a link show and that its target, as it is written, does not lead to; or nothing."""
    seen = list(_shown(_disguised(words)))
    wrong = next((shown for shown in seen if not _leads(target, shown)), None)
    if wrong is None:
        return _unread(words, target)
    if _is_right_as_written(words, target):
        return ""
    return wrong.mail or (wrong.host + wrong.way if _leads(target, Shown(wrong.host)) else wrong.host)


@lru_cache(maxsize=8192)
def elsewhere(words: str, target: str) -> str:
    """What in the words of a link may be taken for an address and does not stand in its target; or nothing.

    Stricter than `belied`, for words that a writer is free to choose: whatever has letters on both sides of a point, in
    whatever script, or a digit and a known top-level domain, must be a part of the address that the link leads to, but
    for letters one by one, as in U.S.
    """
    names = [_HAN_AROUND.sub("", found[0]).removeprefix("www.") for found in _DOTTED.finditer(_plain(words))]
    names = [name for name in names if _may_be_a_name(name.split("."))]
    named = any(_is_of_host(target, name) for name in names)
    return next((name for name in names if not _stands_in(target, name, named=named)), "")


def _unread(words: str, target: str) -> str:
    """A name with a point whose letters nobody reads, where the target has it not as it stands; or nothing."""
    names = (found[0] for found in _DOTTED.finditer(_plain(words)) if _UNREAD.search(found[0]))
    return next((name for name in names if not _is_of_host(target, name)), "")


def _may_be_a_name(labels: list[str]) -> bool:
    """Whether a point stands between two letters, or before a top-level domain: 3.5 is a number, and v1.2 a version."""
    if all(len(label) == 1 for label in labels):
        return False
    is_of_letters = any(one[-1:].isalpha() and other[:1].isalpha() for one, other in pairwise(labels))
    return is_of_letters or bool(_TOP.fullmatch(labels[-1]))


def _stands_in(target: str, name: str, *, named: bool) -> bool:
    """Whether a name is that of the host a link leads to or, where it can be none of a host, a part of its path.

    What may be a site or a file, as onet.pl and setup.py, is one of the path where the words have `named` the host too.
    What an address asks for, and the place on its page, are whatever its writer wants.
    """
    try:
        scheme, host, path, _, _ = urlsplit(target)
    except ValueError:
        return False
    if scheme == "mailto":
        return name in unquote(path).casefold()
    may_be_both = name.rpartition(".")[2] in _FILES_AND_SITES
    if (host or scheme) and (_is_site(name) or may_be_both):
        is_file = may_be_both and named and unquote(path).casefold().endswith(f"/{name}")
        return is_file or _is_of_host(target, name)
    return name in unquote(f"{host}{path}").casefold() or any(name in there for there in _names_of(target))


def _is_of_host(target: str, name: str) -> bool:
    """Whether a name is that of the host of an address, or of what this is a part of."""
    return any(f".{there}".endswith(f".{name}") for there in _names_of(target))


def _names_of(target: str) -> Iterator[str]:
    """The name of the host of an address, as it is written and as a reader would write it."""
    try:
        name = (urlsplit(target).hostname or "").rstrip(".")
    except ValueError:  # no address, which is told of the target itself
        return
    yield name
    with suppress(ValueError):
        yield name.encode("ascii", "ignore").decode("idna")


def _is_right_as_written(words: str, target: str) -> bool:
    """Whether what looks like another address is one in letters of its own, to which the link leads."""
    written = list(_shown(_plain(words)))
    return bool(written) and all(_leads(target, shown) for shown in written)


def _plain(words: str) -> str:
    letters = _ACCENT_ALONE.sub(".", _THIN.sub("", words))  # of which NFKC makes a blank and a mark
    letters = unicodedata.normalize("NFKC", letters).casefold().translate(_SIGNS)
    han = _HAN_SITE.fullmatch(letters.strip())
    return f"{han['name']}.{han['top']}" if han else _POINT.sub(".", letters)


def _disguised(words: str) -> str:
    """The words with the letters that a reader takes these for, without marks."""
    parts = unicodedata.normalize("NFKD", _plain(words).translate(_LOOKS_LATIN))
    return unicodedata.normalize("NFKC", "".join(mark for mark in parts if not unicodedata.combining(mark)))


def _shown(words: str) -> Iterator[Shown]:
    for found in _ADDRESS.finditer(words):
        if found["mail"]:
            yield Shown(_host(found["mail"]), mail=found["mail"])
        elif found["authority"]:
            user, at, host = found["authority"].rstrip(_CLOSING).rpartition("@")
            host = user if "." in user and not found[0].startswith("mailto:") else host  # what stands first is believed
            # Whatever follows a scheme is an address, of one label, of numbers or in brackets too
            mail = f"{user}@{host}" if at and not found["way"] and found[0].startswith("mailto:") else ""
            yield _below(host, found["way"], mail)
        elif _is_site(found["host"], below=found["more"]) and (found["more"] or found["host"].startswith("www.")):
            yield _below(found["host"], found["more"])
    bare = _BARE.fullmatch(words.strip("".join({mark for mark in words if not (mark.isalnum() or mark in "-_")})))
    if bare and _is_site(bare["host"]):
        yield Shown(_host(bare["host"]), bare=not bare["host"].startswith("www."))


def _below(host: str, way: str | None, mail: str = "") -> Shown:
    written = way or ""
    return Shown(_host(host), written.rstrip(_CLOSING + "/"), mail, is_cut=written.endswith("..."))


def _is_site(name: str, *, below: str | None = None) -> bool:
    """Whether this is the name of a site, and of no file: nothing lies below a file."""
    last = name.rpartition(".")[2]
    is_file = last in _FILES and not name.startswith("www.") and not below
    return bool(_LAST_LABEL.fullmatch(last) or _OF_FOUR_BYTES.fullmatch(name)) and not is_file


def _host(name: str) -> str:
    host = name.rpartition("@")[2].partition(":")[0].rstrip(".")
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return host.removeprefix("www.")


def _leads(target: str, shown: Shown) -> bool:
    try:
        scheme, host, path, query, _ = urlsplit(target)
    except ValueError:  # no address, which is told of the target itself
        return False
    if scheme == "mailto" or shown.mail:
        return scheme == "mailto" and unquote(path).casefold() == shown.mail
    if not scheme and not host:
        return shown.bare  # a place of the site itself, called by a name with a point in it
    name = (urlsplit(target).hostname or "").rstrip(".")
    if not f".{name}".endswith(f".{shown.host}"):
        return False
    way, _, asked = shown.way.partition("#")[0].partition("?")
    wanted, there = (_disguised(unquote(each)).rstrip(_CLOSING + "/") for each in (way, path))
    is_deeper = f"{there}/".startswith(wanted if shown.is_cut else f"{wanted}/")
    return is_deeper and _disguised(query).startswith(asked)

"""American and British spelling as one: licence and license, colour and color, organise and organize.

Rules over endings, for text and query alike, so that a word which only looks like one of them (advise, contour) is
still found by its own writing. What is one word in two spellings is VarCon's (Variant Conversion Info, part of SCOWL,
wordlist.aspell.net): the rules are its regular classes, the list those of its pairs that no rule gives and that papers
on trade and money write.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A pattern that both Python and JavaScript read, and what stands for it, with "$1" for the first group; in this order.
SPELLINGS = (
    ("([a-z]{2})our(ed|ing|able|ably|ite|al|ful|er|ism|ist|hood|y)?$", "$1or$2"),  # colour, neighbouring
    ("^practis", "practic"),
    ("([a-z]{3})is(e|ed|ing|er|ation|ational|able)$", "$1iz$2"),  # organise, authorisation
    ("lys(e|ed|ing|er)$", "lyz$1"),  # analyse
    ("([bt])re$", "$1er"),  # centre, fibre
    ("([aeiou][a-z]*[bt])r(ed|ing)$", "$1er$2"),  # centred, centring
    ("([a-z]{2})ogue$", "$1og"),  # catalogue
    ("([aeiouy][a-z]*[bcdfghjklmnpqrstvwxz])ell(ed|ing|er|or|ation)$", "$1el$2"),  # labelled, cancelling
    ("^(sign|riv|tot|equ|pen|inst|fu|du)([aie]?)ll(ed|ing|ment)$", "$1$2l$3"),  # signalled, fuelling
    ("^(def|off|lic|pret)enc", "$1ens"),  # defence, licence
    ("gramme$", "gram"),  # programme
    ("^(enrol|instal|fulfil|skil|wil)l", "$1"),  # enrollment, skillful
    ("^(acknowled|jud)gement", "$1gment"),
    ("^alumini", "alumin"),
    ("^artefact", "artifact"),
    ("^cheque", "check"),
    ("^grey", "gray"),
    ("^sceptic", "skeptic"),
    ("^ageing$", "aging"),
    ("^tyre$", "tire"),
    ("^storey$", "story"),
    ("^mould", "mold"),
    ("^plough", "plow"),
    ("^manoeuvr(e|ed|ing)$", "maneuver$1"),
)
_RULES = tuple((re.compile(pattern), put.replace("$", "\\")) for pattern, put in SPELLINGS)


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """A word in small letters and without its plural, as an American writes it."""
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return word

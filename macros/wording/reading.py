"""How long a text takes to read: Han characters and words of other scripts, each at its own pace."""

from __future__ import annotations

import math
import re

HAN_PER_MINUTE = 450  # characters: silent reading of Chinese prose lies between 400 and 500
WORDS_PER_MINUTE = 238  # English non-fiction: Brysbaert, Journal of Memory and Language 109 (2019)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_](?:[\w.,’'-]*[^\W_])?")


def minutes(text: str) -> int:
    """Whole minutes, at least one, for a plain text in any mixture of scripts."""
    han = len(_HAN.findall(text))
    words = len(_WORD.findall(_HAN.sub(" ", text)))
    return max(1, math.ceil(han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE))

"""The kinds of editions, by the names that commands know them under: a line a kind, and a folder of the same name."""

from __future__ import annotations

from collections.abc import Mapping

from macros.editions.edition import Edition
from macros.editions.mail.edition import EDITION as MAIL
from macros.editions.text.edition import EDITION as TEXT
from macros.editions.wechat.edition import EDITION as WECHAT

EDITIONS: Mapping[str, Edition] = {
    "mail": MAIL,
    "text": TEXT,
    "wechat": WECHAT,
}

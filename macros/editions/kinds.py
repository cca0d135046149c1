"""The kinds of editions, by the names that commands know them under: a line a kind, and a folder of the same name."""

from __future__ import annotations

from collections.abc import Mapping

from macros.editions.edition import Edition
from macros.editions.pdf.edition import EDITION as PDF

EDITIONS: Mapping[str, Edition] = {"pdf": PDF}

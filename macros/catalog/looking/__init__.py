"""How rules look at records one by one, and what of it need not be done again."""

from __future__ import annotations

from macros.catalog.looking.each_record import Found, Look, look_at_each

__all__ = ["Found", "Look", "look_at_each"]

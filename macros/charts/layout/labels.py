"""Labels that keep off one another: each as near to its mark as the others leave it. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from macros.charts.layout.rows import NoRoomError


def apart(wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float) -> list[float]:
    """The middles of labels of these sizes, as near to `wanted` as they can be, in this order, from `low` to `high`.

    The least squares of the distances, by pooling neighbours that would overlap (isotonic regression, Ayer and others
    1955). Raises NoRoomError where all of them together are longer than the room.
    """
    if not wanted:
        return []
    if sum(sizes) > high - low:
        raise NoRoomError(f"{high - low:.0f} pixels for labels of {sum(sizes):.0f}")
    before = [0.0, *accumulate((a + b) / 2 for a, b in pairwise(sizes))]  # of each middle, if all stood side by side
    pools: list[tuple[float, int]] = []  # the mean of neighbours that stand side by side, and how many they are
    for place, offset in zip(wanted, before, strict=True):
        mean, many = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean, many = (mean * many + other * more) / (many + more), many + more
        pools.append((mean, many))
    least, most = low + sizes[0] / 2, high - sizes[-1] / 2 - before[-1]
    means = [max(least, min(mean, most)) for mean, many in pools for _ in range(many)]
    return [mean + offset for mean, offset in zip(means, before, strict=True)]

"""The tables of a JPEG: each whole, of the size that it says, and one that the picture is read by.

A table that no scan reads, or that is written again before one has read it, is room for anything else. Progressive
pictures define a Huffman table anew for each scan: that is allowed, since each is read. ITU T.81, annex B.2.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_QUANTISATION, _HUFFMAN, _SCAN, _RESTARTS = 0xDB, 0xC4, 0xDA, 0xDD
_MOST_IDS = 4


@dataclass(slots=True)
class Tables:
    """What has been defined so far: `extra` names the segments that hold what no picture needs.

    `heads` are the markers of the heads that there were, `profiles` the parts of a colour profile: those of the walk.
    """

    extra: list[str] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    profiles: int = 0
    _quantised: set[int] = field(default_factory=set)
    _unread: set[int] = field(default_factory=set)  # Huffman tables that no scan has read yet
    _components: dict[int, int] = field(default_factory=dict)  # with the quantisation table of each

    def take(self, marker: int, body: bytes) -> None:
        """Look into one segment. Raises IndexError where it ends too early."""
        if marker == _QUANTISATION:
            self._take_quantisation(body)
        elif marker == _HUFFMAN:
            self._take_huffman(body)
        elif marker == _SCAN:
            self._take_scan(body)
        elif marker == _RESTARTS:
            self._hold("DRI", len(body) == 2)

    def take_frame(self, body: bytes) -> None:
        """Look into the header of the frame: its components, and nothing behind them."""
        self._hold("SOF", len(body) == 6 + 3 * body[5])
        self._components = {body[at]: body[at + 2] for at in range(6, 6 + 3 * body[5], 3)}

    def end(self) -> None:
        """What no scan has read until the end of the picture."""
        self._hold("DHT", not self._unread)
        self._hold("DQT", self._quantised <= set(self._components.values()))

    def _hold(self, name: str, fine: bool) -> None:
        if not fine:
            self.extra.append(name)

    def _take_quantisation(self, body: bytes) -> None:
        at = 0
        while at < len(body):
            precision, number = divmod(body[at], 16)
            at += 65 + 64 * precision
            self._hold("DQT", precision <= 1 and number < _MOST_IDS and number not in self._quantised)
            self._quantised.add(number)
        self._hold("DQT", at == len(body))

    def _take_huffman(self, body: bytes) -> None:
        at = 0
        while at < len(body):
            kind, number = divmod(body[at], 16)
            lengths = body[at + 1 : at + 17]
            values = body[at + 17 : at + 17 + sum(lengths)]
            codes = sum(many << (16 - length) for length, many in enumerate(lengths, start=1))
            fine = kind <= 1 and number < _MOST_IDS and codes <= 1 << 16 and body[at] not in self._unread
            self._hold("DHT", fine and len(set(values)) == len(values) and _are_sizes(kind, values))
            self._unread.add(body[at])
            at += 17 + sum(lengths)
        self._hold("DHT", at == len(body))

    def _take_scan(self, body: bytes) -> None:
        count = body[0]
        self._hold("SOS", len(body) == 4 + 2 * count)
        first, last, refined = body[1 + 2 * count], body[2 + 2 * count], body[3 + 2 * count] >> 4
        for at in range(2, 2 + 2 * count, 2):
            direct, alternating = divmod(body[at], 16)
            if first == 0 and not refined:  # a refined average is one bit and needs no table
                self._unread.discard(direct)
            if last > 0:
                self._unread.discard(16 + alternating)


def _are_sizes(kind: int, values: bytes) -> bool:
    """Whether the values of a Huffman table are what they stand for: how many bits follow, behind how many zeros."""
    return max(values, default=0) <= 15 if kind == 0 else all(value & 15 <= 10 for value in values)

"""The numbers of a text that a unit follows, read by the grammar of `jinshi_cli.report.quantity`."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinshi_cli.importing.quantities.units import Sort, Unit, unit_at
from jinshi_cli.report.model import LOST, Span
from jinshi_cli.report.quantity import Quantity, half_width, read_quantities

_ARABIC = re.compile(f"[0-9{LOST}]")
_BEFORE_UNIT = re.compile(
    f"[0-9{LOST}][余多来几有]{{0,2}}[ \u00a0\u3000]*[十百千万亿]{{0,4}}[余多来几有]{{0,2}}[ \u00a0\u3000]*$"
)


MOST = 10_000
"""Numbers of one text that are read; the longest report seen has 300. Keeps a made-up text from taking minutes."""


class Reading(NamedTuple):
    """A quantity and what its unit measures. ``unit`` is as written, in the characters of the text but for ``%``."""

    quantity: Quantity
    unit: str
    sort: Sort
    numeral: str

    @property
    def span(self) -> Span:
        """Where qualifier, number and unit stand."""
        return self.quantity.span

    @property
    def fraction(self) -> bool:
        """Whether the number is a fraction and no percentage: 三分之一, 1/4."""
        return "/" in self.numeral or ("分之" in self.numeral and self.numeral[0] not in "百千万")

    @property
    def chinese(self) -> bool:
        """Whether the number is written in Chinese numerals alone."""
        return not _ARABIC.search(self.numeral)


def readings(text: str) -> tuple[Reading, ...]:
    """Return the numbers that a unit follows, in order; the same unit at both ends of a range (3至5名)."""
    plain = half_width(text)
    units: dict[int, Unit] = {}

    def at(half: str, position: int) -> str | None:
        digits = bool(_BEFORE_UNIT.search(half, max(0, position - 12), position))
        unit = unit_at(half, position, digits=digits)
        if unit is None:
            return None
        units[position] = unit
        return unit.text

    found = []
    sort: Sort = "rate"
    for quantity in reversed(read_quantities(text, at, most=MOST)):
        unit = units.get(quantity.bare.end)
        if unit is not None:
            sort = unit.sort
        elif plain.startswith(("百分之", "千分之", "万分之"), quantity.bare.start) or plain.startswith(
            "成", quantity.bare.end
        ):
            sort = "rate"
        unit = None if unit is not None and unit.text == "%" else unit
        written = text[quantity.bare.end : quantity.bare.end + len(quantity.unit)] if unit else quantity.unit
        numeral = plain[quantity.bare.start : quantity.bare.end]
        found.append(Reading(quantity, written, sort, numeral))
    return tuple(reversed(found))

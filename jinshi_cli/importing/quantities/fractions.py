"""Shares that are written as fractions: 三分之一的村, 1/4左右.

Their value cannot be held against a number that is printed, and some readers count them and some do not, so they are
found for a person to decide on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.report.model import Span
from jinshi_cli.report.quantity import Quantity, half_width, read_number

BEFORE = "大约|约|近|将近|接近|超过|超|逾|不足|不到"
_NUMERAL = "[一二三四五六七八九十两]{1,3}"
_FRACTION = re.compile(
    rf"(?P<before>{BEFORE})?(?P<number>(?P<of>{_NUMERAL})分之(?P<part>{_NUMERAL})(?![0-9一二三四五六七八九十百]))"
    r"(?P<after>以上|以下|左右|多|强)?"
    rf"|(?:(?P<before_digits>{BEFORE})|(?<![0-9/.-]))(?P<digits>(?P<few>[1-9])/(?P<many>[1-9][0-9]?))(?![0-9/.年月日号项])"
    r"(?P<after_digits>以上|以下|左右|多|强)?(?(before_digits)|(?(after_digits)|(?=的)))"
)
"""In digits only where a qualifier or 的 tells them from dates and numbers of pages."""


def fractions(text: str) -> Iterator[Reading]:
    """Yield the fractions of a text, in order, as rates in percent."""
    for match in _FRACTION.finditer(half_width(text)):
        digits = match["digits"] is not None
        few, many = (read_number(match[name]) for name in (("few", "many") if digits else ("part", "of")))
        if few is None or not many or few >= many:
            continue
        said = (match["before_digits"], match["after_digits"]) if digits else (match["before"], match["after"])
        number = match["digits" if digits else "number"]
        bare = Span(*match.span("digits" if digits else "number"))
        qualifier = "".join(word for word in said if word) or None
        value = round(100 * few / many, 2)
        yield Reading(Quantity(value, qualifier, Span(*match.span()), "%", bare), "%", "rate", number)

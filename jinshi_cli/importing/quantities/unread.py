"""Numbers that cannot be read one way only: 12 000人次, 3/4次, 1e3次, 4²次, one of more digits than any figure has.

What they come to is not guessed, but that a figure stands there is told, for a person to decide on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.quantities.fractions import BEFORE
from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.units import unit_at
from jinshi_cli.report.model import Span
from jinshi_cli.report.qualifier import AFTER
from jinshi_cli.report.quantity import Quantity, half_width

_MARK = r"[⁰¹²³⁴⁵⁶⁷⁸⁹①-⑳]{1,4}+|[\[〔【][0-9]{1,3}[\]〕】]"
"""The mark of a note, or a power."""
_JOINED = r"[ \u00a0\u2009\u202f\u3000]{1,3}|[/'’_^,]|[A-Za-z]"
"""What stands inside a number, or between two of which it is not certain whether they are one."""
_NUMBER = r"[0-9]++(?:\.[0-9]++)?+"
_DATE = re.compile(r"[0-9]{1,4}(?:/[0-9]{1,4}){2}")
_STROKE = re.compile(r"[0-9]{1,4}/[0-9]{1,4}")
_NUMBERED = frozenset("年月日号项")
"""What makes a date or the number of an item of two numbers with a stroke between, as of fractions."""
_UNREAD = re.compile(
    rf"(?P<before>{BEFORE})?(?<![0-9A-Za-z.,/'’_^-])"
    rf"(?P<number>{_NUMBER}(?:(?:{_JOINED}){_NUMBER})++(?:{_MARK})?+|{_NUMBER}(?:{_MARK})|[0-9]{{19,}}+)"
    rf"[ \u00a0\u3000]?+(?P<after>{AFTER})?(?:[万亿]{{1,2}}+)?+(?:{AFTER})?+"
)
_SORTS = frozenset(("count", "money", "rate", "measure"))


def unread(text: str) -> Iterator[Reading]:
    """Yield the numbers that a unit follows and that are not read otherwise, in order, as guesses without a value."""
    plain = half_width(text)
    for match in _UNREAD.finditer(plain):
        unit = unit_at(plain, match.end())
        if unit is None or unit.sort not in _SORTS or _is_numbered(match["number"], unit.text):
            continue
        end = match.end() + len(unit.text)
        bare = Span(match.start("number"), match.end())
        quantity = Quantity(None, match["before"] or match["after"], Span(match.start(), end), unit.text, bare)
        yield Reading(quantity, text[match.end() : end], "guess", match["number"])


def _is_numbered(number: str, unit: str) -> bool:
    return bool(_DATE.fullmatch(number)) or unit in _NUMBERED and bool(_STROKE.fullmatch(number))

"""Reading quantities the way these reports write them.

The grammar was read off the quantities that ``shared/genre.md`` lists from about seventy reports:
an optional word before the number (近, 约, 超过 …), digits or Chinese numerals, 万 or 亿, an optional
word after (余, 多, 以上 …, also between number and 万), then the unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jinshi_cli.report.model import LOST, Bound, Span

_DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}

_BOUND_OF: dict[str, Bound] = {
    **dict.fromkeys(("约", "大约", "约为", "左右", "上下", "来", "几"), "about"),
    **dict.fromkeys(("近", "将近", "不足", "不到", "不超过", "少于", "内", "以内", "以下"), "below"),
    **dict.fromkeys(("余", "多", "超", "超过", "逾", "达到", "不少于", "不低于", "至少", "以上", "有余"), "above"),
    "各": "exact",
    "均": "exact",
}

_BEFORE = sorted(
    (
        "约", "大约", "约为", "近", "将近", "不足", "不到", "不超过", "少于",
        "超", "超过", "逾", "不少于", "不低于", "至少", "各",
    ),
    key=len,
    reverse=True,
)  # fmt: skip
_AFTER = sorted(("余", "多", "来", "几", "有余"), key=len, reverse=True)
_TRAILING_WORD = re.compile("以上|以下|以内|左右|上下|内(?![容部外])")

_QUANTITY = re.compile(
    rf"""
    (?P<before>{"|".join(_BEFORE)})?
    (?P<number>
        百分之[零〇一二三四五六七八九十百两]+(?:点[零〇一二三四五六七八九]+)?
      | [0-9]{{1,3}}(?:[,，][0-9]{{3}})+(?:\.[0-9]+)?
      | [0-9{LOST}]+(?:\.[0-9]+)?
      | [零〇一二三四五六七八九十百千两]+
    )
    (?P<inner>{"|".join(_AFTER)})?
    (?P<scale>[万亿]+)?
    (?P<after>{"|".join(_AFTER)})?
    """,
    re.VERBOSE,
)


_SUFFIX = re.compile(rf"(?:{'|'.join((*_AFTER, '以上', '以下', '以内', '左右', '上下', '内'))})+$")


class Quantity(NamedTuple):
    """A number read from text: its value, its qualifier as written, and where number and qualifier stand."""

    value: int | float | None
    qualifier: str | None
    span: Span


def bound_of(qualifier: str | None) -> Bound:
    """Return what a qualifier says of the value; two that point different ways make ``about``.

    近 and 不足 stay below the number, 余, 多 and 超 above it, 约 on either side (《现代汉语词典》, 7th ed.).
    """
    if not qualifier:
        return "exact"
    if qualifier in _BOUND_OF:
        return _BOUND_OF[qualifier]
    found = {bound for word, bound in _BOUND_OF.items() if word in qualifier} - {"exact"}
    return found.pop() if len(found) == 1 else "about"


def around(qualifier: str | None) -> tuple[str, str]:
    """Split a qualifier as written into what stands before the number and what stands after it."""
    match = _SUFFIX.search(qualifier or "")
    if match is None:
        return qualifier or "", ""
    return match.string[: match.start()], match[0]


def number(text: str) -> int | float | None:
    """Read one number: ``1,234``, ``98.5``, ``三十六``, ``百分之九十五``; None where a character is lost.

    Raises ValueError where the text is no number.
    """
    if LOST in text:
        return None
    if text.startswith("百分之"):
        whole, _, fraction = text.removeprefix("百分之").partition("点")
        digits = "".join(str(_DIGITS[character]) for character in fraction)
        return _plain(Decimal(f"{_chinese_integer(whole)}.{digits or 0}"))
    if text[0].isdigit() and text[0].isascii():
        return _plain(Decimal(re.sub("[,，]", "", text)))
    return _chinese_integer(text)


def _chinese_integer(text: str) -> int:
    if not text or any(character not in _DIGITS and character not in _POWERS for character in text):
        raise ValueError(f"not a number: {text!r}")
    if not any(character in _POWERS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = 0
    digit = None
    for character in text:
        if character in _POWERS:
            total += (1 if digit is None or digit == 0 and total == 0 else digit) * _POWERS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def quantities(text: str, unit: str) -> tuple[Quantity, ...]:
    """Return the quantities in the text that are followed by ``unit`` (百分之… for ``%``), in order."""
    found = []
    for match in _QUANTITY.finditer(text):
        quantity = _with_unit(match, text, unit)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _with_unit(match: re.Match[str], text: str, unit: str) -> Quantity | None:
    end = match.end()
    if match["number"].startswith("百分之"):
        if unit != "%":
            return None
    elif text.startswith(unit, end):
        end += len(unit)
    else:
        return None
    trailing = _TRAILING_WORD.match(text, end)
    words = (match["before"], match["inner"], match["after"], trailing and trailing[0])
    value = number(match["number"])
    if value is not None:
        factor = Decimal(1)
        for scale in match["scale"] or "":
            factor *= _SCALES[scale]
        value = _plain(Decimal(str(value)) * factor)
    return Quantity(
        value=value,
        qualifier="".join(word for word in words if word) or None,
        span=Span(match.start(), trailing.end() if trailing else end),
    )

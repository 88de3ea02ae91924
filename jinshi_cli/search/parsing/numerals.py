"""Numbers in another way of writing them: 双11 and 双十一, 四史 and 4史, 12345 and 一二三四五; 3.05 million yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinshi_cli.search.lexicon.words import is_word

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_NUMERAL = "(?<![0-9.,])[0-9]{1,5}(?![0-9.,])|[零〇一二两三四五六七八九十百千]+"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {
    **dict.fromkeys(["yuan", "rmb", "cny"], "元"),
    **dict.fromkeys(["tonne", "tonnes", "ton", "tons"], "吨"),
    **dict.fromkeys(["km", "kilometre", "kilometres", "kilometer", "kilometers"], "公里"),
    **dict.fromkeys(["metre", "metres", "meter", "meters"], "米"),
    **dict.fromkeys(["hectare", "hectares"], "公顷"),
    "percent": "%",
}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DIGITS_TYPED = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_SCALED = rf"(?i)\b({_DIGITS_TYPED}|{'|'.join(_SMALL)})\s+({'|'.join(_SCALES)})\b"
_MEASURED = rf"(?i)\b({_DIGITS_TYPED})\s+({'|'.join(_UNITS)}|per\s?cent)\b"
_MONEY_BEFORE = rf"(?i)\b(?:rmb|cny)\s*({_DIGITS_TYPED})(?![0-9])"
_MONTH = "|".join(_MONTHS)
_DAY = rf"(?i)\b(?:(?P<day>[0-3]?[0-9])\s+(?P<month>{_MONTH})|(?P<named>{_MONTH})\s+(?P<after>[0-3]?[0-9]))\b"
_MOST = 4
"""Digits of a number that is spelled with 十, 百 and 千."""


@lru_cache(maxsize=100)
def respelled(name: str) -> tuple[str, ...]:
    """Return a folded name with its numerals as digits, or its digits as numerals, where there is more than these."""
    found = re.search(_NUMERAL, name)
    if found is None or found[0] == name:
        return ()
    start, end = found.span()
    if end - start == 1 and (is_word(name[max(start - 1, 0) : end]) or is_word(name[start : end + 1])):
        # 百姓, 统一: the numeral is no number.
        return ()
    others = _as_numerals(found[0]) if found[0].isascii() else _as_digits(found[0])
    return tuple(dict.fromkeys(name[:start] + other + name[end:] for other in others))


def _as_numerals(digits: str) -> Iterator[str]:
    if len(digits) <= _MOST and digits[0] != "0":
        yield _spelled(digits)
    yield "".join(_DIGITS[int(digit)] for digit in digits)


def _spelled(digits: str) -> str:
    """Spell a whole number as it is said: 11 is 十一, 105 一百零五."""
    spelled = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            spelled += _DIGITS[int(digit)] + _PLACES[place]
        elif spelled and not spelled.endswith("零"):
            spelled += "零"
    spelled = spelled.rstrip("零")
    return spelled[1:] if spelled.startswith("一十") else spelled


def _as_digits(numerals: str) -> Iterator[str]:
    from jinshi_cli.report.quantity import read_number

    value = read_number(numerals)
    if value is not None:
        yield str(value)
    if all(sign in _DIGITS for sign in numerals):
        yield "".join(str(_DIGITS.index(sign)) for sign in numerals)


def in_digits(typed: str) -> str:
    """Return a text with its English numbers in digits, and units and days as Chinese has them.

    3.05 million yuan is 3050000元, 100 percent 100%, 15 December 12月15日.
    """
    typed = re.sub(_SCALED, lambda number: _scaled(number[1].lower().replace(",", ""), number[2].lower()), typed)
    typed = re.sub(_MONEY_BEFORE, lambda number: f"{number[1]}元", typed)
    typed = re.sub(_MEASURED, lambda number: number[1] + _UNITS[re.sub(r"\s", "", number[2].lower())], typed)
    return re.sub(_DAY, _day, typed)


def _scaled(number: str, scale: str) -> str:
    from decimal import Decimal

    value = Decimal(_SMALL.index(number) + 1 if number in _SMALL else number)
    return f"{(value * _SCALES[scale]).normalize():f}"


def _day(found: re.Match[str]) -> str:
    return f"{_MONTHS.index((found['month'] or found['named']).lower()) + 1}月{found['day'] or found['after']}日"

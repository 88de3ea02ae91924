"""Numbers in another way of writing them: 双11 and 双十一, 四史 and 4史, 12345 and 一二三四五; 3.05 million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinshi_cli.search.words import is_word

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_NUMERAL = "(?<![0-9.,])[0-9]{1,5}(?![0-9.,])|[零〇一二两三四五六七八九十百千]+"
_IN_ENGLISH = r"(?i)\b([0-9][0-9,]*(?:\.[0-9]+)?)\s+(hundred|thousand|million|billion|per\s?cent)\b"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
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
    """Return a text with its English numbers in digits: 3.05 million as 3050000, 100 percent as 100%."""
    return re.sub(_IN_ENGLISH, lambda number: _scaled(number[1].replace(",", ""), number[2].lower()), typed)


def _scaled(digits: str, word: str) -> str:
    if word not in _SCALES:
        return f"{digits}%"
    from decimal import Decimal

    return f"{(Decimal(digits) * _SCALES[word]).normalize():f}"

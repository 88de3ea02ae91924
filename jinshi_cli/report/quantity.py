"""Reading quantities the way these reports write them.

The grammar was read off quantities from about seventy reports: an optional word before the number
(近, 约, 超过 …), a number in digits, Chinese numerals or both (``1,234``, ``三十六``, ``2万3千``), an optional
word after or inside it (余, 多, 以上: ``4万余``, ``20多万``), then the unit. In a range (``3至5名``) the first
number shares unit and scale of the second.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from jinshi_cli.report.model import LOST, Bound, Span

_DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}

_BOUND_OF: dict[str, Bound] = {
    **dict.fromkeys(("约", "大约", "约为", "大概", "左右", "上下", "来", "几"), "about"),
    **dict.fromkeys(
        ("近", "将近", "接近", "几乎", "不足", "不到", "不超过", "至多", "最多", "少于", "内", "以内", "以下"), "below"
    ),
    **dict.fromkeys(
        ("余", "多", "超", "超过", "逾", "突破", "破", "过", "不少于", "不低于", "至少", "最少", "以上", "有余"),
        "above",
    ),
    "各": "exact",
}

# 约 and 近 end other words too (签约15家, 附近3个), as 内 and 上下 begin them (3个内设机构, 5家上下游企业).
_BEFORE = (
    "不超过|不少于|不低于|大约|约为|大概|将近|接近|几乎|不足|不到|少于|超过|突破|至少|最少|至多|最多"
    "|(?<![签预节违履公合条契特])约|(?<![附最邻])近|(?<![侦])破|(?<![通超经不])过(?=[十百千万])|超|逾|各"
)
_AFTER = "有余|余|多|来|几"
_TRAILING = "以上|以下|以内|左右|上下(?![游级联])|内(?![设控外部容资涵])"
_TRAILING_WORD = re.compile(_TRAILING)
_SUFFIX = re.compile(f"(?:{_AFTER}|以上|以下|以内|左右|上下|内)+$")

_LONGEST_UNIT = 4
"""Characters; 个百分点 is the longest unit seen."""
_MOST_DIGITS = 18
"""Digits of a number that is read: the largest integer that is exact in every JSON reader has 15."""
_ARABIC = (
    rf"[0-9{LOST}]{{1,3}}(?:[,，][0-9]{{3}}){{1,5}}(?![0-9])(?:\.[0-9]{{1,{_MOST_DIGITS}}})?"
    rf"|[0-9{LOST}]{{1,{_MOST_DIGITS}}}(?:\.[0-9]{{1,{_MOST_DIGITS}}})?"
)
_DIGIT = "[零〇一二三四五六七八九两]"
_CHINESE = "[零〇一二三四五六七八九两十百千万亿]"
_FRACTIONS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_QUANTITY = re.compile(
    rf"""
    (?P<before>{_BEFORE})?
    (?P<fraction>[百千万]分之)?
    (?P<number>
        {_CHINESE}{{1,{_MOST_DIGITS}}}点{_DIGIT}{{1,{_MOST_DIGITS}}}
      | (?:{_ARABIC}|{_CHINESE}){{1,{_MOST_DIGITS}}}
    )
    (?P<inner>{_AFTER})?
    (?P<scale>[十百千万亿]{{1,4}})?
    (?P<after>{_AFTER})?
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(rf"(?P<arabic>{_ARABIC})|(?P<chinese>{_CHINESE})")
_RANGE_SIGNS = tuple("至到-—–~～－")

# What stands directly before a number and makes it part of something else: a longer number, a fraction, a sign;
# 数十 and 上百 are no ten and no hundred.
_NOT_BEFORE = re.compile(rf"(?:[0-9{LOST}./-]|[0-9][,，]|{_CHINESE}点?)$")
_VAGUE = re.compile(r"[数上成几]$")
# 三四家 is three or four; digits in a row are read as one number only in years and the like (二〇二一).
_EITHER_OR = re.compile(rf"(?<!{_DIGIT})[一二三四五六七八九两]{{2}}(?!{_DIGIT})")
# A unit goes on where 次 or a stroke follows: 500人次, 3元/人.
_UNIT_GOES_ON = re.compile("次(?![日年月])|/")


class Quantity(NamedTuple):
    """A number read from text: its value, its qualifier as written, and where number and qualifier stand.

    ``other_end`` is the other value of a range (3至5名), None where there is none.
    """

    value: int | float | None
    qualifier: str | None
    span: Span
    other_end: int | float | None = None


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
    """Read one number: ``1,234``, ``98.5``, ``三十六``, ``三点五``, ``1亿2000万``.

    None where a character is lost. Raises ValueError where the text is no number, or could be two.
    """
    if LOST in text:
        return None
    if _EITHER_OR.search(text):
        raise ValueError(f"could be two numbers: {text!r}")
    whole, point, fraction = text.partition("点")
    value = _numeral(whole)
    if point:
        value += Decimal("0." + "".join(str(_DIGITS[digit]) for digit in fraction))
    return _plain(value)


def _numeral(text: str) -> Decimal:
    """Evaluate digits and Chinese numerals in any mixture.

    十, 百 and 千 multiply the digit before them, 万 and 亿 all that stands before them.
    """
    total = section = Decimal(0)
    pending: Decimal | None = None
    position = 0
    while position < len(text):
        match = _NUMERAL.match(text, position)
        if match is None:
            raise ValueError(f"not a number: {text!r}")
        position = match.end()
        sign = match[0]
        if match["arabic"]:
            pending = Decimal(re.sub("[,，]", "", sign))
        elif sign in _DIGITS:
            pending = (pending or 0) * 10 + Decimal(_DIGITS[sign])
        elif sign in _POWERS:
            section += (pending or 1) * _POWERS[sign]
            pending = None
        else:
            section += pending or 0
            if not section and not total and pending is None:
                section = Decimal(1)
            total = (total + section) * _SCALES[sign] if sign == "亿" else total + section * _SCALES[sign]
            section, pending = Decimal(0), None
    if not text:
        raise ValueError(f"not a number: {text!r}")
    return total + section + (pending or 0)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def half_width(text: str) -> str:
    """Return the text with full-width digits, letters and signs as half-width ones, character by character."""
    return "".join(
        unicodedata.normalize("NFKC", character) if "！" <= character <= "～" else character for character in text
    )


def quantities(text: str, unit: str) -> tuple[Quantity, ...]:
    """Return the quantities in the text that are followed by ``unit`` (百分之… for ``%``), in order.

    What cannot be read for certain (数十人, 三四家, 1/3次) is left out.
    """
    plain, unit = half_width(text), half_width(unit)
    found = []
    earlier: re.Match[str] | None = None
    for match in _QUANTITY.finditer(plain):
        ranges = earlier is not None and plain[earlier.end() : match.start()] in _RANGE_SIGNS
        quantity = _with_unit(match, plain, unit, ranges=ranges)
        if quantity is not None:
            if earlier is not None and ranges and _stands_alone(earlier, plain):
                scale = "" if earlier["scale"] or set("万亿") & set(earlier["number"]) else _scale_of(match)
                first = _value(earlier, scale)
                found.append(Quantity(first, earlier["before"], Span(*earlier.span()), quantity.value))
                quantity = quantity._replace(other_end=first)
            found.append(quantity)
        earlier = match
    return tuple(found)


def whole_quantity(text: str) -> tuple[int | float, str] | None:
    """Read a text that is a number and a unit and nothing else; the unit may be empty."""
    plain = half_width(text)
    match = _QUANTITY.match(plain)
    if match is None or LOST in match["number"] or _EITHER_OR.search(match["number"]):
        return None
    unit = _FRACTIONS.get(match["fraction"] or "", plain[match.end() :])
    value = _value(match, match["scale"] or "")
    if value is None or len(unit) > _LONGEST_UNIT or any(character.isdigit() for character in unit):
        return None
    return value, unit


def _with_unit(match: re.Match[str], text: str, unit: str, *, ranges: bool) -> Quantity | None:
    end = match.end()
    if match["fraction"]:
        if unit != _FRACTIONS[match["fraction"]]:
            return None
    elif text.startswith(unit, end):
        end += len(unit)
    else:
        return None
    if _UNIT_GOES_ON.match(text, end) or not (ranges or _stands_alone(match, text)):
        return None
    if _EITHER_OR.search(match["number"]):
        return None
    trailing = _TRAILING_WORD.match(text, end)
    words = (match["before"], match["inner"], match["after"], trailing and trailing[0])
    return Quantity(
        value=_value(match, match["scale"] or ""),
        qualifier="".join(word for word in words if word) or None,
        span=Span(match.start(), trailing.end() if trailing else end),
    )


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Tell whether the number is no part of something longer before it."""
    if match["before"] or match["fraction"]:
        return True
    before = text[max(match.start() - 2, 0) : match.start()]
    if _NOT_BEFORE.search(before):
        return False
    return not (match["number"][0] in _POWERS | _SCALES and _VAGUE.search(before))


def _value(match: re.Match[str], scale: str) -> int | float | None:
    value = number(match["number"])
    if value is None:
        return None
    factor = Decimal(1)
    for sign in scale:
        factor *= (_POWERS | _SCALES)[sign]
    return _plain(Decimal(str(value)) * factor)


def _scale_of(match: re.Match[str]) -> str:
    """Return the 万 or 亿 that ends a number, which the first number of a range shares (3至5万)."""
    ending = re.search("[万亿]+$", match["number"])
    return match["scale"] or (ending[0] if ending else "")

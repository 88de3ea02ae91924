"""Reading quantities the way these reports write them.

The grammar was read off quantities from about seventy reports: an optional word before the number
(近, 约, 超过 …), a number in digits, Chinese numerals or both (``1,234``, ``三十六``, ``2万3千``), an optional
word after or inside it (余, 多, 以上: ``4万余``, ``20多万``), then the unit. In a range (``3至5名``) the first
number shares unit and scale of the second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from jinshi_cli.report.model import LOST, Span
from jinshi_cli.report.qualifier import AFTER

_DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}

# 约 and 近 end other words too (签约15家, 附近3个), as 内 and 上下 begin them (3个内设机构, 5家上下游企业). So do 公约
# and 村规民约, but there is none in 办公约120平方米 and 农民约300人.
_BEFORE = (
    "不超过|不少于|不低于|大约|约为|约有|约计|约合|大概|将近|接近|几乎|不足|不到|少于|低于|小于|高于|大于|超过|超出|突破"
    "|至少|最少|至多|最多|(?<![签预节违履合条契特续解邀毁守乡租协盟誓])(?<![^办]公)(?<!规民)约|(?<![附最邻])近|(?<!侦)破"
    "|(?<![通超经不])过(?=[十百千万])|(?<![治赶反])超|逾|各"
)
_TRAILING = "以上|以下|以内|左右|上下(?![游级联])|内(?![设控外部容资涵])|(?:有余|余|多)(?![一-鿿])"
_TRAILING_WORD = re.compile(_TRAILING)

_LONGEST_UNIT = 4
"""Characters; 个百分点 is the longest unit seen."""
_MOST_DIGITS = 18
"""Digits of a number that is read: the largest integer that is exact in every JSON reader has 15."""
_ARABIC = (
    rf"[0-9{LOST}]{{1,3}}(?:[,，][0-9]{{3}}){{1,5}}(?![0-9])(?:\.[0-9]{{1,{_MOST_DIGITS}}})?"
    rf"|[0-9{LOST}]{{1,{_MOST_DIGITS}}}(?:\.[0-9]{{1,{_MOST_DIGITS}}})?"
)
_DIGIT = "[零〇一二三四五六七八九两]"
_SCALE = "[十百千万亿]"
_SPACE = "[ \u00a0\u3000]*"
_DIGITS_RUN = rf"(?:{_ARABIC}|{_DIGIT}{{1,{_MOST_DIGITS}}})"
_FRACTIONS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_TENTHS = re.compile("成(?![立功果员效为本都交年长型品份批套])")
"""Tenths, written with a number up to ten: 两成 is 20 %."""
_QUANTITY = re.compile(
    rf"""
    (?:(?P<before>{_BEFORE}){_SPACE})?
    (?P<fraction>[百千万]分之)?
    (?P<number>
        (?:{_DIGIT}|{_SCALE}){{1,{_MOST_DIGITS}}}点{_DIGIT}{{1,{_MOST_DIGITS}}}
      | (?:{_DIGITS_RUN}?{_SCALE}{{1,3}}){{1,6}}{_DIGITS_RUN}?
      | {_DIGITS_RUN}
    )
    (?P<inner>{AFTER})?{_SPACE}
    (?P<scale>{_SCALE}{{1,4}})?
    (?P<after>{AFTER})?{_SPACE}
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(rf"(?P<arabic>{_ARABIC})|(?P<chinese>{_DIGIT}|{_SCALE})")
_RANGE_SIGNS = ("至", "到", "-", "—", "–", "~", "～", "－", "——", "--")

# What stands directly before a number and makes it part of something else: a longer number (also one that a space,
# a comma, a point or a letter breaks up: 1e3), a fraction, a sign, an ordinal or a word (第12次, 同一家, 五分之一).
_NOT_BEFORE = re.compile(
    rf"(?:[0-9{LOST}](?:[.,，'’]?[ \u00a0\u3000\u200b]*|[A-Za-z_^])|[/.-]"
    rf"|(?:{_DIGIT}|{_SCALE})点?|第|(?<![会协伙合共])同|另|(?<![系传])统|分之)$"
)
# A bare 百, 千 or 万 is a number only where it is said to be inexact (近百宗, 万余人) or to be reached (达千人):
# elsewhere it ends what cannot be read (数十, 伍拾万, 几个亿) or belongs to a word (百家, 千家万户).
_REACHED = re.compile("达到?$")
# What says before a number that it is vague (数十, 几百, 成百); 成 that ends a verb (完成, 建成) and 伍 of 队伍 do not.
_VAGUE = "[数上几]|(?<![完建形组达促办落生编])成"
_VAGUE_BEFORE = re.compile(f"(?:{_VAGUE})$")
_NUMBER_BEFORE = re.compile(f"(?:[0-9个余多壹贰叁肆陆柒捌玖拾佰仟廿卅]|(?<!队)伍|{_VAGUE})$")
# 三四家 is three or four; digits in a row are read as one number only in years and the like (二〇二一).
_EITHER_OR = re.compile(rf"(?<!{_DIGIT})[一二三四五六七八九两]{{2}}(?!{_DIGIT})")
# 一万五 is 15,000 and 一千五件 1,500: the last digit is short for the next lower power, or is it not.
_SHORT = re.compile(r"[百千万亿][一二三四五六七八九两]$")
# A unit goes on where these follow: 500人次, 3元/人, 3天半, 5个百分点.
_UNIT_GOES_ON = re.compile("次(?![日年月])|[（(]次[）)]|/|半|百分点|月|小时|工作日|钟")


class Quantity(NamedTuple):
    """A number read from text: its value, its qualifier as written, and where number and qualifier stand.

    ``other_end`` is the other value of a range (3至5名), None where there is none. The unit is in half-width
    characters. ``bare`` is where the number alone stands, without qualifier and unit.
    """

    value: int | float | None
    qualifier: str | None
    span: Span
    unit: str
    bare: Span
    other_end: int | float | None = None


UnitAt: TypeAlias = Callable[[str, int], str | None]
"""Says which unit stands at an offset of a text in half-width characters; None where none does."""


def number(text: str) -> int | float | None:
    """Read one number: ``1,234``, ``98.5``, ``三十六``, ``三点五``, ``1亿2000万``.

    None where a character is lost. Raises ValueError where the text is no number, or could be two.
    """
    if LOST in text:
        return None
    if _EITHER_OR.search(text) or _SHORT.search(text):
        raise ValueError(f"could be two numbers: {text!r}")
    whole, point, fraction = text.partition("点")
    value = _numeral(whole)
    if point:
        value += Decimal("0." + "".join(str(_DIGITS[digit]) for digit in fraction))
    return _plain(value)


def read_number(text: str) -> int | float | None:
    """Read one number; None where it is none, could be two, or a character of it is lost."""
    try:
        return number(text)
    except ValueError:
        return None


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

    What cannot be read for certain (数十人, 三四家, 1/3次, 一万五) is left out.
    """
    return tuple(quantities_by_unit(text, looked_for((unit,))).get(half_width(unit), ()))


def read_quantities(text: str, unit_at: UnitAt, most: int | None = None) -> list[Quantity]:
    """Return the quantities that are followed by a unit by ``unit_at``, as `quantities` does for one unit.

    百分之… and 成 have the unit ``%`` (千分之… ``‰``). With ``most``, reading ends after so many.
    """
    plain = half_width(text)
    found: list[Quantity] = []
    earlier: re.Match[str] | None = None
    for match in _QUANTITY.finditer(plain):
        tenths = _is_tenths(match, plain)
        unit = _unit_in_number(match, tenths=tenths) or unit_at(plain, match.end())
        if unit is not None:
            _add(found, plain, match, earlier, unit, tenths=tenths)
            if most is not None and len(found) >= most:
                return found
        earlier = match
    return found


class Units(NamedTuple):
    """Units that are looked for, in half-width characters, and how long they are."""

    names: frozenset[str]
    lengths: tuple[int, ...]


def looked_for(units: Iterable[str]) -> Units:
    """Make ready units as written, so that one text after the other can be looked through for them."""
    names = frozenset(map(half_width, units))
    return Units(names, tuple(sorted(set(map(len, names)))))


def quantities_by_unit(text: str, units: Units) -> dict[str, list[Quantity]]:
    """Return what `quantities` does for each of the units that has any, by the unit in half-width characters.

    The text is gone through once, however many units there are.
    """
    if not units.names:
        return {}
    plain = half_width(text)
    found: dict[str, list[Quantity]] = {}
    earlier: re.Match[str] | None = None
    for match in _QUANTITY.finditer(plain):
        tenths = _is_tenths(match, plain)
        told = _unit_in_number(match, tenths=tenths)
        end = match.end()
        for unit in (told,) if told else {plain[end : end + length] for length in units.lengths}:
            if unit in units.names:
                _add(found.setdefault(unit, []), plain, match, earlier, unit, tenths=tenths)
        earlier = match
    return {unit: every for unit, every in found.items() if every}


def _unit_in_number(match: re.Match[str], *, tenths: bool) -> str | None:
    """Return the unit that the number itself tells: 百分之五, 两成."""
    return _FRACTIONS[match["fraction"]] if match["fraction"] else "%" if tenths else None


def _add(
    found: list[Quantity], plain: str, match: re.Match[str], earlier: re.Match[str] | None, unit: str, *, tenths: bool
) -> None:
    """Add a number with its unit to those found before, where it can be read, and the other end of a range with it."""
    between = plain[earlier.end() : match.start()] if earlier is not None else ""
    ranges = between.removeprefix(unit) in _RANGE_SIGNS
    quantity = _with_unit(match, plain, unit, ranges=ranges)
    if quantity is None:
        return
    if tenths:
        quantity = quantity._replace(value=_plain(Decimal(str(quantity.value)) * 10))
    if earlier is not None and ranges and _readable(earlier, plain):
        scale = "" if earlier["scale"] or set("万亿") & set(earlier["number"]) else _scale_of(match)
        first = _value(earlier, scale)
        if between in _RANGE_SIGNS:
            span = Span(*earlier.span())
            found.append(Quantity(first, earlier["before"], span, unit, _bare(earlier), quantity.value))
        elif found:
            found[-1] = found[-1]._replace(other_end=quantity.value)
        quantity = quantity._replace(other_end=first)
    found.append(quantity)


def _is_tenths(match: re.Match[str], text: str) -> bool:
    if match["fraction"] or match["scale"] or not _TENTHS.match(text, match.end()):
        return False
    value = read_number(match["number"])
    return value is not None and value <= 10


def _bare(match: re.Match[str]) -> Span:
    return Span(match.start("fraction") if match["fraction"] else match.start("number"), match.end())


def whole_quantity(text: str) -> tuple[int | float, str] | None:
    """Read a text that is a number and a unit and nothing else; the unit may be empty."""
    plain = half_width(text)
    match = _QUANTITY.match(plain)
    if match is None or LOST in match["number"] or not _readable(match, plain):
        return None
    unit = _FRACTIONS.get(match["fraction"] or "", plain[match.end() :])
    value = _value(match, match["scale"] or "")
    if value is None or len(unit) > _LONGEST_UNIT or any(character.isdigit() for character in unit):
        return None
    return value, unit


def _with_unit(match: re.Match[str], text: str, unit: str, *, ranges: bool) -> Quantity | None:
    end = match.end()
    if not match["fraction"]:
        end += 1 if _is_tenths(match, text) else len(unit)
    if _UNIT_GOES_ON.match(text, end) or not _readable(match, text, in_range=ranges):
        return None
    trailing = _TRAILING_WORD.match(text, end)
    words = (match["before"], match["inner"], match["after"], trailing and trailing[0])
    return Quantity(
        value=_value(match, match["scale"] or ""),
        qualifier="".join(word for word in words if word) or None,
        span=Span(match.start(), trailing.end() if trailing else end),
        unit=unit,
        bare=_bare(match),
    )


def _readable(match: re.Match[str], text: str, *, in_range: bool = False) -> bool:
    """Tell whether a number can be read one way only and is no part of something longer before it."""
    written = match["number"]
    if LOST not in written and (_EITHER_OR.search(written) or _SHORT.search(written)):
        return False
    if match["fraction"]:
        return True
    before = text[max(match.start() - 4, 0) : match.start()]
    if written[0] in _POWERS | _SCALES and written[0] != "十":
        inexact = match["before"] or match["inner"] or match["after"]
        return bool(inexact or _REACHED.search(before)) and not _NUMBER_BEFORE.search(before)
    if written[0] == "十" and _VAGUE_BEFORE.search(before):
        return False
    return bool(match["before"]) or in_range or not _NOT_BEFORE.search(before)


def _value(match: re.Match[str], scale: str) -> int | float | None:
    value = number(match["number"])
    return None if value is None else scaled(value, scale)


def scaled(value: float, scale: str) -> int | float:
    """Multiply a number by the powers of ten that a scale names: 1.5 and 万, 3 and 百万."""
    factor = Decimal(1)
    for sign in scale:
        factor *= (_POWERS | _SCALES)[sign]
    return _plain(Decimal(str(value)) * factor)


def _scale_of(match: re.Match[str]) -> str:
    """Return the 万 or 亿 that ends a number, which the first number of a range shares (3至5万)."""
    ending = re.search("[万亿]+$", match["number"])
    return match["scale"] or (ending[0] if ending else "")

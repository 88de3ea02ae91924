"""Writes the numbers of lists as Word prints them (ECMA-376-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_MOST = 9999
"""The greatest number that is written in characters; greater ones stand in digits."""

_CIRCLES = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_THOUSANDS = frozenset(
    ("chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "chineseCounting", "taiwaneseCounting")
)
_TO_HUNDRED = frozenset(("chineseCounting", "taiwaneseCounting"))
"""Formats that count to 99 and from 100 on give one digit after the other."""
_SPELLED = {
    "ideographDigital": _DIGITS,
    "japaneseDigitalTenThousand": _DIGITS,
    "taiwaneseDigital": _DIGITS,
    "decimalFullWidth": "０１２３４５６７８９",
}
_CYCLES = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}


def numeral(value: int, form: str) -> str:
    """Return a number in one of Word's formats; in digits where the format or the number is beyond those known."""
    if form in {"none", "bullet"}:
        return ""
    if not 0 <= value <= _MOST:
        return str(value)
    return _in_characters(value, form) or _in_letters(value, form) or _enclosed(value, form) or str(value)


def _in_characters(value: int, form: str) -> str:
    if form in _THOUSANDS and not (value >= 100 and form in _TO_HUNDRED):
        return _counted(value, _DIGITS, "十百千")
    if form in {"chineseLegalSimplified", "ideographLegalTraditional"}:
        return _counted(value, _LEGAL, "拾佰仟", leading=True)
    if digits := "○一二三四五六七八九" if form in _TO_HUNDRED else _SPELLED.get(form):
        return "".join(digits[int(digit)] for digit in str(value))
    cycle = _CYCLES.get(form, "")
    return cycle[value - 1] if 1 <= value <= len(cycle) else ""


def _in_letters(value: int, form: str) -> str:
    if form == "decimalZero":
        return f"{value:02}"
    if form in {"upperLetter", "lowerLetter"} and value:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in {"upperRoman", "lowerRoman"} and value:
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    return ""


def _enclosed(value: int, form: str) -> str:
    if form in {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}:
        return next((chr(ord(sign) + value - low) for low, high, sign in _CIRCLES if low <= value <= high), "")
    if form == "decimalEnclosedParen":
        return chr(ord("⑴") + value - 1) if 1 <= value <= 20 else f"({value})"
    if form == "decimalEnclosedFullstop":
        return chr(ord("⒈") + value - 1) if 1 <= value <= 20 else f"{value}."
    if form == "ideographEnclosedCircle" and 1 <= value <= 10:
        return chr(ord("㊀") + value - 1)
    return ""


def _counted(value: int, digits: str, units: str, *, leading: bool = False) -> str:
    """Return a number in Chinese counting, 一百零五; without the 一 of 十五 unless ``leading``."""
    if not value:
        return "零"
    text, gap = "", False
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + digits[int(digit)] + (units[place - 1] if place else "")
        gap = False
    return text[1:] if text.startswith("一十") and not leading else text


def _roman(value: int) -> str:
    text = ""
    for weight, letters in _ROMAN:
        text += letters * (value // weight)
        value %= weight
    return text

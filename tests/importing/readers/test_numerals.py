from __future__ import annotations

import pytest

from jinshi_cli.importing.readers.numerals import numeral


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 105: "一○五"}),
        ("chineseCountingThousand", {1: "一", 10: "十", 15: "十五", 21: "二十一", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"}),
        ("japaneseCounting", {1: "一", 11: "十一", 30: "三十"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "(21)"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛", 21: "21."}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 8: "VIII", 9: "IX", 14: "XIV", 444: "CDXLIV", 666: "DCLXVI", 1990: "MCMXC"}),
        ("lowerRoman", {3: "iii"}),
        ("bullet", {1: ""}),
        ("none", {1: ""}),
        ("unheard-of", {3: "3"}),
        ("chineseCountingThousand", {0: "零", 9999: "九千九百九十九", 10000: "10000", -1: "-1"}),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_prints_them(form, numbers):
    assert {number: numeral(number, form) for number in numbers} == numbers

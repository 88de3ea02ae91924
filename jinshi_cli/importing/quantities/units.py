"""What may be a unit, and how one is recognised.

Chinese units are an open set: any measure word (量词) can follow a number, two of them compound (人次, 台件, 件次),
and nouns of administration serve as their own (3镇12村). The table holds the measure words of the appendix of
吕叔湘《现代汉语八百词》 that count things, the statutory units of measurement (国务院
《关于在我国统一实行法定计量单位的命令》, 1984) that reports use, and what reports of the genre add to them; it was
written down by hand. What is not in the table is taken for a unit from its form alone: one or two characters
between a number and the end of a clause. A measure word that begins a longer word (部门, 名单) is none, unless the
words after it read better by themselves (3名单位负责人).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias, cast

from jinshi_cli.report.units import CURRENCIES
from jinshi_cli.search.lexicon.words import is_word

Sort: TypeAlias = Literal["count", "money", "rate", "measure", "duration", "guess"]

_COUNTED = (
    "个名位人家户宗件起例项条份次场期处座所间栋幢套台部辆艘架只支张本册篇封幅面块枚把根头匹口株棵颗粒盏门节堂轮批遍趟"
    "款类种组队对双班笔单则桩道段片层顶副盒袋箱瓶桶罐包车船尾羽票席员拨簇卷列排股团串束捆滴朵具尊扇床首集版页字曲幕剂针"
    "回样岗"
)
_COUNTED_LONG = "大类|小类|人份|课时|学时|词条|案次|台套|台件|件套|户家|标段|网格|标箱|床位|车位|泊位|工日|人天|人日"
_MONEY = "|".join(("块钱", *CURRENCIES))
_RATE = "个百分点|百分点|%|‰|‱|倍"
_MEASURE = (
    "平方公里|平方千米|平方米|平米|平方|立方米|立方|公顷|亩|公里|千米|海里|厘米|毫米|米|吨|公斤|千克|毫克|微克|克|市斤|斤"
    "|毫升|升|千瓦时|千瓦|兆瓦|千伏安|千伏|摄氏度|周岁|岁|㎡|m²|m2|m³|km²|km|KM|kg|㎏|KG|GB|TB|MB|kW|KW"
)
_DURATION = "个工作日|工作日|个小时|小时|个月|个季度|个自然日|分钟|秒钟|秒|天|日|周|星期|学期"
_PLACES = re.compile("(?:省|市|县|区|旗|镇|乡|村|街道|社区)(?=[0-9、,，。;；）)]|$)")
"""Places that serve as their own unit, where nothing that they are counted for follows: 辗转7省12市."""
_GOES_ON = (
    "部(?=[门委])|人(?=大|民[检法政])|条(?=[例款])|期(?=间)|起(?=[诉草])|处(?=[罚理])|位(?=[于居置])|面(?=[积向])|份(?=额)"
    "|版(?=本)|组(?=织)|队(?=伍)|项(?=目)|单(?=[位独])|本(?=[级地年市县镇区局])|班(?=子)|包(?=[括含])"
    "|只(?=[有要需是能用])|对(?=[象接于照标应口外内方社])|支(?=[持付])|批(?=[准复示评])|轮(?=[训换])|列(?=[入席])|例(?=[行外如会])"
    "|把(?=[握关])|首(?=[次创个批问位])|集(?=[体中市])|团(?=[结队体])|排(?=[查名放])|回(?=[访复应])|层(?=[面级])|车(?=[间站])"
    "|卷(?=宗)|名(?=[单称誉义])|户(?=[籍口])|家(?=[庭园])|所(?=[有属谓])|口(?=[号径岸罩])|字(?=号)|具(?=[有体备])"
    "|人(?=[均才身居格])|天(?=[然津气])|周(?=[边密到岁年])|升(?=[级至到])|元(?=[旦宵])|米(?=面)"
    "|分(?=[别局类级散管为期批享])|台(?=[账风])|股(?=[份东])|门(?=户)|节(?=[假约能])|股(?=[室长])"
)
_OTHER = "点|度|年|月|号|时|点|级|届|大|期间|季度|章|世纪|五|中全会|学年|楼|室"
"""What follows a number and makes it a date, an ordinal or an address, and no quantity."""

_NUMBERED = re.compile(rf"(?:{_OTHER})")
_WORD = re.compile(_GOES_ON)
_SINGLE = rf"[{_COUNTED}]"
_SECOND = rf"(?:次|[（(](?:次|[{_COUNTED}])[）)]次?|/(?:次|人|个|户|年|月|天|日|件|亩|家|吨|平方米|平米))"
_UNIT = re.compile(
    rf"(?P<rate>{_RATE})"
    rf"|(?P<money>(?:{_MONEY})(?:/(?:人|户|亩|吨|月|年|天|日|件|次|个|平方米|平米|斤|公斤))?)"
    rf"|(?P<duration>{_DURATION})"
    rf"|(?P<measure>(?:{_MEASURE})(?:/(?:人|户|亩|天|日|年|立方米|升))?)"
    rf"|(?P<count>(?:{_COUNTED_LONG}|{_SINGLE}|分(?!钟)|班(?=次))(?:{_SECOND})?)"
)
_COMPOUND = re.compile(rf"[{_COUNTED}][{_COUNTED}次]")
"""Two measure words, the second of which may begin what is counted: 件次, 件套."""
_HAN = re.compile("[一-鿿]{1,8}")
_GUESS = re.compile(r"[一-鿿]{1,2}(?=[，。；、！？）,;!?)\n]|$)")
_YEAR_BEFORE = re.compile("(?<![0-9.,])(?:19|20)[0-9]{2}$")
_NO_GUESS = re.compile(
    r"[的地得了着过等后前内外中上下以不之起末底初来半多余几至到和与及元年月日时号点级届岁]|[万亿千百十]"
)


class Unit(NamedTuple):
    """A unit as it stands in the text, and what it measures; a ``guess`` is taken from its form alone."""

    text: str
    sort: Sort


def unit_at(text: str, position: int, *, digits: bool = True) -> Unit | None:
    """Return the unit that begins at an offset of a text in half-width characters; None where none does.

    ``digits`` says that the number before it is in Arabic digits; only after those is an unknown unit taken from form.
    """
    if (word := _WORD.match(text, position)) and not _reads_better(text, word.end(), position):
        return None
    match = _UNIT.match(text, position)
    if match is not None:
        unit = match[0]
        if unit == "分" and "时" in text[max(0, position - 3) : position]:
            return None
        if _COMPOUND.fullmatch(unit) and _reads_better(text, match.end() - 1, match.end()):
            unit = unit[:-1]
        return Unit(unit, cast(Sort, match.lastgroup))
    if not digits or _NUMBERED.match(text, position):
        return None
    return _by_form(text, position)


def _by_form(text: str, position: int) -> Unit | None:
    """Return what no table of units holds and stands like one: a place (7省12市), or what ends a clause."""
    if (match := _PLACES.match(text, position)) and not _YEAR_BEFORE.search(text, max(0, position - 5), position):
        return Unit(match[0], "count")
    match = _GUESS.match(text, position)
    return Unit(match[0], "guess") if match is not None and not _NO_GUESS.search(match[0]) else None


def _reads_better(text: str, one: int, other: int) -> bool:
    """Tell whether the words from one offset on leave fewer characters in no word than those from another.

    So 起诉讼案件 is 起 and 诉讼案件, 件套路贷案件 is 件 and 套路贷案件, but 部门联合 is no 部 and 门联合.
    """
    han = _HAN.match(text, min(one, other))
    end = han.end() if han else one
    return _loose(text[one:end]) < _loose(text[other:end])


def _loose(words: str) -> int:
    """Return how many characters are in no word of two characters where as many as can be are."""
    before, least = 0, 0
    for at in range(len(words)):
        joined = before if at and is_word(words[at - 1 : at + 1]) else least + 1
        before, least = least, min(least + 1, joined)
    return least

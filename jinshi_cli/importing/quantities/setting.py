"""What is no metric though a number and a unit stand there.

The rules are those of the genre: numbers in set phrases (“三三一”), in titles, in document numbers; ordinals and
clock times; a bare frequency (每季度一次) and the length of a streak (连续六年); a duration that is no result
(24小时自助终端); what is planned or required and not reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.units import Sort
from jinshi_cli.report.model import Span
from jinshi_cli.search.words import is_word

_QUOTED = re.compile(
    r"“[^“”\n]{0,200}”|‘[^‘’\n]{0,80}’|「[^「」\n]{0,80}」|《[^《》\n]{0,200}》"
    r"|〔[^〔〕\n]{0,12}〕|\[[0-9]{4}\]|【[^【】\n]{0,30}】"
)
_ORDINAL = re.compile(r"(?:第[ 　]*|第[0-9一二三四五六七八九十]{1,4}[、至到-]第?|首)$")
_EACH = re.compile("每$")
_ORDINAL_WORD = re.compile("[之头末]$")
_WORD_WITH_ONE = re.compile("[逐唯任某另同统专单归]$")
"""What makes a word of itself and the 一 after it (单一, 同一), unless it ends a word (宣传单, 合同)."""
_EVERY = (
    r"每(?:个|一)?(?:年|季度?|月|周|星期|天|日|半年|半月|两周|两年|学期|[0-9一二两三]{1,2}(?:个月|年|天|周))"
    r"(?:至少|最少|不少于|不低于|定期)*"
)
_FREQUENCY = re.compile(rf"{_EVERY}$")
_FREQUENCY_OF_ACTS = re.compile(
    rf"{_EVERY}(?:集中|召开|组织|开展|进行|举办|举行|研究|听取|调度|更新|学法|学习|巡查|检查|开)+$"
)
"""每季度召开一次 counts nothing, 每年举办2次法治进校园活动 does."""
_STREAK = re.compile(r"(?:连续|接连|连|蝉联|持续)(?:保持|获得?|荣获|举办|实现)?$")
_ONCE_ONLY = re.compile(r"(?:跑|进|找|交|填|又|再|头|前|每|上|下|这|那|进一|一|同|在|步)$")
_COUNTER = re.compile(r"(?:浏览|点击|阅读|访问)(?:量|数|次数|人次)?[:：][ 　]*$")
_PHRASE_AFTER = re.compile(r"[一二三四五六七八九两]")
_PHRASE_BEFORE = re.compile(r"[一二三四五六七八九两][一-鿿]{1,2}$")
_SET_NOUN = re.compile("[实大]事|[一二三四五六七八九]")
"""What makes a set phrase of a numeral and a concrete measure word: 十件实事."""
_REACHED = re.compile(
    r"压缩|缩短|缩减|压减|减少|减至|减到|降至|降为|降低|提速|时限|时长|时间|用时|耗时|时效|周期"
    r"|平均|累计|共计|时数|延长|限时|办结|到达|响应|办理|控制在|工时|学时"
)
_LEARNED = re.compile("培训|学习|服务")
_LONG = frozenset({"天", "日", "周", "星期", "个月", "学期"})
"""A course of three days is a setting; forty hours of learning are a result."""
_CONCRETE = frozenset("名位家户宗起件例场次份处座所间台辆期堂篇册") | {"场次", "人次", "件次"}
_PLANNED = re.compile(
    r"力争|争取(?!资金|到)|计划(?=新|投|建|开展|在|于|组织|招|培|完成|用|到|明)|拟(?!定|订|制)|预计"
    r"|将(?:继续|进一步|重点|于|在明)|[还我][^，。；]?将|(?:以|为)目标|目标(?:为|是|达)|(?<![按照合])要求(?=[^，。；]{0,10}$)"
    r"|应当|不得|必须|原则上|确保(?=[^，。；]{0,14}$)|下一步|明年|今后"
)
_THRESHOLD_AFTER = re.compile(r"(?:及)?(?:以上|以下|以内|内)的?[一-鿿]")
_TOTAL_HUNDRED = re.compile(r"[0-9一二两三四五六七八九]个$")
_NOUN = re.compile("(?![和与及并])[一-鿿（“]")
_STOPS = re.compile("[，。；！？\n]")
_LOOK_BACK = 24
_SURE: dict[Sort, float] = {
    "money": 1.0, "rate": 0.97, "count": 0.97, "measure": 0.9, "duration": 0.9, "guess": 0.45
}  # fmt: skip
"""By what a unit measures; a unit taken from its form alone is doubtful."""
_OF_PLANS = 0.5


class _Around(NamedTuple):
    """The characters before a figure, those of its clause alone, and those after it."""

    before: str
    clause: str
    after: str


class Setting(NamedTuple):
    """Where the set phrases, titles and document numbers of a text stand."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def quoted(self, span: Span) -> bool:
        """Tell whether a span begins inside a set phrase, a title or a document number."""
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.start < self.ends[at]


def setting_of(text: str) -> Setting:
    """Find the set phrases (“…”), titles (《…》) and document numbers (〔2021〕) of a text."""
    matches = list(_QUOTED.finditer(text))
    return Setting(tuple(match.start() for match in matches), tuple(match.end() for match in matches))


def weight(text: str, reading: Reading, setting: Setting) -> float:
    """Say how sure it is that a number with a unit is a metric: 0 for what the genre does not count, up to 1."""
    start = reading.span.start
    before = text[max(0, start - _LOOK_BACK) : start]
    around = _Around(before, _STOPS.split(before)[-1], text[reading.span.end : reading.span.end + 8])
    if setting.quoted(reading.span) or _counts_nothing(text, reading, around):
        return 0.0
    sure = min(_SURE[reading.sort], *_doubts(text, reading, around))
    if reading.chinese:
        sure = min(sure, _in_numerals(text, reading, around))
    return sure * _OF_PLANS if _PLANNED.search(around.clause) else sure


def _counts_nothing(text: str, reading: Reading, around: _Around) -> bool:
    """Tell whether a number is an ordinal, a streak, a view counter, a page number, a sum like 1+6 or a frequency."""
    before, clause, after = around
    sign = text[max(0, reading.quantity.bare.start - 1) : reading.quantity.bare.start]
    if (sign and sign in "+×·•Xx*＋") or (reading.unit == "日" and sign == "月"):
        return True
    if _FREQUENCY.search(clause):
        return reading.sort == "count"
    if _FREQUENCY_OF_ACTS.search(clause) and (reading.chinese or not _NOUN.match(after)):
        return True
    page = reading.unit == "页" and "页" in before
    return bool(page or _ORDINAL.search(before) or _STREAK.search(clause) or _COUNTER.search(before))


def _doubts(text: str, reading: Reading, around: _Around) -> tuple[float, ...]:
    """Return how sure each of the doubts leaves one: thresholds, 三个100%, 12公里处, attributes, tenths."""
    end = reading.quantity.bare.end
    threshold = reading.sort in {"money", "measure"} and _THRESHOLD_AFTER.match(text, end + len(reading.unit))
    return (
        0.2 if reading.sort == "measure" and around.after.startswith("处") else 1.0,
        0.2 if reading.sort == "rate" and _TOTAL_HUNDRED.search(around.before) else 1.0,
        0.7 if text.startswith("成", end) else 1.0,
        0.2 if reading.sort == "duration" and not _is_result(around.clause, around.after, reading) else 1.0,
        0.4 if threshold else 1.0,
    )


def _is_result(clause: str, after: str, reading: Reading) -> bool:
    """Tell whether a duration is a result (压缩至3个工作日, 15分钟内) and no attribute (24小时自助终端)."""
    if _REACHED.search(clause) or (reading.unit not in _LONG and _LEARNED.search(clause)):
        return True
    inside = (reading.quantity.qualifier or "").endswith("内")
    return inside and not after.startswith(("办事", "服务圈", "生活圈"))


def _in_numerals(text: str, reading: Reading, around: _Around) -> float:
    """Weigh a number in Chinese numerals, which set phrases and ordinary words are made of (三项制度, 一起, 二次)."""
    before, after, qualifier = around.before, around.after, reading.quantity.qualifier
    if _EACH.search(before) or (not is_word(before[-2:]) and _goes_on(before, reading.numeral)):
        return 0.0
    if reading.sort == "count" and _THRESHOLD_AFTER.match(text, reading.quantity.bare.end + len(reading.unit)):
        return 0.4
    if reading.sort in {"money", "rate"} or len(reading.numeral) > 1 or qualifier:
        return 1.0 if qualifier not in {None, "各"} or reading.sort == "rate" else 0.85
    if reading.numeral == "二" or _PHRASE_BEFORE.search(before[-3:]) or _PHRASE_AFTER.match(after):
        return 0.0
    counted = 0.65 if reading.unit in _CONCRETE and not _SET_NOUN.match(after) else 0.3
    noun = _NOUN.match(after)
    if reading.numeral == "一":
        once = _ONCE_ONLY.search(before) and not is_word(before[-2:])
        alone = noun or reading.unit == "批" or once or not re.search("[一-鿿]$", before)
        return 0.1 if alone else 0.7
    return counted if noun else 0.85


def _goes_on(before: str, numeral: str) -> bool:
    """Tell whether a numeral of one character belongs to a word that begins before it: 之二, 单一."""
    if len(numeral) > 1:
        return False
    return bool(_ORDINAL_WORD.search(before) or (numeral == "一" and _WORD_WITH_ONE.search(before)))

"""Periods and dates as reports write them: 截至12月底, 今年以来, 2021年, 全年."""

from __future__ import annotations

import re
from itertools import pairwise

from jinshi_cli.importing.quantities.words import LIGHT, VERB

_MONTH = "[0-9]{1,2}月"
_DAY = "[0-9]{1,2}日"
_YEAR = "[0-9]{4}年"
_UNTIL = "(?:截至|截止|截止到|截至到)"
_TO = "[-—至到~～]"
_QUARTER = f"(?:第|(?<![续近前连]))[一二三四](?:(?:{_TO}|[、和及])第?[一二三四]){{0,3}}季度末?"
TIME = re.compile(
    rf"(?:{_UNTIL}(?:今年|去年|当年|本年)?"
    rf"(?:至今|目前|现在|年底|年末|{_YEAR}(?:底|末)?(?:{_MONTH}(?:底|末|份|{_DAY})?)?"
    rf"|{_MONTH}(?:底|末|份|{_DAY})?)(?:止|为止)?(?:，?全年)?"
    rf"|(?:{_YEAR}|今年|本年|去年|近年|(?<![十百])[一三五]年|近三年|近五年|近两年|年初|上半年|{_MONTH}份?)"
    rf"(?:{_MONTH}(?:{_DAY})?)?(?:至今|以来|来|截至{_MONTH}(?:底|{_DAY})?)"
    rf"|{_YEAR}度?(?:{_MONTH}(?:{_DAY})?)?(?:{_TO}(?:{_YEAR}(?:{_MONTH}(?:{_DAY})?)?|{_MONTH}(?:{_DAY})?))?(?:全年|度|上半年|下半年|底|末)?"
    rf"|[0-9]{{1,2}}{_TO}{_MONTH}份?"
    rf"|今年|本年度|全年(?!龄)度?|(?<![0-9一二三四五六七八九十两半当])年内|(?<!应)当前|{_QUARTER}|上半年度?|下半年度?|前三季度|年初以来|年末|年底|(?<!(?<!事)项)(?<![题节栏条科])目前(?!期)|至今|现阶段|(?<![十百])[一五]年来|近年来|每年)"
)
DATE = re.compile(
    rf"(?:{_MONTH}{_DAY}(?:[一-鿿]{{0,8}}(?:期间|当天|当日|前夕))?|{_MONTH}(?:份|底|末|初|[上中下]旬)?)"
    "(?![0-9底末份初中上下旬起内前龄至到~～—–、和及与-])"
)
"""A day or a month without its year; 1月至6月 is more than that."""
_OPENS = re.compile("(?:^|[，。；：\n]|(?<![月日份])、|其中)$")
"""What stands before a date that is its clause's: not 于3月成立专班."""
_LAST = re.compile("(?:上年度?|去年|上一年度?|前年)(?:全年|同期)?")
_COMPARED = re.compile("(?:较|相比|比|同|与)$")
_TIMES = re.compile("[为是]$")
"""为去年的1.5倍."""
_CHANGED = re.compile("[由从]$")
_NAMED = re.compile("度?(?P<of>[一-鿿]{0,4}?)(?:要点|计划|方案|规划|报告|总结|清单)(?=[》”，、；。和等])")
"""What makes a time the name of a paper: 审议2021年工作要点."""
_JOINS, _BESIDE = frozenset("、和及与"), frozenset(("", "，"))
"""What stands between several periods (2021年和2022年), and between two that say the same one (2021年，全年)."""
_EACH = re.compile("分别|依次")
_OF = re.compile("(?:同期|全年)?[的为是共有仅（(]*$")
_SEVERAL = 2
COMPARISON = re.compile(rf"(?:相?较于?|相比|对比|比|同)(?:{TIME.pattern}|{_LAST.pattern})(?:同期)?的?(?:总数)?$")
"""What leads to the figure of another time: 较2020年的56宗."""


def period_before(text: str, start: int, position: int) -> str | None:
    """Return the period or date of a figure at ``position``, as written, from the words since ``start``.

    That which a figure is compared with (较2020年增长, 由上年的) is the period of the figure right after it alone.
    """
    last = _last_periods(text, start, position)
    return text[last[0].start() : last[-1].end()] if last else None


def periods_before(text: str, start: int, position: int) -> list[str]:
    """Return the periods that figures from ``position`` on have one each, if any: 2021年、2022年分别办理12件、15件."""
    last = _last_periods(text, start, position)
    between = text[last[-1].end() : position] if last else ""
    shared = any(mark in between for mark in _JOINS)  # 分别 may share out what was done: 受理、办结案件分别为30件、28件
    joined = all(text[one.end() : other.start()] in _JOINS for one, other in pairwise(last))
    if len(last) < _SEVERAL or shared or not joined or not _EACH.search(between):
        return []
    return [match[0] for match in last]


def _last_periods(text: str, start: int, position: int) -> list[re.Match[str]]:
    """Return the period that stands last before a figure, with those that are joined to it; none where none is its."""
    found = [*TIME.finditer(text, start, position), *_LAST.finditer(text, start, position)]
    dates = [one for one in DATE.finditer(text, start, position) if _opens(text, one, start)]
    found += [one for one in dates if _is_of_clause(text, one, position)]
    found = sorted(found, key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        before = text[max(start, match.start() - 2) : match.start()]
        own = _OF.fullmatch(text, match.end(), position) and not _TIMES.search(before)
        changed = _CHANGED.search(before) and text.startswith("的", match.end())
        if (named := _NAMED.match(text, match.end())) and not (VERB.search(named["of"]) or LIGHT.search(named["of"])):
            continue
        other = match.re is _LAST or changed or _COMPARED.search(before)
        if (own or not other) and not (kept and match.start() < kept[-1].end()):
            kept.append(match)
    if not kept or "现有" in text[kept[-1].end() : position]:
        return []
    if dates and dates[-1].start() > kept[-1].end() and dates[-1] not in found and "月" in kept[-1][0]:
        return []  # another date has begun since
    gaps = [text[one.end() : other.start()] for one, other in pairwise(kept)]
    first = len(kept) - 1
    if gaps and gaps[-1] in _BESIDE:
        return kept[-2:]
    while first and gaps[first - 1] in _JOINS:
        first -= 1
    return kept[first:]


def _opens(text: str, date: re.Match[str], start: int) -> bool:
    """Tell whether a date opens a clause; one of another clause may be only mentioned there."""
    return _OPENS.search(text[start : date.start()][-2:]) is not None


def _is_of_clause(text: str, date: re.Match[str], position: int) -> bool:
    """Tell whether no clause ends between a date and a figure, but for the comma that sets the date apart."""
    between = text[date.end() : position].removeprefix("，")
    return not any(mark in between for mark in "，。；\n")

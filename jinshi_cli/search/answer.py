"""Which figures answer a query: those whose names hold what was found, or whose value was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.search.indexing.index import Match, Names, names_of, pairs_of
from jinshi_cli.search.indexing.spread import Spread
from jinshi_cli.search.parsing.ask import Ask
from jinshi_cli.search.parsing.query import Query
from jinshi_cli.search.parsing.units import PEOPLE, TIMES, are_alike, is_same

_CLOSE = 0.6
"""Share of the best metric's score that another must have, and of a query that must be found in a name."""
_EARLIER = 0.02
"""Taken off what a change began with: who asks how much it is asks for what it came to."""
_NAMED = 0.05
"""Added where it is the very measure word that was typed (几个村: 22个 before 124人)."""
_HEADED = 0.02
"""Added where the figure is called by what was typed: its Chinese name ends with it, its English name begins with it
(villages: *villages that have new rules* before *officials of villages*)."""
_SPENT = 0.015
"""Taken off money where no unit is asked for: 监控有多少 is how many there are before what was spent on them. Less
than for a name: 债务有多少 is the money."""
_FITS = 0.25
"""Added where the unit is the one asked for: enough to order figures of like names, not to outweigh a name."""

_THERE_ARE = 0.02
"""Added where it is asked how many there are and it is said of the figure: 现有4人 before 招录1人."""
_THERE = "(?:现|共|拥)有"
_BESIDE, _FEW_WORDS = 1.5, 40
"""Worth of a figure in the unit asked for that only stands beside the words, and how many characters from them."""
_PAIR = 2
_CLAUSE_ENDS, _SENTENCE_ENDS = "，。；：！？\n", "。！？\n"

# Which units go with a measure word that is not itself one: 多少钱 money, 几个人 people in any unit for people.
_PEOPLE = (*PEOPLE, "人次")
_TIME = ("天", "日", "工作日", "个工作日", "小时", "个小时", "分钟", "月", "个月", "年")
MONEY = ("钱", "元", "块", "块钱", "万", "万元", "亿", "亿元", "人民币", "yuan", "rmb")
_GROUPS = {measure: group for group in (_PEOPLE, TIMES, _TIME) for measure in group}
_PREMISES = ("家", "所", "间", "座", "栋")
_PEOPLE_ARE_CALLED = ("员", "者", "师", "民", "生", "人", "顾问", "干部", "代表", "专家")
_PLACES_ARE_CALLED = ("地方", "地点", "场所", "场地", "站点")
_NO_PEOPLE = ("民生", "卫生", "法人", "机器人", "动员", "发生", "产生")
"""What the names of people end in, and what ends so and is none."""
_MONEY_IS_CALLED = (*"款费钱金税", "金额", "费用", "补贴", "补助", "投资", "工资", "损失", "收入", "预算", "奖励")
"""What the names of money end in."""
_MATTERS = ("件", "宗", "起", "例", "桩", "案", "份", "项", "条")
"""What matters and papers are counted in, one for the other in speech."""
_TOLD_APART = ("people", "money", "time")
"""What is never counted in a unit of another kind: 几人 not in 艘, 几天 not in 件; 几次 may be in 宗.

Premises and times are told apart from each other alone: 几所 not in 次."""
_ROUND = 100
"""What the last digit of a round number counts at least."""
_CUT_OFF, _ROUNDED_UP = 0.25, 0.1
"""How much more, and how much less, a value is at most than the round number that it is called, as a share of that."""
_BEFORE_CHANGE = ("前", "前）", "前)")


def fits(metric: Metric, ask: Ask | None) -> bool:
    """Tell whether a metric is in the kind of unit that is asked for."""
    if ask is not None and ask.kind == "rank":
        return metric.kind == "rank"
    if ask is None or ask.kind != "amount" or metric.kind in ("rank", "none"):
        return False
    measure, unit = ask.measure, metric.unit or ""
    if measure in MONEY:
        return metric.kind == "money"
    if measure is None:
        return True
    if (measure == "个" or measure in _PEOPLE) and metric.value is not None and metric.value % 1:
        # 平均每村1.5名: nobody counts people and things in fractions.
        return False
    return unit.startswith(measure) or unit in _GROUPS.get(measure, ()) or (measure == "个" and unit in _PEOPLE)


def _is_named_unit(metric: Metric, ask: Ask | None) -> bool:
    return ask is not None and ask.measure is not None and (metric.unit or "").startswith(ask.measure)


def _is_of_another_kind(metric: Metric, ask: Ask | None) -> bool:
    """Tell whether people, money or time is asked for and a metric counts something else, or the other way round.

    Who asks for a person, a place or a date asks for no figure.
    """
    if ask is not None and ask.kind in ("who", "where", "when"):
        return True
    if ask is not None and ask.kind == "amount" and ask.measure == "个":
        return metric.kind == "money"
    if ask is None or ask.kind != "amount" or ask.measure is None:
        return False
    wanted = _kind(ask.measure)
    counted = "money" if metric.kind == "money" else _kind(metric.unit)
    if {wanted, counted} == {"premises", "times"}:
        return True
    return wanted != counted and (wanted in _TOLD_APART or counted in _TOLD_APART)


def _counts_another(metric: Metric, names: Names, words: Sequence[str], query: Query) -> bool:
    """Tell whether a metric has the things that are asked for in its name and counts something else.

    法律顾问有几个 is not how often advisers gave a lecture, 企业有多少家 not how many requests of companies there were.
    The caller does not ask of what is called by something that was found (聘请法律顾问).
    """
    ask = query.ask
    if ask is None or ask.kind != "amount" or metric.kind == "none":
        return False
    things = [part.text for part in query.parts if part.head and part.text in words]
    if not things:
        return False
    if not any(map(names.have, words)):
        # A part of the name alone: 便民服务点有几个 is not how many 便民服务事项.
        return ask.measure is not None and not fits(metric, ask)
    return any(map(names.have, things)) and _has_another_unit(metric, things, query, ask)


def _has_another_unit(metric: Metric, things: Sequence[str], query: Query, ask: Ask) -> bool:
    """Tell whether a metric's unit is not said of the things that are asked for."""
    if measured(ask):
        another = metric.kind in ("rank", "rate") or _are_of_different_kinds(ask.measure, metric.unit)
        return another and not fits(metric, ask)
    people = any(_are_people_counted(thing, query) for thing in things)
    return metric.kind == "rank" or (people and _kind(metric.unit) != "people")


def _are_people_counted(thing: str, query: Query) -> bool:
    """Tell whether people are asked for themselves (有多少党员, 党员有几个), and not what they did (党员捐了多少)."""
    people = thing.endswith(_PEOPLE_ARE_CALLED) and not thing.endswith(_NO_PEOPLE)
    return people and _is_counted(thing, query, "(?:一?共|总共)?有?")


def _are_things_counted(query: Query, words: Sequence[str]) -> bool:
    """Tell whether things are asked for themselves (监控有多少, 多少监控), and not money (罚了多少, 多少资金)."""
    things = [part.text for part in query.parts if part.head and part.text in words]
    return any(
        not thing.endswith(_MONEY_IS_CALLED) and _is_counted(thing, query, "(?:一?共|总共)?有") for thing in things
    )


def _are_places_counted(query: Query) -> bool:
    """Tell whether places are asked for (做核酸的地方有多少), which no unit for people counts."""
    return query.ask == Ask("amount") and any(
        part.head and part.text.endswith(_PLACES_ARE_CALLED) for part in query.parts
    )


def _is_counted(thing: str, query: Query, between: str) -> bool:
    """Tell whether a query asks how many there are of a thing, in this order or with words ``between`` in the other."""
    word = re.escape(thing)
    return re.search(f"(?:多少|几|有)[个名位]?{word}|{word}{between}(?:多少|几)", query.joined) is not None


def _are_of_different_kinds(measure: str | None, unit: str | None) -> bool:
    """Tell whether a measure word is said of one kind of thing and a unit of another; of many neither is known."""
    kinds = (_kind(measure), _kind(unit))
    return None not in kinds and kinds[0] != kinds[1] and kinds != ("times", "matters")


def _kind(measure: str | None) -> str | None:
    if measure in _PEOPLE:
        return "people"
    if measure in TIMES:
        return "times"
    if measure in _TIME:
        return "time"
    if measure in _PREMISES:
        return "premises"
    if measure in _MATTERS:
        return "matters"
    return "money" if measure in MONEY else None


def answers(
    section: Section, names: Sequence[Names], words: Sequence[str], matches: Sequence[Match], query: Query
) -> tuple[Metric, ...]:
    """Return the metrics of a section that answer, best first; equal ones keep the report's order.

    ``names`` are those of its metrics, ``words`` the words of the report that were found, ``matches`` where.
    """
    metrics = section.metrics
    found = Spread(match.span for match in matches if match.field == "text")
    exactly = {match.span for match in matches}
    things = query.ask is not None and query.ask.kind == "amount" and _are_things_counted(query, words)
    places = _are_places_counted(query)
    scored = []
    for metric, known in zip(metrics, names, strict=True):
        share = 1.0 if metric.span in exactly else _share(metric, known, words, query)
        if share > 0 and not _is_of_another_kind(metric, query.ask) and not (places and _kind(metric.unit) == "people"):
            called = any(map(known.are_called, words))
            if not called and _counts_another(metric, known, words, query):
                continue
            fitting = _FITS * fits(metric, query.ask) + _NAMED * _is_named_unit(metric, query.ask)
            earlier = _EARLIER * metric.label.endswith(_BEFORE_CHANGE)
            headed = _HEADED * called - _SPENT * (metric.kind == "money" and things and query.ask == Ask("amount"))
            headed += _THERE_ARE * (things and _is_there(section.text, metric))
            scored.append((share + fitting + headed + 0.01 * found.touch(metric.span) - earlier, metric))
    if query.ask is not None and measured(query.ask) and not any(fits(metric, query.ask) for _share, metric in scored):
        # 装监控花了多少钱: no figure in the unit asked for has these words, but one stands beside them.
        scored += [(_BESIDE, one) for one in _beside(section, found, query.ask)]
    # A computed figure has the names of those it is made from; it does not push them aside.
    best = max((share for share, metric in scored if not metric.derived), default=0.0)
    kept = [(share, metric) for share, metric in scored if share >= _CLOSE * best]
    return tuple(metric for _, metric in sorted(kept, key=lambda pair: (pair[1].derived and best > 0, -pair[0])))


def measured(ask: Ask | None) -> bool:
    """Tell whether an amount is asked for in a unit that tells something."""
    return ask is not None and ask.kind == "amount" and ask.measure not in (None, "个")


def _is_told_apart(ask: Ask | None) -> bool:
    """Tell whether money or a rate is asked for, of which a sentence seldom has two."""
    return ask is not None and ask.kind == "amount" and (ask.measure in MONEY or ask.measure == "%")


def _is_there(text: str, metric: Metric) -> bool:
    """Tell whether a metric's words, or those right before it, say that so many there are."""
    return re.search(_THERE, text[max(metric.start - _PAIR, 0) : metric.end]) is not None


def _beside(section: Section, found: Spread, ask: Ask) -> list[Metric]:
    """Return the metrics in the unit asked for that stand beside what was found: of money and rates within some words.

    Of all else they are in the same clause; in a rare unit (户次), of which the section has one figure, in the same
    sentence.
    """
    fitting = [one for one in section.metrics if fits(one, ask)]
    if _is_told_apart(ask):
        return [one for one in fitting if found.touch(_around(one))]
    near = [one for one in fitting if found.touch(_between(section.text, one, _CLAUSE_ENDS))]
    if near or _kind(ask.measure) is not None or len(ask.measure or "") < _PAIR:
        return near
    same = [one for one in fitting if one.unit == ask.measure]
    is_only = len(same) == 1 and found.touch(_between(section.text, same[0], _SENTENCE_ENDS))
    return same if is_only else []


def _around(metric: Metric) -> Span:
    """Return a metric's place and a few words on either side."""
    return Span(max(metric.start - _FEW_WORDS, 0), metric.end + _FEW_WORDS)


def _between(text: str, metric: Metric, marks: str) -> Span:
    """Return the clause or sentence in which a metric stands, by the marks at the end of one."""
    start = max(text.rfind(mark, 0, metric.start) for mark in marks) + 1
    ends = (at for mark in marks if (at := text.find(mark, metric.end)) >= 0)
    return Span(start, min(ends, default=len(text)))


def named(metric: Metric, section: Section, query: Query) -> bool:
    """Tell whether all of the query stands in the metric's names, its unit, or its section's title."""
    names = names_of(metric)
    title = names_of(metric._replace(label=section.title, text=metric.unit or "", label_en=section.title_en, key=None))
    return bool(query.words) and all(
        is_value(metric, word.whole.quantity)
        or names.have(word.whole.text)
        or (len(word.whole.text) > 1 and title.have(word.whole.text))
        or (bool(word.parts) and all(names.have(part.text) for part in word.parts))
        for word in query.words
    )


def is_value(metric: Metric, quantity: tuple[int | float, str] | None) -> bool:
    """Tell whether a quantity is the metric's value, with its unit, one of another size, or without one."""
    if quantity is None or metric.value is None or metric.kind in ("rank", "none"):
        return False
    value, unit = quantity
    its = metric.unit or ""
    return (value == metric.value and its.startswith(unit)) or is_same(value, unit, metric.value, its)


def is_count(metric: Metric, quantity: tuple[int | float, str] | None) -> bool:
    """Tell whether a quantity is the metric's value with another measure word for the same: 8428人 and 8,428名."""
    if quantity is None or metric.kind in ("rank", "none"):
        return False
    return quantity[0] == metric.value and are_alike(quantity[1], metric.unit or "")


def is_about(metric: Metric, quantity: tuple[int | float, str] | None) -> bool:
    """Tell whether a round quantity is what the metric's value is called in speech: 12万 for 123,401, 三千 for 3,214.

    It is where the value, cut off or rounded up at the last digit that was typed, is the same and not far off: 1万 is
    neither 19,999 nor 5,000. What is exact to the tens is no round number, and a rate has none.
    """
    if quantity is None or metric.value is None or metric.kind in ("rank", "none", "rate"):
        return False
    value, unit = quantity
    step = _last_digit(value)
    if step < _ROUND or not (metric.unit or "").startswith(unit):
        return False
    cut_off = metric.value - metric.value % step
    if value == cut_off:
        return metric.value - value <= _CUT_OFF * value
    return value == cut_off + step and value - metric.value <= _ROUNDED_UP * value


def _last_digit(value: float) -> int:
    """Return what the last digit counts that is not 0: tens of thousands in 120,000; 1 where there is a fraction."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _share(metric: Metric, names: Names, words: Sequence[str], query: Query) -> float:
    """Return how much of what was found the metric's names hold, 0–1."""
    quantities = {part.text: part.quantity for part in query.parts}
    shares = [
        1.0 if is_value(metric, quantities.get(word)) or names.have(word) else _of_pairs(word, names) for word in words
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _of_pairs(piece: str, names: Names) -> float:
    """Return the share of a Chinese piece's pairs of characters in the names, 0 below a likely match."""
    if len(piece) == 1 or any(sign.isdigit() for sign in piece) or piece.isascii():
        return 0.0
    pairs = list(pairs_of(piece))
    share = max(sum(pair in name.text for pair in pairs) / len(pairs) for name in names.chinese)
    return share if share >= _CLOSE else 0.0

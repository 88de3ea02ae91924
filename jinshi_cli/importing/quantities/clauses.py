"""The clause around a figure: where it begins, and what of it does not belong to what is counted."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.times import COMPARISON, DATE, TIME
from jinshi_cli.importing.quantities.words import (
    ACT,
    BODY,
    CHANGES,
    LEADING_ADVERB,
    LIGHT,
    SHARED,
    THING,
    TRAILING_ADVERB,
    VERB,
)

_LONGEST = 60
"""Characters before a figure that are looked at; the longest noun phrase seen has 41."""
STOP = "，。；：！？\n,;:!?｜|\t"
"""What ends a clause."""
CLOSERS = {"）": "（", "”": "“", "》": "《", ")": "(", "’": "‘", "】": "【"}
OPENERS = frozenset(CLOSERS.values())
MARKER = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:[）)、是]|[.．](?![0-9]))|[①-⑳]"
    r"|第[一二三四五六七八九十](?:[，、]|(?=是))|[ \u3000·•●◆■-])+"
)
"""What a paragraph begins with and is no part of its words: （一） 1. 一是."""
PREPOSITION = re.compile(
    r"(?:在(?!册|编|校|岗|建)|对|向|为|给|与|和|将|把|由|从|通过|深入|依托|利用|借助|联合|会同|配合|协助|按照|根据"
    r"|围绕|针对|结合|经|受|于|让|使|为了|因|依法|就)"
)
_AND = "(?<![普涉惠波触危提顾])及(?![格时早以])"
"""及 where it joins two nouns and is no part of a word: not in 及格率, 普及, 涉及."""
JOIN = re.compile(f"[、和与]|{_AND}")
_STRONG = re.compile(
    rf"(?<![公中])(?:共计|累计|累积|总计|合计|共(?!{SHARED}|享|建|治|产|和|青)|已经|已|先后|总共|全年(?!龄)|现有|新增|年内"
    r"|今年以来|至今|分别|[一二三四五六七八九十]是)"
)
"""Adverbs that stand between who acted and what was done, wherever they stand."""
_CITED = re.compile(
    r"(?:严格)?(?:依据|根据|按照|依照|贯彻落实|贯彻|落实|对照)《[^《》\n]{1,50}》(?:等规定|的?规定|要求|等)?"
)
_COMPOUND = re.compile("率|数量|总数|时间|时限|时长|费|量")
"""What makes one word of a verb and itself, so that no subject ends before it: 企业开办时间."""
_EACH = re.compile("(?:平均|每)[^，。；]{1,6}$")
_OF_COMPANIES = re.compile("开办|登记|注销|设立|准入|退出")
"""What is done to companies and not by them: 企业开办时限."""
_ONLY = re.compile("[仅只]$")
_OFTEN = re.compile("以?每[^，。；0-9]{1,4}[0-9一二两三四五]{1,2}[次回](?:的?(?:频次|频率))?")
"""How often, before what was done: 以每两月1次的频次开展评查6次."""
_AND_SO_ON = re.compile("(?<!平)等(?![级次候])")
_UNTIL = re.compile(
    "(?<=[一-鿿]{3})(?:截至|截止)(?:到|至)?(?:今年|目前|现在|[0-9]{4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末)?)?$"
)
"""A time between what is counted and its number: 办理诉求截至10月共165条."""
_LOOSE = re.compile(f"[、，和与并且将把的“（+＋ \u3000]|{_AND}")


def clause_start(text: str, position: int, earliest: int) -> int:
    """Return where the clause that ends at a position begins; brackets and quotes that close in it are one word."""
    limit = max(earliest, position - _LONGEST, 0)
    waiting: list[str] = []
    at = position
    while at > limit:
        sign = text[at - 1]
        if waiting:
            if sign == waiting[-1]:
                waiting.pop()
            elif sign == "\n":
                return at
        elif sign in CLOSERS and text.rfind(CLOSERS[sign], limit, at) >= 0:
            waiting.append(CLOSERS[sign])
        elif sign in STOP or _is_full_stop(text, at - 1) or sign in OPENERS or sign in CLOSERS:
            return at
        at -= 1
    return at


def _is_full_stop(text: str, at: int) -> bool:
    """Tell whether a point ends a sentence, as where Chinese is typed with ASCII marks, and is no part of a number."""
    return text[at] == "." and at > 0 and not text[at - 1].isascii() or text.startswith("%.", at - 1)


def after_figure(text: str, start: int, end: int) -> int:
    """Leave out what belongs to the figure before in the same clause: 建设工程、 between 7宗 and 6宗."""
    joins = list(JOIN.finditer(text, start, end))
    if not joins:
        light = LIGHT.search(text, start + 1, end)
        verbs = [*([light] if light else []), *VERB.finditer(text, start + 1, end)]
        acted = next((verb for verb in verbs if verb is light or verb.end() == end), None)
        return acted.start() if acted else start
    first, last = joins[0], joins[-1]
    return last.end() if last.end() == end or first.start() > start else first.end()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave markers, time, subject and adverbs out at both sides of the words before a figure."""
    words = text[start:end]
    if match := COMPARISON.search(words) or TRAILING_ADVERB.search(words):
        end = start + match.start()
    if match := _UNTIL.search(text[start:end]):
        end = start + match.start()
    if match := MARKER.match(text, start, end):
        start = match.end()
    start = _after_list(text, start, end)
    strong = [
        match
        for match in _STRONG.finditer(text, start, end)
        if match.end() < end and not (match[0] == "分别" and CHANGES.match(text, match.end()))
    ]
    for match in reversed(strong):
        if match[0] == "新增" and any(
            verb.end() == match.start() for verb in VERB.finditer(text, start, match.start())
        ):
            continue  # 拆除新增违建: what was new was acted upon
        if VERB.match(text, match.end()) or LIGHT.match(text, match.end()) or match[0] in {"全年", "新增", "现有"}:
            start = match.start() if match[0] in {"新增", "现有"} else match.end()
            break
    start = _after_adverbs(text, start, end)
    if text.startswith("占", start):
        return start, end
    start = _after_subject(text, start, end)
    return _after_adverbs(text, start, end), end


def _after_adverbs(text: str, start: int, end: int) -> int:
    while start < end:
        match = (
            TIME.match(text, start, end)
            or DATE.match(text, start, end)
            or _CITED.match(text, start, end)
            or LEADING_ADVERB.match(text, start, end)
            or _OFTEN.match(text, start, end)
            or _LOOSE.match(text, start, end)
        )
        if (
            match is None
            or (match[0] == "“" and "”" in text[start:end])
            or (match[0] == "（" and "）" in text[start:end])
        ):
            break
        start = match.end()
    return start


def _after_list(text: str, start: int, end: int) -> int:
    """Leave out the verb phrases that a 、 sets apart from the last one: 制定方案、召开会议3次."""
    at = text.rfind("、", start, end)
    while at > start:
        first = VERB.match(text, start)
        last = VERB.match(text, at + 1, end) or LIGHT.match(text, at + 1, end)
        if last is None or first is None or _AND_SO_ON.search(text, last.end(), end):
            # 举办宣讲、发放资料等30场次: what sums a list up counts all of it.
            return start
        previous = text.rfind("、", start, at)
        segment = text[previous + 1 if previous >= start else start : at]
        if not VERB.fullmatch(segment) and VERB.match(segment) and last.end() < end:
            return at + 1
        return start
    return start


def _after_subject(text: str, start: int, end: int) -> int:
    """Leave out who did it and where: the words up to a verb, where they end in a body or begin with 在, 对 …."""
    things = False
    for match in (*LIGHT.finditer(text, start, end), *VERB.finditer(text, start, end)):
        if text.count("《", start, match.start()) > text.count("》", start, match.start()):
            continue  # the name of a law is no clause: 《村民委员会组织法》
        before = _ONLY.sub("", text[start : match.start()])
        if not before:
            if not THING.fullmatch(match[0]):
                return start
            things = True
            continue
        if (things and ACT.fullmatch(match[0])) or text.startswith("性", match.end()):
            continue
        if _EACH.search(before) or (before.endswith("企业") and _OF_COMPANIES.fullmatch(match[0])):
            return start
        if match.end() == end and VERB.fullmatch(match[0]) and len(before) > 3 and not BODY.search(before):
            continue
        if _COMPOUND.match(text, match.end(), end) and not PREPOSITION.match(before):
            continue
        if (BODY.search(before) or PREPOSITION.match(before)) and "的" not in text[match.end() : end][:1]:
            return match.start()
    return start

"""Findings that are no quantity: places in a ranking, and that there was none of something."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jinshi_cli.importing.quantities.times import TIME
from jinshi_cli.importing.quantities.words import LEADING_ADVERB
from jinshi_cli.report.model import Span
from jinshi_cli.report.quantity import read_number

_PLACE = re.compile(
    r"(?P<first>首位|榜首)|[第前](?P<place>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:名|位|强|列)?(?=[，。；、！）)\n]|的?好成绩|$)"
)
_RANKED = re.compile(
    r"(?:位居|位列|名列|排名|排位|排在|居于|跃居|稳居|高居|居|列|排|位于|跻身|进入|荣获|获得|获|取得)?(?:在)?"
    r"(?P<scope>(?:全[国省市区县镇州盟旗系乡](?:[一-鿿]{0,14}?)|各[一-鿿]{1,8}?)?)"
    r"(?P<verb>位居|位列|名列|排名|排位|排在|居于|跃居|稳居|高居|居|列|排|位于|跻身|进入|荣获|获得|获|取得)?(?:并列)?$"
)
_RANK_WORD = re.compile(r"位居|位列|名列|排名|排位|排在|居|列|排|位于|跻身|进入|获|取得")
_NOT_PLACED = re.compile(r"[放摆在置]$|在$")
_LONGEST_RANK = 24

_EVENT = (
    "投诉|上访|信访|非访|事故|差错|失误|发生|感染|舞弊|败诉|纠错|诉讼|复议|案件|死亡|伤亡|违法|违纪|违规|发案|举报|差评|确诊|输入|扩散|遗漏"
    "|积压|超期|逾期|撤销|脱管|漏管|脱漏|再犯|重犯|重新犯罪|申请|疫情|火灾|被撤|被纠|被诉|异议|延误|漏报|瞒报|进京|越级访|集体访"
)
_ZERO = re.compile(rf"零(?:{_EVENT})(?:[、和](?:零)?(?:{_EVENT}))*")
_ZERO_OTHER = re.compile(
    r"(?<=[现持到了])[“]?零(?!售|星|距离|时|工|容忍|门槛|散|件|钱|基础|碎|接触|障碍|跑|成本|等待|见面)[一-鿿]{2,4}(?=[”，。；、！\n]|$)"
)
_NEVER = re.compile(
    r"(?:从未|均未|尚未|未|没有|无)(?:再)?(?:因[^，。；！？\n]{2,20})?(?P<verb>发生|出现|产生|引发|收到|接到|发现)(?:过)?(?:一[起例件宗])?(?P<what>[^，。；！？、（）\n]{2,30}(?<![的下时]))(?=[，。；！？、（）\n]|$)"
)
_NONE = re.compile(
    r"(?:^|(?<=[，。；、：！\n均皆也全暂年今]))(?:没有|无|不存在)(?!人机|线|偿|障碍|害|缝|纸|人驾|证|照|序|主|牌|理|故|党派|形|法|论|需|疑|关|愧)(?:一[起例件宗])?"
    r"(?P<what>(?:(?!无)[^，。；！？（）\n的]){0,24}?(?:现象|事件|事故|情况|情形|行为|案件|投诉|上访|败诉|违规|违纪|问题|申请|发生|死亡|伤亡|差错|纠纷|失控|脱管|漏管))(?=[，。；！？（）\n]|、[无零未]|$)"
)
_NOT_ONE = re.compile(
    r"无一(?!例外|不|遗漏)[起例件宗人次名项家户]?(?P<what>[^，。；！？（）\n的]{2,30})(?=[，。；！？（）\n]|$)"
)
_RATE_OF_NONE = re.compile(r"(?P<what>[一-鿿]{1,8}(?:率|数|量))(?:均)?[为是]?零(?=[，。；！？、（）\n]|$)")
_FIRST_OF_ALL = re.compile(
    r"全[国省市区县镇州盟旗乡](?:[一-鿿]{0,4})?(?P<first>首[宗个例家批座])(?P<what>[^，。；！？\n]{0,24})"
)
_WANTED = re.compile(r"防止|避免|杜绝|力争|严防|努力|争取|要求|目标|推动实现|(?<!切实)确保")
_STOPS = re.compile("[，。；：！？\n]")


class Finding(NamedTuple):
    """A place in a ranking or a finding of none. ``word`` is what says it; ``value`` is the place, or 0."""

    kind: Literal["rank", "none"]
    span: Span
    word: Span
    value: int | float | None
    label: str
    sure: float


def findings(text: str) -> tuple[Finding, ...]:
    """Return the ranks and the findings of none in a text, in order; they do not overlap."""
    found = sorted([*_ranks(text), *_nones(text)], key=lambda one: (one.span.start, -one.span.end))
    apart: list[Finding] = []
    for finding in found:
        if not apart or finding.span.start >= apart[-1].span.end:
            apart.append(finding)
    return tuple(apart)


def _ranks(text: str) -> list[Finding]:
    found = []
    for match in _PLACE.finditer(text):
        start = max(0, match.start() - _LONGEST_RANK)
        stops = [stop.end() for stop in _STOPS.finditer(text, start, match.start())]
        start = stops[-1] if stops else start
        before = text[start : match.start()]
        said = _RANKED.search(before)
        if said is None or _NOT_PLACED.search(before) or not (said["scope"] or _RANK_WORD.search(said[0])):
            continue
        subject = _subject(before[: said.start()])
        scope = f"在{said['scope']}" if said["scope"] else ""
        value = 1 if match["first"] else read_number(match["place"])
        label = f"{subject}{scope}的名次" if subject or scope else "名次"
        begin = match.start() - len(before) + said.start() - len(subject)
        words = Span(begin if text.startswith(subject, begin) else match.start() - len(said[0]), match.end())
        found.append(Finding("rank", words, Span(*match.span()), value, label, 0.9))
    found += [
        Finding("rank", Span(*match.span()), Span(*match.span("first")), 1, match["what"] or "名次", 0.45)
        for match in _FIRST_OF_ALL.finditer(text)
    ]
    return found


def _subject(text: str) -> str:
    """Return what was ranked: the words before, without time and adverbs; empty where they end in the middle."""
    subject = text.removesuffix("在")
    while match := TIME.match(subject) or LEADING_ADVERB.match(subject):
        subject = subject[match.end() :]
    return subject if len(subject) > 1 else ""


def _nones(text: str) -> list[Finding]:
    found = []
    for pattern, sure in ((_ZERO, 0.9), (_ZERO_OTHER, 0.5), (_NEVER, 0.88), (_NONE, 0.88), (_NOT_ONE, 0.88)):
        for match in pattern.finditer(text):
            clause = _STOPS.split(text[max(0, match.start() - 20) : match.start()])[-1]
            doubt = 0.5 if _WANTED.search(clause) else 1.0
            what = match.groupdict().get("what") or match[0].strip("“”").removeprefix("零")
            start = match.start() + (match[0].startswith("“"))
            label = re.sub("(?:现象|(?<!性)事件|情况|情形|的?问题)$", "", what).replace("零", "") or what
            if match.groupdict().get("verb") in {"收到", "接到", "发现"}:
                label = match["verb"] + label
            if pattern is _NOT_ONE:
                label = what
            word = Span(start, start + max(1, len(match[0].strip("“")) - len(what)))
            found.append(Finding("none", Span(start, match.end()), word, 0, label, sure * doubt))
    for match in _RATE_OF_NONE.finditer(text):
        word = Span(match.end() - 1, match.end())
        found.append(Finding("none", Span(*match.span()), word, 0, match["what"], 0.88))
    return found

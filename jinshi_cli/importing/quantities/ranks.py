"""Places in a ranking: 位居全市第三, 排名第五, 荣获第一名, 居首位, 全市首家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.quantities.model import Finding
from jinshi_cli.importing.quantities.times import DATE, TIME
from jinshi_cli.importing.quantities.topics import topic_of
from jinshi_cli.importing.quantities.words import LEADING_ADVERB, LIGHT
from jinshi_cli.report.model import Span
from jinshi_cli.report.qualifier import AMONG, PLACES
from jinshi_cli.report.quantity import read_number

_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_ENDS = "(?=[，。；、！）)”\n]|的?好成绩|的(?:优异|优秀)?成绩|并|(?:[和及与]|以及)第|$)"
_PLACE = re.compile(
    rf"(?:(?P<word>{'|'.join(PLACES)})|(?P<how>[第前])(?P<place>{_NUMBER})(?P<of>[名位强列甲])?){_ENDS}"
)
_VERB = (
    "位居|位列|名列|排名|排位|排在|居于|跃居|稳居|高居|荣居|升至|升到|居|列|排|位于|跻身|进入|迈入|荣获|荣膺|获得|获评|夺得|斩获"
    "|摘得|蝉联|获|取得"
)
_ALL = "全[国省区市县镇州盟旗系乡](?:[一-鿿]{0,14}?|[0-9]{1,4}[个家][一-鿿]{2,6}?中?)|各[一-鿿]{1,8}?"
_PLACE_OF = "的名次"
_BOTH = "(?:均|都|分别|双双)*"
_RANKED = re.compile(rf"(?P<verb>{_VERB})?(?:[为是])?在?(?P<scope>{_ALL})?的?{_BOTH}(?P<then>{_VERB})?(?:并列)?$")
_AMONG = re.compile(rf"(?:{_VERB})(?P<scope>[一-鿿]{{1,16}}?)的?$")
"""A scope of any name, where the place itself says 名 or 位: 获团体第二名, 居同类单位榜首."""
_MOVED = re.compile(
    rf"[由从](?P<scope>[一-鿿]{{0,6}}?)(?P<old>第(?P<before>{_NUMBER})[名位]?)(?P<verb>上升|提升|跃升|提高|前移|晋升|攀升|下降|下滑|升|降|跃)[至到为]"
    rf"[一-鿿]{{0,6}}?(?P<new>第(?P<after>{_NUMBER})[名位]?){_ENDS}"
)
_NOT_PLACED = re.compile("[放摆置]在?$|(?<!排)在$|倒数$")
_REGION = "全[国省市区县镇乡州盟旗]"
_FIRST_OF_ALL = re.compile(
    rf"{_REGION}(?:[一-鿿]{{0,4}})?(?P<first>首[宗个例家座单张份部条所支台]|唯一(?:一?[个家名位例])?)"
    r"(?P<what>[^，。；！？,;（）()\n]{0,24})"
)
_MOST_OF_ALL = re.compile(rf"{_REGION}(?:[一-鿿]{{0,6}})?(?P<most>最[高低少多快优短])(?![^，。；]{{0,3}}[法院级])")
_INTENDED = re.compile("(?:探索|争创|争取|力争|申报|推动|推进|打造|谋划|筹建|拟)[一-鿿]{0,6}$")
_SEVERAL = re.compile("[0-9一二三四五六七八九十两]+[个名家户所项支篇件人]")
"""How many were among the first is a count and no place: 3个社区进入全市前20名."""
_FOR_YEARS = re.compile("(?:已?连续|连)[0-9一二三四五六七八九十两]{1,3}(?:年|个月|个?季度|个)$")
_ASSESSED = re.compile(
    "(?:在(?:[0-9]{4}年度?)?|获得?|参加了?|参与|接受了?|通过了?)(?P<what>[一-鿿“”]{2,20}(?:考核|考评|评估|评价|测评|评比|评选|竞赛|比赛|督查|督察))"
    "(?:结果|评定|获|得|评|为|“[一-鿿]{1,4}”|优秀|良好|等次|等级|档次)*中?$"
)
_STOPS = re.compile("[，。；：！？,;\n]")
_LONGEST = 24
"""Characters before a place that are looked at."""
_LONGEST_CLAUSE = 40
_SURE, _FIRST, _UNDECIDED = 0.9, 0.7, 0.45
"""全市最低 is a place to one reader and none to another, so a person decides."""


def ranks(text: str) -> Iterator[Finding]:
    """Yield the places in a text, in no order; some may overlap."""
    moved = [match.span() for match in _MOVED.finditer(text)]
    for match in _MOVED.finditer(text):
        yield from _moves(text, match)
    last, subject = 0, ""
    for match in _PLACE.finditer(text):
        if any(start <= match.start() < end for start, end in moved):
            continue
        start = _clause_start(text, match.start())
        joined = start < last
        one = _rank(text, match, max(start, last), subject if joined else "")
        if one is not None:
            yield one
            last = match.end() + text.startswith(("、", "和"), match.end())
            if not joined:
                subject = _subject_before(text, match, start) or one.label.removesuffix("名次").removesuffix("的")
    yield from _firsts(text)


def _firsts(text: str) -> Iterator[Finding]:
    """Yield what a region has first or alone (全市首家, 全省唯一), and, undecided, what is most there (全市最低)."""
    for match in _FIRST_OF_ALL.finditer(text):
        start = _clause_start(text, match.start())
        sure = _UNDECIDED if _INTENDED.search(text[start : match.start()]) else _FIRST
        label = match[0]
        if not match["what"] and (topic := topic_of(_clause_before(text, start))):
            label += f"的{topic}"
        yield Finding("rank", Span(*match.span()), Span(*match.span("first")), 1, label, sure)
    for match in _MOST_OF_ALL.finditer(text):
        yield Finding("rank", Span(*match.span()), Span(*match.span("most")), 1, match[0], _UNDECIDED)


def _clause_before(text: str, start: int) -> str:
    """Return the clause that ends where another one starts."""
    return _STOPS.split(text[max(0, start - _LONGEST_CLAUSE) : max(0, start - 1)])[-1]


def _rank(text: str, match: re.Match[str], start: int, known: str) -> Finding | None:
    """Make a finding of a place; ``start`` is where its words may begin, ``known`` what was ranked just before."""
    before = text[start : match.start()]
    if not before and known:
        label = known + _PLACE_OF
        return Finding("rank", Span(*match.span()), Span(*match.span()), _place(match), label, _SURE, _among(match))
    said = _said(before, match)
    if said is None:
        return None
    subject = _subject(before[: said.start()])
    if _among(match) and _SEVERAL.match(subject):
        return None
    scope = f"在{said['scope']}" if said["scope"] else ""
    begin = start + (before.rindex(subject) if subject else said.start())
    words = Span(begin, match.end())
    subject = subject or known or _assessed(text, start)
    label = f"{subject}{scope}{_PLACE_OF}" if subject or scope else "名次"
    return Finding("rank", words, Span(*match.span()), _place(match), label, _SURE, _among(match))


def _assessed(text: str, start: int) -> str:
    """Return what was assessed in the clause before, empty where nothing was: 在第三方评估中，我市位列全国第10名."""
    match = _ASSESSED.search(_clause_before(text, start))
    return match["what"] if match and not LIGHT.search(match["what"]) else ""


def _place(match: re.Match[str]) -> int | float | None:
    if match["place"]:
        return read_number(match["place"])
    return PLACES[match["word"]]


def _among(match: re.Match[str]) -> str | None:
    """Return the qualifier of a place that is only said to be among the first ones: 前十."""
    return AMONG if match["how"] == AMONG else None


def _said(before: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the words that make a rank of a place, from the words before it; None where none do."""
    if _NOT_PLACED.search(before):
        return None
    said = _RANKED.search(before)
    if said is not None and (said["scope"] or said["verb"] or said["then"]):
        return said
    return None if match["place"] and match["of"] not in {"名", "位"} else _AMONG.search(before)


def _moves(text: str, match: re.Match[str]) -> Iterator[Finding]:
    """Yield both places of a change: 由第八位上升到第三位."""
    start = _clause_start(text, match.start())
    subject = _subject(text[start : match.start()])
    scope = f"在{match['scope']}" if match["scope"] else ""
    label = (
        subject
        if subject.endswith(("排名", "名次")) and not scope
        else f"{subject}{scope}{_PLACE_OF}".removeprefix("的")
    )
    verb = {"升": "上升", "降": "下降", "跃": "跃升"}.get(match["verb"], match["verb"])
    old, new = Span(match.start(), match.end("old")), Span(match.start("verb"), match.end())
    yield Finding("rank", old, Span(*match.span("old")), read_number(match["before"]), f"{label}（{verb}前）", _SURE)
    yield Finding("rank", new, Span(*match.span("new")), read_number(match["after"]), f"{label}（{verb}后）", _SURE)


def _clause_start(text: str, position: int) -> int:
    start = max(0, position - _LONGEST)
    return max((stop.end() for stop in _STOPS.finditer(text, start, position)), default=start)


def _subject_before(text: str, match: re.Match[str], start: int) -> str:
    before = text[start : match.start()]
    said = _said(before, match)
    return _subject(before[: said.start()]) if said else ""


def _subject(text: str) -> str:
    """Return what was ranked: the words before, without time and adverbs; empty where they end in the middle."""
    subject = re.sub(f"{_BOTH}在?$", "", text)
    while match := TIME.match(subject) or DATE.match(subject) or LEADING_ADVERB.match(subject):
        subject = subject[match.end() :]
    subject = _FOR_YEARS.sub("", subject)
    return subject if len(subject) > 1 else ""

"""Findings of none: that something did not happen or was not there (零投诉, 未发生, 无一起, 败诉率为零)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.quantities.model import Finding
from jinshi_cli.report.model import Span
from jinshi_cli.search.lexicon.words import is_word

_EVENT = (
    "投诉|上访|信访|非访|事故|差错|失误|发生|感染|舞弊|败诉|纠错|诉讼|复议|案件|死亡|伤亡|违法|违纪|违规|发案|举报|差评|确诊|输入|扩散"
    "|遗漏|积压|超期|逾期|撤销|脱管|漏管|脱漏|再犯|重犯|重新犯罪|申请|疫情|火灾|被撤|被纠|被诉|异议|延误|漏报|瞒报|进京|越级访"
    "|集体访|舆情|欠薪|违约|失控|命案"
)
"""What a report is glad to have none of."""
_OVERDUE = (
    "(?:超[期时]|逾[期时]|积压|遗留|滞留|延期|未(?:办|结|决|办结|审结|化解|整改|销号))[一-鿿]{0,6}?"
    "(?:件|案|事项|工单|诉求|项目|隐患|线索)"
)
"""What was left undone or was late, by a word for it and what it is: 超期未办件, 逾期工单."""
_THING = (
    f"现象|事件|情况|情形|行为|问题|纠纷|犯罪|积案|警情|病例|赔偿|处分|追责|问责|滞留|差距|超编|{_OVERDUE}|{_EVENT}"
)
"""What ends the name of such a thing."""
_LEXICAL_ZERO = "售|星|距离|时|工|容忍|门槛|散|件|钱|基础|碎|接触|障碍|跑|成本|等待|见面|的|起步|下|点"
_STOP = "[，。；！？、（）”\n]"
_ONE = "一[起例件宗次名人]"
_ZERO = re.compile(
    rf"(?<![0-9.一二三四五六七八九十百千万])“?(?P<sign>[零0０])”?(?!{_LEXICAL_ZERO})(?:[一-鿿]{{0,4}}?)(?:{_EVENT})率?"
    rf"(?:[、和]“?零?”?(?:[一-鿿]{{0,4}}?)(?:{_EVENT})率?)*"
)
_ZERO_OF = re.compile(r"(?P<what>[一-鿿、]{2,16})“?(?P<sign>[零0０])”?发生(?![一-鿿])")
_ZERO_OTHER = re.compile(rf"(?<=[现持到了])“?(?P<sign>零)(?!{_LEXICAL_ZERO})[一-鿿]{{2,4}}(?=[”，。；、！\n]|$)")
_NEVER = re.compile(
    rf"(?:从未|均未|尚未|未|没有|无)(?:再)?(?:因[^，。；！？\n]{{2,20}})?(?P<verb>发生|出现|产生|引发|引起|收到|接到|接报|发现)(?:过)?"
    rf"(?:{_ONE})?(?P<what>[^，。；！？、（）\n]{{2,30}}(?<![的下时]))(?={_STOP}|$)"
)
_NEVER_THING = re.compile(
    rf"(?:从未|均未|尚未|未|没有(?=被|受到))(?:再)?(?P<verb>有|受理|新增|造成|办理|被|受到)(?:过)?(?:{_ONE})?"
    rf"(?P<what>[^，。；！？、（）\n的]{{0,20}}(?:{_THING}|纠正|通报|批评|约谈|起诉|处罚))(?={_STOP}|$)"
)
_NOT_DONE = re.compile(
    r"(?:全年|年内|本年度?|今年|当年|20[0-9]{2}年度?)[，,]?(?:(?!部分|个别|有的|一些)[一-鿿]){0,8}?(?P<finding>(?:(?:均|尚|暂)?未|没有)"
    r"(?P<verb>制定|制发|出台|印发|发布|办理|开展|实施|作出|涉及)(?P<what>[^，。；！？、（）\n的]{2,24}))(?=[，。；！？（）\n]|$)"
)
"""What was not done in the whole year: 全年未制发行政规范性文件, 今年没有制定规范性文件."""
_NOT_BY = re.compile(
    rf"未(?P<what>因[^，。；！？\n]{{2,20}}?被(?:追责|问责|处分|诉|起诉|纠正|撤销|通报|约谈|处罚|复议))(?={_STOP}|$)"
)
_CLEARED = re.compile(rf"(?P<what>[一-鿿]{{2,20}}?)(?:保持|实现)?动态“?(?P<sign>清零)”?(?={_STOP}|$)")
"""What is always brought down to none: readers differ on it."""
_LISTED = re.compile("(?:、|紧盯|聚焦|整治|查处|打击|治理|严查|排查|针对|查办|解决)$")
"""What makes 无 of a word in a list of wrongs: 未批先建、无证取水等违法行为."""
_NONE = re.compile(
    rf"(?<![有毫虚若如凡查“])(?:(?P<bare>无(?!人机))|没有|不存在)(?!相关|其他|有关|此类|上述)(?:{_ONE}|(?!一))"
    rf"(?P<what>(?:(?!无)[^，。；！？（）\n的]){{0,24}}?(?:{_THING}|的(?:情况|情形|现象|行为)))(?=[，。；！？（）\n]|、[无零未没]|$)"
)
_NOT_ONE = re.compile(
    r"无一(?!例外|不|遗漏)[起例件宗人次名项家户]?(?P<what>[^，。；！？（）\n的]{2,30})(?=[，。；！？（）\n]|$)"
)
_IS_NONE = re.compile(
    rf"(?P<what>[一-鿿、]{{1,16}}?(?:率|数|量))(?:均|都)?[为是]?“?零”?(?={_STOP}|$)"
    rf"|(?P<things>[一-鿿、]{{0,16}}(?:{_THING}))(?:均|都)?[为是]“?零”?(?={_STOP}|$)"
)
_WANTED = re.compile(
    "防止|避免|杜绝|力争|严防|努力|争取|要求|目标|推动实现|(?<!切实)确保|如果|一旦|是否|存在|个别|部分|少数|有的|一些"
)
"""What makes a wish, a condition or a complaint of a clause."""
_KEPT = re.compile("^(?:全年|实现|保持|做到|确保)+|(?:实现|保持|做到)+$")
_UNIT_BEFORE = re.compile("(?<=[0-9])[一-鿿]{1,4}?[、和]")
"""The unit of a figure that is joined to what there was none of: 受理投诉12件、投诉率为零."""
_SAYS_NOTHING = re.compile("(?:的?现象|(?<!性)事件|的?情况|的?情形|的行为|的?问题)$")
_HALF = re.compile("(?:[重较特巨]大|严重|明显|突出|一般|其他|任何|异常|.*[和及与或、])")
"""What is no name without the word that says nothing: 无重大问题, 无事故和问题."""
_SIGN = re.compile("[零0０“”]")
_STOPS = re.compile("[，。；：！？\n]")
_NAMED_SO = re.compile("[一-鿿]{1,8}”")
"""What makes a name of none of something inside quotation marks: “零发案小区”."""
_REPORTED = frozenset({"收到", "接到", "接报", "发现", "受理", "新增", "办理", "被", "受到"})
"""Verbs that a label keeps: what was not received may have happened."""
_LIKELY, _UNLIKELY = 0.88, 0.5


def absences(text: str) -> Iterator[Finding]:
    """Yield the findings of none in a text, in no order; some may overlap."""
    for pattern, sure in ((_ZERO, _LIKELY), (_ZERO_OTHER, _UNLIKELY)):
        for match in pattern.finditer(text):
            quoted = match[0].startswith("“") and "”" not in match[0]
            label = _SIGN.sub("", match[0])
            words = Span(match.start() + quoted, match.end())
            named = quoted and _NAMED_SO.match(text, match.end())
            yield Finding("none", words, Span(*match.span("sign")), 0, label, _UNLIKELY if named else sure)
    for match in _ZERO_OF.finditer(text):
        label = _KEPT.sub("", text[_begin(match) : match.end("what")])
        at = match.end("what") - len(label)
        if label:
            yield Finding("none", Span(at, match.end()), Span(*match.span("sign")), 0, label, _LIKELY)
    for match in _IS_NONE.finditer(text):
        at = match.start() + match[0].rindex("零")
        begin = _begin(match)
        label = text[begin : match.end("what" if match["what"] else "things")]
        yield Finding("none", Span(begin, match.end()), Span(at, at + 1), 0, label, _LIKELY)
    yield from _not_done(text)
    for pattern in (_NEVER, _NEVER_THING, _NONE, _NOT_ONE):
        for match in pattern.finditer(text):
            listed = "等" in match["what"] and _LISTED.search(text, max(0, match.start() - 4), match.start())
            if pattern is not _NONE or not match["bare"] or not (listed or _is_word_of_none(text, match.start())):
                label = match["what"] if pattern is _NOT_ONE else _label(match)
                word = Span(match.start(), match.start("what"))
                yield Finding("none", Span(*match.span()), word, 0, label, _LIKELY)


def _begin(match: re.Match[str]) -> int:
    """Return where words that may begin in the unit of the figure before them begin without it."""
    unit = _UNIT_BEFORE.match(match.string, match.start(), match.end())
    return unit.end() if unit else match.start()


def _not_done(text: str) -> Iterator[Finding]:
    for match in _NOT_DONE.finditer(text):
        label = match["verb"] + match["what"]
        word = Span(match.start("finding"), match.start("what"))
        yield Finding("none", Span(*match.span("finding")), word, 0, label, _LIKELY)
    for match in _NOT_BY.finditer(text):
        yield Finding("none", Span(*match.span()), Span(match.start(), match.start("what")), 0, match["what"], _LIKELY)
    for match in _CLEARED.finditer(text):
        yield Finding("none", Span(*match.span()), Span(*match.span("sign")), 0, match["what"], _UNLIKELY)


def _label(match: re.Match[str]) -> str:
    """Return what there was none of, without words that say no more than that it is something."""
    label = _SAYS_NOTHING.sub("", match["what"])
    label = match["what"] if _HALF.fullmatch(label) else label
    verb = match.groupdict().get("verb")
    return f"{verb}{label}" if verb in _REPORTED else label or match["what"]


def is_wanted(text: str, position: int) -> bool:
    """Tell whether what begins at an offset is a wish, a condition or a complaint, by its clause."""
    return _WANTED.search(_STOPS.split(text[max(0, position - 20) : position])[-1]) is not None


def _is_word_of_none(text: str, position: int) -> bool:
    """Tell whether 无 belongs to a word (无证, 无人) and what follows begins none (无事故 is 无 and 事故)."""
    return is_word(text[position : position + 2]) and not is_word(text[position + 1 : position + 3])

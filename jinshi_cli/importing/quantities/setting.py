"""What is no metric though a number and a unit stand there.

The rules are those of the genre: numbers in set phrases (“三三一”), in titles, in document numbers; ordinals and
clock times; a bare frequency (每季度一次) and the length of a streak (连续六年); a duration that is no result
(24小时自助终端); what is planned or required and not reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from jinshi_cli.importing.quantities.frequency import is_frequency
from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.numeral_confidence import THRESHOLD_AFTER, weight_of_numeral
from jinshi_cli.importing.quantities.plans import is_intended, plans
from jinshi_cli.importing.quantities.units import Sort
from jinshi_cli.report.model import Span

_QUOTED = re.compile(
    r"“[^“”\n]{0,200}”|‘[^‘’\n]{0,80}’|「[^「」\n]{0,80}」|《[^《》\n]{0,200}》"
    r"|〔[^〔〕\n]{0,12}〕|\[[0-9]{4}\]|【[^【】\n]{0,30}】"
)
_ORDINAL = re.compile(r"(?:第[ 　]*|第[0-9一二三四五六七八九十]{1,4}[、至到-]第?|首)$")
_AMONG = re.compile(
    "(?:排[名位]|进入|跻身|迈入|入围|[位名]列|位居|全[国省市区县镇乡](?:系统)?|[百千]强[县区市镇乡村]?|[）)])前$|排[名位]后$"
)
"""What makes places of 名 and 位: 进入全省前30名, but not 目前30名 and 春节前30名."""
_STREAK = re.compile(r"(?:连续|接连|连|蝉联|持续)(?:保持|获得?|荣获|举办|实现)?$")
_COUNTER = re.compile(r"(?:浏览|点击|阅读|访问)(?:量|数|次数|人次)?[:：][ 　]*$")
_REACHED = re.compile(
    r"压缩|缩短|缩减|压减|减少|减至|减到|降至|降为|降低|提速|时限|时长|时间|用时|耗时|时效|周期"
    r"|平均|最[快慢短长]|累计|共计|时数|延长|限时|办结|到达|响应|办理|控制在|工时|学时"
)
_FINISHED = re.compile("(?:即可|就能|就可|便可|可)?(?:办[结完毕]|出证|出照|领证|审结|答复|反馈|响应|到[达场])")
"""What is done in the time that stands before it: 1个工作日办结."""
_REQUIRED = re.compile("(?:每|要求|规定|应|须|承诺|原则上)[^，。；]{0,16}$")
"""What makes a rule of it: 规定15个工作日办结."""
_LEARNED = re.compile("培训|学习|服务")
_LONG = frozenset({"天", "日", "周", "星期", "个月", "学期"})
"""A course of three days is a setting; forty hours of learning are a result."""
_STANDARD_BEFORE = re.compile("按|每|依照")
_STANDARD_AFTER = re.compile("的?(?:标准|要求|原则|规定|限额)")
"""按每村不低于1万元的标准."""
_LIMIT = re.compile("(?:[至到~～—–-]{1,2}[0-9.]+[一-鿿]{1,4})?(?:及)?(?:以上|以下|以内|之间)?的[一-鿿]{1,10}[0-9]")
"""What makes a limit of a figure: 积分40000分以上的人员有42名, 50—100人的企业12家."""
_SIZE_AFTER = re.compile("[高宽长深厚]的|处")
"""1.5米高的围挡, 12公里处."""
_SESSION_BEFORE = re.compile("[一二三四五六七八九十0-9]届[^，。；]{0,12}$")
_SESSION_AFTER = re.compile("(?:[、和][一二三四五六七八九十]{1,3}次)*(?:全体)?(?:会议|全会)")
"""十届六次、七次全会."""
_TOTAL_HUNDRED = re.compile(r"[0-9一二两三四五六七八九]个$")
_PER_CENT = re.compile('[“"]?[0-9]+[%％]')
"""扬尘治理6个100%."""
_VERSION = re.compile(r"^[0-9]\.0$")
"""政务服务2.0, 6.0版."""
_MONTH_BEFORE = re.compile("月(?:[0-9]{1,2}日?[至到、~～—–-])?$")
_AGE = re.compile("年[龄纪][^，。；、0-9]{0,6}$")
"""What makes a measure of an age and no threshold: 平均年龄48.5岁, but not 18岁以下."""
_PLACES = re.compile("位次|名次")
_MOVED = re.compile("(?:前移|前进|上升|提升|跃升|晋升|提高|后退|后移|下降|下滑)了?$")
"""What makes places gained of 位, and of 个 before 位次: 较上年前移两位."""
_CHAPTERS = re.compile("[0-9一二三四五六七八九十]章[，、]?(?:共|计)?$")
"""七章六十八条."""
_SUM = re.compile("[0-9][一-鿿%]{1,3}[+＋]$")
"""16634件+14117件 are two parts of a sum, 1+6 is a slogan."""
_STOPS = re.compile("[，。；！？\n]")
_OTHERS = re.compile("的[一-鿿（）、]{1,12}(?:[乡镇市区县街道村位门业员])(?=[，。；）]|$)")
_ONE_OF = re.compile("[一-鿿（）、]{1,18}之一")
"""What is one of so many: 全省16件实事之一."""
_AHEAD = re.compile(
    "(?:优于|好于|高于|超过|领先|超越|强于|快于)(?:全[国省市区县]|同类|其他|[一-鿿]{0,4}内)?(?:近|约|超|超过)?$"
)
_SCORED = re.compile("(?:[一-鿿]量|得分|成绩|排名|表现|水平|指数|考核|评价)[^，。；]{0,4}$")
_SENTENCE = re.compile("[。；！？\n]")
_ENSURED = re.compile("(?:确保|力争)(?!了)[^，]{0,20}[0-9][^，]{0,8}，(?!全年|年内|累计|共)")
_LONGEST_WISH = 60
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
    """Where the set phrases, titles and document numbers of a text stand, and where plans do."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    plans: tuple[Span, ...]

    def planned(self, span: Span) -> bool:
        """Tell whether a span lies among what is to come."""
        at = bisect_right(self.plans, span.start, key=lambda plan: plan.start) - 1
        return at >= 0 and span.start < self.plans[at].end

    def quoted(self, span: Span) -> bool:
        """Tell whether a span begins inside a set phrase, a title or a document number."""
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.start < self.ends[at]


def without_quoted(text: str) -> str:
    """Return a text with its set phrases, titles and document numbers blotted out, of the same length."""
    return _QUOTED.sub(lambda match: "□" * len(match[0]), text)


def setting_of(text: str, year: int | None = None) -> Setting:
    """Find the set phrases (“…”), titles (《…》), document numbers (〔2021〕) and plans of a text.

    ``year`` is the one that is reported on.
    """
    matches = list(_QUOTED.finditer(text))
    quoted = Setting(tuple(match.start() for match in matches), tuple(match.end() for match in matches), ())
    found = tuple(plan for plan in plans(text, year) if not quoted.quoted(Span(plan.start - 1, plan.start)))
    return quoted._replace(plans=found)


def weight(text: str, reading: Reading, setting: Setting) -> float:
    """Say how sure it is that a number with a unit is a metric: 0 for what the genre does not count, up to 1."""
    start = reading.span.start
    before = text[max(0, start - _LOOK_BACK) : start]
    around = _Around(before, _STOPS.split(before)[-1], text[reading.span.end : reading.span.end + 8])
    if setting.quoted(reading.span) or _counts_nothing(text, reading, around):
        return 0.0
    sure = min(_SURE[reading.sort], *_doubts(text, reading, around))
    if reading.chinese:
        sure = min(sure, weight_of_numeral(text, reading, around.clause, around.after))
    wanted = setting.planned(reading.span) or is_intended(around.clause) or _is_wanted_too(text, reading)
    return sure * _OF_PLANS if wanted else sure


def _is_wanted_too(text: str, reading: Reading) -> bool:
    """Tell whether a rate follows another one that was to be ensured: 确保败诉率低于5%，调解率提高10%."""
    if reading.sort != "rate":
        return False
    before = text[max(0, reading.span.start - _LONGEST_WISH) : reading.span.start]
    return _ENSURED.search(_SENTENCE.split(before)[-1]) is not None


def _counts_nothing(text: str, reading: Reading, around: _Around) -> bool:
    """Tell whether a number is an ordinal, a streak, a view counter, a page number, a sum like 1+6, a frequency …."""
    before, clause, after = around
    sign = text[max(0, reading.quantity.bare.start - 1) : reading.quantity.bare.start]
    if (sign and sign in "+×·•Xx*＋" and not _SUM.search(before)) or (
        reading.unit == "日" and _MONTH_BEFORE.search(before)
    ):
        return True
    hundreds = reading.unit == "个" and _PER_CENT.match(after)
    session = reading.unit == "次" and _SESSION_BEFORE.search(clause) and _SESSION_AFTER.match(after)
    page = reading.unit == "页" and "页" in before
    among = reading.unit in {"名", "位", "强"} and _AMONG.search(before)
    young = reading.unit in {"岁", "周岁"} and not _AGE.search(clause)
    version = (reading.sort == "guess" or reading.unit == "版") and _VERSION.search(
        text[reading.quantity.bare.start : reading.quantity.bare.end]
    )
    nothing = hundreds or session or page or among or young or version
    if nothing or is_frequency(reading, clause, after):
        return True
    return bool(_ORDINAL.search(before) or _STREAK.search(clause) or _COUNTER.search(before))


def _doubts(text: str, reading: Reading, around: _Around) -> tuple[float, ...]:
    """Return how sure each of the doubts leaves one: thresholds, 三个100%, 12公里处, attributes, tenths."""
    end = reading.quantity.bare.end
    threshold = reading.sort in {"money", "measure"} and THRESHOLD_AFTER.match(text, end + len(reading.unit))
    return (
        0.2 if reading.sort == "measure" and _SIZE_AFTER.match(around.after) else 1.0,
        0.2 if _STANDARD_AFTER.match(around.after) and _STANDARD_BEFORE.search(around.clause) else 1.0,
        0.2 if reading.sort == "rate" and _TOTAL_HUNDRED.search(around.before) else 1.0,
        0.7 if text.startswith("成", end) else 1.0,
        0.2 if reading.sort == "duration" and not _is_result(around.clause, around.after, reading) else 1.0,
        0.4 if threshold else 1.0,
        0.1 if _is_limit(text, reading) else 1.0,
        0.4 if _ONE_OF.match(text, end + len(reading.unit)) else 1.0,
        0.4 if _is_build(reading, around) else 1.0,
        0.4 if reading.sort == "rate" and _is_boast(text, reading, around.clause) else 1.0,
    )


def _is_limit(text: str, reading: Reading) -> bool:
    """Tell whether a count is a limit of what another one counts, and not counted itself."""
    ranged = reading.quantity.other_end is not None
    qualifier = reading.quantity.qualifier or ""
    if reading.sort in {"money", "rate"} or not (ranged or qualifier.endswith(("以上", "以下", "以内"))):
        return False
    return _LIMIT.match(text, reading.span.end) is not None


def _is_boast(text: str, reading: Reading, clause: str) -> bool:
    """Tell whether a rate says how many others are behind: 优于全省87%的乡镇, 得分超过87%的乡镇."""
    if not _OTHERS.match(text, reading.span.end):
        return False
    ahead = (reading.quantity.qualifier or "") in {"超过", "高于", "超"} and _SCORED.search(clause)
    return bool(ahead or _AHEAD.search(clause))


def _is_build(reading: Reading, around: _Around) -> bool:
    """Tell whether a number counts the parts of a document or the places that a rank has changed by."""
    if reading.unit == "条":
        return _CHAPTERS.search(around.clause) is not None
    return (reading.unit == "个" and _PLACES.match(around.after) is not None) or (
        reading.unit == "位" and _MOVED.search(around.clause) is not None
    )


def _is_result(clause: str, after: str, reading: Reading) -> bool:
    """Tell whether a duration is a result (压缩至3个工作日, 15分钟内) and no attribute (24小时自助终端)."""
    if _REACHED.search(clause) or (reading.unit not in _LONG and _LEARNED.search(clause)):
        return True
    if _FINISHED.match(after) and not _REQUIRED.search(clause):
        return True
    inside = (reading.quantity.qualifier or "").endswith("内")
    return inside and not after.startswith(("办事", "服务圈", "生活圈"))

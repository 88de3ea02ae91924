"""What a rate is of: 化解率 after 排查矛盾纠纷 is 矛盾纠纷化解率."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.topics import is_verb, without_verb
from jinshi_cli.importing.quantities.words import VERB

_RATE = re.compile("(?:按期|按时|及时|直接|一次|群众|平均|被)?(?P<of>.+?)率$")
_JUDGED = re.compile(
    "抽检|抽查|检查|检验|检测|监测|评查|评估|审查|审核|调解|调处|化解|办理|处理|处置|培训|考试|考核|救助|援助|服务"
)
"""What is done well or badly, so that a rate may be of it: 食品抽检合格率, 纠纷调处成功率."""
OWN_RATE = re.compile("[一-鿿]{2}率$")
_LEAST, _LONGEST = 4, 10
"""Characters of what a rate before was of, for another to be of it too; and of a thing that a verb may follow."""


def without_rate(label: str) -> str:
    """Return what a rate is of, as far as it says: 行政处罚案件评查优秀率 → 行政处罚案件评查."""
    return OWN_RATE.sub("", label)


def rate_of(about: str, rate: str) -> str:
    """Name a rate after what it is about: the figure or rate before it."""
    if about.endswith("率"):
        about = without_rate(about)
        if len(about) < _LEAST:
            return rate
    if "的" in about:
        return _of_clause(about, rate)
    named = _RATE.match(rate)
    of = named["of"] if named else ""
    thing = without_verb(about)
    if of and thing.endswith(of):
        return thing + "率"
    if is_verb(about) or (of and of in thing):
        return rate
    verb = VERB.match(about)
    judged = verb is not None and _JUDGED.fullmatch(verb[0]) and len(thing) <= _LONGEST and not VERB.match(of)
    return thing + (verb[0] if verb and judged else "") + rate


def _of_clause(about: str, rate: str) -> str:
    """Name a rate after who did something: 法治副校长配备率 after 配备法治副校长的中小学."""
    verb = VERB.match(about)
    if verb and rate.startswith(verb[0]):
        return about[verb.end() : about.index("的")] + rate
    return rate if rate.removesuffix("率") in about else about + rate

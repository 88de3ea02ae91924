"""How sure it is that a number in Chinese numerals counts something.

Set phrases and ordinary words are made of them too (三项制度, 一起, 二次). One of a single character counts where it
follows what is done to things (查处案件三起, 聘请一名律师), or a concrete measure word follows it.
"""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.words import VERB
from jinshi_cli.search.lexicon.words import is_word

_EACH = re.compile("每$")
_ORDINAL_WORD = re.compile("[之头末]$")
_WORD_WITH_ONE = re.compile("[逐唯任某另同统专单归]$")
"""What makes a word of itself and the 一 after it (单一, 同一), unless it ends a word (宣传单, 合同)."""
_ONCE_ONLY = re.compile("(?:跑|进|找|交|填|又|再|头|前|每|上|下|这|那|进一|一|同|在|步)$")
_PARALLEL_BEFORE = re.compile("一[一-鿿]{1,3}[、，][一-鿿]{1,3}$")
_PARALLEL_AFTER = re.compile("[一-鿿]{0,3}[、，][一-鿿]{1,3}一[一-鿿]")
"""What makes a slogan of two: 办理一案、规范一片."""
_NO_NUMBER = re.compile("(?:最后|综合查|人手)$")
"""What leaves no number of 一: 最后一公里, 综合查一次, 人手一册."""
_PHRASE_AFTER = re.compile("[一二三四五六七八九两]")
_PHRASE_BEFORE = re.compile("[一二三四五六七八九两][一-鿿]{1,2}$")
_SET_NOUN = re.compile("[实大]事|班子|联动|联调|联合|联建|共治|共建|融合|合一|[一二三四五六七八九]")
"""What makes a set phrase of a numeral and a concrete measure word: 十件实事, 三所联动."""
_RULES = re.compile("制度|规定精神")
"""What is called by how many rules it has: 执法三项制度, 中央八项规定精神."""
_CONCRETE = frozenset("名位家户宗起件例场次份处座所间台辆期堂篇册部") | {"场次", "人次", "件次"}
THRESHOLD_AFTER = re.compile("(?:及)?(?:以上|以下|以内|内)的?[一-鿿]")
"""What makes a threshold of a figure before a noun: 500元以上的罚款."""
_NOUN = re.compile("(?![和与及并])[一-鿿（“]")
_ACTED = re.compile(rf"(?:{VERB.pattern})$")
_ABSTRACT = re.compile(
    "(?:明确|确定|落实|推进|加强|强化|深化|完善|健全|推动|推行|推广|实施|执行|提升|提高|规范|保障|保护|维护|支持|管理|服务|聚焦"
    "|涵盖|覆盖|引导|教育|提供|协调|帮助|解决|统一)$"
)
"""Verbs whose objects are principles and phrases: 落实两个责任, 聚焦三个方面."""
_HELD = re.compile("(?:组织|开展|举办|举行|召开|进行|主持|承办)$")
_MADE = re.compile(
    "(?:新建|改建|扩建|建成|建立|健全|成立|组建|设立|增设|新设|新增|开设|拆除|取缔|关停|捣毁|打掉|查处|制定|出台|修订|推出|取消|下放"
    "|承接|清理|废止)$"
)
"""What is made or undone is a thing also where its measure word is that of ideas: 新建两个广场, 制定七项措施."""
_OF_TIMES = frozenset("次场期堂轮") | {"场次"}
_OF_IDEAS = frozenset("个项条种类")
_SCARCE = re.compile("(?:只|仅|仅仅)(?:配备?|设)?有?$")
"""What makes a count of one: 全镇只有一台执法用车."""
_DIVIDED = re.compile("(?:分为|分成|划为)[^，。；]{0,12}$")


def weight_of_numeral(text: str, reading: Reading, before: str, after: str) -> float:
    """Return how sure it is that a number in Chinese numerals is a metric, 0 to 1.

    ``before`` and ``after`` are the characters around the figure, those before it of its clause alone.
    """
    qualifier = reading.quantity.qualifier
    if _EACH.search(before) or (not is_word(before[-2:]) and _goes_on(before, reading.numeral)):
        return 0.0
    if reading.sort == "count" and THRESHOLD_AFTER.match(text, reading.quantity.bare.end + len(reading.unit)):
        return 0.4
    if reading.sort in {"money", "rate"} or len(reading.numeral) > 1 or qualifier:
        return 1.0 if qualifier not in {None, "各"} or reading.sort == "rate" else 0.85
    ruled = _RULES.match(after) is not None and not _MADE.search(before)
    if reading.numeral == "二" or ruled or _PHRASE_BEFORE.search(before[-3:]) or _PHRASE_AFTER.match(after):
        return 0.0
    if _DIVIDED.search(before):
        return 0.3
    return _single(reading, before, after)


def _single(reading: Reading, before: str, after: str) -> float:
    """Weigh a numeral of one character."""
    noun = _NOUN.match(after)
    acted = _ACTED.search(before) and not _ABSTRACT.search(before) and "每" not in before
    held = _HELD.search(before) and reading.unit in _OF_TIMES
    if reading.numeral == "一":
        if _NO_NUMBER.search(before) or _PARALLEL_BEFORE.search(before) or _PARALLEL_AFTER.match(after):
            return 0.1
        if noun and reading.unit in _CONCRETE and not after.startswith("性"):
            counted = acted or _SCARCE.search(before)
            return 0.7 if held or (counted and reading.unit not in _OF_TIMES) else 0.1
        once = _ONCE_ONLY.search(before) and not is_word(before[-2:])
        alone = noun or reading.unit == "批" or once or not re.search("[一-鿿]$", before)
        return 0.1 if alone else 0.7
    if not noun:
        return 0.85
    if reading.unit in _OF_IDEAS and _MADE.search(before):
        return 0.65
    return 0.65 if reading.unit in _CONCRETE and not _SET_NOUN.match(after) else 0.3


def _goes_on(before: str, numeral: str) -> bool:
    """Tell whether a numeral of one character belongs to a word that begins before it: 之二, 单一."""
    if len(numeral) > 1:
        return False
    return bool(_ORDINAL_WORD.search(before) or (numeral == "一" and _WORD_WITH_ONE.search(before)))

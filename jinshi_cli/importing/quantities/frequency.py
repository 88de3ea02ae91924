"""How often something is done, which counts nothing: 每季度一次."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.numbers import Reading

_EVERY = (
    r"每(?:个|一)?(?:年|季度?|月|周|星期|天|日|半年|半月|[两双]月|两周|两年|学期|[0-9一二两三]{1,2}(?:个月|年|天|周))"
    r"(?:至少|最少|不少于|不低于|定期)*"
)
_FREQUENCY = re.compile(rf"(?<!平均)(?<!人均){_EVERY}$")
"""每月1次 is how often; 平均每月120件 was counted."""
_FREQUENCY_OF_ACTS = re.compile(
    rf"{_EVERY}(?:集中|召开|组织|开展|进行|举办|举行|研究|听取|调度|更新|学法|学习|巡查|检查|排查|走访|办理|监测|评估|通报|报送|报告|调研|清理|开)+$"
)
"""每季度召开一次 counts nothing, 每年举办2次法治进校园活动 does."""
_OFTENER = re.compile(
    r"(?<!平均)(?<!人均)每(?:个|一)?(?:季度?|月|周|星期|天|日|半月|半年|两周)[^0-9，。；]{0,12}"
    r"(?:[0-9]+[至到~—-]+)?$"
)
_ACTS = frozenset({"次", "场", "场次", "期", "轮", "堂", "回"})
_MOST_OFTEN = 12
"""每月召开1次例会 is a rule; 每月接待来访120次 was counted."""
_NOUN = re.compile("(?![和与及并])[一-鿿（“]")


def is_frequency(reading: Reading, clause: str, after: str) -> bool:
    """Tell whether a number says how often; ``clause`` is what stands before it in its clause, ``after`` behind it."""
    if _FREQUENCY.search(clause):
        return reading.sort == "count"
    if _FREQUENCY_OF_ACTS.search(clause) and (reading.chinese or not _NOUN.match(after)):
        return True
    often = (reading.quantity.value or 0) <= _MOST_OFTEN
    return reading.unit in _ACTS and often and _OFTENER.search(clause) is not None

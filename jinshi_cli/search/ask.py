"""What a query asks for, and the words of asking in pinyin."""

from __future__ import annotations

from typing import Literal, NamedTuple

AskKind = Literal["amount", "rank", "who", "where", "when"]

MEASURES = (
    "万元?|亿元?|个人|人次|人份|平方米|公里|场次|万元|块钱|剂次|批次|"
    "[个人名位次场家件宗起条户处台部份所间支项批艘亩吨元块钱针剂岁天月本篇辆座只头株米页款类种回例笔栋张片堂趟]"
)
"""The measure words of questions and of amounts that are typed, a pattern: the longest first."""


class Ask(NamedTuple):
    """What a question asks for; of an amount, the measure word it names."""

    kind: AskKind
    measure: str | None = None


_SPOKEN: dict[str, Ask | None] = {
    "duoshao": Ask("amount"),
    "duoshaoqian": Ask("amount", "钱"),
    "duoshaoren": Ask("amount", "人"),
    "jige": Ask("amount", "个"),
    "jijia": Ask("amount", "家"),
    "jici": Ask("amount", "次"),
    "shui": Ask("who"),
    "shishui": Ask("who"),
    "shei": Ask("who"),
    "shishei": Ask("who"),
    "nali": Ask("where"),
    "zainali": Ask("where"),
    "heshi": Ask("when"),
    "shenmeshihou": Ask("when"),
    **dict.fromkeys(["zenme", "zenyang", "ruhe", "shenme", "shishenme", "de", "le", "qunian", "jinnian"]),
}


def spoken(word: str) -> tuple[Ask | None, bool]:
    """Tell what a word of pinyin that stands alone asks for, and whether it is a word of asking at all."""
    return _SPOKEN.get(word), word in _SPOKEN

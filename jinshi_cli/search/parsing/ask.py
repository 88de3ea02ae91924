"""What a query asks for, and the words of asking in pinyin and in English."""

from __future__ import annotations

from typing import Literal, NamedTuple

AskKind = Literal["amount", "rank", "who", "where", "when"]

MEASURES = (
    "万元?|亿元?|个人|人份|平方米|公里|工作日|小时|[学课]时(?!费)|块钱|[人场户家件车台辆艘剂批]次(?![品要])|"
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
_ENGLISH: dict[str, Ask | None] = {
    **dict.fromkeys(["many", "much"], Ask("amount")),
    **dict.fromkeys(["muchmoney", "muchyuan", "manyyuan", "expensive"], Ask("amount", "钱")),
    **dict.fromkeys(["manypeople", "manypersons"], Ask("amount", "人")),
    **dict.fromkeys(["manytimes", "often"], Ask("amount", "次")),
}
_RELATIVE: dict[str, Ask | None] = {
    **dict.fromkeys(["who", "whom", "whose", "whos"], Ask("who")),
    **dict.fromkeys(["where", "wheres"], Ask("where")),
    **dict.fromkeys(["when", "whens"], Ask("when")),
    **dict.fromkeys(["how", "hows", "what", "whats", "which", "why"]),
}
"""English words of asking that after a noun begin a clause about it."""
_PRICE = frozenset(("cost", "costs", "spend", "spent"))
"""English words that beside others ask for money."""
INITIALS = 2
"""Letters that may as well be initials."""
_ENGLISH_GRAMMAR = frozenset((
    "a", "all", "an", "and", "any", "are", "at", "been", "being", "but", "by", "could", "did", "do", "does",
    "for", "from", "get", "got", "had", "has", "have", "her", "his", "in", "into", "is", "it", "its", "of",
    "off", "on", "or", "our", "out", "over", "per", "should", "some", "such", "than", "that", "the", "their",
    "them", "there", "these", "they", "this", "those", "to", "was", "were", "will", "with", "would", "your",
))  # fmt: skip
"""English words that name nothing; those that are syllables of pinyin or initials as well are left out (he, can, my),
but for the most frequent."""


def spoken(word: str) -> tuple[Ask | None, bool]:
    """Tell what a word of pinyin or English that stands alone asks for, and whether it is a word of asking at all."""
    for words in (_SPOKEN, _ENGLISH, _RELATIVE):
        if word in words:
            return words[word], True
    return None, False


def is_relative(word: str) -> bool:
    """Tell whether a folded English word asks for something at the beginning alone (places where it was removed)."""
    return word in _RELATIVE


def is_price(word: str) -> bool:
    """Tell whether a folded English word asks for money where it stands beside others (the cost of a road)."""
    return word in _PRICE


def is_english_grammar(word: str) -> bool:
    """Tell whether a folded word is an English one that names nothing."""
    return word in _ENGLISH_GRAMMAR


def is_english_word(word: str) -> bool:
    """Tell whether a folded word is an English one of grammar or of asking, and too long for initials."""
    return len(word) > INITIALS and (word in _ENGLISH_GRAMMAR or word in _ENGLISH or word in _RELATIVE)

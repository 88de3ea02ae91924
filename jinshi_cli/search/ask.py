"""What a query asks for, and the words of asking in pinyin."""

from __future__ import annotations

from typing import Literal, NamedTuple

AskKind = Literal["amount", "rank", "who", "where", "when"]


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

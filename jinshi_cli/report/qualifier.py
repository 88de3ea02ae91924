"""The words that make a number inexact: what they say of it, and where they stand.

Apart from the number grammar, because showing a figure needs them and not the grammar.
"""

from __future__ import annotations

import re

from jinshi_cli.report.model import Bound

AMONG = "前"
"""What is said of places alone: 前十 is the tenth or one before it."""
PLACES: dict[str, int | float] = {"首位": 1, "榜首": 1, "之首": 1, "冠军": 1, "亚军": 2, "季军": 3}
"""Words that are places in a ranking by themselves."""
_BOUND_OF: dict[str, Bound] = {
    **dict.fromkeys(("约", "大约", "约为", "约有", "约计", "约合", "大概", "左右", "上下", "来", "几"), "about"),
    **dict.fromkeys(
        ("近", "将近", "接近", "几乎", "不足", "不到", "不超过", "至多", "最多", "少于", "低于", "小于",
         "内", "以内", "以下", AMONG),
        "below",
    ),
    **dict.fromkeys(
        ("余", "多", "超", "超过", "超出", "逾", "突破", "破", "过", "高于", "大于", "不少于", "不低于", "至少", "最少",
         "以上", "有余"),
        "above",
    ),
    "各": "exact",
}  # fmt: skip

AFTER = "有余|余|多|来|几"
"""Qualifiers that stand between a number and its unit, as a pattern."""
_SUFFIX = f"(?:{AFTER}|以上|以下|以内|左右|上下|内)+$"
_QUALIFIER = "|".join(sorted(_BOUND_OF, key=len, reverse=True))


def bound_of(qualifier: str | None) -> Bound:
    """Return what a qualifier says of the value; two that point different ways make ``about``.

    近 and 不足 stay below the number, 余, 多 and 超 above it, 约 on either side (《现代汉语词典》, 7th ed.).
    """
    found = {_BOUND_OF[word] for word in re.findall(_QUALIFIER, qualifier or "")} - {"exact"}
    if not found:
        return "exact"
    return found.pop() if len(found) == 1 else "about"


def around(qualifier: str | None) -> tuple[str, str]:
    """Split a qualifier as written into what stands before the number and what stands after it."""
    match = re.search(_SUFFIX, qualifier) if qualifier else None
    if match is None:
        return qualifier or "", ""
    return match.string[: match.start()], match[0]

"""An advertiser's name that a mirror wrote over words of the text.

Such names are those of betting sites: what they trade in, with a made-up word or Latin letters before it. What they
stand over cannot be known, not even how many characters it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jinshi_cli.importing.repair.language import pair_count
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.report.model import LOST

_OFFER = "官网|[aA][pP][pP]|登录|下载|注册|平台|入口"
_TRADE = re.compile(
    f"(?P<own>[\u4e00-\u9fff]{{2}}|[A-Za-z][A-Za-z0-9.]{{1,11}})(?:(?P<betting>棋牌|电竞|彩票|(?:体育|娱乐)(?:{_OFFER}))|体育|娱乐)(?:{_OFFER})*"
)
_LEAST_FOUND, _MOST_MORE = 2, 4
"""How often a name must stand in a text, and how many characters may belong to it before what is looked for."""


def edits(text: str) -> Iterator[Edit]:
    """Yield a lost character for each place at which an advertiser's name stands that the text has more than once."""
    places: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _TRADE.finditer(text):
        if match["betting"] or match["own"].isascii() or not pair_count(match["own"]):
            places[match[0]].append(match)
    found = []
    for matches in places.values():
        if len(matches) >= _LEAST_FOUND:
            more = _common_before(text, [match.start() for match in matches])
            found += [Edit(match.start() - more, match.end(), LOST, "overwritten", 0.0) for match in matches]
    yield from sorted(found)


def _common_before(text: str, starts: Sequence[int]) -> int:
    for more in range(1, _MOST_MORE + 1):
        before = {text[start - more : start - more + 1] if start >= more else "" for start in starts}
        if len(before) > 1 or not before.pop().strip():
            return more - 1
    return 0

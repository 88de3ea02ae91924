"""Where a text tells what is intended or required and not what was done.

A target is no result of the year that is reported on (到2025年持证率达到100%), so a figure among such words is left to
a person and is no metric: a report file has no field that would tell the two apart, and every sum, ranking and
comparison of its metrics would take the one for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.quantities.words import LIGHT, VERB
from jinshi_cli.report.model import Span

_ACT = f"(?:{LIGHT.pattern}|{VERB.pattern})"
_TIME = "在|于|到|至|用|年|今|明|[0-9]"
_GOVERNS = re.compile(rf"力争|到“[^”]{{1,8}}”期?末|下一步|下一年|明年|今后|争取(?!支持)(?={_TIME}|{_ACT}|达)")
"""What makes a plan of the rest of its sentence."""
_YEAR = re.compile(
    r"(?<![0-9—–~-])(?P<until>[到至])?(?P<year>20[0-9]{2})年(?!度?(?:计划|工作要点))(?P<by>(?:[0-9]{1,2}月)?[底末]?之?前)?"
)
_SENTENCE_END = re.compile("[。；！？\n]|[，,](?=全年|年内|累计|共|已|截至|目前|今年|当前)")
"""Where a plan ends: with its sentence, or where one begins to say what has been done."""
_CLAUSE_BEGINS = re.compile(r"(?:^|[，。；：！？、\n]|(?:力争|争取|计划|预计|确保|拟|将|在|于|自|从)(?:在|于|到)?)$")
_INTENDED = re.compile(
    rf"(?<![度初末作动施项年超按照定])计划(?!完成[率情])(?={_TIME}|{_ACT})|规划(?=新?建|打造)|(?<!、)拟(?!定|订|制|态|人|合)|预计"
    rf"|将(?=(?:再)?(?:{LIGHT.pattern}|新建|新增|建成|打造|启动|建设|投入(?!使用)))"
    r"|将(?:继续|进一步|重点|于|在明)|[还我][^，。；]?将|(?:以|为)目标|目标(?:为|是|达)|(?<![按照合])要求(?!纠正|整改|改正|修改|补正)(?=[^，。；]{0,10}$)"
    r"|应当|不得|必须|原则上|确保(?=[^，。；]{0,14}$)|(?<![需主重只首纲摘概提简])要(?=完成|实现|达到|建成|新建|确保)"
)
"""What makes a plan or a rule of the rest of its clause."""


def is_intended(clause: str) -> bool:
    """Tell whether the words of a clause before a figure make it a target or a rule."""
    return _INTENDED.search(clause) is not None


def plans(text: str, year: int | None) -> Iterator[Span]:
    """Yield the parts of a text that tell what is to come, in order; ``year`` is the one that is reported on.

    A later year that begins a clause leads them in; where the report's own is not known, 到2025年 and 2025年前 do.
    """
    begun = end = -1
    for match in sorted([*_GOVERNS.finditer(text), *_later(text, year)], key=lambda match: match.start()):
        # Up to an end that was found there is no other.
        if not begun <= match.end() <= end:
            found = _SENTENCE_END.search(text, match.end())
            begun, end = match.end(), found.start() if found else len(text)
        yield Span(match.end(), end)


def _later(text: str, year: int | None) -> Iterator[re.Match[str]]:
    for match in _YEAR.finditer(text):
        later = match["until"] or match["by"] if year is None else int(match["year"]) > year
        if later and _CLAUSE_BEGINS.search(text, max(0, match.start() - 6), match.start()):
            yield match

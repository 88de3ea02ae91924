"""What a chapter is about, by the words of its title."""

from __future__ import annotations

import re

from jinshi_cli.report.build import role_of

_RESULTS = re.compile(
    "成效|举措|做法|成绩|亮点|措施|(?:工作|开展|推进|落实|建设|完成|总体|进展|主要|基本)情况|主要工作|工作总结|工作回顾"
)
_PLANS = re.compile("新的?一年|来年")
_DUTIES = re.compile("履职|述法")
_SOMEONE = re.compile("责任人|负责人|负责同志|领导|述法")
SAFEGUARDS = re.compile("(?:强化|加强|落实|组织|工作)*保障(?:措施)?")
"""The title of a chapter on what safeguards the plans before it."""

# Words of the genre that have a role's word in them and are said of any work.
_PHRASES = re.compile(
    "(?:问题|目标|效果)导向|补[齐强]?短板|安排部署|部署安排|统筹安排|计划生育|缩小差距|困难(?=[群职家人企户])"
    "|(?:解决|化解|破解|整治|纠治|查处)(?:(?!存在|主要|方面)[^，、。；：和及]){0,16}(?:问题|困难|短板)"
    "|问题(?:大|再|专项|集中|全面|隐患|线索)*(?:排查|整治|整改|治理|化解|解决|查处|处置|办理|销号|清零)"
)


def chapter_role(title: str) -> str | None:
    """Return ``results``, ``duties``, ``problems`` or ``plans``; None where the title does not tell.

    The words of the last three are those by which a report file's chapters are read (`build.role_of`). 履行…职责 is a
    duty only where it is somebody's: 依法全面履行政府职责 is a field of work.
    """
    plain = _PHRASES.sub("", title)
    role = role_of(plain)
    if role == "duties" and not _SOMEONE.search(plain):
        role = None
    if role is None and _DUTIES.search(plain) and _SOMEONE.search(plain):
        return "duties"
    if role is None and _PLANS.search(plain):
        return "plans"
    if role is None and _RESULTS.search(plain):
        return "results"
    return role

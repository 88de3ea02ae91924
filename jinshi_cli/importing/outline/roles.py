"""What a chapter is about, by the words of its title."""

from __future__ import annotations

import re

from jinshi_cli.report.build import role_of

_RESULTS = re.compile(
    "成效|举措|做法|成绩|亮点|措施|(?:工作|开展|推进|落实|建设|完成|总体|进展|主要|基本)情况|主要工作|工作总结|工作回顾"
)
_DUTIES = re.compile("履职|述法")
_SOMEONE = re.compile("责任人|负责人|负责同志|领导|述法")
# Words of the genre that have a role's word in them and are said of any work.
_PHRASES = re.compile("(?:问题|目标|效果)导向|补[齐强]?短板|安排部署|部署安排|统筹安排|计划生育|缩小差距|问题整改")


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
    if role is None and _RESULTS.search(plain):
        return "results"
    return role

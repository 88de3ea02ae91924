"""A section's place in the words of its report: the markers that are printed, from the chapter down."""

from __future__ import annotations

from jinshi_cli.report.model import Report, ancestors


def printed(report: Report, ref: str) -> str:
    """Return a section's place as a citation prints it: ``一（三）六`` for ``1.3.6``, ``前言`` for ``0``.

    是 is kept where two bare numerals meet: ``二、一是`` for ``2.1``.
    """
    path = ""
    for section in ancestors(report, ref):
        marker = section.marker.strip()
        label = bare(marker) or section.title
        if path and label[:1].isalnum() and path[-1:].isalnum():
            label = "、" + (marker if marker.endswith("是") else label)
        path += label
    return path


def trail(report: Report, ref: str) -> tuple[str, ...]:
    """Return the printed markers from the chapter down: ``一``, ``（三）``, ``六``."""
    return tuple(bare(section.marker) or section.title for section in ancestors(report, ref))


def bare(marker: str) -> str:
    """Return a marker without what belongs to its print: ``（三）``, ``六``."""
    stripped = marker.strip().rstrip("是、.．,，: ：")
    # 第一， is said 一, but 第一章 is said 第一章.
    return stripped if stripped.endswith(("章", "节", "条", "部分")) else stripped.removeprefix("第")

"""Pages of the systems that government sites run, each with a report in it as its editors paste text."""

from __future__ import annotations

import functools
import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from jinshi_cli.importing.readers import read

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[3]
REPORTS = [ROOT / "data" / "report.yaml", *sorted((ROOT / "bench" / "search" / "reports").glob("*.yaml"))]
SIGNATURE = ["某镇人民政府", "2022年1月10日"]


def _below(node: dict[str, Any]) -> list[str]:
    heading = f"{node.get('marker', '')}{node.get('title', '')}"
    text = str(node.get("text", ""))
    found = text.splitlines()
    if heading and not text.startswith(heading):
        found = [heading, *found]
    for name in ("chapters", "sections"):
        for child in node.get(name, ()):
            found += _below(child)
    return found


@functools.cache
def report_of(path: Path) -> tuple[str, list[str]]:
    tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts only
    preamble = str(tree.get("preamble", {}).get("text", "")).splitlines()
    found = [*preamble, *(line for chapter in tree["chapters"] for line in _below(chapter)), *SIGNATURE]
    return tree["title"], [line.strip() for line in found if line.strip()]


def plain(lines: Sequence[str]) -> str:
    return "\n".join(f"<p>\u3000\u3000{html.escape(line)}</p>" for line in lines)


def breaks(lines: Sequence[str]) -> str:
    return "<BR>\n".join(f"　　{html.escape(line)}" for line in lines)


def blank_breaks(lines: Sequence[str]) -> str:
    return "<br /><br />".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(line)}" for line in lines)


def divisions(lines: Sequence[str]) -> str:
    return "".join(f"<div>&nbsp; &nbsp; {html.escape(line)}</div><div>&nbsp;</div>" for line in lines)


def headings(lines: Sequence[str]) -> str:
    return "\n".join(
        f"<p style='text-indent:2em'><strong>{html.escape(line)}</strong></p>"
        if len(line) < 30
        else f"<p>{html.escape(line)}\n</p>"
        for line in lines
    )


def soup(lines: Sequence[str]) -> str:
    """As Word writes it: a span for every run, the source broken inside the text, marks of its own."""
    pieces = []
    for line in lines:
        runs = [line[start : start + 7] for start in range(0, len(line), 7)]
        spans = "".join(
            f'<span lang="EN-US" style=\'font-size:16.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:"Times New Roman"\'>{html.escape(run)}</span>'
            + (
                "\n"
                if index % 3 == 1 and run[-1] > "⺀" and (runs[index + 1 : index + 2] or ["国"])[0][0] > "⺀"
                else ""
            )
            for index, run in enumerate(runs)
        )
        pieces.append(
            f'<p class="MsoNormal" style="text-indent:32.0pt">{spans}<span lang="EN-US"><o:p></o:p></span></p>'
        )
    return "\n".join(pieces)


LAYOUTS = {
    "trs_editor": ([plain, headings, soup], "utf-8"),
    "zoom": ([plain, divisions, blank_breaks], "utf-8"),
    "tables": ([breaks, blank_breaks, plain], "gb18030"),
    "word": ([soup, headings], "utf-8"),
    "parts": ([plain, divisions], "utf-8"),
    "related": ([headings, breaks], "utf-8"),
    "aspnet": ([divisions, breaks], "gb18030"),
    "comments": ([plain, soup, breaks], "utf-8"),
}
CASES = [
    pytest.param(layout, body, path, id=f"{layout}-{body.__name__}-{path.stem}")
    for layout, (bodies, _encoding) in LAYOUTS.items()
    for body in bodies
    for path in REPORTS
]


def page_of(layout: str, body: Any, title: str, lines: Sequence[str]) -> bytes:
    page = (HERE / "pages" / f"{layout}.html").read_text(encoding="utf-8").replace("{{title}}", html.escape(title))
    parts = page.count("{{part}}")
    for number in range(parts):
        low, high = len(lines) * number // parts, len(lines) * (number + 1) // parts
        page = page.replace("{{part}}", body(lines[low:high]), 1)
    return page.replace("{{text}}", body(lines)).encode(LAYOUTS[layout][1])


@pytest.mark.parametrize(("layout", "body", "path"), CASES)
def test_a_page_gives_its_heading_and_every_paragraph_of_its_text_and_nothing_else(layout, body, path):
    title, lines = report_of(path)
    document = read(page_of(layout, body, title, lines), f"{layout}.html")
    assert list(document.paragraphs) == [title, *lines]
    assert (document.kind, document.encoding) == ("html", LAYOUTS[layout][1])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [6, 7, 9])
def test_a_page_with_a_short_text_loses_none_of_it(layout, count):
    title, lines = report_of(REPORTS[0])
    document = read(page_of(layout, LAYOUTS[layout][0][0], title, lines[:count]), f"{layout}.html")
    assert [line for line in document.paragraphs if line in lines] == lines[:count]

"""What holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from jinshi_cli.importing.outline import NotAReport, numbered, outline
from jinshi_cli.report.build import MAX_OUTLINE
from jinshi_cli.report.model import Span

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))]
TITLE = "某镇2021年法治政府建设年度报告\n一、成效\n"
PIECES = [
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2、", "1.1", "1.2.1", "（1）", "①", "第一，", "第二，", "一是", "二是", "三是", "首先，", "其次，", "最后，", "2", "如：", "包括：",
    "。", "；", "：", "（", "）", "“", "”", "\n", "\n", "\n", "加强领导", "存在问题", "下一步打算", "推进法治政府建设。办案3件。", "2021年", "- 1 -", "来源：", "附件：", "某镇人民政府", "2022年1月5日",
]  # fmt: skip
BUILT = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda pieces: TITLE + "".join(pieces))


def check(text):
    try:
        found = outline(text)
    except NotAReport:
        found = outline(text, force=True)
    nodes = [node for _ref, node in numbered(found.nodes)]
    own = [found.preamble, *(Span(node.start, node.end) for node in nodes)]
    own = [span for span in own if span is not None]
    assert all(0 <= span.start < span.end <= len(text) for span in [*own, *found.dropped])
    assert all(one.end <= other.start for one, other in pairwise(own))
    covered = bytearray(len(text))
    for span in [*own, *found.dropped]:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    assert all(inside or character.isspace() for inside, character in zip(covered, text, strict=True))
    assert all(text[node.start : node.end].startswith(node.marker) for node in nodes)
    assert all(node.title == "" or node.title in text[node.start : node.end] for node in nodes)
    assert all(not node.inline or text[node.start - 1] != "\n" for node in nodes)
    assert all(ref.count(".") < MAX_OUTLINE for ref, _node in numbered(found.nodes))
    return found


@given(st.one_of(st.text(), BUILT))
@example("")
@example(TITLE + "一是" * 50)
@example(
    "某区2020年法治政府建设\n主要举措\n1.1 完。\n1.2 执法\n1.3 化。\n2.问题\n2.1 执。\n3其次，. 下一步安排\n3.1 抓。"
)
@example(
    TITLE
    + "二、丙\n甲、；乙其次，一是其次，\n某甲\n）三、三、（一）来；（一）问题二；（二）\n问题\n一；一是，”（二）附，①。二是第。"
)
@example("某镇法治政府建设情况\n一，报告三、如：一）充实。二、问题。")
@example(
    "某街道2023法治一、一、工作开展情况\n（一）强化领导。\n（二）强化执法。\n存在的问题和不足\n（一）人员不足。\n（二）形式单一。\n三、计划\n（一）抓。\n（二）抓。"
)
def test_any_text_is_covered_or_refused(text):
    check(text)


@given(st.sampled_from(TEXTS), st.data())
def test_a_mutated_report(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 60)))
    check(text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:])


@given(st.sampled_from(TEXTS), st.data())
def test_page_numbers_between_paragraphs_change_nothing(text, data):
    lines = text.rstrip("\n").split("\n")
    # A page break inside the title is another matter.
    at = data.draw(st.integers(min(5, len(lines)), len(lines)))
    page = data.draw(st.sampled_from(["- 3 -", "第3页 共9页", "【打印】【关闭】"]))
    other = "\n".join([*lines[:at], page, *lines[at:]])
    expected = [(ref, node.marker, node.title) for ref, node in numbered(outline(text).nodes)]
    assert [(ref, node.marker, node.title) for ref, node in numbered(check(other).nodes)] == expected


def test_long_lines_are_no_trouble():
    for piece in ("一是抓。", "（", "（一）", "1.1", "如：一、", "“", "一、", "加强", "首先，", "1.", "  ", "。二是"):
        check(TITLE + piece * (30_000 // len(piece)))
        check(TITLE + (piece + "\n") * (5_000 // len(piece)))

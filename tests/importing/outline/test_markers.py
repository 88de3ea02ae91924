"""Single markers, and what looks like one."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import outline
from jinshi_cli.importing.outline.markers import MOST_MARKS, marks_of
from jinshi_cli.importing.outline.model import paragraphs_of


def marks(text):
    return [
        (text[mark.start : mark.end], mark.style, mark.number)
        for index, paragraph in enumerate(paragraphs_of(text))
        for mark in marks_of(index, paragraph)
        if not mark.weak
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、工作成效", ("一、", "comma", 1)), ("十二 、保障", ("十二 、", "comma", 12)), ("三,、不足", ("三,、", "comma", 3)), ("二．问题", ("二．", "comma", 2)),
        ("（一）领导", ("（一）", "brackets", 1)), ("(十一) 领导", ("(十一)", "brackets", 11)), ("（ 二 ）领导", ("（ 二 ）", "brackets", 2)), ("三）领导", ("三）", "brackets", 3)),
        ("㈢执法", ("㈢", "brackets", 3)), ("1.抓学习", ("1.", "point", 1)), ("2．抓学习", ("2．", "point", 2)), ("３、抓学习", ("３、", "point", 3)), ("⒋抓学习", ("⒋", "point", 4)),
        ("1. 抓学习", ("1.", "point", 1)), ("1.2022年开展活动", ("1.", "point", 1)), ("2.3月15日开展活动", ("2.", "point", 2)), ("1.2 完善制度", ("1.2", "decimal2", 2)),
        ("1.2.3完善制度", ("1.2.3", "decimal3", 3)), ("（1）抓", ("（1）", "round", 1)), ("2)抓", ("2)", "round", 2)), ("⑶抓", ("⑶", "round", 3)), ("②抓", ("②", "circled", 2)),
        ("第一，抓", ("第一，", "ordinal", 1)), ("第二是抓", None), ("其一，抓", ("其一，", "each", 1)), ("六是规范", ("六是", "is", 6)), ("三要加强", ("三要", "is", 3)),
        ("2，抓", ("2，", "point", 2)), ("1,234件", None), ("首先，抓", ("首先，", "sequence", 1)), ("其次是抓", ("其次是", "sequence", 2)), ("第二部分 问题", ("第二部分", "part", 2)), ("第一部分人员", None),
        ("2021年的问题", None), ("1.5万人参加", None), ("第一季度开展", None), ("第一责任人", None), ("第一时间", None), ("第一、二季度", None),
        ("一、二级响应", None), ("一、二、三产业融合", None), ("12345热线", None), ("十九大以来", None), ("二〇二一年", None),
    ],
)  # fmt: skip
def test_at_the_beginning_of_a_paragraph(text, found):
    assert marks(text)[:1] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主要有：一是抓学习；二是抓执法。", ["一是", "二是"]), ("存在不足。第一，人少；第二，钱少。", ["第一，", "第二，"]), ("做到：①快；②准。", ["①", "②"]),
        ("统一是非标准，唯一是它。", []), ("一是一，说到做到。", []), ("全区第一，全市第二。", []), ("召开会议（一是学习；二是部署）。", []), ("开展“一是讲政治；二是讲法治”活动。", []),
        ("依据第三条（一）项处罚。", []), ("增长3.5，达到2.1。", []), ("《一、二》。", []), ("）一是抓。“一是抓。", ["一是" ]),
        ("我局一是巡查，二是办案。", ["一是", "二是"]), ("学习强化一是自学；二是培训", ["一是", "二是"]), ("我局一是巡查。", []), ("统一是前提，二是保障。", ["二是"]), ("一是落实这一要求，我局一是巡查，二是办案。", ["一是", "二是"]),
        ("（一）加强领导1.抓学习。2.抓考核。", ["（一）", "1.", "2."]), ("一、成效1、学习", ["一、", "1、"]), ("（一）落实第1、2季度计划", ["（一）"]), ("（一）投入1.5万元", ["（一）"]), ("抓学习1.自学", []),
    ],
)  # fmt: skip
def test_inside_a_paragraph(text, found):
    assert [words for words, _style, _number in marks(text)] == found


def test_examples_are_known():
    paragraph = paragraphs_of("提出要求，如：一、健全；包括：一是甲；规定：（一）乙。例如一是丙。")[0]
    assert [(mark.example, mark.listed) for mark in marks_of(0, paragraph)] == [
        (True, False),
        (False, True),
        (True, False),
        (True, False),
    ]


def test_more_markers_than_any_report_has_are_left_as_text():
    found = outline("某镇2021年法治政府建设年度报告\n一、成效\n" + "首先，" * (MOST_MARKS + 1) + "\n二、不足\n不足。")
    assert [node.marker for node in found.nodes] == ["一、"]
    assert found.doubts[0].why.startswith(
        f"there are more than {MOST_MARKS} markers; what follows “首先，” at character"
    )

"""Which markers are nodes of which level, by what the order of all of them shows."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import numbered, outline

FRONT = "青石镇2022年法治政府建设年度报告\n2022年，青石镇推进法治政府建设，取得新的成效。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a style without a number 1 heads no chapters where another has one
        ("（一）主要成效\n开会12次。\n（二）存在问题\n力量不足。\n五、形式单一\n普法形式单一。\n（三）下一步打算\n努力。", "1（一） 2（二） 2.1五、 3（三）"),
        # what stands before the second chapter where the first one's number is lost is no preamble
        ("第一，加强领导。\n第二，规范执法。\n二、存在问题\n力量不足。\n三、下一步打算\n努力。", "1第一， 2第二， 3二、 4三、"),
        # an item in one chapter and a second one in the next are no enumeration
        ("一、主要成效\n镇里开会，一是加强领导。\n二、存在问题\n还有不足，二是人员少。\n三、下一步打算\n努力。", "1一、 2二、 3三、"),
        # styles of one rank stand beside each other
        ("一、主要成效\n第一，加强领导。\n第二，规范执法。\n首先，开展普法。\n其次，强化监督。\n二、存在问题\n力量不足。", "1一、 1.1第一， 1.2第二， 1.3首先， 1.4其次， 2二、"),
        # levels that are the other way round than the standard has them, after a marker in a sentence
        ("一、主要成效\n工作有：（一）学习培训。\n1.加强领导。\n（一）召开会议。\n（二）开展学习。\n2.规范执法。\n（一）开展检查。\n（二）办结案件。\n二、存在问题\n力量不足。", "1一、 1.11. 1.1.1（一） 1.1.2（二） 1.22. 1.2.1（一） 1.2.2（二） 2二、"),
        # a number that is repeated and one that is left out inside a paragraph
        ("一、主要成效\n开展工作。一是甲项；二是乙项；二是丙项；四是丁项。\n二、存在问题\n力量不足。", "1一、 1.1一是 1.2二是 1.3二是 1.4四是 2二、"),
        # examples before the chapters of a page that lost its line breaks
        ("按照要求，如：一、学习；二、执法。一、主要成效。开会12次。二、存在问题。力量不足。三、下一步打算。努力。", "1一、 2二、 3三、"),
    ],
)  # fmt: skip
def test_the_order_of_the_markers_tells_their_levels(text, found):
    assert " ".join(ref + node.marker for ref, node in numbered(outline(FRONT + text).nodes)) == found


def test_a_note_of_a_template_is_no_part_of_a_title():
    text = (
        FRONT
        + "一、主要工作（黑体三号字）\n（一）加强领导（楷体_GB2312三号加粗）\n开会12次。\n二、存在问题（略）\n力量不足。"
    )
    titles = [node.title for _ref, node in numbered(outline(text).nodes)]
    assert titles == ["主要工作", "加强领导", "存在问题（略）"]


@pytest.mark.parametrize(
    ("before", "role"), [("三、下一步打算\n加强学习。", "plans"), ("三、规范执法\n开展检查。", "results")]
)
def test_what_safeguards_plans_is_one_of_them(before, role):
    text = f"{FRONT}一、主要成效\n开会12次。\n二、存在问题\n力量不足。\n{before}\n四、保障措施\n加强领导。"
    assert outline(text).nodes[-1].role == role

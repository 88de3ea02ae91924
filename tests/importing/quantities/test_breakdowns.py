"""Parts know their whole where the words say so, and nothing else is a part."""

import pytest

from jinshi_cli.importing.quantities import figures


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("受理85宗（其中调解12宗、维持60宗），罚款3万元。", [None, 0, 0, None]),
        ("办理案件85件，罚款3万元，其中重大案件12件。", [None, None, 0]),
        ("设置采集点23个（采集单元82个）。", [None, None]),
        ("接待120人（男70人，女50人），回访30人。", [None, 0, 0, None]),
        ("立案12件。其中简易程序3件。", [None, 0]),
        ("立案12件。\n其中简易程序3件。", [None, None]),
        # what the parts come to tells their whole
        ("立案63宗，办结58宗，罚款42.7万元；其中简易程序21宗，普通程序42宗。", [None, None, None, 0, 0]),
        ("立案63宗，办结58宗，其中简易程序21宗，普通程序37宗。", [None, None, 1, 1]),
        ("办结20宗，立案63宗，其中重大案件30宗。", [None, None, 1]),
        ("立案63宗，办结20宗，其中重大案件30宗。", [None, None, 0]),
        # brackets inside a list, lists inside a list
        ("审结79件（含上年结转6件），其中驳回15件，维持31件。", [None, 0, 0, 0]),
        ("办理100件，其中简易程序60件（含当场处罚12件）、普通程序40件。", [None, 0, 1, 0]),
        ("办理100件，其中行政案件60件，其中调解20件。", [None, 0, 1]),
        ("办理100件，其中行政案件60件、民事案件40件（调解20件、判决20件）。", [None, 0, 0, 2, 2]),
        ("办理100件，其中行政案件60件、民事案件40件（其中调解20件）。", [None, 0, 0, 2]),
        # other words that lead parts in
        ("办理公证1203件，包括国内公证1100件、涉外公证103件。", [None, 0, 0]),
        ("全体干部52人中，党员35人、法律专业8人。", [None, 0, 0]),
        ("全区16家单位中有15家单位完成整改。", [None, 0]),
        ("排查隐患25处：安全类12处、消防类8处、环保类5处。", [None, 0, 0, 0]),
        ("受理案件15件，分别为民事5件、行政10件。", [None, 0, 0]),
        ("受理案件15件，其中民事5件，占33.3%，行政10件。", [None, 0, None, 0]),
        ("开展活动12场，其中普法宣传3次。", [None, 0]),
        # what stands behind and is no part
        ("受理复议申请150件，其中不予受理3件，办结诉讼案件100件。", [None, 0, None]),
        ("受理信访120件，其中初信80件，化解积案15件。", [None, 0, None]),
        ("受理案件120件，其中民事80件，另受理咨询15件。", [None, 0, None]),
        ("受理案件120件，其中民事80件，行政60件。", [None, 0, None]),
        ("受理案件120件，其中民事80件；化解15件。", [None, 0, None]),
        ("办结68宗（2020年为56宗），同比增长21.4%。", [None, None, None]),
        ("办理100件，其中刑事50件（上年30件）、治安40件。", [None, 0, None, 0]),
        ("走访120户，办结信访（含网上12件）30件。", [None, None, None]),
        ("排查隐患25处：整改12处。", [None, None]),
        ("在25个部门集中开展检查12次，3个部门被约谈。", [None, None, None]),
        ("建成5个中心，覆盖3个镇。", [None, None]),
    ],
)  # fmt: skip
def test_parts_know_their_whole(text, wholes):
    assert [figure.whole for figure in figures(text)] == wholes


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("办结率由80%提高到95%。", [1, 0]),
        ("时限由15个工作日缩短为6个工作日。", [1, 0]),
        ("案件从2020年的56宗降至2021年的31宗。", [1, 0]),
        ("人均办案量由上年的9.2件提升到11.6件。", [1, 0]),
        ("环节由5个减至2个，材料由8份减为3份。", [1, 0, 3, 2]),
        ("配备3至5名法律明白人。", [1, 0]),
        ("由5个部门牵头，联系到8个单位。", [None, None]),
        ("由3名律师组成服务团，派到5名企业家身边。", [None, None]),
        ("从12个村选出3个村作为示范。", [None, None]),
        ("由12个村扩大为示范片，惠及8个村。", [None, None]),
        ("接待120人次，办理12件。", [None, None]),
    ],
)
def test_both_ends_of_a_change_know_each_other_and_nothing_else_does(text, pairs):
    assert [figure.pair for figure in figures(text)] == pairs


@pytest.mark.parametrize(("count", "told"), [(20, True), (21, False)])
def test_a_whole_is_looked_for_among_so_many_parts_and_no_more(count, told):
    text = f"排查隐患{count}处：" + "、".join(["消防1处"] * count) + "。"
    assert [figure.whole for figure in figures(text)] == [None, *[0 if told else None] * count]


def test_a_bracket_in_many_brackets_is_of_what_stands_before_it():
    assert [figure.whole for figure in figures("立案12件（其中" * 30 + "办结3件。")] == [None, *range(30)]

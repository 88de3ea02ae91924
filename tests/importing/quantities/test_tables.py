import pytest

from jinshi_cli.importing.quantities import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "类型 受理（件） 调成 占比\n邻里纠纷 57 55件 24.1%",
            [
                (57, "件", "邻里纠纷受理", None),
                (55, "件", "邻里纠纷调成", None),
                (24.1, "%", "邻里纠纷占比", None),
            ],
        ),
        (
            "单位：件\n指标 2022年 2023年\n行政处罚 120 98\n行政许可 0 7",
            [
                (120, "件", "行政处罚", "2022年"),
                (98, "件", "行政处罚", "2023年"),
                (0, "件", "行政许可", "2022年"),
                (7, "件", "行政许可", "2023年"),
            ],
        ),
        (
            "年度 立案（件） 罚款（万元）\n2022年 3 4.5",
            [(3, "件", "立案", "2022年"), (45000, "元", "罚款", "2022年")],
        ),
        (
            "单位：万元\n部门 2023 2024\n国土所 30 33.6",
            [(300000, "元", "国土所", "2023"), (336000, "元", "国土所", "2024")],
        ),
        (
            "部门 罚款（万元）\n2023年 2024年\n国土所 30 33.6",
            [(300000, "元", "国土所罚款", "2023年"), (336000, "元", "国土所罚款", "2024年")],
        ),
        ("年份 立案（件）\n2023 9", [(9, "件", "立案", "2023")]),
        ("序号 部门 人数（人）\n1 办公室 15", [(15, "人", "办公室人数", None)]),
        ("事项 数量\n普法讲座 12场\n合计 20场", [(12, "场", "普法讲座", None), (20, "场", "合计", None)]),
        ("类别 受理 办结\n合计 20件 18件", [(20, "件", "受理合计", None), (18, "件", "办结合计", None)]),
    ],
)
def test_a_figure_of_a_table_is_named_after_row_and_column_and_has_the_year_of_either(text, found):
    assert [(one.value, one.unit, one.label, one.when) for one in figures(text)] == found


def test_figures_of_a_table_in_a_chapter_of_plans_are_doubtful():
    assert all(one.doubtful for one in figures("事项 目标（场）\n普法讲座 12", "plans"))


def test_an_unknown_unit_in_a_head_is_doubtful():
    assert [one.doubtful for one in figures("事项 数量（杆塔）\n照明 12")] == [True]


def test_the_sentence_before_a_table_is_read_as_ever():
    text = "受理纠纷25件，分类见下表。\n类型 受理\n邻里 25件"
    assert [(one.value, one.label) for one in figures(text)] == [(25, "受理纠纷"), (25, "邻里受理")]

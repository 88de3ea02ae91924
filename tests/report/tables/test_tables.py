import pytest
import yaml
from work import calls

from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source
from jinshi_cli.report.tables.in_text import cells, tables


def read(text):
    return [(text[one.span.start : one.span.end], one.value, one.unit, one.row, one.column) for one in cells(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "类型 受理（件） 调成 占比\n邻里 57 55件 24.1%",
            [
                ("57", 57, "件", "邻里", "受理"),
                ("55件", 55, "件", "邻里", "调成"),
                ("24.1%", 24.1, "%", "邻里", "占比"),
            ],
        ),
        (
            "单位：万元\n指标 2022年 2023年\n罚没款 120.5 98",
            [("120.5", 1205000, "元", "罚没款", "2022年"), ("98", 980000, "元", "罚没款", "2023年")],
        ),
        (
            "指标 上年 本年\n案件数（件） 1,120 98\n合格率（%） 95 96.3",
            [
                ("1,120", 1120, "件", "案件数", "上年"),
                ("98", 98, "件", "案件数", "本年"),
                ("95", 95, "%", "合格率", "上年"),
                ("96.3", 96.3, "%", "合格率", "本年"),
            ],
        ),
        (
            "领域 立案 罚款（万元）\n交通 3件 4.5\n城管 0 -\n水务 12件 0",
            [
                ("3件", 3, "件", "交通", "立案"),
                ("4.5", 45000, "元", "交通", "罚款"),
                ("0", 0, "件", "城管", "立案"),
                ("12件", 12, "件", "水务", "立案"),
                ("0", 0, "元", "水务", "罚款"),
            ],
        ),
        ("受理 办结\n信访 5件 4件", [("5件", 5, "件", "信访", "受理"), ("4件", 4, "件", "信访", "办结")]),
        ("项目 数量 备注\n信访 5件 已办结", [("5件", 5, "件", "信访", "数量")]),
        ("类别｜受理｜办结\n信访｜5件｜4件", [("5件", 5, "件", "信访", "受理"), ("4件", 4, "件", "信访", "办结")]),
    ],
)
def test_a_figure_has_the_unit_beside_it_or_that_of_head_row_or_table(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "类别 受理 办结\n信访 5 4",
        "召开会议 12 次\n发放 资料 5 份",
        "全年工作，开展 检查\n检查 12次",
        "法治政府建设 年度报告\n2024年1月 15日",
        "信访 5件 4件",
    ],
)
def test_what_has_no_unit_or_is_no_table_is_left_out(text):
    assert read(text) == []


def lost(text):
    return [text[one.span.start : one.span.end] for table in tables(text) for one in table.lost]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "单位：万元\n部门 2023 2024\n甲 30 33.6",
            [("30", 300000, "元", "甲", "2023"), ("33.6", 336000, "元", "甲", "2024")],
        ),
        (
            "部门 罚款（万元）\n2023年 2024年\n甲 30 33.6",
            [("30", 300000, "元", "甲", "罚款2023年"), ("33.6", 336000, "元", "甲", "罚款2024年")],
        ),
        (
            "序号 部门 收件（件） 备注\n上年 本年\n1 甲 30 33 无\n2 乙 5 6 无",
            [
                ("30", 30, "件", "甲", "收件上年"),
                ("33", 33, "件", "甲", "收件本年"),
                ("5", 5, "件", "乙", "收件上年"),
                ("6", 6, "件", "乙", "收件本年"),
            ],
        ),
        (
            "（单位：宗、万元）\n部门 立案 罚款\n甲 9 33.6",
            [("9", 9, "宗", "甲", "立案"), ("33.6", 336000, "元", "甲", "罚款")],
        ),
        (
            "指标 单位 2023年 2024年 增长（%）\n立案 宗 7 9 28.6\n罚款 万元 30 33.6 12",
            [
                ("7", 7, "宗", "立案", "2023年"),
                ("9", 9, "宗", "立案", "2024年"),
                ("28.6", 28.6, "%", "立案", "增长"),
                ("30", 300000, "元", "罚款", "2023年"),
                ("33.6", 336000, "元", "罚款", "2024年"),
                ("12", 12, "%", "罚款", "增长"),
            ],
        ),
        (
            "序号 部门 人数（人） 持证率\n1 甲 15 100%\n2 乙 6 83.3%\n合计 21 95.2%",
            [
                ("15", 15, "人", "甲", "人数"),
                ("100%", 100, "%", "甲", "持证率"),
                ("6", 6, "人", "乙", "人数"),
                ("83.3%", 83.3, "%", "乙", "持证率"),
                ("21", 21, "人", "合计", "人数"),
                ("95.2%", 95.2, "%", "合计", "持证率"),
            ],
        ),
        (
            "部门 立案（宗） 罚款（万元） 备注\n甲 9 33.6 含上年结转\n乙 / 12 无",
            [
                ("9", 9, "宗", "甲", "立案"),
                ("33.6", 336000, "元", "甲", "罚款"),
                ("12", 120000, "元", "乙", "罚款"),
            ],
        ),
        (
            "单位：万元\n部门 罚款 合计\n甲 1 3",
            [("1", 10000, "元", "甲", "罚款"), ("3", 30000, "元", "甲", "合计")],
        ),
        (
            "部门 类型 件数（件）\n甲 罚款 9\n警告 4\n合　计 13",
            [("9", 9, "件", "甲罚款", "件数"), ("4", 4, "件", "甲警告", "件数"), ("13", 13, "件", "合计", "件数")],
        ),
    ],
)
def test_heads_in_two_rows_columns_of_units_and_names_over_several_rows_are_read(text, found):
    assert read(text) == found
    assert lost(text) == []


@pytest.mark.parametrize(
    ("text", "found", "missing"),
    [
        # 万元 above the table is no unit of cases.
        (
            "（单位：万元）\n部门 立案 罚款\n2023 2024 2023 2024\n甲 7 9 30 33.6",
            [("30", 300000, "元", "甲", "罚款2023"), ("33.6", 336000, "元", "甲", "罚款2024")],
            ["7", "9"],
        ),
        ("部门 立案数 罚款额\n甲 9 33.6", [], ["9", "33.6"]),
        ("部门 立案 罚款\n2023 2024 2023 2024\n甲 7 9 30 33.6", [], ["7", "9", "30", "33.6"]),
        # Which of two columns has no entry is not told.
        (
            "部门 立案（宗） 罚款（万元）\n甲 9\n乙 3 33.6",
            [("3", 3, "宗", "乙", "立案"), ("33.6", 336000, "元", "乙", "罚款")],
            ["9"],
        ),
        # Nor which of the heads spans two columns.
        ("部门 立案（宗） 罚款（万元）\n甲 9 33.6 12", [], ["9", "33.6", "12"]),
        # A share is not counted in what the rest of its table is.
        (
            "单位：件\n指标 2022年 2023年 增长\n行政处罚 120 98 -18.3\n持证率 90 98 8",
            [("120", 120, "件", "行政处罚", "2022年"), ("98", 98, "件", "行政处罚", "2023年")],
            ["-18.3", "90", "98", "8"],
        ),
        # Numbers that may all be years may be heads of what follows.
        (
            "单位：万元\n部门 2022年 2023年\n甲 5 6\n名称 2023 2024\n乙 30 33.6",
            [("5", 50000, "元", "甲", "2022年"), ("6", 60000, "元", "甲", "2023年")],
            ["2023", "2024", "30", "33.6"],
        ),
        ("单位：件\n部门 处罚\n甲 3.5", [], ["3.5"]),
        ("单位：万元\n项目 金额\n甲 3万\n乙 5", [("5", 50000, "元", "乙", "金额")], ["3万"]),
        ("信访 5 4\n调解 6 7", [], ["5", "4", "6", "7"]),
    ],
)
def test_what_is_not_sure_is_lost_and_never_guessed(text, found, missing):
    assert read(text) == found
    assert lost(text) == missing


@pytest.mark.parametrize("unit", ["", "单位：万元\n", "（单位：件）\n", "（单位：宗、万元）\n"])
@pytest.mark.parametrize("years", [("2023", "2024"), ("2023年", "2024年")])
@pytest.mark.parametrize("upper", ["", "部门 立案 罚款\n", "部门 罚款（万元）\n", "序号 部门 立案 罚款\n"])
def test_a_year_in_a_head_is_no_figure(unit, years, upper):
    under = " ".join(years * 2) if "立案" in upper else " ".join(years)
    heads = upper + under if upper else f"部门 {under}"
    text = f"{unit}{heads}\n甲 7 9 30 33.6\n乙 7 9 30 33.6"
    assert not any(word.startswith("20") for word, *_rest in read(text))


@pytest.mark.parametrize("text", ["召开会议 12 次\n发放 资料 5 份", "法治政府建设 年度报告\n2024年1月 15日"])
def test_words_set_apart_are_no_table_with_lost_figures(text):
    assert lost(text) == []


def test_the_work_of_reading_a_table_grows_with_its_rows():
    def work(rows):
        text = "单位：万元\n部门 类型 立案 罚款\n" + "甲 乙 3 4.5\n丙 5 6\n" * rows
        return calls(lambda: tables(text))

    assert work(400) < 5 * work(100)


def _problems(**changed):
    metric = {"quote": "57", "label": "受理纠纷", "value": 57, "unit": "件"} | changed
    chapter = {"title": "成效", "role": "results", "text": "类型 受理（件） 占比（%）\n\n邻里 57 24.1"}
    chapter |= {"marker": "一、", "metrics": [{name: value for name, value in metric.items() if value is not None}]}
    report = {
        "version": 1,
        "id": "r",
        "title": "2030年报告",
        "organ": "镇",
        "place": "省",
        "year": 2030,
        "source": "测试",
    }
    data = yaml.safe_dump(report | {"chapters": [chapter]}, allow_unicode=True).encode()
    return [one.path for one in examine(Source("report.yaml", data))[1] if one.severity == "error"]


def test_a_figure_of_a_table_is_proved_by_the_unit_of_its_head():
    assert _problems() == []


@pytest.mark.parametrize("changed", [{"unit": "起"}, {"value": 58}, {"qualifier": "约"}, {"unit": "%"}])
def test_a_figure_of_a_table_with_another_unit_value_or_qualifier_is_refused(changed):
    assert _problems(**changed)


def _said(text, **metric):
    chapter = {"marker": "一、", "title": "成效", "text": text, "metrics": [{"label": "罚款"} | metric]}
    names = {"id": "r", "title": "2030年报告", "organ": "镇", "place": "省", "source": "测试"}
    data = yaml.safe_dump(names | {"version": 1, "year": 2030, "chapters": [chapter]}, allow_unicode=True).encode()
    return [one.message for one in examine(Source("report.yaml", data))[1] if one.severity == "error"]


_CASES = "（单位：宗、万元）\n\n部门 立案 查处\n\n甲 9 33.6"


def test_a_person_decides_which_unit_of_its_table_a_number_has():
    assert _said(_CASES, quote="33.6", value=336000, unit="元") == []
    assert _said(_CASES, quote="9", value=9, unit="宗") == []
    assert _said("单位：万元\n\n项目 金额\n\n甲 3万", quote="3万", value=30000, unit="元") == []
    assert _said("单位：万元\n\n项目 金额\n\n甲 3万", quote="3万", value=300000000, unit="元") != []


def test_a_number_of_a_table_with_another_unit_is_answered_with_what_may_be_written():
    (message,) = _said(_CASES, quote="33.6", value=33.6, unit="万元")
    assert "value: 336000, unit: 元" in message
    (message,) = _said("单位：万元\n\n部门 立案 罚款\n\n甲 9 30", quote="9", value=9, unit="宗")
    assert "names value: 90000, unit: 元; if that is not meant, write value: null" in message
    (message,) = _said("部门 立案数\n\n甲 9", quote="9", value=9, unit="宗")
    assert "value: null" in message
    assert "names no unit" in message
    assert _said("部门 立案数\n\n甲 9", quote="9", value=None, unit="宗", note="单位不详") == []


def test_a_year_in_a_head_proves_no_amount():
    text = "（单位：万元）\n\n部门 立案 罚款\n\n2023 2024 2023 2024\n\n甲 7 9 30 33.6"
    assert _said(text, quote="2024", before="2023 ", after=" ", value=20240000, unit="元") != []

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import calls

from jinshi_cli.importing.quantities import figures
from jinshi_cli.importing.quantities.numbers import MOST
from jinshi_cli.report.model import Span
from jinshi_cli.report.prose import sentences

PIECES = st.sampled_from(
    [
        "一",
        "二",
        "三",
        "十",
        "百",
        "万",
        "亿",
        "0",
        "1",
        "12",
        "3.5",
        "%",
        "件",
        "人次",
        "个",
        "元",
        "万元",
        "，",
        "。",
        "、",
        "；",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "全市",
        "第",
        "由",
        "至",
        "到",
        "的",
        "无",
        "未发生",
        "零",
        "投诉",
        "率",
        "共",
        "办理",
        "受理",
        "其中",
        "2021年",
        "月",
        "日",
        "□",
        "\n",
        "约",
        "余",
        "以上",
        "各",
        "案件",
        "排名",
        "首",
        "位居",
        "分别",
        "％",
        "５",
        "成",
        "（次）",
        "首宗",
        " ",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


@given(TEXTS)
def test_figures_lie_in_the_text_in_order_and_no_two_share_a_number(text):
    found = figures(text)
    at = 0
    for figure in found:
        assert 0 <= figure.start <= figure.number.start < figure.number.end <= figure.end <= len(text)
        assert figure.number.start >= at
        at = figure.number.end
        assert 0 < figure.confidence <= 1


@given(TEXTS)
def test_a_quotation_lies_in_one_sentence(text):
    spans = sentences(text)
    for figure in figures(text):
        assert any(span.holds(Span(figure.start, figure.end)) for span in spans)


@given(TEXTS)
def test_relations_point_at_other_figures(text):
    found = figures(text)
    for index, figure in enumerate(found):
        assert figure.whole is None or 0 <= figure.whole < index
        assert figure.pair is None or found[figure.pair].pair == index


def test_the_two_ends_of_a_change_know_each_other():
    before, after = figures("代表满意率由91.2%上升到98.6%。")
    assert (before.pair, after.pair) == (1, 0)
    assert (before.label, after.label) == ("代表满意率（上升前）", "代表满意率（上升后）")


def test_the_two_ends_of_a_range_know_each_other():
    least, most = figures("各村配备3至5名法律明白人。")
    assert (least.value, most.value, least.pair, most.pair) == (3, 5, 1, 0)
    assert least.unit == most.unit == "名"


def test_what_is_planned_is_doubtful():
    assert not figures("新建法治公园3个。")[0].doubtful
    assert figures("新建法治公园3个。", "plans")[0].doubtful
    assert figures("力争新建法治公园3个。")[0].doubtful


def test_an_unknown_unit_is_taken_from_its_form_and_doubtful():
    (figure,) = figures("建成智慧灯杆45杆塔，运行良好。")
    assert (figure.value, figure.unit, figure.doubtful) == (45, "杆塔", True)


def test_a_lost_digit_leaves_the_value_open():
    (figure,) = figures("取保候审□人。")
    assert (figure.value, figure.unit) == (None, "人")


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("2021年、2022年、2023年分别办理案件12件、18件、20件。", ["2021年", "2022年", "2023年"]),
        ("一季度、二季度分别办理案件12件、18件。", ["一季度", "二季度"]),
        ("2022年和2023年，败诉率分别为5.1%和3.2%。", ["2022年", "2023年"]),
        ("2021年、2022年、2023年办理案件12件、18件。", ["2021年、2022年、2023年"] * 2),
        ("2022年和2023年分别办理案件12件、18件、20件。", ["2022年和2023年"] * 3),
        ("2022年和2023年共办理案件12件。", ["2022年和2023年"]),
        ("2023年，全年分别办理行政许可、行政处罚12件、15件。", ["2023年，全年"] * 2),
        ("2022年、2023年，受理、办结行政复议案件分别为30件、28件。", ["2022年、2023年"] * 2),
        ("重大事项目前期论证30次。", [None]),
        ("一至三季度，办理行政许可事项230件。", ["一至三季度"]),
        ("一、二季度共查处违法案件12件。", ["一、二季度"]),
        ("第一季度和第二季度共受理案件30件。", ["第一季度和第二季度"]),
        ("第三季度末完成任务12项。", ["第三季度末"]),
        ("3月份、6月份分别组织演练1次。", [None]),
        ("政务服务事项目前达1200项。", ["目前"]),
    ],
)
def test_figures_have_a_period_each_where_they_are_said_to(text, whens):
    assert [one.when for one in figures(text)] == whens


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("截至12月底，全市实有市场主体18.6万户。", "截至12月底"),
        ("截至至今，全年召开会议36场次。", "截至至今，全年"),
        ("2021年招录公务员1人。", "2021年"),
        ("2021年招录公务员，现有公务员4人。", None),
        ("召开会议3次。", None),
        ("截至2021年11月底，归集数据1.36亿条。", "截至2021年11月底"),
        ("上半年召开专题会3次，下半年召开专题会2次。", "下半年"),
        ("上年结转24件，改建公厕13座。", None),
        ("行政应诉案件从上年的56宗下降。", "上年"),
    ],
)
def test_the_period_is_quoted_from_the_sentence(text, when):
    assert figures(text)[-1].when == when


@pytest.mark.parametrize("text", ["网格员每天巡查不少于2小时，平台运行平稳。", "地址：人民路128号3楼302室。"])
def test_a_rule_and_an_address_are_not_even_doubtful(text):
    assert figures(text) == ()


def test_a_course_of_months_is_a_setting_and_hours_of_learning_are_a_result():
    assert [figures(f"参加脱产学习{time}。")[0].doubtful for time in ("3个月", "40小时")] == [True, False]


def test_a_text_of_nothing_but_figures_is_read_up_to_a_limit():
    assert len(figures("1件。" * (MOST + 5))) == MOST


@pytest.mark.parametrize(
    "text", ["三分之一的村设立了调解室。", "近四分之三的纠纷在村级化解。", "1/4左右的村配备法律顾问。"]
)
def test_a_fraction_is_found_whole_and_doubtful(text):
    (figure,) = figures(text)
    assert (figure.kind, figure.doubtful) == ("rate", True)
    assert "分之" in text[figure.number.start : figure.number.end] or "1/4左右" in text[figure.start : figure.end]


@pytest.mark.parametrize("text", ["第1/3页。", "按4/1项办理。", "1/2号楼。", "2023/4/1起施行。"])
def test_what_a_stroke_parts_and_no_qualifier_follows_is_no_fraction(text):
    assert figures(text) == ()


def test_a_range_that_changes_keeps_its_ends_together():
    before, least, most = figures("办理时间从15个工作日压缩至3-5个工作日。")
    assert (before.pair, least.pair, most.pair) == (None, 2, 1)


def test_what_a_figure_is_compared_with_in_a_bracket_is_of_the_year_before():
    assert [one.when for one in figures("今年受理86件，较上年（103件）减少17件。")] == ["今年", "上年", "今年"]


@pytest.mark.parametrize("clause", ["同比增长12%，比2020年的56宗", "办结12件，", "（办理5件）6件，"])
def test_the_work_for_a_sentence_of_many_figures_does_not_grow_with_their_square(clause):
    steps = [calls(lambda times=times: figures(clause * times)) for times in (100, 400)]
    assert steps[1] < 6 * steps[0]


@pytest.mark.parametrize(
    "words",
    [
        *("检查1e3次", "检查1.2e3次", "检查10^3次", "检查1_000次", "检查12 000人次", "检查1 2人次", "检查12,00人次"),
        *("检查3/4次", "检查99999999999999999999次", "检查4²次", "检查4[2]次", "检查4①次", "检查12 000余人次"),
        *("检查约12 000人次", "检查1'000次", "罚款12 000万元"),
    ],
)
def test_a_number_that_cannot_be_read_one_way_only_is_doubtful_and_has_no_value(words):
    assert [
        (figure.start, figure.end, figure.value, figure.label, figure.doubtful) for figure in figures(f"{words}。")
    ] == [(0, len(words), None, words[:2], True)]


@pytest.mark.parametrize("words", ["拆除90m²", "检查36次²", "走访5G基站36个", "制定制度²36项", "安装APP36个"])
def test_the_mark_of_a_note_or_a_letter_beside_a_figure_leaves_it_sure(words):
    assert [(figure.value, figure.doubtful) for figure in figures(f"{words}。")] == [
        (90 if "90" in words else 36, False)
    ]


@pytest.mark.parametrize("words", ["2021/12/3日", "见2021/12/3号", "第3/4项"])
def test_a_date_or_number_with_strokes_is_no_figure(words):
    assert not figures(f"{words}。")


def test_of_a_text_of_nothing_but_doubtful_numbers_no_more_are_told_of():
    assert len(figures("1 2人次。" * (MOST + 5))) == MOST


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("平均每个村（社区）仅有1.5名执法人员；", ["平均每个村（社区）执法人员"]),
        (
            "受教育群众2000人次，阅读量5万次。较上年的1500人次增加500人次。",
            ["受教育群众", "阅读量", "受教育群众", "受教育群众增加"],
        ),
    ],
)
def test_what_there_is_of_each_and_what_is_compared_in_a_sentence_of_its_own_have_names(text, labels):
    assert [one.label for one in figures(text)] == labels


def test_what_is_compared_is_not_looked_for_in_another_paragraph():
    assert [one.label for one in figures("受教育群众2000人次。\n较上年的1500人次少。")][1] != "受教育群众"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("贯彻《某省实施纲要（2021-2025年）》，年内开展学习23场。", "年内"),
        ("贯彻《某省实施纲要（2021-2025年）》，开展学习23场。", None),
        ("健全“年初部署、年末考核”机制，考核权重提升至15%。", None),
        ("2020年1月24日至2020年2月21日设立劝返点4个。", "2020年1月24日至2020年2月21日"),
        ("3月29日印发方案15份。", "3月29日"),
        ("2025年办理案件92件。其中，许可类27件。", "2025年"),
        ("当前，配备执法人员4名。", "当前"),
        ("2021年，我镇于3月成立专班，共排查隐患120处。", "2021年"),
        ("2021年，3月成立专班，共排查隐患120处。", "2021年"),
        ("1月至6月办理案件120件。", None),
        ("7月1日前，12家企业完成搬迁。", None),
        ("其中5月办理案件12件。", "5月"),
        ("5年内累计投入300万元。", None),
        ("2021年3月，开展普法2场；6月，召开会议3次。", "6月"),
        ("2021年3月，开展普法2场；12月4日宪法日期间，发放资料2000份。", "12月4日宪法日期间"),
        ("2021年5月组织培训2场，6月各村推进整改，完成20处。", None),
        ("2021年，5月走访36户、6月走访45户。", "6月"),
        ("2021年5月组织培训2场，9月底走访企业8家。", "9月底"),
        ("推进5个项目前期工作，完成投资3亿元。", None),
        ("二十一年来，累计调解纠纷2300件。", None),
        ("面向全年龄段群众开展宣讲12场。", None),
        ("应当前往现场核实的36件均已核实。", None),
        ("第三季度检查企业30家。", "第三季度"),
        ("审议2021年工作要点，召开会议15次。", None),
        ("2021年制定工作方案，开展检查32次。", "2021年"),
        ("2021年向县人大作专题报告，接受质询2次。", "2021年"),
        ("连续三季度办结率100%。", None),
    ],
)
def test_a_time_is_not_taken_from_a_title_or_a_set_phrase(text, when):
    assert figures(text)[-1].when == when

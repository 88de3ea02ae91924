from __future__ import annotations

import pytest

from jinshi_cli.report.qualifier import around, bound_of
from jinshi_cli.report.quantity import number, quantities, read_number, whole_quantity


@pytest.mark.parametrize(
    ("text", "unit", "value", "qualifier"),
    [
        ("召开36场次", "场次", 36, None),
        ("受理1,234件", "件", 1234, None),
        ("覆盖1.5万人", "人", 15000, None),
        ("两万余人次", "人次", 20000, "余"),
        ("4万余人", "人", 40000, "余"),
        ("近305万元", "元", 3050000, "近"),
        ("约500万元", "元", 5000000, "约"),
        ("逾千人", "人", 1000, "逾"),
        ("超过3000份", "份", 3000, "超过"),
        ("不少于2次", "次", 2, "不少于"),
        ("16余次", "次", 16, "余"),
        ("500多人次", "人次", 500, "多"),
        ("97%以上", "%", 97, "以上"),
        ("百分之九十五", "%", 95, None),
        ("两成", "%", 20, None),
        ("九成以上", "%", 90, "以上"),
        ("会同12个部门", "个", 12, None),
        ("全系统23个单位", "个", 23, None),
        ("修订村规民约15份", "份", 15, None),
        ("受理210件（次）", "件（次）", 210, None),
        ("百分之九十八点五", "%", 98.5, None),
        ("98.5%", "%", 98.5, None),
        ("0件", "件", 0, None),
        ("三次", "次", 3, None),
        ("十余场", "场", 10, "余"),
        ("三十六场", "场", 36, None),
        ("约5万余人次", "人次", 50000, "约余"),
        ("15分钟内", "分钟", 15, "内"),
        ("1.2亿元", "元", 120000000, None),
        ("一百零五件", "件", 105, None),
        ("二〇二一件", "件", 2021, None),
        ("取保□人", "人", None, None),
        ("1亿2000万元", "元", 120000000, None),
        ("一亿二千万元", "元", 120000000, None),
        ("2万3千元", "元", 23000, None),
        ("3万5000元", "元", 35000, None),
        ("2千人", "人", 2000, None),
        ("20多万元", "元", 200000, "多"),
        ("1.5千余人", "人", 1500, "余"),
        ("万余人次", "人次", 10000, "余"),
        ("近百宗", "宗", 100, "近"),
        ("二十五宗", "宗", 25, None),
        ("十二万人", "人", 120000, None),
        ("三万零五十人", "人", 30050, None),
        ("一百一十人", "人", 110, None),
        ("98.5％", "%", 98.5, None),
        ("98.5%", "％", 98.5, None),
        ("３０人", "人", 30, None),
        ("百分之95", "%", 95, None),
        ("12 宗", "宗", 12, None),
        ("305 万元", "元", 3050000, None),
        ("12\u00a0宗", "宗", 12, None),
        ("队伍49人", "人", 49, None),
        ("统一部署7次", "次", 7, None),
        ("服务千余人", "人", 1000, "余"),
        ("人数达千人", "人", 1000, None),
        ("突破1亿元", "元", 10**8, "突破"),
        ("过百场", "场", 100, "过"),
        ("最多100人", "人", 100, "最多"),
        ("不少于10人以上", "人", 10, "不少于以上"),
        ("历时3年多，", "年", 3, "多"),
        ("治超50次", "次", 50, None),
        ("续约15家", "家", 15, None),
        ("侦破5宗", "宗", 5, None),
        ("破案22宗", "宗", 22, None),
        ("1万亿元", "元", 10**12, None),
        ("2.5万亿元", "元", 25 * 10**11, None),
        ("千分之三", "‰", 3, None),
        ("三点五万人", "人", 35000, None),
        ("一百二十三万四千人", "人", 1234000, None),
        ("签约15家", "家", 15, None),
        ("居民公约15份", "份", 15, None),
        ("挽回损失约30万元", "元", 300000, "约"),
        ("农民约300人", "人", 300, "约"),
        ("办公约120平方米", "平方米", 120, "约"),
        ("预约20人次", "人次", 20, None),
        ("节约30万元", "元", 300000, None),
        ("附近3个", "个", 3, None),
        ("3个内设机构", "个", 3, None),
        ("12家上下游企业", "家", 12, None),
        ("采集点23个", "个", 23, None),
        ("摸排人数75610人", "人", 75610, None),
        ("10人次日返回", "人", 10, None),
    ],
)
def test_one_quantity(text, unit, value, qualifier):
    (found,) = quantities(text, unit)
    assert (found.value, found.qualifier) == (value, qualifier)
    assert type(found.value) is type(value)


def test_the_span_holds_qualifier_number_and_unit():
    text = "罚款近305万元以上，"
    (found,) = quantities(text, "元")
    assert text[found.span.start : found.span.end] == "近305万元以上"
    assert text[found.bare.start : found.bare.end] == "305万"
    (share,) = quantities("约占百分之九十五", "%")
    assert (share.bare.start, share.bare.end) == (2, 8)


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("由76%提升至92%", "%", [76, 92]),
        ("10至20人", "人", [10, 20]),
        ("3至5万元", "元", [30000, 50000]),
        ("3万至5万元", "元", [30000, 50000]),
        ("三到五名", "名", [3, 5]),
        ("30%-50%", "%", [30, 50]),
        ("3元至5元", "元", [3, 5]),
        ("3万元-5万元", "元", [30000, 50000]),
        ("3——5件", "件", [3, 5]),
        ("2021-2023年", "年", [2021, 2023]),
        ("11类64家", "家", [64]),
        ("12件、10件", "件", [12, 10]),
    ],
)
def test_several_quantities_of_one_unit(text, unit, values):
    assert [one.value for one in quantities(text, unit)] == values


@pytest.mark.parametrize(
    ("text", "read"),
    [("500万", (5000000, "")), ("3050000", (3050000, "")), ("五百万元", (5000000, "元")), ("百分之百", (100, "%")), ("7宗", (7, "宗")),
     ("100%", (100, "%")), ("近305万元", (3050000, "元")), ("abc", None), ("3至5名", None), ("□人", None), ("", None)],
)  # fmt: skip
def test_a_text_that_is_a_quantity_and_nothing_else(text, read):
    assert whole_quantity(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "三四家",
        "三五百家",
        "数十家",
        "上百家",
        "1/3家",
        "-5家",
        "12,34家",
        "9" * 5000 + "家",
        "九" * 5000 + "家",
        "3家/人",
    ],
)
def test_what_cannot_be_read_for_certain_is_left_out(text):
    assert quantities(text, "家") == ()


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("检查百余次", "次", 100),
        ("开展千余场次", "场次", 1000),
        ("完成百余宗", "宗", 100),
        ("服务千余人", "人", 1000),
        ("队伍百余人", "人", 100),
        ("完成十余宗", "宗", 10),
    ],
)
def test_a_verb_before_a_bare_power_of_ten_is_no_numeral(text, unit, value):
    assert [(one.value, one.qualifier) for one in quantities(text, unit)] == [(value, "余")]


@pytest.mark.parametrize("text", ["壹佰余家", "三成百余家", "成百余家", "几百余家", "伍百余家"])
def test_a_numeral_before_a_bare_power_of_ten_leaves_it_unread(text):
    assert quantities(text, "家") == ()


@pytest.mark.parametrize(("text", "unit"), [("500人次", "人"), ("5场次", "场"), ("12件次", "件")])
def test_a_unit_is_whole(text, unit):
    assert quantities(text, unit) == ()
    assert len(quantities(text, unit + "次")) == 1


@pytest.mark.parametrize(("text", "unit"), [("36场次", "人"), ("场次", "场次"), ("百分之五", "人"), ("", "人")])
def test_no_quantity(text, unit):
    assert quantities(text, unit) == ()


def test_content_is_not_a_limit():
    assert quantities("3项内容", "项")[0].qualifier is None


@pytest.mark.parametrize(
    ("qualifier", "bound"),
    [
        (None, "exact"), ("约", "about"), ("近", "below"), ("多", "above"), ("以上", "above"), ("以内", "below"),
        ("约余", "about"), ("超多", "above"), ("各", "exact"), ("不少于以上", "above"), ("不超过以内", "below"), ("突破", "above"),
    ],
)  # fmt: skip
def test_bounds(qualifier, bound):
    assert bound_of(qualifier) == bound


@pytest.mark.parametrize(
    ("qualifier", "parts"),
    [(None, ("", "")), ("近", ("近", "")), ("多", ("", "多")), ("约余", ("约", "余")), ("不少于", ("不少于", ""))],
)
def test_around(qualifier, parts):
    assert around(qualifier) == parts


@pytest.mark.parametrize("text", ["", "甲", "点五", "三四", "一万五"])
def test_what_is_no_number_or_could_be_two(text):
    assert read_number(text) is None


def test_not_a_number():
    with pytest.raises(ValueError, match="not a number"):
        number("甲")


@pytest.mark.parametrize("sign", ["至", "到", "-", "—", "–", "~", "～", "－", "——", "--"])
def test_a_range_by_any_sign(sign):
    assert [(one.value, one.unit, one.other_end) for one in quantities(f"配备3{sign}5名", "名")] == [
        (3, "名", 5),
        (5, "名", 3),
    ]


def test_the_ends_of_a_range_know_each_other():
    assert [(one.value, one.other_end) for one in quantities("3至5名", "名")] == [(3, 5), (5, 3)]
    assert [(one.value, one.other_end) for one in quantities("30%-50%", "%")] == [(30, 50), (50, 30)]
    assert [one.other_end for one in quantities("12件、10件", "件")] == [None, None]


@pytest.mark.parametrize(
    ("text", "unit"), [("12.5个百分点", "个"), ("20分钟", "分"), ("3个月", "个"), ("两个半小时", "个")]
)
def test_a_unit_is_not_the_beginning_of_a_longer_one(text, unit):
    assert quantities(text, unit) == ()

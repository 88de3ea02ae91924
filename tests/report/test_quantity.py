from __future__ import annotations

import pytest

from jinshi_cli.report.quantity import around, bound_of, number, quantities


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


def test_two_quantities_of_one_unit():
    assert [one.value for one in quantities("由76%提升至92%", "%")] == [76, 92]


@pytest.mark.parametrize(("text", "unit"), [("36场次", "人"), ("场次", "场次"), ("百分之五", "人"), ("", "人")])
def test_no_quantity(text, unit):
    assert quantities(text, unit) == ()


def test_content_is_not_a_limit():
    assert quantities("3项内容", "项")[0].qualifier is None


@pytest.mark.parametrize(
    ("qualifier", "bound"),
    [
        (None, "exact"), ("约", "about"), ("近", "below"), ("多", "above"), ("以上", "above"), ("以内", "below"),
        ("约余", "about"), ("超多", "above"), ("各", "exact"),
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


def test_not_a_number():
    with pytest.raises(ValueError, match="not a number"):
        number("甲")

"""What kind of figure a unit makes, the same when a report is imported and when it is read."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.quantities import figures
from jinshi_cli.report.units import kind_of_unit


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("元", "money"),
        ("人民币", "money"),
        ("英镑", "money"),
        ("加元", "money"),
        ("元/人", "count"),
        ("单元", "count"),
        ("%", "rate"),
        ("个百分点", "rate"),
        ("倍", "count"),
        ("件", "count"),
        (None, "count"),
    ],
)
def test_the_kind_of_a_unit(unit, kind):
    assert kind_of_unit(unit) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [("捐赠3000英镑。", "money"), ("人均3000元/人。", "count"), ("满意率98%。", "rate"), ("增长2倍。", "count")],
)
def test_an_import_gives_the_same_kind(text, kind):
    (figure,) = figures(text)
    assert figure.kind == kind == kind_of_unit(figure.unit)

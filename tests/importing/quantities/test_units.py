"""A measure word is told from the beginning of a longer word by the words that follow."""

import pytest

from jinshi_cli.importing.quantities import figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("查处5件套路贷案件。", "件"),
        ("发放宣传品5件套。", "件套"),
        ("化解3起诉求。", "起"),
        ("办理3起诉讼案件。", "起"),
        ("完成12项目标任务。", "项"),
        ("派出5名义务宣传员。", "名"),
        ("约谈3名单位负责人。", "名"),
        ("指导156个人民调解组织。", "个"),
        ("登记23个个体工商户。", "个"),
        ("走访12人次。", "人次"),
        ("36场次活动如期举行。", "场次"),
    ],
)
def test_the_longest_word_after_a_measure_word_decides(text, unit):
    assert [figure.unit for figure in figures(text)] == [unit]


@pytest.mark.parametrize("text", ["3部门联合发文。", "完成15项目入库。", "5人大代表。", "修订5条例。", "7部门会商。"])
def test_a_word_after_a_number_is_no_measure_word(text):
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("发放宣传单五千余份、传单两万份。", [5000, 20000]),
        ("公布权责清单二十六项。", [26]),
        ("签订合同一份、协议两份。", [1, 2]),
        ("会同五家单位开展检查三次。", [5, 3]),
        ("建成水源头三处。", [3]),
        ("落实单一窗口、同一标准、统一平台。", []),
        ("每两个村设立一处站点。", []),
    ],
)
def test_a_noun_before_a_number_in_characters_is_no_part_of_it(text, values):
    assert [figure.value for figure in figures(text) if not figure.doubtful] == values

"""What is intended or required is doubtful; what is reported beside it is not."""

import pytest

from jinshi_cli.importing.quantities import figures
from jinshi_cli.importing.quantities import plans as plans_module
from jinshi_cli.importing.quantities.plans import plans


def sure(text, year=2021):
    return [figure.value for figure in figures(text, year=year) if not figure.doubtful]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("到2025年持证率达到100%，建成站所5个。", []),
        ("2022年将新建服务点12个。", []),
        ("2022年上半年完成评估，覆盖率达到100%。", []),
        ("力争打造一流环境，办结率达98%。", []),
        ("实际检查271家，计划完成率104.2%。", [271, 104.2]),
        ("梳理文件74件，其中继续有效52件、拟修订9件、废止13件。", [74, 52, 9, 13]),
        ("计划新建阵地3个、拟改建阵地5个。", []),
        ("拟修订文件9件。", []),
        ("审查文件74件，要求纠正3件。", [74, 3]),
        ("年底前要求完成3件。", []),
        ("力争打造一流环境，全年减税3亿元。", [300000000]),
        ("到2021年底，建成站所5个。", [5]),
        ("截至2022年1月，建成站所5个。", [5]),
        ("为2022年打好基础，培训120人。", [120]),
        ("落实《2022年度计划》，培训120人。", [120]),
        ("落实“到2025年”目标，培训120人。", [120]),
        ("2021—2025年规划期内培训120人。", [120]),
        ("下一步培训120人。已培训80人。", [80]),
        ("争取上级资金120万元。", [1200000]),
        ("争取建成站所5个。", []),
        ("年度计划的24项任务完成。", [24]),
        ("计划新增站所5个。", []),
    ],
)
def test_what_is_to_come_is_no_result(text, values):
    assert sure(text) == values


@pytest.mark.parametrize(
    ("text", "values"), [("到2025年建成站所5个。", []), ("2025年底前建成站所5个。", []), ("2025年建成站所5个。", [5])]
)
def test_where_the_year_is_not_known_the_words_decide(text, values):
    assert sure(text, year=None) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [("每月召开1次例会。", []), ("每月接待来访120次。", [120]), ("平均每月召开2次例会。", [2]), ("每年举办2次培训班。", [2])],
)  # fmt: skip
def test_how_often_something_is_to_be_done_counts_nothing(text, values):
    assert sure(text) == values


class Searches:
    """A pattern that counts how often a text is searched for it."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.times = 0

    def search(self, *arguments):
        self.times += 1
        return self.pattern.search(*arguments)


def test_the_end_of_a_sentence_of_many_plans_is_looked_for_once(monkeypatch):
    ends = Searches(vars(plans_module)["_SENTENCE_END"])
    monkeypatch.setattr(plans_module, "_SENTENCE_END", ends)
    text = "今后推进工作" * 50 + "。" + "下一步推进" * 50
    found = list(plans(text, 2021))
    assert (len(found), {span.end for span in found}) == (100, {text.index("。"), len(text)})
    assert ends.times == 2

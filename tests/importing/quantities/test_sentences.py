from pathlib import Path

import pytest
import yaml

from jinshi_cli.importing.quantities import figures
from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


def _sure(text):
    return [figure for figure in figures(text) if not figure.doubtful]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:16])
def test_values_units_and_qualifiers_are_those_that_are_printed(case):
    found = [
        (figure.value, figure.kind if figure.kind in {"rank", "none"} else figure.unit, figure.qualifier)
        for figure in _sure(case["text"])
    ]
    assert found == [tuple(row[:3]) for row in case["figures"]]


@pytest.mark.parametrize("case", [case for case in SENTENCES if case["figures"]], ids=lambda case: case["text"][:16])
def test_labels_say_what_is_counted(case):
    for figure, row in zip(_sure(case["text"]), case["figures"], strict=True):
        if len(row) > 3:
            assert figure.label == row[3]


def _metric(text, figure):
    """Write a figure as a report file has it, with what tells its words from the same words elsewhere."""
    metric = {
        "quote": text[figure.start : figure.end],
        "before": text[max(0, figure.start - 8) : figure.start],
        "after": text[figure.end : figure.end + 8],
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind if figure.kind in {"rank", "none"} else None,
    }
    return {name: value for name, value in metric.items() if value not in {None, ""}}


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:16])
def test_a_report_file_with_the_figures_is_valid_and_needs_no_second_look(case):
    text = case["text"]
    chapter = {"marker": "一、", "title": "成效", "role": "results", "text": text}
    chapter["metrics"] = [_metric(text, figure) for figure in _sure(text)]
    report = {"version": 1, "id": "sentence", "title": "2030年报告", "organ": "镇", "place": "省", "year": 2030}
    data = yaml.safe_dump(report | {"source": "测试", "chapters": [chapter]}, allow_unicode=True).encode()
    report, problems = examine(Source("report.yaml", data))
    assert report is not None, problems
    assert [problem.message for problem in problems if "metrics" in problem.path] == []

from __future__ import annotations

import pytest

from jinshi_cli.report.formula import FormulaError, evaluate, keys

VALUES = {"solved": 22, "filed-2021": 112, "half": 0.5, "lost": None, "zero": 0}


@pytest.mark.parametrize(
    ("formula", "unit", "result"),
    [
        ("solved / filed-2021", "%", 19.6),
        ("solved + filed-2021", "宗", 134),
        ("filed-2021 - solved", "宗", 90),
        ("2 * (solved + 1)", None, 46),
        ("half", None, 0.5),
        ("solved / lost", "%", None),
        ("solved / filed-2021", "％", 19.6),
        ("solved / filed-2021", "‰", 196.4),
        ("filed-2021 - solved", "%", 90),
        ("solved / 2 + 1", "%", 12),
        ("(solved / filed-2021)", "%", 19.6),
        ("100 * solved / filed-2021", "%", 19.6),
        ("solved / 16", "宗", 1.4),
        ("solved / 2", "%", 11),
        ("half / 2", None, 0.3),
        ("half * half", "元", 0.25),
        ("zero + 10 - 2 - 3", None, 5),
        ("zero + 1 + 2 * 3", None, 7),
    ],
)
def test_results(formula, unit, result):
    assert evaluate(formula, VALUES, unit) == result


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("solved / zero", "no finite result"),
        ("solved / unknown-key", "unknown-key"),
        ("solved +", "ends where"),
        ("(solved", "closing bracket"),
        ("solved solved", "goes on"),
        ("2 * 21", "names no metric's key"),
        ("* solved", "where a key or a number"),
        ("__import__('os')", "was expected"),
        ("*".join(["filed-2021"] * 40), "too large to be a figure"),
        ("solved ** 2", "where a key or a number"),
        ("(" * 100 + "solved" + ")" * 100, "nested too deeply"),
        ("1 + " * 300 + "1", "longer than"),
        ("half / 3 * " + "9" * 400, "no finite result"),
        ("", "names no metric's key"),
    ],
)
def test_errors_say_why(formula, says):
    with pytest.raises(FormulaError, match=says.replace("*", r"\*")):
        evaluate(formula, VALUES, None)


def test_keys():
    assert keys("filed-2021 / solved + filed-2021") == ("filed-2021", "solved")

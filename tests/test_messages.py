from __future__ import annotations

import pytest

from jinshi_cli import messages


@pytest.mark.parametrize(
    ("flag", "variables", "language"),
    [
        ("zh", {"JINSHI_LANG": "en"}, "zh"), (None, {"JINSHI_LANG": "zh", "LANG": "en_GB"}, "zh"), (None, {"LANG": "zh_TW.UTF-8"}, "zh"),
        (None, {"LC_ALL": "en_GB", "LANG": "zh_CN"}, "en"), (None, {"LC_MESSAGES": "zh_CN", "LANG": "C"}, "zh"), (None, {}, "en"),
        (None, {"JINSHI_LANG": "fr", "LANG": "zh_CN"}, "zh"), ("fr", {}, "en"), (None, {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)  # fmt: skip
def test_flag_then_variable_then_locale(flag, variables, language):
    assert messages.from_environment(flag, variables) == language


def test_plural_forms():
    try:
        assert [messages.n_("{number} plan", "{number} plans", number) for number in (1, 2)] == [
            "{number} plan",
            "{number} plans",
        ]
        messages.install("zh")
        assert messages.language() == "zh"
        assert [messages.n_("{number} plan", "{number} plans", number) for number in (1, 2)] == ["{number} 项打算"] * 2
    finally:
        messages.install("en")

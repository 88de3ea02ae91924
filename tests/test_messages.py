from __future__ import annotations

import re
from pathlib import Path

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


def catalogue():
    path = next(Path(messages.__file__).parent.glob("locales/zh/LC_MESSAGES/*.po"))
    entries = re.findall(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
    assert len(entries) > 300
    return entries


def test_a_translation_names_what_the_message_names():
    for one, many, chinese in catalogue():
        for english in filter(None, (one, many)):
            assert sorted(set(re.findall("{.*?}", chinese))) == sorted(set(re.findall("{.*?}", english))), english


def test_a_translation_has_the_marks_of_its_language():
    """Half-width commas, semicolons and question marks stand beside no Chinese; a sentence ends where the English one does."""
    for english, _many, chinese in catalogue():
        assert not re.search("[一-鿿][,;:?!]|[,;?!] ?[一-鿿]", chinese), chinese
        assert english.endswith((".", ":")) == chinese.endswith(("。", "：")), english


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

"""Every format of every command, letter for letter; ``tools/generate.py`` writes the files anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden.cases import TRANSLATED, cases
from support import run

FILES = Path(__file__).parents[1] / "golden" / "files"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_the_answer_is_the_golden_one(case):
    ran = run(*case.arguments, JINSHI_LANG=case.language, COLUMNS="80")
    assert ran.out == (FILES / case.name).read_bytes().decode()
    if case.arguments[-1] not in TRANSLATED:
        assert run(*case.arguments, JINSHI_LANG="zh", COLUMNS="80").out == ran.out


def test_there_is_no_other_file():
    assert {file.name for file in FILES.iterdir()} == {case.name for case in cases()}

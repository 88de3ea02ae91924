"""Every format of every command, letter for letter; ``tools/generate.py`` writes the files anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden.cases import TRANSLATED, cases
from support import run, run_inside

import jinshi_cli

FILES = Path(__file__).parents[1] / "golden" / "files"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_the_answer_is_the_golden_one(case):
    ran = run(*case.arguments, JINSHI_LANG=case.language, COLUMNS="80")
    assert ran.out == (FILES / case.name).read_bytes().decode()
    # What other tests look at inside their own process is what the program's process says and how it ends.
    assert run_inside(*case.arguments, JINSHI_LANG=case.language, COLUMNS="80") == ran
    # A draft says in the user's language what to look at; what scripts read is the same in every language.
    if case.arguments[-1] not in TRANSLATED and case.arguments[0] != "import":
        assert run_inside(*case.arguments, JINSHI_LANG="zh", COLUMNS="80").out == ran.out


def test_every_command_has_a_file_in_every_format_and_language():
    """Hold the cases against what the commands themselves say they can do."""
    table = json.loads((Path(jinshi_cli.__file__).parent / "completions" / "commands.json").read_text(encoding="utf-8"))
    had = {(case.arguments[0] if case.arguments[0] in table["en"] else "", case.arguments[-1], case.language) for case in cases() if not case.name.startswith("error")}  # fmt: skip
    for language, commands in table.items():
        for name, command in commands.items():
            for kind in command["formats"]:
                assert (name, kind, language if kind in TRANSLATED else "en") in had


def test_there_is_no_other_file():
    assert {file.name for file in FILES.iterdir()} == {case.name for case in cases()}

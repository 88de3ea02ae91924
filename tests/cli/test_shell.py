"""A command that is suggested can be copied into a shell, whatever stands in it."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import PROGRAM, SCRUBBED, SMALL, run, run_inside

from jinshi_cli.cli import shell

NAMES = st.text(alphabet="甲a1 '\"\\$`!*\n\r\t\x1b\x7f\x85\u202e\u2028\udcff-~#=", min_size=1, max_size=8)


@given(words=st.lists(NAMES, min_size=1, max_size=3))
@example(words=["\x1b7"])
@settings(max_examples=60)
def test_a_shell_takes_the_words_as_they_are(words):
    line = shell.words(words)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]", line)
    done = subprocess.run(["bash", "-c", f"printf '%s\\0' {line}"], env=SCRUBBED, capture_output=True, check=True)
    assert done.stdout.split(b"\0")[:-1] == [os.fsencode(word) for word in words]


@pytest.mark.parametrize("name", ["a\njinshi: b.yaml", "\x1b[2J.yaml", "-r.yaml", "甲 乙\u202e.yaml", "\udcff.yaml"])
def test_a_hint_names_a_file_that_is_there(name, tmp_path):
    (tmp_path / name).write_text(SMALL.replace("title: 执法", "title: ; touch here"), encoding="utf-8")
    english, chinese = (hinted(way("-r", name, cwd=tmp_path, JINSHI_LANG=language)) for way, language in ((run, "en"), (run_inside, "zh")))  # fmt: skip
    assert len(english) == 3
    # What is typed is the same in both languages.
    assert english == chinese
    for hint in english:
        line = hint.replace("jinshi", PROGRAM[0], 1)
        done = subprocess.run(["bash", "-c", line], env=SCRUBBED, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def hinted(ran):
    """Return the command lines that an answer suggests."""
    lines = [line.strip() for line in ran.out.splitlines()]
    return [line.partition("  ")[0] for line in lines if line.startswith("jinshi ")]


def test_what_a_report_calls_a_figure_is_one_word_of_a_command(tmp_path):
    (tmp_path / "r.yaml").write_text(SMALL.replace("label: 办案", "label: ;id").replace("label: 罚款", "label: ;id"), encoding="utf-8")  # fmt: skip
    assert "jinshi search ';id' -r r.yaml  " in run("-r", "r.yaml", cwd=tmp_path).out


def test_many_problems_name_the_command_that_lists_them(tmp_path):
    (tmp_path / "-a b.yaml").write_text(SMALL + "".join(f"x{number}: 1\n" for number in range(30)), encoding="utf-8")
    for language in ("en", "zh"):
        told = run("metrics", "-r", "-a b.yaml", cwd=tmp_path, JINSHI_LANG=language).err
        assert "jinshi check './-a b.yaml'" in told.splitlines()[-1]
    ran = run("metrics", "-r", "-a b.yaml", cwd=tmp_path)
    assert ran.err.endswith("and 10 more problems; jinshi check './-a b.yaml' lists all\n")


def test_words_without_a_command_are_suggested_with_their_options():
    done = run("罚款", "--lang", "en")
    assert done.status == 2
    assert done.err.endswith("to look for words, type jinshi search 罚款 --lang en\n")
    assert run("search", "罚款", "--lang", "en").status == 0

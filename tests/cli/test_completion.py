"""What a shell is told when it asks how a command line may go on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import PROGRAM, SCRUBBED, run


def completed(*words, **variables):
    ran = run(*words, JINSHI_COMPLETE="1", **variables)
    assert (ran.status, ran.err) == (0, "")
    return [line.split("\t")[0] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["se"], "sections"), (["show", "yqfk"], "依法防控新冠肺炎疫情"), (["show", "yffkxg"], "依法防控新冠肺炎疫情"), (["show", "1.3"], "1.3"),
        (["show", "vacc"], "vaccine-doses"), (["show", "fakuan"], "fines-rank"), (["show", "依法防控"], "依法防控新冠肺炎疫情"),
        (["show", "優化法治化"], "优化法治化营商环境"), (["show", "gdsaq"], "广东省安全生产条例"), (["laws", "minfa"], "中华人民共和国民法典"),
        (["metrics", "--un"], "--unit"), (["metrics", "--unit", "场"], "场次"), (["metrics", "--sort", "va"], "value"), (["metrics", "-f", "j"], "json"),
        (["metrics", "--format=t"], "--format=table"), (["search", "--double-pinyin", "x"], "xiaohe"), (["search", "x", "--in", "1.4."], "1.4.1"),
        (["--lang", "zh", "met"], "metrics"), (["help", "ci"], "cite"), (["schema", "la"], "laws"), (["completion", "b"], "bash"), (["-r", ""], ":files"),
        (["check", ""], ":files"), (["--color", "n"], "never"), (["show", "1.3.1#2"], "1.3.1#2"),
    ],
)  # fmt: skip
def test_how_a_line_may_go_on(words, first):
    assert completed(*words)[0] == first


@pytest.mark.parametrize(
    "words", [["nonsense", "x"], ["show", "zzzzzz"], ["metrics", "--nope", ""], ["show", "x", "-r", "/nowhere", "1"]]
)
def test_where_nothing_goes_on_nothing_is_said(words):
    assert completed(*words)[:0] == []


def test_every_command_and_its_help_in_both_languages():
    for language in ("zh", "en"):
        ran = run("", JINSHI_COMPLETE="1", JINSHI_LANG=language)
        lines = dict(line.split("\t") for line in ran.out.splitlines())
        assert list(lines) == [
            "sections", "show", "search", "metrics", "laws", "terms", "cite", "export", "check", "schema", "completion", "help",
        ]  # fmt: skip
        assert all(lines.values())


def test_another_report_is_completed_by_its_own_words(small_file, tmp_path):
    assert completed("show", "-r", str(small_file), "ca", HOME=str(tmp_path)) == ["cases"]
    assert completed("show", "ca", JINSHI_REPORT=str(small_file), HOME=str(tmp_path)) == ["cases"]
    small_file.write_text("broken", encoding="utf-8")
    assert completed("show", "-r", str(small_file), "ca", HOME=str(tmp_path)) == []


def test_typer_is_not_loaded():
    script = (
        "import sys; from jinshi_cli.cli.complete import main; main(['show', 'fakuan']); print('typer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=SCRUBBED, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_an_unknown_shell_is_wrong_usage():
    ran = run("completion", "fihs")
    assert ran.status == 2
    assert "bash, zsh, fish" in ran.err


def shell(name, script, tmp_path):
    """Run a script in a real shell, with the program on its path and its completion read in."""
    path = f"{Path(PROGRAM[0]).parent}:{SCRUBBED['PATH']}"
    return subprocess.run(
        [name, "-c", script],
        env={**SCRUBBED, "PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout


BASH = """
eval "$(jinshi completion bash)"
complete_line() {
    COMP_LINE="$1" COMP_POINT=${#1} COMP_WORDS=(${1}) COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _jinshi
    printf '%s\\n' "${COMPREPLY[0]}"
}
complete_line "jinshi se"
complete_line "jinshi show yqfk"
complete_line "jinshi metrics --unit 场"
"""


def test_in_bash(tmp_path):
    assert shell("bash", BASH, tmp_path).splitlines() == ["sections", "依法防控新冠肺炎疫情", "场次"]


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_scripts_are_well_formed(name, tmp_path):
    script = run("completion", name).out
    assert "JINSHI_COMPLETE=1" in script
    if shutil.which(name) is not None:
        file = tmp_path / "script"
        file.write_text(script, encoding="utf-8")
        subprocess.run([name, "--no-execute" if name == "fish" else "-n", str(file)], check=True, capture_output=True)

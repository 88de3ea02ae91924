"""The one-liners of the recipes page do what they say, in a real shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from support import PROGRAM, SCRUBBED

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"


def lines_of(kind):
    blocks = re.findall(f"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


LINES = lines_of("sh")
TOOLS = ("jq", "sqlite-utils", "csvcut", "csvgrep", "csvsort", "fzf")
PATH = f"{Path(PROGRAM[0]).parent}:{SCRUBBED['PATH']}"


def needed(line):
    """Return the tools of a line that are neither the program nor the shell's own."""
    return [tool for tool in TOOLS if re.search(rf"\| {tool}\b", line)]


def test_there_are_lines_for_every_tool():
    assert {tool for line in LINES for tool in needed(line)} == set(TOOLS)


@pytest.mark.parametrize("line", LINES)
def test_every_line_works(line, tmp_path):
    missing = [tool for tool in needed(line) if shutil.which(tool, path=PATH) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        env={**SCRUBBED, "PATH": PATH, "HOME": str(tmp_path)}, cwd=tmp_path, capture_output=True, check=False, text=True,
    )  # fmt: skip
    # A reader that goes away early (head) is no error of the program's.
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or ">>" in line


@pytest.fixture
def tmux(tmp_path):
    for tool in ("tmux", "fzf", "less"):
        if shutil.which(tool, path=PATH) is None:
            pytest.skip(f"not installed: {tool}")

    def command(*words):
        line = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null", *words]
        environment = {**SCRUBBED, "PATH": PATH, "HOME": str(tmp_path), "TERM": "xterm-256color", "SHELL": "/bin/sh"}
        return subprocess.run(line, env=environment, capture_output=True, check=False, text=True).stdout

    yield command
    command("kill-server")


def seen(tmux, *wanted):
    """Wait until the pane shows all that is wanted; return what it shows."""
    for _turn in range(600):
        pane = tmux("capture-pane", "-p")
        # fzf shows what stands between two columns as blanks of some width.
        pane = re.sub("[\t ]+", " ", pane)
        if all(text in pane for text in wanted):
            break
        time.sleep(0.1)
    return pane


# What the list shows, and what the preview shows beside it.
FRONT_ENDS = list(
    zip(lines_of("screen"), [("1.3.2 优化法治化营商环境", "preamble"), ("1.3.6 规范公正文明执法", "行政处罚41宗")], strict=True)
)  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), FRONT_ENDS)
def test_fzf_as_a_front_end_on_a_screen(line, wanted, tmux):
    tmux("new-session", "-d", "-x", "150", "-y", "45", line)
    pane = seen(tmux, *wanted)
    for text in wanted:
        assert text in pane


def test_a_popup_in_tmux(tmux, tmp_path):
    """A popup is drawn for an attached client, here a tmux in a pane of a tmux."""
    (line,) = lines_of("popup")
    inner = str(tmp_path / "inner")
    tmux(
        "new-session",
        "-d",
        "-x",
        "120",
        "-y",
        "40",
        f"unset TMUX; tmux -S {inner} -f /dev/null new-session -x 118 -y 38",
    )
    try:
        assert "[0]" in seen(tmux, "[0]")
        tmux("send-keys", line, "Enter")
        assert "305万元" in seen(tmux, "305万元", "1.3.6#3")
    finally:
        subprocess.run(["tmux", "-S", inner, "kill-server"], check=False, capture_output=True)

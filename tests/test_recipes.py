"""The one-liners of the recipes page do what they say, in a real shell."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import PROGRAM, SCRUBBED

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"
LINES = [
    line
    for block in re.findall("```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
]
TOOLS = ("jq", "sqlite-utils", "csvcut", "csvgrep", "csvsort")


def needed(line):
    """Return the tools of a line that are neither the program nor the shell's own."""
    return [tool for tool in TOOLS if re.search(rf"\| {tool}\b", line)]


def test_there_are_lines_for_every_tool():
    assert {tool for line in LINES for tool in needed(line)} == set(TOOLS)


@pytest.mark.parametrize("line", LINES)
def test_every_line_works(line, tmp_path):
    path = f"{Path(PROGRAM[0]).parent}:{SCRUBBED['PATH']}"
    missing = [tool for tool in needed(line) if shutil.which(tool, path=path) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        env={**SCRUBBED, "PATH": path, "HOME": str(tmp_path)}, cwd=tmp_path, capture_output=True, check=False, text=True,
    )  # fmt: skip
    # A reader that goes away early (head) is no error of the program's.
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or ">>" in line

"""Python files in the working directory, which may be a folder from a stranger, are no part of the program."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importing.readers.making import pdf
from support import REPORT, SCRUBBED, run

from jinshi_cli.cli.drafts import workers

OURS = ("jinshi_cli", "pypdfium2", "pypdfium2_raw", "yaml", "lxml", "typer", "rich", "rapidfuzz", "sitecustomize")


@pytest.fixture
def folder(tmp_path):
    """A folder with a module by every name that the program may import, each of which leaves a file behind."""
    for name in (*sys.stdlib_module_names, *OURS):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("open('/'.join(['run', __name__]), 'w').close()\n")
    (tmp_path / "run").mkdir()
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("某县", "他县"), encoding="utf-8")
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(pdf([[("报告", 72, 700, 16)]]))
    return tmp_path


def test_the_modules_would_be_run_were_they_on_the_path(folder):
    subprocess.run([sys.executable, "-c", "import json"], cwd=folder, env=SCRUBBED, capture_output=True, check=False)
    assert [*(folder / "run").iterdir()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "a.pdf", "--force", "--year", "2021"],
        ["import", "a.txt", "b.txt", "-o", "out", "-j", "2"],
        ["import", "a.pdf", "b.pdf", "-o", "out", "-j", "2", "--force", "--year", "2021"],
        ["search", "罚款"],
        ["show", "1", "-f", "json"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("completing", [False, True])
def test_nothing_in_the_working_directory_is_run(arguments, completing, folder):
    ran = run(*arguments, cwd=folder, **({"JINSHI_COMPLETE": "1"} if completing else {}))
    assert [*(folder / "run").iterdir()] == []
    assert (ran.status, "Traceback" in ran.err) == (0, False)


def test_what_else_is_begun_is_told_nothing_of_it(monkeypatch):
    for before in (None, "x"):
        if before is None:
            monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
        else:
            monkeypatch.setenv("PYTHONSAFEPATH", before)
        with workers.safe_path():
            assert workers.os.environ["PYTHONSAFEPATH"] == "1"
        assert workers.os.environ.get("PYTHONSAFEPATH") == before

"""Where memory does not suffice the program says that, and no fault of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importing.readers.making import pdf
from support import PROGRAM, REPORT, SCRUBBED

BROKEN = (
    "import sys\n"
    "from jinshi_cli.cli.drafts import files as drafts\n"
    "from jinshi_cli.cli.commands import import_\n"
    "def drafted(data, name, wanted):\n    raise MemoryError\n"
    "drafts.drafted = import_.drafted = drafted\n"
    "from jinshi_cli.cli.program import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.mark.parametrize(("language", "says"), [("en", "there is not enough memory"), ("zh", "内存不足")])
@pytest.mark.parametrize("more", [[], ["-o", "out/"]], ids=["one", "many"])
def test_a_lack_of_memory_is_one_sentence_unless_debugging(tmp_path, more, language, says):
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    line = [sys.executable, "-c", BROKEN, "import", "r.txt", *more]
    variables = {**SCRUBBED, "JINSHI_LANG": language}
    done = subprocess.run(line, cwd=tmp_path, env=variables, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode().count(says) == 1
    assert done.stderr.count(b"\n") == 1 + bool(more)
    loud = subprocess.run(line, cwd=tmp_path, env={**variables, "JINSHI_DEBUG": "1"}, capture_output=True, check=False)
    assert b"Traceback" in loud.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is kept by few systems")
@pytest.mark.parametrize("kibibytes", [40_000, 60_000, 80_000, 100_000, 160_000])
def test_under_a_limit_an_import_is_done_or_refused(tmp_path, kibibytes):
    (tmp_path / "r.txt").write_text(REPORT * 800, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f"ulimit -v {kibibytes}; {PROGRAM[0]} import r.txt -o r.yaml"],
        cwd=tmp_path, env=SCRUBBED, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 4}
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.count(b"\n") == 1
    assert (tmp_path / "r.yaml").exists() == (done.returncode == 0)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is kept by few systems")
@pytest.mark.parametrize("kibibytes", [70_000, 80_000, 90_000, 95_000, 500_000])
def test_under_a_limit_a_pdf_file_is_read_or_memory_is_said_to_be_short(tmp_path, kibibytes):
    (tmp_path / "r.pdf").write_bytes(pdf([[("报告", 72, 700, 16)]]))
    line = f"ulimit -v {kibibytes}; exec {PROGRAM[0]} import r.pdf --force --year 2021"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=SCRUBBED, capture_output=True, check=False)
    assert done.returncode == 0 or (kibibytes < 500_000 and done.returncode == 4)
    assert done.returncode == 0 or b"there is not enough memory" in done.stderr

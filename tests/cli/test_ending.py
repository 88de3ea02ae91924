"""The program that is ended from outside: quiet, at once, with nothing half done and no process left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
from support import PROGRAM, REPORT, SCRUBBED


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_an_import_that_is_ended_leaves_no_process_and_no_half_draft(tmp_path, sent, jobs):
    # So many that they take many seconds, and each so short that much of that is writing.
    files = [tmp_path / f"{number}.txt" for number in range(2000)]
    for number, file in enumerate(files):
        file.write_text(f"{REPORT}{number}", encoding="utf-8")
    out = tmp_path / "out"
    running = subprocess.Popen(
        [*PROGRAM, "import", *map(str, files), "-o", str(out), "-j", jobs],
        env=SCRUBBED, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not list(out.glob("*.yaml")) and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(sent)
    # The streams end with the last process that has them.
    told, errors = running.communicate(timeout=30)
    assert (told, errors) == (b"", b"")
    assert running.returncode in {-sent, 128 + sent} if sent != signal.SIGINT else running.returncode == 130
    made = list(out.iterdir())
    unfinished = [path.name for path in made if path.suffix != ".yaml"]
    # Nobody puts away what is being written when SIGKILL comes, but it has no draft's name.
    assert all(name.startswith(".jinshi-") for name in unfinished)
    assert sent == signal.SIGKILL or not unfinished
    assert len(made) < len(files)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_what_is_being_written_is_put_away(tmp_path, sent):
    script = (
        "import os, pathlib, sys\n"
        "from jinshi_cli.cli.files import put\n"
        "def write_bytes(path, data):\n"
        f"    os.kill(os.getpid(), {sent.value})\n"
        "pathlib.Path.write_bytes = write_bytes\n"
        "put(pathlib.Path(sys.argv[1]), b'x', unfinished='.new-')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "x")], capture_output=True, check=False)
    assert done.returncode == (128 + sent if sent == signal.SIGTERM else -sent)
    assert list(tmp_path.iterdir()) == []


def test_a_signal_that_was_ignored_stays_so(tmp_path):
    script = (
        "import os, pathlib, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from jinshi_cli.cli.files import put\n"
        "chmod = pathlib.Path.chmod\n"
        "def with_signal(path, mode):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    chmod(path, mode)\n"
        "pathlib.Path.chmod = with_signal\n"
        "put(pathlib.Path(sys.argv[1]), b'x', unfinished='.new-')\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "x")], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_an_interrupt_is_quiet_where_an_exception_could_only_be_printed():
    """As in the locks of imports, where Python goes on after it has said so."""
    script = (
        "import os, signal, sys\n"
        "class Dying:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'jinshi_cli.cli.commands.laws':\n"
        "            Dying()\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['jinshi', 'laws']\n"
        "from jinshi_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], env=SCRUBBED, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

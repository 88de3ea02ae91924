"""Processes that share work: every task is answered, by processes that are replaced in time; one that dies is one task."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

from jinshi_cli.cli.drafts import workers

SCRIPT = """
import os, signal
from jinshi_cli.cli.drafts.workers import shared

def work(task):
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()

if __name__ == "__main__":
    done = dict(shared(work, range(250), 2, int))
    print(sorted(done) == list(range(250)), [task for task, pid in done.items() if pid is None])
    print(len({*done.values()} - {None, os.getpid()}) > 3)
"""


def test_work_is_shared(tmp_path):
    path = tmp_path / "shared.py"
    path.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"True [3]\nTrue\n", b"")


def test_a_process_whose_answer_was_not_read_ends_without_a_word(monkeypatch):
    monkeypatch.setattr(workers.ending, "let_in", lambda: None)
    ours, theirs = multiprocessing.Pipe()
    theirs.send("an answer")
    ours.close()
    workers.serve(theirs, str, int)
    theirs.close()

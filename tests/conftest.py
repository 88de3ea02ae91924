"""What all tests share: the bundled report and a small one."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings
from support import SMALL

from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source, bundled, read_source

# No test is timed, and a run of CI gives the same answer twice; other runs try new examples.
settings.register_profile("jinshi", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("jinshi")

# Programs inherit what is ignored: started by nohup or in the background of a script, the tests would end none.
for ended, default in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(ended) is signal.SIG_IGN:
        signal.signal(ended, default)


@pytest.fixture(scope="session")
def report():
    return load(read_source(bundled()))


@pytest.fixture(scope="session")
def small():
    return load(Source("small.yaml", SMALL.encode()))


@pytest.fixture
def small_file(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path

"""Reports kept between runs: a saving when all is well, and nothing lost when it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import SCRUBBED, SMALL, run

from jinshi_cli.cli.cache import directory


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def shown(file, home, **variables):
    return run("show", "cases", "--field", "value", "-r", str(file), HOME=str(home), **variables)


def kept(home):
    return sorted((home / ".cache" / "jinshi").glob("*"))


def test_a_report_is_kept_and_read_again(small_file, home):
    assert shown(small_file, home).out == "12\n"
    (file,) = kept(home)
    assert file.name.startswith("report-")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED.format(file=str(small_file))],
        env={**SCRUBBED, "HOME": str(home)}, capture_output=True, check=True,
    )  # fmt: skip
    assert loaded.stdout == b"12\nFalse\n"


_LOADED = """
import sys
from jinshi_cli.cli.app import run
from jinshi_cli.cli.environment import Environment
run(["show", "cases", "--field", "value", "-r", "{file}"], Environment.of_process())
print("yaml" in sys.modules)
"""


def test_a_changed_report_is_another(small_file, home):
    assert shown(small_file, home).out == "12\n"
    small_file.write_text(SMALL.replace("12", "13"), encoding="utf-8")
    assert shown(small_file, home).out == "13\n"
    assert len(kept(home)) == 2


@pytest.mark.parametrize("damage", [b"", b"jinshi 1 x\n[]", b"\xff" * 100, None])
def test_a_damaged_file_is_passed_over_and_replaced(small_file, home, damage):
    shown(small_file, home)
    (file,) = kept(home)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert shown(small_file, home).out == "12\n"
    assert file.read_bytes() == whole


def test_a_file_that_others_could_have_written_is_passed_over(small_file, home):
    shown(small_file, home)
    (file,) = kept(home)
    # Whole and well-formed, but of another report: only its permissions tell that it is not to be trusted.
    tampered = file.read_bytes()
    file.chmod(0o666)
    assert shown(small_file, home).out == "12\n"
    assert file.read_bytes() == tampered
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_broken_report_is_not_kept(tmp_path, home):
    broken = tmp_path / "broken.yaml"
    broken.write_text(SMALL.replace("value: 12", "value: 21"), encoding="utf-8")
    assert shown(broken, home).status == 3
    assert kept(home) == []


@pytest.mark.parametrize("place", ["/dev/null/nowhere", "relative", ""])
def test_where_nothing_can_be_kept_all_else_works(small_file, place):
    ran = shown(small_file, place)
    assert (ran.status, ran.out, ran.err) == (0, "12\n", "")


def test_the_bundled_report_needs_no_cache(home):
    assert run("search", "罚款", HOME=str(home)).status == 0
    assert kept(home) == []


def test_many_at_once(small_file, home):
    command = [sys.executable, "-m", "jinshi_cli", "show", "cases", "--field", "value", "-r", str(small_file)]
    runs = [
        subprocess.Popen(command, env={**SCRUBBED, "HOME": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _number in range(12)
    ]
    assert {one.communicate() for one in runs} == {(b"12\n", b"")}
    assert len(kept(home)) == 1


def test_old_files_go(small_file, home):
    cache = home / ".cache" / "jinshi"
    cache.mkdir(parents=True, mode=0o700)
    for number in range(40):
        old = cache / f"report-1-{number}.json"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    shown(small_file, home)
    assert len(kept(home)) == 30


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/jinshi"),
        ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "/h/.cache/jinshi"),
        ({"HOME": "/h"}, "/h/.cache/jinshi"),
        ({"HOME": "h"}, None),
        ({}, None),
    ],
)
def test_the_directory(variables, place):
    assert directory(variables) == (Path(place) if place else None)

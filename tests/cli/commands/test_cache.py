"""Reports kept between runs: a saving when all is well, and nothing lost when it is not.

What stands in the files is looked at inside the tests' process; that runs do not disturb each other, and what a user
may not do, is that of processes.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import PROGRAM, SCRUBBED, SMALL, run, run_inside

from jinshi_cli.cli import store
from jinshi_cli.cli.store import directory

FINISHED, UNFINISHED = f"report-1-{'b' * 32}.json", f"new-{'c' * 16}"
"""Names that the program gives."""


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def shown(file, home, **variables):
    return run_inside("show", "cases", "--field", "value", "-r", str(file), HOME=str(home), **variables)


def kept(home):
    return sorted((home / ".cache" / "jinshi").glob("*"))


def test_a_report_is_kept_and_read_again(small_file, home):
    ran = run("show", "cases", "--field", "value", "-r", str(small_file), HOME=str(home))
    assert ran.out == "12\n"
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
from jinshi_cli.cli.program import run
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


@pytest.mark.parametrize("named", ["fifo", "folder", "loop", "device"])
def test_what_is_no_file_is_passed_over(small_file, home, named):
    shown(small_file, home)
    (file,) = kept(home)
    file.unlink()
    if named == "fifo":
        os.mkfifo(file)
    elif named == "folder":
        file.mkdir()
    else:
        file.symlink_to(file if named == "loop" else "/dev/zero")
    assert shown(small_file, home).out == "12\n"


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
    assert run_inside("search", "罚款", HOME=str(home)).status == 0
    assert kept(home) == []


def test_many_at_once(small_file, home):
    command = [sys.executable, "-m", "jinshi_cli", "show", "cases", "--field", "value", "-r", str(small_file)]
    runs = [
        subprocess.Popen(command, env={**SCRUBBED, "HOME": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _number in range(12)
    ]
    assert {one.communicate() for one in runs} == {(b"12\n", b"")}
    assert len(kept(home)) == 1


def aged(home, name, size, time):
    file = home / ".cache" / "jinshi" / name
    file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    with file.open("wb") as sparse:
        sparse.truncate(size)
    os.utime(file, (time, time))
    return file


def test_old_files_go(small_file, home):
    for number in range(store.MOST_FILES + 10):
        aged(home, f"report-1-{number:032x}.json", 3, number)
    shown(small_file, home)
    assert len(kept(home)) == store.MOST_FILES


def test_so_many_bytes_and_no_more(small_file, home):
    old, older, oldest = (
        aged(home, name, store.MOST_BYTES // 2 - 100_000, time)
        for name, time in ((FINISHED, 3), (UNFINISHED, 2), (FINISHED.replace("b", "a"), 1))
    )
    assert shown(small_file, home).out == "12\n"
    assert old.exists()
    assert older.exists()
    assert not oldest.exists()
    assert sum(file.stat().st_size for file in kept(home)) <= store.MOST_BYTES


def test_what_a_wrong_clock_dated_in_the_future_goes_first(small_file, home):
    future = aged(home, FINISHED, store.MOST_BYTES - 1000, 1 << 33)
    assert shown(small_file, home).out == "12\n"
    assert not future.exists()
    assert len(kept(home)) == 1


def test_what_is_larger_than_all_may_be_is_not_kept(home):
    path = home / "report-1-x.json"
    store.keep(path, b"x" * (store.MOST_BYTES + 1))
    assert not home.exists()


def lied(data, key):
    """What is kept of the small report, well-formed and with another value."""
    saved = store.read(data, key)
    section = saved.report.sections[1]
    measure = section.children[0].children[0]
    changed = measure._replace(metrics=(measure.metrics[0]._replace(value=99), *measure.metrics[1:]))
    inner = section.children[0]._replace(children=(changed,))
    sections = (saved.report.sections[0], section._replace(children=(inner,)), *saved.report.sections[2:])
    return store.written(saved._replace(report=saved.report._replace(sections=sections)), key)


@pytest.mark.parametrize(("more", "variables"), [(["--no-cache"], {}), ([], {"JINSHI_NO_CACHE": "1"})])
def test_without_it_nothing_is_read_and_nothing_written(small_file, home, more, variables):
    command = ["show", "cases", "--field", "value", "-r", str(small_file), *more]
    assert run(*command, HOME=str(home), **variables).out == "12\n"
    assert not home.exists()
    shown(small_file, home)
    (file,) = kept(home)
    # Well-formed, this user's own, and of another value: read, it would tell.
    key = store.key_of(small_file.read_bytes())
    file.write_bytes(lied(file.read_bytes(), key))
    tampered = file.read_bytes()
    assert shown(small_file, home).out == "99\n"
    assert run(*command, HOME=str(home), **variables).out == "12\n"
    assert file.read_bytes() == tampered


@pytest.mark.parametrize("value", ["", "0"])
def test_a_variable_that_says_no_changes_nothing(small_file, home, value):
    assert shown(small_file, home, JINSHI_NO_CACHE=value).out == "12\n"
    assert len(kept(home)) == 1


@pytest.mark.parametrize(
    "command", [["metrics", "--json"], ["search", "罚款", "--json"], ["sections", "-f", "tsv"]], ids=str
)
def test_the_bundled_report_says_the_same_without_what_is_kept_of_it(command):
    assert run(*command, "--no-cache") == run_inside(*command)


def state(home, *arguments):
    ran = run_inside("cache", *arguments, "--json", HOME=str(home))
    assert ran.status == 0
    (item,) = json.loads(ran.out)["caches"]
    return item


def test_the_command_shows_and_clears(small_file, home):
    place = home / ".cache" / "jinshi"
    empty = {"directory": str(place), "files": 0, "bytes": 0, "removed": 0, "limit": store.MOST_BYTES}
    assert state(home) == empty
    assert not home.exists()
    shown(small_file, home)
    aged(home, UNFINISHED, 10, 1)
    others = place / "notes.txt"
    others.write_text("the user's own", encoding="utf-8")
    size = sum(file.stat().st_size for file in kept(home) if file != others)
    assert state(home) == {**empty, "files": 2, "bytes": size}
    assert state(home, "clear") == {**empty, "removed": 2}
    assert kept(home) == [others]
    others.unlink()
    shown(small_file, home)
    assert state(home, "clear")["removed"] == 1
    assert not place.exists()
    assert "0 files removed" in run("cache", "clear", HOME=str(home)).err
    assert shown(small_file, home).out == "12\n"


def test_clearing_follows_no_link_out_of_the_folder(tmp_path, home):
    target = tmp_path / "precious.json"
    target.write_text("precious", encoding="utf-8")
    place = home / ".cache" / "jinshi"
    place.mkdir(parents=True)
    (place / FINISHED).symlink_to(target)
    (place / UNFINISHED).mkdir()
    assert state(home, "clear")["removed"] == 1
    assert target.read_text(encoding="utf-8") == "precious"
    assert (place / UNFINISHED).is_dir()


OTHERS = (
    "new-report.docx", "new-year-video.mp4", "report-2021.json", f"report-{'b' * 32}.json", "report-1-b.json", "new-",
    f"{UNFINISHED}0", f"{UNFINISHED}.txt", UNFINISHED.upper(), f"{FINISHED}~", f"report-x-{'b' * 32}.json", f"old {FINISHED}",
)  # fmt: skip


def test_files_of_other_names_stay_whatever_they_begin_with(small_file, home):
    others = [aged(home, name, store.MOST_BYTES, 1) for name in OTHERS]
    assert shown(small_file, home).out == "12\n"
    assert state(home)["files"] == 1
    assert state(home, "clear")["removed"] == 1
    assert kept(home) == sorted(others)


_SWAPPED = """
import os, sys
from jinshi_cli.cli.program import main

file, place, other, number = sys.argv[1:]
opened = 0

def swap(event, arguments):
    global opened
    if event == "open" and str(arguments[0]).startswith((place, "report-")):
        opened += 1
        if opened == int(number):
            os.rename(place, place + "-gone")
            os.rename(other, place)

sys.addaudithook(swap)
main(["show", "cases", "--field", "value", "-r", file])
"""


@pytest.mark.parametrize("number", range(1, 5))
def test_a_folder_that_takes_the_place_of_another_between_two_steps_is_not_believed(small_file, home, number):
    shown(small_file, home)
    (file,) = kept(home)
    others = home / "others"
    others.mkdir()
    key = store.key_of(small_file.read_bytes())
    (others / file.name).write_bytes(lied(file.read_bytes(), key))
    (others / file.name).chmod(0o600)
    others.chmod(0o777)
    line = [sys.executable, "-c", _SWAPPED, str(small_file), str(file.parent), str(others), str(number)]
    done = subprocess.run(line, env={**SCRUBBED, "HOME": str(home)}, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"12\n", b"")


def test_the_command_where_there_is_no_folder_to_keep_things_in():
    ran = run("cache", "--json", HOME="")
    assert (ran.status, json.loads(ran.out)["caches"]) == (0, [])
    assert "HOME" in ran.err


def test_an_unknown_action_is_answered_with_the_nearest():
    ran = run("cache", "claer")
    assert (ran.status, ran.out) == (2, "")
    assert "clear" in ran.err


def as_any_user():
    """Let permissions count for root too (linux/prctl.h: PR_CAPBSET_DROP; linux/capability.h: CAP_DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions count for root on Linux alone")
def test_what_may_not_be_removed_is_told_with_status_4(small_file, home):
    shown(small_file, home)
    place = home / ".cache" / "jinshi"
    place.chmod(0o500)
    environment = {**SCRUBBED, "HOME": str(home)}
    done = subprocess.run(
        [*PROGRAM, "cache", "clear"], env=environment, capture_output=True, check=False, preexec_fn=as_any_user
    )
    place.chmod(0o700)
    assert (done.returncode, done.stdout) == (4, b"")
    assert str(place) in done.stderr.decode()
    assert len(kept(home)) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions count for root on Linux alone")
def test_a_home_that_may_not_be_written_to_is_no_matter(small_file, home):
    home.mkdir(mode=0o500)
    line = [*PROGRAM, "show", "cases", "--field", "value", "-r", str(small_file)]
    environment = {**SCRUBBED, "HOME": str(home)}
    done = subprocess.run(line, env=environment, capture_output=True, check=False, preexec_fn=as_any_user)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"12\n", b"")
    assert list(home.iterdir()) == []


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

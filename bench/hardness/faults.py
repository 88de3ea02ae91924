"""Surroundings that are not as they should be."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.hardness.crowds import answer
from bench.hardness.tally import PROGRAM, Ran, Tally

_NOBODY = 65534
"""A user without rights."""
_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2
"""``PR_CAPBSET_DROP`` and what lets root read and write everything (linux/prctl.h, linux/capability.h)."""


class Fault(NamedTuple):
    """A way to run the program, and what it must end with."""

    name: str
    run: Callable[[], Ran]
    statuses: tuple[int, ...] = (0,)
    answered: bool = True
    """Whether the right answer must come."""


def all_faults(report: Path, folder: Path) -> Tally:
    """Run under every fault."""
    tally = Tally("faults of the surroundings")
    wanted = answer(report)
    start = time.perf_counter()
    for fault in _faults(report, folder):
        ran = fault.run()
        ran.into(
            tally,
            fault.name,
            right=lambda one, fault=fault: (
                one.status in fault.statuses
                and (not fault.answered or one.out == wanted)
                and "Traceback" not in one.err
            ),
        )
    tally.seconds = time.perf_counter() - start
    return tally


def _faults(report: Path, folder: Path) -> Iterator[Fault]:
    line = ["metrics", "--json", "-r", str(report)]
    yield from _homes(line, folder)
    yield from _streams(line)
    for locale in ("xx_XX.nonsense", "", "C", "zh_CN.GB18030", "POSIX", "\udcff"):
        variables = {"LANG": locale, "LC_ALL": locale}
        yield Fault(f"locale {locale!r}", lambda variables=variables: Ran(line, variables))
    for date in ("1970-01-01 00:00:01", "2099-12-31 00:00:00"):
        if library := _faketime():
            home = {"HOME": str(folder / "clock"), "LD_PRELOAD": library, "FAKETIME": f"@{date}"}
            yield Fault(f"clock at {date}", lambda home=home: Ran(line, home))
    for name, date in (("1970", 1), ("2099", 4_070_908_800)):
        # What a clock that was wrong leaves behind: the program itself never asks for the time.
        variables = {"HOME": str(folder / f"home-{name}")}
        Ran(line, variables)
        for file in (folder / f"home-{name}" / ".cache" / "jinshi").iterdir():
            os.utime(file, (date, date))
        yield Fault(f"kept in {name}", lambda variables=variables: Ran([*line, "--no-cache"], variables))
        yield Fault(f"kept in {name}, read", lambda variables=variables: Ran(line, variables))
    for zone in ("Nowhere/None", ":/dev/null", "\x1b"):
        yield Fault(f"time zone {zone!r}", lambda zone=zone: Ran(line, {"TZ": zone}))
    gone = folder / "gone"
    gone.mkdir()

    def in_a_folder_that_is_gone() -> Ran:
        os.chdir(gone)
        gone.rmdir()
        try:
            return Ran(line, {})
        finally:
            os.chdir("/")

    yield Fault("working directory removed", in_a_folder_that_is_gone)
    unreadable = folder / "unreadable.yaml"
    shutil.copy(report, unreadable)
    unreadable.chmod(0)
    for name in (
        unreadable,
        folder,
        Path("/dev/null/x"),
        Path("/proc/self/mem"),
        Path("/nonexistent.yaml"),
        Path("/dev/null"),
    ):
        arguments = ["metrics", "--json", "-r", str(name)]
        yield Fault(
            f"report {name.name}",
            lambda arguments=arguments: Ran(arguments, {}, before=_as_any_user),
            (3,),
            answered=False,
        )
    for limit, size in (("files", (resource.RLIMIT_NOFILE, 12)), ("memory", (resource.RLIMIT_AS, 200 << 20))):
        yield Fault(
            f"few {limit}", lambda size=size: Ran(line, {}, before=lambda: resource.setrlimit(size[0], (size[1],) * 2))
        )


def _homes(line: list[str], folder: Path) -> Iterator[Fault]:
    def home(name: str, mode: int = 0o755) -> Path:
        place = folder / name
        place.mkdir()
        place.chmod(mode)
        return place

    read_only, full = home("read-only", 0o555), home("full")
    for name, place in (
        ("home read-only", read_only),
        ("home missing", folder / "none"),
        ("home a file", Path("/etc/passwd")),
        ("home empty", ""),
        ("home relative", "here"),
        ("home with a byte that is no text", f"{folder}/\udcff"),
    ):
        variables = {"HOME": str(place)}
        yield Fault(name, lambda variables=variables: Ran(line, variables, before=_as_any_user))
    yield Fault("home unset", lambda: Ran(line, {}, before=None))
    for size in (0, 1, 100, 4096, 20_000):
        variables = {"HOME": str(full)}

        def limited(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        yield Fault(
            f"no more than {size} bytes to a file",
            lambda variables=variables, limited=limited: Ran(line, variables, before=limited),
        )
    yield from _mounted(line, folder)
    for name, make in (
        ("cache a file", lambda cache: cache.write_text("x")),
        ("cache a link to nowhere", lambda cache: cache.symlink_to("/nonexistent/x")),
        ("cache a link to itself", lambda cache: cache.symlink_to(cache)),
        ("cache a pipe", os.mkfifo),
        ("cache open to all", lambda cache: (cache.mkdir(), cache.chmod(0o777))),
        (
            "cache of another user",
            lambda cache: (cache.mkdir(), os.chown(cache, _NOBODY, _NOBODY)) if os.geteuid() == 0 else None,
        ),
    ):
        place = home(name.replace(" ", "-"))
        (place / ".cache").mkdir()
        make(place / ".cache" / "jinshi")
        variables = {"HOME": str(place)}
        yield Fault(name, lambda variables=variables: Ran(line, variables))


def _mounted(line: list[str], folder: Path) -> Iterator[Fault]:
    """Yield a home on a disk that is full, where this machine lets one be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    mount = subprocess.run(  # noqa: S603 - a disk of its own
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)],  # noqa: S607
        check=False,
        capture_output=True,
    )
    if mount.returncode:
        return
    try:
        for left in (0, 4096, 16384):
            filler = disk / "filler"
            filler.write_bytes(b"")
            with tempfile.TemporaryFile(dir=disk), filler.open("wb") as file, contextlib.suppress(OSError):
                file.write(b"x" * (65536 - left))
            yield Fault(f"disk full but for {left} bytes", lambda: Ran(line, {"HOME": str(disk)}))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)  # noqa: S603, S607 - the disk mounted above


def _streams(line: list[str]) -> Iterator[Fault]:
    words = " ".join([*PROGRAM, *line])
    for redirection, statuses, answered in (
        ("<&-", (0,), True),
        (">&-", (4,), False),
        ("2>&-", (0,), True),
        ("<&- >&- 2>&-", (4,), False),
        (">/dev/full", (4,), False),
        ("2>/dev/full", (0,), True),
        (">/dev/full 2>/dev/full", (4,), False),
        ("| head -c 1 >/dev/null", (0,), False),
        ("</dev/zero", (0,), True),
    ):
        yield Fault(f"streams {redirection}", lambda r=redirection: _shell(f"{words} {r}"), statuses, answered)
    program = PROGRAM[0]
    yield Fault(
        "an endless report on standard input",
        lambda: _shell(f"{program} metrics --json -r - </dev/zero"),
        (3,),
        answered=False,
    )
    yield Fault("no standard input to read from", lambda: _shell(f"{program} metrics -r - <&-"), (2,), answered=False)


def _shell(line: str) -> Ran:
    """Run a command line of the shell as the program is run."""
    own = PROGRAM[:]
    PROGRAM[:] = ["/bin/bash", "-c"]
    try:
        return Ran([line], {})
    finally:
        PROGRAM[:] = own


def _as_any_user() -> None:
    """Let permissions count for root too."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            libc.prctl(_DROP, capability, 0, 0, 0)


def _faketime() -> str | None:
    places = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    return next((str(place) for place in places), None)

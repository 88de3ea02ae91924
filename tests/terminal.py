"""The program on a pseudo-terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

from support import PROGRAM, SCRUBBED

ANSI = re.compile("\x1b\\[[0-9;]*m")


def on_terminal(*arguments, columns=80, lines=24, keys="", **variables):
    """Run the program on a pseudo-terminal; return its status and what the terminal got.

    ``keys`` are pressed as soon as something is shown; a variable that is None is not set.
    """
    given = {**SCRUBBED, "TERM": "xterm-256color", "PAGER": "cat", **variables}
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=slave, stdout=slave, stderr=slave, close_fds=True,
        env={name: value for name, value in given.items() if value is not None},
        # A pager reads its keys from the terminal that controls it.
        preexec_fn=_take_terminal,  # noqa: PLW1509 - no test has threads
    )  # fmt: skip
    os.close(slave)
    got = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        if keys and not got:
            os.write(master, keys.encode())
        got += piece
    os.close(master)
    return process.wait(timeout=30), got.decode().replace("\r\n", "\n")


def _take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

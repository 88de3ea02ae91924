"""Signals that end the program: at once, but where something is to be put away before."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What a user, a system that shuts down and a terminal that is closed send."""

_KILLED = 128
"""What a shell adds to a signal's number for the exit status of a program that it ended (POSIX, sh, 2.8.2)."""


@contextlib.contextmanager
def raising() -> Iterator[None]:
    """Have SIGINT raise `KeyboardInterrupt` and its like `SystemExit` inside, where there is something to put away.

    A second one of the same kind does not disturb that. A signal that was ignored before stays so.
    """
    before = {}
    try:
        if threading.current_thread() is threading.main_thread():
            for number in SIGNALS:
                if signal.getsignal(number) not in (signal.SIG_IGN, None):
                    before[number] = signal.signal(number, _raise)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(_KILLED + number)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Let no such signal in before the end; a process that is started inside begins with all of them held back."""
    if not hasattr(signal, "pthread_sigmask"):  # not POSIX
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_in() -> None:
    """Let signals in that were held back when this process was started, but an interrupt, which others see to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

"""Work that several processes share. They end with it, and with the process that started them, however that ends.

`concurrent.futures` and `multiprocessing.Pool` share it too, but a signal to the first process leaves the others at
work or has each print a traceback, and both leave semaphores to the system; here are pipes alone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

from jinshi_cli.cli import ending

Task = TypeVar("Task")
Result = TypeVar("Result")

_TASKS_A_PROCESS = 100
"""Tasks after which a process is replaced, so that what libraries keep does not add up."""
_SECONDS = 1.0
"""What processes have to put away what they are at, before they are killed."""

_SAFE_PATH = "PYTHONSAFEPATH"


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection[Any, Any]
    done: int = 0


def shared(
    work: Callable[[Task], Result], tasks: Sequence[Task], processes: int, begin: Callable[[], None]
) -> Iterator[tuple[Task, Result | None]]:
    """Yield each task with its result as it is done, None where the process that was at it has been ended.

    ``begin`` is called once in each process. Raises OSError where not one process can be started.
    """
    waiting = deque(tasks)
    free: list[_Worker] = []
    busy: dict[Connection[Any, Any], tuple[_Worker, Task]] = {}
    with ending.raising():
        try:
            while waiting or busy:
                while waiting and len(busy) < processes:
                    try:
                        worker = free.pop() if free else _started(work, begin)
                    except OSError:
                        if not busy:
                            raise
                        processes = len(busy)
                        break
                    task = waiting.popleft()
                    busy[worker.connection] = worker, task
                    # One that has been ended meanwhile is found out when it is listened to.
                    with contextlib.suppress(OSError):
                        worker.connection.send(task)
                ready = wait(list(busy))
                for worker, task in [one for connection, one in busy.items() if connection in ready]:
                    result = _heard(worker)
                    del busy[worker.connection]
                    if result is None or worker.done + 1 == _TASKS_A_PROCESS:
                        _end([worker])
                    else:
                        free.append(worker._replace(done=worker.done + 1))
                    yield task, result
        finally:
            _end([*free, *(worker for worker, _task in busy.values())])


def _started(work: Callable[[Task], Result], begin: Callable[[], None]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    if os.name != "nt":
        from multiprocessing import resource_tracker

        # Its start lets signals in, so it comes first.
        with safe_path():
            resource_tracker.ensure_running()
    ours, theirs = context.Pipe()
    # With daemon, one that a signal kept from being listed here is ended at exit too.
    process = context.Process(target=serve, args=(theirs, work, begin), daemon=True)
    with ending.held_back(), safe_path():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextlib.contextmanager
def safe_path() -> Iterator[None]:
    """Have processes that are begun meanwhile look for no module in the working directory.

    It may be full of a stranger's files, and Python puts it first for what it is given with -c.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _heard(worker: _Worker) -> Any:  # noqa: ANN401 - what the work gives
    """Return what a process answers, None where it has been ended."""
    try:
        return worker.connection.recv()
    except (EOFError, OSError):
        return None


def _end(workers: Sequence[_Worker]) -> None:
    for worker in workers:
        worker.process.terminate()
        worker.connection.close()
    until = time.monotonic() + _SECONDS
    for worker in workers:
        worker.process.join(max(until - time.monotonic(), 0))
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def serve(connection: Connection[Any, Any], work: Callable[[Task], Result], begin: Callable[[], None]) -> None:
    """Do, in a process of its own, one task after the other."""
    # Where there is no room for a thread, it ends when it next asks for a task.
    with contextlib.suppress(RuntimeError):
        threading.Thread(target=_follow, daemon=True).start()
    ending.let_in()
    begin()
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            # The second where the other end is gone with an answer that it did not read.
            return
        result = work(task)
        try:
            connection.send(result)
        except OSError:
            return


def _follow() -> None:
    """End this process as soon as the one that started it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

"""Runs the program: ``jinshi`` and ``python -m jinshi_cli``."""

import gc
import os
import sys

# The half of `signal` that is built in; the other one takes a millisecond to load.
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

_FEW_COLLECTIONS = 200_000
"""Allocations between two runs of the cyclic collector; Python's 700 costs 6 ms of 110 at start, and finds nothing."""
_NOT_WRITTEN, _INTERRUPTED = 4, 130
"""As in `jinshi_cli.cli.errors.ExitStatus`, which is yet to be imported."""


def main() -> None:
    """Run the program and exit; an interrupt is quiet whenever it comes, and so is a lack of memory at the start."""
    # An exception may be raised where Python can only print it, as in the locks of imports; what has anything to put
    # away before the end asks for one (`jinshi_cli.cli.ending`).
    if getsignal(SIGINT) is default_int_handler:
        signal(SIGINT, _leave)
    gc.set_threshold(_FEW_COLLECTIONS)
    try:
        if os.environ.get("JINSHI_COMPLETE"):
            from jinshi_cli.cli.complete import main as run
        else:
            from jinshi_cli.cli.program import main as run
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except MemoryError:
        if os.environ.get("JINSHI_DEBUG"):
            raise
        os.write(2, b"jinshi: there is not enough memory to start\n")
        status = _NOT_WRITTEN
    # What is frozen is not searched for cycles once more at the very end, which saves 10 ms.
    gc.freeze()
    sys.exit(status)


def _leave(_number: int, _frame: object) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()

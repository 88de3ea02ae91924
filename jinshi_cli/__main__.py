"""Runs the program: ``jinshi`` and ``python -m jinshi_cli``."""

import sys


def main() -> None:
    """Run the program and exit; an interrupt while it is still being imported is as quiet as a later one."""
    try:
        from jinshi_cli.cli.app import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()

"""Runs the program: ``python -m jinshi_cli``."""

from jinshi_cli.cli.app import main

if __name__ == "__main__":
    main()

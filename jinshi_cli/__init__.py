"""jinshi: a government report at your fingertips."""

__version__ = "0.1.0"

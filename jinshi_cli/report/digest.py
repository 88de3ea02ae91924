"""Hashes of texts and files."""

from __future__ import annotations

try:
    # hashlib loads OpenSSL, which takes 6 ms; where Python has no such module of its own, it is the same function.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]

"""The characters that no report prints and that could make one read other than it is."""

from __future__ import annotations

UNSAFE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""A pattern: C0 and C1 controls but the line feed, lone surrogates, the line separators of UAX 14 and the bidirectional
controls of UAX 9."""

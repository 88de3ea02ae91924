"""The characters that no report prints and that could make one read other than it is."""

from __future__ import annotations

import re

from jinshi_cli.messages import _

UNSAFE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""A pattern: C0 and C1 controls but the line feed, lone surrogates, the line separators of UAX 14 and the bidirectional
controls of UAX 9."""
_ESCAPES = dict(zip("\0\a\b\t\v\f\r\x1b\x85\u2028\u2029", "0abtvfreNLP", strict=True))
"""Of those, what has a name after a backslash in quotation marks (YAML 1.1, 5.6)."""

_LAST_OF_TWO_DIGITS = 0xFF


def unprinted(character: str) -> str:
    """Return the sentence on a character that may not stand where it does."""
    return _("a sign that does not print (U+{code:04X}) stands here; take it out").format(code=ord(character))


def written(character: str) -> str:
    """Return a pattern of how YAML can write a character: as it is, or after a backslash by its number or name."""
    code = ord(character)
    numbers = [rf"(?i:u{code:04x}|u{code:08x})", *([f"(?i:x{code:02x})"] if code <= _LAST_OF_TWO_DIGITS else [])]
    names = [_ESCAPES[character]] if character in _ESCAPES else []
    return rf"{re.escape(character)}|\\(?:{'|'.join([*numbers, *names])})"

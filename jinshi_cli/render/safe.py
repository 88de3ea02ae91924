"""Text from a report, a file name or a command line made safe to show.

A report is input from a stranger: an escape sequence in it could rewrite the screen, and a
bidirectional override could make it read other than it is.
"""

from __future__ import annotations

import re

from jinshi_cli.report.control import UNSAFE

_REPLACEMENT = "�"
_LONGEST_SENTENCE = 10_000
"""Characters: a file's name of 4096 twice, and what is said of it."""
_SURROGATE = "[\ud800-\udfff]"
_UNSAFE_IN_JSON = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
# Patterns are compiled where they are used: nearly every text is printable and needs none of them.


def visible(text: str) -> str:
    """Return the text with a replacement character for each control and override."""
    return text if text.isprintable() else re.sub(UNSAFE, _REPLACEMENT, text)


def one_line(text: str) -> str:
    """Return the text safe and on one line, line breaks and tabs as spaces."""
    return text if text.isprintable() else visible(re.sub(r"[\t\r\n]+", " ", text))


def sentence(text: str) -> str:
    """Return a message safe and on one line; of one that is longer than anybody reads, the beginning and the end."""
    line = one_line(text)
    half = _LONGEST_SENTENCE // 2
    return line if len(line) <= _LONGEST_SENTENCE else f"{line[:half]}…{line[-half:]}"


def json_safe(document: str) -> str:
    """Escape in a JSON document the controls that JSON lets stand but a terminal would obey.

    Half a pair of surrogates, which stands for a byte that is no text, cannot be written in UTF-8 and is replaced.
    """
    if document.replace("\n", "").isprintable():
        return document
    written = re.sub(_SURROGATE, _REPLACEMENT, document)
    return re.sub(_UNSAFE_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", written)

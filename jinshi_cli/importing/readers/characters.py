"""Which characters of a file are text, and where its lines end."""

from __future__ import annotations

import re

_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
"""Controls, surrogates, noncharacters and what Unicode calls Default_Ignorable_Code_Point (UAX 44)."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""Where Unicode says a line must end (UAX 14, class BK, CR, LF, NL)."""

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Controls that no text file holds: not blanks, line ends or the escape of terminal recordings."""

_RAISED = str.maketrans("0123456789０１２３４５６７８９", 2 * "⁰¹²³⁴⁵⁶⁷⁸⁹", "[]〔〕【】（）()")
_MARK = re.compile(r"[\W\d注]{1,16}")
"""What is taken for the mark of a note, or for a power; words are text, however they stand."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as they stand, without what is not printed; a tab is a space."""
    return [_UNPRINTED.sub("", line).replace("\t", " ") for line in _LINE_END.split(text)]


def rows_of(text: str) -> frozenset[int]:
    """Return which of a text's lines have a tab between words, as the rows of a table that was copied from a page."""
    return frozenset(at for at, line in enumerate(_LINE_END.split(text)) if "\t" in line.strip())


def printed(text: str) -> str:
    """Return a text as it is printed on one line: line ends and tabs as spaces, no outer blanks."""
    return " ".join(lines_of(text)).strip()


def is_binary(text: str) -> bool:
    """Tell whether a text holds controls as only other kinds of files do: one in a hundred, or a NUL."""
    return "\x00" in text or len(_BINARY.findall(text)) * 100 > len(text)


def width(text: str) -> int:
    """Return how many columns a text takes where all but ASCII is full-width, as in Chinese print."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def raised(text: str) -> str:
    """Return a text that stands raised as its characters: digits as superscript ones, without brackets around them.

    So the number of a note stays apart from a number before it, and m² is what is printed.
    """
    return text.translate(_RAISED) if _MARK.fullmatch(text) else text

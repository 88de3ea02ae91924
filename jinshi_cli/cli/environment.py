"""The outside of one run: streams, environment variables, terminal. The only module that touches them."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple, TextIO, TypeAlias

from jinshi_cli.cli.errors import CommandError, not_written, unwritten, usage_error
from jinshi_cli.messages import _
from jinshi_cli.render.safe import one_line, sentence, visible
from jinshi_cli.render.style import Style

Encoding: TypeAlias = Literal["utf-8", "lossless", "nearest"]
"""How to encode an answer: UTF-8 whatever the stream; the stream's encoding, all of it or an error; the
stream's encoding, with the nearest sign for what it lacks."""

_FEW_DIGITS = 4
_NARROWEST = 20
"""Cells; below this a layout is of no use and a narrow window is more likely a mistake of the terminal."""

_USUAL_WIDTH = 80
"""Cells; of a terminal whose width is not known."""

_NEAREST_SIGN = dict(zip("›※─│├└█…“”—·\xa0", '>*-||`#.""-. ', strict=True))

_FEW_CELLS = 38
"""Characters of a line of progress: never two lines, on a narrow terminal or with wide characters on one of 80."""
_WIDEST_TEXT = 100
"""Cells; longer lines of prose are hard to read."""


class Environment(NamedTuple):
    """What a run reads from and writes to; a stream is None where it was closed before the start."""

    variables: Mapping[str, str]
    input: TextIO | None
    output: TextIO | None
    errors: TextIO | None

    @classmethod
    def of_process(cls) -> Environment:
        """Return the environment of this process."""
        return cls(dict(os.environ), sys.stdin, sys.stdout, sys.stderr)

    @property
    def on_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return _is_terminal(self.output)

    @property
    def text_width(self) -> int:
        """The width of running text in cells: that of the output, 80 where it has no edge, never over 100."""
        return min(self._width() or _USUAL_WIDTH, _WIDEST_TEXT)

    def descriptor(self, stream: Literal["input", "output"]) -> int | None:
        """Return the descriptor of standard input or output, None where it has none or was closed."""
        found = self.input if stream == "input" else self.output
        try:
            return found.fileno() if found is not None else None
        except (OSError, ValueError):
            return None

    def read(self, limit: int) -> bytes:
        """Read at most ``limit`` bytes from standard input. Raises `CommandError` where there is none."""
        if self.input is None:
            raise usage_error(_("there is no standard input to read a report from"))
        return self.input.buffer.read(limit)

    def style(self, color: str | None) -> Style:
        """Return width and colour of standard output; ``color`` is ``always``, ``never``, ``auto`` or None.

        The flag goes before ``NO_COLOR`` (no-color.org), this before ``FORCE_COLOR`` (force-color.org) and
        a terminal that shows none. The width is ``COLUMNS``, else the terminal's; without a terminal there is no edge.
        """
        return Style(self._shows_color(color), self._width())

    def _shows_color(self, color: str | None) -> bool:
        if color in ("always", "never"):
            return color == "always"
        if self.variables.get("NO_COLOR"):
            return False
        if self.variables.get("FORCE_COLOR") not in (None, "", "0"):
            return True
        return self.on_terminal and not self._is_dumb

    @property
    def _is_dumb(self) -> bool:
        """Whether the terminal obeys no control: it says so, or does not say what it is (Windows has no TERM)."""
        return self.variables.get("TERM", "" if os.name != "nt" else "windows") in ("", "dumb")

    def _width(self) -> int | None:
        columns = self.variables.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and 0 < len(columns) <= _FEW_DIGITS and int(columns) > 0:
            return max(int(columns), _NARROWEST)
        if not self.on_terminal or self.output is None:
            return None
        try:
            columns_told = os.get_terminal_size(self.output.fileno()).columns
        except OSError:
            columns_told = 0
        # A terminal that has not been told its size says 0 (a serial line, a container).
        return max(columns_told, _NARROWEST) if columns_told else _USUAL_WIDTH

    def page(self, text: str, encoding: Encoding) -> str | None:
        """Write text that is longer than the terminal through the user's pager, all else as it is.

        Returns a sentence where the pager failed and the text was written without it. Raises as `write` does.
        """
        if self._overflows(text) and not self._is_dumb:
            from jinshi_cli.cli import pager

            line = pager.command(self.variables)
            if line is not None:
                name = self._encoding()
                data = text.encode(name, "jinshi-nearest-sign")
                is_utf_8 = codecs.lookup(name).name == "utf-8"
                paged = pager.show(line, data, self.variables, utf_8=is_utf_8)
                if paged.unread:
                    self.write(text, encoding)
                return paged.remark
        self.write(text, encoding)
        return None

    def _overflows(self, text: str) -> bool:
        """Tell whether a text has more lines than the terminal that it goes to."""
        if not self.on_terminal or self.output is None:
            return False
        lines = self.variables.get("LINES", "")
        if lines.isascii() and lines.isdigit() and 0 < len(lines) <= _FEW_DIGITS:
            return text.count("\n") >= int(lines)
        try:
            return text.count("\n") >= os.get_terminal_size(self.output.fileno()).lines > 0
        except OSError:
            return False

    def _encoding(self) -> str:
        return (self.output and self.output.encoding) or "utf-8"

    @property
    def tells_chinese(self) -> bool:
        """Whether standard error can show Chinese, in an encoding that has it."""
        try:
            "中".encode((self.errors and self.errors.encoding) or "utf-8")
        except UnicodeEncodeError:
            return False
        return True

    def write(self, text: str, encoding: Encoding) -> None:
        """Write to standard output. A reader that went away is no error.

        Raises `CommandError` where the text cannot be written, in the encoding or at all.
        """
        if not text:
            return
        if self.output is None:
            raise _not_written(_("it is closed"))
        name = "utf-8" if encoding == "utf-8" else self._encoding()
        try:
            data = text.encode(name, "jinshi-nearest-sign" if encoding == "nearest" else "strict")
        except UnicodeEncodeError as error:
            message = _("{encoding} has no {character}; set PYTHONIOENCODING=utf-8 or choose --json")
            lacking = self._named(error.object[error.start])
            raise _not_written(message.format(encoding=name, character=lacking)) from None
        try:
            self.output.flush()
            self.output.buffer.write(data)
            self.output.buffer.flush()
        except OSError as error:
            _silence(self.output)
            # Windows says EINVAL where others say EPIPE (bugs.python.org/issue35754).
            if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
                return
            raise _not_written(unwritten(error)) from None

    def _named(self, character: str) -> str:
        """Name a character by its code point, and show it where standard error can."""
        code = f"U+{ord(character):04X}"
        try:
            character.encode((self.errors and self.errors.encoding) or "utf-8")
        except UnicodeEncodeError:
            return code
        return f"{code} “{visible(character)}”"

    def tell(self, *lines: str) -> None:
        """Write lines to standard error, each made safe to show and kept to one; a closed stream is passed over."""
        if self.errors is None or not lines:
            return
        try:
            encoding = self.errors.encoding or "utf-8"
            text = "".join(sentence(line) + "\n" for line in lines)
            self.errors.buffer.write(text.encode(encoding, "jinshi-nearest-sign"))
            self.errors.buffer.flush()
        except OSError:
            _silence(self.errors)

    def progress(self, text: str) -> None:
        """Show how far a long work has come, on a terminal alone, in a line that the next one replaces."""
        if _is_terminal(self.errors) and self.errors is not None and not self._is_dumb:
            with contextlib.suppress(OSError):
                line = one_line(text)[:_FEW_CELLS]
                self.errors.buffer.write(f"\r\x1b[K{line}".encode(self.errors.encoding or "utf-8", "replace"))
                self.errors.buffer.flush()


def _nearest_sign(error: UnicodeError) -> tuple[str, int]:
    """Stand in for characters that a console lacks (GBK has no ›): the nearest sign, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_NEAREST_SIGN.get(character, "?") for character in lacking), error.end


codecs.register_error("jinshi-nearest-sign", _nearest_sign)


def _not_written(reason: str) -> CommandError:
    message = _("the answer could not be written: {reason}").format(reason=reason)
    return not_written(message)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _silence(stream: TextIO | None) -> None:
    """Send what Python still holds for a stream nowhere, or it complains again at exit (bugs.python.org/issue11380)."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)

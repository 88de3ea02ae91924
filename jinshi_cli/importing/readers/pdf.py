"""Reads the text layer of a PDF file.

PDFium reads, in a process of its own with bounds on time and memory that the system keeps, for no library can promise
them for hostile files. It gives the place of every character, knows Adobe's Chinese encodings, is 10 MB, and is tested
by its use in browsers. pdfminer.six knows as much but is 28 MB and 8 times slower (0.88 s to 0.11 s for a report of
5,300 characters); pypdf, 4 MB and 7 times slower, does not know how wide a line is, by which paragraphs are told.
"""

from __future__ import annotations

import errno
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from jinshi_cli.importing.readers.document import Document, Unreadable, library_missing
from jinshi_cli.importing.readers.limits import MAX_PAGES, PDF_MEMORY, PDF_WAIT_SECONDS, bounded, too_long
from jinshi_cli.importing.readers.printed_lines import PrintedLine
from jinshi_cli.importing.readers.printed_pages import paragraphs
from jinshi_cli.messages import _

_UNKNOWN_SHARE = 10
"""Of so many characters one may be none that Unicode knows; the text layers of bad fonts have nothing else."""
_OUT_OF_TIME = (-9, -24)
"""How a process ends that has used up its time: by SIGKILL or SIGXCPU (setrlimit(2), RLIMIT_CPU)."""
PROCESS = (
    "-P",
    "-c",
    "import sys; sys.path.append(sys.argv[1]); from jinshi_cli.importing.readers.pdf_process import main; main()",
    str(Path(__file__).parents[3]),
)
"""What Python is given for the process that reads. With -P it looks for no module in the working directory, which may
be full of a stranger's files; where this package lies it is told, for that need not be installed."""


def read_pdf(data: bytes) -> Document:
    """Return the paragraphs of a PDF file's text layer, without page numbers and running heads. Raises `Unreadable`."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise library_missing("PDF")
    answer = _ask(data)
    if "error" in answer:
        raise _refusal(answer["error"])
    pages = [[PrintedLine(*line) for line in page["lines"]] for page in answer["pages"]]
    text = bounded("".join(line.text for page in pages for line in page))
    blank = [number for number, page in enumerate(answer["pages"], 1) if page["scanned"]]
    if blank or not text.strip():
        raise Unreadable(
            _("page {number} has no text layer, only a picture; recognise its text first (OCR) and give that").format(
                number=blank[0] if blank else 1
            )
        )
    if sum(1 for sign in text if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff") * _UNKNOWN_SHARE > len(text):
        raise Unreadable(_("the text layer of the PDF file does not say which characters it shows; use OCR on it"))
    return Document(tuple(paragraphs(pages)), "pdf", None, answer["title"] or None)


def _ask(data: bytes) -> dict[str, Any]:
    """Return what the process that reads PDF files says of one; that it takes too much where it says nothing.

    Raises MemoryError where this process may have less memory than reading a report may take, and that was not enough.
    """
    command = [sys.executable, *PROCESS]
    answer = None
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PDF_WAIT_SECONDS, check=False)  # noqa: S603 - our own module
        if done.returncode == 0:
            answer = json.loads(done.stdout)
        elif done.returncode not in _OUT_OF_TIME and _has_little_memory():
            # What loads the library, and the library itself, have no other way to say so.
            raise MemoryError
    except OSError as error:
        # No room for another process (POSIX, fork, "Errors").
        if error.errno in {errno.ENOMEM, errno.EAGAIN}:
            raise MemoryError from None
        raise
    except (subprocess.TimeoutExpired, json.JSONDecodeError, UnicodeDecodeError):
        answer = None
    if not isinstance(answer, dict):
        return {"error": "too much"}
    if answer.get("error") == "memory":
        raise MemoryError
    return answer


def _has_little_memory() -> bool:
    """Tell whether this process and those it begins may have less memory than reading a PDF file may take."""
    try:
        import resource
    except ImportError:  # not POSIX
        return False
    most, _hard = resource.getrlimit(resource.RLIMIT_AS)
    return most != resource.RLIM_INFINITY and most < PDF_MEMORY


def _refusal(reason: str) -> Unreadable:
    if reason == "password":
        return Unreadable(_("the PDF file needs a password; save it without one and give that"))
    if reason == "pages":
        return Unreadable(
            _("the PDF file has more than {count} pages, which no report has; give the report alone").format(
                count=MAX_PAGES
            )
        )
    if reason == "characters":
        return too_long()
    if reason == "damaged":
        return Unreadable(_("the PDF file is damaged; open it in a reader and print it to a new PDF file"))
    return Unreadable(
        _("reading the PDF file takes more time or memory than any report does; print it to a new PDF file")
    )

"""Shells on a pseudo-terminal, to see what Tab makes of a command line."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
from pathlib import Path

from support import PROGRAM, SCRUBBED

READY = "READY>"
TAKE = "\x14"
"""Ctrl-T: appends the command line to a file, with a mark at its end, and empties it."""
END = "\x1e"

START = {
    "bash": (
        ["bash", "--noprofile", "--rcfile", "{home}/rc", "-i"],
        f"""PS1='{READY} '
bind 'set enable-bracketed-paste off'
take() {{ printf '%s\\x1e' "$READLINE_LINE" >>~/lines; READLINE_LINE=; }}
bind -x '"\\C-t": take'
eval "$(jinshi completion bash)"
""",
    ),
    "zsh": (
        ["zsh", "-i"],
        f"""PS1='{READY} '
take() {{ printf '%s\\x1e' "$BUFFER" >>~/lines; BUFFER=; }}
zle -N take
bindkey '^T' take
autoload -Uz compinit && compinit -u -D
eval "$(jinshi completion zsh)"
""",
    ),
    "fish": (
        ["fish", "--init-command", "source {home}/rc"],
        f"""function fish_prompt; echo -n '{READY} '; end
set -U fish_greeting
function take; commandline | string collect | read -lz line; printf '%s\\x1e' (string trim -rc \\n -- $line) >>~/lines; commandline -r ''; end
bind \\ct take
jinshi completion fish | source
""",
    ),
}


def lines_after_tab(name: str, home: Path, typed: list[str]) -> list[str]:
    """Type each line into one session of a shell whose home and directory are ``home``; return what stands then."""
    command, rc = START[name]
    for file in ("rc", ".zshrc"):
        (home / file).write_text(rc, encoding="utf-8")
    path = f"{Path(PROGRAM[0]).parent}:{SCRUBBED['PATH']}"
    variables = {**SCRUBBED, "PATH": path, "HOME": str(home), "TERM": "xterm", "JINSHI_LANG": "en"}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(home)
        words = [word.format(home=home) for word in command]
        os.execvpe(words[0], words, variables)  # noqa: S606
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
        seen = _read(terminal, lambda seen: READY in seen)
        for number, line in enumerate(typed, start=1):
            os.write(terminal, (line + TAKE).encode())
            seen += _read(terminal, lambda _seen, number=number: len(_lines(home)) >= number)
        return _lines(home)
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(child, 0)


def _lines(home):
    file = home / "lines"
    return file.read_text(encoding="utf-8").split(END)[:-1] if file.exists() else []


def _read(terminal, enough):
    """Read what the terminal shows until it is enough; a shell that says nothing for a minute is stuck."""
    seen = ""
    silent = 0
    while not enough(seen):
        if not select.select([terminal], [], [], 0.05)[0]:
            silent += 1
            assert silent < 1200, seen
            continue
        silent = 0
        piece = os.read(terminal, 65536)
        seen += piece.decode(errors="replace")
        with contextlib.suppress(OSError):
            # What newer shells ask a terminal before they begin: who it is, and where the cursor stands.
            if b"\x1b[c" in piece or b"\x1b[0c" in piece:
                os.write(terminal, b"\x1b[?62c")
            if b"\x1b[6n" in piece:
                os.write(terminal, b"\x1b[1;1R")
    return seen

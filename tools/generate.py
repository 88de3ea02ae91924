"""Regenerates what is generated: tables, schema, catalogues, command reference, pictures. ``--check`` only compares.

Run it with the ``lint`` extra installed, from the project's root.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import associations
import manual
import retrofit
import tables

from jinshi_cli.cli.app import summaries
from jinshi_cli.cli.store import key_of, make
from jinshi_cli.render import wrap
from jinshi_cli.report.saved import written
from jinshi_cli.report.source import read_source

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from golden.cases import Case, cases

if TYPE_CHECKING:
    from rich.style import Style

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "jinshi_cli"
LEXICON = PACKAGE / "search" / "lexicon" / "tables"
REPAIR = PACKAGE / "importing" / "repair" / "tables"
COMMANDS = ("", *summaries())
LANGUAGES = {"en": "docs/commands.md", "zh": "docs/commands.zh-CN.md"}
PICTURES = {
    "overview": ["jinshi"],
    "search": ["jinshi", "search", "罚款"],
    "metrics": ["jinshi", "metrics", "--in", "1.3"],
}
PICTURE_WIDTH = 80
NO_HOME = "/dev/null"
"""As in the tests, so that the answers of `jinshi cache` are the same on every machine."""
CELL, LINE, FONT = 9, 22, 15
"""Pixels: a cell's width, a line's height, and a size at which Latin letters of usual fonts fill a cell."""
COLORS = {1: "#cf222e", 2: "#116329", 3: "#9a6700", 5: "#8250df", 6: "#1b7c83"}
MUTED = "#6e7781"


def main() -> int:
    """Write or compare every generated file; return 1 where a comparison failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where a file is out of date")
    check = parser.parse_args().check
    stale = []
    for path, content in generated():
        if path.exists() and path.read_bytes() == content:
            continue
        stale.append(path.relative_to(ROOT))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path}")
    missing = untranslated()
    for message in missing:
        print(f"not translated: {message}")
    return 1 if missing or (check and stale) else 0


def generated() -> Iterator[tuple[Path, bytes]]:
    """Yield each generated file with what it must hold."""
    yield LEXICON / "readings.txt", tables.readings().encode()
    yield LEXICON / "simplified.txt", tables.simplified().encode()
    yield LEXICON / "words.bin", tables.words()
    yield LEXICON / "english.txt", tables.english().encode()
    yield LEXICON / "english_stems.txt", tables.english_stems().encode()
    yield LEXICON / "associations.txt", associations.words().encode()
    yield LEXICON / "associations.bin", associations.vectors()
    drawn = retrofit.table(associations.neighbours(None), tables.english())
    yield LEXICON / "embedding.txt", drawn.words.encode()
    yield LEXICON / "embedding.bin", drawn.vectors
    yield REPAIR / "pairs.txt", tables.pairs().encode()
    yield REPAIR / "triples.bin", tables.triples()
    yield ROOT / "data" / "report.index.json", saved_report()
    yield ROOT / "data" / "report.schema.json", run(["jinshi", "schema", "report"]).encode()
    for catalogue in sorted((PACKAGE / "locales").glob("*/LC_MESSAGES/*.po")):
        yield catalogue.with_suffix(".mo"), compiled(catalogue)
    options = {language: options_of(language) for language in LANGUAGES}
    completed = {language: completion_table(commands) for language, commands in options.items()}
    table = json.dumps(completed, ensure_ascii=False, indent=1) + "\n"
    yield PACKAGE / "completions" / "commands.json", table.encode()
    for language, path in LANGUAGES.items():
        yield ROOT / path, reference(language).encode()
    yield (
        ROOT / "docs" / "jinshi.1",
        manual.page(options["en"], (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")).encode(),
    )
    for case in cases():
        yield ROOT / "tests" / "golden" / "files" / case.name, answer(case)
    for name, command in PICTURES.items():
        for language, suffix in (("en", ""), ("zh", ".zh-CN")):
            yield ROOT / "docs" / f"{name}{suffix}.svg", picture(command, language).encode()


def answer(case: Case) -> bytes:
    """Return what a run prints, whether it finds anything or not."""
    return _run(case.arguments, case.language, COLUMNS="80").stdout


def saved_report() -> bytes:
    """Return what is saved of the bundled report."""
    source = read_source(ROOT / "data" / "report.yaml")
    return written(make(source), key_of(source.data))


def options_of(language: str) -> dict[str, Any]:
    """Return what each command takes; messages are made at import, so each language has a process of its own."""
    line = [sys.executable, str(ROOT / "tools" / "options.py"), language]
    found: dict[str, Any] = json.loads(subprocess.run(line, cwd=ROOT, check=True, capture_output=True).stdout)
    return found


def completion_table(commands: dict[str, Any]) -> dict[str, Any]:
    """Return what a completion needs to know of the commands: it is read whenever a shell asks."""
    return {
        name: {
            "help": command["help"],
            "arguments": [argument["metavar"] for argument in command["arguments"]],
            "options": command["options"],
            "formats": command["formats"],
            "fields": command["fields"],
        }
        for name, command in commands.items()
    }


def run(command: list[str], language: str = "en", **variables: str) -> str:
    """Run the program in a scrubbed environment and return what it printed."""
    done = _run(command[1:], language, **variables)
    done.check_returncode()
    return done.stdout.decode()


def _run(arguments: list[str], language: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "HOME": NO_HOME, "JINSHI_LANG": language, "PYTHONUTF8": "1"}
    line = [sys.executable, "-m", "jinshi_cli", *arguments]
    return subprocess.run(line, env={**environment, **variables}, cwd=ROOT, check=False, capture_output=True)


def compiled(catalogue: Path) -> bytes:
    """Compile a gettext catalogue."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(out, read_po(file))
    return out.getvalue()


def untranslated() -> list[str]:
    """Return the messages of the source that a catalogue lacks."""
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import read_po

    keywords = {"_": None, "n_": (1, 2)}
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=keywords)
    messages = {message[0] if isinstance(message, tuple) else message for _file, _line, message, *_rest in found}
    missing = []
    for path in sorted((PACKAGE / "locales").glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file)
        missing += [f"{path.parts[-3]}: {message}" for message in sorted(messages) if not _has(catalogue, message)]
        known = {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in catalogue if entry.id}
        missing += [f"{path.parts[-3]}: no longer used: {message}" for message in sorted(known - messages)]
    return missing


def _has(catalogue: object, message: str) -> bool:
    entry = catalogue.get(message)  # type: ignore[attr-defined]
    return entry is not None and bool(entry.string)


def reference(language: str) -> str:
    """Return the command reference: the help of every command, as it is printed."""
    title = {"en": "Commands", "zh": "命令"}[language]
    parts = [f"# {title}\n"]
    for command in COMMANDS:
        text = run(["jinshi", *filter(None, [command]), "--help"], language, COLUMNS="80")
        parts.append(f"## `{f'jinshi {command}'.strip()}`\n\n```text\n{text.rstrip()}\n```\n")
    return "\n".join(parts)


def picture(command: list[str], language: str) -> str:
    """Return an SVG picture of real output. Every character has its own place, so that any font keeps the grid."""
    from rich.console import Console
    from rich.text import Text

    output = run([*command, "-f", "table", "--color", "always"], language, COLUMNS=str(PICTURE_WIDTH))
    lines = [Text(f"$ {' '.join(command)}", style="bold"), Text(), *Text.from_ansi(output).split("\n")]
    console = Console(file=io.StringIO(), width=10_000, color_system="standard", force_terminal=True)
    body = []
    for row, line in enumerate(lines):
        column = 0
        for segment in console.render(line, console.options.update(no_wrap=True, overflow="ignore")):
            text = segment.text.rstrip("\n")
            if text.strip():
                body.append(_svg_text(text, column, row, segment.style))
            column += wrap.width(text)
    width = (PICTURE_WIDTH + 4) * CELL
    height = (len(lines) + 2) * LINE
    frame = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {frame} font-size="{FONT}" '
        'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" fill="#24292f">\n'
        f'<rect {frame} rx="8" fill="#ffffff" stroke="#d0d7de"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _svg_text(text: str, column: int, row: int, style: Style | None) -> str:
    places = []
    for character in text:
        places.append(str((column + 2) * CELL))
        column += wrap.width(character)
    look = ""
    if style is not None:
        look += ' font-weight="bold"' if style.bold else ""
        color = MUTED if style.dim else COLORS.get(style.color.number or 0, "") if style.color else ""
        look += f' fill="{color}"' if color else ""
    y = (row + 2) * LINE - LINE // 4
    return f'<text xml:space="preserve" x="{" ".join(places)}" y="{y}"{look}>{escape(text)}</text>'


if __name__ == "__main__":
    sys.exit(main())

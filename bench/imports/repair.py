"""How well damage is undone: ``python -m bench.imports.repair``."""

from __future__ import annotations

import argparse
import difflib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from bench.imports.damage import VARIANTS, damage
from jinshi_cli.importing.repair import Repaired, repair
from jinshi_cli.report.load import load
from jinshi_cli.report.model import full_text
from jinshi_cli.report.source import read_source

ROOT = Path(__file__).parents[2]
REPORTS = (ROOT / "data" / "report.yaml", *sorted((ROOT / "bench" / "search" / "reports").glob("*.yaml")))


class Score(NamedTuple):
    """Characters in all, wrong ones, wrong ones that no doubtful repair covers, and seconds."""

    characters: int
    wrong: int
    unmarked: int
    seconds: float


def clean_texts(more: Path | None) -> Iterator[tuple[str, str]]:
    """Yield names and clean texts: the four reports, and the text files of a folder, where one is given."""
    for path in REPORTS:
        yield path.stem, full_text(load(read_source(path)))
    for path in sorted(more.glob("*.txt")) if more else ():
        yield path.stem, path.read_text(encoding="utf-8").strip()


def compare(clean: str, repaired: Repaired) -> Iterator[tuple[str, str, str, bool]]:
    """Yield what differs: the characters before, what stands there, what should, and whether it is marked doubtful."""
    doubtful = [repair for repair in repaired.repairs if repair.doubtful]
    offset = 0
    lines, wanted = repaired.text.split("\n"), clean.split("\n")
    if len(lines) != len(wanted):
        # The whole texts are compared, however long that takes.
        lines, wanted = [repaired.text], [clean]
    for line, right in zip(lines, wanted, strict=True):
        if line != right:
            matcher = difflib.SequenceMatcher(None, line, right, autojunk=False)
            for tag, start, end, first, last in matcher.get_opcodes():
                if tag != "equal":
                    marked = any(repair.start <= offset + end and offset + start <= repair.end for repair in doubtful)
                    yield line[max(0, start - 6) : start], line[start:end], right[first:last], marked
        offset += len(line) + 1


def _print(line: str, *, file: TextIO = sys.stdout) -> None:
    file.write(line + "\n")


def main() -> int:
    """Print a table: a line for each kind of damage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="damages of each kind for each text")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--texts", type=Path, help="a folder of more clean texts, *.txt in UTF-8")
    parser.add_argument("--failures", action="store_true", help="list every wrong place")
    chosen = parser.parse_args()
    texts = list(clean_texts(chosen.texts))
    _print(f"{len(texts)} texts, {sum(len(text) for _name, text in texts)} characters, {chosen.seeds} seeds each\n")
    _print("| damage | characters | right, % | wrong | wrong and not marked | seconds |")
    _print("| --- | --- | --- | --- | --- | --- |")
    for variant in VARIANTS:
        score = Score(0, 0, 0, 0.0)
        for name, clean in texts:
            for seed in range(chosen.first, chosen.first + chosen.seeds):
                seen, wanted = damage(clean, seed, variant)
                start = time.process_time()
                repaired = repair(seen)
                seconds = time.process_time() - start
                found = list(compare(wanted, repaired))
                if chosen.failures:
                    for before, got, right, marked in found:
                        _print(
                            f"{variant} {name} {seed} {'marked' if marked else 'UNMARKED'}: {before}[{got}] {right}",
                            file=sys.stderr,
                        )
                sizes = [(max(len(got), len(right)), marked) for _before, got, right, marked in found]
                score = Score(
                    score.characters + len(wanted),
                    score.wrong + sum(size for size, _marked in sizes),
                    score.unmarked + sum(size for size, marked in sizes if not marked),
                    score.seconds + seconds,
                )
        share = 100 * (1 - score.wrong / score.characters)
        _print(
            f"| {variant} | {score.characters} | {share:.3f} | {score.wrong} | {score.unmarked} | {score.seconds:.1f} |"
        )
    changed = sum(len(repair(clean).repairs) for _name, clean in texts)
    _print(f"\nrepairs on the clean texts: {changed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Report files changed at random: bytes, lines, fields, values, one change or several."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.hardness.tally import HANGS_AFTER, Ran, Tally, own_peak
from jinshi_cli.report.load import examine
from jinshi_cli.report.model import Report, metrics_of, section_at
from jinshi_cli.report.saved import Saved, read, written
from jinshi_cli.report.source import Source

_SIGNS = "\x00\x07\x1b\t\r\n\u202e\u2028\ufeff\ufffe甲□0９一万亿近（《“:-[]{}&*!|>'\"%@`#,?~."
_VALUES = (
    "null", "true", "no", "-1", "0", "1e9", "9" * 40, ".nan", "0x10", "2020-01-01", "[]", "{}", "''", "|", "&a 1", "*a",
    "!!python/name:os.system",
)  # fmt: skip


def _flip(random_: random.Random, text: str) -> str:
    place = random_.randrange(len(text))
    return text[:place] + random_.choice(_SIGNS) + text[place + random_.randint(0, 1) :]


def _cut(random_: random.Random, text: str) -> str:
    start = random_.randrange(len(text))
    return text[:start] + text[start + random_.randint(1, 200) :]


def _truncate(random_: random.Random, text: str) -> str:
    return text[: random_.randrange(len(text))]


def _double(random_: random.Random, text: str) -> str:
    start = random_.randrange(len(text))
    piece = text[start : start + random_.randint(1, 400)]
    return text[:start] + piece * random_.choice((2, 2, 3, 50)) + text[start + len(piece) :]


def _swap_lines(random_: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = random_.randrange(len(lines)), random_.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(random_: random.Random, text: str) -> str:
    lines = text.split("\n")
    place = random_.randrange(len(lines))
    lines[place] = " " * random_.randint(0, 12) + lines[place].lstrip()
    return "\n".join(lines)


def _value(random_: random.Random, text: str) -> str:
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if ": " in line]
    if places:
        place = random_.choice(places)
        lines[place] = lines[place].split(": ")[0] + ": " + random_.choice(_VALUES)
    return "\n".join(lines)


def _digit(random_: random.Random, text: str) -> str:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text
    place = random_.choice(places)
    return text[:place] + str(random_.randrange(10)) + text[place + 1 :]


_WAYS: tuple[Callable[[random.Random, str], str], ...] = (
    _flip, _cut, _truncate, _double, _swap_lines, _indent, _value, _digit,
)  # fmt: skip


def mutants(texts: list[str], number: int, seed: int) -> Iterator[bytes]:
    """Yield report files with one to four changes, one in twenty also with bytes that are no text."""
    random_ = random.Random(seed)  # noqa: S311 - to be the same again
    for _ in range(number):
        text = random_.choice(texts)
        for _change in range(random_.choice((1, 1, 1, 2, 4))):
            text = random_.choice(_WAYS)(random_, text) or "a"
        data = text.encode("utf-8", "surrogatepass")
        if random_.random() < 0.05 and data:
            place = random_.randrange(len(data))
            data = data[:place] + random_.randbytes(random_.randint(1, 4)) + data[place:]
        yield data


def in_process(texts: list[str], number: int, seed: int) -> Tally:
    """Read each mutant: it is refused with a problem that has a place, or what is read holds what it must."""
    tally = Tally("report files with random changes, in process")
    start = time.perf_counter()
    for data in mutants(texts, number, seed):
        tally.tried += 1
        began = time.perf_counter()
        try:
            report, problems = examine(Source("mutant.yaml", data))
        except Exception as error:  # noqa: BLE001 - whatever comes is what is counted
            tally.tracebacks += 1
            tally.note(f"{error!r}: {data[:60]!r}")
            continue
        if time.perf_counter() - began > HANGS_AFTER:
            tally.hangs += 1
        if report is None:
            told = [problem for problem in problems if problem.severity == "error"]
            fault = "refused without a reason" if not told else "" if all(one.line > 0 for one in told) else "no place"
        else:
            fault = unsound(report)
        if fault:
            tally.wrong += 1
            tally.note(f"{fault}: {data[:60]!r}")
    tally.seconds, tally.peak = time.perf_counter() - start, own_peak()
    return tally


def unsound(report: Report) -> str:
    """Say what a report that was read breaks of what is promised of every report; nothing where it breaks nothing."""
    for metric in metrics_of(report.sections):
        text = section_at(report, metric.ref).text
        if text[metric.start : metric.end] != metric.text:
            return f"{metric.id} is not its words"
    if read(written(Saved(report, {}), "k"), "k") != Saved(report, {}):
        return "not the same when kept and read again"
    return ""


def as_processes(texts: list[str], number: int, seed: int, folder: Path) -> Tally:
    """Run commands on mutants; what one refuses the other must refuse, with and without the cache."""
    tally = Tally("the same, a sample as processes (four runs each)")
    start = time.perf_counter()
    home = {"HOME": str(folder / "home")}
    path = folder / "mutant.yaml"
    for data in mutants(texts, number, seed):
        path.write_bytes(data)
        refused = examine(Source("mutant.yaml", data))[0] is None
        status = (3,) if refused else (0, 1)
        lines = (
            ["metrics", "--json", "-r", str(path)],
            ["metrics", "--json", "-r", str(path)],
            ["check", str(path), "-f", "table"],
            ["search", "办案", "-r", str(path), "--no-cache"],
        )
        answers = []
        for line in lines:
            ran = Ran(line, home)
            ran.into(tally, " ".join(line), right=lambda one, status=status: one.status in status)
            answers.append(ran.out)
        if answers[0] != answers[1]:
            tally.wrong += 1
            tally.note("the kept report answers otherwise")
    tally.seconds = time.perf_counter() - start
    return tally

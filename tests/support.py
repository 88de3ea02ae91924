"""A small report, and the program run as a process."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import jinshi_cli.cli
from jinshi_cli import messages
from jinshi_cli.cli import program
from jinshi_cli.cli.app import summaries
from jinshi_cli.cli.environment import Environment
from jinshi_cli.render import wrap
from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

SMALL = """\
version: 1
id: small-2022
title: 某镇2022年报告
organ: 某镇
year: 2022
preamble:
  text: 开头。
chapters:
- marker: 一、
  title: 成效
  title_en: Results
  role: results
  sections:
  - marker: （一）
    title: 执法
    text: 本节综述。
    sections:
    - marker: 一是
      text: |-
        办案有力。
        全年共办案12宗，罚款近3.5万元。

        依据《某条例》，实行“三项制度”。
      metrics:
      - key: cases
        quote: 办案12宗
        label: 办案
        label_en: Cases
        value: 12
        unit: 宗
      - key: fines
        quote: 罚款近3.5万元
        label: 罚款
        label_en: Fines
        value: 35000
        unit: 元
        qualifier: 近
- marker: 二、
  title: 问题
  role: problems
  text: 主要是：
  sections:
  - marker: 一是
    inline: true
    text: 人手不足；
  - marker: 二是
    inline: true
    text: 培训不够。
"""

REPORT = """某县2022年法治政府建设年度报告
2022年，我县推进法治政府建设。
一、主要成效
（一）规范执法
全年办结行政处罚案件85宗，其中简易程序12宗，罚款近3.5万元。
（二）普法
开展普法活动20余场次。
二、存在问题
队伍力量不足。
三、下一步打算
继续努力。
"""
"""A report as it was published, which an import reads."""

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal must not be given."""


def made(*texts, **more):
    """A report with one chapter a text, under titles that say nothing; ``more`` goes into the first."""
    chapters = [
        {"marker": f"{number}.", "title": f"第{number}部分", "text": text} for number, text in enumerate(texts, 1)
    ]
    chapters[0] |= more
    report = {"version": 1, "id": "a", "title": "题", "organ": "镇", "year": 2021, "chapters": chapters}
    return load(Source("made.yaml", json.dumps(report, ensure_ascii=False).encode()))


def hits(report, typed):
    """Reference, route and marked characters of each hit of a search."""
    return [
        (
            hit.section.ref,
            hit.route,
            [getattr(hit.section, match.field)[match.span.start : match.span.end] for match in hit.matches],
        )
        for hit in search(build(report), parse((typed,)))
    ]


class Ran(NamedTuple):
    """What a run of the program left."""

    status: int
    out: str
    err: str


PROGRAM = [str(Path(sys.executable).with_name("jinshi"))]
"""The installed program: the tests look at what a user gets, not at the checkout."""

SCRUBBED = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "JINSHI_LANG": "en", "HOME": "/dev/null"}
"""Nothing can be kept below /dev/null, whoever runs the tests."""


def run(*arguments: str, stdin: str | None = None, cwd: Path | None = None, **variables: str) -> Ran:
    """Run the program in a scrubbed environment."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        env={**SCRUBBED, **variables},
        input=stdin.encode() if stdin is not None else b"",
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_inside(*arguments: str, stdin: str | None = None, cwd: Path | None = None, **variables: str) -> Ran:
    """Answer as `run` does, without a process: for what depends on arguments, files and the program's own variables.

    What Python itself makes of the environment (encodings of the streams, signals, memory, the end of the process) is
    not seen here. Every golden answer is looked at both ways (``test_golden``), so that the rest is true of the process.
    """
    given, output, errors = (
        io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in ((stdin or "").encode(), b"", b"")
    )
    with (
        as_at_the_start({**SCRUBBED, **variables}),
        contextlib.chdir(cwd or "."),
        # What is printed past the program's own streams is seen, too.
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(errors),
    ):
        status = program.run(arguments, Environment(dict(os.environ), given, output, errors))
    output.flush()
    errors.flush()
    return Ran(int(status), *(stream.buffer.getvalue().decode() for stream in (output, errors)))


@contextlib.contextmanager
def as_at_the_start(variables):
    """Have a run begin like a process: its commands are yet to be imported, in its language, and screens are narrow."""
    wide, language = wrap.stretches(), messages.language()
    names = ["import_" if name == "import" else name for name in summaries()]
    commands = [f"jinshi_cli.cli.commands.{name}" for name in names]
    before = {name: sys.modules.pop(name) for name in commands if name in sys.modules}
    wrap.show_ambiguous(wide=False)
    try:
        with mock.patch.dict(os.environ, variables, clear=True):
            yield
    finally:
        for name, command in zip(names, commands, strict=True):
            sys.modules.pop(command, None)
            if command in before:
                sys.modules[command] = before[command]
                setattr(jinshi_cli.cli, name, before[command])
        messages.install(language)
        wrap.show_ambiguous(wide=wide)

"""What an input method types where a command line is meant: full-width signs, Chinese names of commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinshi_cli.cli.errors import usage_error
from jinshi_cli.messages import _, brief

_DASHES = "-‐‑‒–—―−﹘﹣－"
"""The hyphen, and what an input method or a word processor makes of one or two."""
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms)."""
_SHELL_SIGNS = ("｜", "＞", "＞＞", "＜", "＆", "＆＆", "｜｜")

NAMES = {
    "概览": "", "提纲": "sections", "目录": "sections", "大纲": "sections", "章节": "sections",
    "显示": "show", "查看": "show", "阅读": "show", "全文": "show",
    "搜索": "search", "查找": "search", "检索": "search", "查询": "search",
    "数据": "metrics", "指标": "metrics", "数字": "metrics", "列出": "metrics",
    "法规": "laws", "法律": "laws", "文件": "laws", "提法": "terms", "术语": "terms",
    "引用": "cite", "引文": "cite", "摘引": "cite", "导出": "export", "导入": "import",
    "校验": "check", "检查": "check", "核对": "check", "缓存": "cache", "补全": "completion", "帮助": "help",
}  # fmt: skip
"""Commands by what they are called in Chinese: the words of their help, and others for the same."""


def require_half_width(arguments: Sequence[str], options: Iterable[str]) -> None:
    """Raise `CommandError` for an argument that is one of the options, or a sign of the shell, in full width.

    It must be that whole, and stand before ``--``: what is looked for may begin with a Chinese dash.
    """
    known = frozenset(options)
    for argument in arguments:
        if argument == "--":
            return
        if argument in _SHELL_SIGNS:
            message = _("“{typed}” is full-width, and the shell does not know it; type {meant}")
            raise usage_error(message.format(typed=argument, meant=argument.translate(_HALF_WIDTH)))
        option = _option(argument, known)
        if option is not None:
            message = _("“{typed}” is no option as it is typed; with half-width signs it is {meant}")
            raise usage_error(message.format(typed=brief(argument), meant=option), (option,))


def _option(argument: str, known: frozenset[str]) -> str | None:
    """Return the option that an argument is in half-width signs, without its value; None where it is none or is so."""
    name = argument.translate(_HALF_WIDTH).lstrip(_DASHES).partition("=")[0]
    option = f"{'--' if len(name) > 1 else '-'}{name}"
    is_meant = argument.startswith(tuple(_DASHES)) and option in known and not argument.startswith(option)
    return option if is_meant else None

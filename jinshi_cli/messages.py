"""Messages in the user's language.

English is the language of the source; ``locales/`` holds the translations as gettext catalogues.
The language is process-wide, as gettext's is, and set once at the edge before any message is made.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = ("zh", "en")
_DOMAIN = "jinshi"
_LOCALES = Path(__file__).parent / "locales"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def install(language: str) -> None:
    """Make ``language`` (one of `LANGUAGES`) the language of all messages made from now on."""
    global _current, _language  # noqa: PLW0603 - set once at start-up, like gettext.install
    _language = language
    _current = _gettext.translation(_DOMAIN, _LOCALES, languages=[language], fallback=True)


def language() -> str:
    """Return the language of messages: ``zh`` or ``en``."""
    return _language


def _(message: str) -> str:
    """Return the message in the user's language."""
    return _current.gettext(message)


def n_(singular: str, plural: str, number: int) -> str:
    """Return the message in the user's language in the form that ``number`` asks for."""
    return _current.ngettext(singular, plural, number)


def listed(names: Iterable[str]) -> str:
    """Join names as a list is written in the user's language: with commas, in Chinese with 、 (GB/T 15834-2011 4.5)."""
    return _(", ").join(names)


def brief(text: str, most: int = 60) -> str:
    """Return a text as a sentence can hold it: where it has more characters than ``most``, its beginning and …."""
    return text if len(text) <= most else text[: most - 1] + "…"


def known_language(wanted: str) -> str:
    """Return the language a locale's name begins with (``zh`` for ``zh-CN``), or the name itself."""
    return wanted.lower().replace("-", "_").partition("_")[0] if len(wanted) > 2 else wanted.lower()


def from_environment(flag: str | None, environ: dict[str, str]) -> str:
    """Choose the language: the flag, then ``JINSHI_LANG``, then the locale (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    for wanted in (flag, environ.get("JINSHI_LANG")):
        if wanted and (known := known_language(wanted)) in LANGUAGES:
            return known
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"

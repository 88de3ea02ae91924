"""Double pinyin (双拼): two keys a syllable, in the layouts that Chinese input methods have.

A layout gives each final a key; zh, ch and sh have one too. A syllable without an initial is typed by its first letter
and its final (a is aa, ang is ah), in 微软 also with o before its final.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.lexicon.readings import all_syllables


class Layout(NamedTuple):
    """The keys of one layout: of finals (some have two), of zh, ch and sh, and whether o stands for no initial."""

    finals: Mapping[str, str]
    digraphs: Mapping[str, str]
    null_o: bool


_DIGRAPHS = {"zh": "v", "ch": "i", "sh": "u"}


def _keys(written: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in written.split())


# Source: the double_pinyin, double_pinyin_flypy and double_pinyin_mspy schemas of the input method Rime.
_LAYOUTS: dict[str, Layout] = {
    "xiaohe": Layout(
        _keys(
            "a=a o=o e=e i=i u=u v=v ai=d ei=w ui=v ao=c ou=z iu=q ie=p ue=t ve=t er=r an=j en=f in=b un=y vn=y "
            "ang=h eng=g ing=k ong=s iong=s ia=x ua=x uo=o uai=k uan=r ian=m iang=l uang=l iao=n"
        ),
        _DIGRAPHS,
        null_o=False,
    ),
    "ziranma": Layout(
        _keys(
            "a=a o=o e=e i=i u=u v=v ai=l ei=z ui=v ao=k ou=b iu=q ie=x ue=t ve=t er=r an=j en=f in=n un=p vn=p "
            "ang=h eng=g ing=y ong=s iong=s ia=w ua=w uo=o uai=y uan=r ian=m iang=d uang=d iao=c"
        ),
        _DIGRAPHS,
        null_o=False,
    ),
    "microsoft": Layout(
        _keys(
            "a=a o=o e=e i=i u=u v=y ai=l ei=z ui=v ao=k ou=b iu=q ie=x ue=tv ve=tv er=r an=j en=f in=n un=p vn=p "
            "ang=h eng=g ing=; ong=s iong=s ia=w ua=w uo=o uai=y uan=r ian=m iang=d uang=d iao=c"
        ),
        _DIGRAPHS,
        null_o=True,
    ),
}


def spelled_out(word: str, layout: str) -> str | None:
    """Return the syllables that double pinyin stands for, parted by apostrophes; None where it stands for none.

    Raises KeyError for a layout that is not known.
    """
    keys = _syllables(layout)
    if not word or len(word) % 2:
        return None
    found = [keys.get(word[place : place + 2]) for place in range(0, len(word), 2)]
    return None if None in found else "'".join(filter(None, found))


@lru_cache(maxsize=3)
def _syllables(name: str) -> dict[str, str]:
    layout = _LAYOUTS[name]
    keys: dict[str, str] = {}
    # Longer ones first: of lo and luo, which share their keys, luo is the one in use.
    for syllable in sorted(all_syllables(), key=lambda syllable: (-len(syllable), syllable)):
        for typed in _typed(syllable, layout):
            keys.setdefault(typed, syllable)
    return keys


def _typed(syllable: str, layout: Layout) -> list[str]:
    initial = syllable[:2] if syllable[:2] in layout.digraphs else syllable[0]
    if initial in "aoe":
        return _without_initial(syllable, layout)
    keys = layout.finals.get(syllable[len(initial) :], "")
    return [layout.digraphs.get(initial, initial) + key for key in keys]


def _without_initial(syllable: str, layout: Layout) -> list[str]:
    keys = layout.finals[syllable]
    first = ["o" + key for key in keys] if layout.null_o else []
    if len(syllable) == 1:
        return [*first, syllable * 2]
    return [*first, *([syllable] if len(syllable) == 2 else []), *(syllable[0] + key for key in keys)]

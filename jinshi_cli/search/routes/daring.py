"""The daring routes: what a part of a query sounds like, and what it would be without a slip.

Sounds and initials fit many places, most of them the end of one word and the beginning of another. A fit is believed
where it does not tear words apart (`_tears`), where two characters are a word or stand as one (`_is_credible`), and
where chance would bring about initials less than once in a report (`_is_surprising`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.search.combine import Finds
from jinshi_cli.search.indexing.index import Entry, Folded, Index, Numbered, Place, shown
from jinshi_cli.search.lexicon.readings import likeness
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.parsing.query import Part
from jinshi_cli.search.route import Found, Route
from jinshi_cli.search.routes.spelled import CUT, FULL, INITIAL, NEAR, Alignment, Chance, alignments, beginnings

if TYPE_CHECKING:
    from jinshi_cli.search.routes.sounds import Likening

_LEAST_BITS = 13.0
"""Surprise of a fit with initials below which it may be chance: a report has some 2¹² to 2¹³ characters."""
_LEAST_NEAR_BITS = 9.0
"""The same for sounds that are only near; more than one syllable and less than two rare ones."""
_MANY_BITS = 22.0
"""The same for initials with few whole syllables among them, which can be laid along a text in many ways."""
_WORD_BITS, _AGAIN_BITS = 4.0, 2.0
"""What it adds that two characters are a word (one pair in twenty is), and each doubling of how often they occur."""
_MOST_AGAIN = 3.0
"""Doublings that count; a frequent pair of initials is frequent by chance as well."""
_LEAST_SPELLED = 0.6
"""Share of the letters that whole syllables must take where the rest are initials."""
_SUPPORT = 0.06
"""Share of a hit's quality that depends on how often the report has the word that the sound stands for: of two
words that sound alike the one it uses more is meant."""
_OUTWEIGHED = 3
"""Times that another word of the same sound must occur to leave one out that is no word."""
_LONGEST_SHORT = 8
"""Characters of the longest text that is taken for an abbreviation."""
_LEFT_OUT, _LEFT_OUT_BITS = 0.3, 2.0
"""What an abbreviation loses by what it leaves out, and the bits that each place costs where it may: four go on."""
_PAIR = 2
_FEW = 4
"""Characters of which initials fit by chance wherever one looks; more of them are told by their number."""
_SHORT = 3
"""Characters of a word of which little is left when one at an end is wrong."""
_LONGEST = 40
"""Characters of what is looked for in spite of errors: more is a sentence, and found by its stretches."""
_MOST_SIGNS = 100
"""Letters and characters of what is looked for by its sound: thirty syllables, more than any title has."""
_MOST_CHARACTERS = 200_000
"""Characters that are looked through for one part: five times the longest report; each costs some 20 µs."""
_CLAUSE_MARKS = frozenset("，、：,:；;…—")
_PARTICLES = frozenset("的了是在和与及")

_SPELLED: tuple[tuple[Route, int], ...] = (
    ("pinyin", FULL | CUT),
    ("initials", INITIAL),
    ("mixed", FULL | CUT | INITIAL),
    ("near", FULL | CUT | NEAR),
)
SPELLED_OUT = 2
"""How many of these ways are what letters stand for, and no likeness: English words come after them."""
_MIXED: tuple[tuple[Route, int], ...] = (("mixed", FULL | CUT | INITIAL), ("near", FULL | CUT | INITIAL | NEAR))


class _Fit(NamedTuple):
    """A range of folded characters that a part may stand for, and how well it fits, 0–1.

    It is an ``edge`` where it begins or ends as a name does that the report file lists.
    """

    place: Place
    start: int
    end: int
    quality: float
    edge: bool = False
    spelled: Alignment | None = None

    @property
    def word(self) -> str:
        return self.place.text.text[self.start : self.end]


def walks(
    index: Index, entries: Numbered, part: Part, *, forgiving: bool = True
) -> Iterator[Callable[[], dict[Route, Finds]]]:
    """Yield a function for each daring route of a part, the surest first; it returns what was found by route.

    Unless ``forgiving``, what is typed must be right: nothing is found by what only sounds alike, or by a slip.
    """
    if index.is_number(part.quantity) or not 0 < len(part.spelling.signs) <= _MOST_SIGNS:
        return
    entries = tuple(_looked_through(entries))
    if not part.spelling.spoken:
        if forgiving:
            yield lambda: _likened(index, entries, part)
            yield lambda: _abbreviated(entries, part)
        return
    for name, ways in _SPELLED if part.spelling.letters else _MIXED:
        if forgiving or not ways & NEAR:
            yield lambda name=name, ways=ways: _spelled(index, entries, part, name, ways)  # type: ignore[misc]
    if forgiving and part.spelling.letters:
        yield lambda: _slipped(entries, part)


def _looked_through(entries: Numbered) -> Iterator[tuple[int, Entry]]:
    """Yield the entries that there is time for: all of any report, and of more text what comes first."""
    left = _MOST_CHARACTERS
    for number, entry in entries:
        left -= sum(len(place.text.text) for place in entry.places)
        if left >= 0:
            yield number, entry


def _spelled(index: Index, entries: Numbered, part: Part, route: Route, ways: int) -> dict[Route, Finds]:
    chance = Chance(index)
    beginning = beginnings(index.characters, part.spelling, ways)
    parted = bool(part.spelling.breaks)
    fits = [
        (number, _Fit(place, found.start, found.end, found.quality, _is_edge(entry, place, found), found))
        for number, entry in entries
        for place in entry.places
        for found in alignments(place.text, part.spelling, ways, beginning)
        if not _tears(place.text, found.start, found.end, parted=parted)
    ]
    support = _support(fits)
    believed = [
        (number, fit)
        for number, fit in fits
        if _is_surprising(chance, fit, support)
        and _is_credible(fit, support, strict=route == "near")
        and not (fit.spelled is not None and fit.spelled.ways & INITIAL and _cuts_words(fit))
    ]
    return _by_route(route, believed)


def _likened(index: Index, entries: Numbered, part: Part) -> dict[Route, Finds]:
    from jinshi_cli.search.routes.sounds import likenings

    typed = part.text
    if not 1 < len(typed) <= _LONGEST:
        return {}
    alike = frozenset(one for one in index.characters if any(one == sign or likeness(one, sign) for sign in typed))
    fits = [
        (number, _Fit(place, one.start, one.end, max(0.0, 1 - one.cost / len(typed)), _is_edge(entry, place, one)), one)
        for number, entry in entries
        for place in entry.places
        for one in likenings(place.text, typed, alike, _errors(len(typed)))
        if _acceptable(one, len(typed)) and not _tears(place.text, one.start, one.end, parted=False)
    ]
    support = _support([(number, fit) for number, fit, _one in fits])
    gathered: dict[Route, list[tuple[int, _Fit]]] = {}
    for number, fit, one in fits:
        if not (one.count("same") and _is_whole(fit) and not _is_part_of_words(fit)) and not _is_credible(fit, support):
            continue
        if _is_unlike(one) and not (support[fit.word] > 1 if not one.errors else _is_alone(entries, typed, fit.word)):
            continue
        if one.errors and _cuts_words(fit):
            continue
        route: Route = "typo" if one.errors else "near" if one.count("near") else "homophone"
        gathered.setdefault(route, []).append((number, fit))
    routes: tuple[Route, ...] = ("homophone", "near", "typo")
    return {route: found for one in routes for route, found in _by_route(one, gathered.get(one, [])).items()}


def _abbreviated(entries: Numbered, part: Part) -> dict[Route, Finds]:
    from jinshi_cli.search.routes.abbreviation import abbreviations

    typed = part.text
    if not 1 < len(typed) <= _LONGEST_SHORT or is_word(typed):
        return {}
    surprise = _surprise([place.text.text for _, entry in entries for place in entry.places if place.field is not None])
    fits = [
        (number, _Fit(place, found.start, found.end, 1 - _LEFT_OUT * (1 - len(typed) / (found.end - found.start))))
        for number, entry in entries
        for place in entry.places
        for found in abbreviations(place.text, typed)
        if sum(map(surprise, found.pieces)) - _LEFT_OUT_BITS * (len(found.pieces) - 1) >= _LEAST_BITS
    ]
    return _by_route("abbreviation", fits)


def _surprise(texts: Sequence[str]) -> Callable[[str], float]:
    """Return what tells how surprising it is to meet a stretch of characters somewhere in texts, in bits."""
    total = sum(map(len, texts))

    @cache
    def bits(piece: str) -> float:
        return math.log2(total / max(sum(text.count(piece) for text in texts), 1))

    return bits


def _slipped(entries: Numbered, part: Part) -> dict[Route, Finds]:
    from jinshi_cli.search.routes.slips import slipped

    letters = part.spelling.signs
    fits = []
    for number, entry in entries:
        for place in entry.places:
            found = slipped(place.text, letters)
            if found is not None and not _tears(place.text, found[0], found[1], parted=bool(part.spelling.breaks)):
                fits.append((number, _Fit(place, found[0], found[1], 1 - found[2] / len(letters))))
    support = _support(fits)
    return _by_route("typo", [(number, fit) for number, fit in fits if _is_credible(fit, support, strict=True)])


def _support(fits: Sequence[tuple[int, _Fit]]) -> Counter[str]:
    """Count how often the report has each word that was found; a title that the text begins with counts once."""
    counts = Counter(fit.word for _number, fit in fits if fit.place.field != "title")
    return counts + Counter({fit.word: 1 for _number, fit in fits if fit.word not in counts})


def _tears(text: Folded, start: int, end: int, *, parted: bool) -> bool:
    """Tell whether a range goes across the end of a clause, or of three characters and fewer across any mark.

    Quotation marks and brackets stand inside names (“飓风2021”, 强基·增信·聚力); where something was typed between
    the syllables (``parted``) they may stand in any.
    """
    if end - start < 2:
        return False
    between = text.between(start, end)
    if any(mark in _CLAUSE_MARKS for mark in between):
        return True
    return bool(between) and not parted and end - start < 3


def _is_credible(fit: _Fit, support: Counter[str], *, strict: bool = False) -> bool:
    """Tell whether characters can be a word: of two, whether they are one, stand as one, or stand there often.

    A name that stands once between other words is told by its edges alone; ``strict`` does not take these.
    """
    word, text = fit.word, fit.place.text
    if len(word) != 2:
        return not (strict and len(word) == 3 and any(sign in _PARTICLES for sign in word))
    if not all("\u4e00" <= sign <= "\u9fff" for sign in word) or is_word(word):
        return True
    if any(sign in _PARTICLES for sign in word) or strict or _is_part_of_words(fit):
        return False
    in_name = fit.place.field != "text" and (fit.start == 0 or fit.end == len(text.text))
    likely = max(support.values()) < _OUTWEIGHED * support[word]
    return likely and (in_name or fit.edge or support[word] > 1 or (text.parted(fit.start) and text.parted(fit.end)))


def _is_edge(entry: Entry, place: Place, found: Alignment | Likening) -> bool:
    """Tell whether what was found is the beginning or the end of a name in the text."""
    if place.field != "text" or found.end - found.start != _PAIR:
        return False
    starts, ends = entry.listed_names
    return found.start in starts or found.end in ends


def _is_surprising(chance: Chance, fit: _Fit, support: Counter[str]) -> bool:
    """Tell whether a spelling fits by more than chance."""
    found = fit.spelled
    if found is None:
        return True
    if found.ways & NEAR:
        return len(found.steps) > 1 and chance.bits(fit.place.text, found) >= _LEAST_NEAR_BITS
    lone = found.ways & CUT and len(found.steps[-1].typed) == 1
    if not found.ways & INITIAL and not lone:
        return True
    if len(found.steps) == 1:
        return False
    bits = chance.bits(fit.place.text, found) + _AGAIN_BITS * min(math.log2(support[fit.word]), _MOST_AGAIN)
    bits += _WORD_BITS * (len(fit.word) == 2 and is_word(fit.word))
    if found.ways & FULL and all(step.typed.isascii() for step in found.steps):
        letters = sum(len(step.typed) for step in found.steps)
        spelled = sum(len(step.typed) for step in found.steps if step.way == FULL)
        return bits >= (_LEAST_BITS if spelled >= _LEAST_SPELLED * letters else _MANY_BITS)
    return bits >= _LEAST_BITS


def _by_route(route: Route, fits: Sequence[tuple[int, _Fit]]) -> dict[Route, Finds]:
    """Make one find of each entry's fits: the best fit of the word that the report uses most."""
    if not fits:
        return {}
    support = _support(fits)
    most = max(support.values())
    grouped: dict[int, list[_Fit]] = {}
    for number, fit in fits:
        grouped.setdefault(number, []).append(fit)
    finds: Finds = {}
    for number, own in grouped.items():
        best = max(fit.quality - _SUPPORT * (1 - support[fit.word] / most) for fit in own)
        kept = [fit for fit in own if fit.quality >= best - _SUPPORT]
        matches = shown([(fit.place, fit.start, fit.end) for fit in kept])
        finds[number] = Found(route, max(best, 0.01), 1.0, matches, tuple(dict.fromkeys(fit.word for fit in kept)))
    return {route: finds}


def _errors(length: int) -> int:
    """Return how many typing errors are forgiven in so many characters."""
    if length < 3:
        return 0
    return 1 if length < 8 else 2


def _is_whole(fit: _Fit) -> bool:
    """Tell whether there is no particle in what was found."""
    return not any(sign in _PARTICLES for sign in fit.word)


def _is_part_of_words(fit: _Fit) -> bool:
    """Tell whether two characters that are no word begin or end inside one: the 益保 of 权益保障."""
    if len(fit.word) != _PAIR or is_word(fit.word):
        return False
    return fit.place.text.torn(fit.start) or fit.place.text.torn(fit.end)


def _cuts_words(fit: _Fit) -> bool:
    """Tell whether few characters begin or end inside a word of the text, or hold a particle: 查矛盾 in 排查矛盾."""
    word, text = fit.word, fit.place.text
    if not _PAIR < len(word) <= _FEW:
        return False
    if any(sign in _PARTICLES for sign in word):
        return True
    return text.torn(fit.start) or text.torn(fit.end)


def _is_unlike(found: Likening) -> bool:
    """Tell whether it may as well be another word: nothing is the same, or a character at an end is another."""
    return found.count("same") == 0 or "other" in (found.differences[0], found.differences[-1])


def _is_alone(entries: Numbered, typed: str, word: str) -> bool:
    """Tell whether what a word shares with what was typed stands in that word alone: 法律顾 goes on with 问."""
    stretches = (word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1))
    shared = max((stretch for stretch in stretches if stretch in typed), key=len, default="")
    if len(shared) < _PAIR or (len(word) <= _SHORT and is_word(shared)):
        return False
    return all(
        place.text.text.count(shared) == place.text.text.count(word)
        for _number, entry in entries
        for place in entry.places
    )


def _acceptable(found: Likening, length: int) -> bool:
    """Tell whether a likening is one that a person would accept.

    Without errors at least one character is the same, or all sound alike. One error is forgiven in three to seven
    characters, two in more; what is too many at an end is another word unless it is typed twice.
    """
    same, near, errors = found.count("same"), found.count("near"), found.errors
    if not errors:
        return near <= length / 2 if same else near == 0
    if errors > _errors(length):
        return False
    ends = (found.differences[0], found.differences[-1])
    if "extra" in ends or (length == 3 and "extra" in found.differences):
        return False
    sounds = found.count("tone", "sound")
    if length < 5 and (sounds or near):
        return False
    return same + sounds / 2 + 1.5 * found.count("swapped") >= 0.6 * length

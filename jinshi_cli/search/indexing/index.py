"""What a search looks into: every field of every section, folded, with the way back to its characters."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from jinshi_cli.report.model import Metric, Report, Section, Span, walk
from jinshi_cli.search.indexing.fold import fold, is_word_character
from jinshi_cli.search.lexicon.words import is_word

if TYPE_CHECKING:
    from jinshi_cli.search.indexing.postings import Postings

FieldName = Literal["title", "text", "title_en"]
FIELDS: tuple[FieldName, ...] = ("title", "text", "title_en")

SCANNED = 2_048
"""Sections that a search looks through one by one: all of any report (the longest seen has 120)."""
MOST_SECTIONS = 256
"""Of more sections than that, how many are looked at: those that share most with the query."""

_FUNCTION_WORDS = frozenset("的了是在和与及为对向由被把将于至等或")
"""Particles, prepositions and conjunctions of one character."""
_NUMBER_SIGNS = frozenset("0123456789.,")
_NUMBER_AROUND = r"[0-9](?:\.[0-9]|,[0-9]{3}(?![0-9]))"
_SENTENCE_ENDS = frozenset("。；！？;!?\n")
_BRACKETS, _OPENING = "[（(][^（）()]*[）)]", frozenset("（(")
_ENGLISH_WORD = "[a-z0-9]+"

MOST_PLACES = 10_000
"""Places of a word in one text that are looked at; no section of a report has a hundredth of them."""


class Match(NamedTuple):
    """Where in a section's field the query matched."""

    field: FieldName
    span: Span


class Folded(NamedTuple):
    """A text as written, and the same folded, without spaces and punctuation."""

    text: str
    original: str

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each folded character stood in the original."""
        return _fold_words(self.original)[1]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text that folded characters ``start`` to ``end`` came from."""
        offsets = self.offsets
        return Span(offsets[start], offsets[end - 1] + 1)

    def find_all(self, needle: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield where the folded needle occurs, as ranges of folded characters, without overlaps.

        A number is not found inside a longer one (7 in 307, 5 in 3.5), a Latin word only from its beginning. After
        `MOST_PLACES` no more are looked for, nor outside ``start`` to ``stop``.
        """
        position = self.text.find(needle, start, stop)
        left = MOST_PLACES
        while needle and position >= 0 and left:
            end = position + len(needle)
            if not self.cuts(position, end):
                yield position, end
                left -= 1
                position = self.text.find(needle, end, stop)
            else:
                position = self.text.find(needle, position + 1, stop)

    def find_words(self, needle: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield where a folded word stands as one, not as the ends of two others (业主 in 行业主管)."""
        return (span for span in self.find_all(needle, start, stop) if self._is_word(*span))

    def has_word(self, needle: str, start: int = 0, stop: int | None = None) -> bool:
        """Tell whether a folded word stands as one."""
        return any(True for _ in self.find_words(needle, start, stop))

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether a range that can be a word is one: no word goes on across its edges but what may end there.

        At an edge another word or a function word may end or begin (改造为|民宿, 后厨|卫生), unless this is torn itself
        (申请人|民法|院).
        """
        before, after = self.text[max(start - 2, 0) : start], self.text[end : end + 2]
        begins = (
            not self.torn(start)
            or before[-1] in _FUNCTION_WORDS
            or (is_word(before) and not self.torn(start - len(before)))
        )
        return begins and (
            not self.torn(end) or after[0] in _FUNCTION_WORDS or (is_word(after) and not self.torn(end + len(after)))
        )

    def has(self, needle: str) -> bool:
        """Tell whether the folded needle occurs."""
        return needle in self.text and any(True for _ in self.find_all(needle))

    def cuts(self, start: int, end: int) -> bool:
        """Tell whether a range begins inside a number or Latin word, or ends inside a number."""
        return self.continues(start) or (self.text[end - 1].isdigit() and self.continues(end))

    def continues(self, position: int) -> bool:
        """Tell whether a number or Latin word goes on across this place."""
        if not 0 < position < len(self.text):
            return False
        before, after = self.text[position - 1], self.text[position]
        number = before in _NUMBER_SIGNS and after in _NUMBER_SIGNS
        latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
        return (number or latin) and self.offsets[position] == self.offsets[position - 1] + 1

    def parted(self, position: int) -> bool:
        """Tell whether a mark, a space, a number or the text's end is at this place, so that no word goes across."""
        if not 0 < position < len(self.text) or self.text[position - 1].isdigit() != self.text[position].isdigit():
            return True
        return self.offsets[position] != self.offsets[position - 1] + 1

    def torn(self, position: int) -> bool:
        """Tell whether a word goes on across a place, and not both a word ends and another begins there."""
        if self.parted(position) or not is_word(self.text[position - 1 : position + 1]):
            return False
        before, after = self.text[max(position - 2, 0) : position], self.text[position : position + 2]
        return not (is_word(before) and is_word(after))

    def between(self, start: int, end: int) -> str:
        """Return the marks and spaces inside a range of folded characters.

        A mark inside a name in quotation marks is given as a middle dot, since it parts no clauses (“双随机、一公开”).
        """
        offsets = self.offsets
        written = _with_dots(self.original)
        gaps = (written[offsets[place - 1] + 1 : offsets[place]] for place in range(start + 1, end))
        return "".join(gaps)


@lru_cache(maxsize=1_000)
def _with_dots(text: str) -> str:
    if "“" not in text:
        return text
    return re.sub(_QUOTED_NAME, lambda name: re.sub("[，、：]", "·", name[0]), text)


_QUOTED_NAME = "“[^“”。；！？]{1,16}”"
"""What stands in quotation marks and is no longer than names are; a longer one is a sentence that is cited."""


def folded(text: str) -> Folded:
    """Fold a text and leave out what is no word character.

    A point between digits stays and a comma before three, so that a number stays one; any other mark between digits
    stays as a hyphen, so that two do not become one (19 is not in 1+9); the end of a sentence stays as a line feed,
    so that nothing is found across it.
    """
    return Folded(_fold_words(text)[0], text)


@lru_cache(maxsize=10_000)
def _fold_words(text: str) -> tuple[str, tuple[int, ...]]:
    plain = fold(text)
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(plain):
        if is_word_character(character) or (character in ".," and _in_number(plain, offset)):
            kept.append(character)
            offsets.append(offset)
        elif character in _SENTENCE_ENDS and kept and kept[-1] != "\n":
            kept.append("\n")
            offsets.append(offset)
        elif kept and kept[-1].isdigit() and plain[offset + 1 : offset + 2].isdigit():
            kept.append("-")
            offsets.append(offset)
    if kept and kept[-1] == "\n":
        kept.pop()
        offsets.pop()
    return "".join(kept), tuple(offsets)


def _in_number(text: str, offset: int) -> bool:
    return re.compile(_NUMBER_AROUND).match(text, max(offset - 1, 0)) is not None


def shown(places: Sequence[tuple[Place, int, int]]) -> tuple[Match, ...]:
    """Return the matches for finds in places: the characters themselves or, where only names have them, the metrics."""
    own = [place.match(start, end) for place, start, end in places if place.field is not None]
    return tuple(dict.fromkeys(own or [place.match(start, end) for place, start, end in places]))


class Names(NamedTuple):
    """All that a metric goes by: its folded Chinese names and words, its English name, and the words of that."""

    chinese: tuple[Folded, ...]
    english: frozenset[str]
    phrase: Folded

    def have(self, piece: str) -> bool:
        """Tell whether a folded piece of a query is among the names."""
        if any(name.has(piece) for name in self.chinese):
            return True
        return piece.isascii() and (any(same_word(piece, word) for word in self.english) or self._have_words(piece))

    def are_called(self, word: str) -> bool:
        """Tell whether a folded word is what is counted: the last of a Chinese name, the first of the English one."""
        if not word.isascii():
            return any(name.text.endswith(word) for name in self.chinese)
        first = re.match(_ENGLISH_WORD, fold(self.phrase.original))
        return first is not None and same_word(word, first[0])

    def _have_words(self, piece: str) -> bool:
        """Tell whether several words of the English name, typed one after the other, are the piece."""
        return any(
            " " in self.phrase.between(*span) and not self.phrase.continues(span[1])
            for span in self.phrase.find_all(piece)
        )


class Place(NamedTuple):
    """A folded text that a search looks into, and where a match in it is shown.

    ``field`` is the section's field that the text is; None for a metric's name, whose matches are shown as the
    metric's own words (``anchor``).
    """

    text: Folded
    field: FieldName | None
    anchor: Span

    def match(self, start: int, end: int) -> Match:
        """Return the match for a range of folded characters."""
        return Match("text", self.anchor) if self.field is None else Match(self.field, self.text.span(start, end))


class Entry:
    """One section and all that it may be found by; what only some searches need is made when it is asked for."""

    def __init__(self, section: Section) -> None:
        self.section = section
        places = [Place(folded(section.title), "title", _NOWHERE), Place(folded(section.text), "text", _NOWHERE)]
        for metric in section.metrics:
            # What stands in brackets may be left out: 党委（扩大）会议 is called 党委会议 as well.
            names = (metric.label, _without_brackets(metric.label), metric.when)
            places += [Place(folded(name), None, metric.span) for name in dict.fromkeys(names) if name]
        self.places = tuple(places)
        """The Chinese texts."""

    @property
    def is_ahead(self) -> bool:
        """Whether it tells what is to come: a plan, or the chapter of the plans."""
        return any(section.kind == "plan" for section in (self.section, *self.section.children))

    @cached_property
    def english(self) -> tuple[Place, ...]:
        """The English texts."""
        places = [Place(folded(self.section.title_en), "title_en", _NOWHERE)] if self.section.title_en else []
        for metric in self.section.metrics:
            places += [Place(folded(metric.label_en), None, metric.span)] if metric.label_en else []
        return tuple(places)

    def english_word(self, word: str) -> tuple[Match, ...]:
        """Return where an English word stands, in any of its forms, in the title and in the names of metrics."""
        # Forms of a word share its first four letters, a short word and its plural the first three.
        looks_like = re.compile(rf"\b{word[: 4 if len(word) > 4 else 3]}[a-z0-9]*")
        found = [
            Match("title_en", Span(*other.span()))
            for other in looks_like.finditer(fold(self.section.title_en or ""))
            if same_word(word, other[0])
        ]
        for metric in self.section.metrics:
            name = fold(f"{metric.label_en or ''} {metric.key or ''}")
            if any(same_word(word, other) for other in looks_like.findall(name)):
                found.append(Match("text", metric.span))
        return tuple(dict.fromkeys(found))

    @cached_property
    def listed_names(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where the names that it lists begin in its text, and where they end, as places between folded characters."""
        text = folded(self.section.text)
        named = (folded(name).text for name in (*self.section.who, *self.section.where))
        spans = [span for name in named for span in text.find_all(name)]
        return frozenset(start for start, _end in spans), frozenset(end for _start, end in spans)

    @cached_property
    def names(self) -> tuple[Names, ...]:
        """The names of its metrics."""
        return tuple(map(names_of, self.section.metrics))


Numbered: TypeAlias = Sequence[tuple[int, Entry]]
"""Entries with their numbers in the index."""

_NOWHERE = Span(0, 0)


class Index:
    """The folded sections of one report."""

    def __init__(self, entries: Sequence[Entry], context: frozenset[str]) -> None:
        self.entries = tuple(entries)
        self.context = context
        """What is true of every section and tells none apart: the organ, the year."""
        self._rarities: dict[str, float] = {}

    @cached_property
    def characters(self) -> Counter[str]:
        """How often each character occurs."""
        return Counter("".join(place.text.text for entry in self.entries for place in entry.places))

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of the metrics."""
        return frozenset(metric.unit for entry in self.entries for metric in entry.section.metrics if metric.unit)

    def is_number(self, quantity: tuple[int | float, str] | None) -> bool:
        """Tell whether a quantity is one by its unit: none, or the beginning of one that the report uses."""
        return quantity is not None and any(unit.startswith(quantity[1]) for unit in self.units | {""})

    def rarity(self, part: str) -> float:
        """Return the inverse document frequency of a pair of characters, a number or a Latin word.

        (Spärck Jones 1972, smoothed.) What occurs nowhere weighs as much as what occurs once, or one unknown
        word would outweigh all others.
        """
        if part not in self._rarities:
            self._rarities[part] = self._rarity(part)
        return self._rarities[part]

    def _rarity(self, part: str) -> float:
        if self.postings is not None:
            return self.postings.rarity(part)
        count = sum(any(part in place.text.text for place in entry.places if place.field) for entry in self.entries)
        return math.log((len(self.entries) + 1) / (max(count, 1) + 0.5))

    @cached_property
    def postings(self) -> Postings | None:
        """The lists that lead to sections; none where a search can look through all of them."""
        if len(self.entries) <= SCANNED:
            return None
        from jinshi_cli.search.indexing.postings import Postings

        return Postings(self.entries)


def build(report: Report) -> Index:
    """Index a report."""
    entries = tuple(map(Entry, walk(report.sections)))
    context = (fold(report.organ), f"{report.year}年", f"{report.year}", fold(report.place or ""))
    return Index(entries, frozenset(filter(None, context)))


def _without_brackets(name: str) -> str:
    return name if _OPENING.isdisjoint(name) else re.sub(_BRACKETS, "", name)


def names_of(metric: Metric) -> Names:
    """Return what a metric may be called by."""
    english = re.findall(_ENGLISH_WORD, fold(f"{metric.label_en or ''} {metric.key or ''}"))
    chinese = (metric.label, _without_brackets(metric.label), metric.text, *((metric.when,) if metric.when else ()))
    return Names(tuple(map(folded, chinese)), frozenset(english), folded(metric.label_en or ""))


def same_word(one: str, other: str) -> bool:
    """Tell whether two English words are the same or forms of one: fine, fined; vaccine, vaccination.

    They are where the English stemmer of Snowball (Porter 2001) gives both the same stem.
    """
    if one == other or one + "s" == other or other + "s" == one:
        return True
    return one[:3] == other[:3] and stem(one) == stem(other)


@lru_cache(maxsize=2_000)
def stem(word: str) -> str:
    """Return the stem of a folded English word."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # noqa: ANN401 - the library has no types
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer("english")


def pairs_of(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring characters."""
    return (text[position : position + 2] for position in range(len(text) - 1))

"""The tables of characters that the search needs, taken from the libraries that keep them.

Looking up a character in pypinyin or OpenCC costs an import of 177 or 9 ms, and a search has 100 ms for all;
so what is needed of them is written down once, and this is how.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

_GLOSSARY = Path(__file__).parent / "english.txt"
"""A line for each English word or phrase: it, a tab, and the Chinese words for it, parted by spaces."""
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 5
_IDEOGRAPHS = range(0x4E00, 0xA000)
_MAY_BE_TRADITIONAL = (range(0x3400, 0xA000), range(0x20000, 0x323B0))
_PAIR, _LEAST_COUNT = 2, 5
"""Characters of a word that is kept, and how often jieba must have counted it."""
_LEAST_PAIR, _LEAST_TRIPLE, _TRIPLE_BITS = 30, 20, 8
"""How often two or three neighbours must have been counted in jieba's words to be kept: 69,000 of 299,000 pairs; and
bits of the filter for each three."""
_LEAST_PHRASES, _LEAST_SHARE = 3, 0.01
"""A reading beside the first is kept where pypinyin's phrases (47,111 in 0.55) have it this often: 行 keeps xíng and
háng, 会 keeps kuài (会计), 大 does not keep tài."""


def readings() -> str:
    """Return lines of a set of readings and the simplified characters that have it, the usual reading first.

    A reading is a syllable with ü as v and the tone as a digit, 5 for the neutral one. What a search folds into a
    character (著 into 着) is read in its own way there too.
    """
    from pypinyin import phrases_dict, pinyin_dict

    from jinshi_cli.search.indexing.fold import BOTH_FORMS

    in_phrases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, spoken in phrases_dict.phrases_dict.items():
        for character, reading in zip(phrase, spoken, strict=False):
            in_phrases[character][_plain(reading[0])] += 1
    traditional = dict(_conversions())
    read: dict[str, list[str]] = {}
    for code in _IDEOGRAPHS:
        character = chr(code)
        if code not in pinyin_dict.pinyin_dict or character in traditional:
            continue
        every = list(dict.fromkeys(_plain(reading) for reading in pinyin_dict.pinyin_dict[code].split(",")))
        # m, n and hm are interjections, and one letter more would be an initial.
        every = [reading for reading in every if re.search("[aeiouv]", reading)]
        seen = in_phrases[character]
        least = max(_LEAST_PHRASES, _LEAST_SHARE * seen.total())
        read[character] = [reading for place, reading in enumerate(every) if place == 0 or seen[reading] >= least]
    for other, character in BOTH_FORMS.items():
        read[character] = list(dict.fromkeys(read[character] + read.get(other, [])))
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for character, kept in read.items():
        if kept:
            groups[",".join(kept)].append(character)
    return "".join(f"{key} {''.join(characters)}\n" for key, characters in sorted(groups.items()))


def simplified() -> str:
    """Return lines of a traditional character and its simplified form."""
    return "".join(f"{character}{simple}\n" for character, simple in _conversions())


def _conversions() -> Iterator[tuple[str, str]]:
    import opencc

    converter = opencc.OpenCC("t2s")
    for codes in _MAY_BE_TRADITIONAL:
        for character in map(chr, codes):
            simple = converter.convert(character)
            if simple != character and len(simple) == 1:
                yield character, simple


def _plain(reading: str) -> str:
    letters, tone = "", _NEUTRAL
    for sign in unicodedata.normalize("NFD", reading):
        if sign in _TONES:
            tone = _TONES[sign]
        elif sign == "\u0308":
            letters = letters[:-1] + "v"
        elif sign.isalpha() and sign.isascii():
            letters += sign
    return letters + str(tone)


def english() -> str:
    """Return lines of English words and phrases and the Chinese ones for them, parted by tabs, in order.

    Forms of the same words that have a Chinese word in common mean the same, and have all of both (arrest, arrested).
    """
    from jinshi_cli.search.lexicon.english import are_forms

    known = _glossary()
    lines = []
    for phrases in _by_stems().values():
        for phrase in phrases:
            forms = (known[one] for one in phrases if are_forms(phrase.split(" "), one.split(" ")))
            same = (term for terms in forms if not set(terms).isdisjoint(known[phrase]) for term in terms)
            lines.append(f"{phrase}\t{' '.join(dict.fromkeys((*known[phrase], *same)))}\n")
    return "".join(sorted(lines))


def english_stems() -> str:
    """Return lines of the stems of English words in order and the entries with these, the shortest first, in order."""
    return "".join(sorted(f"{key}\t{','.join(phrases)}\n" for key, phrases in _by_stems().items()))


@cache
def _by_stems() -> Mapping[str, Sequence[str]]:
    from jinshi_cli.search.lexicon.english import key_of

    entries: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(_glossary(), key=lambda phrase: (len(phrase), phrase)):
        entries[key_of(phrase.split(" "))].append(phrase)
    return entries


@cache
def _glossary() -> Mapping[str, Sequence[str]]:
    """Return the Chinese words by the English ones; what names nothing (of, to) is left out, as in a query.

    An entry without such words goes before one that is the same without them (time limit, over time limit).
    """
    from jinshi_cli.search.indexing.fold import fold
    from jinshi_cli.search.lexicon.english import words_of
    from jinshi_cli.search.parsing.ask import is_english_grammar
    from jinshi_cli.search.parsing.pinyin import spelling

    whole: dict[str, Sequence[str]] = {}
    shortened: defaultdict[str, list[str]] = defaultdict(list)
    for line in _GLOSSARY.read_text("utf-8").splitlines():
        phrase, _, terms = line.partition("\t")
        every = words_of(spelling(phrase))
        words = [word for word in every if not is_english_grammar(word)]
        if len(words) == len(every):
            whole[" ".join(words)] = tuple(dict.fromkeys(fold(terms).split()))
        elif len(words) > 1:
            # What is left of day off or break in is another word.
            shortened[" ".join(words)] += fold(terms).split()
    return {phrase: tuple(dict.fromkeys(terms)) for phrase, terms in shortened.items()} | whole


def words() -> bytes:
    """Return the words of two characters that jieba's dictionary has at all often, in order, nothing between."""
    import jieba

    from jinshi_cli.search.lexicon.words import ENCODING

    dictionary = Path(jieba.__file__).with_name("dict.txt")
    known = set()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _kind = line.split(" ")
        if len(word) == _PAIR and int(count) >= _LEAST_COUNT and all("\u4e00" <= sign <= "\u9fff" for sign in word):
            known.add(word)
    return "".join(sorted(known)).encode(ENCODING)


def pairs() -> str:
    """Return how often characters occur, and follow each other within a word, in jieba's dictionary.

    A line is a character, a letter for how often it occurs, and groups of what follows it: a letter for how often,
    and the characters. The letter is the logarithm of the count to the base 2, ``a`` for 0, rounded down.
    """
    import jieba

    single: Counter[str] = Counter()
    neighbours: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _kind = line.split(" ")
        if not all("\u4e00" <= sign <= "\u9fff" for sign in word):
            continue
        for character in word:
            single[character] += int(count)
        for first, second in pairwise(word):
            neighbours[first][second] += int(count)
    traditional = {character for character, _simple in _conversions() if not _in_gb2312(character)}
    lines = []
    for first in sorted(single.keys() - traditional):
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for second, count in sorted(neighbours[first].items()):
            if count >= _LEAST_PAIR and second not in traditional:
                groups[_magnitude(count)].append(second)
        written = "".join(letter + "".join(found) for letter, found in sorted(groups.items(), reverse=True))
        if written or single[first] >= _LEAST_PAIR:
            lines.append(f"{first}{_magnitude(single[first])}{written}\n")
    return "".join(lines)


def triples() -> bytes:
    """Return a Bloom filter (Bloom 1970) of the last three characters of jieba's words of three, five and so on.

    One of 50 others passes.
    """
    import jieba

    from jinshi_cli.importing.repair.language import places

    found: Counter[str] = Counter()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _kind = line.split(" ")
        # The others are in two words of two characters each, as far as the pairs can tell.
        if len(word) >= 3 and len(word) % 2:
            found[word[-3:]] += int(count)
    known = [three for three, count in found.items() if count >= _LEAST_TRIPLE]
    size = len(known) * _TRIPLE_BITS // 8
    bits = bytearray(size)
    for three in known:
        for place in places(three, size * 8):
            bits[place // 8] |= 1 << place % 8
    return bytes(bits)


def _magnitude(count: int) -> str:
    return chr(ord("a") + max(count, 1).bit_length() - 1)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

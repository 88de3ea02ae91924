"""Finding and ranking sections for a query.

How a hit is scored
-------------------
A query is cut into parts: its words, and these at their question words. Each part looks for the sections that have
it, by the surest route that leads anywhere (`route` has the routes and what they are worth, `find` how they are
walked). A section's score (0–100) is ``100 × worth × place``:

* **worth** is that of the route, times how well the part fits by it, times the share of the part that was found.
  Where a query has several parts it is their mean, each weighed by its rarity in the report, with 5 % off,
  since the query as a whole is better. In a question for an amount the thing counted weighs in full and what
  stands around it two fifths; the organ and the year of the report weigh little, being true of every section;
* **place**, 0.74 to 1: a title weighs more than the name of a metric, and this more than other text (0.14, 0.10, 0);
  several occurrences more than one (up to 0.06, halving with each), since a section that keeps to a subject is
  more about it than one that touches on it; parts that stand close together and in the order typed more than
  scattered ones (up to 0.06); a word that stands inside longer words alone loses a fiftieth;
* where something is asked for, a section that has none of that kind (no figure in the unit asked for, no person, no
  place, no date) loses a tenth; where it is what is to come (下一步, 明年), one that is no plan loses a fifth.

Where some section has the query as a whole, one that only has its parts is cut to four fifths. A hit that
has less than three fifths of the query, or of a single word less than seven tenths, is none. Where no section has
enough of a question or of several words, or each but a part of them, the one that likely answers in other words is
found (`likelihood`); it also goes before those that have a question by everyday words alone. Equal scores keep the
order of the report; hits far below the best are left out. The weights are general: none was fitted to a report.

English words are looked for in the English names, and by their Chinese words in the text (`in_english`): of several
each weighs as it is rare among the sections, and three fifths of them must be found. Where there is nothing, what
likely answers their Chinese words is, if most of them lead to something in it.

Of a query the first 1,000 characters are looked at. One of more than sixty was pasted: it is looked for as it stands,
and of its words the sixteen that are rarest in the report, and so tell most, with their first sixty characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinshi_cli.report.model import Section, Span
from jinshi_cli.search.answer import answers, fits, measured
from jinshi_cli.search.combine import Finds, Sought, better, together
from jinshi_cli.search.find import Finder
from jinshi_cli.search.indexing.index import MOST_SECTIONS, Entry, Index, Match, folded
from jinshi_cli.search.parsing.query import LONGEST_TYPED, MAX_LENGTH, Part, Query, Word, part_of
from jinshi_cli.search.route import SURE, WHOLE, Found, Route
from jinshi_cli.search.routes.in_english import counting, in_chinese, is_english, of_english
from jinshi_cli.search.routes.placed import asks_for_place_alone, placed
from jinshi_cli.search.score import Hit, scored

_LETTERS = "[a-zü]+"
_MOST_WORDS = 16
"""Words of a pasted query that are looked for; with so many of those that tell most, more change nothing."""
_BESIDE_SURE = 0.8
"""Where some section has the query as a whole, one that only has its parts is worth less."""
_LEAST_SHARE = 0.6
"""Where less of the query is found, a hit is more likely noise than what was meant: half of two words."""
_LEAST_OF_ONE = 0.7
"""Share of a single word that must be found, where it is no question: two of three characters are not enough."""
_LEAST_OF_QUESTION = 0.24
"""Share of a question that must be found where two words of it are, or one of three characters: the rest is how
people talk, not what they ask for."""
_TELLING = 2.0
"""Rarity of a word that tells something by itself: it stands in one of eight sections."""
_AS_TYPED = ("exact", "folded", "number")
"""Routes by which a section has the query as a whole."""
_SHORTEST_PHRASE = 4
"""Characters in which something can be said in other words: a verb and a noun."""
_LEAST_SCORE = 18.0
"""What scores less is no answer: a quarter of a question, found by words that stand far apart."""
_CLOSE = 0.6
"""Share of the best score below which a hit is only in the way of those that answer."""


def search(index: Index, query: Query, *, within: str | None = None) -> tuple[Hit, ...]:
    """Return the sections that match, best first; ``within`` keeps to a section and those below it."""
    if not query.words:
        return ()
    query = counting(telling(index, query))
    entries = likeliest(index, query, within)
    inside = {number: entry for number, entry in entries if within is None or is_within(entry.section, within)}
    finder = Finder(index, entries)
    hits = _hits(finder, inside, query) or _likely_in_chinese(finder, inside, query)
    hits = {number: _without_context(index, hit) for number, hit in hits.items()}
    return tuple(hit for _number, hit in sorted(hits.items(), key=lambda one: (-one[1].score, one[0])))


def _without_context(index: Index, hit: Hit) -> Hit:
    """Leave out of what is missing what is true of every section: the organ, the year."""
    return hit._replace(missing=tuple(word for word in hit.missing if word not in index.context))


def _likely_in_chinese(finder: Finder, inside: Mapping[int, Entry], query: Query) -> Mapping[int, Hit]:
    """Return the sections that likely answer several English phrases, most of which lead to something there."""
    from jinshi_cli.search.other_words.likelihood import likely

    meant = in_chinese(finder, query)
    if meant is None or len(meant.phrases) == 1:
        return {}
    return {
        number: scored(inside[number], found._replace(missing=meant.missing(inside[number])), meant.query)
        for number, found in _likely_enough(likely(dict(finder.entries), meant.query)).items()
        if number in inside and 2 * sum(len(word) > 1 for word in found.words) >= len(meant.phrases)
    }


def _hits(finder: Finder, inside: Mapping[int, Entry], query: Query) -> Mapping[int, Hit]:
    finds = found_in(finder, query)
    hits: Mapping[int, Hit] = {
        number: scored(inside[number], found, query) for number, found in finds.items() if number in inside
    }
    if any(hit.route in _AS_TYPED for hit in hits.values()):
        hits = {
            number: hit if hit.route in _AS_TYPED else hit._replace(score=round(hit.score * _BESIDE_SURE, 1))
            for number, hit in hits.items()
        }
    hits = _near_the_best(hits)
    if _may_be_other_words(query) and all(hit.route == "partial" for hit in hits.values()):
        hits = in_other_words(dict(finder.entries), query, hits)
        hits = {number: hit for number, hit in hits.items() if number in inside}
    elif query.asking and hits and all(hit.route == "synonym" for hit in hits.values()):
        hits = _likelier(inside, dict(finder.entries), query, hits)
    return hits


def _near_the_best(hits: Mapping[int, Hit]) -> Mapping[int, Hit]:
    """Leave out what scores too little, by itself or beside the best."""
    least = max(_LEAST_SCORE, _CLOSE * max((hit.score for hit in hits.values()), default=0.0))
    return {number: hit for number, hit in hits.items() if hit.score >= least}


def _may_be_other_words(query: Query) -> bool:
    """Tell whether a query may say in other words what a report has: a question, several words, or a phrase.

    Letters have no other words: English ones are looked for by their Chinese ones.
    """
    if all(part.spelling.letters for part in query.parts):
        return False
    phrase = not query.joined.isascii() and len(query.joined) >= _SHORTEST_PHRASE
    return query.asking or len(query.words) > 1 or phrase


def _likelier(
    inside: Mapping[int, Entry], entries: Mapping[int, Entry], query: Query, hits: Mapping[int, Hit]
) -> Mapping[int, Hit]:
    """Put the sections that likely answer a question before what everyday words led to, if the likeliest is another.

    An everyday word stands for several things, and what else was typed tells for which.
    """
    from jinshi_cli.search.other_words.likelihood import likely

    answers = _likely_enough(likely(entries, query))
    likeliest = max(answers, key=lambda number: answers[number].quality, default=None)
    if likeliest not in inside or likeliest == max(hits, key=lambda number: hits[number].score):
        return hits
    first = {number: scored(inside[number], found, query) for number, found in answers.items() if number in inside}
    most = _BESIDE_SURE * min(hit.score for hit in first.values())
    after = {number: hit._replace(score=round(min(hit.score, most), 1)) for number, hit in hits.items()}
    return after | first


def _likely_enough(finds: Finds) -> Finds:
    """Return the sections that are likely enough to answer; where no word can be shown, one is near and no answer."""
    from jinshi_cli.search.other_words.likelihood import LEAST_LIKELY

    return {number: one for number, one in finds.items() if one.quality >= LEAST_LIKELY and one.matches}


def in_other_words(entries: Mapping[int, Entry], query: Query, partial: Mapping[int, Hit]) -> Mapping[int, Hit]:
    """Return the sections that likely answer a query; failing these, what has a part of it if it is the likeliest.

    Where another section is likelier than the best of those that have a part of a question, neither is an answer: on
    the open halves of `bench/search` that with a part would be right for 2 of 5.
    """
    from jinshi_cli.search.other_words.likelihood import likely

    finds = likely(entries, query, {number: hit.score for number, hit in partial.items()})
    if not finds:
        return partial
    likeliest = max(finds, key=lambda number: finds[number].quality)
    answers = _likely_enough(finds)
    if likeliest not in answers:
        best = max(partial, key=lambda number: partial[number].score, default=None)
        return partial if best == likeliest or not query.asking else {}
    return {number: scored(entries[number], found, query) for number, found in answers.items()}


def likeliest_answer(index: Index, query: Query) -> Hit | None:
    """Return what most likely answers, where it is not likely enough to be an answer but more than a guess."""
    from jinshi_cli.search.other_words.likelihood import LEAST_WORTH_A_LOOK, likely

    if query.joined.isascii():
        meant = in_chinese(Finder(index, likeliest(index, query)), query)
        if meant is None:
            return None
        query = meant.query
    if not query.words:
        return None
    entries = dict(likeliest(index, query))
    finds = likely(entries, query)
    best = max(finds, key=lambda number: finds[number].quality, default=None)
    if best is None or finds[best].quality < LEAST_WORTH_A_LOOK:
        return None
    return scored(entries[best], finds[best], query)


def telling(index: Index, query: Query) -> Query:
    """Return a query that was pasted with the words alone that tell most, in their order; any other query as it is."""
    if len(query.joined) <= LONGEST_TYPED:
        return query
    from jinshi_cli.search.weigh import weight

    words = [_shortened(word) for word in query.words]
    heavy = [sum(weight(index, part, headed=False) for part in word.parts) for word in words]
    kept = sorted(range(len(words)), key=lambda place: -heavy[place])[:_MOST_WORDS]
    return query._replace(words=tuple(words[place] for place in sorted(kept)))


def _shortened(word: Word) -> Word:
    """Return a word with no more of its parts than is looked for; what is one part of it as that part."""
    parts = tuple(
        part if len(part.text) <= LONGEST_TYPED else part_of(part.text[:LONGEST_TYPED])._replace(head=part.head)
        for part in word.parts[:_MOST_WORDS]
    )
    if parts == word.parts:
        return word
    return Word(parts[0] if len(parts) == 1 else word.whole, parts, word.ahead)


def likeliest(index: Index, query: Query, within: str | None = None) -> list[tuple[int, Entry]]:
    """Return the entries to look at, with their numbers: all, or of many those that share most with the query.

    With those ``within`` a section come the likeliest of all: what is found elsewhere by its characters is not looked
    for by its sound here.
    """
    if index.postings is None:
        return list(enumerate(index.entries))
    numbers = set(index.postings.candidates(query, MOST_SECTIONS))
    if within is not None:
        inside = frozenset(number for number, entry in enumerate(index.entries) if is_within(entry.section, within))
        numbers.update(index.postings.candidates(query, MOST_SECTIONS, inside))
    return [(number, index.entries[number]) for number in sorted(numbers)]


def is_within(section: Section, ref: str) -> bool:
    """Tell whether a section is the one that a reference names, or below it."""
    return section.ref == ref or section.ref.startswith(ref + ".")


def found_in(finder: Finder, query: Query) -> Finds:
    """Return what the query found, by the number of the entry."""
    if query.english and not query.parts:
        return {}
    if asks_for_place_alone(query) and (places := placed(finder.entries, query)):
        return places
    whole = {
        number: _exact(finder.index.entries[number], found, query) for number, found in finder.sure(query.whole).items()
    }
    english = is_english(finder, query)
    if english:
        parts = {number: found for number, found in of_english(finder, query).items() if found.share >= _LEAST_SHARE}
    else:
        parts = _of_words(finder, query)
        parts = {number: found for number, found in parts.items() if _enough(finder.index, number, found, query)}
    sure = whole or any(found.share > WHOLE and found.route in SURE for found in parts.values())
    if not sure and query.parts != (query.whole,) and _may_be_one(finder, query):
        whole = finder.daring(query.whole)
        if english:
            routes: tuple[Route, ...] = ("pinyin",) if parts else ("pinyin", "initials", "mixed")
            whole = {number: found for number, found in whole.items() if found.route in routes}
        if whole and query.whole.spelling.letters:
            # Pinyin with spaces is one word first: its syllables elsewhere, apart, are not what was meant.
            return whole
        if whole:
            # Words that sound like what was typed, apart, are less than all of it in one place.
            parts = {number: found._replace(quality=found.quality * _BESIDE_SURE) for number, found in parts.items()}
    if not english and len(query.words) > 1 and any(part.spelling.is_syllable for part in query.parts):
        # A single syllable says too little beside other words.
        parts = {number: found for number, found in parts.items() if found.route in SURE}
    return better(parts, whole)


def _may_be_one(finder: Finder, query: Query) -> bool:
    """Tell whether a query may be one name that was typed otherwise: pinyin with spaces, or a slip in one of its words.

    Characters that the report has, each for itself, are what was meant: nothing that only sounds like them together.
    """
    return query.whole.spelling.spoken or not all(finder.sure(part) for part in query.parts)


def _enough(index: Index, number: int, found: Found, query: Query) -> bool:
    """Tell whether enough of a query was found to call it an answer."""
    if not query.asking:
        return found.share >= (_LEAST_OF_ONE if len(query.parts) == 1 else _LEAST_SHARE)
    words = [word for word in found.words if len(word) > 1]
    if not words and query.ask is not None and query.ask.kind == "amount":
        # 罚了多少钱: one character is enough where a figure in the unit asked for has it in its name.
        return _answered(index, number, found, query, rare=False)
    telling = len(words) > 1 or any(len(word) > 2 for word in words) or _answered(index, number, found, query)
    return found.share >= (_LEAST_OF_QUESTION if telling else _LEAST_SHARE)


def _answered(index: Index, number: int, found: Found, query: Query, *, rare: bool = True) -> bool:
    """Tell whether a figure in the unit asked for goes by the words that were found, one of them a ``rare`` one."""
    known = not rare or any(len(word) > 1 and index.rarity(word) >= _TELLING for word in found.words)
    entry = index.entries[number]
    answering = answers(entry.section, entry.names, found.words, found.matches, query)
    return (measured(query.ask) or not rare) and known and any(fits(metric, query.ask) for metric in answering)


def _of_words(finder: Finder, query: Query) -> Finds:
    if len(query.words) == 1:
        return _of_word(finder, query.words[0], query)
    from jinshi_cli.search.weigh import weight

    headed = _is_headed(query)
    sought = []
    for word in query.words:
        heavy = sum(weight(finder.index, part, headed=headed) for part in word.parts)
        sought.append(Sought(tuple(part.text for part in word.parts), heavy, _of_word(finder, word, query)))
    return together(sought)


def _of_word(finder: Finder, word: Word, query: Query) -> Finds:
    if word.parts == (word.whole,):
        return finder.find(word.whole, lenient=query.asking, alone=len(query.parts) == 1)
    from jinshi_cli.search.weigh import weight

    headed = _is_headed(query)
    whole = finder.sure(word.whole)
    alone = len(query.parts) == 1
    found = []
    for part in word.parts:
        # 律shi: nearly every section has a character that is read so; it tells something only beside the other one.
        too_little = part.spelling.is_syllable and not query.asking
        finds = finder.sure(part) if too_little else finder.find(part, lenient=query.asking, alone=alone)
        found.append((part, finds))
    parts = together([Sought((part.text,), weight(finder.index, part, headed=headed), finds) for part, finds in found])
    for part, finds in found:
        # What is asked for must be there, unless the report has no such word at all and a figure answers without it.
        if part.head:
            kept = finds or [number for number, one in parts.items() if _answered(finder.index, number, one, query)]
            parts = {number: one for number, one in parts.items() if number in kept}
    if not whole and (_is_mixed(word.whole) or not any(one.share > WHOLE for one in parts.values())):
        if any(len(run) == 1 for run in re.findall(_LETTERS, word.whole.text)) and _is_mixed(word.whole):
            # 执法z: the letter is what was last typed, and the parts leave it out.
            parts = parts if not (spoken := finder.daring(word.whole)) else {}
        surely = {number for number, one in parts.items() if one.share > WHOLE and one.route in SURE}
        spoken = finder.daring(word.whole)
        # Where its characters and letters are found as they stand, a sound only says which of them were meant.
        whole = {number: one for number, one in spoken.items() if not surely or number in surely}
    # What is left of a question is not the question as typed.
    parts = {number: one._replace(route="words") if one.route == "folded" else one for number, one in parts.items()}
    # Letters beside characters are pinyin, even where they are an English word as well.
    return parts | whole if _is_mixed(word.whole) else better(parts, whole)


def _is_mixed(part: Part) -> bool:
    return part.spelling.spoken and not part.text.isascii()


def _is_headed(query: Query) -> bool:
    return any(part.head for part in query.parts)


def _exact(entry: Entry, found: Found, query: Query) -> Found:
    """Call a folded find exact where the query stands as typed; keep these places alone."""
    if found.route != "folded" or len(query.typed) > MAX_LENGTH:
        return found
    core = folded(query.typed)
    inner = query.typed[core.offsets[0] : core.offsets[-1] + 1]
    before, after = core.offsets[0], len(query.typed) - core.offsets[-1] - 1
    matches = []
    for match in found.matches:
        text = getattr(entry.section, match.field)
        start, end = match.span.start - before, match.span.end + after
        if text[match.span.start : match.span.end] == inner and start >= 0 and text[start:end] == query.typed:
            matches.append(Match(match.field, Span(start, end)))
    return found._replace(route="exact", matches=tuple(matches)) if matches else found

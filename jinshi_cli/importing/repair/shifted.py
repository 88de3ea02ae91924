"""GBK pairs that a mirror replaced out of step with the characters, undone by searching for what they were.

The mirror worked on the bytes of a text in GBK, and looked for pairs at any offset, also across two characters:

* a traditional character of its table became itself and its pinyin in brackets; where the pair lay across two
  characters, the first byte of the second one then stands before a bracket, which is no character: both become ``?``,
  ``控攝`` (BF D8, 94 7A) → BF D8 94 ``(cái)`` 7A → ``控?cái)z``, for 財 is D8 94;
* at the pairs of 。！？ it cut the text; where the pair lay across two characters, a byte is left over before it and
  becomes ``?``, and what follows is read one byte off:
  ``。科學`` (A1 A3, BF C6, 8C 57) → A1 | A3 BF, C6 8C, 57 → ``?？茖W``;
* a first byte that is left over before a digit or the like takes it with it.

So from a ``?`` on, each candidate for what the text was is a state of a search (Viterbi 1967, with a beam): the
bytes that are seen follow from it, those that are lost are tried, and the likelihood of the characters decides.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.importing.repair import gbk, notes
from jinshi_cli.importing.repair.forms import changed, simplify, to_simplified, traditional_read
from jinshi_cli.importing.repair.language import CONTEXT, Language
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.report.model import LOST

_TOKEN = re.compile(rf"[?\ufffd](?P<cut>{notes.SYLLABLE})\)|\((?P<note>{notes.SYLLABLE})\)|.", re.DOTALL)
_CUTS = {"。": "。", "?": "？", "？": "？", "!": "！", "！": "！"}
"""What is seen of a mark at which the mirror cut the text, and the mark."""
_BEAM, _MARGIN, _RIVALS = 150, 18.0, 6
"""How many states are kept, up to how much less likely than the best (natural logarithm), and how many of
those that have the same future are remembered."""
_SETTLED = 3
"""Characters that are read after a place is in step again, because the words they make tell what stood there."""
_SIMPLIFIED_COST, _STRANGE_COST = 3.0, 25.0
"""What a character counts that a traditional text has not, and what none of the mirror's steps explains."""
_OTHER_READING_COST = 9.0
"""What a character counts that is not read as the pinyin says; mirrors know more readings than the table here."""
_FIRST_TRIED, _FIRST_TRIED_OF_TWO, _SECOND_TRIED = 16, 5, 6
"""Of the bytes before an undefined pair only the likeliest are tried, for there are 90 for what follows each."""
_HOPEFUL = 3
"""From so many of the likeliest states pairs are tried of which nothing is seen."""
_MOST_STEPS, _MOST_STEPS_AT_ONCE = 1_000_000, 200_000
"""Steps of the search in one text, and from one damaged place on. What is left then is marked."""
_NOT_ALL_TRIED = 0.85
"""The most that is certain where more than one place could not be read: not everything can be tried then."""
_LEFT_DOUBTFUL = 20
"""Characters from a damaged place on that are marked where there was no time to search."""
_CANDIDATES = 5
_LEAST_CHANCE = 0.01


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    cut: str | None
    note: str | None


class _Link(NamedTuple):
    """What a state wrote, and the state before it."""

    before: _Link | None
    token: int
    written: str
    in_step: bool


class _Rival(NamedTuple):
    """What else may have been written up to a link: how much more it costs, and its last link."""

    more: float
    link: _Link | None
    instead: _Link | None


class _State(NamedTuple):
    """A text up to a place, as it may have been.

    What it costs so far, the last characters (simplified), whether the last can begin a word, the last two bytes,
    whether the last byte is half a character, what was written, what else may have been written and led to the same,
    and how likely all that is in proportion to this.
    """

    cost: float
    context: str
    free: bool
    tail: tuple[int, int]
    half: bool
    link: _Link | None
    rivals: tuple[_Rival, ...] = ()
    others: float = 0.0


class Search:
    """Finds what stood in damaged lines of one text. `language` is made of its undamaged parts."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._steps = 0
        self._hopeful = 0.0
        self._best: dict[int, float] = {}
        self._likely: dict[tuple[str, bool, int], list[str]] = {}
        self._known: dict[tuple[str, str, bool], tuple[tuple[float, bool, str], ...]] = {}
        self._tokens: Sequence[_Token] = ()
        self._beams: defaultdict[int, list[_State]] = defaultdict(list)

    def edits(self, line: str, offset: int) -> Iterator[Edit]:
        """Yield what restores a line that begins at this offset in the text."""
        self._tokens = [
            _Token(match.start(), match.end(), match[0], _plain(match["cut"]), _plain(match["note"]))
            for match in _TOKEN.finditer(line)
        ]
        place = 0
        while place < len(self._tokens) and self._steps < _MOST_STEPS:
            if not self._is_damaged(place):
                place += 1
                continue
            end, found = self._window(line, place)
            if found:
                yield from self._told(offset, place, found)
            else:
                yield from self._given_up(offset, place, max(end, place + 1))
            place = max(end, place + 1)
        while place < len(self._tokens):
            if self._is_damaged(place):
                end = min(place + _LEFT_DOUBTFUL, len(self._tokens))
                yield from self._given_up(offset, place, end)
                place = end
            else:
                place += 1

    def _is_damaged(self, place: int) -> bool:
        token = self._tokens[place]
        if token.cut:
            return True
        following = self._tokens[place + 1].text if place + 1 < len(self._tokens) else ""
        return token.text in tuple(gbk.UNREADABLE) and following in _CUTS

    def _window(self, line: str, place: int) -> tuple[int, list[_State]]:
        """Search from a damaged place on until all is in step again; return where that is, and the ways there."""
        start = self._tokens[place].start
        before = line[max(0, start - 40) : start]
        tail = _last_bytes(before)
        context = simplify(_NOTES.sub("", before))[-CONTEXT:].translate(_WIDE) if before else "\n"
        self._beams.clear()
        self._best.clear()
        self._beams[place].append(_State(0.0, context, True, tail, False, None))
        settled = 0
        last = self._steps + _MOST_STEPS_AT_ONCE
        while place < len(self._tokens):
            if self._steps > last:
                return place, []
            beam = self._pruned(self._beams.pop(place, []))
            if beam and not self._beams and not any(state.half for state in beam):
                settled += 1
                if settled > _SETTLED and not self._is_damaged(place):
                    return place, beam
            else:
                settled = 0
            if not beam and not self._beams:
                return place, []
            halves = [state.cost for state in beam if state.half]
            self._hopeful = halves[min(_HOPEFUL, len(halves)) - 1] if halves else 0.0
            for state in beam:
                self._step(place, state)
            place += 1
        return place, self._pruned([state for state in self._beams.pop(place, []) if not state.half])

    def _pruned(self, beam: list[_State]) -> list[_State]:
        if len(beam) <= 1:
            return beam
        beam.sort(key=_cost_of)
        limit = beam[0].cost + _MARGIN
        kept: dict[tuple[str, bool, tuple[int, int], bool], _State] = {}
        for state in beam:
            if state.cost > limit:
                break
            key = (state.context, state.free, state.tail, state.half)
            if (best := kept.get(key)) is None:
                kept[key] = state
                continue
            more = state.cost - best.cost
            rivals = best.rivals
            if len(rivals) < _RIVALS:
                rivals = (*rivals, _Rival(more, state.link, best.link))
            others = best.others + math.exp(-more) * (1 + state.others)
            kept[key] = best._replace(rivals=rivals, others=others)
        # Halves cost nothing yet for their second byte, and would crowd out what is whole.
        whole = [state for state in kept.values() if not state.half]
        return [*whole[:_BEAM], *[state for state in kept.values() if state.half][: 4 * _BEAM]]

    def _step(self, place: int, state: _State) -> None:
        """Take a state over the token at a place, in every way that the mirror may have come to it."""
        self._steps += 1
        token = self._tokens[place]
        if token.cut:
            self._cut(place, state, token.cut)
        elif token.note and _is_read(state.tail, token.note):
            link = _Link(state.link, place, "", not state.half)
            self._beams[place + 1].append(state._replace(link=link))
        elif token.text in tuple(gbk.UNREADABLE):
            self._unreadable(place, state)
        elif not state.half:
            self._write(place, state, token.text, _last_bytes(token.text), in_step=True)
        else:
            for code in gbk.encodings(token.text) if len(token.text) == 1 else ():
                if (written := gbk.character(state.tail[1], code[0])) is not None:
                    tail = (code[0], code[1]) if len(code) > 1 else (state.tail[1], code[0])
                    self._write(place, state, written, tail, half=len(code) > 1)

    def _cut(self, place: int, state: _State, syllable: str) -> None:
        """Take a state over ``?cái)``: the pair's second byte went with the bracket, and maybe more before it."""
        read = set(traditional_read(syllable))
        for form, (lead, trail) in _pairs_led_by(state.tail[1]):
            cost = 0.0 if form in read else _OTHER_READING_COST
            if state.half:
                self._write(place, state, form, (lead, trail), cost=cost)
            elif trail in gbk.LEADS:
                link = _Link(state.link, place, "", in_step=False)
                after = state._replace(cost=state.cost + cost, tail=(lead, trail), half=True, link=link)
                self._beams[place + 1].append(after)
        pairs = [(form, code) for form in read if len(code := form.encode("gb18030")) == 2]
        if state.half:
            for before in self._unseen(place, state):
                for form, (lead, trail) in pairs:
                    for character in gbk.common_before(before.tail[1], lead):
                        self._write(place, before, character + form, (lead, trail))
        self._write(place, state, LOST, _NO_BYTES, cost=_STRANGE_COST)

    def _unseen(self, place: int, state: _State) -> Iterator[_State]:
        """Yield the state itself, and those after one undefined pair of which nothing is seen."""
        yield state
        yield from self._after_undefined(place, state, _FIRST_TRIED_OF_TWO)

    def _after_undefined(self, place: int, state: _State, tries: int, more: int = 0) -> Iterator[_State]:
        """Yield the states after one undefined pair of which nothing is seen, and after two where `more` are tried."""
        if state.cost > self._hopeful:
            return
        for byte, written in self._likeliest(state)[:tries]:
            yield from self._undefined(place, state, written, byte)
            if more:
                for other in self._likely_after(state, written, byte)[:more]:
                    yield from self._undefined(place, state, written + other, other.encode("gbk")[1])

    def _undefined(self, place: int, state: _State, written: str, byte: int) -> Iterator[_State]:
        """Yield the states after characters, the last of which ends in the first byte of an undefined pair."""
        link = _Link(state.link, place, simplify(written), in_step=False)
        for after in self._after(state._replace(link=link), written):
            # Copies cost a tenth of what a character does that has to be weighed.
            self._steps += len(gbk.undefined()[byte]) // 10
            for other in gbk.undefined()[byte]:
                yield after._replace(tail=(byte, other), half=True)

    def _likely_after(self, state: _State, written: str, byte: int) -> list[str]:
        """Return the likeliest characters that begin with the second byte of an undefined pair, and end in a first."""
        after = min(self._after(state, written), key=_cost_of)
        key = (after.context, after.free, byte)
        if key not in self._likely:
            found = list(gbk.between_undefined(byte))
            found.sort(key=lambda sign: min(self._costs(after.context, sign, after.free))[0])
            self._likely[key] = found[:_SECOND_TRIED]
        return self._likely[key]

    def _unreadable(self, place: int, state: _State) -> None:
        token = self._tokens[place]
        following = self._tokens[place + 1].text if place + 1 < len(self._tokens) else ""
        mark = _CUTS.get(following)
        if not state.half:
            self._write(place, state, token.text, _last_bytes(token.text), in_step=True)
            if mark:
                code = mark.encode("gbk")
                for byte in gbk.LEADS:
                    if written := gbk.character(byte, code[0]):
                        self._write(place, state, written, (code[0], code[1]), half=True, tokens=2)
            return
        self._unreadable_half(place, state, following)

    def _unreadable_half(self, place: int, state: _State, following: str) -> None:
        mark = _CUTS.get(following)
        last = state.tail[1]
        if written := gbk.character(last, gbk.SINGLE):
            self._write(place, state, written, (last, gbk.SINGLE))
        code = "？".encode("gbk")
        if written := gbk.character(last, code[0]):
            self._write(place, state, written, (code[0], code[1]), half=True)
        for byte in gbk.LEADS:
            if (written := gbk.character(last, byte)) is None:
                continue
            if mark:
                self._write(place, state, written + mark, _last_bytes(mark), tokens=2)
            if following:
                self._write(place, state, written + LOST, _NO_BYTES)
            else:
                self._write(place, state, written, _NO_BYTES)
        self._beams[place + 1].extend(self._after_undefined(place, state, _FIRST_TRIED, _SECOND_TRIED))

    def _likeliest(self, state: _State) -> list[tuple[int, str]]:
        found = [(byte, gbk.character(state.tail[1], byte)) for byte in gbk.LEADS if gbk.undefined()[byte]]
        known = [(byte, written) for byte, written in found if written]
        known.sort(key=lambda pair: min(self._costs(state.context, pair[1], state.free))[0])
        return known[:_FIRST_TRIED]

    def _costs(self, context: str, character: str, free: bool) -> tuple[tuple[float, bool, str], ...]:
        """Return what a character costs after a context, in each way, with what is the context after it."""
        key = (context, character, free)
        if key not in self._known:
            more = _SIMPLIFIED_COST if character in changed() else 0.0
            simple = simplify(character).translate(_WIDE)
            after = (context + simple)[-CONTEXT:]
            self._known[key] = tuple(
                (cost + more, is_free, after) for cost, is_free in self._language.costs(context, simple, free)
            )
        return self._known[key]

    def _after(self, state: _State, written: str, limit: float = math.inf) -> list[_State]:
        """Return the states after some characters, without a link for them."""
        states = [state]
        for character in written:
            self._steps += 1
            states = [
                before._replace(cost=before.cost + more, free=free, context=context)
                for before in states
                for more, free, context in self._costs(before.context, character, before.free)
                if before.cost + more <= limit
            ]
        return states

    def _write(
        self,
        place: int,
        state: _State,
        written: str,
        tail: tuple[int, int],
        *,
        half: bool = False,
        tokens: int = 1,
        cost: float = 0.0,
        in_step: bool = False,
    ) -> None:
        """Add the states after some characters, which take the place of some tokens."""
        target = place + tokens
        limit = self._best.get(target, math.inf) + _MARGIN - cost
        link = _Link(state.link, target - 1, simplify(written), in_step)
        for after in self._after(state, written, limit):
            total = after.cost + cost
            self._beams[target].append(after._replace(cost=total, tail=tail, half=half, link=link))
            if total < self._best.get(target, math.inf):
                self._best[target] = total

    def _given_up(self, offset: int, place: int, end: int) -> Iterator[Edit]:
        """Yield a lost character, and that what follows it, up to where the search ended, is not what it was."""
        first, last = self._tokens[place], self._tokens[end - 1]
        yield Edit(offset + first.start, offset + first.end, LOST, "lost", 0.0)
        if last.end > first.end:
            text = "".join(token.text for token in self._tokens[place + 1 : end])
            yield Edit(offset + first.end, offset + last.end, text, "out-of-step", 0.0)

    def _told(self, offset: int, place: int, ways: list[_State]) -> Iterator[Edit]:
        """Yield what the likeliest way writes for what is seen, in one piece but for characters that are lost."""
        start = self._tokens[place].start
        best = min(way.cost for way in ways)
        total = sum(math.exp(best - way.cost) * (1 + way.others) for way in ways)
        likely = [
            (chance, found)
            for way in ways
            for more, found in _writings(way)
            if (chance := math.exp(best - way.cost - more) / total) >= _LEAST_CHANCE
        ]
        end = max((link.token + 1 for _chance, found in likely for link in found if not link.in_step), default=place)
        if end == place:
            return
        chances: defaultdict[str, float] = defaultdict(float)
        for chance, found in likely:
            text = "".join(link.written for link in found if link.token < end)
            chances[text.lstrip("\u3000") if start == 0 else text] += chance
        readings = sorted(chances, key=lambda text: -chances[text])
        unseen = sum(token.text[0] in gbk.UNREADABLE for token in self._tokens[place + 1 : end])
        sure = chances[readings[0]] if unseen == 0 else min(chances[readings[0]], _NOT_ALL_TRIED)
        yield from _pieces(offset + start, offset + self._tokens[end - 1].end, readings, sure)


def _pieces(start: int, end: int, readings: Sequence[str], sure: float) -> Iterator[Edit]:
    """Yield edits that make the first reading of what is seen; what is lost in it has an edit of its own."""
    known, *after = readings[0].split(LOST)
    candidates = tuple(readings[:_CANDIDATES]) if len(readings) > 1 else ()
    yield Edit(start, end, known, "out-of-step", sure, candidates)
    for piece in after:
        yield Edit(end, end, LOST, "lost", 0.0, tuple("0123456789"))
        if piece:
            yield Edit(end, end, piece, "out-of-step", sure, candidates)


@lru_cache(maxsize=256)
def _pairs_led_by(byte: int) -> tuple[tuple[str, bytes], ...]:
    """Return the traditional characters in GBK with this first byte, and their bytes."""
    codes = ((form, form.encode("gb18030")) for form in to_simplified())
    return tuple((form, code) for form, code in codes if len(code) == 2 and code[0] == byte)


def _writings(state: _State) -> Iterator[tuple[float, list[_Link]]]:
    """Yield what a state wrote, and what its rivals did, with what they cost more."""
    found = _written(state.link)
    yield 0.0, found
    for more, link, instead in state.rivals:
        common = next((place for place, one in enumerate(found) if one is instead), None)
        if common is not None:
            yield more, _written(link) + found[common + 1 :]


def _written(link: _Link | None) -> list[_Link]:
    found = []
    while link is not None:
        found.append(link)
        link = link.before
    return found[::-1]


_NOTES = re.compile(rf"\({notes.SYLLABLE}\)")
_WIDE = str.maketrans(gbk.NARROW)
_NO_BYTES = (0, 0)


def _cost_of(state: _State) -> float:
    return state.cost


def _plain(written: str | None) -> str | None:
    return notes.plain(written) if written else None


def _last_bytes(text: str) -> tuple[int, int]:
    """Return the last two bytes of a text in GBK without the notes at its end, zeros where there are none."""
    last = _NOTES.sub("", text[-20:])[-2:].translate(_WIDE).encode("gb18030", "replace")
    return (last[-2], last[-1]) if len(last) > 1 else (0, last[-1]) if last else _NO_BYTES


def _is_read(tail: tuple[int, int], syllable: str) -> bool:
    written = gbk.character(*tail) if tail[0] in gbk.LEADS else None
    return written is not None and notes.is_reading(written, syllable)

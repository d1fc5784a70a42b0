"""Which noun phrase of a sentence speaks in it: the patterns of speaking laid over its voices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crosswire.extract.doers.voices import Voice, VoiceWords, load_voice_words, read_voices
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.text import Span

ASIDE = 14  # words of what explains a name: "Hamas, the movement that has held the strip since …"
MARKS = 2  # characters that quotation marks may add to a name
_ENDS = frozenset({",", ".", ";", ":", "who", "in", "on", "at", "as", "?", "!", "—", "-", "("})
_OPENS = frozenset({",", "?", "!", ".", ":", ";", "—", "-"})


class Saying(NamedTuple):
    """Who speaks, and to whom it is told if that is an outlet."""

    voice: Voice
    told: Voice | None


def find_sayings(scan: Scan, lexicon: Lexicon) -> Iterator[Saying]:
    """Who speaks in a sentence, in order; a phrase that only looks as if it spoke is left out."""
    patterns = compile_patterns(lexicon, "speakers")
    if patterns.anchors.isdisjoint(scan.words):
        return
    said = _Said(scan, lexicon)
    hits = sorted(
        patterns.find(said.laid.symbols, said.laid.words), key=lambda hit: (hit.start, -hit.end)
    )
    for hit in hits:
        saying = said.read(hit) if "who" in hit.groups else None
        if saying is not None:
            yield saying


class _Said:
    """One sentence with each of its voices as a group, for the patterns of speaking."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.words: VoiceWords = load_voice_words(lexicon)
        self.voices = read_voices(scan, lexicon)
        self.laid = _lay(scan, self.voices)
        self._by_start = {voice.whole.start: voice for voice in self.voices}

    def read(self, hit: Hit) -> Saying | None:
        """Who speaks by a pattern; None if its words mean something else."""
        voice = self._voice_of(hit, "who")
        if voice is None or self._is_within(hit, voice):
            return None
        symbols = self.laid.symbols[hit.start : hit.end].split()
        opens = self._by_symbol(symbols[0]) == hit.groups["who"]
        if not (self._opens(hit, voice, symbols) if opens else self._follows(hit, symbols)):
            return None
        closed = self.laid.word_after(voice.whole.end) == "," or symbols[-2:-1] == [","]
        named = self._explained(voice) if opens and closed else self._named_behind(voice)
        return Saying(named, self._told(hit))

    def _is_within(self, hit: Hit, voice: Voice) -> bool:
        """True for a phrase in quoted words whose verb stands outside them.

        Marks around nothing but a name quote nobody.
        """
        said, whole = self.laid.span_at(hit.start, hit.end), voice.whole
        longer = (
            q
            for q in self.laid.quoted
            if q.holds(whole) and q.end - q.start > MARKS + whole.end - whole.start
        )
        return any(not quoted.holds(said) for quoted in longer)

    def _voice_of(self, hit: Hit, slot: str) -> Voice | None:
        if slot not in hit.groups:
            return None
        return self._by_start.get(self.laid.groups[hit.groups[slot]].span.start)

    def _told(self, hit: Hit) -> Voice | None:
        """The outlet that was told; not the court, and not the president."""
        told = self._voice_of(hit, "who2")
        if told is None:
            return None
        words = told.name.quote(self.laid.text)
        if words.split()[-1].lower() in self.words.outlets:
            return told
        plain = told.is_proper and told.name.start == told.whole.start
        return told if plain and told.group.letter == "X" else None

    def _opens(self, hit: Hit, voice: Voice, symbols: list[str]) -> bool:
        """True if a voice is the subject of the verb behind it."""
        if not self._is_subject(voice) or self._is_passive(hit, symbols):
            return False
        aside = self._word_before(voice) == "," or self._before_aside(voice) is not None
        return not hit.entry.says_yes("beside") or self._is_beside(symbols, aside=aside)

    def _follows(self, hit: Hit, symbols: list[str]) -> bool:
        """True if a voice behind its verb or its "according to" speaks."""
        return symbols[0] not in _INVERTED or self._is_inverted(hit)

    def _by_symbol(self, symbol: str) -> int | None:
        """The number of the group that a symbol stands for."""
        number = symbol.partition("=")[0][1:]
        return int(number) if symbol[:1].isupper() and number.isdecimal() else None

    def _is_beside(self, symbols: list[str], *, aside: bool) -> bool:
        """False for "Ukraine wants said": a verb or a noun stands between a voice and its verb.

        A comma closes what another opened: it may be the first before an `aside`.
        """
        between = symbols[1 : _find_verb(symbols)]
        if _PRONOUNS.intersection(between[-2:]):
            return False  # "at the Taliban, it said"
        if between[:1] == [","] and between.count(",") + aside > 1:
            return True
        if _CLAUSES.intersection([word for word in between[:2] if word != ","][:1]):
            return True
        return all(self._is_adverb(symbol) for symbol in between)

    def _is_adverb(self, symbol: str) -> bool:
        return symbol in self.words.adverbs or symbol.endswith("ly") or symbol.startswith("T")

    def _is_inverted(self, hit: Hit) -> bool:
        """True for "…, said Ann Lee, the mayor"; not for "said the army believed"."""
        before = self.laid.symbols[: hit.start].split()[-1:]
        behind = self.laid.symbols[hit.end :].split()[:1]
        opens = not before or before[0] in _OPENS
        return opens and (not behind or behind[0] in _ENDS or behind[0].startswith("T"))

    def _is_subject(self, voice: Voice) -> bool:
        """False for "no one in government had", "no group has": nobody speaks there."""
        before = self._word_before(voice)
        if before in _NONE:
            return False
        return before not in self.words.subordinate or self.laid.word_after(voice.whole.end) == ","

    def _word_before(self, voice: Voice) -> str:
        """The word before a phrase and its article."""
        before = self.laid.word_before(voice.whole.start)
        articled = before in _ARTICLES
        return self.laid.word_before(voice.whole.start, steps=2) if articled else before

    def _is_passive(self, hit: Hit, symbols: list[str]) -> bool:
        """True for "bodies had been counted", "people reported missing": nobody speaks."""
        behind = self.laid.symbols[hit.end :].split()[:1]
        auxiliary = len(symbols) > 1 and symbols[-2] in self.words.passive
        results = symbols[-1] == "reported" and bool(behind) and behind[0] in self.words.resulting
        return auxiliary or results

    def _explained(self, voice: Voice) -> Voice:
        """The one whom a phrase between commas explains, or whom it names."""
        head = self._before_aside(voice)
        if head is None:
            return voice
        beside = voice.whole.start - head.whole.end <= len(", the ")
        person = beside and voice.group.letter == "X" and " " in voice.name.quote(self.laid.text)
        return voice if voice.is_proper and (person or not head.is_proper) else head

    def _before_aside(self, voice: Voice) -> Voice | None:
        """Who stands before the comma behind which a phrase explains somebody."""
        before = [v for v in self.voices if v.whole.end < voice.whole.start]
        for head in reversed(before):
            if self.laid.word_after(head.whole.end) == ",":
                between = self.laid.text[head.whole.end : voice.whole.start]
                return head if self._is_aside(between, head) else None
        return None

    def _is_aside(self, between: str, head: Voice) -> bool:
        """True for ", an alliance of " before "armed groups": no clause, no circumstance."""
        said = between.lower().replace(",", " , ").split()[1:]
        hangs = head.is_proper and bool(said) and said[0] in self.words.kept
        opens = not said or said[0] not in self.words.subordinate or hangs
        return opens and "," not in said and len(said) <= ASIDE and not _TOLD & set(said)

    def _named_behind(self, voice: Voice) -> Voice:
        """Who is named behind an office: "according to the mayor, Ann Lee"."""
        comma = self.laid.text[voice.whole.end : voice.whole.end + 2] == ", "
        named = self._by_start.get(voice.whole.end + 2) if comma else None
        if named is None or voice.is_proper or not named.is_proper or named.group.letter != "X":
            return voice
        alone = self.laid.word_after(named.whole.end) in {",", ".", ""}
        return named if alone and " " in named.name.quote(self.laid.text) else voice


_TOLD = frozenset({"according", "citing", "quoting", "said", "says", "told"})
_NONE = frozenset({"no", "neither", "none"})
_CLAUSES = frozenset({"who", "that", "which", "whom", "speaking", "(", "-", "—", "–"})
_INVERTED = frozenset({"said", "says", "added", "wrote"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", '"', "“"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "one"})


def _find_verb(symbols: list[str]) -> int:
    """Where the verb of a pattern of speaking stands: last, or before whom it is told to."""
    told = [at for at, symbol in enumerate(symbols) if symbol in {"told", "tells"}]
    return told[0] if told else len(symbols) - 1


def _lay(scan: Scan, voices: list[Voice]) -> Scan:
    """The sentence with each voice as one group, in place of the groups that it holds."""
    taken = [voice.whole for voice in voices]
    free = [group for group in scan.groups if not any(span.overlaps(group.span) for span in taken)]
    laid = [_as_group(voice) for voice in voices]
    groups = sorted([*free, *laid], key=lambda group: group.span.start)
    return Scan(scan.text, scan.sentence, scan.tokens, groups, scan.verbs, scan.quoted, scan.closed)


def _as_group(voice: Voice) -> Group:
    return voice.group._replace(span=Span(voice.whole.start, voice.whole.end))

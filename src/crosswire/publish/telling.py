"""Sentences on one incident, each made from claims and with the words that it rests on.

Every function gives ways of saying one thing, the plainest first: whoever composes a brief prints
the first that holds. Verbs mirror what is held: said, claimed, blamed, suspected, denied.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations

from crosswire.model.brief import Citation, Told
from crosswire.model.figure import Figure, say_figure
from crosswire.model.mention import Claim, Mention, Responsibility, name_type
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.publish.cases import Case, Line, Voice
from crosswire.publish.citing import cite_name, cite_span, cite_voice, tell
from crosswire.publish.phrasing import (
    EFFECTS,
    WEAPONS,
    is_plural,
    list_in_words,
    name_people,
    quoted,
    quoted_short,
    say_counted,
    say_date,
    with_article,
)

Ways = tuple[Told, ...]  # ways of saying one thing, the plainest first

MOST = 3  # articles cited for one value, and values of one slot set beside each other in all ways
WIDEST = 4  # values that sources differ on and that one sentence lists
# Words with which an article may begin the name of a place, and that say where it lies.
_WHERE = "near in at on off outside inside around between along south north east west of by"
PREPOSITIONS = frozenset(_WHERE.split())
UNSURE = frozenset({"suspected", "possible"})
UNSAID = frozenset({"denied", "future"})


# ---- the heading ---------------------------------------------------------------------------------


def word_heading(case: Case) -> Ways:
    """What, where and when in one line; what does not hold of it is left out."""
    what = name_type(case.incident.type)
    where, when = list(_say_places(case)), list(_say_days(case))
    both = [(p, d) for p in where for d in when]
    both.sort(key=lambda pair: pair[0][1] != pair[1][1])  # one sentence that has both comes first
    ways = [tell(f"{what} {p[0]}, {d[0]}", (p[1], d[1])) for p, d in both]
    ways += [tell(f"{what} {place}", (cited,)) for place, cited in where]
    ways += [tell(f"{what}, {day}", (cited,)) for day, cited in when]
    return (*ways, tell(what, _open(case)))


def _open(case: Case) -> list[Citation]:
    """The words that introduce the incident."""
    told = next((m for m in case.mentions if m.evidence), None)
    return [cite_span(case.documents[told.article], told.evidence[0])] if told else []


def _say_places(case: Case) -> Iterator[tuple[str, Citation]]:
    """Where it was, by the usual name and then as an article writes it, each with its words."""
    place = case.where
    if place is None:
        return
    at = "at" if place.precision == "site" else "in"
    alike = [(v, p) for v in _voices(case, "place") if (p := _place(v)) and p.id == place.id]
    for voice, _ in alike[:MOST]:
        yield f"{at} {place.name}", cite_voice(voice)
    for voice, written in sorted(alike, key=lambda pair: _is_bare(pair[1]))[:MOST]:
        if written.as_written.split(" ")[0].lower() not in PREPOSITIONS:
            yield f"{at} {written.as_written}", cite_voice(voice)


def _is_bare(place: Place) -> bool:
    """True for "base in Erbil", as headlines have it: no name, and no article before it."""
    words = place.as_written
    return not (words[:1].isupper() or words.startswith(("a ", "an ", "the ")))


def _place(voice: Voice) -> Place | None:
    return voice.claim.value if isinstance(voice.claim.value, Place) else None


def _say_days(case: Case) -> Iterator[tuple[str, Citation]]:
    """When it was, where a day, a month or a year is settled, with the words of each article."""
    said = say_date(case.when) if case.when else ""
    for voice in _voices(case, "date")[: 2 * MOST] if said else ():
        value = voice.claim.value
        if isinstance(value, Moment) and case.when and say_date(value) == said:
            yield said, cite_voice(voice)


def _voices(case: Case, slot: str) -> Sequence[Voice]:
    return next((line.voices for line in case.lines if line.settled.slot == slot), ())


def word_day(case: Case) -> Ways:
    """When it was in the words of an article, where no day, month or year is settled."""
    if case.when is None or say_date(case.when):
        return ()
    voices = [v for v in _voices(case, "date") if isinstance(v.claim.value, Moment)]
    return tuple(tell(f"The day is given as {_quote(v)}", (cite_voice(v),)) for v in voices[:MOST])


def _quote(voice: Voice) -> str:
    return quoted(voice.claim.span.quote(voice.document.article.text))


# ---- figures -------------------------------------------------------------------------------------


def word_figure(line: Line, articles: Sequence[str] = ()) -> Ways:
    """How many were killed, hurt and so on, by whom; of `articles` alone, if any are given."""
    slot, value = line.settled.slot, line.settled.value
    known = _of_articles(line, articles)
    sayable = [v for v in known if v.claim.modality not in UNSAID]
    same = [v for v in sayable if v.claim.value == value] or sayable
    if slot not in EFFECTS:
        return tuple(_give_words(slot, same))
    ways = [way for voice in same[:MOST] for way in _count_people(slot, voice, same)]
    return (*ways, *_give_words(slot, same))


def _of_articles(line: Line, articles: Sequence[str]) -> list[Voice]:
    """The voices of some articles; all of them where none are named."""
    return [v for v in line.voices if not articles or v.document.article.id in articles]


def _count_people(slot: str, voice: Voice, same: Sequence[Voice]) -> Iterator[Told]:
    figure = voice.claim.value
    if not isinstance(figure, Figure):
        return
    subject = say_counted(figure, voice.claim.of)
    be = "were" if is_plural(figure) and figure.high != 0 else "was"
    alike = [
        cite_voice(v)
        for v in same
        if v.claim.value == figure and v.claim.asserter in (voice.claim.asserter, None)
    ]
    cited = [cite_voice(voice), *alike][:MOST]
    maybe = voice.claim.modality in UNSURE
    did = f"may have been {EFFECTS[slot]}" if maybe else f"{be} {EFFECTS[slot]}"
    yield from _with_speaker(f"{subject} {did}", voice, cited)
    told = f"may have been {EFFECTS[slot]}" if maybe else f"{be} reported {EFFECTS[slot]}"
    yield tell(f"{subject} {told}", cited, dated=True)


def _with_speaker(said: str, voice: Voice, cited: Sequence[Citation]) -> Iterator[Told]:
    """What is said with who says it; where only an earlier sentence names them, with that."""
    speaker = voice.claim.asserter
    if speaker is None:
        return
    for further in ((), (cite_name(voice.document, speaker, voice.claim.span),)):
        every = [*cited, *filter(None, further)]
        who = with_article(speaker, " ".join(c.quote for c in every))
        yield tell(f"{said}, according to {who}", every, dated=True)


BARE = (Figure(1, 1), Figure(2, None))  # read from "a rocket" and "rockets": no count is given
NOUNS = {
    "munitions": "What was used",
    "intercepted": "What was intercepted",
    "impacted": "What came down",
    "damage": "Damage",
    "seized": "What was seized",
    "motive": "The motive",
    "severity": "How grave it was",
    "claimed_attacks": "The number of attacks claimed",
}


def _give_words(slot: str, voices: Sequence[Voice]) -> Iterator[Told]:
    """A value in the very words of an article."""
    noun = NOUNS.get(slot, f"The number {EFFECTS.get(slot, slot)}")
    for voice in [v for v in voices if v.claim.value not in BARE or slot in EFFECTS][:MOST]:
        said = f"{noun} is given as {_quote(voice)}"
        yield from _with_speaker(said, voice, [cite_voice(voice)])
        yield tell(said, [cite_voice(voice)], dated=True)


# ---- weapons -------------------------------------------------------------------------------------


def word_weapons(line: Line) -> Ways:
    """Which weapons are named, each with the words of one article."""
    named: dict[str, Voice] = {}
    for voice in line.voices:
        value = voice.claim.value
        if voice.claim.modality not in UNSAID and isinstance(value, str) and value != "airstrike":
            named.setdefault(value, voice)
    cited = [cite_voice(voice) for voice in named.values()]
    said = list_in_words([WEAPONS.get(weapon, weapon) for weapon in named])
    return (tell(f"Weapons named: {said}", cited),) if named else ()


# ---- where sources differ ------------------------------------------------------------------------


def word_difference(line: Line) -> Ways:
    """What sources differ on and each value, as many of them as hold; nothing if they do not."""
    if line.settled.status != "conflict":
        return ()
    values = list(_list_alternatives(line).items())[:WIDEST]
    subject = _say_subject(line)
    return tuple(
        tell(
            f"Sources differ on {subject}: {'; '.join(said for said, _ in some)}",
            [cite_voice(voice) for _, voice in some],
            dated=line.is_figure,
        )
        for size in range(len(values), 1, -1)
        for some in combinations(values, size)
    )


def _list_alternatives(line: Line) -> dict[str, Voice]:
    """The values that sources give, each with the first who does."""
    first: dict[str, Voice] = {}
    for voice in line.voices:
        if voice.claim.modality not in UNSAID and (said := _say_alternative(line, voice)):
            first.setdefault(said, voice)
    return first


SUBJECTS = {
    "date": "the day",
    "place": "the place",
    "type": "the kind of attack",
    "weapons": "the weapons",
    "munitions": "the number used",
}


def _say_subject(line: Line) -> str:
    slot = line.settled.slot
    return SUBJECTS.get(slot, f"the number {EFFECTS.get(slot, slot)}")


def _say_alternative(line: Line, voice: Voice) -> str:
    """One of the values that sources give, in a few words; "" if it cannot be said so."""
    value = voice.claim.value
    match value:
        case Figure():
            nouns = {name_people(v.claim.of) for v in line.voices}
            counted = line.settled.slot in EFFECTS and len(nouns) > 1
            return say_counted(value, voice.claim.of) if counted else say_figure(value)
        case Moment():
            return say_date(value)
        case Place():
            return value.name
        case Responsibility():
            return ""
        case _:
            slot = line.settled.slot
            if slot == "weapons":
                return WEAPONS.get(value, value)
            return name_type(value) if slot == "type" else ""


# ---- responsibility ------------------------------------------------------------------------------


def word_responsibility(
    line: Line, articles: Sequence[str] = (), withdrawn: Container[str] = ()
) -> Iterator[tuple[str, Ways]]:
    """Who claims it, denies it, is blamed or suspected, and by whom: each with its stance.

    What those whose claim is `withdrawn` say against it is told as that.
    """
    told: dict[tuple[str, str], list[Voice]] = {}
    for voice in _of_articles(line, articles):
        role = voice.claim.value
        if isinstance(role, Responsibility):
            told.setdefault((role.actor, role.stance), []).append(voice)
    for (actor, stance), voices in told.items():
        words = WITHDREW if stance == "denied" and actor in withdrawn else TIES[stance]
        yield stance, tuple(way for voice in voices[:MOST] for way in _tie(voice, words))


def _tie(voice: Voice, words: str) -> Iterator[Told]:
    role = voice.claim.value
    assert isinstance(role, Responsibility)  # noqa: S101  (only such voices are handed in)
    here = cite_voice(voice)
    actor = cite_name(voice.document, role.actor, voice.claim.span)
    speaker = role.asserter if role.asserter != role.actor else None
    named = cite_name(voice.document, speaker, voice.claim.span) if speaker else None
    if speaker and role.stance in BY_OTHERS:
        for further in ((), (actor,), (named,), (actor, named)):
            cited = [here, *filter(None, further)]
            passages = " ".join(citation.quote for citation in cited)
            by, who = with_article(speaker, passages), with_article(role.actor, passages)
            yield tell(BY_OTHERS[role.stance].format(by=by, who=who), cited)
    yield from _tie_alone(role, words, here, actor)


def _tie_alone(
    role: Responsibility, words: str, here: Citation, actor: Citation | None
) -> Iterator[Told]:
    """How somebody is tied to it, without who says so."""
    for further in ((), (actor,)):
        cited = [here, *filter(None, further)]
        who = with_article(role.actor, " ".join(citation.quote for citation in cited))
        yield tell(words.format(who=who), cited)
    if role.actor[:1].islower():  # a description, whose words may take a side
        yield tell(words.format(who=quoted(role.actor)), [here])


BY_OTHERS = {
    "blamed": "{by} blamed {who}",
    "stated": "{by} attributed the attack to {who}",
}
WITHDREW = "{who} withdrew its claim of responsibility"
TIES = {
    "claimed": "{who} claimed responsibility",
    "denied": "{who} denied responsibility",
    "blamed": "blame was put on {who}",
    "suspected": "suspicion was put on {who}",
    "stated": "a report attributed the attack to {who}",
}


def word_no_claim(line: Line) -> Ways:
    """That nobody had claimed it, where that is how it stands."""
    if line.settled.value != "none_yet":
        return ()
    voices = [v for v in line.voices if v.claim.value == "none_yet"]
    return tuple(
        tell("No claim of responsibility was reported", (cite_voice(v),)) for v in voices[:MOST]
    )


def word_all(lines: Iterable[Line]) -> Iterator[Ways]:
    """All that the brief tells of an incident besides its heading, in the ledger's order."""
    for line in lines:
        slot = line.settled.slot
        if slot in EFFECTS or slot in NOUNS:
            yield word_figure(line)
        elif slot == "weapons":
            yield word_weapons(line)
        elif slot == "responsibility":
            yield from (w for stance, w in word_responsibility(line) if stance not in OWN_WORD)
        elif slot == "claim_status":
            yield word_no_claim(line)


ASIDES = {
    "intercepted": "what was intercepted",
    "impacted": "what came down",
    "damage": "damage",
    "evacuated": "who was evacuated",
    "seized": "what was seized",
    "claimed_attacks": "the number of attacks claimed",
    "motive": "the motive",
    "severity": "how grave it was",
    "assessment": "how it is seen",
}


def word_asides(case: Case) -> Iterator[Ways]:
    """What is said of damage, interception, motive and so on: of each the first sentence, quoted.

    No sentence is quoted twice, and none of what stands under a settled value.
    """
    settled = {line.settled.slot for line in case.lines}
    quoted_already: set[Citation] = set()
    for slot in (slot for slot in ASIDES if slot not in settled):
        for mention, claim in _claims_of(case, slot):
            cited = cite_span(case.documents[mention.article], claim.span)
            if cited not in quoted_already:
                quoted_already.add(cited)
                yield (tell(f"On {ASIDES[slot]}: {quoted_short(cited.quote)}", (cited,)),)
                break


def _claims_of(case: Case, slot: str) -> Iterator[tuple[Mention, Claim]]:
    for mention in case.mentions:
        yield from ((mention, c) for c in mention.claims if c.slot == slot)


OWN_WORD = ("claimed", "denied")  # these stand under the claims of responsibility

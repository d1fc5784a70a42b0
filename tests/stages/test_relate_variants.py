"""One statement in the wordings of several articles, one meeting that several tell of."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.moment import Moment
from crosswire.model.related import Act, Consultation, ConsultationKind, Statement
from crosswire.model.sayings import Saying
from crosswire.model.text import Span
from crosswire.relate import join_consultations, join_variants

DAY, NEXT, LATER = (Moment(date(2024, 8, d), date(2024, 8, d)) for d in (5, 6, 20))
AGREED = "agreed that today’s militia attack on forces at the harbour marked a dangerous escalation"
WE = (
    "We agreed that the attack from militias on forces at the harbour marked a dangerous escalation"
)


def say(
    key: str,
    words: str,
    speaker: str = "Ann Lee",
    day: Moment | None = DAY,
    about: str | None = "i1",
    act: Act = "says",
    *,
    quoted: bool = True,
) -> tuple[Statement, str]:
    span = Span(0, len(words))
    return Statement(key, speaker, None, None, day, about, f"a{key}", span, act, quoted), words


def join(*told: tuple[Statement, str]) -> list[Saying]:
    return join_variants([s for s, _ in told], {s.article: words for s, words in told})


def test_s29_two_wordings_are_one_statement_and_differ() -> None:
    (saying,) = join(say("1", AGREED, "Ann Lee and Bo Ek"), say("2", WE))
    assert saying.differs and saying.articles == ("a1", "a2")
    changed = {(p.base, p.other) for p in saying.wordings[1].pieces if p.kind != "same"}
    assert any("today’s" in base for base, _ in changed) or any("today’s" in o for _, o in changed)


def test_a_part_of_a_statement_does_not_differ_from_it() -> None:
    (saying,) = join(
        say("1", "It was a very serious attack on all of us."), say("2", "very serious")
    )
    assert not saying.differs and len(saying.wordings) == 2
    assert saying.statement.id == "1"


def test_the_same_words_differently_marked_are_one_wording() -> None:
    (saying,) = join(say("1", "We will not rest, ever."), say("2", "“We will not rest ever”"))
    assert len(saying.wordings) == 1 and len(saying.wordings[0].statements) == 2


def test_other_speakers_days_and_incidents_are_other_statements() -> None:
    words = "The raid was a grave mistake."
    assert len(join(say("1", words), say("2", words, "Al Day"))) == 2
    assert len(join(say("1", words), say("2", words, day=LATER))) == 2
    assert len(join(say("1", words, day=None), say("2", words, day=None, about="i2"))) == 2
    assert len(join(say("1", words), say("2", words, day=NEXT))) == 1


def test_what_is_quoted_and_what_is_not_are_two() -> None:
    words = "vowed to strike back at the gangs"
    assert len(join(say("1", words), say("2", words, quoted=False))) == 2


def test_the_fullest_takes_up_what_others_say_besides() -> None:
    one, words = say("1", "We will not rest until they are found.", day=None)
    other = Statement(
        "2", "Ann Lee", "mayor", "X", DAY, "i1", "a2", Span(0, 16), "vows", plover="THREATEN"
    )
    (saying,) = join((one, words), (other, "We will not rest"))
    told = saying.statement
    assert (told.id, told.role, told.channel, told.act, told.date) == (
        "1",
        "mayor",
        "X",
        "vows",
        DAY,
    )


WORDS = st.lists(st.sampled_from([AGREED, WE, "very serious", "It was over."]), max_size=6)


@given(WORDS, st.randoms())
def test_the_order_of_the_statements_changes_nothing(words: list[str], chance: object) -> None:
    told = [say(str(number), text) for number, text in enumerate(words)]
    mixed = list(told)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert join(*told) == join(*mixed)
    assert sorted(s.id for saying in join(*told) for s in saying.tellings) == sorted(
        s.id for s, _ in told
    )


def meet(
    key: str,
    *parties: str,
    day: Moment | None = DAY,
    kind: ConsultationKind = "phone_call",
    place: str | None = None,
) -> Consultation:
    return Consultation(key, kind, parties, day, place, None, None, f"a{key}", (Span(0, 4),))


def test_s35_one_call_of_two_articles() -> None:
    wide = Moment(date(2024, 8, 5), date(2024, 8, 6), "range")
    one = meet("1", "Ann Lee", "Bo Ek")
    other = meet("2", "Ek", "Ann Lee", day=wide, kind="talks", place="Ely")
    (meeting,) = join_consultations([other, one])
    assert (meeting.kind, set(meeting.parties)) == ("phone_call", {"Ann Lee", "Bo Ek"})
    assert (meeting.date, meeting.place, meeting.articles) == (DAY, "Ely", ("a1", "a2"))


def test_other_parties_days_and_kinds_are_other_meetings() -> None:
    one = meet("1", "Ann Lee", "Bo Ek")
    for other in (
        meet("2", "Ann Lee", "Al Day"),
        meet("2", "Ann Lee", "Bo Ek", day=LATER),
        meet("2", "Ann Lee", "Bo Ek", kind="meeting"),
        meet("2", "Ann Lee", "Bo Ek", day=None),
        meet("2", "US envoy", "army chief"),
    ):
        assert len(join_consultations([one, other])) == 2


def test_somebody_described_may_be_whom_the_other_names() -> None:
    (meeting,) = join_consultations(
        [meet("1", "Ann Lee", "Harland envoy"), meet("2", "Ann Lee", "Bo Ek")]
    )
    assert set(meeting.parties) == {"Ann Lee", "Bo Ek"}

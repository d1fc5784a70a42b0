"""What articles say beside incidents: ties, totals, words, talks, follow-ups, actors, phases.

None of it is an incident. Each is of one article, with the words that say it; what several articles
say of one thing is brought together when it is asked for (see `relate/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.moment import Moment
from crosswire.model.text import Span

RelationKind = Literal["response_to", "aftermath_of", "part_of", "precedes", "same_operation"]
Basis = Literal["stated", "inferred"]
TallyKind = Literal[
    "attack_tally",
    "cumulative_killed",
    "cumulative_injured",
    "cumulative_abducted",
    "foiled_tally",
    "deployment",
]
Act = Literal["says", "demands", "vows", "threatens", "plans", "assesses"]
ACTS: tuple[Act, ...] = ("says", "demands", "vows", "threatens", "plans", "assesses")
Source = Literal["primary", "secondary"]
VoiceKind = Literal["named", "unnamed", "body"]
ConsultationKind = Literal["meeting", "phone_call", "visit", "talks"]
FollowUpKind = Literal["damage_assessment", "investigation", "evacuation", "search"]
ActorTieKind = Literal[
    "alias", "umbrella", "front", "member", "splinter", "renamed", "backed_by", "newcomer"
]
TieModality = Literal["asserted", "suspected", "denied"]
PhaseKind = Literal["lull", "resumption", "escalation", "continuation"]


class Relation(msgspec.Struct, frozen=True):
    """A tie between two incidents, or an incident and a tally, that somebody states.

    Between mentions when extracted, between incidents when related: the ids tell which. `earlier`
    is what was answered or had the aftermath, the run or the site told first of which the `later`
    is a part, or what came first. `basis` is "inferred" where no words state the tie and it
    follows from the order of the days alone.
    """

    id: str
    kind: RelationKind
    earlier: str
    later: str
    asserter: str | None
    article: str
    span: Span
    basis: Basis = "stated"


class Tally(msgspec.Struct, frozen=True):
    """A running total, such as "more than 140 attacks since October". Never an incident.

    `counts` is what is counted, `countries` where by ISO 3166-1, `targets` whose people or posts
    are attacked, or whose forces are deployed. `since` and `until` are the first and the last day
    as far as the words fix them, `period` the words themselves; `definition` the words by which
    the total takes something in or leaves it out.
    """

    id: str
    kind: TallyKind
    figure: Figure
    since: date | None
    scope: str
    asserter: str | None
    article: str
    spans: tuple[Span, ...]
    counts: str = ""
    until: date | None = None
    period: str = ""
    countries: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    definition: str | None = None


class Statement(msgspec.Struct, frozen=True):
    """What somebody said or is quoted with, and the mention or incident it is about.

    `act` is what saying it does; only an act of saying with `quoted` has words of the speaker's own
    at `span`. A vow, a threat or a demand is a statement of intent, never an incident. `anonymity`
    is the reason given for leaving the speaker's name out.

    `voice` tells a person with a name from people without one and from a body. `source` is
    "primary" where the article has the words from a document, a post or the speaker, "secondary"
    where another paper or agency was told. `date_basis` is "inferred" where no words date the
    saying: then it lies between the incident that it is about and the article. `plover` is the
    PLOVER event that such an act is.
    """

    id: str
    speaker: str
    role: str | None
    channel: str | None
    date: Moment | None
    about: str | None
    article: str
    span: Span
    act: Act = "says"
    quoted: bool = True
    audience: str | None = None
    anonymity: str | None = None
    voice: VoiceKind | None = None
    source: Source | None = None
    date_basis: Basis = "stated"
    plover: str | None = None


class Consultation(msgspec.Struct, frozen=True):
    """A meeting, call or visit between people, with the words that tell of it. Never an attack.

    "talks" are those of which nothing says how they talked.
    """

    id: str
    kind: ConsultationKind
    parties: tuple[str, ...]
    date: Moment | None
    place: str | None
    about: str | None
    asserter: str | None
    article: str
    spans: tuple[Span, ...]


class FollowUp(msgspec.Struct, frozen=True):
    """What is still to be found out or done after an incident, or is done: open or closed.

    `owner` does it; `date` is the day on which the article says that it stands so.
    """

    id: str
    kind: FollowUpKind
    state: Literal["open", "closed"]
    owner: str | None
    about: str | None
    date: Moment | None
    asserter: str | None
    article: str
    span: Span


class ActorTie(msgspec.Struct, frozen=True):
    """What somebody says of an actor: whose front, member or splinter it is, or that it is new.

    `other` is the parent, the backer, the other or the former name; for an umbrella whom it covers,
    in the article's words; None for a newcomer. `modality` is how sure whoever says so is.
    """

    id: str
    kind: ActorTieKind
    actor: str
    other: str | None
    asserter: str | None
    article: str
    span: Span
    modality: TieModality = "asserted"


class Phase(msgspec.Struct, frozen=True):
    """How a run of attacks is said to go: a lull, a resumption, an escalation, that it goes on."""

    id: str
    kind: PhaseKind
    scope: str
    since: Moment | None
    asserter: str | None
    article: str
    span: Span


Beside = Relation | Tally | Statement | Consultation | FollowUp | ActorTie | Phase


class Related(msgspec.Struct, frozen=True):
    """What articles say beside their mentions, tied to incidents. Each kind by id."""

    relations: Sequence[Relation] = ()
    tallies: Sequence[Tally] = ()
    statements: Sequence[Statement] = ()
    consultations: Sequence[Consultation] = ()
    follow_ups: Sequence[FollowUp] = ()
    actor_ties: Sequence[ActorTie] = ()
    phases: Sequence[Phase] = ()

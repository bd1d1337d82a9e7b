"""What the standing is made of. Every entry names the moves that it rests on, by their ids."""

from __future__ import annotations

from enum import StrEnum

from standoff.records import Parties, Record

Moves = tuple[str, ...]
"""Ids of moves, the earliest first."""


class Stance(StrEnum):
    """Where a party stands on a matter."""

    DEMANDS = "demands"
    OFFERS = "offers"
    OPEN = "open to talk"
    REFUSES = "refuses"
    BELITTLES = "belittles"
    IGNORES = "ignores"
    DELAYS = "puts off"
    OPPOSES = "opposes"
    ACCUSES = "accuses"
    THREATENS = "threatens"
    PROMISES = "promises"
    AGREES = "agrees"
    SUPPORTS = "supports"
    DENIES = "denies"
    CLAIMS = "claims"
    ACTS = "acts"


class Trend(StrEnum):
    """How a position moved from the one that the party held before."""

    HARDENED = "hardened"
    SOFTENED = "softened"


class Change(StrEnum):
    """What happened to an entry between two days."""

    NEW = "new"
    REPEATED = "repeated"
    ANSWERED = "answered"
    HARDENED = "hardened"
    SOFTENED = "softened"
    CARRIED_OUT = "carried out"
    CAME_ABOUT = "condition came about"
    DENIED = "denied"


class Kind(StrEnum):
    """What is pending: asked for, offered, or promised as a reply."""

    DEMAND = "demand"
    REQUEST = "request"
    OFFER = "offer"
    PROPOSAL = "proposal"
    REPLY = "reply"


class Status(StrEnum):
    """What became of a thing that was asked for, offered or promised."""

    OPEN = "open"
    REFUSED = "refused"
    IGNORED = "ignored"
    DELAYED = "put off"
    IN_PART = "accepted in part"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


class Item(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A matter of the agenda: phrases of different moves and reports that mean one thing.

    `id` comes from the earliest mention, `name` is the clearest phrase found or the analyst's own,
    which is then `pinned`. `under` is the id of the wider item. `parties` speak to it, the most
    frequent first; `since` and `last` are the dates of its first and last move.
    """

    id: str
    name: str
    pinned: bool
    under: str | None
    phrases: tuple[str, ...]
    parties: Parties
    since: str | None
    last: str | None
    moves: Moves
    change: Change | None = None


class Voiced(Record, frozen=True, kw_only=True):
    """Somebody who speaks differently from the rest of a party: *Tillerson: open to talk*."""

    voice: str
    stance: Stance
    when: str | None
    moves: Moves


class Position(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Where a party stands on an item of the agenda, by its latest moves.

    `act` is that of its latest move; `words` are those for what it wants, refuses or denies: its
    own, or where it spoke of *the demands*, those of the demand. `since` is the date from
    which it has stood so, `last` that of its latest move; `times` counts its moves on the item in
    this stance, one that several reports tell being one. `before` is the stance that it left, with
    the `trend`. `also` are its other stances on the item. `moves` hold those of the stance.
    """

    party: str
    item: str
    stance: Stance
    act: str
    words: str
    toward: Parties
    since: str | None
    last: str | None
    times: int
    trend: Trend | None
    before: Stance | None
    also: tuple[Stance, ...]
    apart: tuple[Voiced, ...]
    moves: Moves
    change: Change | None = None


class Pending(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of the docket: what somebody asked for, offered or promised to answer.

    `turn` are the parties whose move it is now. `answers` are the moves that decided the status,
    `answered` is the date of the first of them.
    """

    id: str
    kind: Kind
    by: Parties
    to: Parties
    item: str | None
    words: str
    status: Status
    since: str | None
    repeated: str | None
    times: int
    answered: str | None
    turn: Parties
    moves: Moves
    answers: Moves
    change: Change | None = None


class Course(StrEnum):
    """Whether something that was announced, or made a condition, came to pass."""

    OPEN = "not seen"
    DENIED = "denied"
    DONE = "came about"


class Announced(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A threat, a warning or a promise, with its condition and what came of both.

    `came_about` says whether the condition was met, `None` where there is none; `carried_out`
    whether the thing itself was done. `deeds` are the moves that show it, `denials` those in which
    the condition or the plan is denied.
    """

    id: str
    kind: str
    by: Parties
    to: Parties
    item: str | None
    words: str
    condition: str | None
    connective: str | None
    came_about: Course | None
    carried_out: Course
    since: str | None
    repeated: str | None
    times: int
    moves: Moves
    deeds: Moves
    denials: Moves
    change: Change | None = None


class Dispute(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A claim, an accusation or a past promise beside the denial of it; neither side is adopted."""

    id: str
    item: str | None
    claim: str
    claimed_by: Parties
    denial: str
    denied_by: Parties
    since: str | None
    claims: Moves
    denials: Moves
    change: Change | None = None


class Happening(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the timeline: one move, in however many reports it is told."""

    when: str | None
    act: str
    by: Parties
    to: Parties
    item: str | None
    words: str
    reports: tuple[str, ...]
    moves: Moves
    change: Change | None = None


class Standing(Record, frozen=True, kw_only=True):
    """Where each party stands and what is pending, as far as a set of moves tells it."""

    agenda: tuple[Item, ...]
    positions: tuple[Position, ...]
    docket: tuple[Pending, ...]
    threats: tuple[Announced, ...]
    disputes: tuple[Dispute, ...]
    timeline: tuple[Happening, ...]

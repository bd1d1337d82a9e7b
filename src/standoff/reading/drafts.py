"""Moves in the making, and what every stage of drafting has at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.acts import Act, Plover
from standoff.reading.attributions import Attribution
from standoff.reading.conditions import Found as Condition
from standoff.reading.dates import Found as Date
from standoff.reading.discourse import Discourse
from standoff.reading.frames import Match
from standoff.reading.lexicon import Lexicon
from standoff.reading.phrases import Span
from standoff.reading.referents import Referents
from standoff.reading.tree import VERBAL, Node, Tree
from standoff.records import Parties


@dataclass(slots=True)
class Draft:
    """A move in the making, still tied to the nodes it was read from."""

    act: Act
    actor: Parties
    actor_node: Node | None
    voice: str | None
    target: Parties
    node: Node
    matter: Span | None
    because: str
    plover: Plover | None
    span: Span
    source: Parties = ()
    condition: Condition | None = None
    when: str | None = None
    spoken: bool = False  # said on an occasion, so that the occasion's date is its own
    foretold: bool = False  # spoken of a thing to come, whose date is not the move's
    cue: Node | None = None
    seeks: bool = False  # its target is the opponent of the story, known best at the story's end
    aside: bool = False  # whether the target is only mentioned in a claim, or inferred from blame
    personal: bool = False  # said by a human being, not in the name of a capital
    told: Node | None = None  # the verb that tells of it, where another party's words do


@dataclass(slots=True)
class Sentence:
    """What the components before found in one sentence."""

    bounds: Span
    attributions: list[Attribution]
    conditions: list[Condition]
    dates: list[Date]
    matches: dict[int, Match] = field(default_factory=dict)

    @property
    def stops(self) -> list[Span]:
        """The stretches that end a matter where they trail it: conditions and dates."""
        found = [(condition.opening, condition.last) for condition in self.conditions]
        return found + [
            (date.first, date.last) for date in self.dates if date.governor.pos in VERBAL
        ]


@dataclass(slots=True, frozen=True)
class Scene:
    """The text being read and what is known about it."""

    tree: Tree
    lexicon: Lexicon
    discourse: Discourse
    referents: Referents


class Stage:
    """One stage of drafting: it looks at the scene and at one sentence, and keeps nothing else."""

    def __init__(self, scene: Scene) -> None:
        self._tree = scene.tree
        self._lexicon = scene.lexicon
        self._discourse = scene.discourse
        self._referents = scene.referents


def others(draft: Draft, parties: Parties) -> Parties:
    """Give the parties other than those that act and their own allies."""
    return tuple(code for code in parties if code.removesuffix(":allies") not in draft.actor)

"""The acts: what kind of move a move is. Their definitions stand in `knowledge/tables/acts.csv`."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """One kind of move, by the verb that names it."""

    ASSERT = "assert"
    DENY = "deny"
    ACKNOWLEDGE = "acknowledge"
    HOPE = "hope"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    PRAISE = "praise"
    SUPPORT = "support"
    APOLOGISE = "apologise"
    DEMAND = "demand"
    REQUEST = "request"
    PROPOSE = "propose"
    OFFER = "offer"
    PROMISE = "promise"
    AGREE = "agree"
    OPEN = "open"
    REJECT = "reject"
    DISMISS = "dismiss"
    IGNORE = "ignore"
    DEFER = "defer"
    THREATEN = "threaten"
    WARN = "warn"
    RESPOND = "respond"
    CONSULT = "consult"
    MEDIATE = "mediate"
    MOBILISE = "mobilise"
    WITHDRAW = "withdraw"
    ATTACK = "attack"
    SEIZE = "seize"
    DETAIN = "detain"
    RELEASE = "release"
    EXPEL = "expel"
    SANCTION = "sanction"
    LIFT = "lift"
    RESTRICT = "restrict"
    PROTEST = "protest"
    AID = "aid"
    COOPERATE = "cooperate"
    YIELD = "yield"
    INVESTIGATE = "investigate"


class Plover(StrEnum):
    """The sixteen event types of PLOVER (Political Language Ontology for Verifiable Event Records).

    Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT: A New
    Political Event Ontology and Dataset", 2023.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four quadrants of PLOVER's event types: words or deeds, cooperation or conflict.

    >>> Quad.of(Plover.SANCTION)
    <Quad.MATERIAL_CONFLICT: 'MATERIAL CONFLICT'>
    """

    VERBAL_COOPERATION = "VERBAL COOPERATION"
    MATERIAL_COOPERATION = "MATERIAL COOPERATION"
    VERBAL_CONFLICT = "VERBAL CONFLICT"
    MATERIAL_CONFLICT = "MATERIAL CONFLICT"

    @classmethod
    def of(cls, plover: Plover) -> Quad:
        """Give the quadrant of an event type. PROTEST and SANCTION count as deeds."""
        match plover:
            case Plover.AGREE | Plover.CONSULT | Plover.SUPPORT | Plover.CONCEDE:
                return cls.VERBAL_COOPERATION
            case Plover.COOPERATE | Plover.AID | Plover.RETREAT:
                return cls.MATERIAL_COOPERATION
            case Plover.REQUEST | Plover.ACCUSE | Plover.REJECT | Plover.THREATEN:
                return cls.VERBAL_CONFLICT
            case _:
                return cls.MATERIAL_CONFLICT


class Root(StrEnum):
    """The fifteen event types between two named actors.

    They are PLOVER's sixteen with CONCEDE and RETREAT as one, YIELD, as in Hu, Skorupa Parolin,
    Khan, Brandt, Osorio and D'Orazio, "Leveraging Codebook Knowledge with NLI and ChatGPT for
    Zero-Shot Political Relation Classification", ACL 2024: giving way in words and in deeds reads
    alike in one sentence.

    >>> Root.of(Plover.RETREAT)
    <Root.YIELD: 'YIELD'>
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @classmethod
    def of(cls, plover: Plover) -> Root:
        """Give the type that a PLOVER event type belongs to."""
        if plover in {Plover.CONCEDE, Plover.RETREAT}:
            return cls.YIELD
        return cls(plover.value)

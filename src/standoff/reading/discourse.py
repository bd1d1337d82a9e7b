"""What a reader remembers from the sentences before: who was named, who spoke, who faced whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.records import Parties


@dataclass(slots=True)
class Mention:
    """A party as the text named it: enough to resolve a later *he*, *it* or *they*."""

    parties: Parties
    person: bool
    plural: bool
    subject: bool
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The memory of one report, carried from paragraph to paragraph."""

    date: str | None = None
    sentences: int = 0  # how many sentences were read before this document
    mentions: list[Mention] = field(default_factory=list)
    bound: dict[str, str] = field(default_factory=dict)  # surname -> party, by the report's words
    named: set[str] = field(default_factory=set)  # parties named by a strong name
    nouns: dict[str, str] = field(default_factory=dict)  # noun -> organisation it last meant
    speaker: Parties = ()
    voice: str | None = None
    quote_open: bool = False
    faced: dict[str, Parties] = field(default_factory=dict)  # party -> whom it last acted upon
    addressed: dict[str, Parties] = field(default_factory=dict)  # party -> whom it last spoke to
    last_actor: Parties = ()  # who made the last move
    pair: Parties = ()
    last_date: str | None = None

    def remember(self, mention: Mention) -> None:
        """Keep a mention; the last forty are enough for any pronoun."""
        self.mentions.append(mention)
        if len(self.mentions) > 80:
            del self.mentions[:40]

    def face(self, actor: Parties, target: Parties, *, word: bool) -> None:
        """Remember who acted upon whom: each is the other's counterpart until it turns away."""
        memory = self.addressed if word else self.faced
        for code in actor:
            others = tuple(other for other in target if other != code)
            if others:
                memory[code] = others
        for code in target:
            others = tuple(other for other in actor if other != code)
            if others and code not in memory:
                memory[code] = others
        pair = (*actor, *target)
        if len(actor) == 1 and len(target) == 1 and len(set(pair)) == 2:
            self.pair = pair

    def counterpart(self, actor: Parties, *, word: bool = True) -> Parties:
        """Give whom these parties face in this report so far, or nobody.

        Who speaks answers those it spoke with before those it fought, and the other way round.
        """
        found: list[str] = []
        first, second = (
            (self.addressed, self.faced) if word else (self.faced, self.addressed)
        )
        for code in actor:
            found.extend(first.get(code) or second.get(code) or ())
        return tuple(dict.fromkeys(code for code in found if code not in actor))

    def last(
        self,
        *,
        person: bool | None = None,
        plural: bool | None = None,
        states: frozenset[str] | None = None,
    ) -> Mention | None:
        """Give the mention that a pronoun most likely means: a recent subject before the rest."""
        nearest: Mention | None = None
        for mention in reversed(self.mentions):
            if person is not None and mention.person is not person:
                continue
            if plural is not None and mention.plural is not plural:
                continue
            if states is not None and not (
                len(mention.parties) == 1 and mention.parties[0] in states
            ):
                continue
            if nearest is None:
                nearest = mention
            if mention.sentence < nearest.sentence - 1:
                break
            if mention.subject:
                return mention
        return nearest

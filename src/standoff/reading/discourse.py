"""What a reader remembers from the sentences before: who was named, who spoke, who faced whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from standoff.acts import Act
from standoff.records import Parties
from standoff.when import When

MAIN, REPORTED = 4, 3  # ranks of a mention as a subject; 0 is for what is no subject
OFTEN = 3  # how often a party is named before it can be meant without being named


def is_recent(date: str, today: str) -> bool:
    """Say whether a date is the day of a report or one of the three days before."""
    return len(date) == 10 and 0 <= (When(today).last - When(date).first).days <= 3


@dataclass(slots=True)
class Mention:
    """A party as the text named it: enough to resolve a later *he*, *it* or *they*."""

    parties: Parties
    person: bool
    plural: bool
    subject: int  # `MAIN` or `REPORTED` for the subject of such a clause, less the deeper it hangs
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The memory of one report, carried from paragraph to paragraph."""

    date: str | None = None
    home: str | None = None  # the party in whose capital the report was written
    sentences: int = 0  # how many sentences were read before this document
    mentions: list[Mention] = field(default_factory=list)
    bound: dict[str, str] = field(default_factory=dict)  # surname -> party, by the report's words
    thing: int = -1  # the last sentence whose subject was a plan, a deal, a ban: what *it* then is
    strangers: set[str] = field(default_factory=set)  # surnames of persons that no table knows
    fallen: dict[str, str] = field(default_factory=dict)  # surname of who fell -> former party
    named: dict[str, int] = field(default_factory=dict)  # party -> where it is first named
    nouns: dict[str, str] = field(default_factory=dict)  # noun -> organisation it last meant
    speaker: Parties = ()
    voice: str | None = None
    faced: dict[str, dict[str, int]] = field(default_factory=dict)  # party -> whom it acted upon
    targeted: Counter[str] = field(default_factory=Counter)  # party -> how often it was acted upon
    salience: Counter[str] = field(default_factory=Counter)  # party -> how often it was named
    then: dict[str, int] | None = None  # the same, as of the sentence whose moves are being read
    together: set[frozenset[str]] = field(default_factory=set)  # pairs that acted upon a third
    joined: set[frozenset[str]] = field(default_factory=set)  # who met or agreed with each other
    last_actors: list[Parties] = field(default_factory=list)  # who moved in the last sentence
    doers: dict[Act, Parties] = field(default_factory=dict)  # act -> who last did it
    deeds: list[tuple[Act, Parties, frozenset[str]]] = field(default_factory=list)  # done to what
    blamed: Counter[str] = field(
        default_factory=Counter
    )  # party -> how often it did harm or was charged
    last_date: str | None = None
    day: str | None = None  # the latest of the last days on which something was done or said

    def remember(self, mention: Mention) -> None:
        """Keep a mention; the last forty are enough for any pronoun."""
        self.mentions.append(mention)
        for code in mention.parties:
            self.salience[code] += 1
        if len(self.mentions) > 80:
            del self.mentions[:40]

    def hear(self, date: str) -> None:
        """Remember on which day the story is: the latest one told of the report's last days."""
        if self.date is not None and is_recent(date, self.date):
            self.day = max(self.day or date, date)

    def join(self, actor: Parties, target: Parties) -> None:
        """Remember who acted together upon a third, and so is not an opponent of the other."""
        if len(actor) == 2 and target and not set(actor) & set(target):
            self.together.add(frozenset(actor))

    def face(self, actor: Parties, target: Parties) -> None:
        """Remember who acted upon whom; an answer is expected from whom one acted upon."""
        for code in target:
            self.targeted[code] += 1
        for one, others in ((actor, target), (target, actor)):
            for code in one:
                faced = self.faced.setdefault(code, {})
                for other in others:
                    if other != code:
                        faced[other] = faced.get(other, 0) + 1

    def counterpart(self, actor: Parties, *, judging: bool = False) -> Parties:
        """Give whom these parties face in this report so far, or nobody.

        Who looks on and is `judging` faces rather whom the others charge.

        Whom they dealt with most counts twice what the report names most; a tie goes to the name
        that comes first in the alphabet, so that the answer never depends on chance.
        """
        if frozenset(actor) in self.joined:
            return ()  # they act together, toward each other
        salience = self.salience if self.then is None else self.then
        weights: dict[str, int] = {}
        for code in actor:
            for other, times in self.faced.get(code, {}).items():
                weights[other] = weights.get(other, 0) + 2 * times
        own = sum(salience.get(code, 0) for code in actor)
        # who looks on and faced one of the two before faces that one again
        known = bool(weights.keys() & set(self.pair())) and self.looks_on(actor)
        for code, count in salience.items():
            if code in weights or (not known and count >= OFTEN and count * 4 >= own):
                weights[code] = weights.get(code, 0) + count
        for pair in self.together:
            if pair & set(actor):
                for code in pair & weights.keys():
                    weights[code] //= 2
        if judging and not any(self.faced.get(code) for code in actor):
            for code in weights:
                weights[code] += self.targeted[code]
        for code in actor:
            weights.pop(code, None)
            weights.pop(f"{code}:allies", None)
        if not weights:
            return ()
        if any(":" not in code and len(code) == 3 for code in actor):  # a state faces states first
            states = {code for code in weights if len(code) == 3 and salience.get(code, 0) > 1}
            for code in set(weights) - states if states else ():
                weights[code] //= 2
        return (min(weights, key=lambda code: (-weights[code], code)),)

    def culprit(self, actor: Parties) -> Parties:
        """Give which of two who quarrel is to blame more so far, as who looks on may see it."""
        if not self.looks_on(actor):
            return ()
        one, other = self.pair()
        if self.blamed[one] == self.blamed[other]:
            return ()
        return (max(one, other, key=lambda code: self.blamed[code]),)

    def pair(self) -> Parties:
        """Give the two parties that have acted upon each other most, in the order of their codes.

        Of pairs that did so equally often the one named more often counts.
        """
        salience = self.salience if self.then is None else self.then
        pairs = [
            (times, salience.get(one, 0) + salience.get(other, 0), (one, other))
            for one, faced in self.faced.items()
            for other, times in faced.items()
            if one < other
        ]
        return max(pairs)[2] if pairs else ()

    def looks_on(self, actor: Parties) -> bool:
        """Say whether others are at odds with each other, and these are not named most either."""
        most = [code for code, _ in self.salience.most_common(2)]
        return self.is_quarrel() and not set(actor) & {*self.pair(), *most}

    def is_quarrel(self) -> bool:
        """Say whether two parties have acted upon each other often enough to be the story."""
        pair = self.pair()
        return bool(pair) and self.faced[pair[0]][pair[1]] >= OFTEN

    def is_named(self, party: str, sentence: int) -> bool:
        """Say whether a party was named by a strong name up to a sentence of the report."""
        return self.named.get(party, sentence + 1) <= sentence

    def most_named(self, other_than: Parties) -> Parties:
        """Give the party that the report has named most often so far, apart from these."""
        others = [code for code in self.salience if code not in other_than]
        return (min(others, key=lambda code: (-self.salience[code], code)),) if others else ()

    def in_story(self, states: frozenset[str]) -> Parties:
        """Give the state that the report is most about so far, if one is named most."""
        counted = sorted(
            ((count, code) for code, count in self.salience.items() if code in states), reverse=True
        )
        if not counted or (len(counted) > 1 and counted[0][0] == counted[1][0]):
            return ()
        return (counted[0][1],)

    def at_home(self, states: frozenset[str]) -> Parties:
        """Give the party of the dateline, where it is one of the two that the report is about.

        Whose *Prime Minister Kallas* is goes without saying in a report from Tallinn.
        """
        counted = sorted(
            (-count, code) for code, count in self.salience.items() if code in states and count > 0
        )
        return (self.home,) if self.home in [code for _, code in counted[:2]] else ()

    def last_actor(self, other_than: Parties) -> Parties:
        """Give who moved first in the last sentence with a move, and is not the one asking."""
        for actor in self.last_actors:
            if not set(actor) & set(other_than):
                return actor
        return ()

    def last(
        self,
        *,
        person: bool | None = None,
        plural: bool | None = None,
        states: frozenset[str] | None = None,
        other_than: Parties = (),
        since: int = 0,
        until: int | None = None,
        telling: bool = False,
    ) -> Mention | None:
        """Give the mention that a pronoun most likely means.

        Of the last sentence that has one, the subject of the main clause before other subjects
        before the rest (centering, by Grosz, Joshi and Weinstein, 1995, without transitions). Who
        is `telling` something is rather who told something before than whom that was about.
        """
        highest = MAIN if telling else REPORTED
        nearest: Mention | None = None
        for mention in reversed(self.mentions):
            if person is not None and mention.person is not person:
                continue
            if plural is not None and mention.plural is not plural:
                continue
            if mention.sentence < since:
                break
            if until is not None and mention.sentence > until:
                continue
            if other_than and set(mention.parties) & set(other_than):
                continue
            if states is not None and not (
                len(mention.parties) == 1 and mention.parties[0] in states
            ):
                continue
            if nearest is None:
                nearest = mention
            elif mention.sentence < nearest.sentence:
                break
            elif min(mention.subject, highest) > min(nearest.subject, highest):
                nearest = mention
        return nearest

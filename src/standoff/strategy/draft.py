"""A conflict proposed from the standing of a register: who decides, what each could do and wants.

What was demanded is an option of the one who was asked, what was offered or threatened one of who
would do it; one for each matter and doer, however many moves speak of it. An option is the state
of affairs that its words name: *not to deploy missiles* is taken by whoever gives that word. All
of it is a proposal; every option and statement keeps the moves that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from standoff import knowledge
from standoff.acts import Act
from standoff.errors import ConflictError
from standoff.knowledge import Knowledge
from standoff.order import Dates, day
from standoff.records import Move
from standoff.standing.grouping import ALIKE, likeness
from standoff.standing.records import (
    Announced,
    Course,
    Item,
    Kind,
    Pending,
    Position,
    Stance,
    Standing,
    Status,
)
from standoff.standing.terms import Terms, vocabulary
from standoff.standing.terms import words as each_word
from standoff.strategy.conflict import Conflict, DecisionMaker, Option, Priorities
from standoff.strategy.drafted import Draft, Ground
from standoff.strategy.labels import Labels
from standoff.strategy.sides import Sides
from standoff.strategy.statements import Statement, no, option
from standoff.when import When

MOST_MAKERS = 6

MOST_OPTIONS = 14
"""Beyond these an analyst sees no conflict any more, and the solver many thousands of states."""


def draft(
    standing: Standing,
    moves: Iterable[Move],
    dates: Dates,
    *,
    name: str | None = None,
    tables: Knowledge | None = None,
) -> Draft:
    """Propose the conflict of a standing; `dates` are those of the reports by their ids.

    Raises `ConflictError` where nobody demands, offers or threatens anything that could be done.
    """
    return _Drafter(standing, moves, dates, tables or knowledge.load()).draft(name)


@dataclass(eq=False)
class _Choice:
    """Something that a decision maker could do, while options are gathered."""

    doer: int
    item: str
    words: str
    terms: Terms
    moves: dict[str, str] = field(default_factory=dict)  # the move, and why it is here
    weight: int = 0
    last: str = ""
    taken: bool = False

    def add(self, moves: Iterable[str], why: str) -> None:
        for move in moves:
            self.moves.setdefault(move, why)


@dataclass
class _Word:
    """What a decision maker says of a choice, or of two that hang together."""

    choices: tuple[_Choice, ...]
    holds: tuple[bool, ...]
    times: int
    last: str
    moves: tuple[str, ...]
    why: str
    rank: int = 1  # what is only inferred has 0 and comes last


FOR = {Stance.DEMANDS, Stance.AGREES, Stance.SUPPORTS}
AGAINST = {Stance.REFUSES, Stance.IGNORES, Stance.OPPOSES}
OF_ITS_OWN = {
    Stance.OFFERS: True, Stance.OPEN: True, Stance.DENIES: False,
}  # fmt: skip
"""Stances that say what a party itself will do or not; promises come with their conditions."""

ASKED = {Kind.DEMAND, Kind.REQUEST}
OFFERED = {Kind.OFFER, Kind.PROPOSAL}
ANSWERED = {
    Status.REFUSED: False, Status.IGNORED: False, Status.ACCEPTED: True, Status.IN_PART: True,
}  # fmt: skip
TIED = {
    "if": True, "once": True, "as long as": True, "only if": True, "while": True, "in case": True,
    "unless": False, "until": False,
}  # fmt: skip
"""Connectives: whether the thing comes where the condition holds, or where it does not."""


class _Drafter:
    """Gathers choices and words, and puts them in order."""

    def __init__(
        self, standing: Standing, moves: Iterable[Move], dates: Dates, known: Knowledge
    ) -> None:
        self._standing, self._dates, self._known = standing, dates, known
        self._moves: Mapping[str, Move] = {move.id: move for move in moves}
        self._sides = Sides(standing, self._moves.values(), known)
        self._vocabulary = vocabulary(known)
        self._finite = known.classes["finite"]
        self._leaning = LEANING | self._finite
        self._items: dict[str, Item] = {item.id: item for item in standing.agenda}
        self._choices: list[_Choice] = []
        self._words: list[list[_Word]] = [[] for _ in self._sides.heads]
        self._doing = {
            name: frozenset(topic.acts) for name, topic in known.topics.items() if topic.acts
        }

    def draft(self, name: str | None) -> Draft:
        self._gather()
        for choice in self._choices:
            self._settle(choice)
        doing = sorted({one.doer for one in self._choices})
        choices = [one for one in self._choices if one.doer in doing[:MOST_MAKERS]]
        chosen = sorted(choices, key=lambda one: (one.weight, one.last), reverse=True)
        chosen = chosen[:MOST_OPTIONS]
        dropped = [one for one in self._choices if one not in chosen]
        if not chosen:
            raise ConflictError(
                "nobody demands, offers or threatens what a party that moves could do",
                hint="read more reports into the register, or write the conflict by hand",
            )
        self._listen()
        return self._put_together(name, chosen, dropped)

    # -- what could be done

    def _gather(self) -> None:
        for entry in self._standing.docket:
            if entry.kind in ASKED and entry.status is not Status.WITHDRAWN:
                self._asked(entry)
        for entry in self._standing.docket:
            if entry.kind in OFFERED and entry.status is not Status.WITHDRAWN:
                self._offered(entry)
        for position in self._standing.positions:
            if position.stance is Stance.OPEN:
                self._open(position)
        for one in self._standing.threats:
            if one.kind in ("threat", "promise"):
                self._announced(one)

    def _asked(self, entry: Pending) -> None:
        doer = self._first(entry.to)
        asking = self._sides.all(entry.by)
        if doer is None or doer in asking:
            return
        choice = self._choice(doer, entry.words, entry.item, (*entry.to, *entry.by), entry.moves)
        if choice is None:
            return
        choice.add(entry.moves, "asked")
        holds = self._same(choice, entry.words, (*entry.to, *entry.by))
        last = entry.repeated or entry.since or ""
        for maker in asking:
            self._say(maker, choice, holds, entry.times, last, entry.moves, "asks")
        self._reply(entry, doer, choice, holds)

    def _reply(self, entry: Pending, doer: int, choice: _Choice, holds: bool) -> None:
        """Take down what the one who could do it answered."""
        if entry.status not in ANSWERED:
            return
        answers = tuple(one for one in entry.answers if doer in self._actors(one))
        if answers:
            says = holds is ANSWERED[entry.status]
            self._say(doer, choice, says, 1, entry.answered or "", answers, entry.status.value)
            if ANSWERED[entry.status] and self._is_deed(answers):
                choice.taken = holds

    def _offered(self, entry: Pending) -> None:
        near = (*entry.by, *entry.to)
        last = entry.repeated or entry.since or ""
        if entry.kind is Kind.PROPOSAL and entry.item is not None:
            # *The freeze that they propose* is another's to do where it was demanded of another.
            others = [one for one in self._choices if one.item == entry.item]
            if others:
                for maker in self._sides.all(entry.by):
                    for one in others:
                        holds = self._same(one, entry.words, near)
                        self._say(maker, one, holds, entry.times, last, entry.moves, "proposes")
                return
        doer = self._first(entry.by)
        if doer is None:
            return
        choice = self._choice(doer, entry.words, entry.item, near, entry.moves)
        if choice is None:
            return
        choice.add(entry.moves, "offered")
        holds = self._same(choice, entry.words, near)
        self._say(doer, choice, holds, entry.times, last, entry.moves, "offers")
        if entry.status in ANSWERED:
            for maker in self._sides.all(entry.to):
                answers = tuple(one for one in entry.answers if maker in self._actors(one))
                if answers and maker != doer:
                    says = holds is ANSWERED[entry.status]
                    why = entry.status.value
                    self._say(maker, choice, says, 1, entry.answered or "", answers, why)

    def _open(self, position: Position) -> None:
        doer = self._sides.of(position.party)
        moves = tuple(one for one in position.moves if self._act(one) is Act.OPEN)
        if doer is None or not moves:
            return
        near = (position.party, *position.toward)
        choice = self._choice(doer, position.words, position.item, near, moves)
        if choice is not None:
            choice.add(moves, "open to it")

    def _announced(self, one: Announced) -> None:
        doer = self._first(one.by)
        if doer is None:
            return
        near = (*one.by, *one.to)
        told = self._vocabulary.terms(one.words, near).topics or one.condition is not None
        if one.kind == "promise" and not told:
            return  # *will present it to the president* is about nothing that others want
        choice = self._choice(doer, one.words, one.item, near, one.moves)
        if choice is None:
            return
        verb = "threatened" if one.kind == "threat" else "promised"
        choice.add(one.moves, verb)
        holds = self._same(choice, one.words, near)
        if one.carried_out is Course.DONE:
            choice.taken = holds
            choice.add(one.deeds, "done")
        last = one.repeated or one.since or ""
        if one.kind == "threat":
            for maker in self._sides.all(one.to):
                if maker != doer:
                    why = "it is threatened with that"
                    self._say(maker, choice, not holds, one.times, last, one.moves, why, rank=0)
        elif one.condition is None:
            self._say(doer, choice, holds, one.times, last, one.moves, "promises")
        self._tie(one, doer, choice, holds)

    def _tie(self, one: Announced, doer: int, choice: _Choice, holds: bool) -> None:
        """Make the condition of a threat an option of its doer, and tie the two together."""
        if one.condition is None or one.connective not in TIED:
            return
        near = (*one.to, *one.by)
        terms = self._vocabulary.terms(one.condition, near)
        named = [self._sides.of(code) for code in terms.parties]
        who = next((number for number in named if number is not None), self._first(one.to))
        if who is None or not terms.telling or terms.weak:
            return
        condition = self._likest(terms, who)
        if condition is None:
            item = self._like(terms, who)
            condition = self._choice(who, one.condition, item, near, one.moves)
        if condition is None or condition is choice:
            return
        condition.add(one.moves, "condition")
        if one.came_about is Course.DONE:
            condition.taken = self._same(condition, one.condition, near)
        met = self._same(condition, one.condition, near) is TIED[one.connective]
        last = one.repeated or one.since or ""
        why = f"{one.kind}, {one.connective} {one.condition}"
        self._words[doer].append(
            _Word((choice, condition), (holds, met), one.times, last, one.moves, why)
        )
        if one.kind == "threat" and who != doer:
            why = "what the threat is to prevent"
            self._say(doer, condition, met is not holds, one.times, last, one.moves, why, rank=0)

    def _choice(
        self, doer: int, words: str, item: str | None, near: Sequence[str], moves: Sequence[str]
    ) -> _Choice | None:
        """Give the choice of a doer in a matter; a matter that says nothing is none.

        A deed that was named goes before the word not to do it.
        """
        terms = self._vocabulary.terms(words, near)
        if not terms.telling or terms.weak:
            return None
        if item is None:
            item = self._like(terms, doer) or terms.key
        found = self._known_choice(doer, item, terms)
        if found is None:
            found = _Choice(doer, item, words, terms)
            self._choices.append(found)
        elif found.terms.against and not terms.against:
            self._turn(found)
            found.words, found.terms = words, terms
        listed = self._items[item].moves if item in self._items else ()
        found.weight = max(found.weight, len({*listed, *found.moves, *moves}))
        dated = [self._day(one) for one in (*listed, *moves)]
        found.last = max([found.last, *(one for one in dated if one)])
        return found

    def _known_choice(self, doer: int, item: str, terms: Terms) -> _Choice | None:
        """Find what a doer could do in a matter already.

        To do one thing and not to do another are two, though both be about the same dam.
        """
        for one in self._choices:
            if one.doer == doer and one.item == item:
                if one.terms.against is terms.against or likeness(one.terms, terms) >= SAME:
                    return one
        return None

    def _turn(self, choice: _Choice) -> None:
        """Turn all that was said of a choice, for its words now say the opposite."""
        for listed in self._words:
            for word in listed:
                word.holds = tuple(
                    not holds if one is choice else holds
                    for one, holds in zip(word.choices, word.holds, strict=True)
                )
        choice.taken = False

    def _like(self, terms: Terms, doer: int) -> str | None:
        """Find the matter that is likest, among what the doer could do and then on the agenda."""
        if (choice := self._likest(terms, doer)) is not None:
            return choice.item
        best, most = None, ALIKE
        for item in self._standing.agenda:
            if doer not in self._sides.all(item.parties):
                continue
            for phrase in item.phrases:
                alike = likeness(terms, self._vocabulary.terms(phrase, item.parties))
                if alike > most:
                    best, most = item.id, alike
        return best

    def _likest(self, terms: Terms, doer: int) -> _Choice | None:
        """Find the choice of a doer that is likest to what is spoken of."""
        own = [one for one in self._choices if one.doer == doer]
        best = max(own, key=lambda one: likeness(terms, one.terms), default=None)
        return best if best is not None and likeness(terms, best.terms) >= ALIKE else None

    def _same(self, choice: _Choice, words: str, near: Sequence[str]) -> bool:
        """Say whether words speak of the choice as it is, or of its opposite."""
        return self._vocabulary.terms(words, near).against is choice.terms.against

    def _settle(self, choice: _Choice) -> None:
        """Look for the deed itself among what the doer did in the matter since it was raised."""
        raised = min((one for name in choice.moves if (one := self._first_day(name))), default="")
        deeds = {act for term in choice.terms.topics for act in self._doing.get(term, ())}
        item = self._items.get(choice.item)
        for name in item.moves if item is not None else ():
            move = self._moves.get(name)
            if move is None or choice.doer not in self._actors(name) or move.act not in deeds:
                continue
            if self._is_deed((name,)) and (self._last_day(name) or "") >= raised:
                choice.taken = not choice.terms.against
                choice.add((name,), "done")

    # -- what each wants

    def _listen(self) -> None:
        """Take down the positions: the latest stance of each party in each matter."""
        for position in self._standing.positions:
            maker = self._sides.of(position.party)
            if maker is None:
                continue
            near = (position.party, *position.toward)
            for choice in self._concerned(position, maker):
                holds = self._same(choice, position.words, near)
                own = choice.doer == maker
                stance = position.stance
                if stance is Stance.DENIES and choice.terms.against:
                    continue  # that a word was ever given is denied, not that it could be
                if stance in AGAINST | {Stance.DENIES} and self._refuses(position.words, near):
                    holds = not holds
                if stance in FOR:
                    says = holds
                elif stance in AGAINST:
                    says = not holds
                elif own and stance in OF_ITS_OWN:
                    says = holds is OF_ITS_OWN[stance]
                else:
                    continue
                times, last = position.times, position.last or position.since or ""
                self._say(maker, choice, says, times, last, position.moves, stance.value)

    def _refuses(self, words: str, near: Sequence[str]) -> bool:
        """Say whether words are the refusal itself: *there will be no talks* is against talks."""
        said = {word for word, _ in each_word(words)}
        return self._vocabulary.terms(words, near).against and not said.isdisjoint(self._finite)

    def _concerned(self, position: Position, maker: int) -> list[_Choice]:
        """Give the choices that a position is about."""
        terms = self._vocabulary.terms(position.words, (position.party, *position.toward))
        found = [
            one
            for one in self._choices
            if one.item == position.item or likeness(terms, one.terms) >= SAME
        ]
        if position.stance in OF_ITS_OWN:
            found = [one for one in found if one.doer == maker]
        elif position.stance is Stance.DEMANDS:
            asked = self._sides.all(position.toward)
            found = [one for one in found if one.doer != maker and one.doer in asked]
        # Of several things in one matter, that which the words mean.
        alike = {id(one): likeness(terms, one.terms) for one in found}
        most = max(alike.values(), default=0.0)
        if most >= ALIKE:
            found = [one for one in found if alike[id(one)] == most]
        own = [one for one in found if one.doer == maker]
        return own if position.stance in AGAINST and own else found

    def _say(
        self,
        maker: int,
        choice: _Choice,
        holds: bool,
        times: int,
        last: str,
        moves: Sequence[str],
        why: str,
        rank: int = 1,
    ) -> None:
        self._words[maker].append(_Word((choice,), (holds,), times, last, tuple(moves), why, rank))

    def _ordered(self, maker: int, chosen: Sequence[_Choice]) -> list[_Word]:
        """Put what a decision maker says in order: of what contradicts itself the latest counts.

        What several moves say of one choice is one word; what was said oftener comes first, and of
        even ones the later.
        """
        made: dict[tuple[int, ...], _Word] = {}
        for word in self._words[maker]:
            if not all(one in chosen for one in word.choices):
                continue
            key = tuple(chosen.index(one) for one in word.choices)
            old = made.get(key)
            if old is None:
                made[key] = word
            elif old.holds == word.holds:
                made[key] = _Word(
                    word.choices, word.holds, max(old.times, word.times),
                    max(old.last, word.last), tuple(dict.fromkeys((*old.moves, *word.moves))),
                    old.why if old.rank >= word.rank else word.why, max(old.rank, word.rank),
                )  # fmt: skip
            elif (word.rank, word.last) >= (old.rank, old.last):
                made[key] = word
        return sorted(made.values(), key=lambda one: (one.rank, one.times, one.last), reverse=True)

    # -- the conflict

    def _put_together(
        self, name: str | None, chosen: list[_Choice], dropped: list[_Choice]
    ) -> Draft:
        labels = Labels(self._known, self._vocabulary)
        chosen = sorted(chosen, key=lambda one: one.doer)  # the order of the file
        doers = sorted({one.doer for one in chosen})
        options = tuple(
            Option(
                name=labels.name(self._phrase(one), self._sides.heads[one.doer]),
                words=" ".join(self._phrase(one).split()),
            )
            for one in chosen
        )
        makers, grounds = [], []
        for maker in doers:
            words = self._ordered(maker, chosen)
            order = tuple((_statement(word, chosen),) for word in words)
            spoken = {place for (one,) in order for place in one.options()}
            own = [place for place, one in enumerate(chosen) if one.doer == maker]
            silent = [place for place in own if place not in spoken]
            unknown = tuple(one for at in silent for one in (option(at), no(option(at))))
            makers.append(
                DecisionMaker(
                    name=self._name(maker),
                    options=tuple(own),
                    preference=Priorities(order=order, unknown=unknown),
                )
            )
            told = [tuple(self._grounds(dict.fromkeys(w.moves, w.why))) for w in words]
            for place in silent:
                told += [tuple(self._grounds(chosen[place].moves, "open, ")), ()]
            grounds.append(tuple(told))
        return Draft(
            conflict=Conflict(
                name=name,
                options=options,
                decision_makers=tuple(makers),
                status_quo=sum(1 << place for place, one in enumerate(chosen) if one.taken),
            ),
            options=tuple(tuple(self._grounds(one.moves)) for one in chosen),
            preferences=tuple(grounds),
            codes=tuple(self._sides.codes[maker] for maker in doers),
            left_out=tuple(self._left_out(dropped, doers)),
        )

    def _left_out(self, dropped: Sequence[_Choice], doers: Sequence[int]) -> Iterator[str]:
        for one in dropped:
            yield f"{self._name(one.doer)}: {self._phrase(one)}"
        owners = {one.doer for one in (*dropped, *self._choices)}
        idle = [
            number
            for number, head in enumerate(self._sides.heads)
            if number not in owners and head not in self._sides.silent
        ]
        if idle:
            named = ", ".join(map(self._name, idle))
            yield f"{named}, with nothing to do that was asked, offered or threatened"

    def _phrase(self, choice: _Choice) -> str:
        """Give the words for a choice: its own, or where they are no phrase the agenda's."""
        item = self._items.get(choice.item)
        if item is None or self._is_phrase(choice.words) or not self._is_phrase(item.name):
            return choice.words
        named = self._vocabulary.terms(item.name, item.parties)
        alike = named.against is choice.terms.against and likeness(named, choice.terms) >= ALIKE
        return item.name if alike else choice.words

    def _is_phrase(self, text: str) -> bool:
        """Say whether words stand on their own: they are no clause, and lean on nothing."""
        return self._leaning.isdisjoint(word for word, _ in each_word(text))

    def _name(self, maker: int) -> str:
        """Give a state's name; all others go by their code, which is their short name."""
        code = self._sides.heads[maker]
        party = self._known.party(code)
        return party.name if party is not None and party.kind in ("state", "allies") else code

    def _grounds(self, moves: Mapping[str, str], before: str = "") -> Iterator[Ground]:
        for name, reason in moves.items():
            if (move := self._moves.get(name)) is not None:
                yield Ground(
                    why=before + reason,
                    words=move.evidence,
                    report=move.report,
                    day=day(move, self._dates),
                    move=move.id,
                )

    def _first(self, codes: Sequence[str]) -> int | None:
        """Give the leading decision maker of several parties."""
        return next(iter(self._sides.all(codes)), None)

    def _actors(self, move: str) -> list[int]:
        found = self._moves.get(move)
        return self._sides.all(found.actor) if found is not None else []

    def _act(self, move: str) -> Act | None:
        found = self._moves.get(move)
        return found.act if found is not None else None

    def _day(self, move: str) -> str | None:
        found = self._moves.get(move)
        return day(found, self._dates) if found is not None else None

    def _first_day(self, move: str) -> str | None:
        found = self._day(move)
        return When(found).first.isoformat() if found is not None else None

    def _last_day(self, move: str) -> str | None:
        found = self._day(move)
        return When(found).last.isoformat() if found is not None else None

    def _is_deed(self, moves: Iterable[str]) -> bool:
        deeds = {row.act for row in self._known.acts if row.kind == "deed"}
        return any(self._act(one) in deeds for one in moves)


LEANING = frozenset({"it", "one", "such", "them", "these", "they", "this", "those"})

SAME = 0.8
"""From so much likeness on, words in another matter speak of a choice all the same."""


def _statement(word: _Word, chosen: Sequence[_Choice]) -> Statement:
    parts = [
        option(chosen.index(one)) if holds else no(option(chosen.index(one)))
        for one, holds in zip(word.choices, word.holds, strict=True)
    ]
    return parts[0] if len(parts) == 1 else Statement("iff", tuple(parts))

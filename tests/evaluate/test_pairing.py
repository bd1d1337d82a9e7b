from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from standoff.acts import Act
from standoff.evaluate import Gold, Prediction
from standoff.evaluate.agreement import agree
from standoff.evaluate.annotations import Predicted
from standoff.evaluate.pairing import pair

ACTS = st.sampled_from([Act.DEMAND, Act.REQUEST, Act.CONSULT])
PARTIES = st.lists(st.sampled_from(["NOR", "AZE", "SWE"]), min_size=1, max_size=2, unique=True)
PLACES = st.integers(1, 2)
WORDS = st.sampled_from(["opens the line", "closes the line", "sends a loan"])

GOLD = st.builds(
    lambda acts, actor, target, place, words, optional: Gold(
        sentence=place, evidence=words, matter=words, optional=optional,
        act=tuple(acts), actor=tuple(actor), target=tuple(target),
    ),
    st.lists(ACTS, min_size=1, max_size=2, unique=True), PARTIES, PARTIES, PLACES, WORDS,
    st.booleans(),
)  # fmt: skip
READ = st.builds(
    lambda act, actor, target, place, words: Prediction(
        sentence=place, evidence=words, matter=words,
        act=act, actor=tuple(actor), target=tuple(target),
    ),
    ACTS, PARTIES, PARTIES, PLACES, WORDS,
)  # fmt: skip


def gold(act: str, words: str, *, optional: bool = False) -> Gold:
    return Gold(
        sentence=1, evidence=words, act=tuple(map(Act, act.split())), actor=("NOR",),
        target=("AZE",), optional=optional,
    )  # fmt: skip


def read(act: str, words: str = "x") -> Prediction:
    return Prediction(sentence=1, evidence=words, act=Act(act), actor=("NOR",), target=("AZE",))


def test_as_many_pairs_as_possible() -> None:
    done = pair(
        [gold("demand", "a"), gold("demand request", "b")],
        [read("demand", "b"), read("request", "a")],
    )
    assert len(done.pairs) == 2


def test_an_optional_move_takes_nothing_from_a_required_one() -> None:
    done = pair([gold("demand", "a", optional=True), gold("demand", "b")], [read("demand", "a")])
    assert len(done.pairs) == 1
    assert not done.missed and not done.false and not done.excused


def test_what_agrees_only_with_an_optional_move_is_left_out() -> None:
    done = pair([gold("demand", "a", optional=True)], [read("demand"), read("offer")])
    assert [move.act for move in done.excused] == ["demand"]
    assert [move.act for move in done.false] == ["offer"]
    assert not done.missed


def test_the_required_move_takes_what_nothing_else_would_excuse() -> None:
    annotated = [gold("demand request", "a"), gold("demand", "b", optional=True)]
    done = pair(annotated, [read("demand", "a"), read("request", "c")])
    assert [other.act for _, other in done.pairs] == ["request"]
    assert not done.false


def test_a_second_reading_of_one_move_is_false() -> None:
    done = pair([gold("demand", "a")], [read("demand", "a"), read("demand", "a")])
    assert (len(done.pairs), len(done.false)) == (1, 1)


def test_items_of_a_list_are_paired_by_their_words() -> None:
    words = ["open the line", "send a loan", "lift the ban"]
    done = pair(
        [gold("demand", each) for each in words], [read("demand", each) for each in words[::-1]]
    )
    assert all(move.evidence == other.evidence for move, other in done.pairs)


def test_another_sentence_is_another_move() -> None:
    elsewhere = Prediction(sentence=2, act=Act.DEMAND, actor=("NOR",), target=("AZE",))
    done = pair([gold("demand", "a")], [elsewhere])
    assert (len(done.missed), len(done.false)) == (1, 1)


@given(st.lists(GOLD, max_size=5), st.lists(READ, max_size=5), st.randoms())
def test_the_order_does_not_matter(
    annotated: list[Gold], moves: list[Prediction], chance: object
) -> None:
    done = pair(annotated, moves)
    chance.shuffle(annotated)  # type: ignore[attr-defined]
    chance.shuffle(moves)  # type: ignore[attr-defined]
    assert pair(annotated, moves) == done


@given(st.lists(GOLD, max_size=4), st.lists(READ, max_size=4))
def test_no_pairing_has_more_agreement(annotated: list[Gold], moves: list[Prediction]) -> None:
    done = pair(annotated, moves)
    required = [move for move in annotated if not move.optional]
    assert len(done.pairs) == most(required, moves)
    assert len(done.pairs) + len(done.missed) == len(required)
    assert len(done.pairs) + len(done.false) + len(done.excused) == len(moves)
    for move in done.false:
        assert not any(one.optional and fits(one, move) for one in annotated)
    for move in done.excused:
        assert any(one.optional and fits(one, move) for one in annotated)


@given(st.lists(GOLD, max_size=6))
def test_a_perfect_reader_misses_nothing(annotated: list[Gold]) -> None:
    moves = [
        Prediction(
            sentence=move.sentence, evidence=move.evidence, matter=move.matter, act=move.act[0],
            actor=move.actor, target=move.target,
        )
        for move in annotated
    ]  # fmt: skip
    done = pair(annotated, moves)
    assert not done.missed and not done.false


def fits(one: Gold, other: Predicted) -> bool:
    return one.sentence == other.sentence and agree(one, other)


def most(annotated: list[Gold], moves: list[Prediction]) -> int:
    """Count by trying everything."""
    for size in range(min(len(annotated), len(moves)), 0, -1):
        for some in combinations(annotated, size):
            for others in permutations(moves, size):
                if all(map(fits, some, others)):
                    return size
    return 0

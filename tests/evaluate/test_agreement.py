from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.acts import Act
from standoff.evaluate import Gold, Prediction
from standoff.evaluate.agreement import JOINT, agree

PARTIES = st.lists(st.sampled_from(["NOR", "AZE", "SWE", "USA", "USA:allies"]), max_size=3)


def gold(act: str, actor: str, target: str) -> Gold:
    acts = tuple(map(Act, act.split()))
    return Gold(
        sentence=1, evidence="x", act=acts, actor=tuple(actor.split()), target=tuple(target.split())
    )


def prediction(act: str, actor: str, target: str) -> Prediction:
    return Prediction(
        sentence=1, act=Act(act), actor=tuple(actor.split()), target=tuple(target.split())
    )


@pytest.mark.parametrize(
    ("annotated", "read", "agrees"),
    [
        # the act is one of the accepted ones
        (("warn threaten", "NOR", "AZE"), ("threaten", "NOR", "AZE"), True),
        (("warn threaten", "NOR", "AZE"), ("accuse", "NOR", "AZE"), False),
        # the actors share a party
        (("warn", "NOR SWE", "AZE"), ("warn", "SWE USA", "AZE"), True),
        (("warn", "NOR", "AZE"), ("warn", "SWE", "AZE"), False),
        (("warn", "", "AZE"), ("warn", "", "AZE"), False),
        (("warn", "USA:allies", "AZE"), ("warn", "USA", "AZE"), False),
        # the targets share a party
        (("warn", "NOR", "AZE SWE"), ("warn", "NOR", "SWE USA"), True),
        (("warn", "NOR", "AZE"), ("warn", "NOR", "USA"), False),
        (("warn", "NOR", "AZE"), ("warn", "NOR", ""), False),
        # or the gold target is empty, or names the actors alone
        (("warn", "NOR", ""), ("warn", "NOR", "USA"), True),
        (("warn", "NOR AZE", "AZE NOR"), ("warn", "NOR", "USA"), True),
        (("warn", "NOR AZE", "AZE"), ("warn", "NOR", ""), True),
        (("warn", "NOR AZE", "AZE SWE"), ("warn", "NOR", "USA"), False),
        # a joint act: actor and target taken together
        (("consult", "NOR AZE", ""), ("consult", "NOR", "AZE"), True),
        (("consult", "NOR", "AZE"), ("consult", "AZE", "NOR"), True),
        (("agree", "NOR", "AZE"), ("agree", "NOR AZE", ""), True),
        (("cooperate", "NOR", "AZE"), ("cooperate", "AZE", "SWE"), False),
        (("consult reject", "NOR", "AZE"), ("reject", "AZE", "NOR"), False),
        (("mediate", "NOR", "AZE"), ("mediate", "AZE", "NOR"), False),
        # which is a liberty and no duty
        (("consult", "NOR", ""), ("consult", "NOR", ""), True),
    ],
)
def test_agreement(
    annotated: tuple[str, str, str], read: tuple[str, str, str], agrees: bool
) -> None:
    assert agree(gold(*annotated), prediction(*read)) is agrees


@given(st.sampled_from(Act), PARTIES, PARTIES, PARTIES)
def test_one_party_more_takes_no_agreement_away(
    act: Act, actor: list[str], target: list[str], more: list[str]
) -> None:
    annotated = gold(act, " ".join(actor), " ".join(target))
    exact = prediction(act, " ".join(actor), " ".join(target))
    wider = prediction(act, " ".join(actor + more), " ".join(target + more))
    assert agree(annotated, exact) == (bool(actor) or (act in JOINT and len(set(target)) >= 2))
    assert not agree(annotated, exact) or agree(annotated, wider)

"""When a predicted move and an annotated one agree: by act, actor and target."""

from __future__ import annotations

from standoff.acts import Act
from standoff.evaluate.annotations import Gold, Predicted

JOINT = frozenset({Act.CONSULT, Act.AGREE, Act.COOPERATE})
"""Acts that two parties do together, so that either may stand as the actor."""


def agree(gold: Gold, prediction: Predicted) -> bool:
    """True where the act is one of the accepted ones and the parties fit.

    The actors share a party, and the targets share a party, unless the annotation names no target
    or only its actors. In *Oslo and Baku held talks* it is enough that both sides name the two.
    """
    if prediction.act not in gold.act:
        return False
    if prediction.act in JOINT and _are_the_same_two(gold, prediction):
        return True
    return _share_actor(gold, prediction) and _share_target(gold, prediction)


def _are_the_same_two(gold: Gold, prediction: Predicted) -> bool:
    ours = {*gold.actor, *gold.target}
    theirs = {*prediction.actor, *prediction.target}
    return len(ours & theirs) >= 2


def _share_actor(gold: Gold, prediction: Predicted) -> bool:
    return not set(gold.actor).isdisjoint(prediction.actor)


def _share_target(gold: Gold, prediction: Predicted) -> bool:
    if set(gold.target) <= set(gold.actor):  # nobody, or the actors alone
        return True
    return not set(gold.target).isdisjoint(prediction.target)

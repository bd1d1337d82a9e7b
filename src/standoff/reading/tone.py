"""What plain speech amounts to where no rule knows: a small linear model over its words.

The model is a multinomial logistic regression (Bishop, "Pattern Recognition and Machine Learning",
2006, section 4.3.4), trained by `training/speech.py` on sentences written for this project. It is
asked only where the rules of `speech.py` find no more than a claim or a denial, and the reason of
such a move says so: *speech: sounds like accuse (0.71)*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp

import msgspec

from standoff.acts import Act
from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.referents import Referents
from standoff.reading.tree import Node, Tree
from standoff.records import Parties

WEIGHTS = files("standoff.reading") / "tone.json"
OURS = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
YOURS = frozenset({"you", "your", "yours"})
THEIRS = frozenset({"they", "their", "them", "theirs", "he", "she", "it", "its"})


class Model(msgspec.Struct, frozen=True):
    """A weight for each feature and act; an act's score is the sum over the features present."""

    acts: tuple[Act, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def chances(self, features: Iterable[str]) -> dict[Act, float]:
        """Give the probability of each act."""
        scores = list(self.bias)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                scores = [score + weight for score, weight in zip(scores, row, strict=True)]
        top = max(scores)
        raised = [exp(score - top) for score in scores]
        whole = sum(raised)
        return {act: value / whole for act, value in zip(self.acts, raised, strict=True)}


@cache
def model() -> Model:
    """Load the weights, once."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)


def features(
    tree: Tree, clause: Node, speaker: Parties, lexicon: Lexicon, referents: Referents
) -> Iterator[str]:
    """Give what the model sees of a reported clause: its words, its mood, who stands in it.

    Parties are seen only as the speaker's own or another's, so that nothing is learned of states.
    """
    words = [
        _seen(node, speaker, referents) for node in tree.nodes[clause.left : clause.right + 1]
    ]
    counted = Counter(word for word in words if word)
    yield from counted
    kept = [word for word in words if word]
    yield from {f"{one} {other}" for one, other in pairwise(kept)}
    yield f"mood={clauses.modal(clause, lexicon)}"
    yield f"verb={clause.lemma}"
    if clauses.is_negated(clause):
        yield "negated"
        yield f"not verb={clause.lemma}"
    subject = clauses.surface(clause, lexicon)
    who = _seen(subject, speaker, referents) if subject is not None else "nobody"
    yield f"subject={who}"
    yield f"subject={who} tag={clause.tag}"
    for node in tree.nodes[clause.left : clause.right + 1]:
        kind = lexicon.valence.get(node.lemma)
        if kind is not None:
            yield f"tone={kind}"
            yield f"tone={kind} subject={who}"
    if counted.keys() & {"?"}:
        yield "asks"


def _seen(node: Node, speaker: Parties, referents: Referents) -> str:
    if node.lower in OURS:
        return "@we"
    if node.lower in YOURS:
        return "@you"
    parties = referents.who(node)
    if parties:
        ours = set(parties) & set(speaker)
        return "@own" if ours else "@other"
    if node.lower in THEIRS:
        return "@they"
    if node.pos in {"PUNCT", "SPACE"} and node.text != "?":
        return ""
    return "#" if node.text.isdigit() else node.lemma


def hear(
    tree: Tree, clause: Node, speaker: Parties, lexicon: Lexicon, referents: Referents
) -> tuple[Act, float]:
    """Give the act that a clause most likely performs, and how likely."""
    chances = model().chances(features(tree, clause, speaker, lexicon, referents))
    act = max(chances, key=lambda act: (chances[act], act))
    return act, chances[act]

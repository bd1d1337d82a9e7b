"""What the parts of a draft are put together from."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.standing.terms import Vocabulary
from standoff.strategy.drafting.choices import Choices
from standoff.strategy.drafting.grounds import Grounds
from standoff.strategy.drafting.sides import Sides
from standoff.strategy.drafting.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who decides, on which moves it rests, and what was found so far of choices and wishes."""

    sides: Sides
    grounds: Grounds
    vocabulary: Vocabulary
    choices: Choices
    wishes: Wishes

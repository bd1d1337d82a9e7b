"""The brief: the standing with the words that it rests on, as one page to hand on.

with standoff.open("crisis.db") as register:
    made = compose(register.standing(), register.moves(), register.reports())
write(made, "html", "crisis.html")
"""

from standoff.brief.formats import Format, draw, write
from standoff.brief.model import compose

__all__ = ["Format", "compose", "draw", "write"]

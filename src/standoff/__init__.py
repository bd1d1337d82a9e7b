"""Read reports of a diplomatic standoff into a sourced register of moves.

    import standoff
    reader = standoff.load()
    reading = reader.read("report.txt", date="2022-02-01")
    for move in reading.moves:
        print(move)
    with standoff.open("crisis.db") as register:
        register.add(reading)

The names here are loaded when they are first asked for: `import standoff` is quick, and spaCy is
imported only to read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.acts import Act, Plover
    from standoff.errors import StandoffError
    from standoff.reading.reader import Reader, load
    from standoff.records import (
        Attribution,
        Condition,
        Evidence,
        Mark,
        Move,
        Party,
        Problem,
        Quotes,
        Reading,
        Report,
        Ruling,
        json_schema,
    )
    from standoff.register import Added, Attached, Register, Ruled, open_register
    from standoff.standing.records import Standing
    from standoff.standing.stand import stand
    from standoff.when import When

    __version__: str
    open = open_register  # noqa: A001

_HOMES = {
    "Act": "standoff.acts",
    "Added": "standoff.register",
    "Attached": "standoff.register",
    "Attribution": "standoff.records",
    "Condition": "standoff.records",
    "Evidence": "standoff.records",
    "Mark": "standoff.records",
    "Move": "standoff.records",
    "Party": "standoff.records",
    "Plover": "standoff.acts",
    "Problem": "standoff.records",
    "Quotes": "standoff.records",
    "Reader": "standoff.reading.reader",
    "Reading": "standoff.records",
    "Register": "standoff.register",
    "Report": "standoff.records",
    "Ruled": "standoff.register",
    "Ruling": "standoff.records",
    "StandoffError": "standoff.errors",
    "Standing": "standoff.standing.records",
    "When": "standoff.when",
    "json_schema": "standoff.records",
    "load": "standoff.reading.reader",
    "stand": "standoff.standing.stand",
    "open_register": "standoff.register",
}

__all__ = [  # without `open`, which a star would put in place of Python's own
    "Act",
    "Added",
    "Attached",
    "Attribution",
    "Condition",
    "Evidence",
    "Mark",
    "Move",
    "Party",
    "Plover",
    "Problem",
    "Quotes",
    "Reader",
    "Reading",
    "Register",
    "Report",
    "Ruled",
    "Ruling",
    "Standing",
    "StandoffError",
    "When",
    "__version__",
    "json_schema",
    "load",
    "open_register",
    "stand",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = import_module("standoff.version").VERSION
    elif name == "open":
        value = __getattr__("open_register")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "open"})

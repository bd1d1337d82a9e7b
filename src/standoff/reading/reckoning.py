"""What words of time mean, counted from the report's date: *Monday*, *last week*, *a day later*."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.errors import InputError
from standoff.reading.tree import Tree
from standoff.when import When

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
} | {"a": 1, "an": 1}
UNITS = {"day", "week", "month", "year", "hour"}
NEAR = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
AT_ONCE = {  # by their first words
    "within": [["within", "hours"]],
    "hours": [["hours", "later"], ["hours", "earlier"]],
    "minutes": [["minutes", "later"], ["minutes", "earlier"]],
    "at": [["at", "the", "time"]],
}
STARTS = frozenset(
    {
        *WEEKDAYS,
        *MONTHS,
        *NUMBERS,
        *NEAR,
        *PARTS,
        "today",
        "tonight",
        "yesterday",
        "tomorrow",
        "that",
        "same",
        "the",
        "within",
        "hours",
        "minutes",
        "at",
    }
)
SAME_DAY = frozenset({"today", "tonight"})
SPEAKERS = frozenset({*SAME_DAY, "yesterday", "tomorrow"})  # counted from the day of who speaks
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
FULL = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # the days that are no part of a name: *Ngo Ngoc Thu*, *Sun Yat-sen*


@dataclass(frozen=True, slots=True)
class Phrase:
    """The bare reading of some words: how many they are and what they mean."""

    length: int
    past: str
    future: str


def read(
    tree: Tree, words: list[str], i: int, end: int, base: date | None, last: str | None
) -> Phrase | None:
    """Read the phrase of time that begins at a word and ends before `end`, if one does.

    One that leads out of the calendar is none: *yesterday* on its first day. `base` is the report's
    date, `last` the date told before.
    """
    try:
        phrase = _phrase(tree, words, i, end, base, last)
        if phrase is not None:
            When(phrase.past), When(phrase.future)
    except (OverflowError, InputError):
        return None
    return phrase


def _phrase(
    tree: Tree, words: list[str], i: int, end: int, base: date | None, last: str | None
) -> Phrase | None:
    word = words[i]
    node = tree.nodes[i]
    if word in MONTHS and node.text[:1].isupper() and node.tag != "MD":
        return _month(words, i, end, base)
    if (
        word.isdecimal()
        and len(word) <= 2
        and i + 1 < end
        and words[i + 1] in MONTHS
        and int(word) <= 31
    ):
        return _day_month(words, i, end, base)
    if word in PARTS:
        decade = _decade(words, i, end)
        if decade is not None:
            return decade
    if len(word) == 5 and word[:4].isdecimal() and word.endswith("s"):
        return Phrase(1, f"{word[:4]}/{int(word[:4]) + 9}", f"{word[:4]}/{int(word[:4]) + 9}")
    if (
        len(word) == 4
        and word.isdecimal()
        and 1800 <= int(word) <= 2100
        and _is_year(tree, words, i)
    ):
        return Phrase(1, word, word)
    if base is None:
        return None
    return _relative(tree, words, i, end, base, last)


def _relative(
    tree: Tree, words: list[str], i: int, end: int, base: date, last: str | None
) -> Phrase | None:
    word = words[i]
    if word in WEEKDAYS and tree.nodes[i].text[:1].isupper() and not _is_name(tree, words, i):
        return _weekday(words, i, base)
    if word in SAME_DAY:
        return _day(1, base)
    if word == "yesterday":
        return _day(1, base - timedelta(1))
    if word == "tomorrow":
        return _day(1, base + timedelta(1))
    if word in NEAR and i + 1 < end:
        return _near(words, i, base)
    if word in {"that", "same"} and i + 1 < end and words[i + 1] in {"day", *DAY_PARTS} and last:
        return Phrase(2, last, last)
    for phrase in AT_ONCE.get(word, ()):
        if words[i : min(i + len(phrase), end)] == phrase and last is not None:
            if len(last) == 10 or word == "at":  # *within hours* of a month is no date
                return Phrase(len(phrase), last, last)
    return _counted(words, i, end, base, last)


def _day(length: int, day: date) -> Phrase:
    return Phrase(length, day.isoformat(), day.isoformat())


def _weekday(words: list[str], i: int, base: date) -> Phrase:
    number = WEEKDAYS[words[i]]
    back = (base.weekday() - number) % 7
    ahead = (number - base.weekday()) % 7
    return Phrase(1, (base - timedelta(back)).isoformat(), (base + timedelta(ahead)).isoformat())


def _is_name(tree: Tree, words: list[str], i: int) -> bool:
    """Tell *Ngo Ngoc Thu* from *on Thu*: a short form right behind or before another name."""
    if words[i] in FULL:
        return False
    nodes = tree.nodes
    before = nodes[i - 1] if i else None
    if before is not None and before.tag == "NNP" and before.head in {nodes[i], nodes[i].head}:
        return True
    return nodes[i].dep == "compound" and nodes[i].head.tag == "NNP"


def _weekend(base: date, step: int) -> Phrase:
    """Read *last weekend*, which is over, and *the weekend*, which may be going on or to come."""
    back = (base.weekday() - 5) % 7  # days since Saturday
    if step < 0 and back < 2:
        back += 7
    last, coming = (
        f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
        for saturday in (base - timedelta(back), base + timedelta((5 - base.weekday()) % 7))
    )
    return Phrase(2, last, last if step < 0 else coming)


def _near(words: list[str], i: int, base: date) -> Phrase | None:
    step, unit = NEAR[words[i]], words[i + 1]
    if unit in WEEKDAYS:
        day = _weekday(words, i + 1, base)
        if step > 0:
            return Phrase(2, day.future, day.future)
        past = day.past
        if step < 0 and past == base.isoformat():
            past = (base - timedelta(7)).isoformat()
        return Phrase(2, past, past if step < 0 else day.future)
    if unit in DAY_PARTS and step == 0:
        return _day(2, base)
    if unit == "night" and step < 0:
        return _day(2, base - timedelta(1))
    if unit == "weekend":
        return _weekend(base, step) if step <= 0 else None
    if unit == "week":
        monday = base - timedelta(base.weekday()) + timedelta(7 * step)
        week = f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
        return Phrase(2, week, week)
    if unit == "month":
        return _month_of(2, base, step)
    if unit == "year":
        return Phrase(2, f"{base.year + step:04d}", f"{base.year + step:04d}")
    if unit in MONTHS:
        year = base.year - (MONTHS[unit] >= base.month) if step < 0 else base.year
        year += step > 0 and MONTHS[unit] <= base.month
        month = f"{year:04d}-{MONTHS[unit]:02d}"
        return Phrase(2, month, month)
    return None


def _month_of(length: int, base: date, step: int) -> Phrase:
    total = base.year * 12 + base.month - 1 + step
    month = f"{total // 12:04d}-{total % 12 + 1:02d}"
    return Phrase(length, month, month)


def _counted(words: list[str], i: int, end: int, base: date, last: str | None) -> Phrase | None:
    """Read *two days ago*, *a week earlier*, *a day later*, *the next day*."""
    if words[i] == "the" and i + 1 < end and words[i + 1] == "weekend":
        return _weekend(base, 0)
    if words[i] == "the" and i + 2 < end and words[i + 1] in {"next", "following", "previous"}:
        if words[i + 2] in {"day", *DAY_PARTS} and last is not None and len(last) == 10:
            step = -1 if words[i + 1] == "previous" else 1
            return _day(3, When(last).last + timedelta(step))
        return None
    count = _number(words[i])
    if count is None or i + 2 >= end or count > 200:
        return None
    unit = words[i + 1].removesuffix("s")
    if unit not in UNITS:
        return None
    direction = words[i + 2]
    start = base
    if direction in {"later", "earlier"}:
        if last is None or (len(last) < 10 and unit in {"day", "hour"}):
            return None
        start = When(last).first
    elif direction != "ago":
        return None
    return _shift(3, start, unit, count if direction == "later" else -count)


def apart(words: list[str], day: str, ahead: bool) -> str | None:
    """Give the date that lies *a day* or *hours* before another, or after it where `ahead`.

    Nothing where the other date is less precise than what lies between: *in 2019, a day after …*.
    """
    count = 1 if len(words) == 1 else _number(words[0])
    unit = words[-1].removesuffix("s")
    start = When(day)
    if unit not in UNITS or unit == "hour":
        return day  # *hours after*, *shortly before*
    precision = {"year": 4, "month": 7}.get(unit, 10)
    if count is None or len(day) < precision or "/" in day:
        return None
    try:
        phrase = _shift(0, start.first, unit, count if ahead else -count)
    except (OverflowError, InputError):
        return None
    return None if phrase is None else phrase.past


def _number(word: str) -> int | None:
    return NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) <= 3 else None)


def _shift(length: int, start: date, unit: str, count: int) -> Phrase | None:
    match unit:
        case "hour":
            return _day(length, start)
        case "day":
            return _day(length, start + timedelta(count))
        case "week":
            return _day(length, start + timedelta(7 * count))
        case "month":
            return _month_of(length, start, count)
        case _:
            year = f"{start.year + count:04d}"
            return Phrase(length, year, year)


def _month(words: list[str], i: int, end: int, base: date | None) -> Phrase | None:
    month = MONTHS[words[i]]
    day: int | None = None
    j = i + 1
    if j < end and words[j].isdecimal() and len(words[j]) <= 2 and 1 <= int(words[j]) <= 31:
        day = int(words[j])
        j += 1
    elif words[i] == "may" and not (j < end and words[j].isdecimal()):
        if i == 0 or words[i - 1] not in {
            "in",
            "of",
            "since",
            "until",
            "by",
            "early",
            "late",
            "last",
            "this",
            "next",
        }:
            return None
    k = j + 1 if j < end and words[j] == "," else j
    year: int | None = None
    if k < end and len(words[k]) == 4 and words[k].isdecimal() and (day is None or k > j or j == k):
        if 1800 <= int(words[k]) <= 2100:
            year = int(words[k])
            j = k + 1
    return _dated(j - i, year, month, day, base)


def _day_month(words: list[str], i: int, end: int, base: date | None) -> Phrase | None:
    day, month = int(words[i]), MONTHS[words[i + 1]]
    length, year = 2, None
    if i + 2 < end and len(words[i + 2]) == 4 and words[i + 2].isdecimal():
        length, year = 3, int(words[i + 2])
    return _dated(length, year, month, day, base)


def _dated(
    length: int, year: int | None, month: int, day: int | None, base: date | None
) -> Phrase | None:
    if year is None and base is None:
        return None
    years = (year, year)
    if year is None:
        assert base is not None
        here = (month, day or 1)
        now = (base.month, base.day if day else 1)
        years = (base.year - (here > now), base.year + (here < now))
    texts = []
    for which in years:
        assert which is not None
        if day is not None and day > calendar.monthrange(which, month)[1]:
            return None
        texts.append(f"{which:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
    return Phrase(length, texts[0], texts[1])


def _decade(words: list[str], i: int, end: int) -> Phrase | None:
    j = i + 1
    if j < end and words[j] == "-":
        j += 1
    if j < end and len(words[j]) == 5 and words[j][:4].isdecimal() and words[j].endswith("0s"):
        start = int(words[j][:4])
        low, high = PARTS[words[i]]
        span = f"{start + low}/{start + high}"
        return Phrase(j - i + 1, span, span)
    return None


def _is_year(tree: Tree, words: list[str], i: int) -> bool:
    node = tree.nodes[i]
    if i and words[i - 1] in {"$", "€", "£", "about", "some", "nearly", "over"}:
        return False
    if node.dep == "nummod":
        return False
    if node.dep in {"pobj", "npadvmod"}:
        return True
    return i > 0 and words[i - 1] in {"in", "since", "of", "by", "from", "until", "during"}

"""Names, offices and persons of the tables, found in a text: the ground that referents stand on."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.knowledge.schema import Office, Person
from standoff.reading.discourse import Discourse
from standoff.reading.lexicon import Lexicon, Name
from standoff.reading.reckoning import MONTHS, WEEKDAYS
from standoff.reading.tree import Node, Tree


@dataclass(slots=True)
class Found:
    """What the tables say of the words of one text, each by the node that heads the phrase."""

    names: dict[int, Name] = field(default_factory=dict)
    offices: dict[int, Office] = field(default_factory=dict)
    persons: dict[int, list[Person]] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)  # head of a phrase -> its first node
    inner: set[int] = field(default_factory=set)  # nodes inside a phrase that do not head it


def find(tree: Tree, lexicon: Lexicon, discourse: Discourse) -> Found:
    """Find every name, person and office; the longest phrase from a word on wins.

    A sentence at a time, for what a weak name means may depend on the names before it, never on
    those after it.
    """
    found = Found()
    words = [node.text for node in tree.nodes]
    lowers = tree.lowers
    for first, last in tree.sentences:
        weak: list[tuple[Node, Name]] = []
        i = first
        while i < last:
            length = 0
            if words[i] in lexicon.names.root or words[i] in lexicon.persons.root:
                length = _name(tree, lexicon, discourse, found, weak, words, i)
            if not length and lowers[i] in lexicon.offices.root:
                length = _office(tree, lexicon, found, lowers, i)
            i += max(length, 1)
        if weak:
            _settle_weak(weak, found, lexicon, discourse)
    return found


def _settle_weak(
    weak: list[tuple[Node, Name]], found: Found, lexicon: Lexicon, discourse: Discourse
) -> None:
    """Count a weak name where its party is named otherwise, or where a capital acts or owns."""
    candidates: dict[int, list[tuple[Node, Name]]] = {}
    for node, name in weak:
        candidates.setdefault(node.i, []).append((node, name))
    for i, named in candidates.items():
        sentence = discourse.sentences + named[0][0].sentence
        known = [name for _, name in named if discourse.is_named(name.party, sentence)]
        if not known and _acts(named[0][0], lexicon):
            if _is_body_at_home(named[0][0], [name for _, name in named], lexicon, discourse):
                continue
            places = list(
                {name.party: name for _, name in named if name.sense in {"place", "name"}}.values()
            )
            bodies = [name for name in places if name.party in lexicon.kinds]
            known = bodies if len(bodies) == 1 else places if len(places) == 1 else []
        if known:
            found.names[i] = known[0]


def _is_body_at_home(node: Node, names: list[Name], lexicon: Lexicon, discourse: Discourse) -> bool:
    """Tell *Congress* in a report from Lima that names no American from that of Washington."""
    _, offices = lexicon.offices.at([node.lower], 0)
    home = discourse.home
    return (
        any(office.kind == "body" for office in offices)
        and home is not None
        and all(name.party != home for name in names)
    )


def _acts(node: Node, lexicon: Lexicon) -> bool:
    """Tell *Nicosia rejected …* from *in Nicosia*: the capital does what only a party does."""
    if node.tag != "NNP":
        return False
    if node.dep == "pobj" and node.head.lower in TOWARD and not node.kids:
        return True  # *cut off aid to Chad*
    if node.dep == "pobj" and node.head.dep == "agent":
        return True  # *was welcomed by Jordan*
    if node.dep not in {"nsubj", "nsubjpass"}:
        return False
    lemma = node.head.lemma
    return lemma in lexicon.frames["verb"] or lemma in lexicon.cues


def _name(
    tree: Tree,
    lexicon: Lexicon,
    discourse: Discourse,
    found: Found,
    weak: list[tuple[Node, Name]],
    words: list[str],
    i: int,
) -> int:
    size, people = lexicon.persons.at(words, i)
    length, names = lexicon.names.at(words, i)
    if length and words[i].lower() == "the" and i + 1 < len(words):
        if lexicon.names.at(words, i + 1)[0] >= length:  # *the South Korean ministry*
            return 0
    if size > length or (size and size == length and size > 1):
        head = _mark(tree, found, i, size)
        found.persons[head.i] = people
        return size
    if not length:
        return 0
    if length == 1 and _is_part_of_a_name(tree, i):
        return 0
    head = _mark(tree, found, i, length)
    strong = _of_the_paragraph(names, found) or [name for name in names if not name.weak]
    if strong:
        if len(strong) > 1:
            strong = _of_their_day(strong, lexicon, discourse) or strong
        found.names[head.i] = strong[0]
        if strong[0].sense != "city":
            discourse.named.setdefault(strong[0].party, discourse.sentences + head.sentence)
    else:
        weak.extend((head, name) for name in names)
    return length


def _of_their_day(names: list[Name], lexicon: Lexicon, discourse: Discourse) -> list[Name]:
    """Tell the Moscow of 1962 from that of today; without a date it is today's."""
    year = int(discourse.date[:4]) if discourse.date else None
    found = []
    for name in names:
        since, until = lexicon.years.get(name.party, (None, None))
        if year is None:
            fits = until is None
        else:
            fits = (since is None or since <= year) and (until is None or year <= until)
        if fits:
            found.append(name)
    return found


def _of_the_paragraph(names: list[Name], found: Found) -> list[Name]:
    """Tell the Brussels of a paragraph that has named Belgium, and not the Union, from the rest."""
    told = {name.party for name in found.names.values() if name.sense != "city"}
    places = {name.party for name in names if name.sense == "place"}
    if len(places) < 2 or len(places & told) != 1:
        return []
    return [name for name in names if name.party in told]


def _is_part_of_a_name(tree: Tree, i: int) -> bool:
    """Tell *Washington* in *Denzel Washington* or *Paris* in *Paris Hilton* from the capital.

    Only a name that the parser ties to a capitalised word that is no title counts; *Moscow
    Mayor* and *Kyiv Post* are left to the words around them.
    """
    node = tree.nodes[i]
    before = tree.nodes[i - 1] if i else None
    if before is not None and before.lower in DIRECTIONS and node.lower in {"america", "american"}:
        return True  # *a visit to North America* is none to the United States
    return (
        before is not None
        and before.head is node
        and before.dep == "compound"
        and before.tag == "NNP"
        and before.text[:1].isupper()
        and before.text.isalpha()
        and not before.text.isupper()
        and before.lower not in DIRECTIONS
        and before.lower not in CALENDAR
        and len(before.text) > 2
        and node.tag == "NNP"
        and before.kid("amod", "compound") is None
        and before.lower not in TITLES
    )


TOWARD = frozenset({"to", "into", "with", "against", "between", "toward", "towards"})
DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern"})
CALENDAR = frozenset({*WEEKDAYS, *MONTHS})
TITLES = frozenset({"president", "premier", "ally", "rival", "neighbour", "neighbor", "king"})


def _office(tree: Tree, lexicon: Lexicon, found: Found, lowers: list[str], i: int) -> int:
    length, offices = lexicon.offices.at(lowers, i)
    if not length:
        return 0
    last = tree.nodes[i + length - 1]
    if length == 1 and last.pos not in {"NOUN", "PROPN", "ADJ"}:
        return 0
    head = _mark(tree, found, i, length)
    found.offices[head.i] = offices[0]
    return length


def _mark(tree: Tree, found: Found, i: int, length: int) -> Node:
    """Give the node that heads the phrase: the one tied to something outside it."""
    last = i + length - 1
    head = tree.tops(i, last)[0]
    found.inner.update(inner for inner in range(i, last + 1) if inner != head.i)
    found.first[head.i] = i
    return head

"""Cues that are verbs: *said that*, *called for*, *urged them to*, *was criticised for*."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import extents, sources
from standoff.reading.quoting.complements import Entry, content_of
from standoff.reading.quoting.sayings import Saying
from standoff.reading.reckoning import WEEKDAYS
from standoff.reading.tree import Node, Tree

PARTICLES = frozenset({"prt", "advmod", "acomp", "oprd", "dobj"})
THINGS = frozenset({"it", "that", "this", "there", "what", "nothing", "these", "those"})


def find(verb: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Read a verb as a cue, where the table has it and something follows that it may bring in.

    A verb of speech without content is given too: a quotation may stand beside it.
    """
    saying: Saying | None = None
    for entry in _entries(verb, lexicon):
        content = content_of(verb, entry, tree)
        if content and not _is_told(verb, content, tree, lexicon):
            content = set()
        if content or (saying is None and entry.is_spoken):
            saying = _saying(verb, entry, content, tree, lexicon)
        if content:
            break
    return saying


def _is_told(verb: Node, content: set[int], tree: Tree, lexicon: Lexicon) -> bool:
    """Say whether a verb reports anything when no clause follows it.

    Not what might be praised (*to praise*), not what a thing or nobody in particular praises, and
    not *it*, of which the words tell nothing.
    """
    if verb.kid("ccomp") is not None:
        return True
    if len(content) == 1 and tree.nodes[min(content)].pos == "PRON":
        return False
    if clauses.is_infinitive(verb) and verb.head.lemma not in lexicon.takes["chain"]:
        return False
    own = verb.kid("nsubj", "nsubjpass")
    if own is None and verb.dep in {"ROOT", "pcomp", "csubj", "amod"}:
        return False
    return own is None or own.lower not in THINGS


def _entries(verb: Node, lexicon: Lexicon) -> list[Entry]:
    """Give the entries that fit, those of most words first."""
    table = lexicon.takes["lemmas"]
    particles = [kid for kid in verb.kids if kid.dep in PARTICLES]
    particles += [kid for kid in verb.all("ccomp") if kid.pos == "ADJ"]  # *made it clear*
    preps = [
        kid
        for kid in verb.kids
        if kid.i > verb.i and (kid.dep in {"prep", "agent", "dative"} or kid.kid("pobj"))
    ]
    found: list[Entry] = []
    for particle in particles:
        if particle.i < verb.i or particle.i > verb.i + 3:
            continue
        words = f"{verb.lemma} {particle.lower}"
        for prep in [*preps, *particle.all("prep")]:
            takes = table.get(f"{words} {prep.lower}")
            if takes is not None:
                found.append(Entry(takes, [particle, prep], prep))
        takes = table.get(words)
        if takes is not None:
            found.append(Entry(takes, [particle], verb))
    for prep in preps:
        takes = table.get(f"{verb.lemma} {prep.lower}")
        pobj = prep.kid("pobj")
        dated = pobj is not None and pobj.lower in WEEKDAYS  # *reported on Tuesday*
        if takes is not None and not dated and not _is_parted(verb, prep):
            found.append(Entry(takes, [prep], prep))
    takes = table.get(verb.lemma)
    if takes is not None:
        said = "clause" in takes and any(kid.i > verb.i for kid in verb.all("ccomp"))
        found.insert(0 if said else len(found), Entry(takes, [], verb))
    return found


def _is_parted(verb: Node, prep: Node) -> bool:
    """Tell *called elections for May* from *called for elections*; *saw it as a defeat* is one."""
    thing = verb.kid("dobj")
    return prep.lower != "as" and thing is not None and verb.i < thing.i < prep.i


def _saying(verb: Node, entry: Entry, content: set[int], tree: Tree, lexicon: Lexicon) -> Saying:
    cue = extents.verb(verb, tree)
    for word in entry.words:
        cue |= set(range(verb.i, word.i + 1)) if word.i - verb.i <= 4 else {word.i}
    top = verb
    while top.dep == "xcomp" and top.head.lemma in lexicon.takes["chain"] and top.head.i < top.i:
        top = top.head
        cue |= extents.verb(top, tree) | set(range(top.i, min(cue)))
    if top is not verb:
        cue = set(range(min(cue), max(cue) + 1))
    cue -= content
    cue.add(verb.i)
    source = sources.of(verb, top, lexicon)
    if entry.is_felt:
        source = clauses.object_(verb, lexicon)
    named: set[int] = set()
    if source is not None and source.i not in cue:
        named = extents.name(source, cue, tree) - content
        if not named:
            source = None
    else:
        source = None
    return Saying(
        head=verb, cue=cue, source=source, name=named, content=content,
        speech=entry.is_spoken,
    )  # fmt: skip

"""Cues that are verbs: *said that*, *called for*, *urged them to*, *was criticised for*."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import extents, sources
from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import VERBAL, Node, Tree

SPOKEN = frozenset({"say", "claim", "ask"})  # kinds whose content may stand in quotation marks
RAISING = frozenset(
    [
        "go",
        "continue",
        "begin",
        "start",
        "seem",
        "appear",
        "try",
        "proceed",
        "tend",
        "happen",
        "come",
    ]
)  # *went on to say*: the chain is one cue
BEHIND = frozenset("as for of over to with into against from about".split())  # *blamed Bonn for …*, *described it as …*
SMALL = frozenset({"addressee", "name"})
OPEN = frozenset({"infinitive", "addressee", "name", "object"})
THINGS = frozenset({"it", "that", "this", "there", "what", "nothing", "these", "those"})
PARENTHETICAL = frozenset({"parataxis", "ccomp"})
PAUSES = frozenset(", . ; : - -- – — ? ! ) ” '' \"".split())


@dataclass(slots=True)
class Entry:
    """What the table says of a verb in its sentence: its kinds and complements, its other words."""

    takes: frozenset[str]
    words: list[Node]  # particles and prepositions that belong to the cue
    holder: Node  # on what the object hangs: the verb, or the preposition


def find(verb: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Read a verb as a cue, where the table has it and something follows that it may bring in.

    A verb of speech without content is given too: a quotation may stand beside it.
    """
    saying: Saying | None = None
    for entry in _entries(verb, lexicon):
        content = _content(verb, entry, tree)
        if content and not _is_told(verb, content, tree):
            content = set()
        if content or (saying is None and entry.takes & SPOKEN and "clause" in entry.takes):
            saying = _saying(verb, entry, content, tree, lexicon)
        if content:
            break
    return saying


def _is_told(verb: Node, content: set[int], tree: Tree) -> bool:
    """Say whether a verb reports anything when no clause follows it.

    Not what might be praised (*to praise*), not what a thing or nobody in particular praises, and
    not *it*, of which the words tell nothing.
    """
    if verb.kid("ccomp") is not None:
        return True
    if len(content) == 1 and tree.nodes[min(content)].pos == "PRON":
        return False
    if clauses.is_infinitive(verb) and verb.head.lemma not in RAISING:
        return False
    own = verb.kid("nsubj", "nsubjpass")
    if own is None and verb.dep in {"ROOT", "pcomp", "csubj", "amod"}:
        return False
    return own is None or own.lower not in THINGS


def _entries(verb: Node, lexicon: Lexicon) -> list[Entry]:
    """Give the entries that fit, those of most words first."""
    table = lexicon.takes["lemmas"]
    particles = [kid for kid in verb.kids if kid.dep in {"prt", "advmod", "acomp", "oprd", "dobj"}]
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
        if takes is not None:
            found.append(Entry(takes, [prep], prep))
    takes = table.get(verb.lemma)
    if takes is not None:
        said = "clause" in takes and any(kid.i > verb.i for kid in verb.all("ccomp"))
        found.insert(0 if said else len(found), Entry(takes, [], verb))
    return found


def _saying(verb: Node, entry: Entry, content: set[int], tree: Tree, lexicon: Lexicon) -> Saying:
    cue = extents.verb(verb, tree)
    for word in entry.words:
        cue |= set(range(verb.i, word.i + 1)) if word.i - verb.i <= 4 else {word.i}
    top = verb
    while top.dep == "xcomp" and top.head.lemma in RAISING and top.head.i < top.i:
        top = top.head
        cue |= extents.verb(top, tree) | set(range(top.i, min(cue)))
    if top is not verb:
        cue = set(range(min(cue), max(cue) + 1))
    cue -= content
    cue.add(verb.i)
    source = sources.of(verb, top, lexicon)
    if "experience" in entry.takes and not "object" in entry.takes:
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
        speech=bool(entry.takes & SPOKEN) and "clause" in entry.takes,
    )  # fmt: skip


def _content(verb: Node, entry: Entry, tree: Tree) -> set[int]:
    takes = entry.takes
    if entry.holder is not verb:
        return _governed(verb, entry)
    if "experience" in takes and "object" not in takes:
        return _cause(verb)
    if sources.is_passive(verb):
        return _passive(verb, entry)
    if "clause" in takes:
        found = _clause(verb, entry, tree)
        if found:
            return found
    if takes & {"infinitive", "addressee", "name"}:
        found = _small(verb, takes)
        if found:
            return found
    if "object" in takes:
        found = _object(verb)
        if found:
            return found
    return set()


def _governed(verb: Node, entry: Entry) -> set[int]:
    """Take what stands behind the preposition: *called for talks*, *called on Oslo to act*."""
    found: set[int] = set()
    for kid in entry.holder.all("pobj", "pcomp"):
        found |= extents.under(kid)
    if found and "addressee" in entry.takes:
        behind = [kid for kid in verb.all("xcomp", "ccomp", "advcl") if kid.i > max(found)]
        if not behind:
            return set()
        found |= extents.under(behind[0])
    elif found:
        found |= _behind(verb, max(found))
    return found


def _clause(verb: Node, entry: Entry, tree: Tree) -> set[int]:
    """Take the clause that is said, whether it stands behind the cue, before it or around it."""
    holders = [verb, *entry.words]
    found: set[int] = set()
    for holder in holders:
        for kid in holder.kids:
            that = kid.dep == "conj" and any(mark.lower == "that" for mark in kid.all("mark"))
            if (kid.dep == "ccomp" or that) and kid not in holders:
                found |= extents.under(kid)
    behind = {i for i in found if i > verb.i}
    subject = verb.kid("nsubj")
    if behind and subject is not None and subject.i < verb.i:
        found = behind  # what stands before is another clause that the parser hangs here
    elif found and not behind and verb.kid("dobj") is not None:
        return set()
    if found:
        return found | _rest(verb, found)
    if verb.kid("dobj") is not None:
        return set()
    if entry.takes & SPOKEN and _is_aside(verb, tree):
        return extents.under(verb.head) - extents.under(verb)
    for kid in verb.all("parataxis"):
        if kid.pos in VERBAL:
            found |= extents.under(kid)
    return found


def _rest(verb: Node, clause: set[int]) -> set[int]:
    """Take what the parser hangs on the cue though it goes on with the clause behind it.

    *said that prices rose, in part because …*; what another verb of speech begins is left out.
    """
    last = max(clause)
    found: set[int] = set()
    if min(clause) > verb.i:
        for kid in verb.kids:
            if kid.left > last and kid.dep in {"prep", "advcl", "npadvmod", "advmod", "dep"}:
                own = kid.dep == "advcl" and kid.kid("nsubj") is not None
                if kid.tag == "VBG" or (own and any(mark.lower == "while" for mark in kid.kids)):
                    break
                found |= extents.under(kid)
    return found


def _is_aside(verb: Node, tree: Tree) -> bool:
    """Tell *Talks, he said, go on*, *as she put it* from a clause that is part of another's."""
    above = verb.head
    if above.pos not in VERBAL or above is verb or verb.kid("nsubj") is None:
        return False
    if verb.kid("dobj", "ccomp", "xcomp", "attr") is not None:
        return False
    before, after = verb.left - 1, verb.right + 1
    if tree.nodes[verb.right].text in PAUSES:
        after -= 1  # the parser hangs the comma on the cue, or on what is around it
    if tree.nodes[verb.left].text in PAUSES:
        before += 1
    if verb.dep == "advcl":
        if not any(kid.lower == "as" for kid in verb.all("mark", "advmod")):
            return False
    elif verb.dep not in PARENTHETICAL or verb.kid("mark") is not None:
        return False
    if before >= 0 and tree.nodes[before].text not in PAUSES and above.i < verb.i:
        return False
    return after >= len(tree.nodes) or tree.nodes[after].text in PAUSES


def _small(verb: Node, takes: frozenset[str]) -> set[int]:
    """Take *to leave*, *them to leave*, *it a farce*."""
    found: set[int] = set()
    objects = verb.all("dobj", "dative") if "addressee" in takes else []
    for kid in verb.kids:
        if kid.i < verb.i:
            continue
        if kid.dep == "xcomp" and clauses.is_infinitive(kid) and kid.pos in VERBAL:
            if "infinitive" in takes or objects:
                found |= extents.under(kid)
        elif kid.dep == "ccomp" and takes & SMALL and not _is_finite(kid):
            found |= extents.under(kid)
        elif kid.dep in {"oprd", "xcomp"} and "name" in takes:
            found |= extents.under(kid)
    if found:
        for kid in verb.all("dobj", "dative") if takes & {"addressee", "name"} else ():
            found |= extents.under(kid)
    return found


def _is_finite(clause: Node) -> bool:
    """Tell *(wants) the war to end*, *(calls) it a farce* from *(says) the war ended*."""
    if clauses.is_infinitive(clause):
        return False
    return clause.tag in {"VBD", "VBP", "VBZ", "MD"} or clause.kid("aux", "mark") is not None


def _object(verb: Node) -> set[int]:
    """Take the thing praised, rejected, discussed, with what it is praised for."""
    found: set[int] = set()
    for kid in verb.all("dobj"):
        found |= extents.under(kid)
    if found:
        return found | _behind(verb, max(found))
    if verb.dep == "relcl" and verb.kid("nsubj") is not None and verb.head.i < verb.left:
        if not _relative(verb.kid("nsubj")):
            return extents.under(verb.head) - extents.under(verb)  # *the regret he admitted*
    return set()


def _relative(node: Node | None) -> bool:
    return node is not None and node.tag in {"WDT", "WP"}


def _cause(verb: Node) -> set[int]:
    """Take what one feels something about: *the delay angered Bonn*, *Bonn was angered by …*."""
    if sources.is_passive(verb):
        found: set[int] = set()
        for by in verb.all("agent", "prep"):
            for kid in by.all("pobj", "pcomp"):
                found |= extents.under(kid)
        return found if verb.kid("nsubjpass") is not None else set()
    own = verb.kid("nsubj")
    return extents.under(own) if own is not None and verb.kid("dobj") is not None else set()


def _behind(verb: Node, last: int) -> set[int]:
    """Take the phrases right behind an object that complete it."""
    found: set[int] = set()
    for kid in verb.kids:
        if kid.left == last + 1 and (
            (kid.dep == "prep" and kid.lower in BEHIND) or kid.dep in {"oprd", "xcomp", "acomp"}
        ):
            found |= extents.under(kid)
            last = kid.right
    return found


def _passive(verb: Node, entry: Entry) -> set[int]:
    """Take what is said of the subject: *was criticised for …*, *is expected to …*."""
    takes = entry.takes
    subject = verb.kid("nsubjpass")
    told: set[int] = set()
    more: set[int] = set()
    for kid in verb.kids:
        if kid.i < verb.i:
            continue
        if kid.dep == "ccomp" and "clause" in takes:
            told |= extents.under(kid)
        elif kid.dep in {"xcomp", "oprd", "ccomp", "acomp"} and takes & OPEN:
            more |= extents.under(kid)
        elif kid.dep == "prep" and kid.lower in BEHIND and takes & {"object", "name"}:
            more |= extents.under(kid)
    if told:
        return told  # *she was told that …*, *it was announced that …*
    if subject is None or not (more or "object" in takes):
        return set()
    return extents.under(subject) | more

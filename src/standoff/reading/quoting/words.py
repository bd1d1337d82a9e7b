"""Cues that are no verbs: *his claim that*, *is confident that*, *according to*, *in her view*."""

from __future__ import annotations

from standoff.reading import attributions, clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import extents, sources
from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import VERBAL, Node, Tree

ABOUT = frozenset(
    {"about", "on", "of", "for", "against", "over", "to", "with", "at", "in", "toward"}
)
LOWER = frozenset({"ROOT", "ccomp", "parataxis", "relcl", "advcl", "conj"})


def noun(node: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Read *its claim that …*, *their criticism of …*, *took a swipe at …*, *the fear is …*."""
    table = lexicon.takes["nouns"]
    takes = table.get(node.lemma, frozenset())
    if not takes and node.kid("prep") is None:
        return None
    cue = {node.i}
    source = _owner(node)
    light = _light(node, lexicon)
    content = _that(node) if "clause" in takes else set()
    if not content and "clause" in takes and node.dep == "nsubj" and node.head.lemma == "be":
        content = _that(node.head)
        cue |= set(range(node.i, node.head.i + 1)) if content else set()
    if not content and "infinitive" in takes and (source is not None or light is not None):
        for kid in node.kids:
            if kid.dep in {"acl", "relcl"} and clauses.is_infinitive(kid) and kid.i > node.i:
                content |= extents.under(kid)
    if not content and (source is not None or light is not None):
        for prep in node.all("prep"):
            own = f"{node.lemma} {prep.lower}" in table
            about = "object" in takes and prep.lower in ABOUT
            if (own or about) and prep.i == node.i + 1:
                for kid in prep.all("pobj", "pcomp"):
                    if kid is not source:
                        content |= extents.under(kid)
                        cue.add(prep.i)
    if not content:
        return None
    if source is None and light is not None and not clauses.is_infinitive(light):
        source = sources.of(light, light, lexicon)
        cue |= extents.verb(light, tree) | set(range(light.i, max(cue) + 1))
    return _saying(node, cue, source, content, tree)


def _that(node: Node) -> set[int]:
    found: set[int] = set()
    for kid in node.kids:
        if kid.dep in {"acl", "ccomp", "relcl"} and kid.i > node.i:
            if any(mark.dep == "mark" and mark.lower == "that" for mark in kid.kids):
                found |= extents.under(kid)
    return found


def _light(node: Node, lexicon: Lexicon) -> Node | None:
    """Give the verb that lends a noun its subject: *made* a reference, *took* a swipe."""
    verb = node.head
    if node.dep != "dobj" or verb.pos not in VERBAL or not verb.i < node.i <= verb.i + 5:
        return None
    return verb if verb.lemma in lexicon.takes["light"] else None


def adjective(node: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Read *is confident that …*, *was ready to …*, *are convinced that …*."""
    takes = lexicon.takes["adjectives"].get(node.lemma if node.pos == "ADJ" else node.lower)
    verb = node.head if node.pos == "ADJ" and node.dep in {"acomp", "oprd"} else node
    if takes is None or verb.pos not in VERBAL or verb.i > node.i:
        return None
    if verb is node and node.kid("auxpass") is None:
        return None
    content: set[int] = set()
    cue = extents.verb(verb, tree) | set(range(verb.i, node.i + 1))
    for kid in (*node.kids, *(verb.kids if verb is not node else ())):
        if content or kid.i < node.i:
            continue
        form = {"ccomp": "clause", "xcomp": "infinitive"}.get(kid.dep)
        if form in takes and (form == "clause" or clauses.is_infinitive(kid)):
            content = extents.under(kid)
        elif kid.dep == "prep" and "object" in takes and kid.i == node.i + 1:
            if kid.lower in ABOUT or kid.lower in {"at", "with", "to", "by"}:
                content = extents.under(kid) - {kid.i}
                cue.add(kid.i)
    if not content:
        return None
    if verb is node:
        source = node.kid("nsubjpass", "nsubj")
    else:
        source = sources.of(verb, verb, lexicon)
    if source is not None and source.lower in sources.EMPTY:
        source = None  # *it is clear that …*
    return _saying(node, cue, source, content, tree)


def according(node: Node, tree: Tree) -> Saying | None:
    """Read *according to EU diplomats, …*."""
    found = attributions.according(node)
    if found is None or found.source is None:
        return None
    to = node if node.kid("pobj") else node.kid("prep")
    cue = {node.i, to.i if to is not None else node.i}
    return _aside(node, cue, found.source, tree)


def view(node: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Read *in Ankara's view*, *by the account of the army*."""
    found = attributions.view(node, lexicon)
    if found is None or found.source is None:
        return None
    last = node.kid("pobj")
    assert last is not None
    cue = (
        {node.i}
        | {last.i}
        | {kid.i for kid in last.kids if kid.dep in {"det", "amod"} or kid.lower == "of"}
    )
    return _aside(node, cue, found.source, tree)


def _aside(node: Node, cue: set[int], source: Node, tree: Tree) -> Saying:
    """Make what stands around an aside its content: the clause on which it hangs."""
    above = node.head
    while above.head is not above:
        if above.pos in VERBAL and above.dep in LOWER:
            if above.dep == "ROOT" or above.kid("nsubj", "nsubjpass") is not None:
                break
        above = above.head
    name = extents.name(source, cue, tree)
    content = extents.under(above) - extents.under(node) - name - cue
    return Saying(head=node, cue=cue, source=source, name=name, content=content, speech=True)


def _owner(node: Node) -> Node | None:
    """Give whose word a noun is: *Bonn's claim*, *a claim by Bonn*."""
    for own in node.all("poss", "nsubj"):
        if own.dep == "poss" or own.kid("case") is not None:
            return own
    for prep in node.all("prep"):
        if prep.lower in {"by", "from"}:
            return prep.kid("pobj")
    return None


def _saying(
    node: Node, cue: set[int], source: Node | None, content: set[int], tree: Tree
) -> Saying:
    cue = cue - content
    named: set[int] = set()
    if source is not None and source.i not in cue:
        named = extents.name(source, cue, tree) - content
    return Saying(head=node, cue=cue, source=source if named else None, name=named, content=content)

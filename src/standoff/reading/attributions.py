"""Who says what: source, cue and content of every attribution, speech inside speech included."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.quotes import Quote
from standoff.reading.tree import VERBAL, Node, Tree
from standoff.records import Parties

BESIDE = frozenset({"after", "as", "while", "before", "when"})
MARGIN = 4  # words between a comma and the clause that it sets off: *, a day after …*
ANSWERING = frozenset({"answer", "reply", "respond"})
ORDERING = frozenset({"must", "should"})


@dataclass(slots=True)
class Attribution:
    """A cue with its source and what it reports: the heads of the reported clauses.

    `inside` is the index of the attribution whose content holds this one; `source` is `None` where
    the text leaves it out or an earlier sentence named it (`carried`).
    """

    cue: Node | None
    kind: str
    source: Node | None
    content: list[Node]
    inside: int | None = None
    carried: bool = False
    parties: Parties | None = None  # who the source is, once the referents are resolved
    voice: str | None = None


def find_all(tree: Tree, lexicon: Lexicon, quotes: list[Quote]) -> list[list[Attribution]]:
    """Find the attributions of a text, one list a sentence, and who goes on speaking in it."""
    found = [_find(tree, lexicon, quotes, bounds) for bounds in tree.sentences]
    for number, attributions in enumerate(found):
        for attribution in attributions:
            if attribution.carried:
                attribution.source = _carrier(tree, quotes, found, number)
        if not attributions and number and _goes_on(found[number - 1]):
            attributions.extend(_free(tree, tree.sentences[number]))
    return found


def _goes_on(before: list[Attribution]) -> bool:
    """Say whether a sentence ends in the words of one named speaker."""
    outer = [attribution for attribution in before if attribution.inside is None]
    return len(outer) == 1 and outer[0].kind in {"say", "claim"}


def _free(tree: Tree, sentence: tuple[int, int]) -> list[Attribution]:
    """Take *The embargo must end* behind a speaker's sentence as more of that speaker's words.

    Free indirect speech (Banfield, "Unspeakable Sentences", 1982): a reporter gives no orders and
    makes no promises of his own, so that a sentence in such a mood is somebody else's.
    """
    for node in tree.nodes[sentence[0] : sentence[1]]:
        if node.is_root and node.pos in VERBAL:
            mood = {kid.lower for kid in node.all("aux")}
            if mood & ORDERING or ("would" in mood and clauses.is_negated(node)):
                return [Attribution(None, "say", None, [node], carried=True)]
    return []


def innermost(attributions: list[Attribution], node: Node) -> Attribution | None:
    """Give the attribution whose content holds the node most closely."""
    for attribution in reversed(attributions):
        cue = attribution.cue
        for head in attribution.content:
            if not node.within(head) or node is cue:
                continue
            if cue is not None and cue.within(head) and node.within(cue):
                continue  # the cue interrupts its own content: *Talks, he said, go on*
            if _is_told_beside(node, head):
                continue
            return attribution
    return None


def _is_told_beside(node: Node, head: Node) -> bool:
    """Tell what a reporter adds: *said it had broken no law, after Quito withdrew its envoy*.

    Set off by a comma and told in the simple past; what a speaker adds is further back, as all
    that is reported (*…, after Quito had withdrawn its envoy*).
    """
    for link in (node, *node.ancestors()):
        if link is head:
            return False
        if link.dep != "advcl" or link.tag != "VBD" or link.kid("nsubj") is None:
            continue
        if link.kid("aux") is not None or link.i < link.head.i:
            continue
        marked = any(kid.lower in BESIDE and kid.dep == "mark" for kid in link.kids)
        if marked and any(kid.lower == "," and kid.i < link.left for kid in _commas(link)):
            return True
    return False


def _commas(clause: Node) -> list[Node]:
    """Give the commas right before a clause, wherever the parser hangs them."""
    return [
        kid
        for above in clause.ancestors()
        for kid in above.kids
        if kid.dep == "punct" and clause.left - MARGIN <= kid.i < clause.left
    ]


def _carrier(
    tree: Tree,
    quotes: list[Quote],
    found: list[list[Attribution]],
    number: int,
) -> Node | None:
    """Give the source of a sentence that is quoted whole, where it is named behind the quote."""
    last = tree.sentences[number][1]
    for quote in quotes:
        if quote.first < last <= quote.last:
            for later in range(number + 1, len(found)):
                if tree.sentences[later][0] > quote.last:
                    break
                for other in found[later]:
                    if other.source is not None and not other.carried and other.inside is None:
                        return other.source
    return None  # then who spoke last goes on speaking


def _find(
    tree: Tree, lexicon: Lexicon, quotes: list[Quote], sentence: tuple[int, int]
) -> list[Attribution]:
    """Find the attributions of one sentence, outer ones before those inside them."""
    found: list[Attribution] = []
    for node in tree.nodes[sentence[0] : sentence[1]]:
        attribution = _verb(node, lexicon) if node.pos in VERBAL else None
        if attribution is None and node.lower == "according":
            attribution = according(node)
        if attribution is None and node.pos == "ADP":
            attribution = view(node, lexicon)
        if attribution is None and node.pos == "NOUN" and node.lemma in lexicon.cue_nouns:
            attribution = _noun(node, lexicon)
        if attribution is not None:
            found.append(attribution)
    found.sort(key=lambda attribution: _depth(attribution))
    for index, attribution in enumerate(found):
        assert attribution.cue is not None
        for outer in range(index - 1, -1, -1):
            if any(attribution.cue.within(head) for head in found[outer].content):
                attribution.inside = outer
                break
    if not found:
        found.extend(_carried(tree, quotes, sentence))
    return found


def _verb(verb: Node, lexicon: Lexicon) -> Attribution | None:
    """Read *Lavrov said that …*, *“…,” said Mora*, *…, Borrell wrote on Twitter*."""
    kind = lexicon.cues.get(verb.lemma)
    holders = [verb]
    speaker: Node | None = None
    if verb.lemma == "know" and verb.head.lemma == "let" and verb.dep in {"ccomp", "xcomp"}:
        kind, speaker = "say", clauses.subject(verb.head, lexicon)  # *let it be known that …*
    if verb.lemma in lexicon.cue_openers:
        for kid in verb.all("prt", "acomp", "oprd", "advmod", "ccomp"):  # *point out*, *make clear*
            phrase = lexicon.cues.get(f"{verb.lemma} {kid.lower}")
            if phrase is not None and kid.i > verb.i:
                kind = phrase
                holders.append(kid)
    if kind is None or _is_done_in_answer(verb):
        return None
    content = [
        kid
        for holder in holders
        for kid in holder.kids
        if kid.dep == "ccomp" and kid not in holders and _is_clause(kid)
    ]
    if not content and verb.dep == "parataxis" and verb.head.pos in VERBAL:
        content = [verb.head]
    if not content and verb.dep == "ccomp" and verb.kid("nsubj") is not None:
        content = _around(verb)
    if not content and verb.dep == "relcl" and _is_aside(verb):
        content = [verb.head.head]  # *Khartoum, its foreign minister added, wants …*
    if not content and verb.kid("parataxis") is not None:
        content = [kid for kid in verb.all("parataxis") if kid.pos in VERBAL]
    if not content:
        return None
    return Attribution(verb, kind, speaker or clauses.subject(verb, lexicon), content)


def _is_done_in_answer(verb: Node) -> bool:
    """Tell *Rome responded in kind* and *with curbs*, which are deeds, from an answer in words."""
    if verb.lemma not in ANSWERING:
        return False
    return any(
        prep.lower in {"with", "by"} or (prep.lower == "in" and pobj.lower == "kind")
        for prep in verb.all("prep")
        for pobj in prep.all("pobj", "pcomp")
    )


def _is_aside(cue: Node) -> bool:
    """Tell a cue set between a subject and its verb from a relative clause."""
    subject = cue.kid("nsubj")
    above = cue.head
    return (
        subject is not None
        and subject.tag not in {"WDT", "WP"}
        and subject.left > above.i + 1
        and above.dep in {"nsubj", "nsubjpass"}
        and above.head.i > cue.i
        and cue.kid("dobj", "prep", "dative") is None
    )


def _around(cue: Node) -> list[Node]:
    """Take the clause that a cue interrupts, where the parser hangs the cue into it."""
    head = cue.head
    between = head.pos in VERBAL and cue.kid("mark") is None and head.dep == "ROOT"
    trailing = cue.i > head.i and cue.left > head.i
    return [head] if between and trailing and head.lemma not in {"say", "tell"} else []


def _is_clause(node: Node) -> bool:
    if node.pos in VERBAL or node.pos == "ADJ":
        return True
    return node.kid("nsubj", "nsubjpass", "cop", "expl") is not None


def according(node: Node) -> Attribution | None:
    """Read *according to EU diplomats, …*."""
    to = node if node.kid("pobj") else node.kid("prep")
    source = to.kid("pobj") if to is not None else None
    if source is None or node.is_root:
        return None
    return Attribution(node, "say", source, [node.head])


def view(node: Node, lexicon: Lexicon) -> Attribution | None:
    """Read *in Ankara's view*, *by the account of the army*: phrases of the cue table."""
    noun = node.kid("pobj")
    if noun is None or node.is_root or node.head.pos not in VERBAL:
        return None
    source = noun.kid("poss")
    if source is not None:
        kind = lexicon.cue_phrases.get(f"{node.lower} …'s {noun.lower}")
        return Attribution(node, kind, source, [node.head]) if kind is not None else None
    of = next((kid for kid in noun.all("prep") if kid.lower == "of"), None)
    source = of.kid("pobj") if of is not None else None
    kind = lexicon.cue_phrases.get(f"{node.lower} the {noun.lower} of")
    return Attribution(node, kind, source, [node.head]) if kind and source else None


def _noun(noun: Node, lexicon: Lexicon) -> Attribution | None:
    """Read *accusations that NATO reneged*, *a statement that …*."""
    content = [
        kid
        for kid in noun.kids
        if kid.dep in {"acl", "ccomp", "relcl"}
        and any(mark.dep == "mark" and mark.lower == "that" for mark in kid.kids)
    ]
    if not content:
        return None
    source = noun.kid("poss")
    if source is None and noun.dep == "dobj":
        source = clauses.subject(noun.head, lexicon)
    return Attribution(noun, lexicon.cue_nouns[noun.lemma], source, content)


def _depth(attribution: Attribution) -> tuple[int, int]:
    assert attribution.cue is not None
    return sum(1 for _ in attribution.cue.ancestors()), attribution.cue.i


def _carried(tree: Tree, quotes: list[Quote], sentence: tuple[int, int]) -> list[Attribution]:
    """Take a sentence that stands wholly in quotation marks as more words of the last speaker."""
    words = [
        node for node in tree.nodes[sentence[0] : sentence[1]] if node.pos not in {"PUNCT", "SPACE"}
    ]
    if not words:
        return []
    for quote in quotes:
        if words[0] in quote and words[-1] in quote:
            roots = [node for node in words if node.is_root]
            return [Attribution(None, "say", None, roots, carried=True)]
    return []

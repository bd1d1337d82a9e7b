"""Stretches of words: what a move is about, and the words that prove it."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

Span = tuple[int, int]
OPENERS = frozenset({"that", "to", ",", ":", ";", "-", "–", "—"})
PAIRS = {"“": "”", '"': '"', "(": ")", "‘": "’"}


def matter(tree: Tree, node: Node, slot: str | None, stops: list[Span]) -> Span:
    """Bound what a move is about, without *that* or *to* before it and without what it depends on.

    `stops` are stretches (conditions, dates) that end the phrase where they trail it.
    """
    first, last = node.left, node.right
    if node.pos in NOMINAL or slot in {"object", "of", "for", "on", "over"}:
        for kid in node.kids:
            if kid.i > node.i and kid.dep in {"parataxis", "advcl"}:
                last = min(last, kid.left - 1)
            if kid.i > node.i and kid.dep == "relcl" and tree.nodes[kid.left - 1].text == ",":
                last = min(last, kid.left - 1)
    elif node.pos in VERBAL:
        for kid in node.kids:
            if kid.dep == "conj" and kid.i > node.i and not _shares_negation(node, kid):
                last = min(last, kid.left - 1)
            if kid.dep == "advcl" and kid.i > node.i and tree.nodes[kid.left - 1].text == ",":
                last = min(last, kid.left - 1)
            if kid.dep == "advcl" and kid.right < node.i:
                first = max(first, kid.right + 1)
    for i in range(node.i + 1, last):
        aside = tree.nodes[i + 1]
        if tree.nodes[i].text == "," and aside.tag == "VBG" and aside.dep in {"advcl", "acl"}:
            last = i - 1  # *…, averting a threat*
            break
        if tree.nodes[i].text == "," and aside.lower in {"a", "an"}:
            summing = aside.head
            if summing.dep == "appos" and summing.kid("relcl", "acl") is not None:
                last = i - 1  # *…, a step that Oslo condemned*
                break
    for start, end in stops:
        if end < last and tree.nodes[end + 1].lower == "that":
            continue  # *assurances given in 1990 that it would not expand*
        if start > node.i and start <= last:
            last = min(last, start - 1)
            while last > node.i and tree.nodes[last].lower in STOP_TAIL:
                last -= 1
        elif end < node.i and start <= first:
            first = max(first, end + 1)
    return trim(tree, first, last)


STOP_TAIL = frozenset(
    {
        "if",
        "unless",
        "until",
        "till",
        "once",
        "as",
        "long",
        "so",
        "soon",
        "even",
        "only",
        "for",
        "provided",
        "providing",
        "on",
        "over",
        "at",
        "during",
        "condition",
        "in",
        "exchange",
        "return",
        "the",
        "event",
        "of",
        "case",
        "that",
        "without",
        "pending",
        "and",
    }
)


def core(verb: Node) -> Node:
    """Give the verb that carries the sense: *meet* in "has no plans to meet"."""
    below = [kid for kid in verb.all("xcomp") if clauses.is_infinitive(kid)]
    if verb.lemma in CARRIERS and below:
        return below[0]
    if verb.lemma == "have":
        for object_ in verb.all("dobj"):
            for kid in object_.all("acl", "relcl"):
                if clauses.is_infinitive(kid):
                    return kid
    return verb


CARRIERS = frozenset({"plan", "intend", "need", "have", "go", "be", "mean", "want", "seek", "aim"})
TAILS = frozenset({"as", "well", "also", "both"})


def summed(tree: Tree, verb: Node) -> Node | None:
    """Give the clause that *do* stands for in *…, something the palace says it won't do*."""
    if verb.lemma != "do" or verb.kid("dobj", "xcomp", "ccomp") is not None:
        return None
    for link in (verb, *verb.ancestors()):
        noun = link.head
        if link.dep == "relcl" and noun.lower in {"something", "anything"}:
            if noun.i < 2 or tree.nodes[noun.i - 1].text != ",":
                return None
            before = tree.nodes[noun.i - 2]
            return next((one for one in (before, *before.ancestors()) if one.pos in VERBAL), None)
    return None


def predicate(tree: Tree, verb: Node, stops: list[Span]) -> Span:
    """Bound what a clause says of its subject: *close the strait* in "it will close the strait"."""
    verb = core(verb)
    start = verb.i
    if verb.pos not in VERBAL or verb.lemma == "be":
        return matter(tree, verb, "clause", stops)
    span = matter(tree, verb, "clause", stops)
    for kid in verb.kids:
        if kid.i < verb.i and kid.dep == "advmod" and kid.i == start - 1 and kid.lower != "not":
            start = kid.i
    return (start, max(span[1], start))


def trim(tree: Tree, first: int, last: int) -> Span:
    """Strip punctuation, conjunctions and the words that only open a phrase."""
    nodes = tree.nodes
    while first < last and (
        nodes[first].pos in {"SPACE", "CCONJ"}
        or nodes[first].lower in OPENERS
        or (nodes[first].lower == "not" and nodes[first + 1].lower == "only")
        or (nodes[first].lower == "only" and nodes[first - 1].lower == "not")
        or (nodes[first].text in PAIRS and not _closes(tree, first, last))
        or nodes[first].text in {"”", "’", ")"}
    ):
        first += 1
    while last > first and (
        nodes[last].pos in {"SPACE", "CCONJ"}
        or (nodes[last].lower in TAILS and last > first + 1)
        or (nodes[last].pos == "PUNCT" and not _opens(tree, first, last))
    ):
        last -= 1
    if (
        last > first + 1
        and PAIRS.get(nodes[first].text) == nodes[last].text
        and not any(nodes[i].text == nodes[last].text for i in range(first + 1, last))
    ):
        first, last = first + 1, last - 1
        while last > first and nodes[last].text in {",", "."}:
            last -= 1
    return first, last


def _closes(tree: Tree, first: int, last: int) -> bool:
    mark = PAIRS[tree.nodes[first].text]
    return any(tree.nodes[i].text == mark for i in range(first + 1, last + 1))


def _opens(tree: Tree, first: int, last: int) -> bool:
    """Say whether a closing mark at the end answers one inside the phrase."""
    text = tree.nodes[last].text
    for opening, closing in PAIRS.items():
        if text == closing:
            return any(tree.nodes[i].text == opening for i in range(first, last))
    return False


def evidence(tree: Tree, parts: list[Span], sentence: Span) -> Span:
    """Bound the shortest stretch that holds all parts, inside one sentence."""
    first = max(min(start for start, _ in parts), sentence[0])
    last = min(max(end for _, end in parts), sentence[1] - 1)
    nodes = tree.nodes
    while first < last and nodes[first].pos in {"SPACE", "PUNCT", "CCONJ"}:
        if nodes[first].text in PAIRS and _closes(tree, first, last):
            break
        first += 1
    while last > first and nodes[last].pos in {"SPACE", "PUNCT", "CCONJ"}:
        if _opens(tree, first, last):
            break
        last -= 1
    return first, last


def verb_group(verb: Node) -> Span:
    """Bound a verb with its auxiliaries, negation and particles."""
    group = [verb.i]
    for kid in verb.kids:
        if kid.dep in {"aux", "auxpass", "neg", "prt"}:
            group.append(kid.i)
    return min(group), max(group)


def _shares_negation(head: Node, kid: Node) -> bool:
    """True for *use* in "agreed not to threaten or use force": what is agreed is neither.

    *And* opens another thing: "agreed not to arrest the mayors and hold new elections".
    """
    joint = head.kid("cc") or kid.kid("cc")  # *not to arrest, threaten or use force*
    return (
        joint is not None
        and joint.lower in {"or", "nor"}
        and clauses.is_negated(head)
        and clauses.is_infinitive(head)
        and kid.tag == "VB"
        and kid.kid("aux", "neg") is None
    )


def items(head: Node) -> list[Node]:
    """Give the members of a coordination, the first one first."""
    found = [head]
    for kid in head.kids:
        if kid.dep == "conj" and _shares_negation(head, kid):
            continue
        if kid.dep == "conj" and _is_unjoined(head, kid):
            continue
        if kid.dep == "conj" and clauses.is_infinitive(head) and kid.tag != "VB":
            continue  # *promised to disarm and tested a bomb*: promised one, did the other
        if kid.dep == "conj" and kid.kid("nsubj", "nsubjpass") and not head.kid("cc"):
            if kid.kid("cc") is None:
                continue  # two clauses that nothing joins: the parser lost its way
        if kid.dep == "conj" and (
            (kid.pos in VERBAL) == (head.pos in VERBAL) or clauses.is_infinitive(kid)
        ):
            found.extend(items(kid))
        elif kid.dep == "appos" and kid.kid("cc") is not None:
            found.extend(items(kid))  # *wants a date, a place and a mediator*
        elif kid.dep == "conj" and head.dep == "appos" and kid.tag == "VBZ":
            if kid.kid("nsubj") is None:
                found.append(kid)  # *… and guarantees that …*, taken for a verb
    return found


def _is_unjoined(head: Node, kid: Node) -> bool:
    """Tell a member of a list from what the parser only took for one.

    *The return of buoys that guards removed* joins nothing to the return, and *wants the talks to
    go on and that …* no clause to what is wanted.
    """
    if clauses.is_infinitive(head):
        return any(mark.dep == "mark" and mark.lower == "that" for mark in kid.kids)
    if head.pos not in NOMINAL or kid.pos not in NOMINAL:
        return False
    return not any(
        link.dep in {"cc", "punct", "conj"} and link.i < kid.i
        for link in (*head.kids, *kid.kids)
        if link is not kid
    )


def listed(tree: Tree, noun: Node, sentence: Span) -> list[Span]:
    """Give the items that a colon announces: *three demands: to withdraw, to pay and to talk*."""
    colon = next(
        (i for i in range(noun.i + 1, min(noun.i + 12, sentence[1])) if tree.nodes[i].text == ":"),
        None,
    )
    if colon is None or any(tree.nodes[i].pos in VERBAL for i in range(noun.i + 1, colon)):
        return []
    if colon + 1 >= sentence[1]:
        return []  # what is announced stands in the next paragraph
    if noun.pos in VERBAL and tree.nodes[colon + 1].text in PAIRS:
        return []  # *told the EU: “If you …”*: words said, no list of things told to do
    starts = [colon + 1]
    opener = _opener(tree, colon + 1)
    i = colon + 1
    while i < sentence[1]:
        word = tree.nodes[i].lower
        if word in {",", ";", "and", "or"} or _as_well_as(tree, i):
            j = i
            while j < sentence[1] and (
                tree.nodes[j].lower in {",", ";", "and", "or", "as", "well"}
            ):
                j += 1
            if j < sentence[1] and _starts_item(tree, j, opener, word):
                starts.append(j)
            i = max(j, i + 1)
        else:
            i += 1
    ends = [start - 1 for start in starts[1:]] + [sentence[1] - 1]
    return [
        trim(tree, *_without_joint(tree, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _without_joint(tree: Tree, first: int, last: int) -> Span:
    while last > first and tree.nodes[last].lower in {",", ";", "and", "or", "as", "well", "."}:
        last -= 1
    return first, last


def _as_well_as(tree: Tree, i: int) -> bool:
    return [node.lower for node in tree.nodes[i : i + 3]] == ["as", "well", "as"]


def _opener(tree: Tree, i: int) -> str:
    node = tree.nodes[i]
    return "to" if node.lower in {"to", "not"} else "that" if node.lower == "that" else "noun"


def _starts_item(tree: Tree, j: int, opener: str, joint: str) -> bool:
    node = tree.nodes[j]
    following = tree.nodes[j + 1].lower if j + 1 < len(tree.nodes) else ""
    if node.lower == "to" or (node.lower == "not" and following == "to"):
        return True
    if opener == "that":
        return node.lower == "that"
    if opener == "noun":
        return node.pos == "DET" or (joint in {",", ";"} and node.pos in {"NOUN", "ADJ", "PROPN"})
    return False

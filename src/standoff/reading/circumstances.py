"""When a move was made, and on what it depends."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses
from standoff.reading.attributions import innermost
from standoff.reading.conditions import Found as Condition
from standoff.reading.dates import Found as Date
from standoff.reading.drafts import Draft, Sentence, Stage
from standoff.reading.tree import NOMINAL, VERBAL, Node
from standoff.when import When

SETTINGS = frozenset({"during", "at"})
SAME_TIME = frozenset({"as", "while", "when"})


class Circumstances(Stage):
    """Ties the dates and conditions of a sentence to its drafts."""

    def condition(self, draft: Draft, sentence: Sentence, read: set[int]) -> Condition | None:
        """Give what a draft depends on: the condition whose governor climbs to it first."""
        for condition in sentence.conditions:
            node = condition.governor
            chain = [node, *node.ancestors()]
            for link in chain:
                if link is draft.node or (link is draft.cue and draft.node.within(link)):
                    if not condition.first <= draft.node.i <= condition.last:
                        return condition
                if link.i in read:
                    break
        return None

    def when(self, draft: Draft, sentence: Sentence) -> str | None:
        """Give the date of a draft, by its own words, its cue or the verb behind it."""
        for node in self._datable(draft, sentence):
            found = self._dated(node, sentence)
            if found is not None:
                return found
        return None

    def _datable(self, draft: Draft, sentence: Sentence) -> list[Node]:
        """Give the words whose date is the move's: the cue of speech, the verb behind a noun."""
        node = draft.node
        if draft.cue is not None and draft.foretold:
            return [draft.cue]  # *will annex it in July, he said on Monday*: said on Monday
        nodes = [node]
        match = sentence.matches.get(node.i)
        if match is not None and match.lender is not None:
            nodes.append(match.lender)
        if node.pos == "ADJ":
            nodes.append(node.head)
        if node.pos in NOMINAL:
            nodes.extend(kid for kid in node.all("acl", "relcl") if kid.tag in {"VBN", "VBD"})
            if node.dep in {"nsubj", "nsubjpass"} and node.head.i not in sentence.matches:
                nodes.append(node.head)  # *the embargo began in 1962*
            else:
                verb = self._behind(draft)
                if verb is not None:
                    nodes.append(verb)
        if draft.cue is not None:
            nodes.append(draft.cue)
        elif draft.spoken and not sentence.in_passing(node):
            attribution = innermost(sentence.attributions, node)
            if attribution is not None and attribution.cue is not None:
                nodes.append(attribution.cue)
        return nodes

    def _behind(self, draft: Draft) -> Node | None:
        """Give the verb whose subject does what a noun names: *he said so at a meeting with …*."""
        for ancestor in draft.node.ancestors():
            if ancestor.pos in VERBAL:
                subject = clauses.subject(ancestor, self._lexicon)
                same = set(self._referents.actor(subject)) & set(draft.actor)
                asked = draft.act is Act.REQUEST and draft.node.dep == "pobj"
                return ancestor if same or asked else None
        return None

    def _dated(self, node: Node, sentence: Sentence, depth: int = 0) -> str | None:
        for date in sentence.dates:
            if date.bound:
                continue
            governor = date.governor
            if governor is node or self._is_loose(date, governor, node, sentence):
                ahead = clauses.modal(node, self._lexicon) == "will"
                return str(date.future if ahead else date.past)
        beside = self._of_order(node, sentence) or self._of_setting(node, sentence)
        if beside is not None:
            return beside
        head = node.head
        if node.dep == "pcomp" and head.lower == "by" and head.head.pos in VERBAL:
            return self._dated(head.head, sentence, depth + 1)  # *answered on Friday by offering …*
        if depth > 5 or head is node or head.pos not in VERBAL:
            return None
        if node.dep == "conj" and node.pos in VERBAL and head.i < node.i:
            return self._dated(head, sentence, depth + 1) if _is_of_a_time(node, head) else None
        if node.dep == "xcomp" or (node.dep == "advcl" and node.tag == "VBG"):
            return self._dated(head, sentence, depth + 1)
        as_it_was = any(kid.lower in SAME_TIME and kid.i < node.i for kid in node.kids)
        if node.dep == "advcl" and as_it_was and not clauses.is_pluperfect(node):
            return self._dated(head, sentence, depth + 1)  # *said on Tuesday, as Maas flew …*
        return None

    def _of_order(self, node: Node, sentence: Sentence) -> str | None:
        """Read *ordered the envoy to leave on Friday*, told on a Friday, as that day's order."""
        if node.tag != "VBD":
            return None
        below = [kid for kid in node.all("xcomp") if clauses.is_infinitive(kid)]
        below += [kid for prep in node.all("prep") for kid in prep.all("pcomp")]
        for date in sentence.dates:
            day = str(date.past)
            if date.governor in below and not date.bound and day == self._discourse.date:
                return day
        return None

    def _of_setting(self, node: Node, sentence: Sentence) -> str | None:
        """Read *Speaking on Thursday, the minister said …* as said on Thursday."""
        subject = node.kid("nsubj")
        set_off = [
            *node.all("advcl"),
            *(subject.all("acl", "advcl") if subject is not None else ()),
        ]
        for kid in set_off:
            if kid.tag == "VBG" and kid.i < node.i and kid.kid("mark", "nsubj") is None:
                for date in sentence.dates:
                    if not date.bound and (
                        date.governor is kid or self._is_loose(date, date.governor, kid, sentence)
                    ):
                        return str(date.past)
        return None

    def _is_loose(self, date: Date, governor: Node, node: Node, sentence: Sentence) -> bool:
        """Let *rejected the offer on Tuesday* date the verb, though the parser ties it to offer."""
        if governor.pos not in NOMINAL or node.pos not in VERBAL:
            return False
        if governor.i in sentence.matches and sentence.matches[governor.i].lender is None:
            return False
        if any(link.lower in SETTINGS and link.head is node for link in governor.ancestors()):
            return True  # *proposed it during talks in Oslo in May*
        if len(str(date.past)) < 10 and governor.lemma in self._lexicon.frames["noun"]:
            return False
        if node.tag in {"VBZ", "VBP"} and str(date.past) != self._discourse.date:
            return False  # *blames it for a raid on Dec. 13*
        if self._is_of_noun(date, node):
            return False
        for ancestor in governor.ancestors():
            if ancestor.pos in VERBAL:
                return ancestor is node
        return False

    def _is_of_noun(self, date: Date, node: Node) -> bool:
        """Tell *Saturday's stunt*, *a summit on Sept. 1* to come, *the raid on Friday a crime*.

        There the day is the noun's whatever the verb; *the raid on Friday* alone may be either's.
        """
        words = self._tree.nodes
        if date.last + 1 < len(words) and words[date.last + 1].tag == "POS":
            return True
        for link in words[date.last].ancestors():
            if link is node:
                break
            if link.dep in {"appos", "nsubj", "nsubjpass"} and link.i > node.i:
                return (
                    True  # *his remarks, the last on Friday*, *called the raid on Friday a crime*
                )
        today = self._discourse.date
        if today is None or date.past == date.future:
            return False
        now = When(today).first
        return (now - date.past.first).days > 2 * (date.future.first - now).days + 30


def _is_of_a_time(node: Node, head: Node) -> bool:
    """Tell *seized it in 1999 and held it* from *lost it in 1999 and does not accept it*."""
    return _is_present(node) <= _is_present(head)


def _is_present(verb: Node) -> bool:
    helpers = [kid for kid in verb.all("aux", "auxpass") if kid.tag in {"VBZ", "VBP"}]
    return verb.tag in {"VBZ", "VBP"} or bool(helpers)

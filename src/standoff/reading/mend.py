"""Mistakes that the parser makes again and again in agency prose, put right before reading.

Each repair is one question about the tree with the sentence that it mends. They run on every
document, in the order below, and change heads and relations only.
"""

from __future__ import annotations

from standoff.reading.lexicon import Lexicon
from standoff.reading.mending import labels, sayings, verbs, words
from standoff.reading.tree import VERBAL, Tree


def mend(tree: Tree, lexicon: Lexicon) -> None:
    """Put right what the parser gets wrong in one text."""
    changed = False
    for node in tree.nodes:
        if node.tag == "NNS":
            changed |= words.verb_taken_for_noun(tree, node, lexicon)
            changed |= words.row_deepens(tree, node, lexicon)
        if node.text == "-":
            changed |= words.hyphenated(tree, node)
        if node.pos not in VERBAL:
            continue
        dep = node.dep
        if dep == "conj":
            done = (
                sayings.trailing_cue(node, lexicon)
                or verbs.second_main_verb(node)
                or sayings.second_cue(node, lexicon)
                or sayings.second_that(node, lexicon)
                or sayings.reply(tree, node, lexicon)
                or verbs.second_subject(tree, node)
                or verbs.second_infinitive(tree, node)
                or verbs.past_beside_infinitive(node)
            )
        elif dep == "ccomp":
            done = (
                verbs.finite_clause(node)
                or verbs.behind_participle(node)
                or sayings.before_semicolon(tree, node)
                or labels.what_it_called(tree, node, lexicon)
                or labels.persona(tree, node)
                or sayings.meanwhile(tree, node, lexicon)
            )
        elif dep == "ROOT":
            done = sayings.trailing_charge(node)
        else:
            done = (
                words.verb_before_its_object(tree, node)
                or words.verb_behind_its_subject(tree, node)
                or sayings.trailing_speaker(tree, node, lexicon)
                or sayings.trailing_participle(tree, node, lexicon)
                or labels.called_for(tree, node, lexicon)
                or sayings.charge_without_that(tree, node)
                or words.participle_before_its_object(tree, node)
                or words.as_another_acts(tree, node)
                or sayings.told_in_a_statement(tree, node, lexicon)
                or sayings.for_it_to(node)
            )
        changed |= (
            done
            or verbs.bare_subject(tree, node)
            or labels.label(tree, node)
            or labels.judged(node)
            or labels.quoted_label(tree, node)
            or labels.bare_label(node)
        )
        changed |= labels.held_to_be(node) or labels.hollow(node)
    if changed:
        tree.measure()

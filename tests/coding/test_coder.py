"""One sentence for each thing that the coder does with the tree; the words are the tables' own."""

from __future__ import annotations

import re

import pytest

from standoff.acts import Root
from standoff.coding import coder
from standoff.coding.coder import Coded
from standoff.coding.pairs import Pair
from standoff.coding.spelling import respell


def pair(marked: str) -> Pair:
    """Take the source from square brackets, the target from braces."""
    source, target = re.search(r"\[(.+?)\]", marked), re.search(r"\{(.+?)\}", marked)
    return Pair(
        uid="1",
        sentence=re.sub(r"[][{}]", "", marked),
        source=source[1] if source else "An actor",
        target=target[1] if target else "a recipient",
    )


def code(*marked: str) -> list[Coded]:
    return list(coder.load().code(map(pair, marked)))


CASES = [
    # how words turn
    ("COERCE", "[Oslo] imposed a ban on fish from {Minsk}."),
    ("YIELD", "[Oslo] lifted its ban on fish from {Minsk}."),
    ("REJECT", "[Oslo] refused to lift its ban on fish from {Minsk}."),
    ("AGREE", "[Oslo] agreed to lift its ban on fish from {Minsk}."),
    ("REQUEST", "[Oslo] urged {Minsk} to lift its ban on fish."),
    ("REJECT", "[Oslo] will not lift its ban on fish from {Minsk}."),
    ("THREATEN", "[Oslo] threatened to ban fish from {Minsk}."),
    ("THREATEN", "[Oslo] will impose a ban on fish from {Minsk}."),
    ("REQUEST", "[Oslo] said {Minsk} must lift its ban on fish."),
    ("ACCUSE", "[Oslo] said {Minsk} had shelled the port."),
    ("SANCTION", "[Oslo] suspended its aid to {Minsk}."),
    ("YIELD", "[Oslo] stopped bombing {Minsk}."),
    # how the two are tied
    ("ASSAULT", "{The port} was shelled by [Oslo]."),
    ("ACCUSE", "[Chile]'s criticism of {the treaty} angered Peru."),
    ("CONSULT", "Talks between [Oslo] and {Minsk} resumed on Friday."),
    ("REJECT", "Talks between [Oslo] and {Minsk} failed on Friday."),
    ("ASSAULT", "[The rebels] left their camp and shelled {the port}."),
    ("ACCUSE", "[Oslo] issued a statement condemning {Minsk}."),
    ("REJECT", "[Oslo's refusal] to meet {the envoy} surprised nobody."),
    ("CONSULT", "[The president] called {the chancellor} on Friday."),
    ("COERCE", "[Police] arrested the editor and {two reporters}."),
    # where one of the two does not stand in the sentence
    ("PROTEST", "[Postmen] are on strike over their pensions."),
    ("COERCE", "{Two newspapers} were banned on Monday."),
]


def test_every_case_is_coded() -> None:
    answers = code(*(sentence for _, sentence in CASES))
    wrong = [
        f"{sentence}: {answer.root} ({answer.because})"
        for (root, sentence), answer in zip(CASES, answers, strict=True)
        if answer.root != root
    ]
    assert wrong == []


WRAPPERS = [
    "{}, state media reported on Tuesday.",
    "Officials said on Monday that {}.",
    "After weeks of tension, {}.",
    "{}, a move condemned by rights groups.",
    "{}, saying it had no other choice.",
]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_what_stands_around_changes_nothing(wrapper: str) -> None:
    named = [
        sentence.removesuffix(".") for _, sentence in CASES if sentence[1:5] in {"Oslo", "Chil"}
    ]
    assert len(named) > 12
    wrapped = code(*(wrapper.format(sentence) for sentence in named))
    changed = [
        f"{sentence}: {answer.root} ({answer.because})"
        for sentence, bare, answer in zip(named, code(*named), wrapped, strict=True)
        if answer.root != bare.root
    ]
    assert changed == []


def test_the_reason_names_the_words_from_the_outside() -> None:
    (answer,) = code("[Oslo] refused to lift its ban on fish from {Minsk}.")
    assert answer.because == "refuse (verb) > lift (verb) > ban (noun)"


def test_there_is_always_an_answer() -> None:
    (answer,) = code("[Oslo] and {Minsk}.")
    assert answer.because == "nothing in the sentence names an event"
    assert answer.root in Root


def test_actors_who_are_not_in_the_sentence_stop_nothing() -> None:
    one = Pair(uid="x", sentence="Police arrested him.", source="Lima", target="Quito")
    assert [answer.root for answer in coder.load().code([one])] == [Root.COERCE]


@pytest.mark.parametrize("sentence", [" ", "?", "-- \t", "a" * 3000])
def test_odd_sentences_have_an_answer(sentence: str) -> None:
    one = Pair(uid="x", sentence=sentence, source="a", target="(b")
    assert len(list(coder.load().code([one]))) == 1


def test_answers_come_in_the_order_of_the_pairs() -> None:
    pairs = [
        Pair(uid=str(i), sentence="Oslo sued Minsk.", source="Oslo", target="Minsk")
        for i in range(150)
    ]
    assert [answer.uid for answer in coder.load().code(pairs)] == [pair.uid for pair in pairs]


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    (answer,) = code("GENEVA (Reuters) - [Oslo] freed {the crew}.")
    assert answer.root is Root.YIELD


def test_hyphens_and_headlines_are_respelled() -> None:
    known = {"ceasefire", "lift"}.__contains__
    told = respell("Oslo declared a cease-fire with Mid-Kenya.", ("Oslo", "Mid-Kenya"), known)
    assert told == ("Oslo declared a ceasefire with Mid-Kenya.", "Oslo", "Mid-Kenya")
    told = respell("Chile Lifts Travel Ban On Peru", ("Chile", "Peru"), known)
    assert told[0] == "Chile lifts travel ban on Peru"

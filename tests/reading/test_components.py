"""The components one by one, on parses written by hand: what fails here is not the parser's."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import standoff
from standoff.reading import layers
from standoff.reading.layers import Layers
from standoff.reading.pipeline import STAGES
from standoff.reading.reader import MODEL
from standoff.records import Report

Read = Callable[..., Layers]


def parsed(nlp: Language, written: str) -> Doc:
    """Make a document of lines `word lemma POS TAG relation head`, the head by its line from 0."""
    rows = [line.split() for line in written.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = map(list, zip(*rows, strict=True))
    spaces = [
        word != "“" and (i + 1 == len(words) or words[i + 1] not in {".", ",", "”", "'s", ":"})
        for i, word in enumerate(words)
    ]
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=[int(head) for head in heads],
    )


@pytest.fixture(scope="module")
def stages() -> Language:
    """Give a pipeline of our components alone, without a model."""
    nlp = spacy.blank("en")
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


@pytest.fixture(scope="module")
def read(stages: Language) -> Read:
    """Run the components on a parse, up to one of them, and give the layers."""

    def run(written: str, until: str = "moves", date: str | None = None) -> Layers:
        doc = parsed(stages, written)
        doc._.report_date = date
        for name in STAGES[: STAGES.index(f"standoff_{until}") + 1]:
            doc = stages.get_pipe(name)(doc)
        return layers_of(doc)

    return run


def layers_of(doc: Doc) -> Layers:
    found = layers.of(doc)
    assert found is not None
    return found


DEMAND = """
Iran       Iran      PROPN NNP nsubj     1
demanded   demand    VERB  VBD ROOT      1
that       that      SCONJ IN  mark      4
Iraq       Iraq      PROPN NNP nsubj     4
withdraw   withdraw  VERB  VB  ccomp     1
its        its       PRON  PRP$ poss     6
troops     troop     NOUN  NNS dobj      4
.          .         PUNCT .   punct     1
"""


class TestParties:
    def test_names_by_their_sense(self, read: Read) -> None:
        at = read(
            """
            Saudi      Saudi     ADJ   JJ  amod   1
            envoys     envoy     NOUN  NNS nsubj  2
            met        meet      VERB  VBD ROOT   2
            the        the       DET   DT  det    4
            Kremlin    Kremlin   PROPN NNP dobj   2
            and        and       CCONJ CC  cc     4
            NATO       NATO      PROPN NNP conj   4
            in         in        ADP   IN  prep   2
            Paris      Paris     PROPN NNP pobj   7
            .          .         PUNCT .   punct  2
            """,
            until="parties",
        )
        assert at.found is not None
        assert {i: (name.party, name.sense) for i, name in at.found.names.items()} == {
            0: ("SAU", "adjective"),
            4: ("RUS", "place"),
            6: ("NATO", "organisation"),
            8: ("FRA", "place"),
        }
        assert at.found.offices[1].title == "envoy"

    def test_the_longest_phrase_wins(self, read: Read) -> None:
        at = read(
            """
            South      South     PROPN NNP compound 1
            Korea      Korea     PROPN NNP poss     4
            's         's        PART  POS case     1
            foreign    foreign   ADJ   JJ  amod     4
            minister   minister  NOUN  NN  nsubj    5
            left       leave     VERB  VBD ROOT     5
            .          .         PUNCT .   punct    5
            """,
            until="parties",
        )
        assert at.found is not None
        assert {i: name.party for i, name in at.found.names.items()} == {1: "KOR"}
        assert at.found.first[1] == 0
        assert at.found.offices[4].title == "foreign minister"
        assert {0, 3} <= at.found.inner

    @pytest.mark.parametrize(("people", "counts"), [("Jordanian", True), ("Young", False)])
    def test_a_weak_name_counts_where_its_state_is_named(
        self, read: Read, people: str, counts: bool
    ) -> None:
        at = read(
            f"""
            {people}   {people}  ADJ   JJ  amod   1
            farmers    farmer    NOUN  NNS nsubj  2
            live       live      VERB  VBP ROOT   2
            near       near      ADP   IN  prep   2
            Jordan     Jordan    PROPN NNP pobj   3
            .          .         PUNCT .   punct  2
            """,
            until="parties",
        )
        assert at.found is not None
        assert (4 in at.found.names) is counts

    def test_a_person_is_no_capital(self, read: Read) -> None:
        at = read(
            """
            Harold     Harold     PROPN NNP compound 1
            Washington Washington PROPN NNP nsubj    2
            spoke      speak      VERB  VBD ROOT     2
            .          .          PUNCT .   punct    2
            """,
            until="parties",
        )
        assert at.found is not None
        assert not at.found.names


class TestAttributions:
    def test_source_cue_and_content(self, read: Read) -> None:
        at = read(
            """
            Oslo     Oslo     PROPN NNP nsubj 1
            said     say      VERB  VBD ROOT  1
            Sweden   Sweden   PROPN NNP nsubj 3
            denies   deny     VERB  VBZ ccomp 1
            that     that     SCONJ IN  mark  6
            it       it       PRON  PRP nsubj 6
            spies    spy      VERB  VBZ ccomp 3
            .        .        PUNCT .   punct 1
            """,
            until="attributions",
        )
        outer, inner = at.attributions[0]
        assert outer.cue is not None and inner.cue is not None
        assert outer.source is not None and inner.source is not None
        assert (outer.source.text, outer.cue.text, outer.kind) == ("Oslo", "said", "say")
        assert [head.text for head in outer.content] == ["denies"]
        assert (inner.source.text, inner.cue.text, inner.inside) == ("Sweden", "denies", 0)
        assert [head.text for head in inner.content] == ["spies"]

    def test_according_to(self, read: Read) -> None:
        at = read(
            """
            Talks      talk      NOUN  NNS  nsubj  1
            failed     fail      VERB  VBD  ROOT   1
            ,          ,         PUNCT ,    punct  1
            according  accord    VERB  VBG  prep   1
            to         to        ADP   IN   prep   3
            diplomats  diplomat  NOUN  NNS  pobj   4
            .          .         PUNCT .    punct  1
            """,
            until="attributions",
        )
        [only] = at.attributions[0]
        assert only.source is not None
        assert (only.source.text, [head.text for head in only.content]) == ("diplomats", ["failed"])

    def test_a_speaker_goes_on_in_the_next_quoted_sentence(self, read: Read) -> None:
        at = read(
            """
            “          “         PUNCT ``  punct  6
            We         we        PRON  PRP nsubj  2
            agree      agree     VERB  VBP ccomp  6
            ,          ,         PUNCT ,   punct  6
            ”          ”         PUNCT ''  punct  6
            Oslo       Oslo      PROPN NNP nsubj  6
            said       say       VERB  VBD ROOT   6
            .          .         PUNCT .   punct  6
            “          “         PUNCT ``  punct  10
            They       they      PRON  PRP nsubj  10
            refuse     refuse    VERB  VBP ROOT   10
            .          .         PUNCT .   punct  10
            ”          ”         PUNCT ''  punct  10
            """,
            until="attributions",
        )
        assert [(quote.first, quote.last) for quote in at.quotes] == [(1, 3), (9, 11)]
        [carried] = at.attributions[1]
        assert carried.carried and carried.cue is None
        assert carried.source is None  # whoever spoke last; the references know who that is


class TestReferences:
    def test_pronouns_and_allies(self, read: Read) -> None:
        at = read(
            """
            Chile     Chile    PROPN NNP  nsubj  1
            said      say      VERB  VBD  ROOT   1
            it        it       PRON  PRP  nsubj  6
            and       and      CCONJ CC   cc     2
            its       its      PRON  PRP$ poss   5
            allies    ally     NOUN  NNS  conj   2
            agreed    agree    VERB  VBD  ccomp  1
            .         .        PUNCT .    punct  1
            """,
            until="references",
        )
        assert at.referents is not None
        nodes = at.grown.nodes
        assert at.referents.who(nodes[2]) == ("CHL",)
        assert at.referents.everyone(nodes[2]) == ("CHL", "CHL:allies")

    def test_an_office_stands_for_the_party_of_its_owner(self, read: Read) -> None:
        at = read(
            """
            Serbia     Serbia     PROPN NNP poss   2
            's         's         PART  POS case   0
            president  president  NOUN  NN  nsubj  3
            left       leave      VERB  VBD ROOT   3
            .          .          PUNCT .   punct  3
            He         he         PRON  PRP nsubj  6
            spoke      speak      VERB  VBD ROOT   6
            .          .          PUNCT .   punct  6
            """,
            until="references",
        )
        assert at.referents is not None
        nodes = at.grown.nodes
        assert at.referents.who(nodes[2]) == ("SRB",)
        assert at.referents.voice(nodes[2]) == "Serbia's president"
        assert at.referents.who(nodes[5]) == ("SRB",)

    def test_the_text_binds_a_name_that_no_table_knows(self, read: Read) -> None:
        at = read(
            """
            Chilean   Chilean   ADJ   JJ  amod     3
            minister  minister  NOUN  NN  compound 3
            Ana       Ana       PROPN NNP compound 3
            Quispel   Quispel   PROPN NNP nsubj    4
            left      leave     VERB  VBD ROOT     4
            .         .         PUNCT .   punct    4
            Quispel   Quispel   PROPN NNP nsubj    7
            spoke     speak     VERB  VBD ROOT     7
            .         .         PUNCT .   punct    7
            """,
            until="references",
        )
        assert at.referents is not None
        assert at.referents.who(at.grown.nodes[6]) == ("CHL",)
        assert at.referents.is_person(at.grown.nodes[6])

    def test_a_stranger_stands_for_nobody(self, read: Read) -> None:
        at = read(
            """
            He       he       PRON  PRP nsubj  1
            met      meet     VERB  VBD ROOT   1
            Quispel  Quispel  PROPN NNP dobj   1
            .        .        PUNCT .   punct  1
            """,
            until="references",
        )
        assert at.referents is not None
        assert [at.referents.who(node) for node in at.grown.nodes] == [()] * 4


def talks_broke_off(*when: str) -> str:
    """Write the parse of *Talks broke off …*, with the lines of what follows."""
    rows = ["Talks talk NOUN NNS nsubj 1", "broke break VERB VBD ROOT 1", "off off ADP RP prt 1"]
    return "\n".join([*rows, *when])


class TestDates:
    @pytest.mark.parametrize(
        ("when", "past", "bound"),
        [
            (["on on ADP IN prep 1", "Monday Monday PROPN NNP pobj 3"], "2022-01-31", False),
            (["yesterday yesterday NOUN NN npadvmod 1"], "2022-01-31", False),
            (
                ["last last ADJ JJ amod 4", "week week NOUN NN npadvmod 1"],
                "2022-01-24/2022-01-30",
                False,
            ),
            (
                ["two two NUM CD nummod 4", "days day NOUN NNS npadvmod 5",
                 "ago ago ADV RB advmod 1"],
                "2022-01-30",
                False,
            ),
            (["in in ADP IN prep 1", "2014 2014 NUM CD pobj 3"], "2014", False),
            (["in in ADP IN prep 1", "March March PROPN NNP pobj 3"], "2021-03", False),
            (
                ["on on ADP IN prep 1", "March March PROPN NNP pobj 3", "3 3 NUM CD nummod 4",
                 ", , PUNCT , punct 4", "2020 2020 NUM CD nummod 4"],
                "2020-03-03",
                False,
            ),
            (["since since SCONJ IN prep 1", "2014 2014 NUM CD pobj 3"], "2014", True),
        ],
    )  # fmt: skip
    def test_against_the_date_of_the_report(
        self, read: Read, when: list[str], past: str, bound: bool
    ) -> None:
        at = read(talks_broke_off(*when), until="dates", date="2022-02-01")
        [found] = at.dates[0]
        assert (str(found.past), found.bound) == (past, bound)
        assert found.governor.text == "broke"

    def test_ahead_of_the_report(self, read: Read) -> None:
        written = talks_broke_off("on on ADP IN prep 1", "Friday Friday PROPN NNP pobj 3")
        [found] = read(written, until="dates", date="2022-02-01").dates[0]
        assert (str(found.past), str(found.future)) == ("2022-01-28", "2022-02-04")

    def test_without_a_date_only_what_names_its_year(self, read: Read) -> None:
        monday = talks_broke_off("on on ADP IN prep 1", "Monday Monday PROPN NNP pobj 3")
        assert read(monday, until="dates").dates == [[]]
        year = talks_broke_off("in in ADP IN prep 1", "2014 2014 NUM CD pobj 3")
        assert [str(found.past) for found in read(year, until="dates").dates[0]] == ["2014"]


class TestConditions:
    def test_a_clause(self, read: Read) -> None:
        at = read(
            """
            Iran       Iran      PROPN NNP  nsubj     2
            will       will      AUX   MD   aux       2
            leave      leave     VERB  VB   ROOT      2
            unless     unless    SCONJ IN   mark      6
            sanctions  sanction  NOUN  NNS  nsubjpass 6
            are        be        AUX   VBP  auxpass   6
            lifted     lift      VERB  VBN  advcl     2
            .          .         PUNCT .    punct     2
            """,
            until="conditions",
        )
        [found] = at.conditions[0]
        assert at.grown.span(found.first, found.last) == "sanctions are lifted"
        assert (found.connective, found.governor.text) == ("unless", "leave")

    def test_a_noun(self, read: Read) -> None:
        at = read(
            """
            Chad       Chad      PROPN NNP  nsubj 1
            offered    offer     VERB  VBD  ROOT  1
            talks      talk      NOUN  NNS  dobj  1
            in         in        ADP   IN   prep  1
            return     return    NOUN  NN   pobj  3
            for        for       ADP   IN   prep  4
            aid        aid       NOUN  NN   pobj  5
            .          .         PUNCT .    punct 1
            """,
            until="conditions",
        )
        [found] = at.conditions[0]
        assert at.grown.span(found.first, found.last) == "aid"
        assert (found.connective, found.governor.text) == ("in return for", "offered")

    def test_a_question_is_none(self, read: Read) -> None:
        at = read(
            """
            They       they      PRON  PRP  nsubj 1
            asked      ask       VERB  VBD  ROOT  1
            when       when      SCONJ WRB  advmod 4
            talks      talk      NOUN  NNS  nsubj 4
            begin      begin     VERB  VBP  ccomp 1
            .          .         PUNCT .    punct 1
            """,
            until="conditions",
        )
        assert at.conditions == [[]]


class TestMoves:
    def test_from_all_the_layers_before(self, read: Read) -> None:
        [move] = read(DEMAND).moves
        assert (move.actor, move.act, move.target) == (("IRN",), "demand", ("IRQ",))
        assert move.matter is not None and move.matter.endswith("withdraw its troops")
        assert move.evidence == "Iran demanded that Iraq withdraw its troops"
        assert (move.sentence, move.start) == (1, 0)

    def test_none_without_a_party(self, read: Read) -> None:
        assert read(DEMAND.replace("Iran ", "Bob ").replace("Iraq ", "Eve ")).moves == []

    def test_nothing_is_read_in_nothing(self, stages: Language) -> None:
        assert stages("")._.moves == ()
        assert stages(" \n ")._.moves == ()


SENTENCE = "Iran rejected the French proposal on Monday unless sanctions are lifted."


@pytest.fixture(scope="module")
def own() -> Language:
    """Give a pipeline of one's own with everything as one component."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("standoff")
    return nlp


class TestOneComponent:
    def test_the_moves_of_a_document(self, own: Language) -> None:
        doc = own.make_doc(SENTENCE)
        doc._.report_id, doc._.report_date = "plan", "2022-02-01"
        moves = own(doc)._.moves
        report = Report(id="plan", text=SENTENCE, date="2022-02-01")
        assert moves == standoff.load().read(report).moves
        assert {move.when for move in moves if move.act == "reject"} == {"2022-01-31"}
        assert {move.report for move in moves} == {"plan"}
        for move in moves:
            assert doc.text[move.start : move.end] == move.evidence

    def test_every_document_is_a_report_by_itself(self, own: Language) -> None:
        texts = [SENTENCE, "It rejected the plan.", SENTENCE, "The two sides agreed."]
        found = [doc._.moves for doc in own.pipe(texts)]
        assert found == [own(text)._.moves for text in texts]
        assert found[0] == found[2] != ()

    def test_a_second_run_adds_nothing(self, own: Language) -> None:
        doc = own(SENTENCE)
        before = doc._.moves
        assert own(doc)._.moves == before

    def test_a_document_can_be_stored_and_copied(self, own: Language) -> None:
        doc = own(SENTENCE)
        assert Doc(own.vocab).from_bytes(doc.to_bytes()).text == SENTENCE
        assert len(DocBin(docs=[doc], store_user_data=True)) == 1
        assert doc.copy()._.moves == doc._.moves

    def test_the_components_one_by_one_give_the_same(self, own: Language) -> None:
        nlp = spacy.load(MODEL, exclude=["ner"])
        for stage in STAGES:
            nlp.add_pipe(stage)
        assert nlp(SENTENCE)._.moves == own(SENTENCE)._.moves

    def test_what_it_needs_and_gives_is_declared(self, own: Language) -> None:
        analysis: dict[str, Any] = own.analyze_pipes() or {}
        # spaCy's own attribute_ruler, which sets it, declares nothing
        assert set(analysis["problems"]["standoff"]) <= {"token.pos"}
        assert "doc._.moves" in analysis["attrs"]


class TestConfig:
    def test_a_pipeline_can_be_made_from_its_config(self, tmp_path: Path) -> None:
        tables = tmp_path / "tables"
        tables.mkdir()
        nlp = spacy.blank("en")
        nlp.add_pipe("standoff_sentences")
        for stage in STAGES:
            nlp.add_pipe(stage)
        nlp.add_pipe("standoff", config={"tables": str(tables)})
        again = English.from_config(nlp.config.from_str(nlp.config.to_str()))
        assert again.pipe_names == nlp.pipe_names
        assert again.config["components"] == nlp.config["components"]
        assert again.get_pipe_config("standoff")["tables"] == str(tables)

    def test_it_is_the_same_after_storing(self, stages: Language, tmp_path: Path) -> None:
        stages.to_disk(tmp_path)
        again = spacy.load(tmp_path)
        assert again.config["components"] == stages.config["components"]
        doc = again.get_pipe("standoff_parties")(parsed(again, DEMAND))
        found = layers_of(doc).found
        assert found is not None and {name.party for name in found.names.values()} == {"IRN", "IRQ"}

    def test_spacy_finds_every_component_without_an_import(self) -> None:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
        listed = project["project"]["entry-points"]["spacy_factories"]
        assert listed.keys() == {"standoff", "standoff_sentences", *STAGES}

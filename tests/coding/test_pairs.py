from __future__ import annotations

from pathlib import Path

import pytest

from standoff.coding.pairs import Pair, load_pairs, read_pairs
from standoff.errors import InputError

HEADER = "uid\tsentence\tsource\ttarget\troot"


def test_columns_may_stand_in_any_order() -> None:
    (pair,) = read_pairs(["target\tsource\tsentence", "Minsk\tOslo\tOslo sued Minsk."])
    assert pair == Pair(uid="2", sentence="Oslo sued Minsk.", source="Oslo", target="Minsk")


def test_other_columns_are_passed_over() -> None:
    (pair,) = read_pairs([HEADER, "7\tOslo sued Minsk.\tOslo\tMinsk\tACCUSE"])
    assert isinstance(pair, Pair)
    assert pair.uid == "7"


def test_cells_may_be_quoted_as_spreadsheets_do() -> None:
    lines = ["sentence\tsource\ttarget", '"Oslo said ""no"" to Minsk."\tOslo\tMinsk']
    (pair,) = read_pairs(lines)
    assert isinstance(pair, Pair)
    assert pair.sentence == 'Oslo said "no" to Minsk.'


def test_a_quotation_at_both_ends_is_left_alone() -> None:
    lines = ["sentence\tsource\ttarget", '"No," said Oslo to Minsk, "never."\tOslo\tMinsk']
    (pair,) = read_pairs(lines)
    assert isinstance(pair, Pair)
    assert pair.sentence.startswith('"No,"')


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Oslo sued Minsk.\tOslo", "p.tsv, line 3: 2 cells, where the first line names 3"),
        ("Oslo sued Minsk.\tOslo\t", "p.tsv, line 3: the target is empty"),
    ],
)
def test_a_bad_line_is_named_and_stops_no_other(line: str, message: str) -> None:
    good = "Oslo sued Minsk.\tOslo\tMinsk"
    one, bad, two = read_pairs(["sentence\tsource\ttarget", good, line, good], "p.tsv")
    assert isinstance(one, Pair) and isinstance(two, Pair)
    assert isinstance(bad, InputError)
    assert str(bad).startswith(message)


def test_a_header_without_a_column_says_which() -> None:
    with pytest.raises(InputError, match="line 1: no column 'target'"):
        list(read_pairs(["sentence\tsource", "a\tb"]))


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the path"):
        load_pairs(str(tmp_path / "none.tsv"))
    empty = tmp_path / "empty.tsv"
    empty.write_text("\n")
    with pytest.raises(InputError, match="no text"):
        load_pairs(str(empty))
    odd = tmp_path / "odd.tsv"
    odd.write_bytes(b"sentence\tsource\ttarget\n\xff\t\t\n")
    with pytest.raises(InputError, match="line 2: not UTF-8"):
        load_pairs(str(odd))

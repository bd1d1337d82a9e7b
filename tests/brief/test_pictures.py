"""What the pictures show, and where they put it."""

from __future__ import annotations

from typing import Any

from aegean_reports import MOVES, composed
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samples import move, report
from standoff.brief.chart import chart
from standoff.brief.network import PARTIES, left_out, network, uncrossed
from standoff.brief.records import Brief, Sort
from standoff.brief.timeline import COLUMNS, EARLIER, UNDATED, order

SVG = "{http://www.w3.org/2000/svg}"


def tree(picture: object) -> Any:
    return etree.fromstring(str(picture))


def test_an_arrow_for_each_tie_as_thick_as_its_moves(aegean: Brief) -> None:
    svg = tree(network(aegean.ties, aegean.names))
    paths = [one for one in svg.iter(f"{SVG}path") if "tie" in one.get("class")]
    titles = {one.find(f"{SVG}title").text: float(one.get("stroke-width")) for one in paths}
    assert len(paths) == len(aegean.ties)
    assert (
        titles["Turkey → Greece, conflict in words: 2 moves"]
        > (titles["France → Greece, cooperation in words: 1 move"])
    )


def test_the_sort_is_in_the_colour_and_the_dashes(aegean: Brief) -> None:
    svg = tree(network(aegean.ties, aegean.names))
    classes = {
        one.find(f"{SVG}title").text: one.get("class") for one in svg.iter(f"{SVG}path") if len(one)
    }
    assert classes["France → Greece, cooperation in words: 1 move"] == "tie kind word"
    assert classes["Greece → Turkey, conflict in words: 3 moves"] == "tie hard word"


def test_too_many_parties_are_counted() -> None:
    codes = ["RUS", "USA", "CHN", "FRA", "GBR", "DEU", "ITA", "ESP", "POL", "UKR", "TUR", "GRC",
             "EGY", "SDN", "ETH", "KEN"]  # fmt: skip
    about = report(text=" ".join(f"says{number}" for number in range(len(codes))))
    moves = [
        move(about, f"says{number}", actor=(code,), target=("IRN",))
        for number, code in enumerate(codes)
    ]
    made = composed(moves, [about])
    svg = tree(network(made.ties, made.names))
    assert len(list(svg.iter(f"{SVG}circle"))) == PARTIES
    assert left_out(made.ties) == len(codes) + 1 - PARTIES


pairs = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG")), max_size=10)


@given(pairs, st.permutations("ABCDEFG"))
def test_the_order_around_the_circle_depends_on_the_ties_alone(
    ties: list[tuple[str, str]], codes: list[str]
) -> None:
    ties = [(one, other) for one, other in ties if one != other]
    placed = uncrossed(codes, ties)
    assert sorted(placed) == sorted(codes)
    assert placed == uncrossed(sorted(codes), ties[::-1])


def test_every_move_is_a_mark_that_leads_to_its_words(aegean: Brief) -> None:
    svg = tree(chart(aegean.spots, aegean.names))
    links = {one.get("href") for one in svg.iter(f"{SVG}a")}
    assert links == {f"#m-{one.id}" for one in MOVES}


def test_marks_differ_in_shape(aegean: Brief) -> None:
    svg = tree(chart(aegean.spots, aegean.names))
    hard = [spot for spot in aegean.spots if spot.quote.sort in (Sort.HARD_WORD, Sort.HARD_DEED)]
    assert len(list(svg.iter(f"{SVG}rect"))) == len(hard)


def test_columns_become_months_and_years_where_there_are_too_many() -> None:
    days = [f"2020-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 20)]
    assert columns(days) == ["2020-01", "2020-02"]
    assert columns(days[:3]) == days[:3]
    years = [f"{year}" for year in range(1980, 2020)]
    found = columns(years)
    assert found[0] == EARLIER
    assert found[1:] == years[-COLUMNS:]


def test_what_has_no_date_comes_last() -> None:
    assert columns(["2020-01-01", None]) == ["2020-01-01", UNDATED]
    assert columns(["2020-01-01/2020-01-04"]) == ["2020-01-01"]


def columns(dates: list[str | None]) -> list[str]:
    about = report(text=" ".join(f"says{number}x" for number in range(len(dates))), date=None)
    moves = [move(about, f"says{number}x", when=when) for number, when in enumerate(dates)]
    return order(spot.column for spot in composed(moves, [about]).spots)

"""Pictures of the network: nobody is lost, no line runs behind a card, many are folded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relcon.figures.cast import ALONE, MOST
from relcon.figures.layers import CARD_HEIGHT, CARD_WIDTH, SMALL_HEIGHT
from relcon.figures.network_map import Drawn, NetworkMap
from relcon.figures.routes import on
from relcon.records.matter import Matter
from tests.helpers.generated import Size, generated
from tests.helpers.matters import matter, read_matter
from tests.helpers.pictured import Pictured
from tests.real.networks import rows, sections

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"


@pytest.fixture(scope="module")
def riverside() -> Pictured:
    return Pictured.of(read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml"))


@pytest.fixture(scope="module", params=[(6, 20), (14, 80), (40, 300), (41, 300), (150, 1000)], ids=str)
def drawn_at_random(request: pytest.FixtureRequest) -> Pictured:
    people, events = request.param
    return Pictured.of(generated(Size(people, events, admissions=2), seed=people))


def overrun(picture: NetworkMap) -> Iterator[tuple[str, str, str]]:
    """Yield the lines that run over a card at which they do not end."""
    half = {card.id: (SMALL_HEIGHT if card.small else CARD_HEIGHT) / 2 for card in picture.cards}
    for one in picture.lines:
        points = list(sampled(picture, one))
        for id, (column, middle) in picture.at.items():
            left = picture.left(column)
            if id not in (one.line.source, one.line.target) and any(
                left <= x <= left + CARD_WIDTH and abs(y - middle) <= half[id] for x, y in points
            ):
                yield one.line.source, one.line.target, id


def sampled(picture: NetworkMap, one: Drawn) -> Iterator[tuple[float, float]]:
    points = picture.curve(one).points
    for n in range(0, len(points) - 1, 3):
        yield from (on(points[n : n + 4], part / 24) for part in range(25))


def pictures(given: Pictured, most: int = 5) -> Iterator[NetworkMap]:
    for id in list(given.people)[:most]:
        yield given.world(id)
        yield given.all(id)


def test_no_line_runs_behind_a_card(riverside: Pictured) -> None:
    assert [found for picture in pictures(riverside, 21) for found in overrun(picture)] == []


def test_no_line_runs_behind_a_card_of_a_matter_drawn_at_random(drawn_at_random: Pictured) -> None:
    assert [found for picture in pictures(drawn_at_random) for found in overrun(picture)] == []


def test_no_two_cards_of_a_column_touch(drawn_at_random: Pictured) -> None:
    for picture in pictures(drawn_at_random, 4):
        half = {card.id: (SMALL_HEIGHT if card.small else CARD_HEIGHT) / 2 for card in picture.cards}
        for one, (column, y) in picture.at.items():
            for other, (there, below) in picture.at.items():
                assert one == other or column != there or abs(y - below) >= half[one] + half[other] + 6


def test_a_line_ends_at_the_sides_of_its_two_cards(riverside: Pictured) -> None:
    for picture in pictures(riverside, 21):
        for one in picture.lines:
            for id, height in ((one.route.left, one.route.heights[0]), (one.route.right, one.route.heights[-1])):
                half = (SMALL_HEIGHT if next(c for c in picture.cards if c.id == id).small else CARD_HEIGHT) / 2
                assert abs(height - picture.at[id][1]) <= half
            assert one.route.back == (one.route.right == one.line.source)


def test_up_to_forty_people_everybody_has_a_card_and_every_link_a_line(riverside: Pictured) -> None:
    picture = riverside.all("dunn")
    assert {card.people for card in picture.cards} == {(id,) for id in riverside.people}
    assert sorted(n for one in picture.lines for n in one.links) == list(range(len(riverside.linked)))


def test_a_persons_world_holds_whoever_the_person_is_linked_with(riverside: Pictured) -> None:
    for id in riverside.people:
        shown = {card.id: card for card in riverside.world(id).cards}
        linked = {
            one.target if one.source == id else one.source for one in riverside.linked if id in (one.source, one.target)
        }
        assert {id, *linked} <= set(shown)
        assert not any(shown[one].small for one in (id, *linked))


def test_nobody_is_near_through_an_officer_or_a_customer(riverside: Pictured) -> None:
    """Sato's dealings with the undercover officer do not bring Sato into Dunn's world."""
    assert "uco" in {card.id for card in riverside.world("dunn").cards}
    assert "sato" not in {card.id for card in riverside.world("dunn").cards}


def test_of_many_people_everybody_is_on_one_card(drawn_at_random: Pictured) -> None:
    for id in list(drawn_at_random.people)[:6]:
        picture = drawn_at_random.all(id)
        held = [one for card in (*picture.cards, *picture.shelf) for one in card.people]
        assert sorted(held) == sorted(drawn_at_random.people)
        assert len(picture.cards) <= MOST
        assert any(card.people == (id,) for card in picture.cards)


def test_of_a_large_world_at_most_seven_stand_alone() -> None:
    people = [{"id": f"p{n}", "name": f"P {n}", "status": "uncharged"} for n in range(60)]
    contacts = [
        {
            "id": f"c{n}",
            "between": ["p0", f"p{n}"],
            "medium": "call",
            "first": "2025-01-01",
            "last": "2025-01-02",
            "count": "1",
        }
        for n in range(1, 60)
    ]
    picture = Pictured.of(matter({"people": people, "contacts": contacts})).world("p0")
    alone = [card for card in picture.cards if len(card.people) == 1 and card.id != "p0"]
    assert len(alone) == ALONE
    assert sum(len(card.people) for card in picture.cards) == 60


@pytest.mark.parametrize("name", ["caviar/caviar_edges_by_phase.csv", "montagna/montagna_phone_edges.csv"])
def test_real_networks_have_no_line_behind_a_card(shared: Path, name: str) -> None:
    given = Pictured.of(_real(shared, name))
    assert len(given.people) > MOST
    assert [found for picture in pictures(given, 8) for found in overrun(picture)] == []


def _real(shared: Path, name: str) -> Matter:
    return matter(sections(rows(shared, name), lambda _: "calls"))

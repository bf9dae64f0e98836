"""Role on the page: what the engine answers, for whom it may be shown, and the measures under their warning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.network.measures import measures
from relcon.records.matter import Matter
from relcon.results.roles import Shown
from relcon.views.build import blocks
from relcon.views.roles import LETTERS
from tests.helpers.roles import roles
from tests.views.conftest import Blocks

WHO = ("salas", "pike", "dunn")


def role(data: dict[str, Any], defendant: str, position: str) -> dict[str, Any]:
    found: dict[str, Any] = data["roles"][data["role_of"][defendant][position]]
    return found


def items(found: Iterable[Shown]) -> list[str]:
    """Return what the page shows of items: the first six, dates in words."""
    return [words.in_prose(one.text) for one in found][:6]


def said(data: dict[str, Any], numbers: list[int]) -> list[str]:
    return [data["texts"][data["shown"][number][0]] for number in numbers]


@pytest.mark.parametrize("defendant", WHO)
def test_counsels_page_has_the_engines_role_on_the_record(counsel: Blocks, matter: Matter, defendant: str) -> None:
    data = counsel[0]
    texts = data["texts"]
    for position in POSITIONS:
        answer, shown = roles(matter, defendant, position), role(data, defendant, position)
        up, down = answer.aggravating, answer.mitigating
        assert shown["up"] == [up.levels, up.reading, texts.index(up.why)]
        assert shown["down"][:2] == [down.levels, down.door or ""]
        assert shown["open"] == [up.open, down.open]
        assert said(data, shown["not_control"]) == items(up.not_control)
        factors = [[texts[name], said(data, a), said(data, b)] for name, a, b in shown["up_factors"]]
        wanted = [
            [
                one.name,
                items(one.for_),
                items(one.against),
            ]
            for one in up.factors
        ]
        assert factors == [one for one in wanted if one[1] or one[2]]
        assert [row[4] for row in shown["cliff"]] == [one.months_above_none for one in answer.cliff.if_all_disclosed]


def test_records_of_an_item_are_rows_of_the_page(counsel: Blocks) -> None:
    data = counsel[0]
    control = role(data, "salas", "psr")["control"]
    first = data["shown"][control[0]]
    assert [data["records"][row]["id"] for row in first[1:]] == ["au-salas-ortega"]


def test_the_comparison_is_the_engines_a_letter_a_factor(counsel: Blocks, matter: Matter) -> None:
    data = counsel[0]
    answer = roles(matter, "pike", "psr").mitigating.direct.comparators[0]
    what, factors, *rows = data["compared"][role(data, "pike", "psr")["compared"][0]]
    names = data["texts"][factors].split(", ")
    assert data["texts"][what] == answer.what
    assert [data["people"][n]["id"] for n, _ in rows] == [one.person for one in answer.others]
    for (_, letters), other in zip(rows, answer.others, strict=True):
        assert letters == "".join(LETTERS[other.by_factor[name]] for name in names)


def test_measures_are_in_counsels_copy_alone_under_their_warning(
    counsel: Blocks, client: Blocks, court: Blocks, matter: Matter
) -> None:
    shown, found = counsel[0]["measures"], measures(matter)
    assert shown["warning"].startswith("No level and no tier rests on anything here.")
    assert shown["people"]["dunn"][:3] == [3, 443, found.people["dunn"].betweenness]
    assert any("reads as the line of that person" in text for text in shown["collected"])
    joint = blocks(matter, "joint-defense")[0]
    for data in (client[0], court[0], joint):
        assert "measures" not in data
        assert "betweenness" not in json.dumps(data)


def test_any_other_copy_has_levels_and_their_reason_and_no_more(client: Blocks, court: Blocks) -> None:
    for data in (client[0], court[0]):
        assert {name for one in data["roles"] for name in one} == {"up", "down"}
        assert (data["shown"], data["compared"]) == ([], [])
    assert {position for of in court[0]["role_of"].values() for position in of} == {"defense"}


def test_levels_in_a_copy_are_those_of_its_own_worksheet(client: Blocks, court: Blocks) -> None:
    for data, world in ((client[0], "silent"), (court[0], "record")):
        for defendant, by in data["role_of"].items():
            for position, number in by.items():
                worksheet = data["answers"][data["computed"][world][position][defendant][0]]["role"]
                shown = data["roles"][number]
                assert (shown["up"][0], shown["down"][0]) == (worksheet["aggravating"], worksheet["mitigating"])


def test_whoever_is_hidden_has_no_role_no_reason_and_is_in_nobodys(client: Blocks) -> None:
    data = client[0]
    hidden = {one["id"] for one in data["people"] if one["name"].startswith("Person ")}
    assert hidden
    assert hidden.isdisjoint(data["role_of"])
    assert hidden.isdisjoint(data["tier_says"])
    assert {one["tier_why"] for one in data["people"] if one["id"] in hidden} == {""}
    told = [data["texts"][n] for says in data["tier_says"].values() for n in says]
    told += [data["texts"][one[part][2]] for one in data["roles"] for part in ("up", "down")]
    told += [one["tier_why"] for one in data["people"]]
    assert not [text for text in told for id in hidden if id in text.replace(",", " ").split()]


def test_contested_records_place_nobody_in_a_copy_for_others(counsel: Blocks, court: Blocks) -> None:
    def says(data: dict[str, Any], id: str) -> str:
        return " ".join(data["texts"][n] for n in data["tier_says"].get(id, ()))

    assert "contested" in says(counsel[0], "bell")  # only the government asserts that Bell directs the runner
    assert "au-bell-runner" not in says(court[0], "bell")

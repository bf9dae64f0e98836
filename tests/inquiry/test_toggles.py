from __future__ import annotations

from pathlib import Path

import pytest

from relcon import api
from relcon.inquiry.toggles import UnknownToggle, switched_off, toggle, toggles
from relcon.records.matter import Matter
from tests.helpers.matters import case, read_yaml


@pytest.fixture(scope="module")
def small() -> Matter:
    return case(**read_yaml(Path(__file__).with_name("moves.yaml"))["matter"])


@pytest.mark.parametrize(
    ("id", "kind", "off"),
    [
        ("lab-1", "exhibit", ("lab-1",)),
        ("ci", "witness", ("ci-1", "ci-2")),
        ("e1", "fact", ("e1",)),
        ("j1", "finding", ("j1",)),
        ("k1", "lot", ("e3",)),  # e3 is on k1/a, a part of k1
    ],
)
def test_what_a_toggle_takes_out(small: Matter, id: str, kind: str, off: tuple[str, ...]) -> None:
    found = toggle(small, id)
    assert (found.kind, found.off) == (kind, off)


def test_leaves_are_of_exhibits_or_of_records(small: Matter) -> None:
    assert toggle(small, "ci").leaves == {"ev[ci-1]", "ev[ci-2]"}
    assert toggle(small, "k1").leaves == {"on[e3]"}


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("lab-2", 'no exhibit, witness, fact, finding or lot "lab-2"'),
        ("smith", "smith: this person is the speaker of no exhibit"),
        ("k2", "k2: no event is on that lot"),
        ("flat", "flat: nothing can be left out under this id: it is of kind place"),
    ],
)
def test_what_is_no_toggle_is_said(small: Matter, id: str, said: str) -> None:
    with pytest.raises(UnknownToggle) as caught:
        toggle(small, id)
    assert str(caught.value) == said
    assert "lab-1" in caught.value.allowed
    assert "smith" not in caught.value.allowed


def test_all_toggles_stand_in_the_order_of_the_file(small: Matter) -> None:
    assert [one.id for one in toggles(small)] == [
        *("buy-1", "buy-2", "ci-1", "ci-2", "lab-1", "search-1", "k1", "ci"),
        *("e1", "e2", "e3", "e4", "f1", "g1", "j1"),
    ]
    assert switched_off([toggle(small, "ci"), toggle(small, "e2")]) == {"ci-1", "ci-2", "e2"}


def test_the_exposure_names_what_was_left_out(small: Matter) -> None:
    found = api.exposure(small, defendants=["smith"], positions=["psr"], without=["ci", "e1", "ci"])
    assert found.defendants["smith"].positions["psr"].quantities == {"cocaine": "1600"}  # 2,300 - 300 - 400
    assert found.receipt.options["without"] == {"ci": "witness: ci-1, ci-2", "e1": "fact: e1"}
    assert "without" not in api.exposure(small, defendants=["smith"]).receipt.options


def test_the_exposure_refuses_an_unknown_id(small: Matter) -> None:
    with pytest.raises(UnknownToggle):
        api.exposure(small, without=["lab-2"])

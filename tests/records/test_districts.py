"""The 94 federal district courts and their circuits (28 U.S.C. §41)."""

from __future__ import annotations

from collections import Counter

from relcon.records.matter import CIRCUITS, circuit_of, districts


def test_there_are_ninety_four_courts_in_twelve_circuits() -> None:
    assert len(districts()) == 94
    # The states of each circuit by their number of districts.
    assert Counter(court.circuit for court in districts().values()) == {
        "1": 5,
        "2": 6,  # Connecticut 1, New York 4, Vermont 1
        "3": 6,  # Delaware 1, New Jersey 1, Pennsylvania 3, Virgin Islands 1
        "4": 9,  # Maryland 1, North Carolina 3, South Carolina 1, Virginia 2, West Virginia 2
        "5": 9,  # Louisiana 3, Mississippi 2, Texas 4
        "6": 9,  # Kentucky 2, Michigan 2, Ohio 2, Tennessee 3
        "7": 7,  # Illinois 3, Indiana 2, Wisconsin 2
        "8": 10,  # Arkansas 2, Iowa 2, Minnesota 1, Missouri 2, Nebraska 1, the Dakotas 2
        "9": 15,  # California 4, Washington 2, and one each of nine more, Guam and the N. Mariana Islands among them
        "10": 8,  # Colorado 1, Kansas 1, New Mexico 1, Oklahoma 3, Utah 1, Wyoming 1
        "11": 9,  # Alabama 3, Florida 3, Georgia 3
        "dc": 1,
    }
    assert {court.circuit for court in districts().values()} == set(CIRCUITS)


def test_a_court_id_gives_its_circuit() -> None:
    assert circuit_of("ilnd") == "7"
    assert circuit_of("nysd") == "2"
    assert circuit_of("prd") == "1"
    assert circuit_of("xyz") is None

"""What the worksheet says beside its lines: shares by letter, and the letter's terms with what they move."""

from __future__ import annotations

from typing import Any

from relcon import api
from relcon.records.matter import Matter
from tests.views.conftest import Blocks

Sheet = dict[str, Any]


def shares(sheet: Sheet, world: str, position: str, defendant: str) -> dict[str, str]:
    return dict(sheet["shares"][sheet["of"][world][position][defendant]])


def test_the_weight_is_the_sum_of_own_acts_and_of_the_activity(counsel: Blocks) -> None:
    """Worked: 2,750 g of own acts and 546 g of the activity, 0.2 kg to the gram; together the 659.2 kg that count."""
    told = shares(counsel[0]["worksheet"], "silent", "psr", "dunn")
    assert (told["O"], told["J"]) == ("550 kg", "109.2 kg")


def test_contested_is_what_the_ceiling_counts_beyond(counsel: Blocks, matter: Matter) -> None:
    """4,664 kg count at the Ceiling and 659.2 in Middle: the difference is 4,005 kg."""
    told = shares(counsel[0]["worksheet"], "silent", "psr", "dunn")
    ceiling = api.exposure(matter).defendants["dunn"].positions["government"].converted_grams
    assert ceiling is not None
    assert abs(float(ceiling) / 1000 - 659.2 - float(told["C"].removesuffix(" kg").replace(",", ""))) < 1


def test_a_copy_for_others_has_no_share_that_does_not_count_and_no_letter(court: Blocks) -> None:
    sheet = court[0]["worksheet"]
    assert {letter for one in sheet["shares"] for letter, _ in one} == {"O", "J"}
    assert "letters" not in sheet


def test_the_letters_terms_move_what_the_simulation_says(counsel: Blocks, matter: Matter) -> None:
    clauses = [one for one in api.simulate(matter).clauses if not one.together]
    wanted = set()
    for one in clauses:
        ((_, word),) = one.otherwise.items()
        for complete, worlds in ((False, one.worlds), (True, one.if_complete)):
            for world, cells in worlds.items():
                for position, cell in cells.items():
                    if ":" not in world:
                        ends = (cell.low_end, cell.otherwise, cell.by_table, cell.by_table_otherwise)
                        wanted.add((world, position, word, *ends, complete))
    told = {
        (world, position, *cell)
        for letter in counsel[0]["worksheet"]["letters"]
        for term in letter["terms"]
        for world, positions in term["moves"].items()
        for position, cells in positions.items()
        for cell in cells
    }
    assert told == wanted
    assert told

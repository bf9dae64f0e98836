"""The data of Decide: bars are the answers' own, masks what counts in an outcome, terms what another reading moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from relcon.figures.decide import along
from relcon.proffer.admissions.switches import switches
from relcon.proffer.proffer_run import proffer_run
from relcon.records.matter import Matter
from relcon.results.switches import Switches
from tests.views.conftest import Blocks

FIELDS = ("text", "low", "high", "table_low", "table_high", "minimum", "lifted")


def shown(data: dict[str, Any]) -> list[str]:
    """Return the outcomes that have a row; the record alone without outcomes."""
    return [data["worlds"][n]["id"] for n in data["decide"]["rows"]] or list(data["computed"])[:1]


def bars(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield every bar: whose, itself, and the answer that it shows."""
    decide = data["decide"]
    for person, rows in decide["bar_of"].items():
        for world, row in zip(shown(data), rows, strict=True):
            for position, number in zip(data["positions"], row, strict=True):
                bar = dict(zip(FIELDS, decide["bars"][number], strict=True))
                yield person, bar, data["answers"][data["computed"][world][position["id"]][person][0]]


def test_a_bar_shows_its_answer_on_the_axis(counsel: Blocks, court: Blocks) -> None:
    for data in (counsel[0], court[0]):
        found = list(bars(data))
        assert found
        for person, bar, answer in found:
            end = data["decide"]["ends"][person]
            low, high = answer.get("whole") or answer["range"] or (None, None)
            assert bar["text"] == answer["said"]["months"]
            assert bar["low"] == (None if low is None else along(low, end))
            assert bar["high"] == (None if high is None else along(high, end))
            assert bar["lifted"] is answer["said"].get("lifted", False)
            assert bar["minimum"] == (along(answer["minimum"], end) if answer["minimum"] else None)


def test_what_counts_under_the_letter_is_a_mask(counsel: Blocks) -> None:
    """Riverside: a1 was known, a3 narrows, a8 has another source; all else is out of the range by the letter."""
    bits = counsel[1]["bits"] if counsel[1] else ()
    for position in ("defense", "psr", "government"):
        counted = counsel[0]["decide"]["counted"][position]
        assert [bit for n, bit in enumerate(bits) if counted["protected"] >> n & 1] == ["a1", "a3", "a8"]
        assert counted["silent"] == counted["trial"] == 0
        assert counted["unprotected"] == (1 << len(bits)) - 1


def test_the_mask_comes_to_the_outcomes_own_weight(counsel: Blocks, matter: Matter) -> None:
    found: Switches = switches(proffer_run(matter))
    data = counsel[0]
    for position, worlds in data["decide"]["counted"].items():
        for world, mask in worlds.items():
            answer = data["answers"][data["computed"][world][position]["dunn"][0]]
            counted = found.short_of_complete((position, "unprotected", "dunn"), mask)
            if world not in ("derivative", "leak"):  # in these others bring more than is said
                assert counted[1] == answer["converted_grams"], (position, world)


def test_a_row_turns_first_on_the_term_that_moves_most(counsel: Blocks) -> None:
    """Middle, letter honored: 120 as it stands; 46 if the session counts for (f)(5) and all is told."""
    decide = counsel[0]["decide"]
    row, middle = shown(counsel[0]).index("protected"), 1
    (number, to, which), *rest = decide["turns"]["dunn"][row][middle]
    said = decide["turn_texts"][number]
    assert (said, to) == ("letter silent on safety-valve credit; 46 if “yes” and all is told", "term")
    assert ["Proffer, letter honored", "Middle", "120", "46"] in decide["terms"][which]["moves"]
    assert [decide["turn_texts"][one[0]] for one in rest] == ["safety valve: only (f)(5) is missing"]


def test_nobody_turns_on_more_than_two_things(counsel: Blocks) -> None:
    turns = counsel[0]["decide"]["turns"]
    assert max(len(cell) for rows in turns.values() for row in rows for cell in row) == 2


def test_a_filing_has_one_bar_for_each_defendant_and_nothing_it_turns_on(court: Blocks) -> None:
    decide = court[0]["decide"]
    assert decide["rows"] == []
    assert all(len(rows) == 1 and len(rows[0]) == 1 for rows in decide["bar_of"].values())
    assert not {"turns", "turn_texts", "terms", "counted", "own"} & decide.keys()


def test_the_clients_copy_has_no_reading_of_the_letter(client: Blocks) -> None:
    assert "terms" not in client[0]["decide"]
    assert {
        one[1] for rows in client[0]["decide"]["turns"].values() for row in rows for cell in row for one in cell
    } <= {
        "worksheet",
        "answers",
    }

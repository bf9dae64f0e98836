"""Calls read row by row: what is counted, for whom, on which day, and what is not."""

from __future__ import annotations

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import run, undo
from relcon.reading.problems import InputError
from tests.importing.calls.conftest import HEAD, Calls
from tests.importing.conftest import fates

DUNN, LATER, REYES, BOTH, NOBODY = (f"312-555-010{digit}" for digit in range(1, 6))
GOOD = f"2025-06-01 10:00:00,{DUNN},{REYES},60,Voice\n"


def test_calls_and_texts_become_contacts_by_pair_and_medium(calls: Calls) -> None:
    calls.tolls(GOOD + f"2025-06-03 11:00,{REYES},{DUNN},1,Voice\n2025-06-02 11:00,{DUNN},{NOBODY},,SMS\n")
    assert calls.contacts == {
        "c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-03", 2),
        "c-tolls-13125550105-dunn-text": ("2025-06-02", "2025-06-02", 1),
    }


def test_a_number_belongs_to_who_claims_it_on_that_day_in_the_matter_s_zone(calls: Calls) -> None:
    rows = (
        f"2025-06-08 04:30:00,{DUNN},{REYES},60,Voice\n"  # 23:30 on the 7th in Chicago: still claimed
        f"2025-06-08 05:30:00,{DUNN},{REYES},60,Voice\n"  # 00:30 on the 8th: claimed no more
        f"2025-06-08 05:40:00,{LATER},{REYES},60,Voice\n"
        f"2025-06-08 05:50:00,{BOTH},{REYES},60,Voice\n"  # two people claim it
    )
    calls.tolls(rows, tz="UTC")
    assert calls.contacts == {
        "c-tolls-dunn-reyes-call": ("2025-06-07", "2025-06-08", 2),
        "c-tolls-13125550101-reyes-call": ("2025-06-08", "2025-06-08", 1),
        "c-tolls-13125550104-reyes-call": ("2025-06-08", "2025-06-08", 1),
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"2025-06-02 10:00,{DUNN},{REYES},0,Voice", "zero_seconds"),
        (f"2025-06-02 10:00,{DUNN},{REYES},60,Data", "data"),
        (f"2025-06-02 10:00,{DUNN},72345,60,Voice", "service_number"),
        (f"2025-06-02 10:00,{DUNN},(312) 555-0199,60,Voice", "service_number"),
        (f"2025-06-02 10:00,{DUNN},{DUNN},60,Voice", "same_person"),
        (f"2025-06-02 10:00,{DUNN},Restricted,60,Voice", "no_number"),
        (f"2025-06-02 10:00,,{REYES},60,Voice", "no_number"),
        (f"unknown,{DUNN},{REYES},60,Voice", "undated"),
        (f"2025-06-02 10:00,{DUNN},555-0142,60,Voice", "bad_number"),
        (f"2025-06-02 10:00,{DUNN},1.31256E+10,60,Voice", "lost_digits"),
        (f"2025-06-02 10:00,{DUNN},call me,60,Voice", "bad_number"),
        (f"2025-06-02 10:00,{DUNN},{REYES},,Voice", "missing_field"),
        (f"2025-06-02 10:00,{DUNN},{REYES},1:30,Voice", "bad_quantity"),
        (f"2025-06-02 10:00,{DUNN},{REYES},-5,Voice", "bad_quantity"),
        (f"2025-06-02 10:00,{DUNN},{REYES},99999999999999999999,Voice", "bad_quantity"),
        (f"9999-12-31 23:30,{DUNN},{REYES},60,Voice", "bad_date"),
        (f"2025-06-02 10:00,{DUNN},{REYES},60,Fax", "unknown_word"),
        (f"2025-06-02 10:00,{DUNN},{REYES},60,", "missing_field"),
        (f"2025-03-09 02:30,{DUNN},{REYES},60,Voice", "no_such_time"),
        (f"2025-06-31 10:00,{DUNN},{REYES},60,Voice", "bad_date"),
        (f"2025-06-02 25:00,{DUNN},{REYES},60,Voice", "bad_date"),
        (f"2025-06-02 10:00 EDT,{DUNN},{REYES},60,Voice", "bad_date"),
        (f"45810,{DUNN},{REYES},60,Voice", "day_number"),
        (f"2025-06-02 10:00,{DUNN},{REYES},60", "wrong_columns"),
        (f"2025-06-02 10:00,{DUNN},{REYES},60,Voice,,x", "wrong_columns"),
        (f"2025-06-02 10:00,{DUNN},{REYES}\x01,60,Voice", "bad_text"),
        (GOOD.strip(), "same_row"),
    ],
)
def test_a_row_that_is_not_counted_says_why(calls: Calls, row: str, reason: str) -> None:
    done = calls.tolls(GOOD + row + "\n", more='service_numbers: ["+13125550199"]\n')
    assert fates(done) == {"2": "used", "3": reason}
    assert calls.contacts == {"c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}


@pytest.mark.parametrize(
    ("text", "more", "kind"),
    [
        ("", "", "empty"),
        (HEAD, "", "no_rows"),
        ("When,From,To,Seconds\n2025,1,2,3\n", "", "column_missing"),
        ("a,b\n1,2\n", "", "no_header"),
        (HEAD.replace("To", "From") + GOOD, "", "duplicate_columns"),
        (HEAD + GOOD.replace("60", "x"), "", "nothing_usable"),
        (HEAD + f'"2025-06-01 10:00:00,{DUNN},{REYES},60,Voice\n', "", "unclosed_quote"),
        (HEAD + GOOD.replace("2025-06-01", "06/05/2025"), "", "needs_date_order"),
        (
            HEAD + GOOD.replace("2025-06-01", "06/25/2025") + GOOD.replace("2025-06-01", "25/06/2025"),
            "",
            "mixed_date_orders",
        ),
        ("\x00" + HEAD + GOOD, "", "encoding"),
        (HEAD + GOOD, "zone: dates_only\n", "needs_zone"),
        (HEAD + GOOD, "service_numbers: [call me]\n", "needs_map"),
        (HEAD + GOOD, "zone: UTC\n", "needs_zone"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(
    calls: Calls, text: str, more: str, kind: str
) -> None:
    map_ = calls.file(
        "format: relcon/map/1\nkind: tolls\n"
        "columns: {when: When, from: From, to: To, seconds: Seconds, medium: Type}\n"
        "words: {Type: {Voice: call}}\n" + more,
        "a.map.yaml",
    )
    request = calls.request(text, "tolls", map=map_, tz="America/Chicago")
    before = calls.state
    with pytest.raises(NotImported) as told:
        run(request)
    assert told.value.faults[0].kind == kind
    assert calls.state == before


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("{when: When, from: From, to: To}", "seconds:"),
        ("{date: When, from: From, to: To, seconds: Seconds}", "when:"),
        ("{when: When, from: From, seconds: Seconds}", "direction:"),
        ("{when: When, target: From, direction: Type, seconds: Seconds}", "other:"),
    ],
)
def test_a_map_that_lacks_what_a_call_needs_is_told(calls: Calls, columns: str, said: str) -> None:
    map_ = calls.file(f"format: relcon/map/1\nkind: tolls\ncolumns: {columns}\nconstants: {{medium: call}}\n", "m.yaml")
    with pytest.raises(NotImported, match=said):
        calls.run(HEAD + GOOD, "tolls", map=map_, tz="UTC")


def test_a_zone_that_nobody_states_is_asked_for(calls: Calls) -> None:
    with pytest.raises(NotImported, match="--tz"):
        calls.tolls(GOOD, tz=None)
    (calls.folder / "import.yaml").unlink()
    with pytest.raises(NotImported, match=r"import\.yaml"):
        calls.tolls(GOOD)


def test_an_hour_that_came_twice_is_the_earlier_and_is_said(calls: Calls) -> None:
    done = calls.tolls(GOOD.replace("2025-06-01 10:00:00", "2025-11-02 01:30:00"))
    assert any("came twice" in note for note in done.notes)


def test_the_same_calls_in_another_return_count_once_in_either_order(calls: Calls) -> None:
    other = GOOD.replace("10:00:00", "10:00:03").replace("60,", "66,")
    first = calls.tolls(GOOD)
    second = calls.tolls(other, "b.csv", "tolls-2")
    assert (fates(first), fates(second)) == ({"2": "used"}, {"2": "other_leg"})
    assert calls.contacts == {"c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}
    undo(calls.case, "a.csv")
    assert calls.contacts == {"c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}


def test_a_later_claim_sorts_all_stored_rows_anew(calls: Calls) -> None:
    calls.tolls(GOOD.replace(REYES, NOBODY))
    text = calls.case.read_text(encoding="utf-8")
    calls.case.write_text(text.replace('"+13125550103"', '"+13125550105"'), encoding="utf-8")
    calls.tolls(GOOD.replace("06-01", "06-02").replace(REYES, NOBODY), "b.csv", "tolls-2")
    assert calls.contacts == {"c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-02", 2)}


def test_a_map_of_another_kind_is_refused(calls: Calls) -> None:
    map_ = calls.file("format: relcon/map/1\nkind: labs\ncolumns: {exhibit: When, substance: To}\n", "m.yaml")
    with pytest.raises(InputError, match="labs"):
        calls.run(HEAD + GOOD, "tolls", map=map_, tz="UTC")

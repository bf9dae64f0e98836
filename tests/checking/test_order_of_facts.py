"""Contradictions: facts out of order, one person at two places, weights that disagree."""

from __future__ import annotations

from datetime import date

from relcon.checking.lots import parts_above_the_whole, weights_of_one_lot
from relcon.checking.positions import open_norms
from relcon.checking.records import (
    acts_before_contact,
    acts_before_joining,
    missing_dates,
    payments_before_deal,
    series_begun_early,
    two_places_one_day,
    undated_sentencings,
)
from relcon.records.matter import Matter
from tests.checking.conftest import Read

POOL = """
undertakings:
  - id: pool
    title: Pool
    members:
      - {id: m1, person: ann, from: 2025-03-01, scope: whole}
      - {id: m2, person: bob, from: 2025-01-01, scope: open}
"""
SALE = "kind: distribution, substance: cocaine, quantity: 10 g"
BOTH = "participants: [{person: ann, act: sold}, {person: bob, act: bought}]"


def test_an_act_before_joining(read: Read) -> None:
    matter = read(
        f"{POOL}events:\n  - {{id: e1, {SALE}, date: 2025-02-28, undertaking: pool, {BOTH}}}\n"
        f"  - {{id: e2, {SALE}, date: 2025-03-01, undertaking: pool, {BOTH}}}\n"
        f"  - {{id: e3, {SALE}, date: 2025-02-01, {BOTH}}}\n"
    )
    (note,) = acts_before_joining(matter)
    assert note.record == "e1"
    assert note.text.startswith("Ann takes part on 2025-02-28, but joins pool only on 2025-03-01")


def test_an_act_before_the_first_contact(read: Read) -> None:
    contact = "contacts: [{id: c1, between: [bob, ann], medium: call, first: 2025-02-10, last: 2025-03-01, count: 3}]\n"
    matter = read(
        f"{contact}events:\n  - {{id: e1, {SALE}, date: 2025-02-09, {BOTH}}}\n"
        f"  - {{id: e2, {SALE}, date: 2025-02-10, {BOTH}}}\n"
    )
    assert [note.record for note in acts_before_contact(matter)] == ["e1"]


def test_a_series_begun_before_the_first_trace_of_a_person(read: Read) -> None:
    series = "date: {from: 2025-02-01, to: 2025-04-30}, series: {every: week, count: 5}"
    dated = "participants: [{person: ann, act: sold, from: 2025-03-01}]"
    matter = read(
        f"{POOL}events:\n  - {{id: e1, {SALE}, {series}, {BOTH}}}\n  - {{id: e2, {SALE}, {series}, {dated}}}\n"
    )
    (note,) = series_begun_early(matter)
    assert (note.record, "for Ann" in note.text) == ("e1", True)


def test_a_payment_dated_before_its_deal(read: Read) -> None:
    paid = "from: bob, to: ann, usd: 100, kind: paid, for: e1"
    matter = read(
        f"events:\n  - {{id: e1, {SALE}, date: 2025-02-09, {BOTH}}}\npayments:\n"
        f"  - {{id: p1, date: 2025-02-08, {paid}}}\n  - {{id: p2, date: 2025-02-09, {paid}}}\n"
    )
    assert [note.record for note in payments_before_deal(matter)] == ["p1"]


def test_one_person_at_two_places_on_a_day(read: Read) -> None:
    places = "places: [{id: flat, name: Flat}, {id: yard, name: Yard}]\n"
    far = "participants: [{person: ann, act: financed}, {person: cee, act: bought}]"
    matter = read(
        f"{places}events:\n  - {{id: e1, {SALE}, date: 2025-02-09, place: flat, {BOTH}}}\n"
        f"  - {{id: e2, {SALE}, date: 2025-02-09, place: yard, participants: [{{person: bob, act: carried}}]}}\n"
        f"  - {{id: e3, {SALE}, date: 2025-02-09, place: yard, {far}}}\n"
    )
    (note,) = two_places_one_day(matter)
    assert note.text == "Bob is at 2 places on 2025-02-09: Flat (e1); Yard (e2). Compare the hours"


def test_one_lot_weighed_twice(read: Read) -> None:
    matter = read(
        "lots: [{id: k1}, {id: k2}]\nevents:\n"
        "  - {id: e1, kind: purchase, status: agreed, substance: cocaine, quantity: 3 kg, date: 2025-02-09, lot: k1}\n"
        "  - {id: e2, kind: seizure, substance: cocaine, quantity: 2.98 kg, date: 2025-02-09, lot: k1}\n"
        "  - {id: e3, kind: seizure, substance: cocaine, quantity: 1 kg, date: 2025-02-09, lot: k2}\n"
    )
    (note,) = weights_of_one_lot(matter)
    assert note.text.startswith("lot k1 is weighed in different ways: agreed 3 kg (e1); seized 2.98 kg (e2)")


def test_parts_that_weigh_more_than_the_whole(read: Read) -> None:
    def lot(whole: str) -> str:
        return (
            "lots: [{id: k1, substance: cocaine}, {id: k1/c, substance: cocaine_base, made_from: k1}]\nevents:\n"
            f"  - {{id: e1, kind: purchase, substance: cocaine, quantity: {whole}, date: 2025-02-09, lot: k1}}\n"
            "  - {id: e2, kind: distribution, substance: cocaine, quantity: 600 g, date: 2025-02-09, lot: k1/a}\n"
            "  - {id: e3, kind: distribution, substance: cocaine, quantity: 500 g, date: 2025-02-09, lot: k1/b}\n"
            "  - {id: e4, kind: manufacture, substance: cocaine_base, quantity: 900 g, date: 2025-02-09, lot: k1/c}\n"
        )

    assert [note.record for note in parts_above_the_whole(read(lot("1 kg")))] == ["e1"]
    assert list(parts_above_the_whole(read(lot("1.1 kg")))) == []  # 600 + 500 = 1,100; the base is no part of it


def test_informants_without_a_date_of_change(read: Read) -> None:
    matter = read(
        "people:\n  - {id: one, name: One, status: informant}\n"
        "  - {id: two, name: Two, status: cooperator, flipped: 2025-01-01}\n"
    )
    assert [note.record for note in missing_dates(matter)] == ["one"]


def test_undated_events_and_memberships(read: Read) -> None:
    matter = read(
        "undertakings:\n  - id: u\n    title: U\n"
        "    members: [{id: m, person: ann, scope: whole, to: unknown, ended_by: arrest}]\n"
        f"events:\n  - {{id: e1, {SALE}, date: unknown}}\n"
    )
    assert [note.record for note in missing_dates(matter)] == ["e1", "m", "m"]


def test_open_norms_of_events_and_memberships(read: Read) -> None:
    matter = read(
        f"{POOL}events:\n"
        "  - {id: e1, kind: possession, substance: cocaine, quantity: unknown, date: 2025-02-09, furthers: unknown,\n"
        "     undertaking: pool, course_of_conduct: {bob: unknown},\n"
        "     participants: [{person: ann, act: stored, knowing: unknown}]}\n"
        f"  - {{id: e2, {SALE}, date: 2025-02-09, {BOTH}}}\n"
    )
    assert [note.record for note in open_norms(matter)] == ["e1", "e1", "e1", "e1", "m2"]


def test_a_worksheet_without_counts_or_history_is_named(read: Read) -> None:
    matter = read(
        "people:\n  - {id: dee, name: Dee, status: defendant, defendant: {career_offender: no, disclosed_all: yes}}\n"
    )
    assert [note.text.split(":")[0] for note in open_norms(matter)] == ["no counts", "criminal history not stated"]


def test_without_a_sentencing_date_a_newer_manual_may_be_in_force(read: Read) -> None:
    """The Manual of 2026 is known to be in force from November 1, 2026, and is not shipped."""
    matter = read("people: [{id: ann, name: Ann, status: defendant, defendant: {}}]\n")
    (note,) = undated_sentencings(matter)
    assert "the 2025 Manual; for a sentencing on or after 2026-11-01 the 2026 Manual is in force" in note.text
    header = matter.case.case
    assert header is not None
    for known in ({"sentencing_date": date(2026, 3, 1)}, {"edition": "2025"}):
        case = matter.case.model_copy(update={"case": header.model_copy(update=known)})
        assert list(undated_sentencings(Matter(case, None, "", None))) == []

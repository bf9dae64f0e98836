"""Numbers that may have taken the place of a person's: suggested with their contacts, and never merged."""

from __future__ import annotations

import pytest

from relcon.importing.review.decide import Review
from relcon.importing.review.proposal import Proposal
from relcon.reading.files import read_case
from tests.importing.calls.conftest import Calls
from tests.importing.calls.test_public_records import people

OLD, NEW = "+13125550501", "+13125550502"
CLAIMS = {"kit": [f'{{number: "{OLD}"}}'], "zo": ['{number: "+13125550609"}']}


def rows(one: str, day: str, *others: int) -> str:
    """Return a call on a day to each of these numbers."""
    return "".join(f"2025-03-{day} 1{n % 10}:00,{one},+13125550{other},60,Voice\n" for n, other in enumerate(others))


def suggested(calls: Calls, *talks: str) -> list[Proposal]:
    """Import calls, and return which numbers are suggested."""
    calls.file(people(CLAIMS), "case.yaml")
    calls.tolls("".join(talks))
    return Review(calls.case).proposals


FOUR = (601, 602, 603, 604)


def test_the_same_circle_one_day_after_the_other_is_suggested_from_that_day(calls: Calls) -> None:
    (one,) = suggested(calls, rows(OLD, "01", *FOUR), rows(OLD, "03", *FOUR), rows(NEW, "04", *FOUR, 605, 606))
    assert (one.kind, one.person, one.number, one.since, one.decision) == ("number", "kit", NEW, "2025-03-04", "open")
    assert one.evidence == ("tolls-1",)
    assert "talks with 6, with 4 of them from a day after kit last did: c-tolls-13125550502-13125550601" in one.because


@pytest.mark.parametrize(
    "talks",
    [
        (rows(OLD, "01", 601, 602, 603), rows(NEW, "04", 601, 602, 603)),  # too few
        (rows(OLD, "01", *FOUR), rows(NEW, "01", *FOUR)),  # on one day: not one after the other
        (rows(OLD, "04", *FOUR), rows(NEW, "01", *FOUR)),  # the other way round
        (rows(OLD, "01", *FOUR), rows(NEW, "04", *FOUR, 605, 606, 607, 608, 611)),  # mostly another circle
        (rows(OLD, "01", *FOUR), rows(NEW, "04", *FOUR, 501)),  # the two talk with one another
        (rows(OLD, "01", *FOUR), rows(OLD, "09", 603, 604), rows(NEW, "04", *FOUR)),  # goes on with half of them
        (rows(OLD, "01", *FOUR), rows("+13125550609", "04", *FOUR)),  # somebody's own
        (rows("+13125550503", "01", *FOUR), rows(NEW, "04", *FOUR)),  # nobody's: whose would it be?
    ],
)
def test_less_than_that_suggests_nothing(calls: Calls, talks: tuple[str, ...]) -> None:
    assert suggested(calls, *talks) == []


def test_a_yes_is_a_claim_of_its_own_and_a_no_stays_a_no(calls: Calls) -> None:
    (one,) = suggested(calls, rows(OLD, "01", *FOUR), rows(NEW, "04", *FOUR))
    Review(calls.case).decide(one, "no", "A. Orme", "a brother's")
    calls.tolls(rows(NEW, "03", 601), "b.csv")
    (again,) = Review(calls.case).proposals
    assert (again.id, again.decision, again.since) == (one.id, "no", "2025-03-03")


def test_the_calls_of_the_number_are_then_the_persons(calls: Calls) -> None:
    (one,) = suggested(calls, rows(OLD, "01", *FOUR), rows(NEW, "04", *FOUR))
    assert "c-tolls-13125550502-13125550601-call" in calls.contacts
    assert Review(calls.case).decide(one, "yes", "A. Orme", "") == "kit"
    old, new = read_case(calls.case).people["kit"].phones
    assert (old.number, old.to, new.number, str(new.from_)) == (OLD, None, NEW, "2025-03-04")
    assert calls.contacts["c-tolls-13125550601-kit-call"] == ("2025-03-01", "2025-03-04", 2)
    assert not Review(calls.case).waiting

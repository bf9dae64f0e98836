"""People and numbers: found exactly, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from relcon.importing.fates import BadValue
from relcon.importing.faults import NotImported
from relcon.importing.numbers import number_of
from relcon.importing.people import People
from relcon.importing.read.source_file import SourceFile
from relcon.importing.request import Ground
from relcon.importing.settings import Settings
from relcon.reading.files import read_case
from tests.importing.conftest import CASE, Small

PHONES = """\
    phones:
      - {number: "+13125550120", from: 2025-01-06, to: 2025-04-30}
      - "(312) 555-0199"
"""


@pytest.fixture
def people(small: Small) -> People:
    claimed = CASE.replace("    aliases: [T]\n", f"    aliases: [T]\n{PHONES}", 1).replace(
        "{id: reyes, name: Ana Reyes,",
        '{id: reyes, name: Ana Reyes, phones: [{number: "312.555.0120", from: 2025-04-30}],',
    )
    small.case.write_text(claimed, encoding="utf-8")
    return People(read_case(small.case))


@pytest.mark.parametrize("text", ["dunn", "Terrence Dunn", " terrence  DUNN ", "DUNN, TERRENCE", "Dunn,Terrence", "t"])
def test_a_person_is_found_by_id_name_or_alias(people: People, text: str) -> None:
    assert people.named(text) == "dunn"


@pytest.mark.parametrize(
    ("text", "said"),
    [("Terence Dunn", "did you mean Terrence Dunn (dunn)"), ("Ana Reyes", "reyes and reyes-2"), ("", "by name")],
)
def test_likeness_is_only_suggested_and_two_are_nobody(people: People, text: str, said: str) -> None:
    with pytest.raises(BadValue) as bad:
        people.named(text)
    assert bad.value.reason == "unknown_person"
    assert said in bad.value.allowed


@pytest.mark.parametrize(
    ("number", "day", "who"),
    [
        ("+13125550120", date(2025, 1, 6), "dunn"),
        ("+13125550120", date(2025, 4, 29), "dunn"),
        ("+13125550120", date(2025, 4, 30), None),  # both claim it on that day
        ("+13125550120", date(2025, 5, 1), "reyes"),
        ("+13125550120", date(2025, 1, 5), None),
        ("+13125550199", date(2020, 1, 1), "dunn"),
        ("+13125550100", date(2025, 1, 6), None),
    ],
)
def test_a_number_is_a_person_s_on_the_days_of_one_claim(people: People, number: str, day: date, who: str) -> None:
    assert people.using(number, day) == who


@pytest.mark.parametrize(
    "text",
    [
        "3125550142",
        "(312) 555-0142",
        "+1 312 555 0142",
        "13125550142",
        "3125550142.0",
        "tel:+13125550142",
        "13125550142(D)",
        "*67 312-555-0142",
        "*82(312)555-0142",
        "13125550142@s.whatsapp.net",
        "'3125550142",
    ],
)
def test_a_number_has_one_form_whatever_programs_put_around_it(text: str) -> None:
    assert number_of(text, "US") == "+13125550142"


def test_an_app_s_name_begins_with_the_country_s_code() -> None:
    assert number_of("447700900123@s.whatsapp.net", "US") == "+447700900123"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no_number"),
        ("Restricted", "no_number"),
        ("-1", "no_number"),
        ("3.13E+09", "lost_digits"),
        ("3125550142000000", "lost_digits"),
        ("72645", "service_number"),
        ("611", "service_number"),
        ("555-0142", "bad_number"),
        ("312555014", "bad_number"),
        ("driver", "bad_number"),
        ("３１２５５５０１４２", "bad_number"),  # figures of another script
    ],
)
def test_what_is_no_number_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadValue) as bad:
        number_of(text, "US")
    assert bad.value.reason == reason


@pytest.mark.parametrize(("stated", "who"), [("T", "dunn"), (None, None), ("Nobody", None)])
def test_whose_account_it_is_counsel_says(small: Small, stated: str | None, who: str | None) -> None:
    request = small.request("a,b\n", owner=stated)
    source = SourceFile.opened(request.file)
    ground = Ground(request, source, read_case(small.case), Settings(), small.store)
    if who is not None:
        assert ground.owner() == who
        return
    with pytest.raises(NotImported) as told:
        ground.owner()
    assert told.value.faults[0].kind == "needs_owner"


def test_a_place_is_found_by_id_or_name(people: People) -> None:
    assert [people.place(text) for text in ("flat", " The  Flat", "a street")] == ["flat", "flat", None]

"""Fed. R. Crim. P. 49.1(a): what a filing may hold of personal identifiers, and what is pointed out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from relcon.audiences.audience import Audience, copy_for
from relcon.views.build import built
from tests.helpers.matters import matter

GIVEN: dict[str, Any] = {
    "people": [
        {"id": "held", "name": "Ann Held", "status": "defendant", "defendant": {}},
        {"id": "kim", "name": "Kim Young", "status": "customer"},
    ],
    "evidence": [{"id": "x1", "kind": "financial", "title": "TITLE"}],
    "events": [],
}

SHORTENED = [
    ("Her SSN is 123-45-6789.", "Her SSN is xxx-xx-6789."),
    ("Social Security No. 123456789", "Social Security No. xxxxx6789"),
    ("taxpayer ID 12-3456789", "taxpayer ID xx-xxx6789"),
    ("Held, DOB 04/17/1990, was there", "Held, DOB 1990, was there"),
    ("born on April 17, 1990, in Gary", "born on 1990, in Gary"),
    ("born 1990-04-17", "born 1990"),
    ("date of birth: 17 April 1990", "date of birth: 1990"),
    ("wire to account no. 000123456789", "wire to account no. xxxxxxxx6789"),
    ("acct # 12-345-678", "acct # xx-xx5-678"),
    ("card 4111 1111 1111 1111 used", "card xxxx xxxx xxxx 1111 used"),
    ("IBAN DE89370400440532013000", "IBAN xxxxxxxxxxxxxxxxxx3000"),
    ("lives at 412 West Adler Street, Apt 3, Gary, Indiana", "lives at [street withheld], Gary, Indiana"),
    ("home address: 7 Oak Ave, Gary", "home address: [street withheld], Gary"),
]

LEFT = [
    "account of 2025-05-16 by Kerr",
    "account ending 6789",
    "GOV-0000122 to GOV-0000147",
    "1:26-cr-00031, ECF 88",
    "27,500 dollars on 05/22/2025",
    "called 312-555-0101 twice",
    "1,000 g in 2 bags",
    "airborne on 2025-06-01",
]

POINTED = [
    ("a flat at 412 West Adler Street", "street address"),
    ("sold to a 16-year-old", "minor"),
    ("a juvenile carried it", "minor"),
]


def titled(title: str) -> dict[str, Any]:
    return {**GIVEN, "evidence": [{**GIVEN["evidence"][0], "title": title}]}


@pytest.mark.parametrize(("written", "filed"), SHORTENED)
def test_an_identifier_is_shortened_in_a_filing(written: str, filed: str) -> None:
    copy = copy_for(matter(titled(written)), "court")
    assert copy.matter.evidence["x1"].title == filed
    assert any("49.1" in line for line in copy.manifest)


@pytest.mark.parametrize("written", LEFT)
def test_what_is_none_is_left_as_it_is(written: str) -> None:
    copy = copy_for(matter(titled(written)), "court")
    assert copy.matter.evidence["x1"].title == written
    assert not any("49.1" in line for line in copy.manifest)


@pytest.mark.parametrize(("written", "about"), POINTED)
def test_what_may_be_one_is_pointed_out_and_stays(written: str, about: str) -> None:
    copy = copy_for(matter(titled(written)), "court")
    assert copy.matter.evidence["x1"].title == written
    assert [line for line in copy.check if line.startswith("x1: ") and about in line]


def test_a_minor_role_is_no_minor() -> None:
    assert not copy_for(matter(titled("a minor role, a minor participant")), "court").check


def test_whoever_is_let_in_by_name_is_pointed_out() -> None:
    assert "kim: let in by name" in " ".join(copy_for(matter(GIVEN), "court", ["person:kim"]).check)


@pytest.mark.parametrize("audience", ["counsel", "client", "joint-defense"])
def test_what_is_not_filed_is_not_shortened(audience: Audience) -> None:
    copy = copy_for(matter(titled("SSN 123-45-6789")), audience)
    assert copy.matter.evidence["x1"].title == "SSN 123-45-6789"
    assert not copy.check


def test_no_byte_of_an_identifier_is_in_the_page() -> None:
    written = "SSN 123-45-6789, DOB 04/17/1990, account 000123456789, lives at 412 Adler Street, Gary"
    page = built(matter(titled(written)), "court")
    for part in ("123-45", "04/17", "00012345", "412 Adler"):
        assert part not in page
    assert "xxx-xx-6789" in page
    assert json.dumps("shortened under Fed. R. Crim. P. 49.1: 1 social-security or taxpayer number")[1:-1] in page

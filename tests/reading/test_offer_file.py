"""A file of plea offers: read beside its case, every error of it with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.offer_file import read_offers
from relcon.reading.problems import InputError
from relcon.records.matter import Matter

OFFER = 'format: relcon/offer/1\noffers:\n  - {id: one, person: dunn, counts: ["1"]%s}\n'


@pytest.fixture(scope="module")
def matter(root: Path) -> Matter:
    return read_case(root / "examples/riverside/case.yaml")


def read(text: str, folder: Path, matter: Matter) -> list[tuple[str, int | None]]:
    """Read a file of offers, and return its errors with their lines."""
    file = folder / "offers.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        read_offers(file, matter)
    except InputError as error:
        return [(problem.kind, problem.line) for problem in error.problems]
    return []


def test_the_offers_of_the_example_are_read_in_their_order(root: Path, matter: Matter) -> None:
    found = read_offers(root / "examples/riverside/offers.yaml", matter)
    assert [one.id for one in found] == ["offer-b", "offer-c", "offer-phone"]
    assert [count.statute for count in found[2].superseding] == ["21 USC 843(b)"]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        (', dismisses: ["9"]', "dangling"),
        (', dismisses: ["1"]', "contradiction"),
        (", superseding: [{count: 2s, statute: 21 USC 844(a)}, {count: 2s, statute: 21 USC 844(a)}]", "duplicate_id"),
        (", factual_basis: [{text: a, facts: [nothing]}]", "dangling"),
        (", factual_basis: [{text: a, answers: [{prong: role, answer: in}]}]", "finding"),
        (", factual_basis: [{text: a, answers: [{about: pistol, prong: characteristic, answer: in}]}]", "dangling"),
        (", appeal: yes", "unknown_field"),
    ],
)
def test_what_is_wrong_with_an_offer_is_said_at_its_line(more: str, kind: str, tmp_path: Path, matter: Matter) -> None:
    assert read(OFFER % more, tmp_path, matter) == [(kind, 3)]


def test_a_count_brought_for_the_plea_may_be_named_among_those_pleaded_to(tmp_path: Path, matter: Matter) -> None:
    more = ", superseding: [{count: 2s, statute: 21 USC 844(a)}]"
    assert read((OFFER % more).replace('["1"]', '["2s"]'), tmp_path, matter) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (OFFER.replace("id: one", "id: e22") % "", "duplicate_id"),
        (OFFER.replace("person: dunn", "person: nobody") % "", "dangling"),
        ("format: relcon/offer/1\noffers: []\n", "missing_field"),
        ("format: relcon/case/1\ncase: {caption: A}\n", "other_kind"),
    ],
)
def test_a_file_that_offers_nothing_to_a_defendant_is_refused(
    text: str, kind: str, tmp_path: Path, matter: Matter
) -> None:
    assert [found for found, _ in read(text, tmp_path, matter)] == [kind]


def test_a_file_of_offers_is_no_case(root: Path) -> None:
    with pytest.raises(InputError, match=r"a plea\s+offer\s+file"):
        read_case(root / "examples/riverside/offers.yaml")

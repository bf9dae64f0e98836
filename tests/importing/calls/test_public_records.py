"""Published records of calls: counted as they are, and a change of telephones stays two claims."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from relcon.importing.review.decide import Review
from relcon.reading.files import read_case
from tests.importing.calls.conftest import Calls

SWAPPED = {200: 300, 1: 309, 5: 306, 2: 397, 3: 360}
"""Of the calls of 2006: telephones that fall silent on 8 June, and those of the same people that begin then."""


def number(identifier: str | int) -> str:
    """Return an identifier of a published record as a number that nobody has."""
    return f"+1312555{int(identifier):04d}"


def folder(production: Path, name: str) -> Path:
    found = production.parent / name
    if not found.is_dir():
        pytest.skip(f"the records {name} are not beside the repository")
    return found


def people(claims: dict[str, list[str]]) -> str:
    lines = "".join(
        f"  - {{id: {id}, name: {id}, status: uncharged, phones: [{', '.join(own)}]}}\n" for id, own in claims.items()
    )
    return (
        "format: relcon/case/1\ncase: {caption: United States v. Nobody, district: ilnd}\n"
        "evidence: [{id: tolls-1, kind: toll, title: Published records}]\n"
        f"people:\n{lines}"
    )


def between(one: str, other: str) -> tuple[str, str]:
    low, high = sorted((one, other))
    return low, high


def counted(calls: Calls) -> dict[tuple[str, str], int]:
    """Return how often any two ends talked, by numbers without a plus, or people."""
    found = {}
    for id, (_first, _last, count) in calls.contacts.items():
        one, other = id.removeprefix("c-tolls-").removesuffix("-call").split("-")
        found[one, other] = count
    return found


@pytest.fixture
def published(production: Path) -> list[dict[str, str]]:
    """The calls of 2006, as they are published."""
    with (folder(production, "vast2008_cdr") / "cdr.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 9834
    return rows


def import_calls(calls: Calls, rows: list[dict[str, str]], claims: dict[str, list[str]]) -> None:
    """Import the calls, with numbers for identifiers, for people with these claims."""
    calls.file(people(claims), "case.yaml")
    text = "".join(
        f"{when[:4]}-{when[4:6]}-{when[6:8]} {when[9:11]}:{when[11:]},"
        f"{number(row['From'])},{number(row['To'])},{row['Duration(seconds)']},Voice\n"
        for row in rows
        for when in [row["Datetime"]]
    )
    done = calls.tolls(text, more="resolution: 60\n")
    assert list(done.receipt.why["rejected"]) == ["bad_quantity"], "lengths below nothing"
    impossible = {int(row) - 2 for row in done.receipt.why["rejected"]["bad_quantity"]}
    assert impossible == {place for place, row in enumerate(rows) if int(row["Duration(seconds)"]) < 0}
    assert done.receipt.counts["used"] == len(rows) - len(impossible) == 9830


def test_every_call_is_counted_between_its_two_numbers(calls: Calls, published: list[dict[str, str]]) -> None:
    import_calls(calls, published, {"nobody": []})
    talked = [row for row in published if int(row["Duration(seconds)"]) > 0]
    assert counted(calls) == Counter(between(number(row["From"])[1:], number(row["To"])[1:]) for row in talked)


def test_a_change_of_telephones_is_two_claims_and_merges_no_number(
    calls: Calls, published: list[dict[str, str]]
) -> None:
    claims = {
        f"p{old}": [f'{{number: "{number(old)}", to: 2006-06-07}}', f'{{number: "{number(new)}", from: 2006-06-08}}']
        for old, new in SWAPPED.items()
    }

    def end(row: dict[str, str], name: str) -> str:
        before = row["Datetime"] < "20060608"
        own = next((old for old, new in SWAPPED.items() if int(row[name]) == (old if before else new)), None)
        return number(row[name])[1:] if own is None else f"p{own}"

    import_calls(calls, published, claims)
    talked = [row for row in published if int(row["Duration(seconds)"]) > 0]
    found = counted(calls)
    assert found == Counter(between(end(row, "From"), end(row, "To")) for row in talked)
    after = [row for row in talked if row["Datetime"] >= "20060608" and "300" in (row["From"], row["To"])]
    assert after, "the new telephone of the first is used"
    assert any("p200" in ends for ends in found)


def test_the_change_of_telephones_of_published_calls_is_suggested_of_all_five(
    calls: Calls, published: list[dict[str, str]]
) -> None:
    """Those who were called changed theirs on the same day, so the first is told only by the other four."""
    import_calls(calls, published, {f"p{old}": [f'{{number: "{number(old)}"}}'] for old in SWAPPED})
    found = {one.person: (one.number, one.since) for one in Review(calls.case).proposals}
    assert found == {f"p{old}": (number(new), "2006-06-08") for old, new in SWAPPED.items()}
    assert all(len(person.phones) == 1 for person in read_case(calls.case).people.values()), "nothing is merged"
    first = next(one for one in Review(calls.case).proposals if one.person == "p200")
    assert "with 4 of them (4 of them by further suggestions)" in first.because


def test_the_phases_of_a_network_become_contacts_with_their_days(calls: Calls, production: Path) -> None:
    with (folder(production, "caviar") / "caviar_edges_by_phase.csv").open(newline="") as stream:
        edges = list(csv.DictReader(stream))
    days: dict[tuple[str, str], list[date]] = {}
    lines = []
    for edge in edges:
        day = date(1994, 5, 1) + timedelta(days=60 * int(edge["phase"]))
        for nth in range(int(edge["weight"])):
            clock = f"{8 + nth // 60:02d}:{nth % 60:02d}"
            lines.append(f"{day} {clock},{number(edge['source'])},{number(edge['target'])},60,Voice\n")
            days.setdefault(between(number(edge["source"])[1:], number(edge["target"])[1:]), []).append(day)
    calls.file(people({"nobody": []}), "case.yaml")
    calls.tolls("".join(lines))
    assert calls.contacts == {
        f"c-tolls-{one}-{other}-call": (str(min(own)), str(max(own)), len(own)) for (one, other), own in days.items()
    }

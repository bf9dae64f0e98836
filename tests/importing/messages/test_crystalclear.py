"""A staged investigation's chats from seven devices: duplicates collapse, names are only suggested, no drug weighs."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from relcon.api import exposure
from relcon.importing.request import Request
from relcon.importing.review.decide import Review
from relcon.importing.run import Done, run
from relcon.reading.files import read_case
from relcon.writing.yaml_text import Value, block_lines

MAP = """\
format: relcon/map/1
kind: messages
columns: {when: timestamp, from: from, to: to, body: message, medium: platform, chat: conversation_trace}
words: {platform: {Native Messages: text}}
ignore: [device, custodian, from_person, to_person]
"""
FILE = "crystalclear_messages.csv"


@pytest.fixture(scope="module")
def chats(shared: Path) -> Path:
    """The folder of the exercise."""
    folder = shared / "data" / "crystalclear_chats"
    if not folder.is_dir():
        pytest.skip("the folder ../shared has no data/crystalclear_chats")
    return folder


@pytest.fixture(scope="module")
def people(chats: Path) -> dict[str, str]:
    """By id, the eight people of the exercise."""
    with (chats / "crystalclear_roles.csv").open(encoding="utf-8", newline="") as stream:
        return {row["person"].lower().replace(" ", "-"): row["person"] for row in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def case(chats: Path, people: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crystalclear")
    record: dict[str, Value] = {
        "format": "relcon/case/1",
        "case": {"caption": "United States v. Bos", "district": "ilnd"},
        "evidence": [{"id": "phones", "kind": "message", "title": "Seven telephones"}],
        "people": [{"id": id, "name": name, "status": "uncharged"} for id, name in people.items()],
    }
    (folder / "case.yaml").write_text("\n".join(block_lines(record, "")) + "\n", encoding="utf-8")
    (folder / "import.yaml").write_text("zone: Europe/Amsterdam\nregion: NL\n", encoding="utf-8")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    return folder / "case.yaml"


@pytest.fixture(scope="module")
def done(case: Path, chats: Path) -> Done:
    asked = Request("messages", chats / FILE, case, map=case.parent / "map.yaml", evidence="phones", tz="UTC")
    return run(asked)


def test_a_message_of_several_devices_counts_once(done: Done, case: Path, chats: Path, people: dict[str, str]) -> None:
    named = {name.lower(): id for id, name in people.items()}
    seen, wanted = set(), Counter[frozenset[str]]()
    with (chats / FILE).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            sender, reader = (named.get(row[side].strip().lower()) for side in ("from", "to"))
            what = (row["timestamp"], sender, reader, " ".join(row["message"].split()))
            if sender is not None and reader is not None and sender != reader and what not in seen:
                seen.add(what)
                wanted[frozenset((sender, reader))] += 1
    found = Counter[frozenset[str]]()
    for one in read_case(case).case.contacts:
        if set(one.between) <= set(people):
            found[frozenset(one.between)] += one.count
    assert found == wanted
    assert done.receipt.counts["duplicate"] > 1_000


def test_every_row_has_a_fate_and_names_that_nobody_has_are_held(done: Done) -> None:
    assert sum(done.receipt.counts.values()) == done.receipt.rows_read == 2_898
    assert len(done.receipt.why["aside"]["system_message"]) == 26
    assert done.receipt.counts["held"] > 0


def test_names_are_suggested_and_not_merged(done: Done, case: Path) -> None:
    assert done.receipt.counts["used"]
    found = {(one.person, one.name) for one in Review(case).proposals if one.decision == "open"}
    for one in (
        ("rosie-boudica", "Rosie Boudica (Rosie)"),
        ("joseph-prinse", "Joseph Prinse (Joseph)"),
        ("quan-xiuan", "Quan Xiuan (Quan)"),
    ):
        assert one in found
    assert all(not person.aliases for person in read_case(case).people.values())


def test_nothing_of_what_is_said_becomes_weight(done: Done, case: Path) -> None:
    assert done.change.added
    there = read_case(case).case
    assert (there.events, there.payments, there.knowledge) == ((), (), ())


def test_a_deal_of_an_amount_that_no_message_states_stays_unknown(done: Done, case: Path) -> None:
    """A quantity that counsel writes as unknown makes no weight and no level, whatever the messages say."""
    assert done.change.added
    seller = "rosie-boudica"
    text = case.read_text(encoding="utf-8").replace(
        "caption: United States v. Bos", "caption: United States v. Boudica"
    )
    deal = (
        f"events: [{{id: deal, kind: distribution, date: 2022-07-10, substance: mdma, quantity: unknown, "
        f"participants: [{{person: {seller}, act: sold}}], evidence: [phones]}}]\n"
    )
    copy = case.with_name("with-a-deal.yaml")
    lines = text.splitlines(keepends=True)
    charged = [line.replace("uncharged", "defendant, defendant: {}") if seller in line else line for line in lines]
    copy.write_text("".join(charged) + deal, encoding="utf-8")
    matter = read_case(copy)
    assert matter.people[seller].status == "defendant"
    for found in exposure(matter, all_events=True).defendants[seller].positions.values():
        assert (found.quantities, found.base_offense_level, found.range) == ({}, None, None)
        assert "deal" in found.events

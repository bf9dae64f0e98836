"""FollowTheMoney entities: what becomes of each line, and the records and suggestions that they make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from relcon.exporting.ftm import ftm
from relcon.importing.faults import NotImported
from relcon.importing.review.decide import Review
from relcon.importing.run import run, undo
from relcon.reading.files import read_case
from tests.cli.conftest import run_command
from tests.helpers.matters import read_yaml
from tests.importing.books import book
from tests.importing.conftest import Small, fates

SAID = read_yaml(Path(__file__).with_name("entities.yaml"))
PEOPLE, NAME = SAID["people"], "graph.ftm.json"
CALL: dict[str, Any] = {"caller": ["t"], "receiver": ["bo"], "date": ["2025-03-17T10:00:00"], "duration": ["61"]}


def lines(*entities: dict[str, Any] | str) -> str:
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in entities)


def entity(schema: str, id: str = "x", **properties: Any) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": properties}


@pytest.fixture
def graph(small: Small) -> Small:
    settings = "format: relcon/import-settings/1\nzone: America/Chicago\n"
    (small.folder / "import.yaml").write_text(settings, encoding="utf-8")
    return small


def imported(graph: Small, *entities: dict[str, Any] | str, name: str = NAME, **options: Any) -> Any:
    options = {"map": None, "evidence": "labs-1", **options}
    return graph.run(lines(*PEOPLE, *entities), "entities", name, **options)


@pytest.mark.parametrize("case", SAID["fates"], ids=str)
def test_an_entity_has_its_fate(graph: Small, case: dict[str, Any]) -> None:
    said = {name: value for name, value in case.items() if name not in ("reason", "schema")}
    done = imported(graph, json.dumps(entity(case["schema"], **said), default=str))
    assert fates(done)["5"] == case["reason"]


@pytest.mark.parametrize("case", SAID["lines"], ids=lambda case: case["text"])
def test_a_line_that_is_no_entity_has_its_fate(graph: Small, case: dict[str, str]) -> None:
    done = imported(graph, case["text"], entity("Person", "y", name=["T"]))
    assert next(fate.reason for fate in done.tally if fate.row.label == "5") == case["reason"]


def test_calls_and_messages_become_contacts_and_payments_payments(graph: Small) -> None:
    times = ["2025-03-18T04:30:00Z", "2025-03-18T00:30:00-05:00"]
    calls = [entity("Call", f"c{place}", **{**CALL, "date": [time]}) for place, time in enumerate(times)]
    message = entity("Message", "m", sender=["bo"], recipients=["t", "line"], date=["2025-03-17"])
    paid = entity(
        "Payment", "p/1", payer=["bo"], beneficiary=["t"], date=["2025-03-17"], amount=["9"], currency=["usd"]
    )
    imported(graph, *calls, message, paid)
    case = read_case(graph.case).case
    found = {one.id: (one.between, str(one.first), str(one.last), one.count) for one in case.contacts}
    assert found == {
        "c-entities-dunn-reyes-2-call": (("dunn", "reyes-2"), "2025-03-17", "2025-03-18", 2),
        "c-entities-dunn-reyes-2-other": (("dunn", "reyes-2"), "2025-03-17", "2025-03-17", 1),
        "c-entities-13125550199-reyes-2-other": (("+13125550199", "reyes-2"), "2025-03-17", "2025-03-17", 1),
    }, "4:30 in London is the day before in the matter's zone"
    (payment,) = case.payments
    assert (payment.from_, payment.to, payment.kind) == ("reyes-2", "dunn", "paid")
    assert payment.usd == 9
    assert payment.id.startswith("p-entities-"), "an id that a record can have"
    assert {one.evidence for one in (*case.contacts, payment)} == {("labs-1",)}
    assert len(case.people) == 3, "a graph adds nobody"


def test_names_and_numbers_of_people_are_only_suggested(graph: Small) -> None:
    imported(graph, entity("Person", name=["Some Body"], phone=["+13125550155"], alias=["Sonny"]))
    found = {(one.kind, one.person, one.name, one.number) for one in Review(graph.case).waiting}
    assert ("number", "dunn", "Terrence Dunn", "+13125550101") in found
    assert ("person", None, "Some Body", "+13125550155") in found
    assert read_case(graph.case).people["dunn"].phones == ()


def test_the_same_entity_of_another_file_is_there_and_another_one_waits(graph: Small) -> None:
    call = {**CALL, "date": ["2025-03-17"]}
    imported(graph, entity("Call", **call))
    again = imported(graph, entity("Call", **call), entity("Call", "y", **call), name="b.json")
    assert {label: reason for label, reason in fates(again).items() if int(label) > 4} == {"5": "same_id", "6": "used"}
    other = imported(graph, entity("Call", **{**call, "date": ["2025-03-19"]}), entity("Call", "z", **call), name="c")
    assert fates(other)["5"] == "conflict"
    assert [one.count for one in read_case(graph.case).case.contacts] == [3]
    for sha256 in [one.receipt.sha256 for one in reversed(graph.store.files)]:
        undo(graph.case, sha256)
    assert not read_case(graph.case).case.contacts


def test_times_of_a_stated_zone_are_told_in_the_matters(graph: Small) -> None:
    imported(graph, entity("Call", **{**CALL, "date": ["2025-03-18T04:30:00"]}), tz="UTC")
    assert [str(one.first) for one in read_case(graph.case).case.contacts] == ["2025-03-17"]


def test_what_the_program_exports_can_be_read_and_makes_nothing_of_sums(graph: Small) -> None:
    exported = ftm(read_case(graph.case).case, _Head()).files[""]  # type: ignore[arg-type]
    done = graph.run(exported, "entities", NAME, map=None, evidence="labs-1")
    assert sorted(fates(done).values()) == ["unknown_person", "used", "used"], "two are called Ana Reyes"


class _Head:
    def lines(self) -> list[str]:
        return []


@pytest.mark.parametrize("one", SAID["malformed"], ids=lambda one: one["name"])
def test_a_malformed_file_is_refused_and_nothing_is_written(graph: Small, one: dict[str, Any]) -> None:
    texts = {"deep": "[" * int(one.get("deep", 0)), "long": "x" * int(one.get("long", 0)), "text": one.get("text", "")}
    text = next(texts[name] for name in texts if name in one) if texts.keys() & one.keys() else ""
    data = book(["id"], ["x"]) if "book" in one else bytes.fromhex(one["hex"]) if "hex" in one else text.encode()
    if text == "CALL":
        data = lines(*PEOPLE[:2], entity("Call", **CALL)).encode()
    options: dict[str, Any] = {"map": None, "evidence": "labs-1", **one.get("options", {})}
    before = {**graph.state, NAME: data}
    with pytest.raises(NotImported) as refused:
        graph.run(data, "entities", NAME, **options)
    assert {fault.kind for fault in refused.value.faults} == {one["kind"]}
    assert one["says"] in str(refused.value)
    assert NAME in str(refused.value)
    assert "place" not in one or one["place"] in [fault.place for fault in refused.value.faults]
    assert graph.state == before


def test_a_dry_run_writes_nothing_and_a_malformed_file_ends_with_code_one(graph: Small) -> None:
    request = graph.request(lines(*PEOPLE), "entities", NAME, map=None, evidence="labs-1", dry_run=True)
    before = graph.state
    assert run(request).receipt.counts["used"] == 2
    assert graph.state == before
    bad = graph.file("{}\n", "bad.json")
    ended = run_command("import", "entities", str(bad), "--into", str(graph.case), "--evidence", "labs-1")
    assert ended.exit_code == 1
    assert "bad.json, row 1" in " ".join(ended.stderr.split())

"""FollowTheMoney lines: the schemata and properties that the contract names, nothing guessed, ids of this matter."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from relcon.records.case import CaseFile
from tests.exporting.conftest import SMALL, export
from tests.helpers.hostile_cases import IN_FILES, hostile_cases

# Of followthemoney/schema/*.yaml: the properties that are ours, those that lead to an entity, those that must be there.
DATED = {"date", "startDate", "endDate", "recordId"}
PROPERTIES = {
    "Person": {"name", "alias", "phone", "status"},
    "LegalEntity": {"name", "phone"},
    "Call": DATED | {"caller", "receiver", "callerNumber", "receiverNumber", "summary"},
    "Message": DATED | {"sender", "recipients", "bodyText"},
    "Payment": DATED | {"payer", "beneficiary", "amount", "currency", "purpose"},
}
ENTITIES = {"caller", "receiver", "sender", "recipients", "payer", "beneficiary"}
REQUIRED = {"Person": {"name"}, "LegalEntity": {"name"}, "Message": {"sender", "bodyText"}}
REQUIRED |= {"Payment": {"payer", "beneficiary"}, "Call": set()}


def lines(case: CaseFile) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(case, "ftm")[""].split("\n")[:-1]]


def by_record(case: CaseFile) -> dict[str, dict[str, Any]]:
    found = [one for one in lines(case) if "recordId" in one["properties"]]
    return {one["properties"]["recordId"][0]: one for one in found}


def test_people_calls_messages_and_payments() -> None:
    found = by_record(SMALL)
    people = {one["properties"]["name"][0]: one for one in lines(SMALL) if one["schema"] == "Person"}
    dunn, reyes = people["Terrence Dunn"], people["Ana Reyes"]
    assert dunn["properties"]["alias"] == ["T", "Tee"]
    assert dunn["properties"]["phone"] == ["+13125550101"]
    assert found["c1"]["schema"] == "Call"
    call = found["c1"]["properties"]
    assert (call["caller"], call["receiver"]) == ([dunn["id"]], [reyes["id"]])
    assert (call["startDate"], call["endDate"]) == (["2025-01-12"], ["2025-10-30"])
    assert call["summary"] == ["212 calls between the two in all; who called whom is not recorded."]
    assert found["c2"]["schema"] == "Message"
    assert "endDate" not in found["c2"]["properties"]
    assert found["c3"]["properties"]["receiverNumber"] == ["+13125550199"]
    assert found["c3"]["properties"]["date"] == ["2025-03-01"]
    paid = found["p1"]["properties"]
    assert (paid["payer"], paid["beneficiary"], paid["amount"]) == ([dunn["id"]], [reyes["id"]], ["26000"])
    assert (paid["currency"], paid["date"], paid["purpose"]) == (["USD"], ["2025-06-03"], ["event e1"])


def test_a_debt_is_no_payment_and_what_is_left_out_is_counted() -> None:
    assert "p2" not in by_record(SMALL)
    beside = export(SMALL, "ftm")[".README.txt"]
    assert "payments: owed 1" in beside
    assert "events 2" in beside


def test_two_matters_do_not_meet_in_one_index() -> None:
    assert SMALL.case is not None
    other = SMALL.model_copy(update={"case": SMALL.case.model_copy(update={"caption": "United States v. Reyes"})})
    assert not {one["id"] for one in lines(SMALL)} & {one["id"] for one in lines(other)}


@settings(max_examples=60)
@given(hostile_cases(IN_FILES))
def test_any_matter_keeps_to_the_schemata(case: CaseFile) -> None:
    found = lines(case)
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    for one in found:
        given_ = one["properties"]
        assert REQUIRED[one["schema"]] <= given_.keys() <= PROPERTIES[one["schema"]]
        assert all(isinstance(text, str) and text for texts in given_.values() for text in texts)
        assert {id for name in ENTITIES & given_.keys() for id in given_[name]} <= ids


def test_the_library_finds_nothing_wrong(riverside: CaseFile) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed: 298 MB, and optional").model
    for case in (SMALL, riverside):
        for line in lines(case):
            proxy = model.get_proxy(line, cleaned=False)
            proxy.schema.validate(line)
            for name, texts in line["properties"].items():
                assert set(proxy.get(name)) == set(texts), name

"""The one page: rows are the worlds' own answers; the findings that decide the level do what is said of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from relcon import api
from relcon.engine.disposition import Disposition
from relcon.engine.program import answer
from relcon.law.record_index import RecordIndex
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.matter import Matter
from tests.cli.test_words import FORBIDDEN
from tests.views.conftest import Blocks


def test_the_rows_are_the_six_of_the_design(counsel: Blocks) -> None:
    rows = counsel[0]["one_page"]["rows"]
    # Worked by hand in riverside_expected.yaml: 120 binds until a disclosure lifts it: 63-78 after trial, 46-57
    # after a plea. With acts of his own untold it does so for the Defense alone; a full one is said beside it.
    assert [row["world"] for row in rows] == [
        "trial",
        "trial_disclosed",
        "silent",
        "safety_valve_only",
        "protected",
        "unprotected",
    ]
    assert [row["ranges"]["psr"] for row in rows[:4]] == ["120", "120", "120", "120"]
    assert [row["ranges"]["defense"] for row in rows[:4]] == ["120", "63–78", "120", "46–57"]
    assert rows[3]["minimum"] == {"defense": "120, lifted", "psr": "120", "government": "120"}
    assert "told and believed: D, M 46–57; C 108–135" in rows[3]["note"]
    assert rows[2]["failing"]["psr"] == "5 not met"
    assert "worst of three" in rows[5]["note"]


def test_the_worst_world_is_no_better_than_the_others(counsel: Blocks, matter: Matter) -> None:
    three = ("unprotected", "triggered_sentencing", "derivative")
    found = api.simulate(matter, worlds=three)
    ranges = {id: found.worlds[id].defendants["dunn"].positions["psr"].range or (0, 0) for id in three}
    assert ranges[counsel[0]["one_page"]["rows"][5]["world"]] == max(ranges.values(), key=str)


def test_a_deciding_finding_moves_the_level_as_it_says(counsel: Blocks, matter: Matter) -> None:
    """Asked again with the finding written into the case and the one-scenario program."""
    first = counsel[0]["one_page"]["still_open"][0]
    assert first["ids"] == ["westside"]
    assert "Middle: level 27 (120) if found in, 23 (120) if found out" in first["moves"]
    for word, level in (("in", 27), ("out", 23)):
        finding = Finding(
            id="asked",
            defendant="dunn",
            about="westside",
            prong="scope",
            answer=FindingAnswer.parse(word),
            by="court",
        )
        case = matter.case.model_copy(update={"findings": (finding, *matter.case.findings)})
        index = RecordIndex.of(replace(matter, case=case, proffer=None))
        assert answer(index, "dunn", "psr", disposition=Disposition(criterion5="not met")).total_offense_level == level


def test_without_a_proffer_each_defendant_has_a_row(court: Blocks, matter: Matter) -> None:
    rows = court[0]["one_page"]["rows"]
    assert [row["defendant"] for row in rows] == court[0]["defendants"]
    assert court[0]["one_page"]["still_open"] == []
    assert all(list(row["ranges"]) == ["defense"] for row in rows)


def test_counsel_has_the_blocks_of_relcon_brief(counsel: Blocks, matter: Matter) -> None:
    """The same builder: what the command says, the page shows."""
    page, found = counsel[0]["one_page"], api.brief(matter)
    assert [row["world"] for row in page["rows"]] == [row.world for row in found.rows]
    assert [one["text"].partition(":")[0] for one in page["moving"]] == [one.admission for one in found.moving]
    assert [one["text"] for one in page["still_open"]] == [one.text for one in found.still_open]
    assert len(page["resolve"]) + page["resolve_more"] == len(found.resolve)
    assert {one["who"] for one in page["only_client"]} >= {matter.people[one.person].name for one in found.only_client}


@pytest.mark.parametrize("audience", ["counsel", "client", "court"])
def test_no_page_uses_a_word_that_no_output_uses(audience: str, request: pytest.FixtureRequest) -> None:
    blocks: Blocks = request.getfixturevalue(audience)
    # "leak" is the id of a world, which the page never shows; its title is what counsel reads.
    said = re.sub(r'"leak"', '""', json.dumps(blocks, ensure_ascii=False))
    assert FORBIDDEN.findall(said) == []


def test_nobody_but_counsel_has_blocks_2_4_and_5(client: Blocks, court: Blocks) -> None:
    for blocks in (client, court):
        assert not {"moving", "resolve", "only_client"} & set(blocks[0]["one_page"])
    assert "counsel's alone" in client[0]["one_page"]["missing_blocks"]

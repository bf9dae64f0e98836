"""The short lists of Decide: the findings that decide the level do what is said of them; the lists are the sheet's."""

from __future__ import annotations

from dataclasses import replace

from relcon import api
from relcon.engine.disposition import Disposition
from relcon.engine.program import answer
from relcon.law.record_index import RecordIndex
from relcon.one_page.said_of_record import ask_text
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.matter import Matter
from tests.views.conftest import Blocks


def test_a_deciding_finding_moves_the_level_as_it_says(counsel: Blocks, matter: Matter) -> None:
    """Asked again with the finding written into the case and the one-scenario program."""
    first = counsel[0]["decide"]["lists"]["still_open"][0]
    assert first["ids"] == ["westside"]
    # Levels 27 and 23 in category III.
    assert "Middle: 120 (87–108) if so, 120 (57–71) if not" in first["moves"]
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


def test_a_filing_has_no_list(court: Blocks) -> None:
    assert court[0]["decide"]["lists"] == {"still_open": []}


def test_counsel_has_the_blocks_of_relcon_brief(counsel: Blocks, matter: Matter) -> None:
    """The same builder: what the command says, the page shows."""
    page, found = counsel[0]["decide"]["lists"], api.brief(matter)
    # What the client has not adopted stands after what the client has.
    mine = sorted(found.moving, key=lambda one: not one.confirmed)
    assert [one["who"] for one in page["moving"]][: len(mine)] == [one.admission for one in mine]
    told = {one["who"]: one["text"] for one in page["moving"]}
    for one in mine:
        assert told[one.admission].startswith("In counsel's notes, not adopted by the client: ") is not one.confirmed
    assert [one["text"] for one in page["still_open"]] == [one.text for one in found.still_open]
    assert page["asks_mark"].startswith("* or as the row")  # a7 may cost the safety valve
    assert [one["text"] for one in page["asks"]][: len(found.asks)] == [
        ask_text(one, bool(found.costs_role)) for one in found.asks
    ]


def test_nobody_but_counsel_has_prices_own_acts_news_and_questions(client: Blocks, court: Blocks) -> None:
    for blocks in (client, court):
        assert not {"moving", "record", "only_client", "asks", "under"} & set(blocks[0]["decide"]["lists"])
    assert "counsel's alone" in client[0]["decide"]["lists"]["missing"]

"""``simulate --section findings``: every finding and all that is to be settled, whatever the sheet has room for."""

from __future__ import annotations

from relcon.one_page import said_of_record
from relcon.reports.brief_report import Room
from relcon.reports.simulation_report import section_report
from relcon.reports.text import text
from tests.helpers.asked import RIVERSIDE


def test_every_finding_and_all_to_settle_is_told_where_the_sheet_says_so() -> None:
    sheet = RIVERSIDE.sheet
    said = " ".join(text(section_report(RIVERSIDE.simulation, sheet, RIVERSIDE.matter, "findings")).split())
    settle = list(said_of_record.to_settle(sheet, RIVERSIDE.matter))
    assert settle
    assert len(sheet.still_open) > Room().findings
    for one in (*(found.text for found in sheet.still_open), *settle, sheet.how):
        assert " ".join(one.split()) in said

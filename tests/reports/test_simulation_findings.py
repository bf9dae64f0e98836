"""``simulate --section findings``: every finding and all that is to be settled, whatever the sheet has room for."""

from __future__ import annotations

from relcon import api
from relcon.one_page import said_of_record
from relcon.proffer.simulate import simulate
from relcon.reports.simulation_report import section_report
from relcon.reports.text import text
from tests.proffer.dunn import admission, dunn, sale


def test_every_finding_and_all_to_settle_is_told_where_the_sheet_says_so() -> None:
    given = dunn([admission("a1", sale("p1", "3 kg"))])
    sheet = api.brief(given)
    said = " ".join(text(section_report(simulate(given), sheet, given, "findings")).split())
    settle = list(said_of_record.to_settle(sheet, given))
    assert settle
    for one in (*(found.text for found in sheet.still_open), *settle, sheet.how):
        assert " ".join(one.split()) in said

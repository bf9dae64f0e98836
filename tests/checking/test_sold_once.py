"""Drugs bought and sold on, counted twice: what the seller's worksheet comes to if they count once."""

from __future__ import annotations

from pathlib import Path

from relcon.api import exposure
from relcon.checking.check import check
from relcon.checking.priced import priced
from relcon.reports.check_report import check_report
from relcon.reports.text import text
from tests.helpers.matters import read_matter

CASE = """format: relcon/case/1
case: {caption: United States v. Cole, offense_ended: 2025-06-30, sentencing_date: 2026-03-02}
evidence: [{id: ledger, kind: ledger, bates: [GOV-1, GOV-9]}]
people:
  - {id: webb, name: Ray Webb, status: uncharged}
  - {id: street, name: Ann Street, status: customer}
  - id: cole
    name: Denise Cole
    status: defendant
    defendant:
      acceptance: timely
      career_offender: no
      counts: [{count: "1", statute: 21 USC 841, penalty: 841(b)(1)(C), disposition: pleaded}]
      criminal_history: {points: 0, under_sentence: no}
undertakings:
  - {id: line, title: line, substances: [cocaine], members: [{id: m, person: cole, scope: whole, evidence: [ledger]}]}
events:
"""
DEAL = "  - {{id: {}, kind: distribution, date: 2025-01-{}, substance: cocaine, quantity: {}, undertaking: line, "
DEAL += "evidence: [ledger], participants: [{{person: {}, act: sold}}, {{person: {}, act: bought}}]}}\n"


def test_months_of_all_that_was_sold_on_stand_first(tmp_path: Path) -> None:
    """325 g bought, 325 g sold. 650 g of cocaine is level 24 (500 g to 2 kg), 325 g level 20 (300 to 400 g).

    -2 (§4C1.1), -3 (§3E1.1), no points: level 19 is 30-37 months, level 15 is 18-24.
    """
    deals = [("e1", "10", "125 g"), ("e2", "20", "200 g"), ("e3", "22", "200 g"), ("e4", "24", "125 g")]
    rows = [DEAL.format(*deal, *(("webb", "cole") if n < 2 else ("cole", "street"))) for n, deal in enumerate(deals)]
    (tmp_path / "case.yaml").write_text(CASE + "".join(rows), encoding="utf-8")
    matter = read_matter(tmp_path / "case.yaml")
    found = check(matter)
    told = check_report(found, "case.yaml", matter, exposure(matter), priced=priced(matter, found.notes))
    lines = text(told).splitlines()
    said = " ".join(" ".join(lines[lines.index("NO RANGE, OR A WRONG ONE") + 1 :]).split())
    assert said.startswith(
        "1 2 records: Cole bought as much before; 30–37, but 18–24 if what is sold on counts once (lot, case.yaml:"
    )

"""`relcon roles` on the example: everybody on a screen, one whole, places and contacts apart."""

from __future__ import annotations

import csv
import json
import re

import pytest

from relcon import api
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.forms import comma_separated, markdown
from relcon.reports.report import Report, Table
from relcon.reports.role_elements import items
from relcon.reports.roles_report import roles_report
from relcon.reports.text import text
from relcon.results.roles import Shown
from relcon.results.roles_format import Roles
from tests.views.conftest import RIVERSIDE

ALL: tuple[PositionName, ...] = ("defense", "psr", "government")


@pytest.fixture(scope="module")
def matter() -> Matter:
    return api.read_case(RIVERSIDE / "case.yaml")


@pytest.fixture(scope="module")
def found(matter: Matter) -> Roles:
    return api.roles(matter, defendants=["salas", "pike"])


@pytest.fixture(scope="module")
def everybody(matter: Matter) -> Roles:
    return api.roles(matter)


@pytest.fixture(scope="module")
def report(found: Roles, matter: Matter) -> Report:
    return roles_report(found, matter)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_of_one_each_element_comes_in_turn_and_the_place_last(report: Report) -> None:
    titles = [section.title for section in report.sections]
    own = [
        "§3B1.1, aggravating role",
        "§3B1.2, mitigating role: two grounds",
        "What it carries on the worksheet",
        "The cliff: §3B1.1 and what comes with it",
        "Open, and proof that the file lacks",
        "Place in the organization",
    ]
    assert titles == [
        "",
        *("Hector Salas (salas)", *own),
        *("Gary Pike (pike)", *own),
    ]


def test_levels_are_those_of_the_worksheet(found: Roles, matter: Matter) -> None:
    worksheets = api.exposure(matter, defendants=["salas", "pike"]).defendants
    for id, one in found.defendants.items():
        for position, answer in one.positions.items():
            role = worksheets[id].positions[position].role
            assert (answer.aggravating.levels, answer.mitigating.levels) == (role.aggravating, role.mitigating)


def test_the_leader_directs_four_and_the_courier_has_both_doors(report: Report) -> None:
    """Salas: seven people counted upstream, four under him; the file's courier Pike, a flat fee, both doors shown."""
    told = one_line(text(report))
    assert "Control over Pike (au-salas-pike): yes" in told
    assert "(kerr-302a GOV-0000801–0819; ledger-1 GOV-0000901–0938)" in told
    assert "7 participants counted, five or more" in told
    assert "First ground, §3B1.2 itself (n.3(A))" in told
    assert "Second ground, §2D1.1(e)(2)(B)" in told
    assert "No score." in told
    assert "any level under §3B1.1 ends the safety valve (§5C1.2 n.3)" in told


def test_the_place_has_its_records_and_how_far_to_trust_it(report: Report, found: Roles, matter: Matter) -> None:
    told = one_line(text(report))
    assert "functions: function: transport (fn-pike); fits transport" in told
    assert "Transport and storage: confidence high (functions and instructions agree, on 3 exhibits)" in told
    assert "Terrence Dunn (dunn) Wholesale placed by counsel" in one_line(
        text(roles_report(found, matter, section="places"))
    )


def test_measures_stand_under_their_warning_beside_how_contacts_were_collected(found: Roles, matter: Matter) -> None:
    told = one_line(text(roles_report(found, matter, section="contacts")))
    assert "No level and no tier rests on anything here." in told
    # 787 contacts of the file; only the 212 of Salas and Dunn rest on two exhibits: 575 of 787 are 73 of 100.
    assert "787 contacts; known through a single source: 73%; without an exhibit: none" in told
    assert "tolls-1: 37% of all, 10% by it alone; Hector Salas (salas) is in 100% of them; it reads as the line" in told
    assert told.index("How the contacts were collected") < told.index("Terrence Dunn (dunn) 3 443")


def test_in_short_each_has_levels_and_a_reason_in_a_line_and_the_rest_are_named_once(
    everybody: Roles, matter: Matter
) -> None:
    # §3B1.1(a), (b), n.4: Salas directs four with seven counted; the government alone asserts Bell's control of Tull.
    # §2D1.1(e)(2)(B)(i): couriers -4 where the highest reduction is taken, -2 at the Ceiling.
    printed = text(roles_report(everybody, matter, full=False))
    rows = [" ".join(line.split()) for line in printed.splitlines()]
    assert len(rows) <= 40
    assert rows[3] == "Defense Middle Ceiling"
    assert rows[4].startswith("Hector Salas +3 +3 +4 over Ortega, Pike, Lund, Kerr; (f)(4)")
    told = one_line(printed)
    assert "Pike, Lund −4 −4 −2 carrying drugs, §2D1.1(e)(2)(B)(i); cap of" in told
    assert "Marcus Bell none none +3 over Tull: the government alone says so;" in told and "fails there" in told
    assert "7 others: none (Ortega, Kerr, Dunn, Hale, Crane, Tull, Vance). No control over a participant" in told
    assert "-d NAME" in told and "--section contacts" in told


def test_what_two_levels_would_take_besides_is_told_most_months_first(everybody: Roles, matter: Matter) -> None:
    # Pike: 30-37 with -4, the cap of (a)(5) and the safety valve; with +2 level 34 - 3 = 31, I: 108-135, minimum 120.
    told = one_line(text(roles_report(everybody, matter, full=False)))
    assert "+2 would make for Pike, Lund 30–37 into 120–135 (108–135); for Vance 46–57 into 120 (87–108)" in told
    assert "role, cap and safety valve go together" in told


def test_no_person_is_a_pronoun(report: Report, everybody: Roles, matter: Matter) -> None:
    printed = [text(one) for one in (report, roles_report(everybody, matter, full=False))]
    printed += [text(roles_report(everybody, matter, section=name)) for name in ("places", "contacts")]
    assert [re.findall(r"\b(?:he|his|him|himself|she|her)\b", one) for one in printed] == [[], [], [], []]


def test_the_table_for_spreadsheets_has_a_row_for_each_defendant_and_position(report: Report) -> None:
    rows = list(csv.reader(comma_separated(report).splitlines()))
    head = next(row for row in rows if row[0] == "defendant")
    body = [dict(zip(head, row, strict=True)) for row in rows[rows.index(head) + 1 :]]
    assert [(row["defendant"], row["position"]) for row in body] == [(id, p) for id in ("salas", "pike") for p in ALL]
    assert {row["measures_note"].split(".")[0] for row in body} == {"No level and no tier rests on anything here"}
    assert body[0]["control"].split("; ")[0] == "au-salas-ortega"
    assert "\n# Roles" in markdown(report)


def test_in_json_elements_stand_before_tiers_and_measures(found: Roles) -> None:
    written = json.loads(found.model_dump_json(by_alias=True))
    assert list(written) == ["format", "receipt", "defendants", "tiers", "measures"]
    assert written["measures"]["people"]["dunn"]["betweenness"] == "0.194"


def test_what_several_positions_show_is_said_once_and_of_a_long_list_the_first() -> None:
    def shown(n: int) -> Shown:
        return Shown(text=f"act {n}", facts=(f"e{n}",), evidence=("x",), pages=("x GOV-0001100 to GOV-0001112",))

    many = tuple(map(shown, range(6)))
    told = items({"defense": many[:5], "psr": many}, ("defense", "psr"))
    assert told[0] == "act 0 (x GOV-0001100–1112)"
    assert told[4] == "and 2 more (e4, e5 [Middle])"
    assert items({"defense": (Shown(text="said"),)}, ("defense",)) == ["said (uncited)"]


def test_positions_that_say_the_same_share_a_row(report: Report) -> None:
    # Salas: Defense and Middle take the lower reading, manager, +3, Defense without Kerr, whose pay alone is recorded;
    # the Ceiling leader, +4.
    section = next(one for one in report.sections if one.title == "§3B1.1, aggravating role")
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [("Defense", "+3"), ("Middle", "+3"), ("Ceiling", "+4")]


def test_one_defendant_fits_a_screen_and_ids_stand_last(everybody: Roles, matter: Matter) -> None:
    for id in everybody.defendants:
        alone = everybody.model_copy(update={"defendants": {id: everybody.defendants[id]}})
        assert len(text(roles_report(alone, matter, full=False, each=True)).splitlines()) <= 40, id
    pike = everybody.model_copy(update={"defendants": {"pike": everybody.defendants["pike"]}})
    said = one_line(text(roles_report(pike, matter, full=False, each=True)))
    # A courier for a flat fee: §2D1.1(e)(2)(B)(i), four levels; the Ceiling takes two (riverside's README).
    assert "Mitigating, §3B1.2 −4 −4 −2" in said
    assert "carrying drugs, the primary function: −4 (fn-pike: kerr-302a GOV-0000801–0819" in said
    assert "7, five or more: Pike, Salas, Ortega, Kerr, Lund, Varga" in said
    assert "Every element, both comparisons, the cliff in months: --why." in said

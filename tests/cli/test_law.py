"""``relcon law``: what it knows is what the engine uses, it fits 80 columns, and every cite finds its way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from relcon.law import open_points
from relcon.law.library.answer import known_sections, rows
from relcon.law.library.cites import Cite, asked, cites, like, modules
from relcon.law.positions.options import POSITIONS, table
from relcon.law.tables import EDITIONS, HEADING, Value, dates, load, provisions
from relcon.law.ussg.s2d1_1.quantity_table import micro, row, row_keys
from relcon.schemas import schemas
from tests.cli.conftest import Run

NEWEST = max(EDITIONS)
KNOWN = ("2D1.1", "3E1.1", "5A", "21 USC 841", "21 USC 860", "21 USC 860a", "18 USC 924", "18 USC 3553")


def paragraph(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "section", "part"),
    [
        ("USSG §2D1.1(b)(12)", "2D1.1", "(b)(12)"),
        ("U.S.S.G. § 2D1.1 (b)(12)", "2D1.1", "(b)(12)"),
        ("2d1.1", "2D1.1", ""),
        ("2D1.1 n.8(D)", "2D1.1", "n.8(D)"),
        ("§2D1.1, note 5", "2D1.1", "n.5"),
        ("3E1.1, comment. (n.3)", "3E1.1", "n.3"),
        ("2D1.1-b", "2D1.1", "(b)"),
        ("2D1.1-n8", "2D1.1", "n.8"),
        ("2D1.1-notes", "2D1.1", ""),
        ("21 USC 841(b)", "21 USC 841", "(b)"),
        ("21 U.S.C. § 841(b)(1)(A)", "21 USC 841", "(b)(1)(A)"),
        ("§3553(f)", "18 USC 3553", "(f)"),
        ("841b", "21 USC 841", "(b)"),
        ("924c", "18 USC 924", "(c)"),
        ("21 usc 860a", "21 USC 860a", ""),
        ("860", "21 USC 860", ""),
        ("5A", "5A", ""),
        ("Ch. 5 Pt. A", "5A", ""),
        ("sentencing table", "5A", ""),
    ],
)
def test_a_cite_is_understood_as_counsel_types_it(text: str, section: str, part: str) -> None:
    assert asked(text, KNOWN) == Cite(section, part)


@pytest.mark.parametrize("text", ["", "2D9.9", "cocaine", "18 USC 841", "12", "(b)(1)"])
def test_what_names_no_known_provision_is_not_guessed(text: str) -> None:
    assert asked(text, KNOWN) is None


def test_the_nearest_section_is_the_one_that_begins_alike() -> None:
    assert like("2d1.2", KNOWN) == "2D1.1"
    assert like("21 USC 842", KNOWN) == "21 USC 841"
    assert like("cocaine", KNOWN) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("USSG §§3B1.3-3B1.5, 3C1.2", "USSG §3B1.3; USSG §3B1.4; USSG §3B1.5; USSG §3C1.2"),
        ("USSG §3B1.1(a), (b)", "USSG §3B1.1(a); USSG §3B1.1(b)"),
        (
            "USSG §2D1.1(b)(1), (4), (14)(C)(ii), (14)(D)",
            "USSG §2D1.1(b)(1); USSG §2D1.1(b)(4); USSG §2D1.1(b)(14)(C)(ii); USSG §2D1.1(b)(14)(D)",
        ),
        (
            "21 U.S.C. §§841(b), 846, 960(b); 18 U.S.C. §924(c)",
            "21 USC 841(b); 21 USC 846; 21 USC 960(b); 18 USC 924(c)",
        ),
        (
            "21 USC 841(b)(1)(A)(iv), (viii), (B)(iv)",
            "21 USC 841(b)(1)(A)(iv); 21 USC 841(b)(1)(A)(viii); 21 USC 841(b)(1)(B)(iv)",
        ),
        ("USSG §2D1.1 n.8(D), opiates", "USSG §2D1.1 n.8(D)"),
        ("USSG Ch. 5 Pt. A n.2", "USSG Ch. 5 Pt. A"),
        ("house default", ""),
    ],
)
def test_lists_and_ranges_of_cites_are_written_out(text: str, found: str) -> None:
    assert "; ".join(map(str, cites(text))) == found


def test_a_part_lies_within_its_whole_and_in_nothing_that_only_begins_alike() -> None:
    assert Cite("2D1.1", "(b)(1)").within(Cite("2D1.1", "(b)"))
    assert Cite("2D1.1", "n.8(D)").within(Cite("2D1.1", "n.8")) and Cite("2D1.1", "n.8").within(Cite("2D1.1"))
    assert not Cite("2D1.1", "n.11").within(Cite("2D1.1", "n.1"))
    assert not Cite("2D1.1", "(b)").within(Cite("2D1.2", "(b)"))


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("law", *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(found, schemas()["law"])
    return found


def test_the_list_has_every_section_of_a_table_a_module_and_an_open_point(run: Run) -> None:
    found = answer(run)
    assert len(found["provisions"]) == len(known_sections())
    assert {table["table"] for one in found["provisions"] for table in one["tables"]} == {
        name for name in provisions() if min(dates(name)) <= EDITIONS[NEWEST]
    }
    listed = {module["name"] for one in found["provisions"] for module in one["modules"]}
    assert {module.name for module in modules()} == listed


def test_a_provision_has_values_modules_options_and_what_is_open(run: Run) -> None:
    (one,) = answer(run, "3B1.2")["provisions"]
    values = {tuple(row["at"]): row for row in one["tables"][0]["rows"]}
    assert values["minimal",]["values"]["levels"] == "-4" and values["minimal",]["cite"] == "USSG §3B1.2(a)"
    assert "ussg.s3b1_2" in {module["name"] for module in one["modules"] if module["implements"]}
    assert [option["name"] for option in one["options"]] == ["mitigating_role"]
    assert set(one["options"][0]["positions"]) == set(POSITIONS)
    assert "finding" in {point["needs"] for point in one["open"]}


@pytest.mark.parametrize(
    ("section", "title", "values", "said"),
    [
        ("21 USC 849", "Transportation safety offenses", {"times": "3"}, "cross-references"),
        ("21 USC 960a", "Foreign terrorist organizations, terrorist persons and groups", {"times": "2"}, "minimum"),
        ("21 USC 962", "Second or subsequent offenses", {"times": "2"}, "how twice the term"),
        ("21 USC 848(s)", "Continuing criminal enterprise", {"times": "200", "dollars": "5000000"}, "principal"),
        ("21 USC 802", "Definitions", {"serious_drug_felony": "21 USC 802(58)", "from": "2024-12-23"}, ""),
        ("21 USC 851(c)", "Proceedings to establish prior convictions", {}, "Erlinger v. United States, 602 U.S. 821"),
        ("21 USC 851(a)(2)", "Proceedings to establish prior convictions", {}, "afforded prosecution by indictment"),
        ("21 USC 812", "Schedules of controlled substances", {}, "an order of its own"),
        ("18 USC 3559(c)", "Sentencing classification of offenses", {}, "third serious violent felony"),
        ("18 USC 3147", "Penalty for an offense committed while on release", {}, "consecutive"),
        ("18 USC 924(c)(5)", "Firearms in drug trafficking crimes", {"years": "15"}, "armor piercing"),
        ("21 USC 841(b)(1)(A)(vi)", "Penalties for drug offenses", {"from": "2025-07-16"}, "no evidence"),
    ],
)
def test_a_statute_of_march_2026_answers(run: Run, section: str, title: str, values: dict[str, str], said: str) -> None:
    (one,) = answer(run, section)["provisions"]
    assert one["title"] == title
    rows = [row["values"] for table in one["tables"] for row in table["rows"]]
    assert not values or any(values.items() <= row.items() for row in rows)
    assert not said or any(said in point["text"] for point in one["open"])


def test_a_part_of_a_section_has_only_what_bears_on_it(run: Run) -> None:
    (one,) = answer(run, "USSG §2D1.1(b)(12)")["provisions"]
    assert [table["table"] for table in one["tables"]] == ["2D1.1-b"]
    assert {row["cite"] for row in one["tables"][0]["rows"]} == {"USSG §2D1.1(b)(12)"}


def test_the_quantity_table_shown_is_the_one_the_engine_uses(run: Run) -> None:
    (one,) = answer(run, "--table", "2D1.1")["provisions"]
    (shown,) = (table for table in one["tables"] if table["table"] == "2D1.1")
    cells = {tuple(r["at"]): r["values"] for r in shown["rows"] if r["at"][-1] == "minimums"}
    assert set(cells) == {("rows", key, "minimums") for key in row_keys(NEWEST)}
    for (_, key, _), minimums in cells.items():
        pairs = sorted((int(level), 0 if text == "less" else micro(text)) for level, text in minimums.items())
        used = row(key, NEWEST)
        assert pairs == list(zip(used.levels.tolist(), used.minimums.tolist(), strict=True))


@pytest.mark.parametrize("section", known_sections())
def test_every_answer_fits_80_columns_and_names_its_sources(run: Run, section: str) -> None:
    for arguments in ([section], ["--table", section], ["--open", section]):
        done = run("law", *arguments)
        assert done.exit_code == 0, done.output
        assert max(map(len, done.stdout.splitlines())) <= 80, arguments
    assert "Traceback" not in done.output


def test_the_quantity_table_is_legible(run: Run) -> None:
    text = run("law", "--table", "2D1.1").stdout
    (cocaine,) = re.findall(r"^Cocaine\n(Level .*)\n-+\n(from .*)\n(Level .*)\n-+\n(from .*)\n", text, re.MULTILINE)
    assert [line.split() for line in cocaine[:1]] == [["Level", "38", "36", "34", "32", "30", "28", "26"]]
    assert re.split(r" {1,}(?=\d)", cocaine[1])[1:] == ["450 kg", "150 kg", "50 kg", "15 kg", "5 kg", "3.5 kg", "2 kg"]
    assert cocaine[3].split()[1:5] == ["500", "g", "400", "g"] and cocaine[3].endswith("less")


def test_the_sentencing_table_has_a_line_for_each_level(run: Run) -> None:
    lines = run("law", "--table", "5A").stdout.splitlines()
    (line,) = (line for line in lines if line.split()[:1] == ["26"])
    assert line.split()[1:] == ["63-78", "D", "70-87", "D", "78-97", "D", "92-115", "D", "110-137", "D", "120-150", "D"]
    assert len([line for line in lines if re.match(r" +\d+ +(\d+-|life)", line)]) == 43


def test_open_gathers_findings_assumptions_and_what_is_not_computed(run: Run) -> None:
    text = paragraph(run("law", "--open", "--all").stdout)
    for heading in ("Needs a finding or a fact", "Assumed, and said", "Not computed", "How the positions read it"):
        assert heading in text
    assert "§1B1.3(a)(1)(B)(i), n.3(B): the scope of what this defendant agreed" in text


def test_what_a_worksheet_says_is_open_stands_in_the_list_in_the_same_words(run: Run) -> None:
    shown = {(point["cite"], point["text"]) for one in answer(run, "--open")["provisions"] for point in one["open"]}
    keyed = [point for one in open_points.sections() for point in one.points if point.key]
    assert keyed and {(point.cite, point.text) for point in keyed} <= shown


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_shipped_edition_answers_with_its_own_tables(run: Run, edition: str) -> None:
    for one in answer(run, "--edition", edition)["provisions"]:
        for shown in one["tables"]:
            assert shown["effective"] == load(shown["table"], edition).effective.isoformat()
            assert edition in shown["serves"]


def test_an_edition_that_is_not_shipped_is_refused(run: Run) -> None:
    done = run("law", "3B1.2", "--edition", "1987")
    assert done.exit_code == 3
    assert "1987" in done.stderr and NEWEST in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["9Z9.9"], "no provision"),
        (["cocaine"], "no provision"),
        (["2d1.99"], 'Did you mean "2D1.1'),
        (["--table"], "--table needs a provision"),
        (["--table", "--open", "2D1.1"], "ask one"),
    ],
)
def test_wrong_usage_is_said(run: Run, arguments: list[str], said: str) -> None:
    done = run("law", *arguments)
    assert done.exit_code == 2
    assert said in paragraph(done.stderr)


def test_csv_has_a_line_for_every_value(run: Run) -> None:
    text = run("law", "3B1.2", "--format", "csv").stdout
    assert "USSG §3B1.2,value,3B1.2: minimal,levels,-4,USSG §3B1.2(a)," in text
    assert "option,mitigating_role,psr,undisputed_else_lowest" in text


def test_open_points_name_sections_cites_and_options_that_exist() -> None:
    names = set(table("psr")["options"])
    for one in open_points.sections():
        assert one.section in known_sections()
        for point in one.points:
            assert cites(point.cite)[0].section == one.section, point
            assert point.option in ("", *names), point
    listed = [(point.cite, point.text) for one in open_points.sections() for point in one.points]
    assert len(listed) == len(set(listed))


def test_every_option_bears_on_some_provision(run: Run) -> None:
    shown = {option["name"] for one in answer(run)["provisions"] for option in one["options"]}
    assert set(table("psr")["options"]) - shown == {
        "took_part_scale",
        "record_dates",
    }  # house defaults, of no provision


def scalars(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in ("cite", "source", "verified"):
                yield from scalars(item)
    else:
        for item in value:
            yield from scalars(item)


@pytest.mark.parametrize("name", provisions())
def test_rows_leave_nothing_of_a_table_out(name: str) -> None:
    one = load(name, NEWEST)
    body = {key: value for key, value in one.data.items() if key not in HEADING}
    # A list of nothing is shown as nothing.
    shown = [text for row in rows(one) for value in row.values.values() if value for text in value.split(", ")]
    written = [text for value in scalars(body) for text in value.split(", ")]
    assert sorted(shown) == sorted(written)

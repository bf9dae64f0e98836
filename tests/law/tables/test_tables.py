"""The loader: dates, editions, exactness; and that every number is cited."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from relcon.law import tables
from relcon.law.tables import (
    EDITIONS,
    NEWEST,
    EditionNotShipped,
    Table,
    TableError,
    Value,
    caution,
    digest,
    edition_for,
    in_force,
    known,
    load,
    provisions,
)

HEADING = 'provision: {p}\neffective: {d}\nedition: "2025"\ncite: USSG §9Z9.9\nsource: none\nverified: no\n'
CITE = re.compile(r"^(USSG (§§?\d|Ch\. \d)|\d+ USC \d|\d+ CFR |Fed\. R\.|Pub\. L\.|house default)")
NUMBER = re.compile(r"^\d[\d,.]*( ?[a-z]+)?$|^\d+-(\d+|life)$")


def leaves(
    value: Value, cites: tuple[str, ...], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Yield every scalar with its path and the cites that stand over it, nearest last."""
    if isinstance(value, str):
        yield path, cites, value
        return
    if isinstance(value, Mapping):
        own = value.get("cite")
        under = (*cites, own) if isinstance(own, str) else cites
        for key, item in value.items():
            yield from leaves(item, under, (*path, key))
        return
    for at, item in enumerate(value):
        yield from leaves(item, cites, (*path, str(at)))


def uncited(table: Table) -> list[str]:
    """Numbers of a table over which no cite to a provision stands."""
    return [
        "/".join(path)
        for path, cites, text in leaves(table.data, (), ())
        if NUMBER.match(text) and path[0] not in ("effective", "edition") and not (cites and CITE.match(cites[-1]))
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables to write into."""
    monkeypatch.setattr(tables, "root", lambda: tmp_path)
    load.cache_clear()
    digest.cache_clear()
    yield tmp_path
    load.cache_clear()
    digest.cache_clear()


def write(folder: Path, provision: str, day: str, body: str) -> None:
    (folder / provision).mkdir(exist_ok=True)
    text = HEADING.format(p=provision, d=day) + body
    (folder / provision / f"{day}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("provision", provisions())
def test_every_number_is_cited_and_sourced(provision: str) -> None:
    table = load(provision, "2025")
    assert uncited(table) == []
    assert CITE.match(table.cite) and table.source and table.verified


def test_the_quantity_table_cites_each_level_by_its_paragraph() -> None:
    table = load("2D1.1", "2025")
    used = {level for key in table.mapping("rows") for level in table.mapping("rows", key, "minimums")}
    cites = {level: table.text("levels", level, "cite") for level in table.mapping("levels")}
    assert cites == {str(38 - 2 * i): f"USSG §2D1.1(c)({i + 1})" for i in range(17)}
    assert used == set(cites)
    assert all(table.text("levels", level, "source").startswith("S25 pdf page") for level in cites)


def test_a_number_without_a_cite_is_found(folder: Path) -> None:
    write(folder, "9Z9.9", "2025-11-01", "levels: {floor: {cite: counsel, level: 12}}\n")
    assert uncited(load("9Z9.9", "2025")) == ["levels/floor/level"]


def test_the_newest_table_not_after_the_edition_serves_it(folder: Path) -> None:
    for day in ("2023-11-01", "2025-11-01", "2026-11-01"):
        write(folder, "9Z9.9", day, f"at: {day[:4]}\n")
    assert load("9Z9.9", "2025").integer("at") == 2025
    (folder / "9Z9.9" / "2025-11-01.yaml").unlink()
    load.cache_clear()
    assert load("9Z9.9", "2025").effective == date(2023, 11, 1)


def test_numbers_are_exact_and_scalars_are_text(folder: Path) -> None:
    write(folder, "9Z9.9", "2025-11-01", "a: 0.6\nb: 0.00625\nc: on\nd: 1:30\ne: 12\nf: true\n12: {x: [1, 2]}\n")
    table = load("9Z9.9", "2025")
    assert table.decimal("a") == Decimal("0.6")
    assert table.ratio("b") == Fraction(1, 160)
    assert (table.text("c"), table.text("d")) == ("on", "1:30")
    assert table.integer("e") == 12 and table.flag("f") is True
    assert table.items("12", "x") == ("1", "2")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda t: t.integer("a"), "not a whole number"),
        (lambda t: t.decimal("c"), "not a decimal number"),
        (lambda t: t.flag("a"), "not true or false"),
        (lambda t: t.text("m"), "not text"),
        (lambda t: t.items("m"), "not a list"),
        (lambda t: t.mapping("a"), "not a mapping"),
        (lambda t: t.at("m", "none"), "nothing under m / none"),
        (lambda t: t.at("a", "b"), "nothing under a / b"),
    ],
)
def test_a_wrong_question_is_an_error(folder: Path, ask: object, message: str) -> None:
    write(folder, "9Z9.9", "2025-11-01", "a: 0.6\nc: on\nm: {x: 1}\n")
    assert callable(ask)
    with pytest.raises(TableError, match=message):
        ask(load("9Z9.9", "2025"))


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load("2D1.1", "2025").mapping("rows", "heroin")["name"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("provision: 9Z9.9\neffective: 2025-11-01\n", "no edition, cite, source, verified"),
        (HEADING.format(p="8Y8.8", d="2025-11-01"), "another provision or date"),
        (HEADING.format(p="9Z9.9", d="2024-11-01"), "another provision or date"),
        ("- 1\n", "a table is a mapping"),
    ],
)
def test_a_bad_heading_is_an_error(folder: Path, text: str, message: str) -> None:
    (folder / "9Z9.9").mkdir()
    (folder / "9Z9.9" / "2025-11-01.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load("9Z9.9", "2025")


def test_no_table_is_an_error() -> None:
    with pytest.raises(TableError, match=r"no table 9Z9.9"):
        load("9Z9.9", "2025")


def test_five_editions_are_shipped() -> None:
    assert dict(EDITIONS) == {year: date(int(year), 11, 1) for year in ("2018", "2021", "2023", "2024", "2025")}
    assert NEWEST == "2025"
    with pytest.raises(EditionNotShipped, match="2016"):
        load("2D1.1", "2016")


@pytest.mark.parametrize("provision", [name for name in provisions() if name != "1B1.11"])
def test_every_edition_has_every_table_or_the_table_says_when_it_begins(provision: str) -> None:
    oldest, *later = EDITIONS
    if in_force(provision, oldest):
        assert all(load(provision, edition) for edition in EDITIONS)
        return
    first = next(edition for edition in later if in_force(provision, edition))
    assert load(provision, first).text("begins")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_of_every_edition_is_cited_and_sourced(edition: str) -> None:
    for provision in provisions():
        if in_force(provision, edition):
            table = load(provision, edition)
            assert uncited(table) == []
            assert CITE.match(table.cite) and table.source and table.verified


@pytest.mark.parametrize("edition", ["2018", "2021", "2023"])
def test_a_table_read_in_another_manual_says_in_which(edition: str) -> None:
    assert known(edition).status == "reconstructed"
    assert {load(p, edition).edition for p in provisions() if in_force(p, edition)} <= {"2016", "2025", edition}


def test_the_digest_differs_from_edition_to_edition() -> None:
    assert len({digest(edition) for edition in EDITIONS}) == len(EDITIONS)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2018, 12, 21), "2018"),
        (date(2021, 10, 31), "2018"),
        (date(2021, 11, 1), "2021"),
        (date(2023, 10, 31), "2021"),
        (date(2023, 11, 1), "2023"),
        (date(2024, 10, 31), "2023"),
        (date(2024, 11, 1), "2024"),
        (date(2025, 10, 31), "2024"),
        (date(2025, 11, 1), "2025"),
        (date(2026, 10, 31), "2025"),
    ],
)
def test_the_date_of_sentencing_picks_the_edition(day: date, name: str) -> None:
    found = edition_for(day)
    assert (found.name, found.warning, found.reference_only) == (name, caution(name), False)
    assert str(day) in found.reason and "§1B1.11(a)" in found.reason


def test_what_was_not_read_says_so() -> None:
    said = {edition: caution(edition) for edition in EDITIONS}
    assert said.pop("2025") is None
    assert str(said.pop("2024")).startswith("READ IN PART")
    assert all(text is not None and text.startswith("RECONSTRUCTED") for text in said.values())


def test_a_sentencing_before_the_first_step_act_is_warned_of() -> None:
    assert "WARNING: the statutory tables are those since 2018-12-21" in str(edition_for(date(2018, 12, 20)).warning)


def test_sentencing_after_the_next_edition_warns() -> None:
    found = edition_for(date(2026, 11, 1))
    assert found.name == "2025"
    assert found.warning is not None
    assert found.warning.startswith("WARNING") and "2026 Guidelines Manual" in found.warning
    assert "91 FR 24088" in found.warning and "§1B1.11" in found.warning and "FOR REFERENCE" in found.warning
    assert found.reference_only


def test_sentencing_before_the_oldest_shipped_edition_is_refused() -> None:
    with pytest.raises(EditionNotShipped, match="2018-10-31"):
        edition_for(date(2018, 10, 31))


def test_the_digest_covers_what_an_edition_uses_and_nothing_else(folder: Path) -> None:
    write(folder, "9Z9.9", "2025-11-01", "a: 1\n")
    content = (folder / "9Z9.9" / "2025-11-01.yaml").read_bytes()
    expected = hashlib.sha256(b"9Z9.9/2025-11-01.yaml\0" + str(len(content)).encode() + b"\0" + content).hexdigest()
    assert digest("2025") == expected
    write(folder, "9Z9.9", "2026-11-01", "a: 2\n")
    write(folder, "8Y8.8", "2026-11-01", "a: 2\n")
    digest.cache_clear()
    assert digest("2025") == expected
    write(folder, "9Z9.9", "2025-11-01", "a: 3\n")
    digest.cache_clear()
    assert digest("2025") != expected

"""A docket: the same figures as each matter by itself, taken over from an earlier one only where that is the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import relcon
from relcon.inquiry import docket as module
from relcon.inquiry.docket import docket
from relcon.reading.problems import InputError
from relcon.results.docket import Docket, DocketPosition
from tests.cli.conftest import run_command


@pytest.fixture(scope="session")
def small_matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docket") / "matter"
    assert run_command("new", folder, "--example").exit_code == 0
    return folder


@pytest.fixture
def office(small_matter: Path, tmp_path: Path) -> Path:
    """Three matters: with a proffer, without one, and one that cannot be read."""
    folder = tmp_path / "office"
    shutil.copytree(small_matter, folder / "a")
    (folder / "b").mkdir()
    shutil.copy(small_matter / "case.yaml", folder / "b")
    (folder / "c").mkdir()
    (folder / "c" / "case.yaml").write_text("format: relcon/case/1\npeople: [{id: x}]\nevents: 3\n", encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_each_matter_says_what_exposure_says_of_it(office: Path) -> None:
    found = docket(office)
    first, second, third = found.matters
    matter = relcon.read_proffer(office / "a" / "proffer.yaml", relcon.read_case(office / "a" / "case.yaml"))
    answer = relcon.exposure(matter, defendants=["smith"])
    assert [one.id for one in first.people] == ["smith"]
    for name, one in answer.defendants["smith"].positions.items():
        assert first.people[0].positions[name] == DocketPosition.of_answer(one)
        assert first.people[0].positions[name].total == one.total
        assert first.people[0].positions[name].open_points == len(one.open)
    assert first.receipt is not None
    assert first.receipt.case_sha256 == matter.case_sha256
    assert first.receipt.proffer_sha256 == matter.proffer_sha256
    assert [one.id for one in second.people] == list(matter.defendants)
    with pytest.raises(InputError) as raised:
        relcon.read_case(office / "c" / "case.yaml")
    assert (third.errors, third.people, third.receipt) == (len(raised.value.problems), (), None)


def test_processes_give_the_same_bytes(office: Path) -> None:
    assert docket(office, workers=2).model_dump_json() == docket(office).model_dump_json()


def test_a_cluster_of_this_machine_gives_the_same_bytes(office: Path) -> None:
    assert docket(office, scheduler="local").model_dump_json() == docket(office).model_dump_json()


def test_an_earlier_docket_read_from_its_file_is_the_same(office: Path, tmp_path: Path) -> None:
    found = docket(office)
    file = tmp_path / "docket.json"
    file.write_text(found.model_dump_json(by_alias=True), encoding="utf-8")
    assert module.read_docket(file) == found


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The matters that are computed, as they are."""
    seen: list[str] = []
    of_matter = module.of_matter

    def noted(case: str, *rest: object) -> object:
        seen.append(case)
        return of_matter(case, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "of_matter", noted)
    return seen


def test_what_is_taken_over_is_what_would_be_computed(office: Path, computed: list[str]) -> None:
    before = docket(office)
    computed.clear()
    edit(office / "b" / "case.yaml", "60 g", "70 g")
    now = docket(office, since=before)
    # What could not be read is read again: a file that it lacked may be there now.
    assert computed == ["b/case.yaml", "c/case.yaml"]
    again = docket(office)
    assert now.matters == again.matters
    assert now.model_dump_json(exclude={"since"}) == again.model_dump_json(exclude={"since"})


@pytest.mark.parametrize("what", ["program", "proffer", "included"])
def test_nothing_is_taken_over_that_may_differ(office: Path, computed: list[str], what: str) -> None:
    case = office / "a" / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "\ninclude: [more.yaml]\n", encoding="utf-8")
    (office / "a" / "more.yaml").write_text("format: relcon/case/1\n", encoding="utf-8")
    before = docket(office)
    assert before.matters[0].errors == 0
    computed.clear()
    if what == "program":
        before = before.model_copy(update={"relcon_sha256": "0" * 64})
    else:
        file = office / "a" / {"proffer": "proffer.yaml", "included": "more.yaml"}[what]
        file.write_text(file.read_text(encoding="utf-8") + "# another byte\n", encoding="utf-8")
    found = docket(office, since=before)
    assert "a/case.yaml" in computed
    changed = [one for one in found.since or () if one.case == "a/case.yaml"]
    # The figures are the same: another program alone is no change, another file is one without a moved figure.
    assert [(one.why, one.moved) for one in changed] == ([] if what == "program" else [((what,), ())])


def test_new_gone_and_changed_are_told_with_figures_and_why(office: Path) -> None:
    before = docket(office)
    shutil.copytree(office / "a", office / "d")
    shutil.rmtree(office / "b")
    edit(
        office / "a" / "case.yaml",
        'quantity: "500 g", penalty: 841(b)(1)(B)',
        'quantity: "5 kg", penalty: 841(b)(1)(A)',
    )
    now = docket(office, since=before)
    told = {one.case: one for one in now.since or ()}
    assert {case: one.standing for case, one in told.items()} == {
        "a/case.yaml": "changed",
        "b/case.yaml": "gone",
        "d/case.yaml": "new",
    }
    assert told["b/case.yaml"].people == ("J. Smith",)
    changed = told["a/case.yaml"]
    assert changed.why == ("case",)
    # 21 USC 841(b)(1)(A): 120 months at least, where (b)(1)(B) has 60; USSG §5G1.1(b) makes it the sentence in Middle.
    minimum = next(one for one in changed.moved if one.figure == "minimum")
    assert (minimum.before, minimum.after, minimum.positions) == (60, 120, ("defense", "psr", "government"))
    total = next(one for one in changed.moved if one.figure == "total" and "psr" in one.positions)
    assert (total.before, total.after) == ((60, 60), (120, 120))


def test_a_matter_that_became_unreadable_is_a_change(office: Path) -> None:
    before = docket(office)
    (office / "a" / "case.yaml").write_text("format: relcon/case/1\nevents: [\n", encoding="utf-8")
    now = docket(office, since=before)
    (told,) = now.since or ()
    assert (told.standing, told.why, told.moved) == ("changed", ("case",), ())
    assert now.matters[0].errors == 1
    assert now.matters[0].people == ()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (lambda used: {"2025": used.model_copy(update={"sha256": "0" * 64})}, ("tables",)),
        (lambda used: {"2024": used}, ("edition",)),
        (lambda used: {"2025": used}, ("program",)),
    ],
)
def test_a_figure_that_moved_without_a_file_says_what_else_is_another(
    office: Path, given: Callable[..., object], why: tuple[str, ...]
) -> None:
    now = docket(office)
    one = now.matters[0]
    assert one.receipt is not None
    receipt = one.receipt.model_copy(update={"editions": given(one.receipt.editions["2025"])})
    positions = dict(one.people[0].positions)
    positions["psr"] = positions["psr"].model_copy(update={"total": (71, 87)})
    person = one.people[0].model_copy(update={"positions": positions})
    earlier = one.model_copy(update={"receipt": receipt, "people": (person,)})
    before = Docket(relcon=now.relcon, relcon_sha256="0" * 64, matters=(earlier, *now.matters[1:]))
    (told,) = module.changes(before, now)
    assert told.why == why
    assert [(moved.figure, moved.positions, moved.before) for moved in told.moved] == [("total", ("psr",), (71, 87))]


def test_a_refusal_of_one_matter_is_told_in_its_place(office: Path) -> None:
    edit(office / "b" / "case.yaml", "sentencing_date: 2026-09-15", "sentencing_date: 2017-09-15")
    (office / "c" / "case.yaml").write_text(
        "format: relcon/case/1\ncase: {caption: United States v. Nobody}\n", encoding="utf-8"
    )
    first, second, third = docket(office).matters
    assert first.refused is None
    assert (second.refused or "").startswith("not computed: ")
    assert [one.name for one in second.people] == ["J. Smith"]
    assert third.refused == "has no defendant"

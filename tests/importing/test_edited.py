"""What counsel writes into a file of imported records stays, and a difference is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import undo
from tests.importing.conftest import LABS, SEIZURES, Small

FILE = "imported/seizures-1.yaml"


def edit(small: Small, change: Callable[[str], str]) -> None:
    """Change the file of imported records by hand."""
    path = small.folder / FILE
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before


def text(small: Small) -> str:
    return (small.folder / FILE).read_text(encoding="utf-8")


def test_fields_that_counsel_adds_stay_and_the_laboratory_s_come_in(small: Small) -> None:
    small.run(SEIZURES)
    edit(small, lambda old: old.replace("{id: ex-N-1,", "{id: ex-N-1, furthers: no,"))
    done = small.run(LABS, "labs", "lab.csv")
    event = small.event("ex-N-1")
    assert (event.furthers, event.quantity.text) == ("no", "61.8 g")  # type: ignore[union-attr]
    assert not any("stays" in note for note in done.notes)


def test_a_field_that_counsel_changed_stays_and_the_difference_is_told(small: Small) -> None:
    small.run(SEIZURES)
    edit(small, lambda old: old.replace('"64.9 g"', '"60 g"'))
    done = small.run(LABS, "labs", "lab.csv")
    event = small.event("ex-N-1")
    assert (event.quantity.text, event.evidence) == ("60 g", ("labs-1", "seizures-1"))  # type: ignore[union-attr]
    assert [note for note in done.notes if "quantity" in note and '"60 g", which stays' in note and "61.8 g" in note]


def test_comments_and_counsel_s_own_records_keep_their_bytes(small: Small) -> None:
    small.run(SEIZURES)
    fields = ["- id: own-1", "  kind: seizure", "  date: 2025-06-03", "  substance: heroin", "  quantity: 1 g   # mine"]
    own = "  # looked at on Monday\n" + "".join(f"  {line}\n" for line in fields)
    edit(small, lambda old: old.replace("events:\n", f"events:   # as produced\n{own}"))
    second = text(small).splitlines()[-1]
    small.run(LABS, "labs", "lab.csv")
    assert own in text(small)
    assert "events:   # as produced" in text(small)
    assert text(small).splitlines()[-1] == second
    assert small.event("ex-N-1").quantity.text == "61.8 g"  # type: ignore[union-attr]
    small.run(SEIZURES + "N-15,03/19/2025,,T,Cocaine,1 g,Seizure\n", name="more.csv")
    ids = [line.split(",")[0] for line in text(small).splitlines() if "{id:" in line]
    assert ids == ["  - {id: ex-N-1", "  - {id: ex-N-15", "  - {id: ex-N-2"]
    assert own in text(small)


def test_a_record_that_counsel_took_out_stays_out(small: Small) -> None:
    small.run(SEIZURES)
    edit(small, lambda old: "\n".join(line for line in old.splitlines() if "ex-N-1" not in line) + "\n")
    done = small.run(LABS, "labs", "lab.csv")
    assert "ex-N-1" not in text(small)
    assert any("taken out" in note for note in done.notes)


def test_what_counsel_changed_is_not_taken_out_with_its_file(small: Small) -> None:
    small.run(SEIZURES)
    edit(small, lambda old: old.replace("{id: ex-N-1,", "{id: ex-N-1, furthers: no,"))
    before = small.state
    with pytest.raises(NotImported, match="changed by hand"):
        undo(small.case, "list.csv")
    assert small.state == before


def test_a_file_in_which_counsel_broke_something_is_refused(small: Small) -> None:
    small.run(SEIZURES)
    edit(small, lambda old: old.replace("kind: seizure", "kind: sezure"))
    before = small.state
    with pytest.raises(Exception, match="sezure"):
        small.run(LABS, "labs", "lab.csv")
    assert {name: held for name, held in small.state.items() if name != "lab.csv"} == before

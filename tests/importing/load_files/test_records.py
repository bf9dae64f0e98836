"""The records of a load file: whatever stands in a cell comes back; whatever the text is, it is read or refused."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relcon.importing.faults import NotImported
from relcon.importing.load_files.opt import opt_rows
from relcon.importing.load_files.records import dat_rows

CELL = st.text(st.sampled_from("ab1 ,;|\"'þ\x14\r\n~é"), max_size=8)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1))
HOSTILE = st.text(st.sampled_from('aþ\x14\r\n,|®" '), max_size=60)


@given(ROWS, st.sampled_from(["\r\n", "\n", "\r"]), st.booleans())
def test_every_cell_comes_back_as_it_was_written(rows: list[list[str]], end: str, last: bool) -> None:
    written = ["\x14".join(f"þ{cell.replace('þ', 'þþ')}þ" for cell in row) for row in [["head"] * len(rows[0]), *rows]]
    found, separator = dat_rows(end.join(written) + (end if last else ""), "v.dat")
    assert separator == ("0x14" if len(rows[0]) > 1 else separator)
    assert [list(row.cells) for row in found[1:]] == rows


@given(HOSTILE)
def test_any_text_is_read_or_refused_at_a_line_of_it(text: str) -> None:
    try:
        found, _ = dat_rows(text, "v.dat")
    except NotImported as refused:
        (fault,) = refused.faults
        assert int(fault.place.removeprefix("line ")) <= len(text.splitlines()) + 1
    else:
        assert [row.number for row in found] == list(range(1, len(found) + 1))


@given(st.text(st.sampled_from("a1,Y\r\n."), max_size=60))
def test_every_line_of_a_list_of_pages_is_a_row(text: str) -> None:
    rows = opt_rows(text)
    assert "\n".join(",".join(row.cells) for row in rows) == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).removesuffix("\n")

"""Where rows, groups and bars of the matrix stand."""

from __future__ import annotations

from dataclasses import replace

from relcon.figures.matrix import BAR_ROOM, COLUMN, Column, Entry, drawn, matrix

ONE = Entry("e1", "May 2025", "west", "05/01/2025", "1 kg cocaine", "A → B", "1,000 g", 200, ("O", "J"), (False, True))
TWO = replace(ONE, id="e2", kilograms=50)
THREE = replace(ONE, id="e3", month="June 2025", kilograms=0, letters=("C", "·"))
COLUMNS = [Column("a", "A", ("23",)), Column("b", "B", ("30",))]


def test_rows_follow_one_another_under_their_group() -> None:
    found = matrix(COLUMNS, ["level"], [ONE, TWO, THREE], ["1,250 g", ""], 200)
    assert [group.month for group in found.groups] == ["May 2025", "June 2025"]
    assert [group.subtotal for group in found.groups] == ["1,250 g", ""]
    places = sorted(
        [*((row.y, row.entry.id) for row in found.rows), *((group.y, group.month) for group in found.groups)]
    )
    assert [name for _, name in places] == ["May 2025", "e1", "e2", "June 2025", "e3"]
    assert found.height > found.rows[-1].y


def test_a_bar_of_a_quarter_of_the_weight_is_half_as_long() -> None:
    found = matrix(COLUMNS, ["level"], [ONE, TWO, THREE], ["", ""], 200)
    assert [row.bar for row in found.rows] == [BAR_ROOM, BAR_ROOM / 2, 0]


def test_every_defendant_has_a_column() -> None:
    both, alone = (matrix(columns, ["level"], [], [], 0) for columns in (COLUMNS, COLUMNS[:1]))
    assert both.width - alone.width == COLUMN


def test_the_drawing_has_each_letter_once_in_its_cell() -> None:
    texts = [one.text for one in drawn(matrix(COLUMNS, ["level"], [ONE, THREE], ["", ""], 200)).drawn.iter("text")]
    assert [texts.count(letter) for letter in ("O", "J", "C", "·")] == [1, 1, 1, 1]

"""What the case file says of its words holds in its includes, its findings and its proffer, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case, read_proffer
from relcon.reading.problems import InputError

HEADER = 'case: {caption: United States v. Dunn, about: 10%, packages: {8-ball: "3.5 g"}}'
CASE = f"""\
format: relcon/case/1
include: [more.yaml]
{HEADER}
people:
  - {{id: dunn, name: Dunn, status: defendant, defendant: {{}}}}
events:
  - {{id: e1, kind: possession, date: unknown, substance: cocaine, quantity: 2 8-balls}}
findings:
  - {{id: j1, defendant: dunn, about: e1, prong: quantity, answer: 1 8-ball, by: court}}
"""
MORE = """\
format: relcon/case/1
events:
  - {id: e2, kind: possession, date: unknown, substance: cocaine, quantity: about 40 g}
"""
PROFFER = """\
format: relcon/proffer/1
case: case.yaml
client: dunn
topics: [{id: t1, title: The rest}]
admissions:
  - id: a1
    topic: t1
    says: There was more.
    facts: {events: [{id: e3, kind: possession, date: unknown, substance: cocaine, quantity: 3 8-balls}]}
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "case.yaml"


def test_the_words_hold_in_every_file_of_the_case(tmp_path: Path) -> None:
    matter = read_case(write(tmp_path, case=CASE, more=MORE, proffer=PROFFER))
    matter = read_proffer(tmp_path / "proffer.yaml", matter)
    amounts = [matter.events["e1"].quantity, matter.events["e2"].quantity, matter.findings["j1"].answer.quantity]
    amounts.append(matter.admissions["a1"].facts.events[0].quantity)
    assert [(one.low, one.high) for one in amounts if one] == [
        (7_000_000, 7_000_000),  # 2 x 3.5 g
        (36_000_000, 44_000_000),  # 40 g, 10 % less or more
        (3_500_000, 3_500_000),
        (10_500_000, 10_500_000),  # 3 x 3.5 g
    ]
    assert [(one.form, one.written, one.read) for one in matter.read_as] == [
        ("quantity", "2 8-balls", "3.5 g"),
        ("quantity", "1 8-ball", "3.5 g"),
        ("quantity", "about 40 g", "40 g, 10% less or more"),
        ("quantity", "3 8-balls", "3.5 g"),
    ]


def test_without_them_each_quantity_is_told_what_to_write(tmp_path: Path) -> None:
    case = write(tmp_path, case=CASE.replace(HEADER, "case: {caption: United States v. Dunn}"), more=MORE)
    with pytest.raises(InputError) as caught:
        read_case(case)
    assert [(problem.record, problem.found) for problem in caught.value.problems] == [
        ("event e1, quantity", "2 8-balls"),
        ("finding j1, answer", "1 8-ball"),
        ("event e2, quantity", "about 40 g"),
    ]


@pytest.mark.parametrize(
    ("header", "record", "says"),
    [
        ("about: 100%", "case.about", "above 0 and below 1"),
        ('packages: {kilo: "900 g"}', "case.packages.kilo", "kilo is the unit kg, and no package"),
        ('packages: {pouch: "2 8-balls"}', "case.packages.pouch", "8-balls: no weight in the Manual"),
        ("packages: {pouch: unknown}", "case.packages.pouch", "what one of them is"),
        ('packages: {"5": "2 g"}', "case.packages.5", "such as 8-ball"),
    ],
)
def test_a_header_that_defines_nothing_is_told_so(tmp_path: Path, header: str, record: str, says: str) -> None:
    text = f"format: relcon/case/1\ncase: {{caption: x, {header}}}\n"
    with pytest.raises(InputError) as caught:
        read_case(write(tmp_path, case=text))
    [problem] = caught.value.problems
    assert problem.record == record
    assert says in problem.message


def test_cigarettes_are_of_marihuana(tmp_path: Path) -> None:
    text = "format: relcon/case/1\ncase: {caption: x}\nevents: [{id: e1, kind: possession, date: unknown, %s}]\n"
    matter = read_case(write(tmp_path, case=text % "substance: marihuana, quantity: 20 joints"))
    assert [(one.written, one.read) for one in matter.read_as] == [
        ("20 joints", "1 dose (USSG §2D1.1 n.9, 1 marihuana cigarette)")
    ]
    with pytest.raises(InputError, match=r"of marihuana\s+alone"):
        read_case(write(tmp_path, case=text % "substance: pcp, quantity: 20 joints"))

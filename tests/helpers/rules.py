"""Rules as named YAML cases: a small matter laid over a common base, and what each position answers.

An answer is written ``in``, ``in 3 of 5`` (occurrences that count), ``out scope`` or ``open timing``; ``, flagged``
after it says that an open norm or an assumption was read. ``all`` stands for the three positions. Under ``why`` and
``assumed`` each reason begins with the words written there, in this order, and there are no more of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.law.scenario import Scenario
from relcon.law.ussg.s1b1_3.telling import Told
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from tests.helpers.answers import Weighed, attributions, weights
from tests.helpers.matters import changed, matter, read_yaml

BASE: Mapping[str, Any] = read_yaml(Path(__file__).with_name("base.yaml"))
KEYS = {"name", "given", "proffer", "told", "scenario", "edition", "expect", "counts", "absorbed", "why", "assumed"}


@dataclass(frozen=True)
class Rule:
    """One named case of a rule."""

    file: str
    name: str
    case: Mapping[str, Any]
    proffer: Mapping[str, Any] | None
    scenario: Scenario
    edition: str
    expect: Mapping[str, Mapping[str, Any]]
    counts: Mapping[str, Mapping[str, Any]]
    absorbed: Mapping[str, Mapping[str, Any]]
    why: Mapping[str, Mapping[str, Any]]
    assumed: Mapping[str, Mapping[str, Any]]

    @property
    def matter(self) -> Matter:
        """The matter."""
        return matter(self.case, self.proffer)

    def attributions(self, defendant: str, position: PositionName) -> Mapping[str, Told]:
        """Return the answers."""
        return attributions(self.matter, defendant, position, self.scenario, self.edition)

    def weights(self, defendant: str, position: PositionName) -> Weighed:
        """Return the weights."""
        return weights(self.matter, defendant, position, self.scenario, self.edition)


def rules(files: Iterable[Path]) -> Iterator[Any]:
    """Yield every case of these YAML files, as pytest parameters named by file and case."""
    for path in sorted(files):
        file = read_yaml(path)
        base = changed(BASE, file.get("base", {}))
        for entry in file["cases"]:
            unknown = set(entry) - KEYS
            if unknown:
                raise ValueError(f"{path.name}: {entry['name']}: unknown {unknown}")
            on = entry.get("scenario", {})
            rule = Rule(
                path.name,
                entry["name"],
                changed(base, entry.get("given", {})),
                _proffer(entry, file),
                Scenario(*(frozenset(on.get(name, [])) for name in ("without", "client", "others"))),
                entry.get("edition", "2025"),
                entry.get("expect", {}),
                entry.get("counts", {}),
                entry.get("absorbed", {}),
                entry.get("why", {}),
                entry.get("assumed", {}),
            )
            yield pytest.param(rule, id=f"{path.stem}: {rule.name}")


def _by_position(answer: Mapping[str, str]) -> Mapping[PositionName, str]:
    if "all" in answer:
        return dict.fromkeys(POSITIONS, answer["all"])
    return {position: answer[position] for position in POSITIONS}


def _told(found: Told, expected: str) -> str:
    if found.inside:
        text = f"in {found.counted} of {found.occurrences}" if " of " in expected else "in"
    else:
        text = f"{'open' if found.open else 'out'} {found.failed}"
    return f"{text}, flagged" if expected.endswith(", flagged") and found.assumed else text


def _proffer(entry: Mapping[str, Any], file: Mapping[str, Any]) -> Any:
    """Return a case's proffer: its own, else the file's, with what the case tells otherwise (``told``) laid over."""
    found = entry.get("proffer", file.get("proffer"))
    return changed(found, {"admissions": entry["told"]}) if "told" in entry else found


def check(rule: Rule) -> None:
    """Assert what a case expects: answers, weights that count, and what absorbed an event."""
    asserted = 0
    for defendant, events in rule.expect.items():
        answers = {p: rule.attributions(defendant, p) for p in POSITIONS}
        for event, answer in events.items():
            expected = _by_position(answer)
            found = {p: answers[p][event] for p in POSITIONS}
            told = {p: _told(found[p], expected[p]) for p in POSITIONS}
            assert told == expected, (defendant, event, {p: found[p].why for p in POSITIONS})
            asserted += 1
    for defendant, events in rule.counts.items():
        weighed = {p: rule.weights(defendant, p) for p in POSITIONS}
        for event, answer in events.items():
            grams = {p: Quantity.parse(text).low for p, text in _by_position(answer).items()}
            counted = {
                p: sum(here.counted.values()) if event == "total" else here.counted.get(event)
                for p, here in weighed.items()
            }
            assert counted == grams, (defendant, event)
            asserted += 1
    for defendant, events in rule.absorbed.items():
        weighed = {p: rule.weights(defendant, p) for p in POSITIONS}
        for event, answer in events.items():
            expected = _by_position(answer)
            by = {p: weighed[p].absorbed_by.get(event, "nothing") for p in POSITIONS}
            assert by == expected, (defendant, event)
            asserted += 1
    for name in ("why", "assumed"):
        for defendant, events in getattr(rule, name).items():
            answers = {p: rule.attributions(defendant, p) for p in POSITIONS}
            for event, reasons in events.items():
                for position in POSITIONS:
                    words = reasons.get("all", reasons.get(position))
                    if words is not None:
                        lines = getattr(answers[position][event], name)
                        assert len(lines) == len(words), (position, lines)
                        assert all(line.startswith(word) for word, line in zip(words, lines, strict=True)), (
                            position,
                            lines,
                        )
                        asserted += 1
    assert asserted, "a case must expect something"

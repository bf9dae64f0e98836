"""The matter as nodes and edges: one description, which every graph format takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from relcon import words
from relcon.event_words import what
from relcon.exporting.flat import Value, flat
from relcon.exporting.left_out import LeftOut
from relcon.records.base import Record
from relcon.records.case import CaseFile
from relcon.records.dates import When
from relcon.records.facts import Knowledge

NodeKind = Literal["person", "number", "event", "lot", "undertaking"]
EdgeKind = Literal[
    "contact",
    "payment",
    "participation",
    "membership",
    "authority",
    "knowledge",
    "function",
    "used",
    "in_lot",
    "part_of_lot",
    "made_from",
    "part_of",
]
NODES: Final[Mapping[NodeKind, str]] = {
    "person": "somebody of the matter",
    "number": "a telephone number, as it is written",
    "event": "a deal, a possession, a seizure",
    "lot": "the same physical drugs",
    "undertaking": "a jointly undertaken activity",
}
EDGES: Final[Mapping[EdgeKind, str]] = {
    "contact": "calls or messages between two people or numbers; it has no direction",
    "payment": "from who pays or owes to who is paid or owed",
    "participation": "from a person to the event in which that person did something",
    "membership": "from a member to the undertaking",
    "authority": "from who stands over somebody to that person",
    "knowledge": "from who knew to what was known: an event, an undertaking, a person",
    "function": "from a person to the undertaking in which that person did something",
    "used": "from a person to a number which that person is said to have used",
    "in_lot": "from an event to its drugs",
    "part_of_lot": "from a part of a lot to the lot",
    "made_from": "from a lot to that of which it was made",
    "part_of": "from an event to the undertaking of which it was part",
}
"""What each kind says, in a line."""
UNDIRECTED: Final = frozenset({"contact"})


@dataclass(frozen=True)
class Node:
    """A person, a number, an event, a lot or an undertaking.

    Attributes
    ----------
    id, kind, label
        Its own name in the graph; what it is; what to call it.
    values
        The record's columns, without a prefix.
    first, last
        When it was; ``None`` where that is not known.
    """

    id: str
    kind: NodeKind
    label: str
    values: Mapping[str, Value] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Edge:
    """What ties two nodes together; the attributes are those of a node, and its two ends."""

    id: str
    kind: EdgeKind
    label: str
    source: str
    target: str
    values: Mapping[str, Value] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None

    @property
    def directed(self) -> bool:
        """Whether it runs from one end to the other."""
        return self.kind not in UNDIRECTED


@dataclass(frozen=True)
class Graph:
    """The whole: the caption, the nodes, the edges, and what is in neither."""

    caption: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    left_out: LeftOut


def graph(case: CaseFile) -> Graph:
    """Return a case as a graph.

    Parameters
    ----------
    case
        As it may be handed to whoever gets the graph.

    Returns
    -------
    Graph
        In the order of the file, kind by kind.
    """
    return _Drawing(case).graph()


def node_id(kind: NodeKind, id: str) -> str:
    """Return the id of a record's node: no two kinds share one."""
    return f"{kind}:{id}"


class _Drawing:
    """A case being drawn: what was left out so far."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.people = {person.id: person for person in case.people}
        self.left_out = LeftOut()

    def graph(self) -> Graph:
        nodes = [*self._people(), *self._numbers(), *self._events(), *self._lots(), *self._undertakings()]
        edges = [*self._between_people(), *self._in_events(), *self._in_undertakings(), *self._of_lots()]
        edges += [*self._known(), *self._claims()]
        for section in ("evidence", "places", "circumstances", "agreements", "findings"):
            self.left_out.add(section, len(getattr(self.case, section)))
        for section in ("challenges", "mitigation", "noted"):
            self.left_out.add(section, len(getattr(self.case, section)))
        caption = self.case.case.caption if self.case.case is not None else ""
        if self.case.case is not None:
            self.left_out.add("case: fields but caption", len(flat(self.case.case, frozenset({"caption"}))))
        self.left_out.add("positions: options", len(flat(self.case.positions)))
        return Graph(caption, nodes, edges, self.left_out)

    def _values(self, section: str, record: Record, *ends: str) -> dict[str, Value]:
        """Return a record's columns without those that are drawn, and note the lists in it that are in no column."""
        self.left_out.note(section, record, frozenset(ends))
        return flat(record, frozenset(ends))

    # The nodes

    def _people(self) -> Iterator[Node]:
        for one in self.case.people:
            if one.defendant is not None:
                self.left_out.add("people: defendant", 1)
            values = self._values("people", one, "phones", "defendant")
            yield Node(node_id("person", one.id), "person", one.name, values)

    def _numbers(self) -> Iterator[Node]:
        claimed = (phone.number for person in self.case.people for phone in person.phones)
        called = (end for contact in self.case.contacts for end in contact.between if end not in self.people)
        for number in dict.fromkeys([*claimed, *called]):
            yield Node(node_id("number", number), "number", number, {"number": number})

    def _events(self) -> Iterator[Node]:
        for one in self.case.events:
            values = self._values("events", one, "participants")
            yield Node(node_id("event", one.id), "event", what(one), values, one.date.first, one.date.last)

    def _lots(self) -> Iterator[Node]:
        declared = {lot.id: lot for lot in self.case.lots}
        for path in self._lot_paths():
            lot = declared.get(path)
            values = self._values("lots", lot) if lot is not None else {"id": path}
            label = lot.title if lot is not None and lot.title else path
            yield Node(node_id("lot", path), "lot", label, values)

    def _lot_paths(self) -> Iterator[str]:
        """Yield every lot that is declared or named, and those of which it is a part, each once."""
        named = [path for lot in self.case.lots for path in (lot.id, lot.made_from) if path is not None]
        named += [event.lot for event in self.case.events if event.lot is not None]
        parts = (path.split("/") for path in named)
        yield from dict.fromkeys("/".join(names[:n]) for names in parts for n in range(1, len(names) + 1))

    def _undertakings(self) -> Iterator[Node]:
        for one in self.case.undertakings:
            yield Node(
                node_id("undertaking", one.id), "undertaking", one.title, self._values("undertakings", one, "members")
            )

    # The edges

    def _between_people(self) -> Iterator[Edge]:
        for contact in self.case.contacts:
            source, target = map(self._end, contact.between)
            label = f"{contact.count} by {contact.medium}"
            values = self._values("contacts", contact, "between")
            span = contact.first.first, contact.last.last
            yield Edge(f"contact:{contact.id}", "contact", label, source, target, values, *span)
        for paid in self.case.payments:
            label = f"{words.dollars(paid.usd)} {paid.kind}"
            values = self._values("payments", paid, "from", "to")
            span = paid.date.first, paid.date.last
            source, target = _person(paid.from_), _person(paid.to)
            yield Edge(f"payment:{paid.id}", "payment", label, source, target, values, *span)
        for one in self.case.authority:
            label = ", ".join(act.replace("_", " ") for act in one.acts)
            values = self._values("authority", one, "by", "over")
            span = _span(one.from_, one.to)
            source, target = _person(one.by), _person(one.over)
            yield Edge(f"authority:{one.id}", "authority", label, source, target, values, *span)

    def _in_events(self) -> Iterator[Edge]:
        for event in self.case.events:
            target = node_id("event", event.id)
            for n, part in enumerate(event.participants, start=1):
                first, last = _span(part.from_, part.to)
                span = first or event.date.first, last or event.date.last
                values = self._values("participants", part, "person")
                id = f"participation:{event.id}:{n}"
                yield Edge(id, "participation", part.act, _person(part.person), target, values, *span)

    def _in_undertakings(self) -> Iterator[Edge]:
        for undertaking in self.case.undertakings:
            target = node_id("undertaking", undertaking.id)
            for member in undertaking.members:
                values = self._values("members", member, "person", "undertaking")
                id, span = f"membership:{member.id}", _span(member.from_, member.to)
                label = f"scope: {member.scope.kind}"
                yield Edge(id, "membership", label, _person(member.person), target, values, *span)
        for one in self.case.functions:
            values = self._values("functions", one, "person", "undertaking")
            target, label = node_id("undertaking", one.undertaking), one.function.replace("_", " ")
            span = _span(one.from_, one.to)
            yield Edge(f"function:{one.id}", "function", label, _person(one.person), target, values, *span)
        for event in self.case.events:
            source = node_id("event", event.id)
            for id in dict.fromkeys(event.undertaking):
                target = node_id("undertaking", id)
                span = event.date.first, event.date.last
                yield Edge(f"part_of:{event.id}:{id}", "part_of", "part of", source, target, {}, *span)

    def _of_lots(self) -> Iterator[Edge]:
        for event in self.case.events:
            if event.lot is not None:
                ends = node_id("event", event.id), node_id("lot", event.lot)
                yield Edge(f"in_lot:{event.id}", "in_lot", "drugs", *ends, {}, event.date.first, event.date.last)
        for path in self._lot_paths():
            whole, cut, _ = path.rpartition("/")
            if cut:
                yield Edge(f"part_of_lot:{path}", "part_of_lot", "part of", node_id("lot", path), node_id("lot", whole))
        for lot in self.case.lots:
            if lot.made_from is not None:
                ends = node_id("lot", lot.id), node_id("lot", lot.made_from)
                yield Edge(f"made_from:{lot.id}", "made_from", "made from", *ends)

    def _known(self) -> Iterator[Edge]:
        for one in self.case.knowledge:
            target = _known(one)
            if target is None:
                self.left_out.add("knowledge: of a circumstance", 1)
                continue
            values = self._values("knowledge", one, "person", "of")
            first, label = one.since.first if one.since is not None else None, one.how.replace("_", " ")
            yield Edge(f"knowledge:{one.id}", "knowledge", label, _person(one.person), target, values, first, None)

    def _claims(self) -> Iterator[Edge]:
        for person in self.case.people:
            for n, phone in enumerate(person.phones, start=1):
                ends = _person(person.id), node_id("number", phone.number)
                values = self._values("phones", phone, "number")
                yield Edge(f"used:{person.id}:{n}", "used", "used", *ends, values, *_span(phone.from_, phone.to))

    def _end(self, end: str) -> str:
        return _person(end) if end in self.people else node_id("number", end)


def _person(id: str) -> str:
    return node_id("person", id)


def _known(record: Knowledge) -> str | None:
    of = record.of
    if of.event is not None:
        return node_id("event", of.event)
    if of.undertaking is not None:
        return node_id("undertaking", of.undertaking)
    return _person(of.person) if of.person is not None else None


def _span(first: When | None, last: When | None) -> tuple[date | None, date | None]:
    return first.first if first is not None else None, last.last if last is not None else None

"""GEXF 1.3, Gephi's own format: with time, and with a kind for each edge, which keeps parallel ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from relcon.exporting import xml
from relcon.exporting.flat import Value
from relcon.exporting.graph import Edge
from relcon.exporting.made import Head, Made
from relcon.exporting.said import COLUMNS
from relcon.exporting.typed import Typed
from relcon.records.case import CaseFile

RULES = (
    "Every attribute is named rc_ and its field; every value is text, a whole number or true/false.",
    "The kind of an edge is what it says; the second of two with the same ends is numbered 2, and so on: Gephi would",
    "make one edge of them. rc_type is without the number.",
    "What is undated has no time: Gephi's timeline always shows it. Of an interval of dates both ends are taken.",
    *COLUMNS,
)
NAMESPACE = "http://gexf.net/1.3"


def gexf(case: CaseFile, head: Head) -> Made:
    """Return a case as GEXF; the parameters are those of `relcon.exporting.graphml.graphml`."""
    return xml.drawn(case, head, RULES, _lines)


def _lines(ready: Typed, said: str) -> Iterator[str]:
    yield xml.HEAD.rstrip()
    yield f"<{xml.start('gexf', {'xmlns': NAMESPACE, 'version': '1.3'})}>"
    yield f"<meta><creator>relcon</creator><description>{xml.text(xml.clean(said))}</description></meta>"
    whole = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", "defaultedgetype": "directed"}
    yield f"<{xml.start('graph', whole)}>"
    for what, types in (("node", ready.node_types), ("edge", ready.edge_types)):
        yield f"<{xml.start('attributes', {'class': what})}>"
        yield from (
            f"<{xml.start('attribute', {'id': name, 'title': name, 'type': kind})}/>" for name, kind in types.items()
        )
        yield "</attributes>"
    yield f"<{xml.start('nodes', {'count': str(len(ready.nodes))})}>"
    for node in ready.nodes:
        given = {"id": node.id, "label": node.label, **_time(node.first, node.last)}
        yield f"<{xml.start('node', given)}>{_values(node.values)}</node>"
    yield "</nodes>"
    yield f"<{xml.start('edges', {'count': str(len(ready.edges))})}>"
    for edge, kind in zip(ready.edges, kinds(ready.edges), strict=True):
        given = {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "type": "directed" if edge.directed else "undirected",
            "kind": kind,
            "label": edge.label,
            **_time(edge.first, edge.last),
        }
        yield f"<{xml.start('edge', given)}>{_values(edge.values)}</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def kinds(edges: Sequence[Edge]) -> list[str]:
    """Return the kind of each edge: no two between the same ends have the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for edge in edges:
        ends = (edge.source, edge.target)
        same = (edge.kind, *(ends if edge.directed else sorted(ends)))
        seen[same] += 1
        found.append(edge.kind if seen[same] == 1 else f"{edge.kind} {seen[same]}")
    return found


def _time(first: object, last: object) -> dict[str, str | None]:
    return {"start": str(first) if first is not None else None, "end": str(last) if last is not None else None}


def _values(values: Mapping[str, Value]) -> str:
    given = "".join(
        f"<{xml.start('attvalue', {'for': name, 'value': xml.worded(item)})}/>" for name, item in values.items()
    )
    return f"<attvalues>{given}</attvalues>"

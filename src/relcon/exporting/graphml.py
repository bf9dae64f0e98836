"""GraphML, for Gephi, Cytoscape, yEd, networkx and most programs that take a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.exporting import xml
from relcon.exporting.flat import Value
from relcon.exporting.made import Head, Made
from relcon.exporting.said import COLUMNS
from relcon.exporting.typed import Typed
from relcon.records.case import CaseFile

RULES = (
    "Every attribute is named rc_ and its field; every value is text, a whole number or true/false.",
    "Every edge has an id, parallel ones too.",
    "All edges are directed here, as many readers want one sort. A contact has no direction: its rc_directed is false.",
    *COLUMNS,
)
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def graphml(case: CaseFile, head: Head) -> Made:
    """Return a case as GraphML.

    Parameters
    ----------
    case
        As it may be handed over.
    head
        What stands at the head, in ``desc``.
    """
    return xml.drawn(case, head, RULES, _lines)


def _lines(ready: Typed, said: str) -> Iterator[str]:
    yield xml.HEAD.rstrip()
    yield f"<{xml.start('graphml', {'xmlns': NAMESPACE})}>"
    yield f"<desc>{xml.text(xml.clean(said))}</desc>"
    keys: dict[tuple[str, str], str] = {}
    for what, types in (("node", ready.node_types), ("edge", ready.edge_types)):
        for name, kind in {"label": "string", **types}.items():
            keys[what, name] = f"d{len(keys)}"
            given = {"id": keys[what, name], "for": what, "attr.name": name, "attr.type": kind}
            yield f"<{xml.start('key', given)}/>"
    yield f"<{xml.start('graph', {'id': 'matter', 'edgedefault': 'directed'})}>"
    for node in ready.nodes:
        yield f"<{xml.start('node', {'id': node.id})}>{_data(keys, 'node', node.label, node.values)}</node>"
    for edge in ready.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        yield f"<{xml.start('edge', ends)}>{_data(keys, 'edge', edge.label, edge.values)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(keys: Mapping[tuple[str, str], str], what: str, label: str, values: Mapping[str, Value]) -> str:
    given = {"label": label, **values} if label else values
    return "".join(
        f'<data key="{keys[what, name]}">{xml.text(xml.worded(item))}</data>' for name, item in given.items()
    )

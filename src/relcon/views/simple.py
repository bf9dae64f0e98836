"""The quick look (``relcon view --simple``): everybody and every link, drawn by vis-network; no proffer, no answer.

The model is pyvis's; vis-network comes from the installed wheel, and is checked; the page around it is ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from relcon import __version__
from relcon.artefacts.carriers import stamped
from relcon.artefacts.figures import sha256
from relcon.audiences.audience import BANNERS, OUTSIDE, Audience, copy_for
from relcon.audiences.handed import receipt_for
from relcon.engine.program import receipt
from relcon.extras import ExtraMissing, check_for
from relcon.figures.force_map import force_map
from relcon.law.record_index import RecordIndex
from relcon.network.tiers import placements
from relcon.records.matter import Matter
from relcon.results.written import Written
from relcon.views.page import as_json, policy, rendered, source
from relcon.views.shown import network_data

VIS_NETWORK: Final = "pyvis/lib/vis-9.1.2/vis-network.min.js"
SHA256: Final = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


class ForeignAsset(ExtraMissing):
    """The file in the installed pyvis is not the one that was looked at."""


def vis_network() -> str:
    """Return the script of vis-network 9.1.2.

    Raises
    ------
    ForeignAsset
        Where the installed file is missing or another one.
    """
    # The distribution's own list of files finds it without importing pyvis, which would bring IPython along.
    found = next((file for file in metadata.files("pyvis") or () if file.as_posix() == VIS_NETWORK), None)
    content = Path(str(found.locate())).read_bytes() if found is not None else b""
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ForeignAsset(f"{VIS_NETWORK} is not vis-network 9.1.2 as it was checked: install pyvis 0.3.2")
    return content.decode("utf-8").replace("\r\n", "\n")  # as the browser reads it, and hashes it


def simple(matter: Matter, audience: Audience = "counsel", include: Sequence[str] = ()) -> str:
    """Return the page.

    Parameters
    ----------
    matter : Matter
        Of its proffer nothing is drawn.
    audience, include
        As for `relcon.views.build.built`.

    Raises
    ------
    ExtraMissing
        Where pyvis is not installed.
    ForeignAsset
        Where it is another one than was checked.
    """
    check_for("pyvis", "the quick look (relcon view --simple)")
    copy = copy_for(replace(matter, proffer=None, proffer_sha256=None), audience, include)
    index = RecordIndex.of(copy.matter)
    tiers = placements(index, copy.hidden, settled=audience in OUTSIDE)
    found = network_data(index, copy, tiers)
    header = copy.matter.case.case
    head = {"caption": header.caption if header is not None else "", "banner": BANNERS[audience], "relcon": __version__}
    weights: dict[tuple[str, str], int] = {}
    for link in found["links"]:
        pair = link["from"], link["to"]
        weights[pair] = weights.get(pair, 0) + len(link["records"])
    drawn = simple_page(
        found["people"], found["links"], force_map([one["id"] for one in found["people"]], weights), head
    )
    said = Written(figures_sha256=sha256({"links": found["links"]}))
    return stamped(drawn, "comment", receipt_for(copy, receipt(copy.matter, (), (), (), ())), said)


def simple_page(
    people: list[dict[str, Any]],
    links: list[dict[str, Any]],
    places: Mapping[str, tuple[int, int]],
    head: Mapping[str, Any],
) -> str:
    """Return the page of people and links.

    Parameters
    ----------
    people, links
        As `relcon.views.shown.network_data` lists them.
    places
        Everybody's place, in whole pixels.
    head
        Caption, privilege line, version.
    """
    from relcon.views.evidence_network import evidence_network  # noqa: PLC0415 - pyvis is not in every installation

    model = evidence_network(people, links)
    for node in model.nodes:
        node["x"], node["y"] = places[node["id"]]
    nodes, edges, *_ = model.get_network_data()
    library, script, style = vis_network(), source("simple/simple.js"), source("simple/simple.css")
    return rendered(
        "simple/simple.html.j2",
        csp=policy([library, script], [style]),
        style=style,
        licence=source("simple/vis-network-licence.txt"),
        library=library,
        script=script,
        head=head,
        network=as_json({"nodes": nodes, "edges": edges}),
    )

(function () {
"use strict";

// The quick look: what the program wrote, drawn by vis-network where the program placed it.
const network = JSON.parse(document.getElementById("network").textContent);
const names = new Map(network.nodes.map((node) => [node.id, node.label]));
const list = document.getElementById("list");

for (const edge of network.edges) {
  const item = document.createElement("li");
  item.textContent = `${names.get(edge.from)} – ${names.get(edge.to)}: ${[edge.kind, edge.label].filter(Boolean).join(", ")}`;
  list.append(item);
}

const frame = document.getElementById("map");
const nodes = new vis.DataSet(network.nodes.map(({ id, label, x, y }) => ({ id, label, x, y, shape: "box", color: { background: "#ffffff", border: "#474b52" }, font: { color: "#17191d" } })));
const edges = new vis.DataSet(network.edges.map(({ id, from, to }) => ({ id, from, to, arrows: "to", color: { color: "#8b8779" }, smooth: { enabled: true, type: "curvedCW", roundness: 0.08 + 0.06 * (id % 3) } })));
const drawn = new vis.Network(frame, { nodes, edges }, { physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { keyboard: false, tooltipDelay: 100000 } });
frame.querySelector(".vis-network").tabIndex = -1;
drawn.fit();
})();

// Small pictures, drawn as SVG elements; each stands beside words or has a label.

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, String(value));
  return node;
}

const STROKES = {
  search: ["M10.5 3.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14z", "M15.6 15.6 21 21"],
  print: ["M7 9V3h10v6", "M7 18H4V9h16v9h-3", "M7 14h10v7H7z"],
  close: ["M5 5l14 14", "M19 5 5 19"],
  back: ["M14 5l-7 7 7 7"],
  fit: ["M4 9V4h5", "M15 4h5v5", "M20 15v5h-5", "M9 20H4v-5"],
  plus: ["M12 5v14", "M5 12h14"],
  minus: ["M5 12h14"],
};

function icon(name) {
  const node = svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" });
  for (const path of STROKES[name]) node.append(svg("path", { d: path }));
  return node;
}

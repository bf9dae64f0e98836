// A screen as a PNG: what is in sight, in the light, under the privilege line and the sentence, over caption and digest.

const SHARP = 2; // pixels of the picture to one of the screen
const EDGE = 24;

/** Something to paint on: a canvas, the place of the section in it, the pictures that are painted last. */
function easel(section) {
  const box = section.getBoundingClientRect();
  const canvas = el("canvas", {});
  const top = EDGE + (head.banner ? 22 : 0) + 30;
  canvas.width = (box.width + 2 * EDGE) * SHARP;
  canvas.height = (top + box.height + 40) * SHARP;
  const brush = canvas.getContext("2d");
  brush.scale(SHARP, SHARP);
  return { canvas, brush, box, left: EDGE - box.left, top: top - box.top, foot: top + box.height + 26, later: [] };
}

function seen(style) {
  return style.display !== "none" && style.visibility !== "hidden" && style.opacity !== "0";
}

/** Paint an element, then what is in it. */
function paint(on, node) {
  const style = getComputedStyle(node);
  if (!seen(style) || node.classList.contains("unseen")) return;
  const rect = node.getBoundingClientRect();
  if (node.tagName === "CANVAS" || node.tagName.toLowerCase() === "svg") on.later.push([node, rect, style]);
  else {
    on.brush.save();
    paintBox(on, rect, style);
    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
      on.brush.beginPath();
      on.brush.rect(rect.left + on.left, rect.top + on.top, rect.width, rect.height);
      on.brush.clip();
    }
    if (node.tagName === "INPUT") paintInput(on, node, rect, style);
    else for (const child of node.childNodes) (child.nodeType === Node.TEXT_NODE ? paintText(on, child, style) : child.nodeType === Node.ELEMENT_NODE && paint(on, child));
    on.brush.restore();
  }
}

function paintBox({ brush, left, top }, rect, style) {
  if (!rect.width && !rect.height) return;
  const [x, y, width, height] = [rect.left + left, rect.top + top, rect.width, rect.height];
  brush.beginPath();
  brush.roundRect(x, y, width, height, Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2));
  if (!/, 0\)$|^transparent$/.test(style.backgroundColor)) {
    brush.fillStyle = style.backgroundColor;
    brush.fill();
  }
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({ width: parseFloat(style[`border${side}Width`]), kind: style[`border${side}Style`], color: style[`border${side}Color`] }));
  const alike = sides.every((side) => side.width && side.width === sides[0].width && side.kind === sides[0].kind && side.kind !== "none");
  const stroke = (side, way) => {
    if (!side.width || side.kind === "none") return;
    brush.strokeStyle = side.color;
    brush.lineWidth = side.width;
    brush.setLineDash(side.kind === "dashed" ? [4, 3] : side.kind === "dotted" ? [1.5, 2.5] : []);
    if (way) {
      brush.beginPath();
      brush.moveTo(way[0], way[1]);
      brush.lineTo(way[2], way[3]);
    }
    brush.stroke();
    brush.setLineDash([]);
  };
  if (alike) stroke(sides[0], null);
  else [[x, y, x + width, y], [x + width, y, x + width, y + height], [x, y + height, x + width, y + height], [x, y, x, y + height]].forEach((way, index) => stroke(sides[index], way));
}

/** A switch or a tick: its box is painted; here its mark. What is written in a field is not part of a picture. */
function paintInput({ brush, left, top }, node, rect, style) {
  if (node.type !== "checkbox") return;
  const size = rect.height / 2 - 3.5;
  brush.fillStyle = node.checked ? getComputedStyle(document.body).backgroundColor : style.borderTopColor;
  brush.beginPath();
  brush.arc((node.checked ? rect.right - size - 3.5 : rect.left + size + 3.5) + left, rect.top + rect.height / 2 + top, size, 0, 2 * Math.PI);
  brush.fill();
}

/** Write a text word by word, each where the browser put it. */
function paintText({ brush, left, top }, node, style) {
  brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  brush.fillStyle = style.color;
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getBoundingClientRect();
    if (!rect.width) continue;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = brush.measureText(word);
    const foot = rect.top + top + (rect.height + above - below) / 2;
    brush.fillText(word, rect.left + left, foot);
    if (style.textDecorationLine.includes("line-through")) brush.fillRect(rect.left + left, foot - above * 0.3, rect.width, 1);
  }
}

const DRAWN_WITH = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-family", "font-weight", "text-anchor", "visibility", "display"];

/** A copy of an SVG that carries its own colours and loads nothing. */
function alone(node, rect) {
  const copy = node.cloneNode(true);
  const from = [node, ...node.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, index) => {
    const style = getComputedStyle(from[index]);
    for (const name of DRAWN_WITH) one.setAttribute(name, style.getPropertyValue(name));
    one.removeAttribute("class");
  });
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", rect.width);
  copy.setAttribute("height", rect.height);
  return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
}

async function paintLater({ brush, left, top, later }) {
  for (const [node, rect] of later) {
    if (!rect.width || !rect.height) continue;
    let shown = node;
    if (node.tagName !== "CANVAS") {
      shown = new Image();
      shown.src = alone(node, rect);
      await shown.decode();
    }
    brush.drawImage(shown, rect.left + left, rect.top + top, rect.width, rect.height);
  }
}

function paintAround({ brush, canvas, foot }) {
  const [width, style] = [canvas.width / SHARP, getComputedStyle(document.body)];
  const token_ = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
  const line = (words, y, font, color, x = EDGE) => {
    brush.font = `${font} ${style.fontFamily}`;
    brush.fillStyle = color;
    brush.fillText(words, x, y, width - 2 * EDGE);
  };
  brush.fillStyle = style.backgroundColor;
  brush.fillRect(0, 0, width, canvas.height / SHARP);
  if (head.banner) {
    brush.fillStyle = token_("--banner");
    brush.fillRect(0, 0, width, 22);
    line(head.banner, 15, "600 11px", token_("--on-banner"));
  }
  line(`${sentenceWords()}: ${answerWords()}`, EDGE + (head.banner ? 22 : 0) + 4, "600 15px", style.color);
  line([head.caption, head.docket, `Guidelines Manual ${head.edition}`, `relcon ${head.relcon}`, `digest ${head.digest.slice(0, 16)}`].filter(Boolean).join(" · "), foot, "11px", token_("--muted"));
}

async function savePng() {
  const before_ = state.theme;
  choose({ theme: "light" });
  const screen = screenNow();
  const on = easel(screen.section);
  paintAround(on);
  paint(on, screen.section);
  await paintLater(on);
  choose({ theme: before_ });
  on.canvas.toBlob((blob) => save(blob, `${screen.id}.png`), "image/png");
}

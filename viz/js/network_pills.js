// Labels on lines: letter and amount, what counts apart from what does not; never on a card, a name or another label.

const MOST_PILLS = 25;
const PILL = { height: 17, size: 11, badge: 11 };

/** The parts of a label: [letter or nothing, words]. */
function pillParts(one) {
  if (one.kind === "drugs") return SHOWN_LETTERS.filter((letter) => one.by[letter]).map((letter) => [letter, sumWords(letter, one.by[letter])]);
  if (one.label) return [["", one.label]];
  return [["", { authority: "directs", knowledge: "told", contact: "contacts", money: "money" }[one.kind]]];
}

function pillLayout(one) {
  let x = 6;
  const parts = pillParts(one).map(([letter, words]) => {
    const at = x;
    x += (letter ? PILL.badge + 4 : 0) + textWidth(words, PILL.size) + 8;
    return { letter, words, at };
  });
  return { parts, width: x - 1 };
}

function drawPill(layer, one, box, parts, hovered) {
  const group = svg("g", { class: `pill${hovered ? " hovered" : ""}`, transform: `translate(${Math.round(box.x * 10) / 10},${Math.round(box.y * 10) / 10})`, "data-line": one.number });
  group.append(svg("rect", { width: box.width, height: box.height, rx: 8.5, class: "face" }));
  parts.forEach(({ letter, words, at }, n) => {
    if (n) group.append(svg("line", { x1: at - 4, x2: at - 4, y1: 3, y2: PILL.height - 3, class: "between" }));
    if (letter) group.append(svg("rect", { x: at, y: 3, width: PILL.badge, height: PILL.badge, rx: 2.5, class: `mark is-${letterName(letter)}` }),
      textAt(at + PILL.badge / 2, 12, letter, { class: `mark-letter is-${letterName(letter)}`, "text-anchor": "middle" }));
    group.append(textAt(at + (letter ? PILL.badge + 4 : 0), 12.6, words, { class: "amount" }));
  });
  group.addEventListener("click", (event) => {
    event.stopPropagation();
    openLine(one);
  });
  layer.append(group);
}

function placeOfPill(one, width, taken) {
  const [left, right] = [net.whole[0] - EDGES.side + 4, net.whole[0] + net.whole[2] - EDGES.side - width - 4];
  for (const [x, y] of one.spots) {
    for (const aside of [0, -9, 9]) {
      const box = { x: Math.max(left, Math.min(x - width / 2, right)), y: y + aside - PILL.height / 2, width, height: PILL.height };
      if (!taken || !overlaps(box, taken, 2)) return box;
    }
  }
  return null;
}

/** Label the heaviest lit lines; return how many are left to hovering. */
function drawPills(layer, lit, to, taken) {
  const labelled = lit.filter((one) => (one.kind === "drugs" ? !ink(one.hue) : (one.near || to.narrowed) && one.kind === "money"));
  const ordered = labelled.sort((one, other) => Number(other.kind === "drugs") - Number(one.kind === "drugs") || other.converted - one.converted || one.number - other.number);
  let left = Math.max(0, ordered.length - MOST_PILLS);
  for (const one of ordered.slice(0, MOST_PILLS)) {
    const { parts, width } = pillLayout(one);
    const box = placeOfPill(one, width, taken);
    if (box) {
      taken.push(box);
      drawPill(layer, one, box, parts, false);
    } else left += 1;
  }
  return left;
}

/** The label of the line under the pointer, wherever there is one. */
function hoverLine(layer, one) {
  for (const node of layer.querySelectorAll(".hovered")) node.remove();
  if (!one || layer.querySelector(`[data-line="${one.number}"]`)) return;
  const { parts, width } = pillLayout(one);
  if (parts.length) drawPill(layer, one, placeOfPill(one, width, null), parts, true);
}

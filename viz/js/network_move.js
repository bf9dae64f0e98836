// Moving about in the network: wheel and drag, cards that are pinned, and the keyboard from card to card.

function showPart() {
  byId("network-map").setAttribute("viewBox", net.view.map((value) => Math.round(value * 100) / 100).join(" "));
}

/** Nearer or farther around a point, else the middle. */
function zoomNetwork(factor, at) {
  const [x, y, width, height] = net.view;
  const [cx, cy] = at || [x + width / 2, y + height / 2];
  const by = Math.max(0.15, Math.min(1.6, (width * factor) / net.whole[2])) / (width / net.whole[2]);
  net.view = [cx - (cx - x) * by, cy - (cy - y) * by, width * by, height * by];
  net.fitted = false;
  showPart();
}

function fitNetwork() {
  net.view = net.whole.slice();
  net.fitted = true;
  showPart();
}

/** A point of the screen in the picture. */
function pointIn(map, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  return [point.x, point.y];
}

function hearMap(map) {
  let from = null;
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomNetwork(event.deltaY > 0 ? 1.12 : 0.89, pointIn(map, event));
  }, { passive: false });
  map.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && !event.target.closest(".card, .line, .pill, .hull-label")) from = { at: [event.clientX, event.clientY], view: net.view, moved: false };
  });
  map.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.at[0], event.clientY - from.at[1]];
    if (!from.moved && Math.hypot(dx, dy) < 4) return;
    from.moved = true;
    const scale = 1 / map.getScreenCTM().a;
    net.view = [from.view[0] - dx * scale, from.view[1] - dy * scale, from.view[2], from.view[3]];
    net.fitted = false;
    showPart();
  });
  const leave = () => { from = null; };
  map.addEventListener("pointerleave", leave);
  map.addEventListener("pointerup", (event) => {
    if (from && !from.moved && state.selection && !event.target.closest(".card, .line, .pill, .hull-label")) closeDrawer();
    leave();
  });
}

function centreOn(id) {
  if (!data.network.near[id]) return;
  net.all = false;
  net.centre = id === state.person ? null : id;
  drawNow();
  say(`Centred on ${nameOf(id)}. ${net.picture.cards.length} cards.`);
}

/** The nearest card in a direction: what lies off to the side counts more than double. */
function cardTowards(card, dx, dy) {
  let best = null;
  for (const other of net.picture.cards) {
    const along = (other.x - card.x) * dx + (other.y - card.y) * dy;
    const across = Math.abs((other.x - card.x) * dy) + Math.abs((other.y - card.y) * dx);
    if (other === card || along < 5) continue;
    const far = along + 2.2 * across;
    if (!best || far < best.far) best = { far, card: other };
  }
  return best && best.card;
}

function focusCard(card) {
  net.at = card.pin;
  for (const node of document.querySelectorAll("#network-map [data-card]")) {
    const here = Number(node.dataset.card) === card.number;
    node.setAttribute("tabindex", here ? 0 : -1);
    if (here) node.focus();
  }
  const [x, y, width, height] = net.view;
  const [left, top] = [card.x + EDGES.side, card.y + EDGES.top - card.height / 2];
  if (left < x || top < y || left + CARD_WIDTH > x + width || top + card.height > y + height) {
    net.view = [left + CARD_WIDTH / 2 - width / 2, top + card.height / 2 - height / 2, width, height];
    showPart();
  }
}

const TWICE = 220; // milliseconds in which a second click makes it a double one: the drawer would move the card away from under it

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function cardKey(pressed, card) {
  if (WAYS[pressed.key]) {
    const next = cardTowards(card, ...WAYS[pressed.key]);
    if (next) focusCard(next);
  } else if (pressed.key === "Enter" || pressed.key === " ") {
    net.keyed = true;
    openCard(card, true);
  } else if (pressed.key === "c" && !card.group) {
    centreOn(card.people[0]);
    focusCard(tabStop());
  } else if (pressed.key === "+" || pressed.key === "=") zoomNetwork(0.8);
  else if (pressed.key === "-") zoomNetwork(1.25);
  else if (pressed.key === "0") fitNetwork();
  else return;
  pressed.preventDefault();
}

/** A card is dragged up and down in its column and stays where it is left; a click opens it, a double one centres on it. */
function hearCard(node, card) {
  let from = null;
  node.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    if (event.pointerType === "mouse" && event.button === 0) from = { y: event.clientY, card: card.y, moved: false };
  });
  node.addEventListener("pointermove", (event) => {
    if (!from) return;
    if (!from.moved && Math.abs(event.clientY - from.y) < 5) return;
    if (!from.moved) node.setPointerCapture(event.pointerId);
    from.moved = true;
    const y = from.card + (event.clientY - from.y) / byId("network-map").getScreenCTM().d;
    net.pins.set(card.pin, Math.round(y));
    node.setAttribute("transform", `translate(${card.x},${y - card.height / 2})`);
  });
  node.addEventListener("pointerup", () => {
    const { moved } = from || {};
    from = null;
    if (moved) drawNow();
  });
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    net.at = card.pin;
    clearTimeout(net.opening);
    if (event.detail > 1) {
      if (!card.group) centreOn(card.people[0]);
    } else net.opening = setTimeout(() => openCard(card, false), event.detail ? TWICE : 0);
  });
  node.addEventListener("keydown", (pressed) => cardKey(pressed, card));
  node.addEventListener("mouseenter", () => byId("network-map").querySelectorAll(".line").forEach((line) => {
    const one = net.picture.lines[Number(line.dataset.line)];
    line.classList.toggle("hot", one.source.number === card.number || one.target.number === card.number);
  }));
  node.addEventListener("mouseleave", () => byId("network-map").querySelectorAll(".hot").forEach((line) => line.classList.remove("hot")));
}

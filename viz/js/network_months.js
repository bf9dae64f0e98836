// The months below the map: how many events, by letter; a drag, or the two lists, choose some of them.

const BARS = { width: 520, height: 56, foot: 16 };

/** Every month from the first dated event to the last. */
const allMonths = (() => {
  const dated = data.events.map((event) => event.sort.slice(0, 7)).filter(Boolean).sort();
  if (!dated.length) return [];
  const found = [];
  let [year, month] = dated[0].split("-").map(Number);
  for (let now = dated[0]; now <= dated[dated.length - 1]; ) {
    found.push(now);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    now = `${year}-${String(month).padStart(2, "0")}`;
  }
  return found;
})();

function monthWords(month) {
  return month ? `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}` : "";
}

function chooseMonths(one, other) {
  const whole_ = !one && !other;
  const [from, to] = [one || allMonths[0], other || allMonths[allMonths.length - 1]].sort();
  Object.assign(net, whole_ ? { from: "", to: "" } : { from, to });
  drawNow();
  say(net.from ? `${monthWords(net.from)} to ${monthWords(net.to)}: ${count(net.strands.length, "link", "links")}` : "All months");
}

function monthPick(id, label, chosen, picked) {
  const box = el("select", { id, "aria-label": label, on: { change: () => picked(box.value) } }, el("option", { value: "", text: label }), allMonths.map((month) => el("option", { value: month, text: monthWords(month) })));
  box.value = chosen;
  return box;
}

function drawMonths() {
  const node = byId("network-months");
  if (!allMonths.length) {
    fill(node, el("p", { class: "quiet", text: "No event is dated." }));
    return;
  }
  const undated = data.events.filter((event) => !event.sort).length;
  fill(node, el("div", { class: "months-head" },
    el("span", { text: net.from ? `${monthWords(net.from)} – ${monthWords(net.to)}` : "all months: drag to choose" }),
    undated ? el("span", { class: "quiet", text: `${undated} undated` }) : null,
    monthPick("months-from", "from", net.from, (month) => chooseMonths(month, net.to)), monthPick("months-to", "to", net.to, (month) => chooseMonths(net.from, month)),
    net.from ? el("button", { type: "button", class: "plain", id: "months-all", on: { click: () => chooseMonths("", "") } }, "all") : null), monthBars());
}

function monthBars() {
  const order = [...SHOWN_LETTERS, "·"];
  const by = new Map(allMonths.map((month) => [month, {}]));
  data.events.forEach((event, index) => {
    const month = by.get(event.sort.slice(0, 7));
    if (!month || !read.there(event)) return;
    const { letter } = counts(index);
    month[letter] = (month[letter] || 0) + 1;
  });
  const most = Math.max(1, ...[...by.values()].map((one) => Object.values(one).reduce((all, more) => all + more, 0)));
  const wide = BARS.width / allMonths.length;
  const room = BARS.height - BARS.foot;
  const node = svg("svg", { viewBox: `0 0 ${BARS.width} ${BARS.height}`, class: "bars", role: "img", "aria-label": `Events by month, ${monthWords(allMonths[0])} to ${monthWords(allMonths[allMonths.length - 1])}` });
  const every = Math.ceil(allMonths.length / 12);
  allMonths.forEach((month, n) => {
    let y = room;
    const group = svg("g", { class: net.from && (month < net.from || month > net.to) ? "off" : "on", "data-month": month });
    for (const letter of order) {
      const tall = ((by.get(month)[letter] || 0) / most) * (room - 4);
      if (!tall) continue;
      y -= tall;
      group.append(svg("rect", { x: n * wide + 1, y, width: Math.max(1, wide - 2), height: Math.max(1, tall - 0.6), class: `month-bar is-${letterName(letter)}` }));
    }
    group.append(svg("rect", { x: n * wide, y: 0, width: wide, height: BARS.height, class: "catch" }));
    if (n % every === 0) group.append(textAt(n ? n * wide + wide / 2 : 0, BARS.height - 4, every === 1 ? MONTHS[Number(month.slice(5)) - 1].slice(0, 3) : month.slice(2).replace("-", "/"), { class: "month", "text-anchor": n ? "middle" : "start" }));
    node.append(group);
  });
  hearBars(node);
  return node;
}

function hearBars(node) {
  let from = null;
  const at = (event) => {
    const { left, width } = node.getBoundingClientRect();
    return allMonths[Math.max(0, Math.min(allMonths.length - 1, Math.floor(((event.clientX - left) / width) * allMonths.length)))];
  };
  const mark = (one, other) => {
    const [first, last] = [one, other].sort();
    for (const group of node.children) group.classList.toggle("off", group.dataset.month < first || group.dataset.month > last);
  };
  node.addEventListener("pointerdown", (event) => {
    from = at(event);
    node.setPointerCapture(event.pointerId);
    mark(from, from);
  });
  node.addEventListener("pointermove", (event) => from && mark(from, at(event)));
  node.addEventListener("pointercancel", () => { from = null; });
  node.addEventListener("pointerup", (event) => {
    if (!from) return;
    const to = at(event);
    const same_ = net.from && net.from === [from, to].sort()[0] && net.to === [from, to].sort()[1];
    const start = from;
    from = null;
    if (same_) chooseMonths("", "");
    else chooseMonths(start, to);
  });
}

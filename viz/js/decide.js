// Decide: what each road is worth, what it turns on, where the weight stands.

const decideParts = []; // () => node: what stands under the ladder
const decideLists = []; // {id, title, body: nodes}: the short lists at the foot
// Without outcomes a row for each defendant; a row belongs to an outcome or to a person.
const decideRows = { title: "Defendant", list: data.defendants.map((id) => ({ name: id, layer: state.layer, place: 0, person: id, title: nameOf(id) })) };
const strip = { open: null };

if ((data.decide.lists.still_open || []).length) decideLists.push({ id: "open", title: "Still open", count: data.decide.lists.still_open.length,
  body: () => [el("ul", {}, data.decide.lists.still_open.map(findingItem)), data.decide.lists.how ? el("p", { class: "quiet", text: data.decide.lists.how }) : null] });

function findingItem(one) {
  const several = new Set(data.decide.lists.still_open.map((found) => found.defendant)).size > 1;
  return el("li", {}, several ? `${nameOf(one.defendant)}: ` : null, el("strong", { text: one.text }), one.ids.map((id) => [" ", recordLink(id, id)]),
    el("p", { text: one.moves || one.positions.join(", ") }));
}

screens.push({
  id: "decide",
  title: "Decide",
  key: 1,
  build(section) {
    add(section, [
      head.audience === "client" ? head.notices.slice(0, 1).map((notice) => el("p", { class: "notice", text: notice })) : null,
      el("div", { class: decideRows.list.some((row) => row.person) ? "decide of-people" : "decide" }, el("section", { class: "roads", id: "roads", "aria-label": "Months in each outcome and position" }),
        el("section", { class: "stands", id: "stands" })),
      decideLists.length ? el("div", { class: "strip", id: "strip" }) : null,
    ]);
    drawStrip();
  },
  draw(now, changed) {
    if (!moves(changed)) return;
    const held = holdFocus(screenNow().section);
    fill(byId("roads"), roads());
    fill(byId("stands"), ladder(), decideParts.map((part) => part()));
    held();
  },
  print: (now, on) => on && fitLists(),
  csv: () => [[decideRows.title, "Position", "Months", "Minimum", "Level", "Converted drug weight"], ...decideRows.list.flatMap((row) => data.positions.map((position) => {
    const found = computed(row.person || state.person, position.id, row.layer);
    const answer = found ? data.answers[found[0]] : null;
    return [row.title, position.short || position.title, ...(answer ? [answer.said.range, answer.said.minimum, months(answer.total), answer.said.weight] : ["no worksheet"])];
  }))],
  escape() {
    if (!strip.open) return false;
    openStrip(null);
    return true;
  },
});

/** Keep the reader where the reader was: what is drawn anew has the same ids. */
function holdFocus(section) {
  const id = section.contains(document.activeElement) ? document.activeElement.id : "";
  return () => id && byId(id) && byId(id).focus({ preventScroll: true });
}

/** The short lists; each opens upward in its place, one at a time. On paper all stand open. */
function drawStrip() {
  if (!decideLists.length) return;
  fill(byId("strip"), decideLists.map((list) => {
    const on = strip.open === list.id;
    return el("div", { class: `strip-part${on ? " on" : ""}` },
      el("button", { type: "button", id: `strip-${list.id}`, "aria-expanded": String(on), "aria-controls": `list-${list.id}`, on: { click: () => openStrip(on ? null : list.id) } },
        el("span", { text: list.title }), el("span", { class: "strip-number", text: String(list.count) }), el("span", { class: "strip-mark", "aria-hidden": "true", text: on ? "▾" : "▴" })),
      el("div", { class: "strip-list", id: `list-${list.id}`, role: "region", "aria-label": list.title, tabindex: on ? "0" : null }, list.body()));
  }));
}

/** The more the longest list says, the smaller its type on paper: what has room at full size is about 900 characters, an entry taking 40 more. */
function fitLists() {
  const said = [...document.querySelectorAll(".strip-list")].map((list) => list.textContent.length + 40 * list.querySelectorAll("li, h3").length);
  document.documentElement.style.setProperty("--fit", String(Math.max(0.6, Math.min(1, Math.sqrt(900 / Math.max(1, ...said))))));
}

function openStrip(id) {
  const before = strip.open;
  strip.open = id;
  drawStrip();
  byId(`strip-${id || before}`).focus();
}

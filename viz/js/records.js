// The records table; with many rows only those in sight are in the document.

const MANY = 400;
const LINE = 32;

screens.push({
  id: "proof",
  title: "Proof",
  key: 5,
  build(section) {
    table.body = el("tbody", {});
    table.scroller = el("div", { class: "records-scroller", tabindex: "0", role: "region", "aria-label": "Records", on: { scroll: () => requestAnimationFrame(drawRecords) } },
      el("table", { class: "records", id: "records", "aria-rowcount": data.records.length + 1 }, el("caption", { class: "unseen", text: "Every record of this copy" }),
        el("thead", {}, el("tr", {}, COLUMNS.map((column) => el("th", { scope: "col", class: `col-${column.id}`, "data-column": column.id, "data-title": column.title },
          el("button", { type: "button", class: "sorter", on: { click: () => sortBy(column.id) } }, column.title))))), table.body));
    add(section, [el("div", { class: "screen-head" }, el("h2", { text: "Records" }), recordFilters(), el("p", { class: "quiet", id: "records-count" })), table.scroller]);
    refreshRecords();
  },
  draw(now, changed) {
    if (moves(changed)) refreshRecords();
    drawRecords();
  },
  print: (now, on) => paperRecords(on),
  csv: () => [COLUMNS.map((column) => column.title), ...table.rows.map((record) => COLUMNS.map((column) => column.sort(record)))],
});

function recordFilters() {
  const kinds = [...new Map(data.records.map((record) => [record.kind, record.kind_title]))].map(([id, title]) => ({ id, title }));
  kinds.sort((a, b) => a.title.localeCompare(b.title, "en"));
  const words = el("input", { type: "search", id: "records-words", autocomplete: "off", on: { input: () => {
    table.words = words.value;
    refreshRecords(true);
  } } });
  return el("div", { class: "filters" },
    select("records-kind", "Kind", [{ id: "", title: "All kinds" }, ...kinds], table.kind, (kind) => {
      table.kind = kind;
      refreshRecords(true);
    }),
    select("records-person", "Person", [{ id: "", title: "Everybody" }, ...data.people.map((person) => ({ id: person.id, title: person.name }))], table.person, (person) => {
      table.person = person;
      refreshRecords(true);
    }),
    el("div", { class: "field" }, el("label", { for: "records-words", text: "Words" }), words));
}

/** From elsewhere: the records that name a person. */
function recordsOf(person) {
  choose({ screen: "proof" });
  table.person = person;
  byId("records-person").value = person;
  refreshRecords(true);
  byId("records-person").focus();
}

function sortBy(column) {
  table.down = table.sort === column && !table.down;
  table.sort = column;
  refreshRecords(true);
}

function refreshRecords(top) {
  table.rows = tableRows();
  for (const heading of table.scroller.querySelectorAll("th[data-column]")) {
    const on = heading.dataset.column === table.sort;
    if (on) heading.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  }
  const words = `${table.rows.length} of ${count(data.records.length, "record", "records")}`;
  byId("records-count").textContent = words;
  if (top) {
    table.scroller.scrollTop = 0;
    say(words);
  }
  table.drawn = null;
  drawRecords();
}

function recordRow(record, index) {
  return el("tr", { "aria-rowindex": index + 2, on: { click: (event) => {
    if (!event.target.closest("button")) open({ kind: "record", record: record.id });
  } } }, COLUMNS.map((column) => el("td", { class: `col-${column.id}` }, column.cell(record))));
}

function spacer(lines) {
  const cell = el("td", { colspan: COLUMNS.length });
  cell.style.height = `${lines * LINE}px`;
  return lines > 0 ? el("tr", { class: "spacer", "aria-hidden": "true" }, cell) : null;
}

/** On paper all rows stand. */
function paperRecords(paper) {
  table.paper = paper;
  if (table.scroller) drawRecords();
}

function drawRecords() {
  const many = table.rows.length > MANY && !table.paper;
  table.body.parentNode.classList.toggle("many", many);
  const [from, to] = many ? inSight(table.scroller.scrollTop, table.scroller.clientHeight || 600, LINE, table.rows.length) : [0, table.rows.length];
  const drawn = `${from}-${to}`;
  if (table.drawn === drawn) return;
  table.drawn = drawn;
  const held = table.body.contains(document.activeElement) ? document.activeElement.textContent : null;
  fill(table.body, spacer(from), table.rows.slice(from, to).map((record, index) => recordRow(record, from + index)), spacer(table.rows.length - to));
  if (held) {
    const again = [...table.body.querySelectorAll("button.opener")].find((found) => found.textContent === held);
    if (again) again.focus({ preventScroll: true });
  }
}

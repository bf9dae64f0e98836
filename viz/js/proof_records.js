// Every record of the copy as a table to sort and filter: the accessible twin of every picture.

const list = { rows: null, scroller: null, stale: true };

function recordsList() {
  const body = el("tbody", {});
  list.scroller = el("div", { class: "records-scroller", tabindex: "0", role: "region", "aria-label": "Records" },
    el("table", { class: "records", id: "records", "aria-rowcount": data.records.length + 1 }, el("caption", { class: "unseen", text: "Every record of this copy" }),
      el("thead", {}, el("tr", {}, COLUMNS.map((column) => el("th", { scope: "col", class: `col-${column.id}`, "data-column": column.id, "data-title": column.title },
        el("button", { type: "button", class: "sorter", on: { click: () => sortBy(column.id) } }, column.title))))), body));
  list.rows = windowed(list.scroller, body, COLUMNS.length, recordRow);
  return el("div", { class: "records-list", hidden: true }, el("div", { class: "records-choice" }, recordFilters(), el("p", { class: "quiet", id: "records-count" })), list.scroller);
}

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
  showList(true);
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

/** Draw the table where it is in sight: to sort some thousand records takes longer than all else on the screen. */
function drawRecords() {
  if (!proof.list) return;
  if (list.stale) refreshRecords();
  list.rows.draw();
}

function refreshRecords(top) {
  list.stale = false;
  const found = tableRows();
  for (const heading of list.scroller.querySelectorAll("th[data-column]")) {
    const on = heading.dataset.column === table.sort;
    if (on) heading.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  }
  const words = `${found.length} of ${count(data.records.length, "record", "records")}`;
  byId("records-count").textContent = words;
  if (top) {
    list.scroller.scrollTop = 0;
    say(words);
  }
  list.rows.show(found);
}

function recordRow(record, index) {
  return el("tr", { "aria-rowindex": index + 2, on: { click: (event) => {
    if (!event.target.closest("button")) open({ kind: "record", record: record.id });
  } } }, COLUMNS.map((column) => el("td", { class: `col-${column.id}` }, column.cell(record))));
}

function recordsCsv() {
  return [COLUMNS.map((column) => column.title), ...list.rows.rows.map((record) => COLUMNS.map((column) => column.sort(record)))];
}

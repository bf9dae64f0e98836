// Which records the table shows, and in which order.

const table = { sort: "date", down: false, kind: "", person: "", words: "" };

const COLUMNS = [
  { id: "date", title: "Date", sort: (record) => (record.date.match(/\d{4}-\d\d-\d\d/) || ["9999"])[0], cell: (record) => (record.date ? tableDay(record.date) : "") },
  { id: "id", title: "Id", sort: (record) => record.id, cell: (record) => opener(record.id, () => open({ kind: "record", record: record.id })) },
  { id: "kind", title: "Kind", sort: (record) => record.kind_title, cell: (record) => record.kind_title },
  { id: "people", title: "People", sort: (record) => record.people.map(nameOf).join(", "), cell: (record) => record.people.map(nameOf).join(", ") },
  { id: "text", title: "What it says", sort: (record) => record.text, cell: (record) => record.text },
  { id: "letter", title: "Counts", sort: (record) => letterOfRecord(record), cell: (record) => recordBadge(record) },
  { id: "pages", title: "Pages", sort: (record) => record.pages || "", cell: (record) => el("span", { class: "pages", text: record.pages || "" }) },
];

function letterOfRecord(record) {
  const event = eventOfRecord.get(records.get(record.id));
  return event === undefined || !state.person ? "" : read.letter(event, state.person, state.position);
}

function recordBadge(record) {
  const letter = letterOfRecord(record);
  return letter ? [badge(letter), el("span", { class: "unseen", text: LETTERS.get(letter).title })] : "";
}

function tableRows() {
  const wanted = table.words.trim().toLowerCase();
  const column = COLUMNS.find((one) => one.id === table.sort);
  const collator = new Intl.Collator("en", { numeric: true });
  const rows = data.records.filter((record) => (!table.kind || record.kind === table.kind) && (!table.person || record.people.includes(table.person))
    && (!wanted || `${record.id}\n${record.text}\n${record.pages || ""}\n${record.people.map(nameOf).join("\n")}`.toLowerCase().includes(wanted)));
  const keyed = rows.map((record, index) => ({ record, index, by: column.sort(record) }));
  keyed.sort((a, b) => (collator.compare(a.by, b.by) || a.index - b.index) * (table.down ? -1 : 1));
  return keyed.map((row) => row.record);
}

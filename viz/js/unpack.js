// The data as the rest of the page reads it: rows get back the names of their fields, and what another row says for them.
// relcon.views.packing.unpacked does the same.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** The numbers of a text, five bits a character, as relcon.views.numbers writes them. */
function fromText(text) {
  const found = [];
  let [number, unit] = [0, 1];
  for (const one of text) {
    const digit = VALUES.get(one);
    number += (digit % 32) * unit;
    unit *= 32;
    if (digit < 32) {
      found.push(number);
      [number, unit] = [0, 1];
    }
  }
  return found;
}

const restore = (() => {
  /** The rows of a table by the names of their fields; `said.months` is months of what is said. */
  function rowsOf({ fields, values, items, rows }) {
    const parts = fields.map((field) => field.split("."));
    return rows.map((row) => {
      const found = {};
      row.forEach((written, place) => {
        if (written === -1) return;
        const field = fields[place];
        const value = values[field] ? values[field][written] : items[field] ? fromText(written).map((number) => items[field][number]) : written;
        const [name, part] = parts[place];
        if (part === undefined) found[name] = value;
        else (found[name] = found[name] || {})[part] = value;
      });
      return found;
    });
  }

  /** A list that was written as a table of one column, or of as many as its items have. */
  function unlisted(table) {
    return rowsOf(table).map((row) => (table.fields.length === 1 ? row[0] : Object.values(row)));
  }

  function fill(row, defaults) {
    for (const [name, value] of Object.entries(defaults)) {
      if (row[name] === undefined) row[name] = Array.isArray(value) ? value.slice() : value;
    }
  }

  function pagesOf(evidence, pages) {
    return [...new Set(evidence.map((id) => pages.get(id)).filter(Boolean))].join(", ");
  }

  /** What a record of an event says, where it says no more than the event's own row. */
  function eventText(event, names) {
    const plain = (word) => word.replaceAll("_", " ");
    return `${plain(event.kind)}, ${event.what}: ${event.participants.map(([person, act]) => `${names.get(person) || person} ${plain(act)}`).join("; ")}`;
  }

  return function restored(page) {
    const { kinds, defaults, shared } = page;
    const positions = page.positions.map((position) => position.id);
    for (const name of ["events", "records", "links", "explanations", "lines", "answers", "roles", "people"]) page[name] = rowsOf(page[name]);
    const names = new Map(page.people.map((person) => [person.id, person.name]));
    for (const path of page.lists) {
      const last = path[path.length - 1];
      const holder = path.slice(0, -1).reduce((at, name) => at[name], page);
      holder[last] = unlisted(holder[last]);
    }
    for (const event of page.events) {
      if (event.sort === undefined) event.sort = event.date.slice(0, "2025-03-01".length);
      const record = page.records[event.record];
      fill(event, defaults.events);
      if (typeof event.if_counted === "string") {
        event.if_counted = Object.fromEntries(positions.map((position) => [position, event.if_counted]));
      }
      for (const name of shared) fill(record, { [name]: event[name] });
      if (record.text === undefined) record.text = eventText(event, names);
      fill(record, { people: [...new Set(event.participants.map(([person]) => person))] });
    }
    const pages = new Map(page.records.map((record) => [record.id, record.pages || ""]));
    for (const record of page.records) {
      record.kind_title = kinds[record.kind];
      if (record.pages === undefined) record.pages = pagesOf(record.evidence || [], pages);
      fill(record, defaults.records);
    }
    for (const person of page.people) fill(person, defaults.people);
    for (const link of page.links) {
      if (link.events === undefined) link.events = [];
      if (link.records === undefined) link.records = link.events.map((number) => page.events[number].id);
    }
    for (const line of page.lines) fill(line, defaults.lines);
    return page;
  };
})();

// The data as the rest of the page reads it: rows get back the names of their fields, and what another row says for them.
// relcon.views.packing.unpacked does the same.

const restore = (() => {
  function rowsOf(table) {
    return table.rows.map((row) => {
      const found = {};
      row.forEach((value, place) => { if (value !== -1) found[table.fields[place]] = value; });
      return found;
    });
  }

  function fill(row, defaults) {
    for (const [name, value] of Object.entries(defaults)) {
      if (row[name] === undefined) row[name] = Array.isArray(value) ? value.slice() : value;
    }
  }

  function pagesOf(evidence, pages) {
    return [...new Set(evidence.map((id) => pages.get(id)).filter(Boolean))].join(", ");
  }

  return function restored(page) {
    const { kinds, defaults, shared } = page;
    const positions = page.positions.map((position) => position.id);
    for (const name of ["events", "records", "links", "explanations", "lines", "answers", "roles", "people"]) page[name] = rowsOf(page[name]);
    for (const event of page.events) {
      const record = page.records[event.record];
      fill(event, defaults.events);
      if (typeof event.if_counted === "string") {
        event.if_counted = Object.fromEntries(positions.map((position) => [position, event.if_counted]));
      }
      for (const name of shared) fill(record, { [name]: event[name] });
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

// Finding by name, alias, event, exhibit, Bates fragment or id.

/** Whether a run of digits lies between the first and the last page of a listed span, such as GOV-0004512–4514. */
function insidePages(pages, wanted) {
  const digits = wanted.replace(/\D/g, "");
  if (digits.length < 3) return false;
  const prefix = wanted.replace(/[\d\s]+$/, "").replace(/[-\s_]+$/, "").toLowerCase();
  for (const [, before, first, last] of pages.matchAll(/([A-Za-z][\w-]*?[-_ ]?)?(\d+)(?:\s*[–-]\s*(?:[A-Za-z][A-Za-z_-]*)?(\d+))?/g)) {
    if (!last) continue;
    const end = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
    if (prefix && !(before || "").toLowerCase().startsWith(prefix)) continue;
    if (Number(digits) >= Number(first) && Number(digits) <= Number(end)) return true;
  }
  return false;
}

/** A record opens as itself, a transaction with the reasons of the one in the sentence. */
function foundRecord(record, index) {
  const event = data.events[eventOfRecord.get(index)];
  return event ? { title: eventTitle(event), open: { kind: "event", event: event.id } } : { title: record.text || record.id, open: { kind: "record", record: record.id } };
}

const found_ = {
  people: data.people.map((person) => ({ hay: [person.name, person.id, ...person.aliases].join("\n").toLowerCase(),
    title: person.name, hint: ["Person", ...person.aliases.map((alias) => `“${alias}”`)].join(" · "), open: { kind: "person", person: person.id } })),
  records: data.records.map((record, index) => ({ record: record.id, hay: [record.id, record.text, record.pages].join("\n").toLowerCase(), pages: record.pages || "",
    hint: [record.kind_title, record.id, record.pages].filter(Boolean).join(" · "), ...foundRecord(record, index) })),
};

/** What a query finds: people first, then records whose id or pages match, then those whose words do. */
function search(query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const persons = found_.people.filter((entry) => entry.hay.includes(wanted));
  const exact = [];
  const loose = [];
  for (const entry of found_.records) {
    if (entry.record.toLowerCase() === wanted || entry.pages.toLowerCase().includes(wanted) || insidePages(entry.pages, wanted)) exact.push(entry);
    else if (entry.hay.includes(wanted)) loose.push(entry);
  }
  return [...persons, ...exact, ...loose];
}

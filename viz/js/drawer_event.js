// Reasons: result, rule, element, facts, pages; what would change it.

const eventExtras = []; // what other files add: (event, defendant) => nodes

function eventTitle(event) {
  return `${day(event.date)} · ${capital(event.kind.replace(/_/g, " "))}, ${event.what}`;
}

function resultLine(event, defendant) {
  const index = eventIndex.get(event.id);
  const letter = read.letter(index, defendant, state.position);
  return el("p", { class: "result" }, badge(letter, read.ringed(index, defendant, state.position)),
    el("span", {}, el("strong", { text: capital(LETTERS.get(letter).says) }), ` – ${nameOf(defendant)}`,
      el("span", { class: "where", text: [positionTitle(state.position), read.where()].filter(Boolean).join(" · ") })));
}

drawers.event = ({ event: id, defendant }) => {
  const index = eventIndex.get(id);
  const event = data.events[index];
  const who = defendant || state.person;
  const record = data.records[event.record];
  return {
    kicker: `Transaction ${event.id}`,
    title: eventTitle(event),
    body: [
      who ? resultLine(event, who) : null,
      who ? reasons(index, who) : null,
      eventExtras.map((extra) => extra(event, who)),
      data.positions.length > 1 && who ? acrossPositions(index, who) : null,
      el("h3", { text: "The transaction" }),
      el("dl", { class: "facts" },
        definition("Took part", event.participants.map(([person, act]) => el("div", {}, personLink(person), ` ${act.replace(/_/g, " ")}`))),
        definition("Jointly undertaken activity", event.undertakings.join(", ")),
        record ? definition("Record", recordLink(record.id, record.text || record.id)) : []),
    ],
  };
};

function reasons(index, defendant) {
  const found = read.explanation(index, defendant, state.position);
  if (!found) return el("p", { class: "note", text: "This copy holds no reasons for this cell." });
  return el("dl", { class: "facts" },
    definition("Rule", found.basis.map((cite) => `USSG §${cite}`).join(", ")),
    definition("Fails at", found.failed ? found.failed_text : ""),
    definition("Left open", found.open && !found.failed ? "left open in this position" : ""),
    definition("Why", el("ul", { class: "why" }, found.why.map((line) => el("li", { text: line })))),
    definition("Weight", weightWords(found)),
    definition("Pages", pagesOf(found.evidence)),
    definition("Would change it", found.would_change),
    definition("Note", found.flags.map((flag) => el("div", { text: flag }))));
}

function weightWords(found) {
  if (found.grams === null && found.counted_grams === null) return found.in ? "unknown" : "";
  const said = [found.in ? `${weight(found.counted_grams)} counted` : "nothing counted"];
  if (found.grams !== null && found.grams !== found.counted_grams) said.push(`of ${weight(found.grams)}`);
  if (found.occurrences !== null) said.push(`${count(found.occurrences, "occurrence", "occurrences")}`);
  if (found.absorbed_by) said.push(`the same drugs as ${found.absorbed_by}`);
  else if (found.lot) said.push(`of the same drugs: ${found.lot}`);
  return said.join("; ");
}

function pagesOf(ids) {
  return ids.map((id) => {
    const record = records.has(id) ? data.records[records.get(id)] : null;
    return el("div", {}, record ? recordLink(id, record.text || id) : id, record && record.pages ? el("span", { class: "pages", text: ` ${record.pages}` }) : null);
  });
}

function acrossPositions(index, defendant) {
  return [el("h3", { text: "In each position" }), el("ul", { class: "across" }, data.positions.map((position) => {
    const letter = read.letter(index, defendant, position.id);
    const found = read.explanation(index, defendant, position.id);
    return el("li", {}, badge(letter, read.ringed(index, defendant, position.id)), " ",
      el("span", {}, el("b", { text: position.short || position.title }), `: ${LETTERS.get(letter).says}`, found && found.failed_text ? ` (${found.failed_text})` : ""));
  }))];
}

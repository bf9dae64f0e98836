// One record: what it says, its pages, who is in it, and the event it is.

function recordLink(id, words) {
  return records.has(id) ? opener(words, () => open({ kind: "record", record: id })) : id;
}

drawers.record = ({ record: id }) => {
  const record = data.records[records.get(id)];
  const event = eventOfRecord.get(records.get(id));
  const citing = data.records.filter((other) => other.evidence.includes(id));
  return {
    kicker: `${record.kind_title} ${record.id}`,
    title: record.text || record.id,
    body: [
      el("dl", { class: "facts" },
        definition("Date", record.date ? day(record.date) : ""),
        definition("Pages", record.pages ? el("span", { class: "pages", text: record.pages }) : ""),
        definition("People", record.people.map((person) => el("div", {}, personLink(person)))),
        definition("Rests on", pagesOf(record.evidence))),
      event !== undefined && state.person ? el("p", { class: "actions" },
        button(`Why in or out for ${nameOf(state.person)}`, null, () => open({ kind: "event", event: data.events[event].id, defendant: state.person }))) : null,
      citing.length ? [el("h3", { text: `${count(citing.length, "record rests", "records rest")} on it` }),
        el("ul", { class: "event-list" }, citing.slice(0, 100).map((other) => el("li", {}, recordLink(other.id, `${other.kind_title} ${other.id}: ${other.text}`))))] : null,
    ],
  };
};

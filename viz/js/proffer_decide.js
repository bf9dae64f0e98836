// What Decide has in copies that know the client's side: five outcomes, the lists, terms of the letter.

if (data.decide.rows.length) {
  decideRows.title = "If";
  decideRows.list = data.decide.rows.map((number, place) => ({ name: data.worlds[number].id, layer: data.worlds[number].id, place, title: capital(data.worlds[number].title) }));
}

const lists = data.decide.lists;

function listOf(entries, more, after) {
  return [el("ul", {}, entries.map((entry) => el("li", {}, entry.text))), more ? el("p", { class: "quiet", text: `${more} more: relcon simulate` }) : null, after ? el("p", { class: "quiet", text: after }) : null];
}

abouts.push(["The proffer", [head.client ? `Client: ${nameOf(head.client)}` : "", head.session ? `Session: ${day(head.session)}` : "", head.letter ? `Letter: ${day(head.letter)}` : ""].filter(Boolean)]);
abouts.push(["Under the rows", [lists.under, lists.missing].filter(Boolean)]);

if (lists.asks) {
  decideLists.push({ id: "resolve", title: "Resolve before the session", count: lists.asks.length + lists.record.length + lists.asks_more + lists.record_more, body: () => [
    lists.asks.length ? el("h3", { text: "Ask first, low end in Middle" }) : null, listOf(lists.asks, lists.asks_more, lists.asks_mark),
    lists.record.length ? [el("h3", { text: "Own acts on record, in no admission: if true and untold, (f)(5) fails" }), listOf(lists.record, lists.record_more)] : null] });
  decideLists.push({ id: "client", title: "Only the client can give", count: lists.only_client.length + lists.only_client_more, body: () => listOf(lists.only_client, lists.only_client_more) });
}

drawers.term = ({ term: number }) => {
  const term = data.decide.terms[number];
  return {
    kicker: `The letter: ${term.title}`,
    title: term.stands === "silent" ? "The letter is silent" : `The letter says “${term.stands}”`,
    body: [
      term.quote ? el("blockquote", { text: term.quote }) : null, term.page ? el("p", { class: "pages", text: `page ${term.page}` }) : null,
      el("p", { text: capital(term.governs) }), el("p", { class: "quiet", text: term.cite }),
      el("h3", { text: `Low end if it read “${term.otherwise}”${term.complete ? ", and all is told" : ""}` }),
      el("table", { class: "small" }, el("thead", {}, el("tr", {}, ["Outcome", "Position", "Now", "Then"].map((name) => el("th", { scope: "col", text: name })))),
        el("tbody", {}, term.moves.map((row) => el("tr", {}, row.map((cell, index) => el(index ? "td" : "th", { scope: index ? null : "row", text: cell })))))),
      term.ask ? [el("h3", { text: "To ask" }), el("p", { text: term.ask })] : null,
    ],
  };
};

drawers.admission = ({ admission: id }) => {
  const found = data.admissions.find((one) => one.id === id);
  const bit = switches ? switches.bits.findIndex((one) => one === id || one === `topic:${found.topic}`) : -1;
  const counts = bit >= 0 && (countsHere() >> bit) & 1;
  const told = (lists.moving || []).filter((one) => one.who === id);
  return {
    kicker: [`Admission ${id}`, found.basis.replace(/_/g, " "), data.topics[found.topic] || found.topic].join(" · "),
    title: found.says,
    body: [
      el("p", { class: `result${counts ? "" : " kept"}` }, el("span", {}, el("strong", { text: counts ? "Counts against the client here" : "Does not count against the client here" }), el("span", { class: "where", text: `${positionTitle(state.position)} · ${read.where()}` }))),
      told.length ? [el("h3", { text: "If it counts" }), el("ul", { class: "why" }, told.map((one) => el("li", { text: one.text })))] : null,
      lists.kept_out ? [el("h3", { text: "The letter" }), el("p", { text: lists.kept_out })] : null,
      el("h3", { text: "Records" }), el("ul", { class: "event-list" }, data.records.filter((record) => record.admission === id).map((record) => el("li", {}, recordLink(record.id, record.text || record.id)))),
    ],
  };
};

// A person, and a link between two people.

function personLink(id) {
  return people.has(id) ? opener(nameOf(id), () => open({ kind: "person", person: id })) : id;
}

function eventLink(index, defendant) {
  const event = data.events[index];
  const letter = defendant ? read.letter(index, defendant, state.position) : "·";
  return opener([badge(letter), el("span", { class: "date", text: tableDay(event.date) }), " ", el("span", { text: event.what })],
    () => open({ kind: "event", event: event.id, defendant }), "row");
}

drawers.person = ({ person: id }) => {
  const person = people.get(id);
  const events = data.events.map((event, index) => index).filter((index) => data.events[index].participants.some(([who]) => who === id));
  const touching = data.links.map((link, index) => index).filter((index) => data.links[index].from === id || data.links[index].to === id);
  const listed = data.records.filter((record) => record.people.includes(id));
  return {
    kicker: person.defendant ? "Defendant" : "Person",
    title: person.name,
    body: [
      el("p", { class: "quiet", text: roleLine(person) }),
      el("dl", { class: "facts" }, definition("Also called", person.aliases.join(", ")), definition("Place in the organization", person.tier_why),
        definition("Agreed to", agreedTo(id)), definition("Id", person.id)),
      data.defendants.includes(id) ? el("p", { class: "actions" },
        button("Worksheet", null, () => openWorksheet(id)),
        id !== state.person ? button("Look at what is attributed to this person", null, () => choose({ person: id })) : null) : null,
      tierSection(person), measureSection(id),
      touching.length ? [el("h3", { text: "Links" }), el("ul", { class: "event-list" }, touching.map((index) => el("li", {}, linkLink(index))))] : null,
      events.length ? [el("h3", { text: `Took part in ${count(events.length, "transaction", "transactions")}` }),
        el("ul", { class: "event-list" }, events.slice(0, 200).map((index) => el("li", {}, eventLink(index, state.person)))),
        events.length > 200 ? el("p", { class: "quiet", text: `and ${events.length - 200} more, in Records` }) : null] : null,
      el("p", {}, opener(`${count(listed.length, "record names", "records name")} this person`, () => recordsOf(id))),
    ],
  };
};

/** What somebody agreed to in each undertaking, as the bars of Time say it in this position: the reason of what does not count. */
function agreedTo(id) {
  return data.time.members.filter((one) => timeline.holds(one) && personAt(one[0]) === id).map((one, place) => [place ? "; " : "", recordLink(one[4], one[3])]);
}

function linkWords(link) {
  const join = { drugs: "→", money: "→", contact: "–", knowledge: "told", authority: "directs" }[link.kind] || "–";
  return `${nameOf(link.from)} ${join} ${nameOf(link.to)}`;
}

function linkLink(index) {
  const link = data.links[index];
  return opener([badge(linkLetter(link)), el("span", { text: linkWords(link) }), " ", el("span", { class: "quiet", text: `${link.kind} ${link.label || ""}` })],
    () => open({ kind: "link", link: index }), "row");
}

function linkLetter(link) {
  return state.person ? strongest(link.events, state.person, state.position) : "·";
}

drawers.link = ({ link: index }) => {
  const link = data.links[index];
  const listed = link.records.filter((id) => records.has(id));
  return {
    kicker: `Link: ${link.kind}`,
    title: linkWords(link),
    body: [
      link.label ? el("p", { class: "quiet", text: link.label }) : null,
      link.events.length ? [el("h3", { text: state.person ? `Attributed to ${nameOf(state.person)} and why` : "Transactions" }),
        link.events.map((event) => el("section", { class: "because" }, el("p", {}, eventLink(event, state.person)),
          state.person ? shortReason(event, state.person) : null))] : null,
      listed.length ? [el("h3", { text: "Records" }), el("ul", { class: "event-list" }, listed.map((id) => el("li", {},
        recordLink(id, data.records[records.get(id)].text || id))))] : null,
    ],
  };
};

function shortReason(event, defendant) {
  const found = read.explanation(event, defendant, state.position);
  if (!found) return null;
  const rule = found.basis.length ? `USSG §${found.basis.join(", §")}` : found.failed_text || "";
  return el("p", { class: "quiet" }, [rule, ...found.why.slice(0, 2)].filter(Boolean).join(". "));
}

// What the drawer shows of several: the people of a card, an undertaking with what each agreed to, the links of one line.

drawers.group = ({ title, people: who }) => ({
  kicker: count(who.length, "person", "people"),
  title,
  body: el("ul", { class: "event-list" }, who.map((id) => el("li", {}, personLink(id), el("span", { class: "quiet", text: ` ${people.get(id).role || ""}` })))),
});

drawers.undertaking = ({ undertaking, whose }) => {
  const record = data.records[records.get(undertaking)];
  const members = data.people.map((person) => [person.id, scopeOf(person.id, undertaking)]).filter(([, scope]) => scope !== null);
  const where = [positionTitle(state.position), read.where()].filter(Boolean).join(" · ");
  return {
    kicker: `Jointly undertaken activity · ${where}`,
    title: record ? record.text || undertaking : undertaking,
    body: [
      whose && scopeOf(whose, undertaking) === null ? el("p", { text: `${nameOf(whose)} is not in it.` }) : null,
      el("h3", { text: "What each agreed to" }),
      members.length ? el("dl", { class: "facts" }, members.map(([id, scope]) => [el("dt", {}, personLink(id)), el("dd", { text: scope })])) : el("p", { class: "quiet", text: "Nobody’s agreement holds in this position." }),
      record ? el("p", {}, recordLink(undertaking, "The record")) : null,
    ],
  };
};

drawers.links = ({ links: listed }) => ({
  kicker: count(listed.length, "link", "links"),
  title: "Between these cards",
  body: el("ul", { class: "event-list" }, listed.map((index) => el("li", {}, linkLink(index)))),
});

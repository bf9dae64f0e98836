// What places a person in the drawer, and measures of contacts last under their warning.

function tierSection(person) {
  const says = data.tier_says[person.id] || [];
  return says.length ? el("details", {}, el("summary", { text: "What else speaks to the place in the organization" }),
    el("ul", { class: "why" }, says.map((said) => el("li", { text: text(said) }))), el("p", { class: "quiet", text: data.tier_rule })) : null;
}

/** Only where the copy has them. */
function measureSection(id) {
  const all = data.measures;
  const own = all && all.people[id];
  if (!own) return null;
  const [others, contacts, between, core, size, group, single, periods] = own;
  return el("details", {}, el("summary", { text: "Measures of contacts: no level rests on them" }),
    el("p", { class: "note", text: all.warning }),
    el("p", { text: `Confidence: ${all.confidence} (${all.why.join("; ")}).` }),
    el("h3", { text: "How the contacts were collected" }), el("ul", { class: "why" }, all.collected.map((said) => el("li", { text: said }))),
    el("h3", { text: "This person" }),
    el("dl", { class: "facts" }, definition("Others", String(others)), definition("Contacts", String(contacts)), definition("One source", String(single)),
      definition("Between", between), definition("Core", String(core)), definition("Size", size), definition("Group", group === null ? "" : String(group)),
      periods.map((number, index) => definition(day(all.periods[index].join(" to ")), count(number, "other", "others")))),
    el("p", { class: "quiet", text: all.meaning }));
}

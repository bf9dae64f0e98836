// The map in words: tiers, people and their links, for keyboard and screen reader. Written when it is opened.

function drawMapList() {
  if (!byId("map-list").open) return;
  const rows = [...data.tiers, { id: null, title: "Others" }].map((tier) => ({
    title: tier.title, who: data.people.filter((person) => (person.tier || null) === tier.id || (tier.id === null && person.tier && !tiers.has(person.tier))),
  })).filter((row) => row.who.length);
  fill(byId("map-list-body"), rows.map((row) => el("section", {}, el("h3", { text: row.title }), el("ul", {}, row.who.map((person) => {
    const from = map.shown.filter((one) => one.link.from === person.id);
    return el("li", {}, personLink(person.id), el("span", { class: "quiet", text: ` ${person.role || ""}` }),
      from.length ? el("ul", {}, from.map((one) => el("li", { class: one.lit ? "" : "unlit" }, linkLink(one.index)))) : null);
  })))));
}

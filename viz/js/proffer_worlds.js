// The choice of an outcome, and what is said of it.

if (worlds.has("protected")) state.layer = "protected";

if (worlds.size > 1) {
  contextExtras.push(() => select("world", "Outcome", [...worlds.values()].map((world) => ({ id: world.id, title: capital(world.title) })), state.layer, (layer) => {
    choose({ layer });
    say(`${capital(worlds.get(layer).title)}. ${readoutWords()}`);
  }));

  readoutExtras.push(() => {
    const row = switches && state.defendant ? fullRow(state.defendant, state.position, state.layer) : null;
    return row && el("p", { class: "partial", id: "full-disclosure", text: `If all of the client's own acts on record were told, and believed: ${span(row[3], row[4])} months.` });
  });

  readoutExtras.push(() => (partial() && worlds.get(state.layer).speaks
    ? el("p", { class: "partial", id: "partial", text: "Not every admission counts: full truthful disclosure, (f)(5), is not made, and there is no motion." }) : null));
}

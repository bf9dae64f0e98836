// The choice of an outcome in the sentence, and what is said of it.

if (worlds.has("protected")) state.layer = "protected";

const OWN_MIX = "own mix";

if (worlds.size > 1) {
  picks.push({
    id: "world", label: "Outcome", where: true,
    options: () => [...worlds.values()].map((world) => ({ id: world.id, title: capital(world.title) })).concat(partial() ? { id: OWN_MIX, title: mixWords() } : []),
    chosen: () => (partial() ? OWN_MIX : state.layer),
    choose: (layer) => layer !== OWN_MIX && choose({ layer, mask: null }),
  });

  answerExtras.push(() => {
    const row = switches && state.person && state.mask === null ? fullRow(state.person, state.position, state.layer) : null;
    const now = outcomeNow();
    return row && now && (row[3] !== now.low || row[4] !== now.high) && el("span", { class: "partial", id: "full-disclosure", text: `${span(row[3], row[4])} if all own acts on record were told, and believed` });
  });

  answerExtras.push(() => (partial()
    ? el("span", { class: "partial", id: "partial", text: "Not every admission counts: full truthful disclosure, (f)(5), is not made, and there is no motion." }) : null));
}

/** Own mix: a1 a2 a8 count. */
function mixWords() {
  const on = switches.bits.filter((bit, index) => (maskNow() >> index) & 1).map((bit) => bit.replace(/^topic:/, ""));
  return `Own mix: ${on.length ? `${on.join(" ")} ${on.length === 1 ? "counts" : "count"}` : "none counts"}`;
}

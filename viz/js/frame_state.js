// The one state: whose, in which position, in which outcome, with which own mix; what is selected. It lives in memory
// only: nothing is stored, and the address never changes.

const state = {
  screen: null,
  person: data.defendants.includes(head.client) ? head.client : data.defendants[0] || null,
  position: (data.positions[1] || data.positions[0] || { id: null }).id,
  layer: Object.keys(data.computed)[0],
  mask: null, // an own mix of switches; null is the outcome as it stands
  from: null, // the outcome from which the mix began
  other: null, // who is compared
  selection: null, // what the drawer shows
  theme: "auto",
  keys: true, // whether single keys work
};

const hearers = [];

/** Hear of changes: `hear((changed) => …)`, with the set of names that changed. */
function hear(listener) {
  hearers.push(listener);
}

/** Change the state; to choose an outcome drops the own mix. */
function choose(changes) {
  const all = "layer" in changes && !("mask" in changes) ? { ...changes, mask: null } : changes;
  const changed = new Set(Object.keys(all).filter((name) => state[name] !== all[name]));
  if (!changed.size) return;
  Object.assign(state, all);
  for (const listener of hearers) listener(changed);
}

// First of all hearers, since pictures read their colours from the theme.
hear((changed) => {
  if (!changed.has("theme")) return;
  if (state.theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = state.theme;
});

/** Whether a change is one on which attribution or numbers depend. */
function moves(changed) {
  return ["person", "position", "layer", "mask"].some((name) => changed.has(name));
}

function positionTitle(id) {
  const found = data.positions.find((position) => position.id === id);
  return found ? found.short || found.title : id;
}

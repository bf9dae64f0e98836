// What the reader has chosen. It lives in memory only: nothing is stored, and the address never changes.

const state = {
  view: "page",
  defendant: data.defendants.includes(head.client) ? head.client : data.defendants[0] || null,
  position: (data.positions[1] || data.positions[0] || { id: null }).id,
  layer: Object.keys(data.computed)[0],
  theme: "auto",
  shown: null, // what the side panel shows
};

const hearers = [];

/** Hear of changes: `hear((changed) => …)`, with the set of names that changed. */
function hear(listener) {
  hearers.push(listener);
}

function choose(changes) {
  const changed = new Set(Object.keys(changes).filter((name) => state[name] !== changes[name]));
  if (!changed.size) return;
  Object.assign(state, changes);
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
  return ["defendant", "position", "layer", "mask"].some((name) => changed.has(name));
}

function positionTitle(id) {
  const found = data.positions.find((position) => position.id === id);
  return found ? found.short || found.title : id;
}

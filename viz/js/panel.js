// The side panel: reasons, worksheets, people, links, records; with a way back.

const panels = {}; // kind: (what) => {title, kicker, body}
const trail = [];
let returnTo = null;

/** Show something in the panel; `focus` moves the reader there, and Escape brings the reader back. */
function open(shown, focus = true) {
  if (state.shown && !same(state.shown, shown)) trail.push(state.shown);
  if (focus && !byId("panel").contains(document.activeElement)) returnTo = document.activeElement;
  choose({ shown });
  if (focus) byId("panel").focus({ preventScroll: false });
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function closePanel() {
  trail.length = 0;
  choose({ shown: null });
  if (returnTo && returnTo.isConnected) returnTo.focus();
  returnTo = null;
}

function back() {
  const before = trail.pop();
  if (before) choose({ shown: before });
  byId("panel").focus();
}

function drawPanel(scroll) {
  const panel = byId("panel");
  panel.hidden = state.shown === null;
  byId("body").classList.toggle("with-panel", state.shown !== null);
  if (state.shown === null) return;
  const found = panels[state.shown.kind](state.shown);
  const bar = el("div", { class: "panel-bar" },
    trail.length ? el("button", { type: "button", class: "plain", "aria-label": "Back", on: { click: back } }, icon("back"), "Back") : el("span"),
    el("button", { type: "button", class: "plain close", "aria-label": "Close details", on: { click: closePanel } }, icon("close")));
  const at = panel.scrollTop;
  fill(panel, bar, found.kicker ? el("p", { class: "kicker", text: found.kicker }) : null, el("h2", {}, found.title), found.body);
  panel.scrollTop = scroll ? 0 : at;
}

hear((changed) => {
  if (changed.has("shown")) drawPanel(true);
  else if (moves(changed) && state.shown) {
    const inside = byId("panel").contains(document.activeElement);
    drawPanel(false);
    if (inside) byId("panel").focus({ preventScroll: true });
  }
});

document.addEventListener("keydown", (pressed) => {
  if (pressed.key === "Escape" && state.shown && byId("panel").contains(pressed.target)) closePanel();
});

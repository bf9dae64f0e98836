// The drawer: reasons, worksheets, people, links, records; with a way back. It stands beside the screen, never over the heading.

const drawers = {}; // kind: (what) => {title, kicker, body}
const trail = [];
let returnTo = null;

/** Select something: the drawer shows it; `focus` moves the reader there, and Escape brings the reader back. */
function open(selection, focus = true) {
  if (state.selection && !same(state.selection, selection)) trail.push(state.selection);
  if (focus && !byId("drawer").contains(document.activeElement)) returnTo = document.activeElement;
  choose({ selection });
  if (focus) byId("drawer").focus({ preventScroll: false });
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function closeDrawer() {
  trail.length = 0;
  choose({ selection: null });
  if (returnTo && returnTo.isConnected) returnTo.focus();
  returnTo = null;
}

function back() {
  const before = trail.pop();
  if (before) choose({ selection: before });
  byId("drawer").focus();
}

function drawDrawer(scroll) {
  const drawer = byId("drawer");
  drawer.hidden = state.selection === null;
  document.body.classList.toggle("with-drawer", state.selection !== null);
  if (state.selection === null) return;
  const found = drawers[state.selection.kind](state.selection);
  const bar = el("div", { class: "drawer-bar" },
    trail.length ? el("button", { type: "button", class: "plain", "aria-label": "Back", on: { click: back } }, icon("back"), "Back") : el("span"),
    el("button", { type: "button", class: "plain close", "aria-label": "Close details", on: { click: closeDrawer } }, icon("close")));
  const at = drawer.scrollTop;
  fill(drawer, bar, found.kicker ? el("p", { class: "kicker", text: found.kicker }) : null, el("h2", {}, found.title), found.body);
  drawer.scrollTop = scroll ? 0 : at;
}

hear((changed) => {
  if (changed.has("selection")) drawDrawer(true);
  else if (moves(changed) && state.selection) {
    const inside = byId("drawer").contains(document.activeElement);
    drawDrawer(false);
    if (inside) byId("drawer").focus({ preventScroll: true });
  }
});

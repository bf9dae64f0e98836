// Keys that work everywhere: digits show a screen, brackets change the position, / searches; Escape goes back by one step.

/** Whether the reader is writing, or a list takes the keys for itself. */
function writing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]") !== null;
}

function nextPosition(by) {
  const at = data.positions.findIndex((one) => one.id === state.position);
  const to = data.positions[at + by];
  if (!to) return;
  choose({ position: to.id });
  say(`${sentenceWords()}. ${answerWords()}`);
}

/** Escape undoes one thing: an open menu, what is selected, then whatever the screen has chosen for itself. */
function stepBack() {
  const menu = document.querySelector(".menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (state.selection) closeDrawer();
  else if (screenNow().escape) screenNow().escape(state);
}

document.addEventListener("keydown", (pressed) => {
  if (pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
  if (pressed.key === "Escape") stepBack();
  else if (state.keys && !writing(pressed.target)) {
    const screen = screens.find((one) => String(one.key) === pressed.key);
    if (screen) choose({ screen: screen.id });
    else if (pressed.key === "[") nextPosition(-1);
    else if (pressed.key === "]") nextPosition(1);
    else if (pressed.key === "/") byId("search").focus();
    else return;
    pressed.preventDefault();
  }
});

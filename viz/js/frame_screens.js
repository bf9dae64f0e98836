// The screens and their tabs. A screen hangs itself in with `screens.push({…})` and draws only while it is in sight.
//   id, title, key    its name in ids, its words, the digit that shows it
//   build(section)    once, before it is first drawn; may be left out
//   draw(state, changed)  whenever it comes into sight or the state changed in sight; `changed` holds the names, all at first
//   print(state, on)  before paper (on) and after it; may be left out
//   csv(state)        its rows, the heading first; may be left out
//   escape(state)     undoes the last of its own choices, true if there was one; may be left out

const screens = [];

function screenNow() {
  return screens.find((screen) => screen.id === state.screen);
}

function drawTabs() {
  screens.sort((one, other) => one.key - other.key);
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "Screens" });
  for (const screen of screens) {
    screen.tab = el("button", { type: "button", role: "tab", id: `tab-${screen.id}`, "aria-controls": `screen-${screen.id}`, text: screen.title,
      on: { click: () => choose({ screen: screen.id }) } });
    screen.section = el("section", { role: "tabpanel", id: `screen-${screen.id}`, class: `screen screen-${screen.id}`, "aria-labelledby": `tab-${screen.id}` });
    screen.stale = new Set(Object.keys(state));
    list.append(screen.tab);
    byId("main").append(screen.section);
  }
  list.addEventListener("keydown", (pressed) => {
    const at = screens.findIndex((screen) => screen.id === state.screen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + screens.length, Home: 0, End: screens.length - 1 }[pressed.key];
    if (to === undefined) return;
    pressed.preventDefault();
    choose({ screen: screens[to % screens.length].id });
    screens[to % screens.length].tab.focus();
  });
  byId("tabs").append(list);
}

function showScreen() {
  for (const screen of screens) {
    const on = screen.id === state.screen;
    screen.tab.setAttribute("aria-selected", String(on));
    screen.tab.tabIndex = on ? 0 : -1;
    screen.section.hidden = !on;
    document.body.classList.toggle(`on-${screen.id}`, on);
  }
  drawScreen();
}

/** Draw the screen in sight, if anything changed since it was last drawn. */
function drawScreen() {
  const screen = screenNow();
  if (!screen || !screen.stale.size) return;
  const changed = screen.stale;
  screen.stale = new Set();
  if (!screen.built) {
    screen.built = true;
    if (screen.build) screen.build(screen.section);
  }
  screen.draw(state, changed);
}

hear((changed) => {
  for (const screen of screens) for (const name of changed) screen.stale.add(name);
  if (changed.has("screen")) {
    showScreen();
    say(`${screenNow().title}. ${answerWords()}`);
  } else drawScreen();
});

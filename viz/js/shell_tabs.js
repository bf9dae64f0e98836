// The views and their tabs: arrow keys move between tabs, as the pattern for tabs has it.

const views = []; // {id, title, draw: (section) => void, update: (changed) => void, shown: () => void}

function drawTabs() {
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "Views" });
  for (const view of views) {
    view.tab = el("button", { type: "button", role: "tab", id: `tab-${view.id}`, "aria-controls": `view-${view.id}`, text: view.title,
      on: { click: () => choose({ view: view.id }) } });
    view.section = el("section", { role: "tabpanel", id: `view-${view.id}`, class: `view view-${view.id}`, "aria-labelledby": `tab-${view.id}` });
    list.append(view.tab);
    byId("main").append(view.section);
  }
  list.addEventListener("keydown", (pressed) => {
    const at = views.findIndex((view) => view.id === state.view);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + views.length, Home: 0, End: views.length - 1 }[pressed.key];
    if (to === undefined) return;
    pressed.preventDefault();
    choose({ view: views[to % views.length].id });
    views[to % views.length].tab.focus();
  });
  byId("tabs").append(list);
}

/** Show the chosen view; a view is drawn when it is first looked at. */
function showView() {
  for (const view of views) {
    const on = view.id === state.view;
    view.tab.setAttribute("aria-selected", String(on));
    view.tab.tabIndex = on ? 0 : -1;
    view.section.hidden = !on;
    document.body.classList.toggle(`on-${view.id}`, on);
    if (on && !view.drawn) {
      view.drawn = true;
      view.draw(view.section);
    } else if (on && view.stale) view.update(view.stale);
    if (on) {
      view.stale = null;
      if (view.shown) view.shown();
    }
  }
}

hear((changed) => {
  if (changed.has("view")) {
    showView();
    say(`${views.find((view) => view.id === state.view).title} view`);
  }
  for (const view of views) {
    if (!view.drawn || !view.update) continue;
    if (view.id === state.view) view.update(changed);
    else view.stale = new Set([...(view.stale || []), ...changed]);
  }
});

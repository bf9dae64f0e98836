// Menus at the right of the heading: they close with Escape, by a choice, and when the reader goes elsewhere.

function menu(id, title, items) {
  const box = el("details", { class: "menu", id }, el("summary", {}, title, el("span", { class: "caret", "aria-hidden": "true" })), el("div", { class: "menu-items" }, items));
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) box.open = false;
  });
  return box;
}

function menuItem(words, chosen, props) {
  return el("button", { type: "button", ...props, on: { click: (event) => {
    event.target.closest(".menu").open = false;
    chosen();
  } } }, words);
}

/** Somebody else beside the one in the sentence, on the worksheet. */
function compareMenu() {
  const others = data.people.filter((person) => person.defendant);
  return others.length > 1 ? menu("compare", "Compare", others.map((person) => menuItem(person.name, () => choose({ other: person.id, screen: "worksheet" }), { "data-person": person.id }))) : null;
}

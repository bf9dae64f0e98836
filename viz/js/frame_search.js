// The search box: a combobox whose list opens the drawer.

const SHOWN = 12;

function searchBox() {
  const list = el("ul", { class: "found", id: "found", role: "listbox", "aria-label": "Found", hidden: true });
  const input = el("input", { type: "search", id: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholder: "Name, Bates, id   /" });
  let entries = [];
  let at = -1;

  const mark = () => {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `found-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const hide = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    at = -1;
    mark();
  };
  const take = (entry) => {
    hide();
    open(entry.open);
  };
  const look = () => {
    const all = search(input.value);
    entries = all.slice(0, SHOWN);
    at = entries.length ? 0 : -1;
    fill(list, entries.map((entry, index) => el("li", { role: "option", id: `found-${index}`, "aria-selected": "false",
      on: { mousedown: (event) => event.preventDefault(), click: () => take(entry) } },
      el("span", { class: "found-title", text: entry.title }), el("span", { class: "found-hint", text: entry.hint }))));
    list.hidden = !entries.length;
    input.setAttribute("aria-expanded", String(entries.length > 0));
    mark();
    if (input.value.trim()) say(all.length ? `${all.length} found${all.length > SHOWN ? `, the first ${SHOWN} listed` : ""}` : "nothing found");
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.value && look());
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", (pressed) => {
    if (pressed.key === "ArrowDown" || pressed.key === "ArrowUp") {
      pressed.preventDefault();
      if (list.hidden) look();
      else at = (at + (pressed.key === "ArrowDown" ? 1 : -1) + entries.length) % entries.length;
      mark();
    } else if (pressed.key === "Enter" && at >= 0) take(entries[at]);
    else if (pressed.key === "Escape") {
      pressed.preventDefault();
      if (list.hidden) input.blur();
      else hide();
    }
  });
  return el("div", { class: "search", role: "search" }, el("label", { for: "search", class: "unseen", text: "Search by name, alias, Bates number or id" }), icon("search"), input, list);
}

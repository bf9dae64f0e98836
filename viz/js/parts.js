// Pieces that several views use.

/** The badge of a cell: the letter repeats what the colour says. */
function badge(letter, ringed) {
  return el("span", { class: `letter ${letterClass(letter)}${ringed ? " ringed" : ""}`, "aria-hidden": "true", text: letter });
}

function letterClass(letter) {
  return `is-${letterName(letter)}`;
}

/** A letter's name in classes and colours, which take no signs. */
function letterName(letter) {
  return { "·": "none", "?": "open" }[letter] || letter;
}

/** A button that looks like a link inside text. */
function opener(words, opened, extra) {
  return el("button", { type: "button", class: `opener ${extra || ""}`, on: { click: opened } }, words);
}

function button(words, pressed, clicked, props) {
  return el("button", { type: "button", class: "button", "aria-pressed": pressed === null ? null : String(pressed), ...props,
    on: { click: clicked } }, words);
}

/** A row of choices of which one holds: radio buttons, so that arrow keys work by themselves. */
function segmented(name, legend, choices, chosen, picked) {
  return el("fieldset", { class: "segmented" }, el("legend", { text: legend }),
    el("div", { class: "choices" }, choices.map((choice) => {
      const id = `${name}-${choice.id}`;
      const input = el("input", { type: "radio", name, id, value: choice.id, on: { change: () => picked(choice.id) } });
      input.checked = choice.id === chosen;
      return [input, el("label", { for: id, text: choice.short || choice.title, title: choice.title })];
    })));
}

function select(id, label, options, chosen, picked) {
  const box = el("select", { id, on: { change: () => picked(box.value) } },
    options.map((option) => el("option", { value: option.id, text: option.title })));
  box.value = chosen === null ? "" : chosen;
  return el("div", { class: "field" }, el("label", { for: id, text: label }), box);
}

function definition(term, ...said) {
  return said.flat().some((part) => part !== null && part !== "") ? [el("dt", { text: term }), el("dd", {}, said)] : [];
}

/** Why no event is listed, and what to do. */
function noEvents(touching, filtered) {
  if (!data.events.length) return "The case file has no events yet: write them under events, or import them.";
  if (!state.person) return noWorksheet();
  if (filtered) return `No event touches ${nameOf(state.person)} under these filters. Escape takes them off.`;
  return `No event touches ${nameOf(state.person)} here.${touching ? ` ${touching}` : ""}`;
}

/** The key of the letters, made of the letters that this copy has. */
function key() {
  return el("ul", { class: "key", "aria-label": "Key of the letters" }, [...LETTERS].map(([letter, words]) =>
    el("li", {}, badge(letter), " ", el("span", { text: words.title }))));
}

// The numbers of the chosen defendant, in the heading of every view.

const readoutExtras = []; // () => node or null: what else must stand beside the numbers

function readoutParts() {
  const outcome = state.defendant ? read.outcome(state.defendant, state.position) : null;
  if (!outcome) return [];
  return [
    ["range", "Months", figures(outcome).range, ""],
    ["level", "Level", months(outcome.level), ""],
    ["minimum", "Minimum", figures(outcome).minimum, ""],
    ["weight", "Converted drug weight", figures(outcome).weight, ""],
    ["valve", "Safety valve", figures(outcome).valve, ""],
  ];
}

function readoutWords() {
  return readoutParts().map(([, title, value]) => `${title} ${value}`).join(", ");
}

function drawReadout() {
  const parts = readoutParts();
  if (!parts.length) return;
  fill(byId("readout"), el("p", { class: "who", text: [nameOf(state.defendant), positionTitle(state.position), read.where()].filter(Boolean).join(" · ") }),
    manualOf(state.defendant),
    el("dl", {}, parts.map(([id, title, value, unit]) => el("div", { class: `figure figure-${id}` }, el("dt", { text: title }),
      el("dd", { id: `figure-${id}`, title: unit || null, text: value })))),
    el("button", { type: "button", class: "button small", id: "worksheet", on: { click: () => open({ kind: "worksheet", defendant: state.defendant }) } }, "Worksheet"),
    readoutExtras.map((extra) => extra()));
}

hear((changed) => {
  if (moves(changed)) drawReadout();
});

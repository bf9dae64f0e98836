// What all views share: whose exposure, in which position; and the numbers that follow.

const contextExtras = []; // () => nodes between the position and the numbers
const sideExtras = []; // () => nodes in the left column
const beginnings = []; // what runs once all of it is there

function drawContext() {
  const chosen = data.defendants.map((id) => ({ id, title: nameOf(id) }));
  add(byId("context"), [
    el("h2", { class: "unseen", text: "What is shown" }),
    chosen.length ? select("defendant", "Attributed to", chosen, state.defendant, (defendant) => {
      choose({ defendant, ...(state.shown && state.shown.kind === "worksheet" ? { shown: { kind: "worksheet", defendant } } : {}) });
      say(`Attributed to ${nameOf(defendant)}. ${readoutWords()}`);
    }) : null,
    data.positions.length > 1 ? segmented("position", "Position", data.positions, state.position, (position) => {
      choose({ position });
      say(`${positionTitle(position)}. ${readoutWords()}`);
    }) : null,
    contextExtras.map((extra) => extra()),
    el("div", { id: "readout", class: "readout" }),
  ]);
  const side = byId("side");
  add(side, sideExtras.map((extra) => extra()));
  side.hidden = !side.childElementCount;
}

hear((changed) => {
  if (changed.has("defendant") && byId("defendant")) byId("defendant").value = state.defendant;
});

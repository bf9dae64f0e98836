// What the drawer adds: the admission behind an event, the outcomes side by side, and what a partial set lacks.

function admissionWords(id) {
  const found = data.admissions.find((one) => one.id === id);
  return found ? el("p", { class: "admission" }, el("strong", { text: `Admission ${id}` }), ` ${found.says}`, el("span", { class: "quiet", text: ` (${found.basis.replace(/_/g, " ")})` })) : null;
}

eventExtras.push((event, defendant) => {
  if (!defendant || worlds.size < 2) return event.admission ? admissionWords(event.admission) : null;
  const index = eventIndex.get(event.id);
  const said = new Map();
  for (const world of worlds.values()) {
    const letter = letterIn(world.id, index, defendant, state.position);
    said.set(letter, [...(said.get(letter) || []), world.title]);
  }
  return [
    event.admission ? admissionWords(event.admission) : null,
    partial() && read.explanation(index, defendant, state.position).in !== read.cell(index, defendant, state.position).in
      ? el("p", { class: "note", text: "The reasons shown are those with every admission counted; with these switches the result is the one above." }) : null,
    said.size > 1 ? [el("h3", { text: "In each outcome" }), el("ul", { class: "across" }, [...said].map(([letter, titles]) =>
      el("li", {}, badge(letter), " ", el("span", {}, el("b", { text: LETTERS.get(letter).title }), `: ${titles.join("; ")}`))))] : null,
  ];
});

worksheetExtras.push((defendant) => {
  const world = worlds.get(state.layer);
  if (partial()) {
    return { instead: true, nodes: el("p", { class: "note", text: `${capital(countedWords())}. `
      + "The session then is not complete: full truthful disclosure, (f)(5), is not made by it, and there is no motion. "
      + "The lines of the worksheet are those of the whole set; choose an outcome to read them." }) };
  }
  if (!world || !world.notes || !world.notes.length) return null;
  return { nodes: el("ul", { class: "why" }, world.notes.map((note) => el("li", { text: note }))) };
});

const plainRecord = drawers.record;
drawers.record = (what) => {
  const shown = plainRecord(what);
  const record = data.records[records.get(what.record)];
  if (record.admission) shown.body.unshift(admissionWords(record.admission));
  return shown;
};

// The sentence in the heading: whose, in which position, in which outcome → what. Each choice is a native list laid
// invisibly over its words.

const picks = [{
  id: "person", label: "Whose", named: "who",
  options: () => data.people.filter((person) => person.defendant).map((person) => ({ id: person.id, title: person.name, short: person.surname })),
  chosen: () => state.person,
  choose: (person) => choose({ person }),
}];
if (data.positions.length > 1) picks.push({
  id: "position", label: "Position", options: () => data.positions.map((one) => ({ id: one.id, title: one.short || one.title })),
  chosen: () => state.position,
  choose: (position) => choose({ position }),
});
const answerExtras = []; // () => node or null: what else must stand beside the numbers

function pickBox(pick) {
  const box = el("select", { id: pick.id, "aria-label": pick.label, on: { change: () => {
    pick.choose(box.value);
    say(`${sentenceWords()}. ${answerWords()}`);
  } } });
  const word = el("span", { class: "word", "aria-hidden": "true" });
  return el("span", { class: `pick pick-${pick.named || pick.id}` }, word, el("span", { class: "caret", "aria-hidden": "true" }), box);
}

function drawSentence() {
  const dot = () => el("span", { class: "dot", "aria-hidden": "true", text: "·" });
  const parts = picks.filter((pick) => pick.options().length).flatMap((pick, index) => (index ? [dot(), pickBox(pick)] : [pickBox(pick)]));
  if (head.audience !== "court" && !picks.some((pick) => pick.where)) parts.push(dot(), el("span", { class: "fixed-word", text: "On the record" }));
  fill(byId("sentence"), parts, el("span", { class: "arrow", "aria-hidden": "true", text: "→" }));
  writeSentence();
}

/** Bring words, lists and the answer in line with the state. */
function writeSentence() {
  for (const pick of picks) {
    const box = byId(pick.id);
    if (!box) continue;
    const options = pick.options();
    const now = options.map((one) => one.title).join("\n");
    if (box.dataset.now !== now) {
      fill(box, options.map((one) => el("option", { value: one.id, text: one.title })));
      box.dataset.now = now;
    }
    box.value = pick.chosen();
    const chosen = options.find((one) => one.id === pick.chosen());
    box.previousSibling.previousSibling.textContent = chosen ? chosen.short || chosen.title : "";
  }
  fill(byId("answer"), answerParts());
}

/** The outcome in the sentence's place; null where somebody has no worksheet. */
function outcomeNow() {
  return state.person ? read.outcome(state.person, state.position) : null;
}

function answerParts() {
  if (!state.person) return [el("strong", { class: "big", text: "no worksheet" }), " ", el("span", { class: "rest spare", text: noWorksheet() })];
  const outcome = outcomeNow();
  if (!outcome) return [el("strong", { class: "big", text: "no worksheet" }), " ", el("span", { class: "rest spare", text: "The Manual of this person’s date is not part of this program." })];
  const said = figures(outcome);
  const line = el("span", { class: "line" },
    el("strong", { class: "big", id: "answer-months", text: said.months }), /\d/.test(said.months) ? el("b", { class: "unit", text: " months" }) : null,
    el("span", { class: "rest" }, " (minimum ", el("span", { id: "answer-minimum" }, said.lifted ? [el("s", { text: months(outcome.minimum) }), " lifted"] : basisApart(said.minimum)), ")",
      said.beside ? el("span", { id: "answer-beside", class: "roomy", text: ` ${said.beside}` }) : null),
    el("span", { class: "rest" }, "level ", el("b", { id: "answer-level", text: months(outcome.level) })),
    el("b", { class: "rest", id: "answer-weight", text: atLeast(said.weight) }),
  );
  return [line, el("span", { class: "line under" }, manualOf(state.person), answerExtras.map((extra) => extra()))];
}

/** A minimum's number, and on what it stands, which a narrow window leaves out. */
function basisApart(said) {
  const [number, ...basis] = said.split(" ");
  return [number, basis.length ? el("span", { class: "spare", text: ` ${basis.join(" ")}` }) : null];
}

/** Why nobody has a worksheet, and what to do. */
function noWorksheet() {
  return data.people.some((person) => person.defendant) ? "The Manual of these defendants’ dates is not part of this program." : "Nobody in this copy is a defendant: give somebody the status of defendant, counts and a criminal history.";
}

/** A weight that is a floor carries its sign before the number. */
function atLeast(said) {
  return said.endsWith(" or more") ? `≥ ${said.slice(0, -" or more".length)}` : said;
}

function sentenceWords() {
  return [state.person ? nameOf(state.person) : "", data.positions.length > 1 ? positionTitle(state.position) : "", read.where()].filter(Boolean).join(" · ");
}

function answerWords() {
  const outcome = outcomeNow();
  if (!outcome) return "No worksheet";
  const said = figures(outcome);
  return `${said.months}${/\d/.test(said.months) ? " months" : ""}, minimum ${said.minimum}, level ${months(outcome.level)}, ${said.weight}`;
}

hear((changed) => {
  if (moves(changed)) writeSentence();
});

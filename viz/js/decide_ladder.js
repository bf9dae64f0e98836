// The ladder: two base levels up and down, a logarithm inside each rung, who else stands there.

const NAMED = 4; // people named in a rung

/** Where somebody's weight stands in the sentence: rung, height in it, and the outcome; null where no weight does. */
function standing(id) {
  const outcome = read.outcome(id, state.position);
  const at = outcome && outcome.grams !== null && data.decide.ladder.at[id] ? data.decide.ladder.at[id][outcome.grams] : null;
  return at ? { id, rung: at[0], height: at[1], outcome } : null;
}

function ladder() {
  const title = el("h2", {}, "Where the weight stands ", el("small", { text: ladderWords() }));
  const mine = state.person ? standing(state.person) : null;
  if (!mine) return [title, el("p", { class: "empty", text: "No weight counts here, or none is known: the ladder has nothing to show." })];
  const rungs = data.decide.ladder.rungs[data.decide.ladder.edition[state.person]];
  const low = Math.max(0, Math.min(mine.rung - 2, rungs.length - 5));
  const shown = rungs.map((rung, index) => ({ rung, index })).slice(low, low + 5).reverse();
  const others = data.defendants.filter((id) => id !== state.person && data.decide.ladder.edition[id] === data.decide.ladder.edition[state.person]).map(standing).filter(Boolean)
    .sort((a, b) => b.rung - a.rung || b.height - a.height);
  return [title, el("ol", { class: "ladder", id: "ladder" }, shown.map(({ rung, index }) => ladderRung(rung, index, mine, others.filter((one) => one.rung === index))))];
}

function ladderWords() {
  const answer = state.person ? read.answer(state.person, state.position) : null;
  return answer ? answer.said.adds || "" : "";
}

function ladderRung([level, least], index, mine, others) {
  const here = index === mine.rung;
  const most = here ? NAMED - 1 : NAMED;
  const named = others.length > most ? others.slice(0, most - 1) : others;
  return el("li", { class: `rung${here ? " here" : ""}` },
    el("span", { class: "rung-level" }, el("span", { class: "unseen", text: "Level " }), String(level)),
    el("span", { class: "rung-least", text: least }),
    el("span", { class: "rung-line", "aria-hidden": "true" }, others.map((one) => notch("notch", one.height)), here ? notch("rung-disc", mine.height) : null),
    here ? flag(mine) : el("span"),
    el("span", { class: "rung-people" }, named.map((one) => el("button", { type: "button", id: `stands-${one.id}`, on: { click: () => choose({ person: one.id }) } },
      el("span", { text: surnameOf(one.id) }), el("span", { class: "quiet", text: atLeast(figures(one.outcome).weight) }))),
      others.length > named.length ? el("span", { class: "quiet", text: `and ${others.length - named.length} more` }) : null));
}

function notch(kind, height) {
  const node = el("span", { class: kind });
  node.style.bottom = `${height / 10}%`;
  return node;
}

/** The weight as a flag, and how far it is to the rungs beside. */
function flag(mine) {
  const answer = read.answer(state.person, state.position);
  const said = answer ? answer.said : {};
  return el("span", { class: "rung-flag" },
    said.up ? el("span", { class: "rung-way" }, el("span", { "aria-hidden": "true", text: "▲ " }), said.up) : null,
    el("strong", { class: "rung-pill", text: `${surnameOf(mine.id)} ${atLeast(figures(mine.outcome).weight)}` }),
    said.down ? el("span", { class: "rung-way" }, el("span", { "aria-hidden": "true", text: "▼ " }), said.down) : null);
}

// What the proffer adds to Who answers: levels before, what is contested or kept out, weights in an own mix.

answers.ringWords = "changed by the proffer";

const KEPT = ["C", "?", "P"];

answersHead[0] = {
  id: "level",
  title: worlds.size > 1 ? "level, before → after" : "level",
  words: (id, outcome) => {
    const before = worlds.size > 1 && state.layer !== baseline ? wholeOutcomeIn(baseline, id) : null;
    return before !== null && before !== outcome.level ? [el("span", { class: "level-before", text: `${months(before)} → ` }), months(outcome.level)] : months(outcome.level);
  },
};
answersHead.push({
  id: "kept",
  title: "events contested, open or kept out",
  words: (id) => String(lettersIn(state.layer, id, state.position).filter((letter) => KEPT.includes(letter)).length),
});

/** The level of a world as it stands. */
function wholeOutcomeIn(world, defendant) {
  const found = computed(defendant, state.position, world);
  return found ? data.answers[found[0]].total : null;
}

const touchesNow = answers.touches;
answers.touches = (event, person) => touchesNow(event, person)
  || (worlds.size > 1 && letterIn(baseline, event, person, state.position) !== "·");

const countedNow = answers.counted;
/** In an own mix a weight is known where every event of the same drugs stands as it does in the outcome, or before it. */
answers.counted = (event) => {
  const found = countedNow(event);
  if (!found || !partial() || !data.events[event].lot) return found;
  const root = data.events[event].lot.split("/")[0];
  const same = data.events.flatMap((one, index) => (one.lot && one.lot.split("/")[0] === root ? [index] : []));
  const like = (world) => same.every((index) => cellIn(state.layer, index, state.person, state.position).in === explanationIn(world, index, state.person, state.position).in);
  return like(state.layer) ? found : { mixed: true };
};

const sumNow = answers.sum;
answers.sum = (group) => (partial() ? null : sumNow(group));

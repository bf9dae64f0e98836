// What the proffer adds to Time: what its admissions tell stands there once the client has spoken, hollow where it does not count.

const knownOnRecord = timeline.known;
timeline.known = () => knownOnRecord().filter((one) => one.length < 8 || spoken());

const holdsOnRecord = timeline.holds;
timeline.holds = (member) => holdsOnRecord(member) && (member.length < 7 || spoken());

timeline.keptWords = ", told by an admission that does not count here";

timeline.kept = (one) => {
  if (one.length < 8) return false;
  const bit = switches ? switches.bits.findIndex((name) => name === one[7] || name === `topic:${(data.admissions.find((told) => told.id === one[7]) || {}).topic}`) : -1;
  if (partial() && bit >= 0 && !((maskNow() >> bit) & 1)) return true;
  return (((data.time.kept[state.layer] || {})[state.position]) || []).includes(one[4]);
};

/** The admission that tells it, in counsel's words: who told the client stands there alone. */
timeline.source = (one) => {
  const told = data.admissions.find((admission) => admission.id === one[7]);
  return told ? [" ", opener(`Admission ${told.id}`, () => open({ kind: "admission", admission: told.id })), `: ${told.says}`] : "";
};

function spoken() {
  const world = worlds.get(state.layer);
  return world !== undefined && world.speaks;
}

// The network where something is told: what only an admission brings, and whether it may be used in the chosen outcome.

/** What only an admission brings is absent where nobody has spoken. */
read.there = (record) => !record.admission || !worlds.has(state.layer) || worlds.get(state.layer).speaks;

/** Whether nothing but admissions shows a link, and for the client none of them counts. */
read.kept = (link) => {
  const said = recordsOfLink(link).map((record) => record.admission);
  return state.person === head.client && said.length > 0 && said.every((id) => id && !admissionCounts(id));
};

function admissionCounts(id) {
  if (!partial()) return (((data.network.counting || {})[id] || {})[state.layer] || []).includes(state.position);
  const topic = (data.admissions.find((one) => one.id === id) || {}).topic;
  const at = switches.bits.findIndex((bit) => bit === id || bit === `topic:${topic}`);
  return at < 0 || ((maskNow() >> at) & 1) === 1;
}

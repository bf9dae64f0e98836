// The list of witnesses and exhibits at the left of Proof, what falls most first.

const OTHERS_SHOWN = 3;

function doubtEffect(place, resting) {
  const row = fallen.rows.get(place);
  const [before, after] = [outcomeOf(state.person, null), outcomeOf(state.person, place)];
  const lines = [];
  if (row) {
    if (row[3]) {
      const bar = el("i", { class: "lost" });
      bar.style.width = `${Math.max(2, (row[4] * 60) / 100)}px`;
      lines.push(el("b", {}, bar, row[3]));
    }
    if (before.level !== after.level) lines.push(el("b", { text: `level ${before.level} → ${after.level}` }));
    if (before.range !== after.range) lines.push(el("span", { text: `${before.range} → ${after.range} months` }));
    else if (before.table !== after.table) lines.push(el("span", { text: `${before.table} → ${after.table} by the table` }));
    if (!lines.length) lines.push(el("span", { class: "quiet", text: eventsWith(place).length ? `${count(eventsWith(place).length, "transaction", "transactions")}, no weight` : "the tier or a criterion" }));
  } else if (resting) lines.push(el("span", { class: "quiet", text: "others prove it too" }));
  const others = othersMoved(place);
  if (others.length) lines.push(el("span", { class: "others", title: others.join(", "), text: `moves ${others.slice(0, OTHERS_SHOWN).join(", ")}${others.length > OTHERS_SHOWN ? ` and ${others.length - OTHERS_SHOWN} more` : ""}` }));
  return el("span", { class: "effect" }, lines.map((line) => el("span", { class: "effect-line" }, line)));
}

function doubtItem(place, resting) {
  const toggle = doubt.toggles[place];
  const box = el("input", { type: "checkbox", id: `doubt-${toggle.id}`, on: { change: () => tick(place, box.checked) } });
  box.checked = ticked.has(place);
  const sub = toggle.kind === "witness" ? [`speaks in ${toggle.off.join(", ")}`] : [recordLink(toggle.id, toggle.pages || toggle.id), ...toggle.notes.map((note) => ` · ${note}`)];
  return el("li", { class: ticked.has(place) ? "ticked" : null, "data-toggle": toggle.id }, box,
    el("span", { class: "what" }, el("label", { for: box.id, text: toggle.title }), el("small", {}, sub)), state.person ? doubtEffect(place, resting) : null);
}

function drawSide() {
  const focused = proof.side.contains(document.activeElement) ? document.activeElement.id : null;
  const resting = restingOn();
  const order = [...fallen.rows.keys()];
  const rest = doubt.toggles.map((toggle, place) => place).filter((place) => !fallen.rows.has(place));
  const useful = rest.filter((place) => resting[place]).sort((a, b) => resting[b] - resting[a] || a - b);
  const idle = rest.filter((place) => !resting[place]);
  const listOf = (places) => el("ul", { class: "doubts" }, places.map((place) => doubtItem(place, resting[place])));
  const group = (title, kind) => {
    const found = [...order, ...useful].filter((place) => doubt.toggles[place].kind === kind);
    return found.length ? [el("h3", { text: title }), listOf(found)] : null;
  };
  const who = state.person ? surnameOf(state.person) : "anybody";
  const open_ = proof.side.querySelector("details[open]") !== null;
  fill(proof.side, el("h2", {}, "Not believed? ", el("small", { text: `what falls for ${who}, ${positionTitle(state.position)}, on the record` })),
    group("Witnesses", "witness"), group("Exhibits", "exhibit"),
    order.length + useful.length ? null : el("p", { class: "quiet", text: doubt.toggles.length ? `Nothing that counts for ${who} rests on an exhibit.` : "No exhibit is in the case file, or none has a speaker: list exhibits under evidence, and cite them where they prove something." }),
    idle.length ? el("details", { open: open_ }, el("summary", { text: `${idle.length} on which nothing of ${who}’s rests` }), listOf(idle)) : null);
  const again = focused && byId(focused);
  if (again) again.focus({ preventScroll: true });
}

if (doubt) {
  const grade = (event) => data.proof.best[event];
  aside = {
    columns: [{ id: "grade", title: "Best grade", plain: grade, cell: (event) => el("span", { class: `grade ${grade(event)}`, text: grade(event) || "–" }) }],
    off: (id) => fallen.off.has(id),
    word: (event) => (data.events[event].admission ? `the client’s word alone (${data.events[event].admission})` : ""),
    mark: (event) => (fallen.gone.has(event) ? "gone" : data.events[event].evidence.some((id) => fallen.off.has(id)) ? "weaker" : ""),
    clear() {
      if (!ticked.size) return false;
      believeAll();
      return true;
    },
    csv() {
      if (!state.person || !outcomeOf(state.person, null)) return [];
      const line = (title, id, place) => {
        const found = outcomeOf(state.person, place);
        return [title, id, found.level, found.range, found.table, found.weight, place === null ? "" : eventsWith(place).map((event) => data.events[event].id).join(" ")];
      };
      return [[], ["Not believed, each alone", "Id", "Level", "Months", "By the table", "Converted weight", "Falls"], line("as recorded", "", null),
        ...doubt.toggles.map((toggle, place) => line(toggle.title, toggle.id, place))];
    },
    draw() {
      refreshFallen();
      drawSide();
      fill(proof.head, doubtSentence());
    },
  };
}

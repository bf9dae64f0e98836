// The worksheet of one defendant, line by line, each with its cite.

const worksheetExtras = []; // (defendant) => {before: nodes, lines: whether the lines stand}

drawers.worksheet = ({ defendant }) => {
  const who = defendant || state.person;
  const outcome = read.outcome(who, state.position);
  const extras = worksheetExtras.map((extra) => extra(who)).filter(Boolean);
  const answer = extras.some((extra) => extra.instead) ? null : read.answer(who, state.position);
  return {
    kicker: [positionTitle(state.position), read.where()].filter(Boolean).join(" · "),
    title: nameOf(who),
    body: [
      el("p", { class: "quiet", text: people.has(who) ? roleLine(people.get(who)) : "" }),
      manualOf(who),
      outcome ? outcomeTable(outcome, answer) : el("p", { class: "note", text: "No worksheet in this position." }),
      extras.map((extra) => extra.nodes),
      answer ? worksheetLines(answer) : null,
      attributedList(who),
      el("p", {}, opener(`Everything about ${nameOf(who)}`, () => open({ kind: "person", person: who }))),
    ],
  };
};

function roleLine(person) {
  const tier = person.tier && tiers.has(person.tier) ? tiers.get(person.tier).title : "";
  return [person.role, tier, person.status].filter(Boolean).join(" · ");
}

function outcomeTable(outcome, answer) {
  return el("dl", { class: "figures" },
    el("div", {}, el("dt", { text: "Months" }), el("dd", { class: "big", text: figures(outcome).range })),
    el("div", {}, el("dt", { text: "Total level" }), el("dd", { text: months(outcome.level) })),
    el("div", {}, el("dt", { text: "Minimum" }), el("dd", { text: figures(outcome).minimum })),
    el("div", {}, el("dt", { text: "Converted drug weight" }), el("dd", { text: figures(outcome).weight })),
    answer ? el("div", {}, el("dt", { text: "Base level" }), el("dd", { text: months(answer.base) })) : null,
    answer ? el("div", {}, el("dt", { text: "History" }), el("dd", { text: answer.category || "–" })) : null,
    el("div", {}, el("dt", { text: "Safety valve" }), el("dd", { text: valveWords(figures(outcome).valve, answer) })));
}

function valveWords(valve, answer) {
  const failing = answer ? Object.entries(answer.safety_valve.criteria).filter(([, met]) => met !== "met") : [];
  const listed = failing.map(([number, met]) => `${data.criteria[number].name}: ${data.criteria[number][met]}`).join("; ");
  return listed ? `${valve}; ${listed}` : valve;
}

function worksheetLines(answer) {
  const all = answer.lines.map((line) => data.lines[line]);
  const shown = all.filter((line) => line.applied || line.open || line.levels);
  const rest = all.filter((line) => !shown.includes(line));
  const row = (line) => el("li", { class: line.open ? "open" : line.applied ? "applied" : "not" },
    el("span", { class: "cite", text: line.cite }), el("span", { class: "levels", text: line.applied || line.open ? signed(line.levels) : "not applied" }),
    el("span", { class: "reason", text: text(line.why) }),
    line.facts.length ? el("span", { class: "facts-of" }, line.facts.map((id) => [recordLink(id, id), " "])) : null);
  return [
    answer.said.each ? [el("h3", { text: "Drug weight" }), el("ul", { class: "plain-list" }, el("li", { text: answer.said.each }))] : null,
    el("h3", { text: "Worksheet" }), el("ul", { class: "lines" }, shown.map(row)),
    rest.length ? el("details", {}, el("summary", { text: `${count(rest.length, "line", "lines")} looked at and not applied` }), el("ul", { class: "lines" }, rest.map(row))) : null,
    Object.keys(answer.safety_valve.why || {}).length ? el("details", {}, el("summary", { text: "Safety valve, (f)(1) to (f)(5)" }),
      el("ul", { class: "lines" }, Object.entries(answer.safety_valve.why).map(([number, why]) => el("li", {},
        el("span", { class: "cite", text: data.criteria[number].name }), el("span", { class: "levels", text: data.criteria[number][answer.safety_valve.criteria[number]] || "" }),
        el("span", { class: "reason", text: text(why) }))))) : null,
    el("details", {}, el("summary", { text: "Statute, and how far to another base offense level" }), el("dl", { class: "facts" },
      definition("Range by the table", answer.guideline_range ? span(...answer.guideline_range) : ""),
      definition("Guideline range", answer.range ? span(...answer.range) : ""), definition("Consecutive terms", answer.consecutive ? span(...answer.consecutive) : ""),
      definition("Minimum", answer.said.minimum), definition("Maximum", months(answer.maximum)),
      definition("Tier charged", tier(answer.charged_tier)), definition("Tier that the weight supports", tier(answer.supported_tier, answer.supported_at_least)),
      definition("Up", answer.said.up), definition("Down", answer.said.down))),
    answer.open.length ? [el("h3", { text: "Left open" }), el("ul", { class: "why" }, answer.open.map((line) => el("li", { text: text(line) })))] : null,
  ];
}

function tier(paragraph, orMore) {
  return paragraph ? `§${paragraph}${orMore ? " or a higher one" : ""}` : "";
}

/** The transactions that are attributed or left open, by letter. */
function attributedList(defendant) {
  const groups = new Map();
  data.events.forEach((event, index) => {
    const letter = read.letter(index, defendant, state.position);
    if (letter !== "·") groups.set(letter, [...(groups.get(letter) || []), index]);
  });
  return [...LETTERS.keys()].filter((letter) => groups.has(letter)).map((letter) => {
    const listed = groups.get(letter);
    return el("details", { class: "attributed" }, el("summary", {}, badge(letter), ` ${LETTERS.get(letter).title} `, el("span", { class: "quiet", text: String(listed.length) })),
      el("ul", { class: "event-list" }, listed.map((index) => el("li", {}, eventLink(index, defendant)))));
  });
}

// Below the lines: how far to another level, the five criteria, what is without effect, what is open.

function roleLine(person) {
  const tier = person.tier && tiers.has(person.tier) ? tiers.get(person.tier).title : "";
  return [person.role, capital(person.role) === tier ? "" : tier, person.status].filter(Boolean).join(" · ");
}

function distances(answer) {
  return answer.said.up || answer.said.down ? el("section", { class: "distances" }, el("h3", { text: "Distances" }),
    el("ul", { class: "plain-list" }, [answer.said.up, answer.said.down].filter(Boolean).map((said) => el("li", { text: capital(said) })))) : el("section", {}, el("h3", { text: "Statute" }), statute(answer));
}

function statute(answer) {
  return el("dl", { class: "facts" }, definition("Minimum", answer.said.minimum), definition("Maximum", months(answer.maximum)),
    definition("Charged", paragraphOf(answer.charged_tier)), definition("By the weight", paragraphOf(answer.supported_tier, answer.supported_at_least)));
}

function paragraphOf(paragraph, orMore) {
  return paragraph ? `§${paragraph}${orMore ? " or a higher one" : ""}` : "";
}

/** The criteria of §3553(f), each with how it stands; without a minimum there is nothing to lift, and they still give two levels. */
function criteria(answer) {
  const why = answer.safety_valve.why || {};
  if (!Object.keys(why).length) return null;
  return el("section", { class: "criteria" }, el("h3", {}, "Safety valve: ", el("span", { class: "state", text: figures(answer).valve })),
    el("ul", { class: "plain-list" }, Object.entries(why).map(([number, said]) => {
      const met = answer.safety_valve.criteria[number];
      return el("li", { class: met === "met" ? "met" : "not-met" }, el("b", { text: data.criteria[number].name }), ` ${data.criteria[number][met] || ""}: `, el("span", { class: "quiet", text: text(said) }));
    })));
}

function sheetRest(answer) {
  const rest = linesOf(answer).rest.filter((line) => line.cite !== "USSG §5G1.1" && !isCap(line)); // these stand in the rows of the range and of the base level
  const without = answer.open.map(text);
  return [
    rest.length ? el("details", { class: "no-paper" }, el("summary", { text: `${count(rest.length, "line that changes", "lines that change")} no level` }),
      el("table", { class: "sheet-lines rest" }, el("tbody", {}, rest.map((line) => lineOf(line, "not"))))) : null,
    answer.said.up || answer.said.down ? el("details", {}, el("summary", { text: "Statute" }), statute(answer)) : null,
    without.length ? el("details", {}, el("summary", { text: count(without.length, "point left open", "points left open") }), el("ul", { class: "why" }, without.map((said) => el("li", { text: said })))) : null,
  ];
}

/** What a copy for others says of itself, on its first screen. */
function copyNotes() {
  const shown = [...head.notices, ...head.withheld.map((one) => `In this copy: ${one}.`), ...head.left_out];
  return head.audience === "counsel" || !shown.length ? null : el("aside", { class: "copy-notes", "aria-label": "Of this copy" }, shown.map((one) => el("p", { text: one })));
}

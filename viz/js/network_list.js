// The network in words: every line of the picture with what counts, then the people by column. On a phone it comes first.

function lineEnds(one) {
  const named = (card) => (card.group ? cardTitle(card) : surnameOf(card.people[0]));
  const join = { contact: " – ", knowledge: " told ", authority: " directs " }[one.kind] || " → ";
  return [named(one.source), join, named(one.target)].join("");
}

function lineItem(one) {
  const parts = one.kind === "drugs" ? pillParts(one).map(([letter, words]) => el("span", { class: "amount" }, badge(letter), words)) : el("span", { class: "amount quiet", text: [one.kind, one.label].filter(Boolean).join(" ") });
  return el("li", { class: one.lit ? "" : "unlit", "data-line": one.number }, opener(lineEnds(one), () => openLine(one)), parts.length === 0 ? el("span", { class: "amount quiet", text: "drugs, not of the account" }) : parts);
}

function drawNetworkList() {
  const box = byId("network-list");
  if (!box.open) return;
  const { strands, picture } = net;
  const ordered = [...strands].sort((one, other) => Number(other.lit) - Number(one.lit) || Number(other.kind === "drugs") - Number(one.kind === "drugs") || other.converted - one.converted || one.number - other.number);
  fill(byId("network-list-body"),
    el("p", { class: "quiet", text: networkWords() }),
    el("ul", { class: "plain-list line-list" }, ordered.map(lineItem)),
    picture.columns.map(({ id }, column) => el("section", {}, el("h3", { text: tierTitle(id) }), el("ul", { class: "plain-list" },
      picture.cards.filter((card) => card.column === column).map((card) => el("li", {}, opener(cardTitle(card), () => openCard(card, true)), el("span", { class: "quiet", text: ` ${[cardNote(card), ...undertakingWords(card)].filter(Boolean).join(" · ")}` })))))),
    data.tier_rule ? el("p", { class: "quiet", text: data.tier_rule }) : null);
}

/** In which undertakings somebody is, and to what that person agreed. */
function undertakingWords(card) {
  return card.group ? [] : data.network.undertakings.map((id) => [id, scopeOf(card.people[0], id)]).filter(([, scope]) => scope !== null).map(([id, scope]) => `${id}: ${scope}`);
}

function networkWords() {
  const lit = net.strands.filter((one) => one.lit);
  const where = [positionTitle(state.position), read.where()].filter(Boolean).join(" · ");
  if (!state.person) return `${count(net.picture.cards.length, "card", "cards")}, ${count(net.strands.length, "link", "links")}.`;
  return `${count(lit.length, "link", "links")} of ${net.strands.length} are of the account of ${nameOf(state.person)} or end there. ${where}${net.from ? `. Only ${monthWords(net.from)} to ${monthWords(net.to)}` : ""}.`;
}

function networkRows() {
  const head_ = ["From", "To", "Kind", ...SHOWN_LETTERS.filter((letter) => LETTERS.has(letter)).map((letter) => LETTERS.get(letter).title), "Converted, counts (kg)", "Label"];
  return [head_, ...net.strands.map((one) => [cardTitle(one.source), cardTitle(one.target), one.kind,
    ...SHOWN_LETTERS.filter((letter) => LETTERS.has(letter)).map((letter) => (one.by[letter] ? sumWords(letter, one.by[letter]) : "")), one.kind === "drugs" ? Math.round(one.converted * 1000) / 1000 : "", one.label])];
}

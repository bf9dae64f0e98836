// Cards: a person, or a group of people; and those on the shelf, in whose undertakings nothing is the person's.

const SQUEEZED = 1.25; // how much too wide a name may be to be set closer instead of being cut

/** A text on one line of a card: set closer where it must, then cut, with the whole in the title. */
function fitted(words, room, size, weight, props) {
  const wide = textWidth(words, size, weight);
  return textAt(props.x, props.y, shortened(words, room * SQUEEZED, size, weight), { class: props.class, ...(wide > room ? { textLength: room, lengthAdjust: "spacingAndGlyphs" } : {}) });
}

/** What the person does, and the months in this position and outcome; whole items only. */
function cardNote(card) {
  if (card.group) return count(card.people.length, "person", "people");
  const person = people.get(card.people[0]);
  const outcome = data.defendants.includes(person.id) ? read.outcome(person.id, state.position) : null;
  const said = outcome ? figures(outcome).months || figures(outcome).range : "";
  const roles = (person.role || "").split(", ").filter(Boolean);
  const room = CARD_WIDTH - 16;
  const fits = (parts) => textWidth(parts.filter(Boolean).join(" · "), 10) <= room;
  const choices = [[roles.join(", "), said], [roles.length > 1 ? `${roles[0]} +${roles.length - 1}` : roles[0], said], [said || roles[0]]];
  return (choices.find(fits) || choices[2]).filter(Boolean).join(" · ");
}

function groupTitle(undertaking, tier) {
  const names = { witnesses: "customers", none: "not placed" };
  return [undertaking, names[tier] || tierTitle(tier).toLowerCase()].filter(Boolean).join(" · ");
}

function cardTitle(card) {
  return card.group ? groupTitle(card.undertaking, net.picture.columns[card.column].id) : nameOf(card.people[0]);
}

function cardWords(card) {
  if (card.group) return `${cardTitle(card)}: ${count(card.people.length, "person", "people")}`;
  const near = net.strands.filter((one) => one.source === card || one.target === card);
  return [nameOf(card.people[0]), tierTitle(net.picture.columns[card.column].id), cardNote(card), `${count(near.length, "link", "links")}, ${near.filter((one) => one.lit).length} of the account`].filter(Boolean).join(". ");
}

function drawCard(card, to) {
  const person = card.group ? null : people.get(card.people[0]);
  const own = !card.group && person.id === state.person;
  const classes = ["card", own && "own", !to.cards.has(card) && "faded", !card.group && !person.defendant && "other", card.small && "small", card.group && "group", to.focus === card && "selected"];
  const node = svg("g", { class: classes.filter(Boolean).join(" "), transform: `translate(${card.x},${card.y - card.height / 2})`, role: "button", tabindex: card === tabStop() ? 0 : -1, "data-card": card.number, "aria-label": cardWords(card), ...(card.group ? {} : { "data-person": person.id }) });
  if (card.group) node.append(svg("rect", { x: 4, y: -4, width: CARD_WIDTH, height: card.height, rx: 4, class: "behind" }));
  node.append(svg("rect", { width: CARD_WIDTH, height: card.height, rx: 4, class: "face" }));
  const title = fitted(cardTitle(card), CARD_WIDTH - 16, card.small ? 10 : 11.5, card.small ? 400 : 600, { x: 8, y: 17, class: "name" });
  node.append(title);
  if (!card.small) node.append(textAt(8, 31, cardNote(card), { class: "note" }));
  if (title.textContent !== cardTitle(card)) {
    const whole_ = svg("title");
    whole_.textContent = cardTitle(card);
    node.append(whole_);
  }
  hearCard(node, card);
  return node;
}

/** The card that the Tab key reaches: the last one in hand, else the person's own. */
function tabStop() {
  const { cards } = net.picture;
  return cards.find((card) => card.pin === net.at) || cards.find((card) => card.people.includes(state.person)) || cards[0];
}

function openCard(card, focus) {
  open(card.group ? { kind: "group", title: cardTitle(card), people: card.people } : { kind: "person", person: card.people[0] }, focus);
}

/** How many cards of the shelf stand in a row, and how high all of it is. */
function shelfShape() {
  const { shelf, width } = net.picture;
  const across = Math.max(1, Math.floor((width + SHELF.gap) / (SHELF.width + SHELF.gap)));
  const rows = Math.ceil(shelf.length / across);
  return { across, height: shelf.length ? SHELF.title + 14 + rows * (SHELF.height + SHELF.gap + 4) : 0 };
}

function drawShelf(layer) {
  const { shelf, height } = net.picture;
  if (!shelf.length) return;
  const { across } = shelfShape();
  const top = height + SHELF.title;
  const held = shelf.reduce((sum, one) => sum + one.people.length, 0);
  layer.append(textAt(0, top, `${count(shelf.length, "undertaking", "undertakings")} in which nothing is ${surnameOf(net.picture.whose)}’s, ${count(held, "person", "people")}`, { class: "column-title" }));
  shelf.forEach((one, n) => {
    const node = svg("g", { class: "card group shelved faded", role: "button", tabindex: 0, "aria-label": `${one.undertaking}: ${count(one.people.length, "person", "people")}`,
      transform: `translate(${(n % across) * (SHELF.width + SHELF.gap)},${top + 14 + Math.floor(n / across) * (SHELF.height + SHELF.gap + 4)})` });
    node.append(svg("rect", { x: 4, y: -4, width: SHELF.width, height: SHELF.height, rx: 4, class: "behind" }), svg("rect", { width: SHELF.width, height: SHELF.height, rx: 4, class: "face" }),
      fitted(one.undertaking, SHELF.width - 16, 11.5, 600, { x: 8, y: 17, class: "name" }), textAt(8, 31, count(one.people.length, "person", "people"), { class: "note" }));
    const opened = (focus) => open({ kind: "group", title: one.undertaking, people: one.people }, focus);
    node.addEventListener("click", (event) => {
      event.stopPropagation();
      opened(false);
    });
    node.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Enter" && pressed.key !== " ") return;
      pressed.preventDefault();
      opened(true);
    });
    layer.append(node);
  });
}

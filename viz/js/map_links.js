// What the tier map shows: which links, in which state, for the chosen defendant.

const KINDS = [
  { id: "drugs", title: "Drugs", color: "--kind-drugs", dashes: false },
  { id: "money", title: "Money", color: "--kind-money", dashes: [8, 5] },
  { id: "authority", title: "Authority", color: "--kind-authority", dashes: [2, 4] },
  { id: "knowledge", title: "Knowledge", color: "--kind-knowledge", dashes: [10, 4, 2, 4] },
  { id: "contact", title: "Contact", color: "--kind-contact", dashes: [2, 6] },
];

const map = { kinds: new Set(["drugs", "money", "authority", "knowledge"]), lens: true, layout: "tier", stretch: { x: 1, y: 1 }, pills: [], shown: [], selected: null, network: null };

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The links of the kinds that are on, each with the letter of its strongest event and whether the lens lets it stand out. */
function mapLinks() {
  return data.links.map((link, index) => ({ link, index })).filter(({ link }) => map.kinds.has(link.kind)).map(({ link, index }) => {
    const letter = linkLetter(link);
    const near = link.from === state.person || link.to === state.person;
    const lit = !map.lens || letter !== "·" || (near && !link.events.length);
    return { link, index, letter: map.lens ? letter : "·", lit };
  });
}

/** The people whom a lit link touches, and the chosen defendant. */
function litPeople(links) {
  const lit = new Set(map.lens ? [state.person] : data.people.map((person) => person.id));
  for (const one of links) {
    if (!one.lit) continue;
    lit.add(one.link.from);
    lit.add(one.link.to);
  }
  return lit;
}

function linkColor({ link, letter, lit }) {
  if (!lit) return token("--ghost");
  if (letter !== "·") return token(`--letter-${letterName(letter)}`);
  return token(KINDS.find((kind) => kind.id === link.kind).color);
}

/** How wide a link is: by how many events stand behind it. */
function linkWidth({ link, lit }) {
  return (lit ? 1.6 : 1) + Math.min(4, Math.log2(1 + link.events.length));
}

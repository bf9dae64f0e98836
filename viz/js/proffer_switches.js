// The admission switches. Off never means unsaid: it means protected, not proved, or on a topic openly declined.

function switchWords(bit) {
  if (bit.startsWith("topic:")) {
    const topic = bit.slice(6);
    return { title: `Topic: ${data.topics[topic] || topic}`, says: data.admissions.filter((one) => one.topic === topic).map((one) => one.says).join("; ") };
  }
  const found = data.admissions.find((one) => one.id === bit);
  return { title: bit, says: found ? found.says : "", basis: found ? found.basis : "" };
}

function setBit(index, on) {
  const mask = on ? maskNow() | (1 << index) : maskNow() & ~(1 << index);
  choose({ mask: mask === FULL ? null : mask });
  say(`${switchWords(switches.bits[index]).title} ${on ? "counts" : "does not count"} against the client. ${answerWords()}`);
}

function switchRow(bit, index) {
  const words = switchWords(bit);
  const id = `switch-${index}`;
  const box = el("input", { type: "checkbox", role: "switch", id, "aria-describedby": `${id}-state`, on: { change: () => setBit(index, box.checked) } });
  return el("li", { class: "switch", "data-bit": index },
    box, el("label", { for: id }, el("span", { class: "switch-id", text: words.title }), " ", el("span", { class: "switch-says", text: words.says }),
      words.basis ? el("span", { class: "quiet", text: ` (${words.basis.replace(/_/g, " ")})` }) : null),
    el("span", { class: "switch-state", id: `${id}-state` }));
}

function drawSwitches() {
  switches.bits.forEach((bit, index) => {
    const on = ((maskNow() >> index) & 1) === 1;
    byId(`switch-${index}`).checked = on;
    const moved = state.person && data.positions.some((position) => hangsOn(index, state.person, position.id, state.layer));
    byId(`switch-${index}-state`).textContent = `${on ? "counts" : "does not count"} against the client${moved ? "" : `; moves nothing for ${nameOf(state.person)} in this outcome`}`;
  });
  byId("all-count").disabled = maskNow() === FULL;
  byId("none-count").disabled = maskNow() === 0;
  byId("switch-count").textContent = countedWords();
}

if (switches && switches.bits.length) {
  onePageTop.push(() => {
    const all = (mask) => () => {
      choose({ mask: mask === FULL ? null : mask });
      say(`${countedWords()}. ${answerWords()}`);
    };
    const set = (id, words, mask) => el("button", { type: "button", class: "button small", id, on: { click: all(mask) } }, words);
    const roomy = window.matchMedia("(min-width: 1101px)").matches;
    return el("details", { class: "switches", id: "switches-box", open: roomy },
      el("summary", {}, el("h2", { text: "Admissions" }), el("span", { class: "quiet", id: "switch-count" })),
      el("p", { class: "quiet", text: "On: counts against the client. Off: does not count: kept out by the letter, not proved, or on a topic openly declined; never unsaid." }),
      el("ul", { class: "switch-list" }, switches.bits.map(switchRow)),
      el("div", { class: "actions" }, set("all-count", "All count", FULL), set("none-count", "None counts", 0)));
  });
  onePageDraws.push((changed) => moves(changed) && drawSwitches());
}

// The screen Time: a lane for each person, memberships, events, what was known from when; below, the same in words.
// Places along the axis come in ten-thousandths of it; the page only spreads them over its width.

const timeline = { all: false };
const TIME_NARROWEST = 640; // narrower, and the picture scrolls sideways
const WHOLE = 10000;

screens.push({
  id: "time",
  title: "Time",
  key: 4,
  build(section) {
    timeline.bar = el("div", { class: "time-bar" });
    timeline.frame = el("div", { class: "time-frame", tabindex: "0", role: "group", "aria-label": "Timeline", on: { pointerover: hint } });
    timeline.words = el("div", { class: "time-words" });
    add(section, [el("h2", { class: "unseen", text: "Member, knew, took part" }), timeline.bar, el("div", { class: "time-scroller" }, timeline.frame, timeline.words)]);
    new ResizeObserver(() => {
      if (timeline.width !== timeWidth()) drawTime();
    }).observe(timeline.frame);
  },
  draw(now, changed) {
    if (!timeline.width || moves(changed)) drawTime();
  },
  csv: timeTable,
});

function timeWidth() {
  return Math.max(TIME_NARROWEST, timeline.frame.clientWidth);
}

/** Room for the names. */
function timeNames() {
  return timeline.width > TIME_NARROWEST ? 140 : 92;
}

/** The events with a day that are shown: those that touch the one in the sentence, or all. */
function timeEvents() {
  return data.events.flatMap((event, index) => (data.time.at[index].length && (timeline.all || answers.touches(index, state.person)) ? [index] : []));
}

/** What the one in the sentence knew, as it stands here. */
timeline.known = () => data.time.known.filter((one) => personAt(one[0]) === state.person);

/** Whether what was known is hollow: it stands here and does not count. */
timeline.kept = () => false;

/** By whose words it is known. */
timeline.source = () => "";

/** Whether a membership is a reading of this position. */
timeline.holds = (member) => !member[5].length || member[5].includes(state.position);

function personAt(number) {
  return data.people[number].id;
}

/** Lanes from top to bottom: the one in the sentence, then whoever took part or was known of, by place in the organization. */
function timeLanes(events) {
  const inPlay = new Set([...events.flatMap((event) => data.time.actors[event]), ...timeline.known().map((one) => one[6])]);
  const members = data.time.members.filter(timeline.holds);
  let y = data.time.sizes.head;
  const { lane, first, bar, foot, first_foot: firstFoot } = data.time.sizes;
  const own = data.people.findIndex((person) => person.id === state.person);
  return [own, ...data.time.order.filter((number) => number !== own && (timeline.all || inPlay.has(number)))].map((number, place) => {
    const seen = new Set();
    const held = members.filter((member) => member[0] === number && !seen.has(member.slice(1, 4).join()) && seen.add(member.slice(1, 4).join()));
    const below = place ? foot : firstFoot;
    const height = Math.max(place ? lane : first, bar * held.length + below + foot);
    const made = { number, held, y, height, line: y + height - below };
    y += height + 2;
    return made;
  });
}

function drawTime() {
  if (!timeline.frame.clientWidth) return;
  timeline.width = timeWidth();
  const events = state.person ? timeEvents() : [];
  const lanes = state.person ? timeLanes(events) : [];
  drawTimeBar(events);
  // Where nothing stands elsewhere than before, only hues, sizes and words are written anew.
  const places = JSON.stringify([timeline.width, lanes, events, timeline.known().map((one) => [one, timeline.kept(one)])]);
  if (timeline.places === places) {
    for (const [event, made] of timeline.drawn) markHappening(event, made);
  } else {
    const [focused, left] = [markName(document.activeElement), markName(returnTo)];
    timeline.drawn = new Map();
    timeline.places = places;
    fill(timeline.frame, lanes.some((lane) => lane.held.length) || events.length || timeline.known().length ? timePicture(lanes, events) : null);
    if (focused) markNamed(focused)?.focus();
    if (left) returnTo = markNamed(left) || null;
  }
  const undated = undatedList();
  fill(timeline.words, knownList(), undated, events.length ? null : el("p", { class: "quiet", text: undated ? "No event here has a date." : noEvents(timeline.all ? "" : "Everybody shows the others.") }));
}

/** What a mark of the picture stands for; null of anything else. */
function markName(node) {
  return node && timeline.frame.contains(node) ? JSON.stringify({ ...node.dataset }) : null;
}

function markNamed(name) {
  return [...timeline.frame.querySelectorAll("[role=button]")].find((node) => markName(node) === name);
}

function drawTimeBar(events) {
  const whose = state.person ? [{ id: "own", title: `${surnameOf(state.person)}’s lanes` }, { id: "all", title: "Everybody" }] : [];
  const used = new Set(events.map((event) => read.letter(event, state.person, state.position)));
  const entry = (mark, words) => el("li", {}, mark, el("span", { text: words }));
  fill(timeline.bar, whose.length ? segmented("time-whose", "", whose, timeline.all ? "all" : "own", (id) => {
    timeline.all = id === "all";
    drawTime();
    byId(`time-whose-${id}`).focus();
  }) : null, el("ul", { class: "key", "aria-label": "Key" },
    [...LETTERS].filter(([letter]) => used.has(letter) && letter !== "·").map(([letter, words]) => entry(badge(letter), words.title)),
    entry(el("i", { class: "mark-member" }), "member, with what was agreed to"), entry(el("i", { class: "mark-known" }), "knew from here; arrow to the first event from then on, dashed from who told"),
    entry(null, "size: converted weight that counts")));
}

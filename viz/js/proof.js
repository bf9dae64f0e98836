// Proof: on what each event rests, and how much of it counts; every record behind a second choice.

const proof = { all: false, list: false, shown: [] }; // every event; the records in sight, not the events; what is shown
let aside = null; // what a copy may add beside the table: a side, a sentence, marks of rows, columns

screens.push({
  id: "proof",
  title: "Proof",
  key: 5,
  build(section) {
    const body = el("tbody", {});
    proof.scroller = el("div", { class: "proof-scroller", tabindex: "0", role: "region", "aria-label": "Transactions and their exhibits" },
      el("table", { class: "rests", id: "rests" }, el("caption", { class: "unseen", text: "Transactions and their exhibits" }),
        el("thead", {}, el("tr", {}, restsOn().map((column) => el("th", { scope: "col", class: `of-${column.id}` }, column.title || el("span", { class: "unseen", text: "Counts" }))))), body));
    proof.rows = windowed(proof.scroller, body, restsOn().length, restsRow);
    proof.head = el("p", { class: "proof-said", id: "proof-said" });
    proof.more = el("button", { type: "button", class: "button small", id: "proof-all", on: { click: () => {
      proof.all = !proof.all;
      refreshProof();
    } } });
    proof.empty = el("p", { class: "proof-empty quiet" });
    proof.side = el("div", { class: "proof-side", hidden: !aside });
    proof.main = el("div", { class: `proof${aside ? "" : " alone"}` }, proof.side, el("div", { class: "proof-main" }, proof.head, proof.scroller, proof.empty, el("p", { class: "proof-more" }, proof.more)));
    proof.records = recordsList();
    const choices = [{ id: "rests", title: "On what it rests" }, { id: "list", title: `All ${count(data.records.length, "record", "records")}` }];
    add(section, [el("div", { class: "proof-choice" }, segmented("proof", "Show", choices, "rests", (id) => showList(id === "list"))), proof.main, proof.records]);
  },
  draw(now, changed) {
    if (moves(changed)) {
      list.stale = true;
      refreshProof();
    } else proof.rows.draw();
    drawRecords();
  },
  print(now, on) {
    proof.rows.print(on);
    list.rows.print(on);
  },
  csv: () => (proof.list ? recordsCsv() : [restsOn().map((column) => column.title || "Counts"), ...proof.shown.map((event) => restsOn().map((column) => column.plain(event))), ...(aside ? aside.csv() : [])]),
  escape: () => (aside && !proof.list ? aside.clear() : false),
});

function showList(on) {
  proof.list = on;
  byId(on ? "proof-list" : "proof-rests").checked = true;
  proof.main.hidden = on;
  proof.records.hidden = !on;
  proof.rows.draw();
  drawRecords();
}

function letterOf(event) {
  return state.person ? read.letter(event, state.person, state.position) : "·";
}

/** What an event counts as converted weight: the program said it for each weight that counts anywhere. */
function convertedOf(event) {
  const found = "OJ".includes(letterOf(event)) ? read.explanation(event, state.person, state.position) : null;
  if (!found || !found.in) return "";
  if (found.counted_grams === null) return "weight unknown";
  return data.proof.converted[event][found.counted_grams] || (found.absorbed_by ? "in its load" : weight(found.counted_grams));
}

/** The columns of the table. */
function restsOn() {
  return [
    { id: "letter", title: "", plain: (event) => LETTERS.get(letterOf(event)).title, cell: (event) => [badge(letterOf(event), state.person && read.ringed(event, state.person, state.position)), el("span", { class: "unseen", text: LETTERS.get(letterOf(event)).title })] },
    { id: "date", title: "Date", plain: (event) => data.events[event].date, cell: (event) => (data.events[event].sort ? tableDay(data.events[event].date) : "undated") },
    { id: "from", title: "From", plain: (event) => data.proof.hands[event][0], cell: (event) => data.proof.hands[event][0] },
    { id: "to", title: "To", plain: (event) => data.proof.hands[event][1], cell: (event) => data.proof.hands[event][1] },
    { id: "amount", title: "Amount", plain: (event) => data.events[event].what, cell: (event) => opener(data.events[event].what || data.events[event].kind.replace(/_/g, " "), () => open({ kind: "event", event: data.events[event].id, defendant: state.person })) },
    { id: "exhibits", title: "Exhibits", plain: (event) => data.events[event].evidence.join(" ") || restless(event), cell: (event) => (data.events[event].evidence.length
      ? data.events[event].evidence.map((id) => [recordLink(id, el("span", { class: aside && aside.off(id) ? "off" : null, text: id })), " "]) : el("span", { class: "quiet", text: restless(event) })) },
    ...(aside ? aside.columns : []),
    { id: "counts", title: "Converted weight that counts", plain: convertedOf, cell: convertedOf },
  ];
}

/** What is said of an event that no exhibit shows. */
function restless(event) {
  return (aside && aside.word(event)) || "no exhibit";
}

function restsRow(event) {
  const mark = aside ? aside.mark(event) : "";
  return el("tr", { class: [mark, letterOf(event) === "·" ? "out" : ""].join(" ").trim() || null }, restsOn().map((column) => el("td", { class: `of-${column.id}`, "data-title": column.title }, column.cell(event))));
}

function refreshProof() {
  const touching = [];
  const others = [];
  data.events.forEach((event, index) => (letterOf(index) !== "·" || read.ringed(index, state.person, state.position) ? touching : others).push(index));
  const sort = (index) => data.events[index].sort || "9";
  proof.shown = (proof.all ? [...touching, ...others] : touching).sort((a, b) => (sort(a) < sort(b) ? -1 : sort(a) > sort(b) ? 1 : a - b));
  const who = state.person ? surnameOf(state.person) : "anybody";
  proof.more.textContent = proof.all ? `Only what touches ${who}` : `And ${count(others.length, "transaction that does", "transactions that do")} not touch ${who}`;
  proof.more.hidden = !others.length;
  if (aside) aside.draw();
  else fill(proof.head, touching.length ? `${count(touching.length, "transaction touches", "transactions touch")} ${who}.` : null);
  proof.scroller.hidden = !proof.shown.length;
  fill(proof.empty, proof.shown.length ? null : noEvents(others.length ? "The button below shows the others." : ""));
  proof.rows.show(proof.shown);
}

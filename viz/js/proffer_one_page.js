// What the one page adds in copies that know the client's side.

captionExtras.push(() => [definition("Client", head.client ? nameOf(head.client) : ""), definition("Session", head.session ? day(head.session) : ""), definition("Letter", head.letter ? day(head.letter) : "")]);

/** A block of the sheet as a list, with how many entries are not on it; nothing where this copy has no such block. */
function sheetBlock(title, entries, more, after) {
  if (!entries) return null;
  const items = entries.map((entry) => el("li", {}, entry.who || entry.kind ? el("strong", { text: `${entry.who || entry.kind}: ` }) : null, entry.text,
    (entry.pages || []).length ? el("span", { class: "pages", text: ` ${entry.pages.join("; ")}` }) : null));
  if (more) items.push(el("li", { class: "quiet", text: `${more} more: relcon simulate` }));
  if (!items.length) items.push(el("li", { class: "quiet", text: "none" }));
  return [el("h3", { text: title }), el("ul", { class: "sheet-list" }, items), after ? el("p", { class: "how", text: after }) : null];
}

if (head.audience === "counsel") {
  const one = data.one_page;
  onePageMiddle.push(() => sheetBlock("What would be said that changes a level, most months first", one.moving, one.moving_more, one.kept_out));
  onePageMiddle.push(() => sheetBlock("Own acts on record, in no admission: if true and untold, (f)(5) fails", one.record, one.record_more));
  onePageExtras.push(() => sheetBlock("New to the government", one.only_client, one.only_client_more));
  onePageExtras.push(() => sheetBlock("Ask first, low end in Middle", one.asks, one.asks_more));
  onePageExtras.push(() => el("div", { class: "decision" }, el("h3", { text: "Counsel’s decision" })));
}

// The one page: minimum and range, and what is still open. One printed sheet.

const onePageTop = []; // () => nodes above the sheet
const onePageExtras = []; // () => nodes at the end of the sheet
const onePageMiddle = []; // () => nodes between the rows and the open findings

function perPosition(values) {
  const said = data.positions.map((position) => [position, values[position.id]]).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (!said.length) return "–";
  const alike = new Map();
  for (const [position, value] of said) alike.set(value, [...(alike.get(value) || []), position.short || position.title]);
  if (alike.size === 1) return said[0][1];
  return el("dl", { class: "per-position" }, [...alike].map(([value, titles]) => el("div", {}, el("dt", { text: `${titles.join(", ")}:` }), " ", el("dd", { text: value }))));
}

const onePageDraws = []; // (changed) => void
const captionExtras = []; // () => definitions

function caption() {
  return el("dl", { class: "sheet-head" }, captionExtras.map((extra) => extra()),
    definition("Manual", head.edition), definition("Sentencing", head.sentencing ? day(head.sentencing) : "no date set"));
}

function rangeTable(rows) {
  const whom = new Set(rows.map((row) => row.defendant)).size > 1 ? "Defendant" : "If";
  return el("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": "Minimum and range" }, el("table", { class: "ranges" },
    el("caption", { class: "unseen", text: "Minimum and range in months" }),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", text: whom }), el("th", { scope: "col", text: "Minimum" }),
      data.positions.map((position) => el("th", { scope: "col", class: "number", text: position.short || position.title, title: position.title })),
      el("th", { scope: "col", class: "fails", text: "Safety valve" }))),
    el("tbody", {}, rows.map((row) => [el("tr", { class: row.note ? "noted" : null }, el("th", { scope: "row" }, capital(row.title), " ", manualOf(row.defendant)),
      el("td", { "data-label": "Minimum" }, perPosition(row.minimum)), data.positions.map((position) => el("td", { class: "number range", "data-label": position.short || position.title, text: row.ranges[position.id] || "–" })),
      el("td", { class: "fails", "data-label": "Safety valve" }, perPosition(row.failing))),
      row.note ? el("tr", { class: "row-note" }, el("td", { colspan: data.positions.length + 3, text: row.note })) : null]))));
}

function openFindings(found) {
  if (!found.length) return null;
  const several = new Set(found.map((one) => one.defendant)).size > 1;
  return [el("h3", { text: "What the court must find" }), el("ol", { class: "still-open" }, found.map((one) => el("li", {}, several ? `${nameOf(one.defendant)}: ` : null, el("strong", { text: one.text }),
    one.moves ? el("span", { class: "moves", text: one.moves }) : null,
    one.moves ? null : el("span", { class: "quiet", text: ` ${(one.positions || []).join(", ")}` }),
    (one.cites || []).length ? el("span", { class: "pages", text: ` ${one.cites.join(", ")}` }) : null,
    (one.ids || []).length ? el("span", { class: "ids" }, one.ids.map((id) => [" ", recordLink(id, id)])) : null)))];
}

function notes(words, title) {
  if (!words || !words.length) return null;
  return el("details", { class: "notes" }, el("summary", { text: `${title} (${words.length})` }), el("ul", {}, words.map((line) => el("li", { text: line }))));
}

screens.push({
  id: "decide",
  title: "Decide",
  key: 1,
  build(section) {
    const one = data.one_page;
    const missing = [one.missing_blocks || []].flat();
    add(section, onePageTop.map((extra) => extra()));
    add(section, el("div", { class: "sheet" },
      el("h2", {}, "The one page"), caption(),
      head.notices.map((notice) => el("p", { class: "notice", text: notice })),
      el("h3", {}, "Minimum and range, in months"), rangeTable(one.rows), one.under ? el("p", { class: "how", text: one.under }) : null,
      onePageMiddle.map((block) => block()),
      openFindings(one.still_open || []),
      (one.still_open || []).length && one.how ? el("p", { class: "how", text: one.how }) : null,
      missing.length ? el("div", { class: "missing" }, missing.map((line) => el("p", { text: line }))) : null,
      onePageExtras.map((extra) => extra()),
      notes(head.warnings, "Warnings"), notes(head.left_out, "Not computed"), notes(head.withheld, "What this copy holds and leaves out"),
      el("p", { class: "sheet-foot", text: `relcon ${head.relcon} · Guidelines Manual ${head.edition} · digest ${head.digest}` })));
  },
  draw(now, changed) {
    for (const drawn of onePageDraws) drawn(changed);
  },
});

// What leaves the page: print, PNG, CSV; and how it looks: theme, single keys. Then the foot.

const THEMES = [{ id: "auto", title: "As the system" }, { id: "light", title: "Light" }, { id: "dark", title: "Dark" }];

function exportMenu() {
  const keys = el("input", { type: "checkbox", id: "keys", on: { change: () => choose({ keys: keys.checked }) } });
  keys.checked = state.keys;
  return menu("export", "Export", [
    menuItem("Print this screen", () => window.print(), { id: "print" }),
    menuItem("PNG of this screen", savePng, { id: "png" }),
    menuItem("CSV of this screen", saveCsv, { id: "csv" }),
    menuItem("About this copy", () => open({ kind: "about" })),
    select("theme", "Theme", THEMES, state.theme, (theme) => choose({ theme })),
    el("label", { class: "check", for: "keys" }, keys, "Single keys: 1–6, [ ], /"),
  ]);
}

// What must be known of this copy, as heading and lines.
const abouts = [["", head.notices], ["Warnings", head.warnings], ["Not computed", head.left_out], ["What this copy holds and leaves out", head.withheld]];

drawers.about = () => ({
  kicker: [head.caption, head.docket].filter(Boolean).join(", "),
  title: "About this copy",
  body: [abouts.filter(([, lines]) => lines && lines.length).map(([title, lines]) => [title ? el("h3", { text: title }) : null, el("ul", { class: "why" }, lines.map((line) => el("li", { text: line })))]),
    el("p", { class: "quiet", text: `Sentencing: ${head.sentencing ? day(head.sentencing) : "no date set"}. Guidelines Manual ${head.edition}. relcon ${head.relcon}, digest ${head.digest}.` })],
});

function drawTools() {
  add(byId("tools"), [searchBox(), compareMenu(), exportMenu()]);
}

function drawFoot() {
  const warned = head.warnings.length + head.left_out.length;
  add(byId("foot"), [
    el("button", { type: "button", class: "opener", id: "about", on: { click: () => open({ kind: "about" }) } }, `About this copy${warned ? ` (${count(warned, "warning", "warnings")})` : ""}`),
    el("span", { text: [head.caption, head.docket, `${head.audience.replace("-", " ")} copy`].filter(Boolean).join(" · ") }),
    el("span", { text: `Guidelines Manual ${head.edition} · relcon ${head.relcon}` }),
    el("span", { class: "digest", text: `digest ${head.digest}` }),
    el("span", { class: "only", text: "Every number was computed by the program and is only shown here." }),
  ]);
}

/** A cell of CSV: quoted where it must be, and never one that a spreadsheet would run. */
function csvCell(value) {
  const said = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(said) ? `'${said}` : said;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** What the screen shows, as rows under the privilege line, the caption and the sentence. */
function csvText(rows) {
  const about = [head.banner, [head.caption, head.docket].filter(Boolean).join(", "), `${screenNow().title}: ${sentenceWords()}`].filter(Boolean);
  return [...about.map((line) => [line]), ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function saveCsv() {
  const screen = screenNow();
  if (screen.csv) save(new Blob(["\ufeff", csvText(screen.csv(state))], { type: "text/csv" }), `${screen.id}.csv`);
  else say("This screen has no table.");
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Paper is always light, and holds what is in sight, its reasons too.
let before = null;
window.addEventListener("beforeprint", () => {
  before = state.theme;
  choose({ theme: "light" });
  if (screenNow().print) screenNow().print(state, true);
});
window.addEventListener("afterprint", () => {
  choose({ theme: before });
  if (screenNow().print) screenNow().print(state, false);
});

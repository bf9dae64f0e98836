// What leaves the page: print, CSV; and how it looks: theme, single keys. Then the foot.

const THEMES = [{ id: "auto", title: "As the system" }, { id: "light", title: "Light" }, { id: "dark", title: "Dark" }];

function exportMenu() {
  const keys = el("input", { type: "checkbox", id: "keys", on: { change: () => choose({ keys: keys.checked }) } });
  keys.checked = state.keys;
  return menu("export", "Export", [
    menuItem("Print this screen", () => window.print(), { id: "print" }),
    menuItem("CSV of this screen", saveCsv, { id: "csv" }),
    select("theme", "Theme", THEMES, state.theme, (theme) => choose({ theme })),
    el("label", { class: "check", for: "keys" }, keys, "Single keys: 1–6, [ ], /"),
  ]);
}

function drawTools() {
  add(byId("tools"), [searchBox(), compareMenu(), exportMenu()]);
}

function drawFoot() {
  add(byId("foot"), [
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

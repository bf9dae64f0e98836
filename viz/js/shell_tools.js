// Theme, print, what the copy is, and the footer.

function drawTools() {
  byId("subtitle").textContent = [head.docket, `${head.audience.replace("-", " ")} copy`].filter(Boolean).join(" · ");
  const themes = [{ id: "auto", title: "System" }, { id: "light", title: "Light" }, { id: "dark", title: "Dark" }];
  add(byId("tools"), [
    searchBox(),
    select("theme", "Theme", themes, state.theme, (theme) => choose({ theme })),
    el("button", { type: "button", class: "button print", id: "print", on: { click: () => window.print() } }, icon("print"), el("span", { text: "Print" })),
  ]);
}

function drawFoot() {
  add(byId("foot"), [
    el("span", { text: `relcon ${head.relcon}` }), el("span", { text: `Guidelines Manual ${head.edition}` }),
    el("span", { class: "digest", text: `Digest ${head.digest}` }),
    el("span", { text: "Every number was computed by the program and is only shown here." }),
  ]);
}

// Paper is always light, the canvas too, and holds every row.
let before = null;
window.addEventListener("beforeprint", () => {
  before = state.theme;
  choose({ theme: "light" });
  fitSheet();
  paperRecords(true);
  paperMap(true);
});
window.addEventListener("afterprint", () => {
  choose({ theme: before });
  paperRecords(false);
  paperMap(false);
});

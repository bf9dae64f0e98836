// The worksheet as a screen, a second defendant's beside it.

screens.push({
  id: "worksheet",
  title: "Worksheet",
  key: 6,
  draw() {
    const who = [state.person, state.other].filter((id, index, all) => id && all.indexOf(id) === index);
    fill(screenNow().section, el("div", { class: "sheets" }, who.map((id) => {
      const found = drawers.worksheet({ defendant: id });
      return el("article", { class: "sheet" }, el("p", { class: "kicker", text: found.kicker }), el("h2", { text: found.title }), found.body,
        id === state.other ? el("p", {}, button("Not beside each other", null, () => choose({ other: null }), { id: "alone" })) : null);
    })), who.length ? null : el("p", { class: "quiet", text: "No defendant in this copy has a worksheet: give the case file a defendant with counts and a criminal history." }));
  },
});

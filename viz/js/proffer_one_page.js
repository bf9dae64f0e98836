// What the one page adds in copies that know the client's side.

captionExtras.push(() => [definition("Client", head.client ? nameOf(head.client) : ""), definition("Session", head.session ? day(head.session) : ""), definition("Letter", head.letter ? day(head.letter) : "")]);

if (head.audience === "counsel") {
  onePageExtras.push(() => el("div", { class: "decision" }, el("h3", { text: "Counsel’s decision" })));
}

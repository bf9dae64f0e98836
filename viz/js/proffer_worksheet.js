// The client's letter on the worksheet: what another reading of a term moves in this outcome and position, first.

function termMoves(term) {
  const cells = (term.moves[state.layer] || {})[state.position] || [];
  const said = (word, now, then, unit, told) => `${unit}${months(now)} → ${months(then)} if “${word}”${told ? ", and all is told" : ""}`;
  return cells.map(([word, low, other, table, otherTable, told]) => (low === other ? said(word, table, otherTable, "by the table ", told) : said(word, low, other, "", told)));
}

function letterSection(letter) {
  const terms = letter.terms.map((term) => ({ ...term, moving: termMoves(term) }));
  const row = (term) => el("tr", { class: term.moving.length ? "moves" : null }, el("th", { scope: "row", text: capital(term.title) }),
    el("td", { class: "why" }, term.silent ? el("i", { text: "silent" }) : el("b", { text: term.says }), term.quote ? el("span", { class: "quote", text: ` “${term.quote}”${term.page ? ` (p. ${term.page})` : ""}` }) : null),
    el("td", { class: "number" }, term.moving.map((said) => el("div", { text: said }))));
  const hot = terms.filter((term) => term.moving.length);
  const rest = terms.filter((term) => !term.moving.length);
  return el("section", { class: "of-letter" }, el("h3", { text: `The letter ${letter.id}${letter.entered ? `, entered ${day(letter.entered)}` : ""}: low end if a term read otherwise` }),
    hot.length ? el("table", { class: "sheet-lines letter-terms" }, el("tbody", {}, hot.map(row))) : el("p", { class: "quiet", text: "No term read otherwise moves a low end here." }),
    el("details", { class: "no-paper" }, el("summary", { text: `${count(rest.length, "term that moves", "terms that move")} nothing here` }), el("table", { class: "sheet-lines letter-terms" }, el("tbody", {}, rest.map(row)))));
}

worksheetExtras.push((defendant) => (data.worksheet.letters && defendant === head.client ? { after: data.worksheet.letters.map(letterSection) } : null));

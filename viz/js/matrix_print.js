// The matrix on paper: plain tables, as many columns to each as a sheet has room for.

const ON_A_SHEET = 26;

function paperTable(columns) {
  const row = (id) => {
    const outcome = read.outcome(id, state.position);
    return el("tr", {}, FIXED.map((column, index) => el(index ? "td" : "th", { class: `fixed-${column.id}`, text: column.words(id, outcome) })),
      columns.map((index) => el("td", {}, badge(read.letter(index, id, state.position), read.ringed(index, id, state.position)))));
  };
  return el("table", { class: "paper" },
    el("thead", {}, el("tr", {}, FIXED.map((column) => el("th", { text: column.title })),
      columns.map((index) => el("th", { class: "tall" }, el("span", { text: columnTitle(index) }))))),
    el("tbody", {}, matrix.rows.map(row)));
}

function paperMatrix(now, on) {
  const tables = [];
  for (let from = 0; on && from < matrix.columns.length; from += ON_A_SHEET) tables.push(paperTable(matrix.columns.slice(from, from + ON_A_SHEET)));
  fill(byId("matrix-paper"), tables);
}

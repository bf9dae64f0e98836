// A table of which, beyond MANY rows, only those in sight stand; on paper all do.

const MANY = 400;
const LINE = 32; // a row's height in px, where not all stand
const BEYOND = 10; // rows that stand outside the sight, each way

/** Keep the rows of a table's body: `show(rows)` takes new ones, `draw()` follows the reader, `print(on)` is for paper. */
function windowed(scroller, body, columns, rowOf) {
  const held = { rows: [], paper: false, drawn: null };
  const spacer = (lines) => {
    if (lines <= 0) return null;
    const cell = el("td", { colspan: columns });
    cell.style.height = `${lines * LINE}px`;
    return el("tr", { class: "spacer", "aria-hidden": "true" }, cell);
  };
  held.draw = () => {
    const many = held.rows.length > MANY && !held.paper;
    body.parentNode.classList.toggle("many", many);
    const top = many ? scroller.scrollTop / LINE : 0; // to ask where it stands has the whole page laid out
    const from = many ? Math.max(0, Math.floor(top) - BEYOND) : 0;
    const to = many ? Math.min(held.rows.length, Math.ceil(top + (scroller.clientHeight || 600) / LINE) + BEYOND) : held.rows.length;
    const drawn = `${from}-${to}`;
    if (held.drawn === drawn) return;
    held.drawn = drawn;
    const focused = body.contains(document.activeElement) ? document.activeElement.textContent : null;
    fill(body, spacer(from), held.rows.slice(from, to).map((row, index) => rowOf(row, from + index)), spacer(held.rows.length - to));
    const again = focused !== null && [...body.querySelectorAll("button.opener")].find((found) => found.textContent === focused);
    if (again) again.focus({ preventScroll: true });
  };
  held.show = (rows) => {
    held.rows = rows;
    held.drawn = null;
    held.draw();
  };
  held.print = (on) => {
    held.paper = on;
    held.draw();
  };
  scroller.addEventListener("scroll", () => requestAnimationFrame(held.draw));
  return held;
}

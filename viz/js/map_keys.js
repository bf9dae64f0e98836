// The map by keyboard: arrow keys go to the nearest card that way, and the live region says who is there.

function personWords(id) {
  const person = people.get(id);
  const near = map.shown.filter((one) => one.link.from === id || one.link.to === id);
  const lit = near.filter((one) => one.lit);
  return [person.name, roleLine(person), map.lens ? `${count(lit.length, "link", "links")} of ${near.length} stand out` : count(near.length, "link", "links")]
    .filter(Boolean).join(". ");
}

function selectPerson(id, opened) {
  map.selected = id;
  map.network.redraw();
  say(personWords(id));
  if (opened) open({ kind: "person", person: id }, false);
}

/** The nearest person in a direction: what lies off to the side counts double. */
function nearest(from, dx, dy) {
  const at = place(people.get(from));
  let best = null;
  for (const person of data.people) {
    const there = place(person);
    const along = (there.x - at.x) * dx + (there.y - at.y) * dy;
    if (person.id === from || along <= 0) continue;
    const across = Math.abs((there.x - at.x) * dy) + Math.abs((there.y - at.y) * dx);
    if (across > 3 * along + 400) continue;
    const far = along + 2 * across;
    if (!best || far < best.far) best = { far, id: person.id };
  }
  return best ? best.id : null;
}

function mapKey(pressed) {
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[pressed.key];
  if (way) {
    pressed.preventDefault();
    const start = map.selected || state.person || data.people[0].id;
    const next = map.selected ? nearest(start, ...way) : start;
    if (next) {
      selectPerson(next, false);
      bringIntoSight(next);
    }
  } else if (pressed.key === "Enter" && map.selected) {
    open({ kind: "person", person: map.selected });
  } else if (pressed.key === "+" || pressed.key === "=") zoomMap(1.25);
  else if (pressed.key === "-") zoomMap(0.8);
  else if (pressed.key === "0") fitMap(byId("map-frame"));
}

function bringIntoSight(id) {
  const at = map.network.canvasToDOM(place(people.get(id)));
  const frame = byId("map-frame");
  const margin = 60;
  if (at.x < margin || at.y < margin || at.x > frame.clientWidth - margin || at.y > frame.clientHeight - margin) map.network.moveTo({ position: place(people.get(id)) });
}

// The only way anything gets into the document: elements and text, never markup.

/** Make an element. `props`: class, text, on: {event: listener}; everything else is an attribute (null or false: none). */
function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, heard] of Object.entries(value)) node.addEventListener(event, heard);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

/** Append children; strings become text, empty ones are skipped, lists are opened. */
function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** Replace all that is in a node. */
function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

function byId(id) {
  return document.getElementById(id);
}

/** Say something to a screen reader. */
function say(text) {
  const live = byId("live");
  if (live.textContent !== text) live.textContent = text;
}

// A ring as SVG: places come from Python, labels are set as text, a click is told to Python.
const SVG = "http://www.w3.org/2000/svg"; // a name, never fetched

function shape(tag, attributes, className) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (className) made.setAttribute("class", className);
  return made;
}

function mark(kind, r) {
  if (kind === "patient") return shape("circle", { r });
  if (kind === "doctor") {
    const h = r * 1.25;
    return shape("path", { d: `M0 ${-h}L${h} ${h * 0.8}L${-h} ${h * 0.8}Z` });
  }
  const s = r * 0.95;
  return shape("rect", { x: -s, y: -s, width: 2 * s, height: 2 * s });
}

function label(node) {
  const text = shape("text", { class: "label" });
  text.textContent = node.label;
  if (!node.outside) {
    text.setAttribute("y", node.r + 15);
    text.setAttribute("text-anchor", "middle");
    return text;
  }
  const left = Math.cos(node.angle) < 0;
  const turn = (node.angle * 180) / Math.PI + (left ? 180 : 0);
  text.setAttribute("transform", `rotate(${turn})`);
  text.setAttribute("x", left ? -node.r - 5 : node.r + 5);
  text.setAttribute("dy", "0.35em");
  text.setAttribute("text-anchor", left ? "end" : "start");
  return text;
}

function clickable(element, name, tell) {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  element.addEventListener("click", tell);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    tell();
  });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const box = document.createElement("div");
  box.className = "box";
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  const svg = shape("svg", {
    viewBox: `${-data.half_width} ${-data.half_height} ${2 * data.half_width} ${2 * data.half_height}`,
    width: 2 * data.half_width,
    height: 2 * data.half_height,
    role: "img",
    "aria-label": data.title,
  });
  const drawn = { edges: [], nodes: new Map() };

  function light(names) {
    svg.classList.toggle("lit", names.length > 0);
    const near = new Set(names);
    for (const { edge, line } of drawn.edges) {
      const lit = names.length === 1
        ? edge.a === names[0] || edge.b === names[0]
        : names.includes(edge.a) && names.includes(edge.b);
      line.classList.toggle("on", lit);
      if (lit) near.add(edge.a).add(edge.b);
    }
    for (const [id, group] of drawn.nodes) group.classList.toggle("on", near.has(id));
  }

  function announce(element, text, names) {
    element.addEventListener("pointermove", (event) => {
      const frame = box.getBoundingClientRect();
      tip.textContent = text;
      tip.hidden = false;
      const x = event.clientX - frame.left;
      tip.style.left = `${Math.min(x + 14, frame.width - tip.offsetWidth - 4)}px`;
      tip.style.top = `${event.clientY - frame.top + 14}px`;
    });
    element.addEventListener("pointerenter", () => light(names));
    element.addEventListener("pointerleave", () => {
      tip.hidden = true;
      light(data.selected);
    });
  }

  for (const edge of data.edges) {
    const ends = { x1: edge.x1, y1: edge.y1, x2: edge.x2, y2: edge.y2 };
    const line = shape("g", {}, "edge");
    line.append(shape("line", { ...ends, "stroke-width": edge.width }, "seen"));
    line.append(shape("line", { ...ends, "stroke-width": Math.max(9, edge.width) }, "felt"));
    clickable(line, edge.tip, () => setTriggerValue("opened", [edge.a, edge.b]));
    announce(line, edge.tip, [edge.a, edge.b]);
    drawn.edges.push({ edge, line });
    svg.append(line);
  }
  for (const node of data.nodes) {
    const group = shape("g", { transform: `translate(${node.x} ${node.y})` }, `node ${node.kind}`);
    group.append(mark(node.kind, node.r));
    if (node.label) group.append(label(node));
    if (data.selected.includes(node.id)) group.classList.add("selected");
    clickable(group, node.tip, () => setTriggerValue("opened", [node.id]));
    announce(group, node.tip, [node.id]);
    drawn.nodes.set(node.id, group);
    svg.append(group);
  }
  const legend = document.createElement("div");
  legend.className = "legend";
  for (const entry of data.legend) {
    const item = document.createElement("span");
    const sign = shape("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18 }, `node ${entry.kind}`);
    sign.append(mark(entry.kind, 6));
    item.append(sign, entry.label);
    legend.append(item);
  }
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.append(svg);
  box.append(legend, frame, tip);
  parentElement.querySelector(".box")?.remove();
  parentElement.append(box);
  light(data.selected);
}

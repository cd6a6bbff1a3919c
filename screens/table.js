// A table whose every cell is set as text, never as HTML; a row may open something.
const PAGE = 100;

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function shownText(cell) {
  if (Array.isArray(cell)) return cell.join(" ");
  return typeof cell === "object" ? cell.text : cell;
}

function sortValue(cell) {
  return typeof cell === "object" && !Array.isArray(cell) ? cell.sort : shownText(cell);
}

function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}

function fill(place, column, cell) {
  if (column.kind === "tags") {
    for (const tag of cell) place.append(node("span", "tag", tag));
  } else if (column.kind === "bar") {
    const track = node("span", "track");
    const bar = node("span", "bar");
    bar.style.width = `${Math.round(Math.max(0, Math.min(1, cell.sort)) * 100)}%`;
    track.append(bar);
    place.append(node("span", "figure", cell.text), track);
  } else if (column.kind === "status") {
    place.append(node("span", `mark ${cell.sort}`, cell.text));
  } else {
    place.textContent = shownText(cell);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = (parentElement.coterieTable ??= { sort: null, down: false, limit: PAGE });
  if (kept.revision !== data.revision) kept.limit = PAGE;
  kept.revision = data.revision;

  function opener(row) {
    return (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      if (event.type === "click" && String(document.getSelection() ?? "")) return;
      event.preventDefault();
      setTriggerValue("opened", row.id);
    };
  }

  function header() {
    const line = node("tr");
    data.columns.forEach((column, position) => {
      const place = node("th", column.kind);
      place.scope = "col";
      if (column.width) place.style.width = column.width;
      const sorted = kept.sort === position;
      const button = node("button", "sorter", column.label);
      button.append(node("span", "arrow", sorted ? (kept.down ? " ▼" : " ▲") : ""));
      button.type = "button";
      if (sorted) place.ariaSort = kept.down ? "descending" : "ascending";
      button.onclick = () => {
        kept.down = sorted ? !kept.down : column.kind === "number" || column.kind === "bar";
        kept.sort = position;
        draw();
      };
      place.append(button);
      line.append(place);
    });
    const head = node("thead");
    head.append(line);
    return head;
  }

  function body() {
    const rows = [...data.rows];
    if (kept.sort !== null && kept.sort < data.columns.length) {
      const turn = kept.down ? -1 : 1;
      const by = (row) => sortValue(row.cells[kept.sort]);
      rows.sort((a, b) => turn * compared(by(a), by(b)));
    }
    const made = node("tbody");
    for (const row of rows.slice(0, kept.limit)) {
      const line = node("tr", data.selected.includes(row.id) ? "selected" : "");
      data.columns.forEach((column, position) => {
        const place = node("td", column.kind);
        fill(place, column, row.cells[position]);
        line.append(place);
      });
      if (data.opens) {
        line.classList.add("opens");
        line.tabIndex = 0;
        line.title = data.opens;
        line.onclick = line.onkeydown = opener(row);
      }
      made.append(line);
    }
    return made;
  }

  function foot() {
    const place = node("div", "foot");
    const shown = Math.min(kept.limit, data.rows.length);
    if (shown < data.rows.length) {
      const said = data.showing.replace("{shown}", shown).replace("{all}", data.rows.length);
      place.append(node("span", "", said));
      const button = node("button", "more", data.more);
      button.type = "button";
      button.onclick = () => {
        kept.limit += 10 * PAGE;
        draw();
      };
      place.append(button);
    }
    return place;
  }

  function draw() {
    const frame = node("div", "frame");
    const table = node("table");
    table.append(header(), body());
    frame.append(table);
    if (data.height) {
      frame.style.maxHeight = `${data.height}px`;
    }
    const box = node("div", "box");
    box.append(frame, foot());
    parentElement.querySelector(".box")?.remove();
    parentElement.append(box);
  }

  draw();
}

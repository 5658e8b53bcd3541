// Draws boxes on the pages of a file by dragging and writes them into the form, one a line; the form works without this.
const field = document.querySelector("[data-boxes]");
const SPACE = "http://www.w3.org/2000/svg";
const LEAST = 0.5; // percent: a click is no box

function percent(page, event) {
  const edge = page.getBoundingClientRect();
  const within = (value, size) => Math.min(100, Math.max(0, (value / size) * 100));
  return [within(event.clientX - edge.left, edge.width), within(event.clientY - edge.top, edge.height)];
}

function place(box, [x1, y1], [x2, y2]) {
  const values = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
  Object.entries(values).forEach(([name, value]) => box.setAttribute(name, value.toFixed(1)));
  return Object.values(values);
}

document.querySelectorAll("svg[data-page]").forEach((page) => {
  let start = null;
  let box = null;
  page.addEventListener("pointerdown", (event) => {
    start = percent(page, event);
    box = page.appendChild(document.createElementNS(SPACE, "rect"));
    page.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  page.addEventListener("pointermove", (event) => start && place(box, start, percent(page, event)));
  page.addEventListener("pointerup", (event) => {
    if (!start) return;
    const [x, y, width, height] = place(box, start, percent(page, event));
    start = null;
    if (width < LEAST || height < LEAST) {
      box.remove();
      return;
    }
    const line = [page.dataset.page, ...[x, y, width, height].map((value) => value.toFixed(1))].join(" ");
    field.value = [field.value.trimEnd(), line].filter(Boolean).join("\n");
  });
});

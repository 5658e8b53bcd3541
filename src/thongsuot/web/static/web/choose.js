// Choosing a unit while typing: a list under the input (ARIA combobox). Without this file the form asks back by itself.
const WAIT = 120;

function choose(input) {
  const list = document.createElement("ul");
  const said = document.createElement("div");
  list.id = `${input.id}_list`;
  list.className = "ts-choose";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  input.after(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  let at = -1;
  let waiting = 0;
  let asked = null;
  const options = () => [...list.querySelectorAll("[data-value]")];

  function mark(next) {
    const all = options();
    all[at]?.setAttribute("aria-selected", "false");
    at = all.length ? (next + all.length) % all.length : -1;
    all[at]?.setAttribute("aria-selected", "true");
    all[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", all[at].id);
  }

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take(option) {
    input.value = option.dataset.value;
    close();
  }

  async function ask() {
    asked?.abort();
    if (input.value.trim().length < 2) return close();
    asked = new AbortController();
    const query = new URLSearchParams({ q: input.value, o: list.id });
    try {
      const answer = await fetch(`${input.dataset.choose}?${query}`, { signal: asked.signal });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text();
    } catch {
      return; // typed on, or no connection: the form still finds the unit when it is sent
    }
    at = -1;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = options().length ? String(options().length) : list.textContent.trim();
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else mark(event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) - 1);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      take(options()[at]);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-value]");
    if (option) take(option);
  });
  input.addEventListener("blur", close);
}

document.querySelectorAll("input[data-choose]").forEach(choose);

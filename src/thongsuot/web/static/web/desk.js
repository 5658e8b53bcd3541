// The desk by keyboard: J and K move, Enter opens, / searches, N takes in, G reassigns, ? lists. Pages work without this file.
const off = document.querySelector("[data-shortcuts=off]");
const rows = () => [...document.querySelectorAll(".ts-duty, .ts-rows tbody tr")];
let at = -1;

function move(step) {
  const all = rows();
  if (!all.length) return;
  all[at]?.classList.remove("is-at");
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  all[at].classList.add("is-at");
  all[at].querySelector("a.t")?.focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => document.querySelector("input[type=search]")?.focus(),
  n: () => document.querySelector("[data-key=n]")?.click(),
  g: () => (rows()[at] ?? document).querySelector("[data-key=g]")?.click(),
  "?": () => document.querySelector("[data-key=help]")?.toggleAttribute("open"),
};

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.altKey || event.ctrlKey || event.metaKey) {
    if (event.ctrlKey && event.key === "Enter") event.target.form?.requestSubmit();
    return;
  }
  if (off || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || !/^[1-9]$/.test(event.key)) return;
  const choice = document.querySelector(`[data-alt="${event.key}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.click();
});

// A second press of the same button sends nothing twice.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));

// The desk by keyboard: J and K move, O opens, X ticks, / searches, N takes in, G and a letter goes to a page, ? lists.
// Pages work without this file; single letters can be switched off (WCAG 2.1.4).
const off = document.querySelector("[data-shortcuts=off]");
// Rows of the desk's own lists; on other pages those of any list or table that lead somewhere.
const rows = () => {
  const own = [...document.querySelectorAll(".ts-duty, .ts-rows tbody tr")];
  const every = own.length ? own : [...document.querySelectorAll("main .ts-list > li, main tbody tr")];
  return every.filter((row) => target(row));
};
const target = (row) => row?.querySelector(".t") ?? row?.querySelector("a[href]");
let at = -1;
let goingSince = 0;
const PATIENCE = 2000; // milliseconds between G and its letter

function move(step) {
  const all = rows();
  if (!all.length) return;
  all[at]?.classList.remove("is-at");
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  all[at].classList.add("is-at");
  target(all[at]).focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => (document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]"))?.focus(),
  n: () => document.querySelector("[data-key=n]")?.click(),
  o: () => target(rows()[at])?.click(),
  x: () => rows()[at]?.querySelector("input[type=checkbox]")?.click(),
  g: () => (goingSince = Date.now()),
  "?": () => document.querySelector("[data-key=help]")?.toggleAttribute("open"),
};

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.altKey || event.ctrlKey || event.metaKey) {
    if (event.ctrlKey && event.key === "Enter") event.target.form?.requestSubmit();
    return;
  }
  if (off) return;
  const page = Date.now() - goingSince < PATIENCE && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  goingSince = 0;
  if (page) {
    event.preventDefault();
    page.click();
    return;
  }
  if (!(event.key in keys)) return;
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
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
// On a narrow screen a row of tabs slides; it begins where one is.
document.querySelectorAll(".ts-nav [aria-current], .nav-tabs [aria-current]").forEach((tab) => {
  const row = tab.closest("ul");
  row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
});

// Keeps what is being written on this device until it is sent; says so nowhere else. Pages work without this file.
const form = document.querySelector("form[data-draft]");
if (form) {
  const name = `draft:${form.dataset.draft}`;
  const fields = [...form.querySelectorAll("textarea, input[type=text], input[type=tel], input[type=email], input:not([type])")]
    .filter((field) => field.name && field.type !== "hidden");
  let kept = {};
  try { kept = JSON.parse(sessionStorage.getItem(name) ?? "{}"); } catch { kept = {}; }
  const begun = "draftBegun" in form.dataset; // its fields come with words of ours, which what was typed goes before
  fields.forEach((field) => { if (kept[field.name] && (begun || !field.value)) field.value = kept[field.name]; });
  form.addEventListener("input", () => {
    try {
      sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
    } catch { /* full, or storing is off: typing goes on, and the form is sent as ever */ }
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.draftSent) event.preventDefault();
    form.dataset.draftSent = "1";
  });
  addEventListener("pageshow", () => delete form.dataset.draftSent);
}
document.querySelectorAll("[data-clear-draft]").forEach((done) => sessionStorage.removeItem(`draft:${done.dataset.clearDraft || "gui"}`));

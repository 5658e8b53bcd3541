// Keeps what is being written on this device until it is sent; says so nowhere else. Pages work without this file.
const form = document.querySelector("form[data-draft]");
if (form) {
  const name = `draft:${form.dataset.draft}`;
  const fields = [...form.querySelectorAll("textarea, input[type=text], input[type=tel], input[type=email], input:not([type])")]
    .filter((field) => field.name && field.type !== "hidden");
  let kept = {};
  try { kept = JSON.parse(sessionStorage.getItem(name) ?? "{}"); } catch { kept = {}; }
  fields.forEach((field) => { if (!field.value && kept[field.name]) field.value = kept[field.name]; });
  form.addEventListener("input", () => {
    sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("pageshow", () => delete form.dataset.sent);
}
if (document.querySelector("[data-clear-draft]")) sessionStorage.removeItem("draft:gui");

// Changes the size of letters at once, where the page need not be fetched anew (a receipt is shown only once).
document.querySelectorAll("[data-sizes]").forEach((form) => {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = event.submitter.value;
    document.documentElement.dataset.size = chosen;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    }
    fetch(form.action, { method: "POST", body: new URLSearchParams({ size: chosen, next: "/" }), redirect: "manual" });
  });
});

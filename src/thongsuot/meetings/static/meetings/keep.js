// Keeps minutes that are being typed in this tab until the server has them. The page works without this file.
const form = document.querySelector("form[data-keep]");
if (form) {
  const name = `keep:${form.dataset.keep}`;
  const field = form.querySelector("textarea[name=minutes]");
  const plain = (text) => text.trim().normalize("NFC");
  const stored = field.defaultValue;
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(name)); } catch { kept = null; }
  if (typeof kept?.text !== "string") kept = null;
  // Sent, not refused, and the server has other words than before: it has them. Where it never answered they stay.
  if (kept?.sent && kept.over !== stored && !document.querySelector("#loi")) {
    sessionStorage.removeItem(name);
    kept = null;
  }
  if (kept && plain(kept.text) !== plain(stored)) {
    // Somebody else has saved in the meantime: their words stay, what was typed here follows them.
    field.value = kept.over === stored ? kept.text : `${stored}\n\n${kept.text}`;
    form.querySelector("[data-keep-said]").hidden = false;
  }
  let typed = kept !== null;
  const keep = (sent) => {
    typed = true;
    try {
      sessionStorage.setItem(name, JSON.stringify({ over: stored, text: field.value, sent }));
    } catch { /* full, or storing is off: typing goes on, and the form is sent as ever */ }
  };
  field.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => { if (typed) keep(true); });
}

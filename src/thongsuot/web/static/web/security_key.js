// Asks the browser for a security key where a form says so, and sends what the key answered with the form.
// Without scripts the page says to use an app instead.
for (const form of document.querySelectorAll("form[data-security-key]")) {
  const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
  const ask = form.dataset.securityKey === "create" ? window.webauthnJSON.create : window.webauthnJSON.get;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await ask(options));
      form.submit();
    } catch {
      const trouble = document.getElementById("key-trouble");
      trouble.hidden = false;
      trouble.scrollIntoView();
    }
  });
}

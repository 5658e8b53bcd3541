// Drafts kept in this tab belong to one officer: who signs in after them, by whatever end of their session, finds none.
const { officer } = document.querySelector("[data-officer]").dataset;
try {
  const before = sessionStorage.getItem("officer");
  if (officer && before && before !== officer) sessionStorage.clear();
  if (officer) sessionStorage.setItem("officer", officer);
} catch { /* a browser that stores nothing keeps no drafts either */ }

// Signing out takes along the drafts of this tab, where the browser does not heed Clear-Site-Data (no https, older ones).
document.addEventListener("submit", (event) => {
  if (event.target.action === location.origin + location.pathname) {
    try { sessionStorage.clear(); } catch { /* a browser that stores nothing keeps no drafts either */ }
  }
});

// Leaves at once: the page is emptied, and the next one takes its place in the history. Without this it is a plain link.
document.querySelectorAll("a[data-leave]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    location.replace(link.href);
  });
});

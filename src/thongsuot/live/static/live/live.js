// A board that updates by itself: the newest whole state over one open connection (server-sent events), else the board
// asked again and again. Without this file the page refreshes (live/_refresh.html).
const ASK_AGAIN = 30_000; // milliseconds, and up to half as many more: a thousand pages must not ask at once
const HIDDEN_LONG = 5 * 60_000;
const soon = (time) => time + Math.random() * time / 2;

function follow(board) {
  const held = board.querySelector("[data-live-held]");
  const said = board.querySelector("[data-live-said]");
  let version = board.dataset.liveVersion;
  let source = null;
  let asking = 0;
  let hiding = 0;
  let lost = false;

  function show(html) {
    const inside = held.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...held.querySelectorAll("details[open][id]")].map((each) => each.id);
    const moved = [...held.querySelectorAll("[id]")].filter((each) => each.scrollTop || each.scrollLeft)
      .map((each) => [each.id, each.scrollLeft, each.scrollTop]);
    const [left, top] = [scrollX, scrollY];
    const before = held.querySelector("[data-live-say]")?.textContent.trim();
    held.innerHTML = html;
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    moved.forEach(([id, x, y]) => document.getElementById(id)?.scrollTo(x, y));
    if (inside) document.getElementById(inside)?.focus({ preventScroll: true });
    scrollTo({ left, top, behavior: "instant" });
    const news = held.querySelector("[data-live-say]")?.textContent.trim();
    if (news && news !== before) said.textContent = news;
  }

  function found() {
    clearTimeout(asking);
    asking = 0;
    if (lost) said.textContent = board.dataset.back;
    lost = false;
    board.classList.remove("is-lost");
  }

  function missed() {
    if (!lost) said.textContent = board.dataset.lost;
    lost = true;
    board.classList.add("is-lost");
  }

  function stop() {
    clearTimeout(asking);
    asking = 0;
    source?.close();
    source = null;
  }

  function close() {
    stop();
    document.removeEventListener("visibilitychange", look);
    said.textContent = board.dataset.gone;
  }

  function open() {
    stop();
    if (!window.EventSource) return askLater();
    source = new EventSource(`${board.dataset.liveUrl}?co=${version}`);
    source.onopen = found;
    source.onmessage = (event) => {
      found();
      version = event.lastEventId;
      show(event.data);
    };
    source.addEventListener("gone", close);
    source.onerror = () => {
      missed();
      if (!asking) askLater();
    };
  }

  function askLater() {
    asking = setTimeout(ask, soon(ASK_AGAIN));
  }

  // No connection that stays open: the board by itself is asked, and the connection tried once more.
  async function ask() {
    try {
      const answer = await fetch(board.dataset.liveDrawn, { cache: "no-cache" });
      if (answer.status === 404) return close();
      const fresh = answer.headers.get("ETag")?.match(/\d+/)?.[0];
      if (!answer.ok || !fresh) missed();
      else if (fresh !== version) {
        version = fresh;
        show(await answer.text());
      }
    } catch {
      missed();
    }
    open();
  }

  function look() {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(stop, HIDDEN_LONG);
    else if (!source && !asking) window.EventSource ? open() : ask();
  }

  document.addEventListener("visibilitychange", look);
  open();
}

document.querySelectorAll("[data-live-url]").forEach(follow);

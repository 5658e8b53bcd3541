// Reads the words of a page aloud with a voice that lies on the device: no word goes over the network for it.
const UNREAD = [
  "nav, button, input, textarea, fieldset, label, .form-text, .ts-error, table, svg, script, .ts-noprint",
  ".ts-code, [data-unread], [hidden], details:not([open]) > :not(summary)",
].join();
const BLOCKS = "h1, h2, h3, p, li, dt, dd, summary";

function words(root) {
  return [...root.querySelectorAll(BLOCKS)]
    .filter((block) => !block.closest(UNREAD) && block.getClientRects().length)
    .map((block) => [text(block), block.closest("[lang]").lang.slice(0, 2)])
    .filter(([said]) => said);
}

function text(block) {
  const copy = block.cloneNode(true);
  copy.querySelectorAll(`${UNREAD}, ${BLOCKS}`).forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function voiceOf(language) {
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2) === language);
}

function ready(group) {
  const [start, pause, stop] = ["start", "pause", "stop"].map((one) => group.querySelector(`[data-listen-${one}]`));
  const said = group.querySelector("[role=status]");
  let last = null;

  function ended(word) {
    last = null;
    pause.hidden = stop.hidden = true;
    start.hidden = false;
    said.textContent = word;
  }

  function begin() {
    speechSynthesis.cancel();
    for (const [sentence, language] of words(document.getElementById(group.dataset.listen))) {
      const voice = voiceOf(language);
      if (!voice) continue;
      const one = new SpeechSynthesisUtterance(sentence);
      Object.assign(one, { voice, lang: voice.lang, rate: 0.9 });
      one.onend = one.onerror = () => one === last && ended(said.dataset.ended);
      last = one;
      speechSynthesis.speak(one);
    }
    if (!last) return;
    start.hidden = true;
    pause.hidden = stop.hidden = false;
    pause.textContent = pause.dataset.running;
    said.textContent = said.dataset.reading;
    pause.focus();
  }

  start.addEventListener("click", begin);
  pause.addEventListener("click", () => {
    const paused = pause.textContent === pause.dataset.running;
    if (paused) speechSynthesis.pause();
    else speechSynthesis.resume();
    pause.textContent = paused ? pause.dataset.paused : pause.dataset.running;
    said.textContent = paused ? said.dataset.paused : said.dataset.reading;
  });
  stop.addEventListener("click", () => {
    ended("");
    speechSynthesis.cancel();
    start.focus();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

if ("speechSynthesis" in window) {
  const groups = document.querySelectorAll("[data-listen]");
  const show = () => groups.forEach((group) => (group.hidden = !voiceOf(document.documentElement.lang)));
  groups.forEach(ready);
  speechSynthesis.addEventListener("voiceschanged", show);
  show();
}

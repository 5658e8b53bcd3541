// While somebody fills in the form, a worker does a small sum in the background; the form never waits for it.
for (const field of document.querySelectorAll("input[data-proof]")) {
  const work = () => {
    const worker = new Worker(field.dataset.worker);
    worker.onmessage = ({ data }) => { field.value = data; worker.terminate(); };
    worker.postMessage(field.dataset.proof);
  };
  // Browsers give their hash function to pages over TLS (and on the own machine) alone; elsewhere there is no proof.
  if (!window.Worker || !window.crypto?.subtle) break;
  if ("now" in field.dataset) work();
  else field.form.addEventListener("focusin", work, { once: true });
}

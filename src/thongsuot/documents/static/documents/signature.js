// A box to draw a signature in: what is drawn goes with the form as the picture that could be chosen instead.
const form = document.querySelector("form[data-signature]");
const pad = form?.querySelector("[data-signature-pad]");
const canvas = pad?.querySelector("canvas");

if (canvas) {
  const input = form.querySelector("input[name=image]");
  const pen = canvas.getContext("2d");
  let drawn = false;
  let ready = false;
  pad.hidden = false;
  canvas.style.touchAction = "none";
  pen.lineWidth = 5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#12306b";

  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...point(event));
    drawn = true;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...point(event));
    pen.stroke();
  });
  pad.querySelector("[data-signature-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    drawn = false;
  });
  form.addEventListener("submit", (event) => {
    if (ready || !drawn || input.files.length) return;
    event.preventDefault();
    canvas.toBlob((blob) => {
      const carried = new DataTransfer();
      carried.items.add(new File([blob], "chu-ky.png", { type: "image/png" }));
      input.files = carried.files;
      ready = true;
      form.requestSubmit();
    }, "image/png");
  });
}

// A box to draw a signature in: each stroke puts the picture where a chosen file would be, so that the form sends it.
const form = document.querySelector("form[data-signature]");
const pad = form?.querySelector("[data-signature-pad]");
const canvas = pad?.querySelector("canvas");

if (canvas) {
  const input = form.querySelector("input[name=image]");
  const pen = canvas.getContext("2d");
  let drawn = false;
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
  const carry = () => canvas.toBlob((blob) => {
    const carried = new DataTransfer();
    if (drawn) carried.items.add(new File([blob], "chu-ky.png", { type: "image/png" }));
    input.files = carried.files;
  }, "image/png");
  canvas.addEventListener("pointerup", carry);
  pad.querySelector("[data-signature-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    drawn = false;
    carry();
  });
}

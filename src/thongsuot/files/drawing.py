"""Draws pages of a PDF: `python -m thongsuot.files.drawing`, the PDF in, each page as a PNG behind its length out.

A process of its own, which `files.bounded` or the reader bounds: a PDF from anybody may take hours or all memory to
draw, or bring down the process that draws it. In grey at 200 dots an inch; with the argument `colour` in colour at 150.
"""

import io
import sys
from typing import BinaryIO

import pypdfium2

MOST_PAGES = 10
MOST_PIXELS = 12_000_000
INCH = 72
DOTS = {False: 200, True: 150}
COLOUR = "colour"
LENGTH = 8  # bytes before each page


def main(content: bytes, out: BinaryIO, colour: bool = False) -> int:
    """Write the pages to `out`; return the exit status, 1 for what is no PDF or breaks off."""
    try:
        document = pypdfium2.PdfDocument(content)
        for number in range(min(len(document), MOST_PAGES)):
            page = _drawn(document[number], colour)
            out.write(len(page).to_bytes(LENGTH, "big") + page)
    except pypdfium2.PdfiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _drawn(page: pypdfium2.PdfPage, colour: bool) -> bytes:
    width, height = page.get_size()
    scale = min(DOTS[colour] / INCH, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    packed = io.BytesIO()
    page.render(scale=scale, grayscale=not colour).to_pil().save(packed, "PNG", compress_level=1)
    page.close()
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer.read(), sys.stdout.buffer, COLOUR in sys.argv[1:]))

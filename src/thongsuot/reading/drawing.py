"""Draws pages of a PDF: `python -m thongsuot.reading.drawing`, the PDF in, each page as a PNG behind its length out.

A process of its own, which `engine` bounds: a PDF from anybody may take hours or all memory to draw, or bring down the
process that draws it.
"""

import io
import sys
from typing import BinaryIO

import pypdfium2

MOST_PAGES = 10
MOST_PIXELS = 12_000_000
PDF_SCALE = 200 / 72  # pages at 200 dots an inch
LENGTH = 8  # bytes before each page


def main(content: bytes, out: BinaryIO) -> int:
    """Write the pages in grey to `out`; return the exit status, 1 for what is no PDF or breaks off."""
    try:
        document = pypdfium2.PdfDocument(content)
        for number in range(min(len(document), MOST_PAGES)):
            page = _drawn(document[number])
            out.write(len(page).to_bytes(LENGTH, "big") + page)
    except pypdfium2.PdfiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(PDF_SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    packed = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(packed, "PNG", compress_level=1)
    page.close()
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer.read(), sys.stdout.buffer))

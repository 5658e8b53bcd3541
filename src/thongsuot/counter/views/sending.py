"""A paper just drawn as an answer: a file to save, kept nowhere on the way."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from thongsuot.files.responses import closed


def pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF under `name` (without ending) to be saved; no cache keeps it."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    answer = closed(answer)
    del answer["Accept-Ranges"]
    return answer

"""Pages and static text go out with gzip: a first visit costs at most 100,000 bytes, often paid by the byte."""

import gzip

from django.conf import settings
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

TEXT_TYPES = ("text/", "application/json", "application/javascript", "application/manifest+json", "image/svg+xml")
SMALLEST = 200
# How many random bytes lengthen a page, so that its size tells nothing of a secret in it (the BREACH attack).
RANDOM_BYTES = 100


class CompressMiddleware:
    """Compresses text for clients that take gzip. Attachments and fonts, compressed already, go out as they are.

    Stands outside whatever serves static files; these are compressed once a process and kept by path and time.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.kept: dict[tuple[str, str], bytes] = {}

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 200 and response.streaming:
            return response
        if response.has_header("Content-Encoding") or not response.get("Content-Type", "").startswith(TEXT_TYPES):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "gzip" not in request.headers.get("Accept-Encoding", "") or request.method == "HEAD":
            return response
        return self._static(request, response) if response.streaming else _page(response)

    def _static(self, request, response):
        if not request.path.startswith(settings.STATIC_URL):
            return response
        key = (request.path, response.get("Last-Modified", ""))
        if key not in self.kept:
            self.kept[key] = gzip.compress(b"".join(response.streaming_content), mtime=0)
        response.streaming_content = [self.kept[key]]
        return _marked(response, len(self.kept[key]))


def _page(response):
    if len(response.content) < SMALLEST:
        return response
    response.content = compress_string(response.content, max_random_bytes=RANDOM_BYTES)
    return _marked(response, len(response.content))


def _marked(response, length: int):
    """Return `response` with the headers of a compressed body; a strong ETag becomes weak, as RFC 9110 asks."""
    response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(length)
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"
    return response

"""An attachment as an HTTP answer that a browser can neither guess at nor run."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from thongsuot.files import queries, storage
from thongsuot.files.models import Attachment
from thongsuot.files.rules import MEDIA_TYPES

CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def download(attachment: Attachment, *, inline_ok: bool = False, request=None) -> HttpResponse | StreamingHttpResponse:
    """Return the content of `attachment`; photos and sound show in the page where `inline_ok`, all else is saved.

    The caller has checked that the reader may. With `request`, one byte range is honoured, so that sound can be wound.
    """
    form = MEDIA_TYPES[attachment.blob.media_type]
    size = attachment.blob.size
    start, stop, status = _part(request.headers.get("Range", "") if request else "", size)
    if status == 416:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        answer = StreamingHttpResponse(_chunks(queries.open(attachment), start, stop), status=status)
        answer["Content-Length"] = stop - start
    if status == 206:
        answer["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    answer["Content-Type"] = form.media_type
    answer["Content-Disposition"] = content_disposition_header(not (inline_ok and form.inline), attachment.name)
    return closed(answer)


def picture(sha256: str, name: str) -> HttpResponse:
    """Return the picture with this hash, made anew for the public, as `name`; neither its row nor its past is asked."""
    answer = HttpResponse(storage.path_of(sha256).read_bytes(), content_type="image/jpeg")
    answer["Content-Disposition"] = content_disposition_header(False, name)
    return closed(answer)


def closed(answer):
    """Return `answer` with the headers that keep a file from acting, from being guessed at and from caches."""
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _part(wanted: str, size: int) -> tuple[int, int, int]:
    """Return start, stop (not included) and status for a Range header; what is no single byte range gets it all."""
    match = _RANGE.fullmatch(wanted.strip())
    if not match or match[0] == "bytes=-":
        return 0, size, 200
    if not match[1]:
        start, stop = max(0, size - int(match[2])), size
    else:
        start, stop = int(match[1]), min(int(match[2]) + 1 if match[2] else size, size)
    return (start, stop, 206) if start < stop else (0, 0, 416)


def _chunks(file: BinaryIO, start: int, stop: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while start < stop and (chunk := file.read(min(CHUNK, stop - start))):
            start += len(chunk)
            yield chunk

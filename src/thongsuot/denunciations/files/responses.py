"""A sealed file as an HTTP answer: decrypted as it is sent, kept by no cache, neither guessed at nor run."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from thongsuot.files.responses import closed
from thongsuot.files.rules import MEDIA_TYPES


def download(plain: Iterator[bytes], *, name: str, media_type: str, size: int, inline_ok: bool = False):
    """Return `plain` (of `taking.open_file`) as an answer; the caller has checked and logged who reads.

    `inline_ok`: photos and sound show in the page, all else is saved.
    """
    form = MEDIA_TYPES[media_type]
    answer = StreamingHttpResponse(plain)
    answer["Content-Type"] = form.media_type
    answer["Content-Length"] = size
    answer["Content-Disposition"] = content_disposition_header(not (inline_ok and form.inline), name)
    closed(answer)
    answer["Accept-Ranges"] = "none"
    answer["Cache-Control"] = "no-store"
    return answer

"""Uploads too large are answered with a sentence before their body is read: neither disk nor memory fills."""

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation

from thongsuot.files.rules import LARGEST_FILE, LARGEST_REQUEST
from thongsuot.files.sentences import request_too_large

STATUS = 413


class RequestSizeMiddleware:
    """Refuses a request by its declared length; stands before every middleware that reads the body.

    WSGI hands Django no more than the declared length (and nothing where none is declared), so the declaration binds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _declared_length(request) <= LARGEST_REQUEST:
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            return _refusal(request)


class FileSizeHandler(FileUploadHandler):
    """Stands before Django's own handlers: a file over the largest limit goes no further than that limit.

    What is kept is one byte too many, so that `actions.store` refuses it with its own sentence. A page of
    `settings.WHOLE_UPLOADS` takes one file as large as a request.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.read = 0
        whole = self.request is not None and self.request.path_info in settings.WHOLE_UPLOADS
        self.most = LARGEST_REQUEST if whole else LARGEST_FILE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a chunk on to the next handler, cut where the file has grown too large; None passes nothing on."""
        room = self.most + 1 - self.read
        self.read += len(raw_data)
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def _refusal(request: HttpRequest) -> HttpResponse:
    """Return the sentence as JSON or as a page drawn without the request: no session or user is known yet."""
    if request.path.startswith(("/api/", "/open311/")):
        return JsonResponse({"error": request_too_large()}, status=STATUS)
    page = render_to_string("files/too_large.html", {"sentence": request_too_large()})
    return HttpResponse(page, status=STATUS)


def _declared_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0

import re

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from thongsuot.files.rules import LARGEST_FILE, LARGEST_REQUEST
from thongsuot.files.uploads import FileSizeHandler, RequestSizeMiddleware

TWO_GIGABYTES = str(2 * 1024**3)


class Untouchable:
    def read(self, *_):
        raise AssertionError("the body was read")


def send(path: str, length: str):
    request = RequestFactory().post(path)
    request.META |= {"CONTENT_LENGTH": length, "wsgi.input": Untouchable()}
    return RequestSizeMiddleware(lambda _request: HttpResponse("taken"))(request)


def test_two_gigabytes_are_answered_with_a_sentence_and_not_read():
    answer = send("/gui", TWO_GIGABYTES)
    assert answer.status_code == 413
    assert "vượt quá 110 MB" in answer.content.decode()


def test_the_api_gets_the_same_sentence_as_json():
    answer = send("/api/v1/cases", TWO_GIGABYTES)
    assert answer.status_code == 413
    assert b"110 MB" in answer.content


@pytest.mark.parametrize("length", ["0", "", "1000", str(LARGEST_REQUEST), "abc"])
def test_what_is_small_enough_or_declares_nothing_passes(length):
    assert send("/gui", length).content == b"taken"


def test_the_middleware_stands_before_all_that_read_the_body(settings):
    before = settings.MIDDLEWARE[: settings.MIDDLEWARE.index("thongsuot.files.uploads.RequestSizeMiddleware")]
    assert [name.rpartition(".")[2] for name in before] == [
        "HeadersMiddleware",
        "SecurityMiddleware",
        "CompressMiddleware",
        "CSPMiddleware",
        "MethodMiddleware",
        "PrivateMiddleware",
    ]
    assert settings.FILE_UPLOAD_HANDLERS[0] == "thongsuot.files.uploads.FileSizeHandler"


def test_no_more_of_a_file_is_passed_on_than_one_byte_over_the_limit():
    handler = FileSizeHandler()
    handler.new_file("files", "to.jpg", "image/jpeg", None)
    passed = 0
    for _chunk in range(40):
        kept = handler.receive_data_chunk(bytes(1024 * 1024), 0)
        passed += len(kept or b"")
    assert passed == LARGEST_FILE + 1
    assert handler.file_complete(passed) is None


def test_the_page_for_packages_takes_one_file_as_large_as_a_request():
    handler = FileSizeHandler(RequestFactory().post("/ban-lam-viec/nhan-vu-viec/"))
    handler.new_file("file", "goi.zip", "application/zip", None)
    kept = [handler.receive_data_chunk(bytes(1024 * 1024), 0) for _chunk in range(120)]
    assert sum(len(chunk or b"") for chunk in kept) == LARGEST_REQUEST + 1


@pytest.mark.parametrize(("language", "words"), [("vi", "Tệp gửi lên quá lớn"), ("en", "larger than")])
def test_the_answer_is_dressed_as_the_other_pages_in_both_languages(client, language, words):
    answer = client.post("/gui", headers={"accept-language": language}, CONTENT_LENGTH=TWO_GIGABYTES)
    page = answer.content.decode()
    assert (answer.status_code, f'<html lang="{language}">' in page) == (413, True)
    assert "web/thongsuot.css" in page and words in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert not re.search(r"<script|style=", page)

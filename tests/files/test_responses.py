import io
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import RequestFactory

from files import making
from thongsuot.core.actors import service
from thongsuot.core.refs import Ref
from thongsuot.files import actions, queries
from thongsuot.files.responses import download

AT = datetime(2026, 7, 1, 3, 0, tzinfo=UTC)
CASE = Ref("case", UUID("0197c000-0000-7000-8000-000000000001"))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def stored(content, name):
    return actions.store(upload=io.BytesIO(content), name=name, owner_ref=CASE, actor=service("test"), at=AT)


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def ask(wanted: str):
    return RequestFactory().get("/", headers={"Range": wanted})


def test_a_browser_can_neither_guess_nor_run_what_it_gets():
    answer = download(stored(making.picture(), "ảnh.jpg"))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    body(answer)


def test_a_name_in_vietnamese_is_saved_as_it_is():
    answer = download(stored(making.pdf(), "Đơn kiến nghị.pdf"), inline_ok=True)
    assert (
        answer["Content-Disposition"] == "attachment; filename*=utf-8''%C4%90%C6%A1n%20ki%E1%BA%BFn%20ngh%E1%BB%8B.pdf"
    )
    body(answer)


@pytest.mark.parametrize(("inline_ok", "begins"), [(True, "inline"), (False, "attachment")])
def test_a_photo_shows_in_the_page_only_where_the_room_wants_it(inline_ok, begins):
    answer = download(stored(making.picture(), "a.jpg"), inline_ok=inline_ok)
    assert answer["Content-Disposition"].startswith(begins)
    body(answer)


@pytest.mark.parametrize(
    ("wanted", "cut"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=4-99999", slice(4, None)),
    ],
)
def test_sound_can_be_wound(wanted, cut):
    attachment = stored(making.wav(), "loi.wav")
    whole = queries.open(attachment).read()
    answer = download(attachment, inline_ok=True, request=ask(wanted))
    assert answer.status_code == 206
    assert body(answer) == whole[cut]
    assert int(answer["Content-Length"]) == len(whole[cut])


@pytest.mark.parametrize("wanted", ["", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b"])
def test_any_other_range_gets_it_all(wanted):
    attachment = stored(making.wav(), "loi.wav")
    answer = download(attachment, request=ask(wanted))
    assert answer.status_code == 200
    assert len(body(answer)) == attachment.blob.size


@pytest.mark.parametrize("wanted", ["bytes=99999999-", "bytes=9-3"])
def test_a_range_outside_the_file_is_said_to_be_one(wanted):
    answer = download(stored(making.wav(), "loi.wav"), request=ask(wanted))
    assert answer.status_code == 416

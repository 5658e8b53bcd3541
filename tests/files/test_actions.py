import io
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from files import making
from thongsuot.core.actors import resident
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.files import actions, queries, rules, storage
from thongsuot.files.models import Attachment, Blob

AT = datetime(2026, 7, 1, 3, 0, tzinfo=UTC)
CASE = Ref("case", UUID("0197c000-0000-7000-8000-000000000001"))
OTHER = Ref("case", UUID("0197c000-0000-7000-8000-000000000002"))
HOA = resident(CASE.id)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def stored(content=None, name="anh.jpg", owner=CASE, **more) -> Attachment:
    upload = io.BytesIO(making.picture() if content is None else content)
    return actions.store(upload=upload, name=name, owner_ref=owner, actor=HOA, at=AT, **more)


def test_a_photo_is_stored_without_its_place_and_read_again():
    attachment = stored()
    with queries.open(attachment) as file:
        content = file.read()
    assert making.MARK not in content
    assert (attachment.kind, attachment.name, attachment.owner_ref) == ("photo", "anh.jpg", str(CASE))
    assert attachment.blob.size == len(content)
    assert attachment.blob.media_type == "image/jpeg"


def test_a_content_lies_under_its_hash_readable_by_us_alone():
    path = storage.path_of(stored().blob.sha256)
    assert path.parent.parent.parent == storage.root()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_content_twice_is_stored_once():
    one, other = stored(), stored(owner=OTHER, name="khac.jpg")
    assert one.blob_id == other.blob_id
    assert Blob.objects.count() == 1
    assert len([path for path in storage.root().rglob("*") if path.is_file()]) == 1


def test_a_zip_named_jpg_is_refused_with_the_remedy_and_nothing_is_kept():
    with pytest.raises(Invalid) as refused:
        stored(making.plain_zip(), "anh.jpg")
    assert refused.value.field == "files"
    assert str(refused.value) == ("Tệp “anh.jpg” thực ra là tệp nén (ZIP). Giải nén rồi gửi từng ảnh, PDF hoặc Word.")
    assert not list(storage.root().rglob("*"))
    assert not Attachment.objects.exists()


def test_a_photo_named_pdf_is_taken_as_the_photo_it_is():
    assert stored(name="don.pdf").name == "don.jpg"


def test_a_page_scanned_at_the_counter_is_a_scan():
    assert stored(scan=True).kind == "scan"


class Endless:
    """Two gigabytes of nothing, that counts how much of it was asked for."""

    given = 0

    def read(self, size):
        if self.given > 2 * 1024**3:
            return b""
        self.given += size
        return b"\xff\xd8\xff" + bytes(size - 3)


def test_reading_stops_at_the_largest_file_we_take():
    upload = Endless()
    with pytest.raises(Invalid, match="lớn hơn 10 MB"):
        actions.store(upload=upload, name="to.jpg", owner_ref=CASE, actor=HOA, at=AT)
    assert upload.given <= rules.LARGEST_FILE + 2 * actions.CHUNK


def test_a_submission_brings_ten_files_at_once():
    actions.check_count(10)
    with pytest.raises(Invalid, match="10 tệp"):
        actions.check_count(11)


def test_one_thing_holds_no_more_than_a_hundred_files(monkeypatch):
    monkeypatch.setattr(rules, "FILES_OF_ONE_THING", 1)
    stored()
    with pytest.raises(Invalid, match="đủ 1 tệp"):
        stored()


def test_a_thing_sees_its_own_files():
    mine, redacted = stored(), stored(making.picture("PNG"), public=True)
    stored(owner=OTHER)
    assert queries.of(CASE) == [mine, redacted]


def test_a_thing_shares_the_content_of_anothers_files_without_a_second_copy():
    mine = stored()
    actions.share(owner_ref=CASE, with_ref=OTHER)
    [theirs] = queries.of(OTHER)
    assert (theirs.blob_id, theirs.name, theirs.kind) == (mine.blob_id, mine.name, mine.kind)
    assert theirs.pk != mine.pk


def test_discarding_leaves_the_content_to_whoever_shares_it(django_capture_on_commit_callbacks):
    one, other = stored(), stored(owner=OTHER)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(attachment_id=one.pk, at=AT)
    assert queries.of(CASE) == []
    assert queries.open(other).read()


def test_discarding_the_last_attachment_destroys_the_content_and_keeps_its_row(django_capture_on_commit_callbacks):
    attachment = stored()
    path = storage.path_of(attachment.blob.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(attachment_id=attachment.pk, at=AT)
        actions.discard(attachment_id=attachment.pk, at=AT)
    attachment.refresh_from_db()
    assert not path.exists()
    assert attachment.removed_at == AT
    assert not Blob.objects.exists()
    with pytest.raises(NotFound):
        queries.open(attachment)


def test_a_content_taken_up_again_before_its_file_goes_stays():
    attachment = stored()
    assert not actions.drop_if_unused(attachment.blob.sha256)
    assert queries.open(attachment).read()


def rolled_back() -> str:
    with transaction.atomic():
        sha256 = stored().blob.sha256
        transaction.set_rollback(True)
    return sha256


def age(sha256: str, by: timedelta) -> None:
    then = (AT - by).timestamp()
    os.utime(storage.path_of(sha256), (then, then))


def test_a_transaction_that_never_commits_leaves_an_orphan_that_the_sweep_removes_after_a_day():
    sha256 = rolled_back()
    age(sha256, timedelta(hours=23))
    assert actions.sweep(at=AT) == 0
    age(sha256, timedelta(hours=25))
    assert actions.sweep(at=AT) == 1
    assert not storage.path_of(sha256).exists()


def test_the_sweep_leaves_what_is_in_use_however_old():
    attachment = stored()
    age(attachment.blob.sha256, timedelta(days=400))
    assert actions.sweep(at=AT) == 0
    assert queries.open(attachment).read()


def test_an_orphan_taken_up_again_is_used():
    sha256 = rolled_back()
    age(sha256, timedelta(days=3))
    assert stored().blob.sha256 == sha256
    assert actions.sweep(at=AT) == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from django.conf import settings
settings.configure(DATA_DIR=sys.argv[1])
from thongsuot.files import storage
Path.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
storage.write("ab" * 32, b"content")
"""


def test_a_process_killed_while_writing_leaves_no_half_content_and_the_sweep_tidies_up(own_folder):
    killed = subprocess.run([sys.executable, "-c", KILLED, str(own_folder)], env={"PYTHONPATH": "src"}, check=False)
    assert killed.returncode == -9
    assert not storage.path_of("ab" * 32).exists()
    unfinished = next((storage.root() / "incoming").iterdir())
    os.utime(unfinished, ((AT - timedelta(days=2)).timestamp(),) * 2)
    actions.sweep(at=AT)
    assert not unfinished.exists()

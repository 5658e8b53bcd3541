import os

import pytest

from denunciations.making import Room, text_file
from thongsuot.denunciations import jobs
from thongsuot.denunciations.files import storage
from thongsuot.denunciations.models import SealedFile


@pytest.mark.django_db
def test_the_sweep_leaves_the_files_of_denunciations_and_takes_what_failed_transactions_left(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    Room().receive(uploads=(text_file(),))
    kept = SealedFile.objects.get().place
    left = storage.keep([b"of a transaction that failed"], b"k" * 32)
    for place in (kept, left):
        os.utime(storage.path_of(place), (0, 0))
    assert jobs.sweep_files(0) == 1
    assert [storage.path_of(place).exists() for place in (kept, left)] == [True, False]

"""What every test of the search stands on: an index folder of its own, and the cast."""

import pytest


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def people():
    from cast import cast  # noqa: PLC0415  has models, and this file is read before Django is set up

    return cast()

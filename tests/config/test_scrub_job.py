"""The nightly job that takes destroyed words off the disk: only after something was destroyed, only where it may."""

from datetime import UTC, datetime, timedelta

import pytest

from thongsuot.config import jobs
from thongsuot.config.env import Env
from thongsuot.config.scrubbing import Scrubbed, mark, scrubbed_at

AT = datetime(2026, 7, 20, 20, 30, tzinfo=UTC)
WHOLE, BUSY = Scrubbed(("cases_content",), (), True), Scrubbed((), ("cases_content",), True)


@pytest.fixture
def night(monkeypatch, tmp_path):
    """Return a function that lets one night pass: what was destroyed when, and how the scrubbing ends."""

    def pass_one(*, destroyed, ends=WHOLE, owner="postgresql://owner@127.0.0.1:1/x"):
        asked = []
        monkeypatch.setattr(jobs, "urls", lambda: {"owner": owner} if owner else {})
        monkeypatch.setattr(jobs, "env", lambda: Env(data_dir=tmp_path))
        monkeypatch.setattr(jobs, "now", lambda: AT)
        monkeypatch.setattr(jobs, "last_destroyed", lambda: destroyed)
        monkeypatch.setattr(jobs, "scrub", lambda url: asked.append(url) or ends)
        return jobs.scrub_destroyed(timestamp=0), len(asked)

    return pass_one


def test_a_night_after_which_nothing_was_destroyed_rewrites_nothing(night):
    assert night(destroyed=None) == (False, 0)


def test_what_was_destroyed_goes_once(night, tmp_path):
    assert night(destroyed=AT - timedelta(hours=9)) == (True, 1)
    assert scrubbed_at(tmp_path) == AT
    assert night(destroyed=AT - timedelta(hours=9)) == (False, 0)


def test_what_was_destroyed_since_goes_the_next_night(night, tmp_path):
    mark(tmp_path, AT - timedelta(days=1))
    assert night(destroyed=AT - timedelta(hours=1)) == (True, 1)


def test_a_table_in_use_leaves_it_for_the_next_night(night, tmp_path):
    assert night(destroyed=AT - timedelta(hours=9), ends=BUSY) == (False, 1)
    assert scrubbed_at(tmp_path) is None


def test_without_the_owner_s_address_nothing_is_tried(night):
    assert night(destroyed=AT - timedelta(hours=9), owner="") == (False, 0)

import pytest

from thongsuot.files import actions, jobs


@pytest.mark.django_db
def test_the_nightly_job_sweeps(monkeypatch):
    swept = []
    monkeypatch.setattr(actions, "sweep", lambda *, at: swept.append(at) or 3)
    assert jobs.sweep(timestamp=0) == 3
    assert swept[0].tzinfo is not None


def test_the_job_runs_once_a_day():
    registered = jobs.app.periodic_registry.periodic_tasks
    assert [task.cron for (name, _), task in registered.items() if name == "thongsuot.files.jobs.sweep"] == [
        "20 19 * * *"
    ]

"""Models of suggestions that learn from officers' decisions: kept by version, put back, told of on a page."""

import zlib

import pytest

from cast import actor, cast
from lives import DAY, Life, instant
from thongsuot.cases.actions import learning
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.models import Act, Case, Content, SuggestionFile, SuggestionModel, SuggestionUse
from thongsuot.cases.queries import learned
from thongsuot.cases.queries.decided import decided
from thongsuot.cases.queries.quality import taken
from thongsuot.cases.queries.suggesting import topics_for
from thongsuot.core.actors import service
from thongsuot.core.errors import NotAllowedNow, NotFound, Refused
from thongsuot.language.training import train
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
WHAT = {"kind": "petition", "topic": "utilities.lighting", "title": "Đèn đường thôn Suối Thông"}
LAMPS = [("Đèn đường thôn tối om, xin thêm bóng đèn", "utilities.lighting"),
         ("Đường đầy ổ gà, xe máy ngã", "transport.road")] * 30  # fmt: skip
JOB = {"actor": service("learning"), "at": instant(DAY)}


@pytest.fixture(autouse=True)
def fresh():
    learned.forget()
    yield
    learned.forget()


@pytest.fixture
def root(people):
    return actor(people.province_administrator, on=DAY)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def rows(people, monkeypatch):
    monkeypatch.setattr(learning, "decided", lambda name: LAMPS)


def quick(_name, rows):
    return train(*zip(*rows, strict=True))


def all_wrong(_name, rows):
    swapped = {"utilities.lighting": "transport.road", "transport.road": "utilities.lighting"}
    return quick("", [(text, swapped[label]) for text, label in rows])


def good_on_reports(monkeypatch):
    monkeypatch.setattr(learning, "reported", lambda: [])


def test_what_was_suggested_stands_beside_what_the_officer_decided_without_a_word():
    life = Life(channel="letter")
    screen(**life.by("receptionist"), **WHAT)
    kept = Act.objects.get(case=life.case, verb="screen").details["suggested"]
    assert kept["topic"] and kept["kind"] and len(kept["by"]) == 2
    assert all("." in code and " " not in code for code in kept["topic"])
    counted = taken("topic", DAY)
    assert [(each.label, each.number) for each in counted] == [("utilities.lighting", 1)]
    assert counted[0].first + counted[0].second + counted[0].third + counted[0].other == 1


def test_what_an_officer_decided_is_learned_from_and_what_was_erased_is_gone():
    life = Life(channel="letter")
    assert decided("topic") == []
    screen(**life.by("receptionist"), **WHAT)
    text = Content.objects.get(case=life.case).text
    assert decided("topic") == [(text, "utilities.lighting")]
    assert decided("kind") == [(text, "petition")]
    Content.objects.filter(case=life.case).update(text="")
    assert decided("topic") == []


@pytest.mark.parametrize("change", [{"practice": True}, {"kind": "denunciation"}, {"kind": "mixed"}])
def test_practice_and_whatever_accuses_is_never_learned_from(change):
    life = Life(channel="letter")
    screen(**life.by("receptionist"), **WHAT)
    Case.objects.filter(pk=life.case.pk).update(**change)
    assert decided("topic") == decided("kind") == []


def test_of_few_decisions_nothing_is_learned(monkeypatch):
    monkeypatch.setattr(learning, "decided", lambda name: LAMPS[: learning.FEWEST - 1])
    assert learning.learn(name="topic", by=quick, **JOB) is None
    assert not SuggestionModel.objects.exists()


def test_a_model_no_worse_than_before_guesses_from_now_on_and_is_in_the_book(rows, monkeypatch):
    good_on_reports(monkeypatch)
    made = learning.learn(name="topic", by=quick, **JOB)
    assert (made.better, made.number, made.decided) == (True, 1, 54)
    learned.forget()
    assert learned.held("topic").version == made.version
    assert topics_for("Xin thêm bóng đèn đường cho thôn")[0].topic.code == "utilities.lighting"
    assert Entry.objects.get(verb="suggestions.learn").subject_ref == f"suggestions:{made.pk}"


def test_a_worse_model_is_told_of_and_not_taken_up(rows, monkeypatch):
    good_on_reports(monkeypatch)
    before = learned.held("topic").version
    made = learning.learn(name="topic", by=all_wrong, **JOB)
    assert not made.better and not SuggestionUse.objects.exists()
    learned.forget()
    assert learned.held("topic").version == before


def test_a_model_that_is_worse_on_the_texts_that_ship_is_not_taken_up(rows):
    assert not learning.learn(name="topic", by=quick, **JOB).better


def test_the_same_decisions_make_no_second_version(rows, monkeypatch):
    good_on_reports(monkeypatch)
    learning.learn(name="topic", by=quick, **JOB)
    assert learning.learn(name="topic", by=quick, **JOB) is None


def test_two_workers_that_learned_the_same_keep_it_once(rows, monkeypatch):
    given = {"name": "topic", "made": quick("", LAMPS), "number": 54, "found": {}, **JOB}
    assert learning.keep(**given) and learning.keep(**given) is None
    assert SuggestionModel.objects.count() == 1


@pytest.mark.parametrize("of", [b"{}", "gone"])
def test_a_model_that_an_upgrade_cannot_take_up_gives_way_to_the_one_that_ships(rows, monkeypatch, of):
    good_on_reports(monkeypatch)
    shipped = learned.held("topic").version
    learning.learn(name="topic", by=quick, **JOB)
    packed = of if of == b"{}" else quick("", [(text, f"{of}.{label}") for text, label in LAMPS]).as_bytes()
    SuggestionFile.objects.update(packed=zlib.compress(packed))
    learned.forget()
    assert learned.held("topic").version == shipped


def test_learning_that_dies_half_way_leaves_the_old_model(rows):
    def dies(_name, _rows):
        raise KeyboardInterrupt

    before = learned.held("topic").version
    with pytest.raises(KeyboardInterrupt):
        learning.learn(name="topic", by=dies, **JOB)
    learned.forget()
    assert learned.held("topic").version == before and not SuggestionModel.objects.exists()


def test_another_process_takes_the_new_model_up_within_a_minute(rows, monkeypatch):
    good_on_reports(monkeypatch)
    clock = [100.0]
    monkeypatch.setattr(learned.time, "monotonic", lambda: clock[0])
    before = learned.held("topic").version
    monkeypatch.setattr(learning, "forget", lambda: None)  # it is another process that learned
    made = learning.learn(name="topic", by=quick, **JOB)
    assert learned.held("topic").version == before
    clock[0] += 60
    assert learned.held("topic").version == made.version


def test_an_older_version_is_put_back_by_one_act(rows, monkeypatch, root):
    good_on_reports(monkeypatch)
    made = learning.learn(name="topic", by=quick, **JOB)
    learning.put_back(name="topic", model_id=None, actor=root, at=instant(DAY))
    learned.forget()
    assert learned.held("topic").version != made.version
    learning.put_back(name="topic", model_id=made.pk, actor=root, at=instant(DAY))
    learned.forget()
    assert learned.held("topic").version == made.version
    assert Entry.objects.filter(verb="suggestions.put_back").count() == 2
    with pytest.raises(NotAllowedNow):
        learning.put_back(name="topic", model_id=made.pk, actor=root, at=instant(DAY))
    with pytest.raises(NotFound):
        learning.put_back(name="kind", model_id=made.pk, actor=root, at=instant(DAY))


def test_only_the_administrator_of_everything_puts_back_and_lets_learn():
    officer = Life(channel="letter").by("receptionist")["actor"]
    with pytest.raises(Refused):
        learning.put_back(name="topic", model_id=None, actor=officer, at=instant(DAY))
    with pytest.raises(Refused):
        learning.ask_to_learn(actor=officer)

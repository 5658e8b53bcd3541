"""Everything derived follows from the acts, and every act is what its ledger entry commits to."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from cast import make_post
from lives import DAY, Life, instant, photo
from thongsuot.cases.actions.alarm import acknowledge_alarm, raise_alarm
from thongsuot.cases.actions.answer import send_back
from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.ending import guide, return_case, withdraw
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.joining import join, tell_apart, unjoin
from thongsuot.cases.actions.labelling import add_label, label, note
from thongsuot.cases.actions.moving import transfer, transfer_out
from thongsuot.cases.actions.people import reissue_secret, reveal_party
from thongsuot.cases.actions.rate import close, close_after, rate, reopen
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.record import DERIVED, canonical_act, duty_digest, event_of, wanted_sights
from thongsuot.cases.actions.screening import ask_supplement, screen, supplement
from thongsuot.cases.actions.splitting import Part, split
from thongsuot.cases.actions.time import extend, resume, suspend
from thongsuot.cases.actions.urging import answer_urge, urge
from thongsuot.cases.actions.work import answer_coordination, coordinate
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.fold import fold
from thongsuot.cases.rules.transitions import TRANSITIONS
from thongsuot.core.actors import STRANGER, resident
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.ledger.rules import commitment

pytestmark = pytest.mark.django_db
WHAT = {"kind": "feedback", "topic": "utilities.lighting", "title": "Đèn đường"}


def who_of(moment):
    return {name: value for name, value in moment.items() if name != "case_id"}


@pytest.fixture
def story():
    return Story()


class Story:
    """Many cases through every verb of the table but those that only look."""

    def __init__(self):
        self.first = Life(channel="letter", persons=6, uploads=(photo(),))
        self.people = self.first.people
        make_post(self.people.nobody, self.people.other_commune, "receptionist")

    def life(self):
        return Life(self.people)

    def by_resident(self, life, on=DAY):
        return {"case_id": life.case.pk, "actor": resident(life.case.pk), "on": on, "at": instant(on)}

    def tell(self):
        self._answered_and_reopened()
        self._moved()
        self._ended()
        self._joined_and_split()
        self._urged_and_alarmed()

    def _answered_and_reopened(self):
        life = self.first
        ask_supplement(missing="Cột số mấy?", **life.by("receptionist", date(2026, 7, 16)))
        supplement(text="Cột số 14.", uploads=[photo()], **self.by_resident(life, date(2026, 7, 17)))
        screen(**WHAT, items=("Sửa đèn đường", "Thông cống"), **life.by("receptionist"))
        correct(correction=Correction(received_on=date(2026, 7, 14)), reason="Dấu đến.", **life.by("receptionist"))
        life.screened = lambda: life
        life.assigned()
        coordinate(
            unit_id=self.people.office.pk, question="Ai quản lý?", due_on=date(2026, 7, 24), **life.by("economics_head")
        )
        suspend(ground="expert", **life.by("head"))
        resume(**life.by("head", date(2026, 7, 22)))
        extend(days=5, ground="works", **life.by("head", date(2026, 7, 22)))

    def _moved(self):
        away = self.life()
        transfer(unit_id=self.people.other_commune.pk, basis="Đường xã bạn.", **away.by("receptionist"))
        transfer(unit_id=self.people.commune.pk, basis="Không phải.", **away.by("nobody", date(2026, 7, 21)))
        transfer_out(name="Bộ Xây dựng", basis="Quốc lộ.", **self.life().by("receptionist"))

    def _ended(self):
        guide(where="Sở Xây dựng.", **self.life().by("receptionist"))
        return_case(reason="unclear", text="Chưa rõ.", **self.life().by("receptionist"))
        withdraw(**self.by_resident(self.life().assigned()))
        life = self.life().submitted()
        send_back(reason="Thiếu ảnh.", **life.by("head"))
        life = self.life().answered()
        rate(done=[1], **self.by_resident(life))
        reopen(not_done=[2], missing="Cống còn tắc.", **self.by_resident(life, DAY + timedelta(days=2)))
        life = self.life().answered()
        rate(done=[1, 2], **self.by_resident(life))
        life = self.life().answered()
        rate(done=[1], **self.by_resident(life))
        close(**life.by("head", DAY + close_after()))

    def _joined_and_split(self):
        main, one = self.life(), self.life().accepted()
        join(main_code=main.case.code, reason="Cùng việc.", **one.by("receptionist"))
        unjoin(reason="Khác việc.", **one.by("receptionist"))
        tell_apart(main_code=main.case.code, reason="Khác nơi.", **one.by("receptionist"))
        join(main_code=main.case.code, reason="Cùng việc.", **one.by("receptionist"))
        split(parts=[Part(text="Đèn."), Part(text="Cống.", kind="petition")], **self.life().by("receptionist"))

    def _urged_and_alarmed(self):
        life = self.life()
        urge(text="Báo cáo.", due_on=date(2026, 7, 24), **life.by("supervisor"))
        answer_urge(text="Đang làm.", **life.by("handler"))
        raise_alarm(reason="Dây điện đứt.", **life.by("handler"))
        acknowledge_alarm(**life.by("head"))
        reveal_party(reason="Gọi hỏi.", **life.by("handler"))
        reissue_secret(identity="cccd", **life.by("receptionist"))
        note(text="Đã gọi hai lần.", **life.by("handler"))
        here = add_label(unit_id=self.people.commune.pk, name="chờ bản đồ", **who_of(life.by("head")))
        label(add=[here.pk], **life.by("handler"))


def test_the_story_tells_every_verb_that_changes_a_case(story):
    story.tell()
    told = set(Act.objects.values_list("verb", flat=True))
    untold = {"answer_coordination", "withdraw_publication", "open_signatories"}
    assert {transition.verb for transition in TRANSITIONS} - told == untold


def test_every_derived_column_of_every_case_follows_from_its_acts(story):
    story.tell()
    for case in Case.objects.all():
        derived = fold(event_of(act) for act in case.acts.all())
        assert {name: getattr(case, name) for name in DERIVED} == {name: getattr(derived, name) for name in DERIVED}


def test_every_sight_follows_from_columns_and_acts(story):
    story.tell()
    for case in Case.objects.all():
        assert {(sight.unit_id, sight.why) for sight in case.sights.all()} == wanted_sights(case)


def test_every_duty_follows_from_its_acts(story):
    story.tell()
    for duty in Duty.objects.all():
        clock = duty.clock()
        holder = (UUID(clock.holder_unit), UUID(clock.holder_officer) if clock.holder_officer else None)
        assert (duty.holder_unit_id, duty.holder_officer_id) == holder
        for name in ("state", "starts_on", "due_on", "remind_on", "rule_code", "ended_on"):
            assert getattr(duty, name) == getattr(clock, name), (duty.task, name)


def test_no_ended_case_owes_anything_and_every_open_one_owes_an_answer(story):
    story.tell()
    for case in Case.objects.all():
        owed = set(
            Duty.objects.filter(about_ref=f"case:{case.pk}", state__in=("open", "suspended"), part="lead").values_list(
                "task", flat=True
            )
        )
        assert ("answer" in owed) is (case.ended_on is None and case.state != "answered"), case.state
        assert not owed or case.ended_on is None


def test_every_act_is_what_its_entry_commits_to(story):
    story.tell()
    for act in Act.objects.select_related("entry", "content"):
        canonical = canonical_act(act, act.content.texts)
        assert commitment(bytes(act.content.key), canonical) == bytes(act.entry.commitment)


def test_every_act_on_a_duty_of_a_case_is_committed_to_by_an_act_of_that_case(story):
    story.tell()
    committed = {}
    for act in Act.objects.all():
        committed |= act.details.get("duties", {})
    alone = [one for one in DutyAct.objects.filter(entry=None) if committed.get(str(one.pk)) != duty_digest(one)]
    assert alone == []


def test_one_entry_an_act(story):
    story.tell()
    entries = list(Act.objects.values_list("entry_id", flat=True))
    assert len(entries) == len(set(entries))


def test_a_changed_word_no_longer_matches_its_entry(story):
    act = story.first.case.acts.select_related("entry", "content").get()
    changed = canonical_act(act, act.content.texts | {"text": "Chữ khác."})
    assert commitment(bytes(act.content.key), changed) != bytes(act.entry.commitment)


def test_a_coordination_answered_after_the_case_moved_leaves_it_whole(story):
    life = story.life().assigned()
    case = coordinate(
        unit_id=story.people.office.pk, question="Ai?", due_on=date(2026, 7, 24), **life.by("economics_head")
    )
    make_post(story.people.nobody, story.people.office, "handler")
    asked = case.coordinations.get()
    answer_coordination(coordination_id=asked.pk, text="Điện lực.", **life.by("nobody"))
    assert fold(event_of(act) for act in case.acts.all()).revision == Case.objects.get(pk=case.pk).revision


def test_a_receipt_counts_from_one(story):
    given = Submission(text="Cống tắc.")
    case = receive(given=given, unit=story.people.commune, actor=STRANGER, on=DAY, at=instant(DAY))
    assert (case.revision, case.acts.get().number) == (1, 1)

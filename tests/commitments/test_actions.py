"""Every act on a promise: what it writes, what it refuses, and that all of it can be made again from the acts."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from cast import actor, cast
from commitments.making import DUE, SAID, TEXT, copy, do, kept, make, promised, renewed, shown
from lives import LAMP, Life, instant, moment, photo
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.commitments import actions, rules
from thongsuot.commitments.actions.record import DERIVED
from thongsuot.commitments.models import Commitment, CommitmentActContent, PublishedCommitment, PublishedFile
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def rebuilt(commitment: Commitment) -> None:
    """Fail unless every derived column is what the acts make of it, and the duty says the same."""
    commitment.refresh_from_db()
    promise = commitment.promise()
    assert {name: getattr(promise, name) for name in DERIVED} == {name: getattr(commitment, name) for name in DERIVED}
    duty = Duty.objects.get(pk=commitment.duty_id)
    assert duty.state == {"running": "open", "kept": "met", "broken": "waived", "withdrawn": "waived"}[commitment.state]
    if commitment.state == "running":
        assert duty.due_on == commitment.due_on


def test_a_promise_becomes_a_duty_with_owner_day_and_basis(people):
    commitment = make(people, uploads=(photo("bien-ban.png"),))
    duty = commitment.duty
    assert (duty.task, duty.due_on, duty.holder_unit, duty.holder_officer) == (
        "promise", DUE, people.economics, people.economics_handler,
    )  # fmt: skip
    assert duty.label == "Lời hứa số 1/2026" and duty.basis == "Đối thoại, 15/7/2026"
    assert commitment.content.text == TEXT and commitment.publicity == "waiting"
    assert Attachment.objects.of(commitment.ref).count() == 1
    assert Entry.objects.filter(subject_ref=str(commitment.ref)).count() == 1
    rebuilt(commitment)


def test_what_was_renewed_keeps_every_day_that_was_promised_before(people):
    commitment = make(people)
    renewed(people, commitment, date(2026, 8, 10), date(2026, 9, 15))
    renewed(people, commitment, date(2026, 9, 20), date(2026, 10, 4))  # a Sunday: the next working day
    commitment.refresh_from_db()
    assert commitment.promise().days == (DUE, date(2026, 9, 15), date(2026, 10, 5))
    assert (commitment.first_due_on, commitment.due_on, commitment.renewals) == (DUE, date(2026, 10, 5), 2)
    rebuilt(commitment)


@pytest.mark.parametrize(
    ("on", "due_on", "error"),
    [
        pytest.param(date(2026, 8, 1), DUE, Invalid, id="the same day"),
        pytest.param(date(2026, 8, 20), date(9999, 12, 31), Invalid, id="a year typed wrongly"),
        pytest.param(date(2026, 8, 20), date(2026, 8, 19), Invalid, id="a day that has passed"),
        pytest.param(DUE + timedelta(days=31), date(2026, 12, 1), NotAllowedNow, id="broken by the days that passed"),
    ],
)
def test_a_new_day_is_later_and_comes_while_there_is_still_a_promise(people, on, due_on, error):
    with pytest.raises(error):
        renewed(people, make(people), on, due_on)


def test_kept_needs_evidence_and_meets_the_duty(people):
    commitment = make(people)
    with pytest.raises(NotAllowedNow):
        do(people, commitment, "keep", "economics_handler", DUE)
    kept(people, commitment, DUE)
    rebuilt(commitment)
    assert commitment.standing(date(2026, 12, 1)) == "kept"


def test_an_earlier_day_of_keeping_says_why_it_comes_late(people):
    commitment = shown(people, make(people), date(2026, 8, 20))
    given = {"kept_on": date(2026, 8, 13)}
    with pytest.raises(Invalid, match="vì sao"):
        do(people, commitment, "keep", "economics_handler", date(2026, 8, 20), **given)
    do(people, commitment, "keep", "economics_handler", date(2026, 8, 20), reason="Cán bộ nghỉ phép.", **given)
    rebuilt(commitment)
    assert commitment.ended_on == date(2026, 8, 13)
    assert commitment.standing(date(2026, 8, 20)) == "kept"


def test_rejected_evidence_lets_what_was_called_kept_run_again_to_its_day(people):
    commitment = kept(people, make(people), date(2026, 8, 5))
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 7), reason="Ảnh chụp ở nơi khác.")
    rebuilt(commitment)
    assert (commitment.state, commitment.evidence, commitment.due_on) == ("running", 0, DUE)
    renewed(people, commitment, date(2026, 8, 10), date(2026, 9, 1))
    kept(people, commitment, date(2026, 8, 28))
    rebuilt(commitment)


def test_broken_is_judged_only_after_the_day_and_what_is_kept_after_that_is_late(people):
    commitment = make(people)
    with pytest.raises(NotAllowedNow):
        do(people, commitment, "judge_broken", "supervisor", DUE, reason="Đèn chưa sáng.")
    do(people, commitment, "judge_broken", "supervisor", DUE + timedelta(days=1), reason="Đèn chưa sáng.")
    rebuilt(commitment)
    assert commitment.standing(date(2026, 8, 20)) == "broken"
    with pytest.raises(NotAllowedNow):
        renewed(people, commitment, date(2026, 8, 20), date(2026, 9, 20))
    kept(people, commitment, date(2026, 8, 25))
    rebuilt(commitment)
    assert commitment.standing(date(2026, 8, 25)) == "kept-late" and commitment.judged_on == date(2026, 8, 15)


def test_what_was_written_down_wrongly_is_taken_back_and_stays_to_be_read(people):
    commitment = make(people)
    do(people, commitment, "withdraw", "head", date(2026, 7, 20), reason="Ghi nhầm buổi.")
    rebuilt(commitment)
    assert [act.verb for act in commitment.acts.all()] == ["made", "withdrawn"]
    with pytest.raises(NotAllowedNow):
        shown(people, commitment, date(2026, 7, 21))


def test_handing_over_moves_the_duty_and_not_the_day(people):
    commitment = make(people)
    with pytest.raises(Invalid) as refused:
        do(people, commitment, "hand_over", "head", SAID, holder_unit_id=people.other_commune.pk, reason="Khác.")
    assert refused.value.field == "holder_unit"
    do(people, commitment, "hand_over", "head", SAID, holder_unit_id=people.office.pk, reason="Đúng việc văn phòng.")
    commitment.duty.refresh_from_db()
    assert commitment.duty.holder_unit == people.office and commitment.duty.holder_officer is None
    rebuilt(commitment)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"wanted": ""}, "wanted"),
        ({"said_by": ""}, "said_by"),
        ({"said_by": "Chủ tịch xã, ông Nguyễn Văn Bình"}, "said_by"),
        ({"source": "rumour"}, "source"),
        ({"said_on": date(2026, 7, 16)}, "said_on"),
        ({"due_on": date(2026, 7, 14)}, "due_on"),
        ({"due_on": date(2046, 7, 14)}, "due_on"),
        ({"holder_officer_id": "elsewhere"}, "holder_officer"),
    ],
)
def test_what_is_wrong_with_a_promise_is_said_beside_its_field(people, changes, field):
    changes = {name: getattr(people, value).pk if value == "elsewhere" else value for name, value in changes.items()}
    with pytest.raises(Invalid) as refused:
        make(people, **changes)
    assert refused.value.field == field


def test_a_thing_that_the_maker_may_not_see_answers_as_one_that_is_not_there(people):
    given = Submission(text=LAMP, items=(LAMP,), topic="environment", title="Đèn đường")
    hidden = receive(given=given, unit=people.other_commune, actor=STRANGER, **moment(SAID))
    told = []
    for pk in (hidden.pk, new_id()):
        with pytest.raises(Invalid) as refused:
            make(people, about=Ref("case", pk))
        told.append((refused.value.field, refused.value.sentence))
    assert told[0] == told[1] and told[0][0] == "about" and not Commitment.objects.exists()
    mine = Life(people, title="").accepted().case
    assert make(people, about=Ref("case", mine.pk)).about_ref == f"case:{mine.pk}"


def test_several_promises_of_one_text_are_written_down_all_or_none(people):
    by = {"actor": actor(people.handler), **moment(SAID)}
    good, bad = promised(text="Xã sẽ thông cống trước ngày 1/9/2026."), promised(text="")
    with pytest.raises(Invalid) as refused:
        actions.make_several(unit_id=people.commune.pk, promises=[good, bad], **by)
    assert refused.value.field == "text-1" and not Commitment.objects.exists()
    made = actions.make_several(unit_id=people.commune.pk, promises=[good, promised()], **by)
    assert [one.shown_number for one in made] == ["1/2026", "2/2026"]


def test_the_same_promise_sent_twice_is_one_and_another_officer_is_told_of_it(people):
    def press(by="handler", **changes) -> Commitment:
        who = actor(getattr(people, by))
        return actions.make(unit_id=people.commune.pk, promised=promised(**changes), actor=who, **moment(SAID))

    first = press()
    assert press(text=f" {TEXT}\r\n").pk == first.pk
    assert (first.acts.count(), Duty.objects.filter(about_ref=str(first.ref)).count()) == (1, 1)
    with pytest.raises(Invalid, match="lời hứa số 1/2026") as refused:
        press(by="head")
    assert refused.value.field == "text"
    other = (
        {"due_on": date(2026, 9, 1)},
        {"heard_in": "Thư trả lời"},
        {"source": "letter"},
        {"text": "Xã sẽ thông cống."},
    )
    assert len({press(**changes).pk for changes in other} | {first.pk}) == 5
    do(people, first, "withdraw", "head", date(2026, 7, 20), reason="Ghi nhầm.")
    assert press().pk != first.pk


def test_who_was_first_is_heard_and_the_other_is_told(people):
    commitment = make(people)
    revision = commitment.revision
    renewed(people, commitment, date(2026, 8, 1), date(2026, 9, 1))
    with pytest.raises(Stale):
        do(people, commitment, "add_evidence", "economics_handler", date(2026, 8, 1), text="Xong.", revision=revision)


def test_the_public_reads_reviewed_words_and_the_days_follow_by_themselves(people):
    commitment = shown(people, renewed(people, make(people), date(2026, 8, 1), date(2026, 9, 8)), date(2026, 8, 20))
    file = Attachment.objects.of(commitment.ref).get()
    with pytest.raises(Invalid, match="0912 345 678"):
        whole = copy(evidence={3: "Gọi bà Hoa 0912 345 678 để xem."})
        do(people, commitment, "publish", "publisher", date(2026, 8, 21), copy=whole)
    with pytest.raises(Invalid) as refused:
        do(people, commitment, "publish", "publisher", date(2026, 8, 21), copy=copy(files={file.pk}))
    assert refused.value.field == "files"
    whole = copy(evidence={3: "Đã thay ba bóng đèn."}, files={file.pk})
    do(people, commitment, "publish", "publisher", date(2026, 8, 21), copy=whole)
    public = PublishedCommitment.objects.get()
    assert [(day.due_on, day.reason) for day in public.days.all()] == [(DUE, ""), (date(2026, 9, 8), "")]
    assert PublishedFile.objects.get().sha256 == file.blob.sha256
    renewed(people, commitment, date(2026, 8, 25), date(2026, 10, 1))
    do(people, commitment, "judge_broken", "supervisor", date(2026, 10, 2), reason="Đèn chưa sáng.")
    public.refresh_from_db()
    assert (public.state, public.due_on, public.renewals) == ("broken", date(2026, 10, 1), 2)
    assert public.days.count() == 3
    do(people, commitment, "unpublish", "publisher", date(2026, 10, 3), reason="Sai chữ.")
    public.refresh_from_db()
    assert public.withdrawn_on == date(2026, 10, 3)
    reasons = {2: "Chưa mua được bóng đèn."}
    do(people, commitment, "publish", "publisher", date(2026, 10, 4), copy=copy(reasons=reasons))
    again = PublishedCommitment.objects.get()
    assert (again.pk, again.withdrawn_on, again.evidence.count()) == (public.pk, None, 0)
    assert [day.reason for day in again.days.all()] == ["", "Chưa mua được bóng đèn.", ""]
    rebuilt(commitment)


@pytest.mark.parametrize(
    ("verb", "by", "gone"),
    [("reject_evidence", "supervisor", "evidence_rejected"), ("withdraw", "head", "withdrawn")],
)
def test_evidence_that_stands_no_longer_leaves_the_public_copy_with_the_act(people, verb, by, gone):
    commitment = shown(people, shown(people, make(people), date(2026, 8, 1)), date(2026, 8, 3), text="Bóng thứ hai.")
    first, second = Attachment.objects.of(commitment.ref).order_by("pk")
    whole = copy(evidence={2: "Đã thay một bóng.", 3: "Bóng thứ hai."}, files={first.pk, second.pk})
    do(people, commitment, "publish", "publisher", date(2026, 8, 4), copy=whole)
    do(people, commitment, verb, by, date(2026, 8, 5), reason="Ảnh chụp nơi khác.")
    public = PublishedCommitment.objects.get()
    emptied = {(2, "", gone, date(2026, 8, 5)), (3, "", gone, date(2026, 8, 5))}
    assert set(public.evidence.values_list("number", "text", "gone", "gone_on")) == emptied
    assert not PublishedFile.objects.exists()
    do(people, commitment, "publish", "publisher", date(2026, 8, 6), copy=copy(evidence=whole.evidence))
    assert set(public.evidence.values_list("number", "text", "gone", "gone_on")) == emptied
    with pytest.raises(Invalid) as refused:
        do(people, commitment, "publish", "publisher", date(2026, 8, 6), copy=whole)
    assert refused.value.field == "files"


def test_evidence_shown_after_others_were_rejected_stands(people):
    commitment = shown(people, make(people), date(2026, 8, 1))
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 2), reason="Ảnh chụp nơi khác.")
    shown(people, commitment, date(2026, 8, 3))
    do(people, commitment, "publish", "publisher", date(2026, 8, 4), copy=copy(evidence={4: "Đã sáng."}))
    public = PublishedCommitment.objects.get()
    assert list(public.evidence.values_list("number", "text", "gone")) == [
        (2, "", "evidence_rejected"),
        (4, "Đã sáng.", ""),
    ]


def test_withholding_is_a_decision_with_its_reason(people):
    commitment = do(people, make(people), "withhold", "publisher", SAID, reason="Nói về một hộ.")
    assert commitment.publicity == "withheld" and not PublishedCommitment.objects.exists()
    do(people, commitment, "publish", "publisher", SAID, copy=copy())
    with pytest.raises(NotAllowedNow):
        do(people, commitment, "withhold", "publisher", SAID, reason="Đã công khai.")


def test_a_practice_promise_never_reaches_the_public(people):
    who = actor(people.handler, practice=True)
    made = actions.make(unit_id=people.practice.pk, promised=promised(), actor=who, **moment(SAID))
    actions.publish(commitment_id=made.pk, copy=copy(), actor=who, **moment(SAID))
    made.refresh_from_db()
    assert made.practice and made.publicity == "published" and not PublishedCommitment.objects.exists()


def test_the_words_go_with_a_matter_that_is_erased_and_the_acts_stay(people):
    about = Ref("case", Life(people).accepted().case.pk)
    commitment = kept(people, make(people, about=about), date(2026, 8, 5))
    do(people, commitment, "publish", "publisher", date(2026, 8, 6), copy=copy())
    assert actions.forget_about(about=about, at=instant(DUE)) == 1
    commitment.content.refresh_from_db()
    assert commitment.content.text == "–" and PublishedCommitment.objects.count() == 1
    contents = CommitmentActContent.objects.filter(act__commitment=commitment)
    assert {(bytes(one.key), str(one.texts)) for one in contents} == {(b"", "{}")}
    assert not Attachment.objects.of(commitment.ref).exists()
    assert actions.forget_about(about=about, copies=True, at=instant(DUE)) == 1
    assert not PublishedCommitment.objects.exists()
    rebuilt(commitment)


def test_who_may_not_is_refused(people):
    commitment = make(people)
    with pytest.raises(Refused):
        renewed(people, commitment, date(2026, 8, 1), date(2026, 9, 1), by="handler")
    with pytest.raises(Refused):
        make(people, by="elsewhere")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers_and_one_new_day():
    people = cast()
    commitment = make(people)
    outcomes, ready = [], threading.Barrier(2, timeout=10)

    def run(number: int):
        try:
            ready.wait()
            make(people)
            ready.wait()
            given = {"due_on": date(2026, 9, 1 + number), "reason": "Chưa xong.", "revision": commitment.revision}
            do(people, commitment, "renew", "head", date(2026, 8, 1), **given)
            outcomes.append("renewed")
        except Stale:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["renewed", "stale"]
    assert sorted(Commitment.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert rules.fold(act.as_rule() for act in commitment.acts.all()).renewals == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_promise():
    people = cast()
    made, ready = [], threading.Barrier(2, timeout=10)

    def run():
        try:
            ready.wait()
            who = actor(people.handler)
            made.append(actions.make(unit_id=people.commune.pk, promised=promised(), actor=who, **moment(SAID)).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _press in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2 and len(set(made)) == Commitment.objects.count() == 1

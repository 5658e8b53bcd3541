"""The demonstration: every transition told through the actions, on days and in words that hold."""

from datetime import UTC, date, datetime, time
from random import Random

import pytest
from django.db import transaction

from thongsuot.cases.actions.record import DERIVED, derived_of, event_of, wanted_sights
from thongsuot.cases.models import Act, Case, Content, Evidence, Party, Publication
from thongsuot.cases.rules.fold import fold
from thongsuot.cases.rules.reasons import LEGAL_REASONS, reasons_by_code
from thongsuot.cases.rules.transitions import TRANSITIONS
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.rules import STANDINGS
from thongsuot.config.demo import filling, houses, kept, names, papers, plan, stock
from thongsuot.config.demo.days import Days
from thongsuot.core.clock import LEGAL_ZONE, legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import parse_code
from thongsuot.denunciations.actions.holding import unlock
from thongsuot.denunciations.models import Denunciation, IdentityRequest
from thongsuot.denunciations.queries.listing import page
from thongsuot.documents.models import Document
from thongsuot.duties.models import Duty
from thongsuot.files import rules as files
from thongsuot.language.accusation import accuses
from thongsuot.language.topics import is_topic
from thongsuot.law.shipped import shipped
from thongsuot.notices.models import Message
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for

NOW = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)
WORDS = {matter.title: matter for matter in stock.matters()}


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """Return what a small demonstration printed; it is gone after this module."""
    patch = pytest.MonkeyPatch()
    patch.setattr(kept, "path", lambda: place)
    patch.setattr(filling.clock, "now", lambda: NOW)
    patch.setitem(filling.CASES, "small", 40)
    place = tmp_path_factory.mktemp("demo") / "keys" / "demo.json"
    with django_db_blocker.unblock(), transaction.atomic():
        yield filling.fill("small", lambda sentence: None)
        transaction.set_rollback(True)
    patch.undo()


def test_every_verb_of_the_table_happens(filled):
    asked = {transition.verb for transition in TRANSITIONS}
    assert asked - set(Act.objects.values_list("verb", flat=True)) == set()


def test_there_is_a_promise_in_every_standing_and_one_that_waits_for_review(filled):
    promises = list(Commitment.objects.all())
    assert {one.standing(legal_day(NOW)) for one in promises} == set(STANDINGS)
    assert {one.publicity for one in promises} >= {"waiting", "published"} and any(one.renewals for one in promises)


def test_every_derived_column_follows_from_the_acts(filled):
    for case in Case.objects.all():
        rebuilt = fold(event_of(act) for act in case.acts.order_by("number"))
        assert {n: getattr(rebuilt, n) for n in DERIVED} == {n: getattr(derived_of(case), n) for n in DERIVED}


def test_every_unit_that_must_see_a_case_sees_it_and_no_other(filled):
    for case in Case.objects.all():
        assert set(case.sights.values_list("unit_id", "why")) == wanted_sights(case)


def test_nothing_happens_after_now_or_before_the_units_existed(filled):
    assert not Act.objects.filter(at__gt=NOW).exists()
    assert not Act.objects.filter(on__lt=houses.SINCE).exists()
    assert Case.objects.filter(received_on__lt=date(2026, 7, 1)).exists()
    assert Case.objects.filter(received_on__gt=date(2026, 7, 1)).exists()


def test_officers_act_in_office_hours_on_working_days(filled):
    days = Days(shipped().calendar, Random(1))
    acts = Act.objects.filter(actor_ref__startswith="officer:").exclude(case__practice=True)
    assert [act.at for act in acts if not days.in_office(act.at)] == []


def test_a_matter_that_comes_back_is_raised_to_the_parent_of_both(filled):
    raised = Act.objects.filter(verb="transfer", details__raised=True).first()
    assert raised.unit.kind == "committee"
    assert raised.unit.place.level == "province"


def test_every_officer_printed_has_work_to_see(filled):
    shown = {each.username: each for each in filled}
    assert {"tiepdan", "xuly", "chutich", "phochutich", "congkhai", "giamsat.tinh", "kiemtra.tinh"} <= shown.keys()
    unit = Officer.objects.get(username="chutich").posts.get().unit
    states = set(Case.objects.filter(holder_unit=unit).values_list("state", flat=True))
    assert {"received", "supplement", "screened", "accepted", "assigned", "submitted", "approved"} <= states
    assert Case.objects.filter(holder_unit=unit, alarm="raised").count() == 1


def test_the_password_printed_signs_in(filled):
    printed = next(each for each in filled if each.username == "xuly")
    officer = Officer.objects.get(username="xuly")
    assert officer.check_password(printed.password)
    assert not officer.must_change_password


def test_one_resident_may_rate_one_may_follow_and_one_holds_a_decision(filled):
    codes = [parse_code(each.username) for each in filled if parse_code(each.username)]
    states = {case.code: case.state for case in Case.objects.filter(code__in=codes)}
    assert [states[code] for code in codes] == ["answered", "assigned", "sent"]


def test_nothing_waits_to_be_sent_for_days_long_past(filled):
    waiting = Message.objects.filter(state="waiting", practice=False)
    assert {message.channel for message in waiting} <= {"letter"}
    assert not waiting.filter(created_at__lt=datetime(2026, 11, 14, tzinfo=UTC)).exists()


def test_a_keyholder_printed_unlocks_and_reads_what_is_theirs(filled):
    printed = {each.username: each for each in filled if each.passphrase}
    assert set(printed) == {"tocao", "tocao.tinh", "thanhtra.tinh", "giukhoa.thanhtra", "giukhoa.tinh"}
    officer = Officer.objects.get(username="tocao")
    who = actor_for(officer, on=legal_day(NOW))
    unlocked = unlock(passphrase=printed["tocao"].passphrase, actor=who, on=legal_day(NOW))
    assert page(actor=who, unlocked=unlocked, on=legal_day(NOW)).total >= 3


def test_denunciations_lie_in_several_states_one_of_them_of_a_head_above_the_commune(filled):
    assert set(Denunciation.objects.values_list("state", flat=True)) >= {"received", "accepted", "handled", "kept"}
    assert Denunciation.objects.filter(unit__place__level="province").exists()
    assert IdentityRequest.objects.get().state == "granted"


def test_complaints_lie_in_verification_and_decided_with_a_signed_paper(filled):
    states = Case.objects.filter(kind="complaint").values_list("state", flat=True)
    assert {"verifying", "sent"} <= set(states)
    decided = Case.objects.get(kind="complaint", state="sent")
    paper = Document.objects.get(subject_ref=f"case:{decided.pk}", form="KN-GQ1")
    assert (paper.state, paper.symbol) == ("signed", decided.decisions.get().number)
    assert paper.sent_on == decided.complaint.sent_on


def test_registers_hold_papers_of_ordinary_cases_in_the_order_of_their_days(filled):
    letters = Document.objects.filter(form="C-TL")
    assert set(letters.values_list("state", flat=True)) == {"draft", "signed"}
    days = letters.filter(state="signed").order_by("register__year", "number").values_list("signed_on", flat=True)
    assert list(days) == sorted(days)


def test_most_answers_carry_evidence_and_some_are_late(filled):
    answered = Case.objects.exclude(answered_on=None)
    with_evidence = Evidence.objects.filter(item__case__in=answered).values("item__case").distinct().count()
    assert with_evidence / answered.count() > 0.7
    assert Duty.objects.filter(task="answer", state="met").count() >= answered.count()


def test_what_is_public_holds_no_telephone_number(filled):
    for publication in Publication.objects.all():
        assert "0900" not in publication.question


def test_people_are_invented_and_their_numbers_nobody_s(filled):
    assert all(
        phone.startswith("0900 000 ") for phone in Party.objects.exclude(phone="").values_list("phone", flat=True)
    )


def test_no_word_accuses_a_person(filled):
    assert not [text for text in Content.objects.values_list("text", flat=True) if accuses(text).suspected]


def test_the_sandbox_has_cases_of_its_own(filled):
    assert Case.objects.filter(practice=True).count() == 3


def test_a_second_start_fills_nothing_and_prints_the_same(filled):
    before = Case.objects.count()
    assert filling.fill("small", lambda sentence: None) == filled
    assert Case.objects.count() == before


def test_a_second_start_says_where_the_residents_cases_stand_now(filled):
    answered = next(each for each in filled if each.unit == "đã trả lời, chờ đánh giá")
    with transaction.atomic():
        Case.objects.filter(code=parse_code(answered.username)).update(state="closed", ended_on=date(2026, 11, 19))
        again = filling.fill("small", lambda sentence: None)
        transaction.set_rollback(True)
    assert [each.unit for each in again if each.username == answered.username] == ["đã kết thúc"]
    assert [each.password for each in again] == [each.password for each in filled]


def test_a_filling_cut_short_names_the_remedy(filled, monkeypatch):
    monkeypatch.setattr(kept, "kept", list)
    with pytest.raises(NotAllowedNow, match="--fresh"):
        filling.fill("small", lambda sentence: None)


def test_other_people_s_data_are_left_alone(filled, monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "path", lambda: tmp_path / "none.json")
    assert filling.fill("small", lambda sentence: None) == []


def test_the_stock_has_at_least_150_texts_of_many_topics():
    texts = {text for matter in stock.matters() for text in matter.texts}
    assert len(texts) >= 150
    assert len({matter.topic.split(".")[0] for matter in stock.matters()}) >= 13


@pytest.mark.parametrize("title", WORDS)
def test_each_matter_of_the_stock_is_answered_item_by_item(title):
    matter = WORDS[title]
    assert is_topic(matter.topic)
    assert len(matter.ask) == len(matter.answer) == len(matter.evidence)
    assert matter.refuse is None or matter.refuse[0] in reasons_by_code(LEGAL_REASONS)


@pytest.mark.parametrize("title", WORDS)
def test_each_matter_of_the_stock_fills_every_slot(title):
    telling = stock.Telling.of(WORDS[title], Random(3), kind="Xã", name="Đơn Dương")
    filled = [telling.text, telling.title(), telling.missing(), *telling.items(), *telling.answers(date(2026, 3, 2))]
    assert not [text for text in filled if "{" in text or not text[0].isupper() and not text[0].isdigit()]


def test_a_text_typed_without_marks_has_none():
    assert stock.bare("Đường hư, nước đọng") == "Duong hu, nuoc dong"


def test_another_person_tells_the_same_matter_in_other_words():
    telling = stock.Telling.of(stock.matters()[0], Random(1), kind="Xã", name="Ka Đô")
    again = telling.again(Random(2))
    assert again.text != telling.text
    assert again.slots == telling.slots


def test_days_pass_over_tet():
    days = Days(shipped().calendar, Random(1))
    assert days.next_day(date(2026, 2, 13)) == date(2026, 2, 23)
    assert days.before(date(2026, 2, 23), 1) == date(2026, 2, 13)


def test_late_in_the_afternoon_the_next_step_is_tomorrow():
    days = Days(shipped().calendar, Random(1))
    late = datetime.combine(date(2026, 7, 15), time(16, 58), LEGAL_ZONE)
    assert legal_day(days.after(late, 0)) == date(2026, 7, 16)


def test_evidence_is_a_photo_and_a_pdf_that_our_own_door_takes():
    assert files.recognise(papers.photo("Đèn đã thay, thôn 3")).kind == "photo"
    assert files.recognise(papers.page("Biên bản kiểm tra", "Đèn đã thay")).kind == "pdf"


def test_names_are_of_many_peoples():
    drawn = [names.person(Random(seed)) for seed in range(200)]
    assert any(name.startswith(("K'", "Ka ")) for name in drawn)
    assert any(name.startswith("Nguyễn ") for name in drawn)


def test_the_turns_told_first_are_known():
    assert set().union(*plan.ALL_TURNS) <= plan.WAYS.keys() | plan.BESIDE.keys() | {
        "unjoin", "helped", "withdraw_publication", "open_signatories"
    }  # fmt: skip

"""The office's own words: who may change them, what holds when, what comes back, what stays as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cast import TODAY, actor, cast
from documents.making import Desk
from lives import instant
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.documents.queries.sheets import form_of, sheet_of
from thongsuot.documents.queries.words import worded_forms
from thongsuot.documents.shipped import forms
from thongsuot.ledger.models import Entry
from thongsuot.notices import rules, shipped
from thongsuot.notices.actions import notify
from thongsuot.notices.samples import samples
from thongsuot.notices.texts import text_of
from thongsuot.notices.views.inbox import told
from thongsuot.offices.queries.setting_up import to_set_up
from thongsuot.wording import actions, queries
from thongsuot.wording.kinds import kind_of, thing_of, things
from thongsuot.wording.models import Wording
from thongsuot.wording.sentences import sentence_of

pytestmark = pytest.mark.django_db
AT = instant(TODAY)
OURS = {"subject": "UBND xã đã nhận, mã {code}", "body": "Ủy ban đã nhận ý kiến mã {code}.\nXem {url}.", "sms": ""}
PAPER = "C-TL"


@pytest.fixture
def people():
    return cast()


def received(language="vi"):
    return thing_of("message", "received", language)


def change(people, thing=None, texts=OURS, *, by="province_administrator", seen=0, at=AT, **more):
    thing = thing or received()
    return actions.change(thing=thing, texts=texts, seen=seen, actor=actor(getattr(people, by)), at=at, **more)


def back(people, to, seen, thing=None, *, at=AT):
    who = actor(people.province_administrator)
    return actions.go_back(thing=thing or received(), to=to, seen=seen, actor=who, at=at)


def message(at=AT, **more):
    params = {"code": "4715903628172", "path": "/tra-cuu"}
    return notify(channel="sms", address="0900000000", template="received", params=params, at=at, **more)


def paper(code=PAPER):
    return thing_of("paper", code, "vi")


def paper_words(code=PAPER, **other):
    return paper(code).shipped | other


def test_words_that_ship_fit_their_own_rules():
    found = [(thing.key, sentence_of(wrong, thing)) for thing in things() for wrong in trouble(thing, thing.shipped)]
    assert found == [] and len({(thing.kind, *thing.key) for thing in things()}) == len(things())


def trouble(thing, texts):
    return kind_of(thing.kind).troubles(thing, texts)


@pytest.mark.parametrize("who", ["administrator", "head", "handler", "auditor"])
def test_only_the_administrator_of_the_whole_changes_words(people, who):
    with pytest.raises(Refused):
        change(people, by=who)
    in_practice = replace(actor(people.province_administrator), practice=True)
    with pytest.raises(Refused):
        actions.change(thing=received(), texts=OURS, seen=0, actor=in_practice, at=AT)
    assert not Wording.objects.exists()


def test_a_change_is_one_act_and_holds_for_what_is_written_after_it(people):
    before = message(AT - timedelta(hours=1))
    entries = Entry.objects.count()
    version = change(people)
    assert Entry.objects.count() == entries + 1
    assert (version.number, version.entry.verb, version.shipped) == (1, "wording.change", received().shipped)
    after = message(AT + timedelta(hours=1))
    assert text_of(after).subject == "UBND xã đã nhận, mã 4715-9036-2817-2"
    assert text_of(after).short.startswith("Ủy ban đã nhận ý kiến mã 4715-9036-2817-2. Xem http")
    assert text_of(before).subject == "Đã tiếp nhận ý kiến, mã 4715-9036-2817-2"
    assert text_of(after, "en").subject == "Received, code 4715-9036-2817-2"
    assert next(one.vi.subject for one in samples() if one.template == "received").startswith("UBND xã đã nhận")


def test_a_text_message_has_words_of_its_own_where_the_office_wrote_some(people):
    change(people, texts=OURS | {"sms": "Da nhan, ma {code}. Xem {url}"})
    assert text_of(message(AT)).short.startswith("Da nhan, ma 4715-9036-2817-2. Xem http")


def test_many_messages_are_worded_by_one_statement(people, django_assert_num_queries):
    change(people)
    found = [message(AT) for _ in range(3)]
    with django_assert_num_queries(1):
        assert {one.text.subject for one in told(found)} == {"UBND xã đã nhận, mã 4715-9036-2817-2"}


def test_a_former_version_and_the_shipped_words_come_back_as_new_versions(people):
    change(people)
    change(people, texts=OURS | {"subject": "Khác, mã {code}"}, seen=1)
    assert back(people, 1, 2).texts == OURS
    assert back(people, 0, 3).texts == {} and text_of(message(AT)).subject.startswith("Đã tiếp nhận ý kiến")
    assert [one.number for one in Wording.objects.order_by("number")] == [1, 2, 3, 4]
    steps = queries.history(received())
    assert [step.version.number for step in steps] == [4, 3, 2, 1] and steps[0].by == "Lương Thị Tỉnh"
    assert [row.after for row in steps[2].parts[0][1]] == ["Khác, mã {code}"]
    with pytest.raises(NotFound):
        back(people, 9, 4)
    with pytest.raises(NotAllowedNow):
        back(people, 0, 4)


def test_words_typed_as_they_ship_are_no_words_of_the_office(people):
    with pytest.raises(NotAllowedNow):
        change(people, texts=received().shipped)
    change(people)
    assert change(people, texts=received().shipped, seen=1).texts == {} and queries.own_words() == 0


def test_whoever_has_not_seen_the_last_version_overwrites_nothing(people):
    change(people)
    with pytest.raises(Stale):
        change(people, texts=OURS | {"subject": "Của người khác, mã {code}"}, seen=0)
    with pytest.raises(NotAllowedNow):
        change(people, seen=1)


@pytest.mark.parametrize(
    "texts, field, said",
    [
        ({"body": "Xem {url}"}, "body", "Lời thiếu {code} (mã vụ việc)"),
        ({"body": "Mã {code}, {url}, {name}"}, "body", "Không có giá trị {name} ở đây. Dùng được: {code}, {url}"),
        ({"subject": "{{ code }}"}, "subject", "Dấu { }"),
        ({"subject": "<b>{code}</b>"}, "subject", "không dùng thẻ"),
        ({"subject": "Một\nhai"}, "subject", "một dòng"),
        ({"subject": " "}, "subject", "còn trống"),
        ({"body": "Mã {code}, {url}. " + "Dài quá. " * 40}, "body", "dài quá 5 tin"),
    ],
)
def test_words_that_do_not_fit_are_refused_with_the_remedy(people, texts, field, said):
    with pytest.raises(Invalid) as told:
        change(people, texts=OURS | texts)
    assert told.value.field == field and said in str(told.value.sentence)


@pytest.mark.parametrize("code", ["mail-received", "mail-going", "mail-aside", "new-work"])
def test_what_a_denouncer_may_get_is_never_said_in_other_words(people, code):
    thing = thing_of("message", code, "vi")
    with pytest.raises(NotAllowedNow) as told:
        change(people, thing, {"subject": "Về đơn tố cáo", "body": "Xem {url}"})
    assert "tố cáo" in str(told.value.sentence)
    assert paper("XLD-03").locked and {one.code for one in forms().values() if one.sealed} == {"XLD-03"}


def test_a_message_that_comes_near_the_sealed_room_later_is_told_in_the_words_that_ship(people, monkeypatch):
    change(people)
    sent = message()
    assert text_of(sent).subject.startswith("UBND xã đã nhận")
    monkeypatch.setattr(rules, "NEAR_THE_SEALED", rules.NEAR_THE_SEALED | {"received"})
    assert text_of(sent).body == text_of(message()).body != OURS["body"]
    assert not text_of(sent).subject.startswith("UBND xã đã nhận") and received().locked


def test_an_upgrade_that_changes_shipped_words_is_noticed_and_the_own_words_stay(people, monkeypatch):
    change(people)
    assert not any(one.outdated for one in queries.listed(things()))
    words = shipped.words
    newer = {"subject": "Bản gốc mới, mã {code}", "body": "Mã {code}, xem {url}.", "sms": ""}
    monkeypatch.setattr(shipped, "words", lambda name, in_: newer if name == "received" else words(name, in_))
    outdated = [one.thing.key for one in queries.listed(things()) if one.outdated]
    assert outdated == [("received", "vi")] and text_of(message(AT)).subject.startswith("UBND xã")
    item = next(item for item in to_set_up(None, AT) if item.code == "words")
    assert (item.done, item.number, item.needed) == (False, 1, False)
    assert change(people, seen=1).number == 2  # kept as it is: it was looked at
    assert not any(one.outdated for one in queries.listed(things()))


BODY = """Kính thưa {salutation} {person}.
{received_on}, xã nhận {kind}:
{summary}
Xã trả lời:
{answers}
?code Mã {code}.
"""


def test_a_draft_takes_the_words_of_the_office_and_a_signed_paper_keeps_those_it_was_signed_in(people):
    desk = Desk(people)
    first = desk.signed(desk.drawn(PAPER))
    change(people, paper(), paper_words(body=BODY + "Trân trọng."))
    draft = desk.drawn(PAPER)
    assert "Kính thưa" in sheet_of(draft).words() and "Trân trọng." in sheet_of(draft).words()
    second = desk.signed(draft)
    change(people, paper(), paper_words(body=BODY + "Lời thứ hai."), seen=1)
    assert "Kính thưa" not in sheet_of(first).words()
    assert "Trân trọng." in sheet_of(second).words() and "Lời thứ hai." not in sheet_of(second).words()
    assert "Lời thứ hai." in sheet_of(desk.drawn(PAPER)).words()


def test_words_held_against_the_official_form_are_unsure_no_more(people):
    code = "KN-03"
    assert worded_forms()[code].confidence == "unsure"
    change(people, paper(code), paper_words(code), compared=True)
    assert worded_forms()[code].confidence == "general"
    assert form_of(Desk(people).drawn(code)).confidence == "general"
    assert back(people, 0, 1, paper(code)).compared is False and worded_forms()[code].confidence == "unsure"


def test_words_that_an_upgrade_leaves_without_their_values_do_not_stop_a_paper(people):
    version = change(people, paper(), paper_words(body=BODY))
    Wording.objects.bulk_create(
        [
            Wording(
                kind="paper",
                code=PAPER,
                language="vi",
                number=2,
                name="",
                texts=version.texts | {"body": "{gone}"},
                shipped={},
                at=AT,
                entry=Desk(people).signed().acts.get(verb="sign").entry,
            )
        ]
    )
    assert worded_forms()[PAPER].body == forms()[PAPER].body


def test_history_of_administration_tells_the_lines_that_changed(people):
    change(people, paper(), paper_words(body=paper().shipped["body"] + "\nMột câu nữa."))
    lines = Wording.objects.get().entry.alteration.lines
    assert lines == [["body", None, "Một câu nữa."]]

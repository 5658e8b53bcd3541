"""Acts on conferences, sites and papers: what they change, what everybody reads, what is refused."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from cast import actor, cast, make_place, make_unit
from conferences.making import (
    AFTER,
    CONCLUSIONS,
    HELD,
    MINUTES,
    PLANNED_ON,
    at_site,
    by,
    closed,
    do,
    opened,
    paper,
    plan,
    planned,
    site_of,
    told,
    with_paper,
    with_sites,
)
from lives import moment, photo
from thongsuot.commitments import actions as promises
from thongsuot.commitments.actions import Promised
from thongsuot.conferences import actions
from thongsuot.conferences.actions.holding import digest
from thongsuot.conferences.actions.public import counts
from thongsuot.conferences.actions.record import DERIVED
from thongsuot.conferences.models import Conference, ConferenceAct, PublishedConference, Site, SpeechPaper
from thongsuot.conferences.queries.followed import followed
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.core.refs import Ref
from thongsuot.directives.actions import Wanted, drop_task
from thongsuot.directives.models import Task
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.live.queries import version
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture(autouse=True)
def rebuilt():
    """After each test every derived column follows from the acts, the live page counts right, entries commit."""
    yield
    for conference in Conference.objects.all():
        sitting = conference.sitting()
        stored = {name: getattr(conference, name) for name in DERIVED}
        assert stored == {name: getattr(sitting, name) for name in DERIVED}
        copy = PublishedConference.objects.filter(code=conference.code).first()
        if copy:
            assert {name: getattr(copy, name) for name in ("sites", "here", "attended")} == counts(conference)
    for site in Site.objects.all():
        now = site.standing()
        assert (site.state, site.present, site.attended) == (now.state, now.present, now.attended)
    for one in SpeechPaper.objects.all():
        assert one.state == one.standing().state
    for act in ConferenceAct.objects.select_related("content", "entry"):
        assert act.entry.commitment == commitment(bytes(act.content.key), act.canonical(act.content.texts))
        assert act.entry.verb == f"conferences.{act.verb}"


def copy_of(conference) -> PublishedConference:
    return PublishedConference.objects.get(code=conference.code)


def board(conference) -> Ref:
    return Ref("conference_board", copy_of(conference).pk)


def test_a_plan_is_on_a_live_page_that_nobody_guesses(people):
    conference = plan(people)
    copy = copy_of(conference)
    assert (copy.title, copy.unit_name, copy.sites) == (conference.title, people.commune.name, 0)
    assert copy.agenda[0] == ["Báo cáo kết quả", 30, "Văn phòng"]
    assert len(conference.code) == 20 and conference.room != conference.code


def test_a_practice_conference_has_no_live_page(people):
    Unit.objects.filter(pk=people.commune.pk).update(practice=True)
    practising = replace(actor(people.handler), practice=True)
    actions.plan(unit_id=people.commune.pk, planned=planned(), actor=practising, **moment(PLANNED_ON))
    assert Conference.objects.get().practice and not PublishedConference.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": date(2026, 6, 30)}, "held_on"),
        ({"held_on": date(2028, 1, 1)}, "held_on"),
        ({"held_on": date(2026, 9, 2)}, "day_off"),
        ({"ends": time(7)}, "ends"),
        ({"agenda": "Tham luận; mười"}, "agenda"),
        ({"title": " "}, "title"),
        ({"place": ""}, "place"),
        ({"place": "Hội trường, hỏi số 0912 345 678"}, "place"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_its_field(people, changes, field):
    with pytest.raises(Invalid) as refused:
        plan(people, **changes)
    assert refused.value.field == field and not Conference.objects.exists() and not Entry.objects.exists()


def test_what_looks_personal_is_shown_once_it_was_confirmed(people):
    conference = plan(people, place="Hội trường, trực ban 0912 345 678", confirmed=["0912 345 678"])
    assert "0912 345 678" in copy_of(conference).place


def test_a_move_asks_about_a_day_off_and_says_why_to_everybody(people):
    conference = plan(people)
    given = {"starts": time(8), "ends": time(10), "place": "Hội trường", "reason": "Trùng lịch họp."}
    with pytest.raises(Invalid) as refused:
        do(people, conference, "move", on=PLANNED_ON, held_on=date(2026, 7, 18), **given)
    assert refused.value.field == "day_off"
    do(people, conference, "move", on=PLANNED_ON, held_on=date(2026, 7, 20), **given)
    copy = copy_of(conference)
    assert (copy.held_on, copy.moved_from, copy.why) == (date(2026, 7, 20), HELD, "Trùng lịch họp.")


def test_a_conference_called_off_says_why_and_nobody_joins_it(people):
    conference = with_sites(people)
    do(people, conference, "call_off", "head", on=PLANNED_ON, reason="Mưa lũ.")
    assert copy_of(conference).state == "called-off"
    with pytest.raises(NotAllowedNow):
        at_site(people, conference.sites.first(), "join")


def test_lines_become_sites_of_the_units_they_name(people):
    conference = with_sites(
        people, f"{people.economics.name}; Phòng 2; 20\n{people.other_commune.code}\nĐồn biên phòng"
    )
    rows = list(conference.sites.order_by("number").values_list("number", "unit", "name", "place", "expected"))
    assert rows == [
        (1, people.economics.pk, people.economics.name, "Phòng 2", 20),
        (2, people.other_commune.pk, people.other_commune.name, "", None),
        (3, None, "Đồn biên phòng", "", None),
    ]
    assert conference.acts.filter(verb="sites_added").count() == 1 and copy_of(conference).sites == 3


def refused_lines(people, conference, lines) -> str:
    with pytest.raises(Invalid) as refused:
        do(people, conference, "add_sites", on=PLANNED_ON, lines=lines)
    assert refused.value.field == "lines"
    return str(refused.value.sentence)


def test_a_site_added_twice_is_said_in_a_sentence(people):
    conference = with_sites(people)
    assert "điểm cầu số 1" in refused_lines(people, conference, people.economics.name)
    assert "dòng 1" in refused_lines(people, conference, "Đồn biên phòng\nđồn Biên phòng")
    assert conference.sites.count() == 2


def test_all_faulty_lines_of_a_list_are_said_at_once(people):
    conference = plan(people)
    told = refused_lines(people, conference, "; Hội trường\nNhà ông Ba 0912 345 678\nĐồn biên phòng;; mười\nChợ")
    assert [word for word in ("Dòng 1:", "Dòng 2:", "Dòng 3:", "Dòng 4:") if word in told] == [
        "Dòng 1:", "Dòng 2:", "Dòng 3:",
    ]  # fmt: skip
    doubles = refused_lines(people, conference, "Chợ\nĐồn\nChợ\nChợ\nĐồn")
    assert doubles.count("Bỏ dòng này.") == 3 and doubles.count("là dòng 1") == 2 and "là dòng 2" in doubles
    many = refused_lines(people, conference, "; Hội trường\n" * 50)
    assert "Dòng 20:" in many and "Dòng 21:" not in many and "Còn 30 dòng khác" in many


def test_a_unit_that_was_merged_is_said_with_the_one_that_keeps_its_matters(people):
    conference = plan(people)
    Unit.objects.filter(pk=people.economics.pk).update(valid_until=date(2026, 7, 1), heir=people.office)
    assert people.office.name in refused_lines(people, conference, people.economics.name)


def test_a_telephone_number_is_not_the_name_of_a_site(people):
    said = refused_lines(people, plan(people), "Trạm 0912 345 678")
    assert "0912 345 678" in said and "đánh dấu bên dưới" not in said


def test_every_commune_below_is_added_in_one_act(people):
    province = plan(people, "province_head", unit=people.province)
    for number in range(30):
        place = make_place(f"Xã thử {number}", code=f"9{number:04d}", parent=people.province_place)
        make_unit(f"Ủy ban nhân dân xã thử {number}", parent=people.province, place=place)
    before = Entry.objects.count()
    do(people, province, "add_communes", "province_head", on=PLANNED_ON)
    assert province.sites.count() == 32 and Entry.objects.count() == before + 1
    with pytest.raises(NotAllowedNow):
        do(people, province, "add_communes", "province_head", on=PLANNED_ON)


def test_a_site_joins_leaves_and_comes_back_and_two_presses_count_once(people):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    before = version(board(conference))
    for verb in ("join", "join"):
        at_site(people, site, verb, "elsewhere")
    assert (copy_of(conference).here, version(board(conference))) == (1, before + 1)
    at_site(people, site, "leave", "elsewhere")
    assert copy_of(conference).here == 0
    at_site(people, site, "join", "handler")  # by who runs it, on its behalf
    assert (copy_of(conference).here, copy_of(conference).attended) == (1, 1)
    assert [act.verb for act in site.acts.all()] == ["joined", "left", "joined"]


def test_a_site_joins_on_the_day_before_it_opens_and_on_no_other_day(people):
    conference = with_sites(people)
    site = site_of(conference, people.other_commune)
    with pytest.raises(NotAllowedNow):
        at_site(people, site, "join", "elsewhere", on=PLANNED_ON)
    at_site(people, site, "join", "elsewhere")
    do(people, conference, "open_conference")
    assert copy_of(conference).here == 1


def test_officers_of_another_unit_do_not_join_for_a_site(people):
    site = site_of(opened(people), people.other_commune)
    with pytest.raises(Refused):
        at_site(people, site, "join", "economics_handler")
    with pytest.raises(NotFound):
        at_site(people, site, "join", "nobody")


def test_how_many_came_is_told_and_told_again(people):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "report", "elsewhere", present=40)
    at_site(people, site, "report", "elsewhere", present=42)
    site.refresh_from_db()
    assert (site.present, site.attended, copy_of(conference).attended) == (42, True, 1)
    with pytest.raises(Invalid):
        at_site(people, site, "report", "elsewhere", present=-1)


def test_a_site_that_never_came_is_dropped_and_one_that_came_is_not(people):
    conference = opened(people)
    dropped, came = site_of(conference, people.economics), site_of(conference, people.other_commune)
    at_site(people, dropped, "drop_site")
    assert copy_of(conference).sites == 1
    at_site(people, came, "join")
    with pytest.raises(NotAllowedNow):
        at_site(people, came, "drop_site")
    with pytest.raises(NotAllowedNow):
        at_site(people, dropped, "join")


def test_the_item_under_way_is_on_the_live_page(people):
    conference = opened(people)
    do(people, conference, "call_item", item=2)
    assert copy_of(conference).item == 2
    with pytest.raises(Invalid):
        do(people, conference, "call_item", item=9)
    do(people, conference, "change", title=conference.title, agenda="Một mục")
    assert copy_of(conference).item is None


def test_what_is_said_to_all_sites_holds_nothing_personal(people):
    conference = opened(people)
    do(people, conference, "say", text="Nghỉ giải lao 15 phút.")
    assert copy_of(conference).announcement == "Nghỉ giải lao 15 phút."
    with pytest.raises(Invalid):
        do(people, conference, "say", text="Gọi 0912 345 678.")
    do(people, conference, "say", text="")
    assert copy_of(conference).announcement == ""


def test_it_opens_on_its_day_and_an_older_page_is_told_so(people):
    conference = with_sites(people)
    with pytest.raises(NotAllowedNow):
        do(people, conference, "open_conference", on=PLANNED_ON)
    with pytest.raises(Stale):
        do(people, conference, "open_conference", revision=conference.revision - 1)


def test_a_paper_goes_from_its_site_to_its_short_record(people):
    conference = with_sites(people)
    site = site_of(conference, people.other_commune)
    brought = paper(people, conference, "elsewhere", site_id=site.pk, uploads=[photo()])
    assert Attachment.objects.of(brought.ref).count() == 1
    with_paper(people, brought, "return_paper", on=PLANNED_ON, reason="Thiếu số liệu.")
    words = {"title": "Bản đã sửa", "office": "Chủ tịch xã"}
    with_paper(people, brought, "register_again", "elsewhere", on=PLANNED_ON, uploads=[photo()], **words)
    with_paper(people, brought, "accept_paper", on=PLANNED_ON)
    with pytest.raises(NotAllowedNow):
        with_paper(people, brought, "speak", record="Đã nói.")
    do(people, conference, "open_conference")
    with_paper(people, brought, "speak", record="Nêu ba cách làm.")
    brought.refresh_from_db()
    assert (brought.state, brought.title, brought.record, brought.why) == (
        "spoken", "Bản đã sửa", "Nêu ba cách làm.", "",
    )  # fmt: skip


def test_a_paper_is_brought_by_its_own_site_alone(people):
    conference = with_sites(people)
    with pytest.raises(Refused):
        paper(people, conference, "elsewhere")  # for the main site
    with pytest.raises(Invalid):
        paper(people, conference, "elsewhere", site_id=site_of(conference, people.economics).pk)
    mine = paper(people, conference, "economics_handler", site_id=site_of(conference, people.economics).pk)
    with pytest.raises(NotFound):
        with_paper(people, mine, "accept_paper", "elsewhere")  # not accepted yet: nobody else knows it


def test_minutes_are_read_back_and_the_head_closes(people):
    conference = opened(people)
    do(people, conference, "save_minutes", minutes="Mở đầu.")
    with pytest.raises(Refused):
        do(people, conference, "close", minutes=MINUTES)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "join")
    do(people, conference, "close", "head", minutes=MINUTES)
    with pytest.raises(NotAllowedNow):
        at_site(people, site, "leave")
    assert copy_of(conference).attended == 1


def test_conclusions_are_published_in_reviewed_words(people):
    conference = closed(people)
    assert copy_of(conference).conclusions == []
    with pytest.raises(Invalid) as refused:
        do(people, conference, "tell", "publisher", on=AFTER, conclusions={1: "Gọi 0912 345 678."})
    assert refused.value.field == "conclusion-1"
    do(people, conference, "tell", "publisher", on=AFTER, conclusions={1: "Các xã rà soát."})
    assert copy_of(conference).conclusions == [[1, "Các xã rà soát."]]


def test_nothing_is_told_where_nothing_was_concluded(people):
    conference = do(people, opened(people), "close", "head", minutes=MINUTES)
    with pytest.raises(NotAllowedNow):
        do(people, conference, "tell", "publisher", on=AFTER, conclusions={})


def wanted(text) -> Wanted:
    return Wanted(label="Rà soát phản ánh", text=text, starts_on=AFTER, due_on=date(2026, 8, 31))


def test_a_conclusion_becomes_a_task_once(people):
    conference = told(people)
    given = {"number": 1, "unit_id": people.commune.pk, "wanted": wanted(CONCLUSIONS.splitlines()[0])}
    task = do(people, conference, "give_task", on=AFTER, **given)
    assert Task.objects.get() == task and conference.conclusions.get(number=1).task_ref == f"task:{task.pk}"
    with pytest.raises(NotAllowedNow):
        do(people, conference, "give_task", on=AFTER, **given)


def test_a_dropped_task_makes_way_for_another(people):
    conference = closed(people)
    given = {"number": 1, "unit_id": people.commune.pk, "wanted": wanted(CONCLUSIONS.splitlines()[0])}
    task = do(people, conference, "give_task", on=AFTER, **given)
    one = conference.conclusions.get(number=1)
    assert followed([one]) == [one]
    drop_task(task_id=task.pk, revision=task.revision, **by(people, "handler", AFTER))
    assert followed([one]) == []
    again = do(people, conference, "give_task", on=AFTER, **given)
    assert again != task and conference.conclusions.get(number=1).task_ref == f"task:{again.pk}"


def test_a_form_sent_twice_makes_one(people):
    form = {"form_id": uuid4()}
    given = {"unit_id": people.commune.pk, "planned": planned()} | form | by(people, "handler", PLANNED_ON)
    conference = actions.plan(**given)
    assert actions.plan(**given) == conference == Conference.objects.get()
    other = actions.plan(**given | by(people, "head", PLANNED_ON))  # of another officer: another conference
    assert other != conference
    papers = {paper(people, conference, uploads=[photo()], **form).pk for _again in range(2)}
    assert papers == {SpeechPaper.objects.get().pk} and Attachment.objects.count() == 1
    done = closed(people, do(people, conference, "open_conference"))
    words = {"number": 1, "unit_id": people.commune.pk, "wanted": wanted("Rà soát.")} | form
    tasks = {do(people, done, "give_task", on=AFTER, **words).pk for _again in range(2)}
    assert tasks == {Task.objects.get().pk}


def test_a_task_is_made_of_the_words_that_were_read(people):
    conference = closed(people)
    read = digest(CONCLUSIONS.splitlines()[0])
    do(people, conference, "conclude", conclusions="Câu khác hẳn.")
    given = {"number": 1, "unit_id": people.commune.pk, "wanted": wanted("Rà soát.")}
    with pytest.raises(Stale):
        do(people, conference, "give_task", on=AFTER, read=read, **given)
    assert not Task.objects.exists()
    do(people, conference, "give_task", on=AFTER, read=digest("Câu khác hẳn."), **given)


def test_a_conclusion_that_was_promised_is_neither_taken_out_nor_put_in_other_words(people):
    conference = do(people, opened(people), "conclude", conclusions=CONCLUSIONS)
    second = conference.conclusions.get(number=2)
    promised = Promised(
        text=second.text, wanted="Báo cáo.", said_by="Chủ tịch", source="conference", said_on=HELD,
        due_on=date(2026, 8, 10), about=second.ref,
    )  # fmt: skip
    promises.make(unit_id=people.commune.pk, promised=promised, actor=actor(people.handler), **moment(HELD))
    for others in ("Một kết luận.", "Câu một.\nCâu hai.", f"{second.text}\nCâu hai."):
        with pytest.raises(Invalid) as refused:
            do(people, conference, "conclude", conclusions=others)
        assert refused.value.field == "conclusions" and second.text in str(refused.value.sentence)
    do(people, conference, "conclude", conclusions=f"Câu một sửa lại.\n{second.text}\nCâu ba.")
    assert [one.number for one in conference.conclusions.all()] == [1, 2, 3]
    assert conference.conclusions.get(pk=second.pk).text == second.text

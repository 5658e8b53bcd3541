"""Promises are found by words: an officer's within sight, the public's only what was reviewed and stands."""

from datetime import date

import pytest

from cast import actor, make_officer, make_post
from commitments.making import DUE, SAID, copy, do, make, promised, renewed, shown
from lives import Life, moment
from search.book import follow
from thongsuot.cases.actions.ending import withdraw
from thongsuot.changes.actions.erasing import erase_content
from thongsuot.commitments import actions
from thongsuot.commitments.models import Commitment, PublishedCommitment
from thongsuot.commitments.permissions import visible_to
from thongsuot.commitments.queries import published
from thongsuot.core.actors import ROLES, STRANGER, resident
from thongsuot.core.refs import Ref
from thongsuot.duties.actions import give
from thongsuot.language import finding
from thongsuot.language.querying import parse
from thongsuot.search.promises import PROMISES, PUBLIC_PROMISES, find, find_public, sight
from thongsuot.search.queries import reader
from thongsuot.search.shelf import REMOVED, root
from thongsuot.units.models import Lineage

pytestmark = pytest.mark.django_db
LAMP = "đèn đường"


def found(words: str, who) -> list:
    return [pk for pk, _score in find(parse(words), actor=who, limit=50).hits]


def holding(role, unit):
    officer = make_officer(f"Người {role}")
    make_post(officer, unit, role)
    return actor(officer)


def made_everywhere(people) -> None:
    make(people)
    make(people, holder_unit_id=None, holder_officer_id=None)
    elsewhere = (
        (people.other_commune, actor(people.elsewhere)),
        (people.practice, actor(people.handler, practice=True)),
    )
    for unit, by in elsewhere:
        actions.make(unit_id=unit.pk, promised=promised(), actor=by, **moment(SAID))


def test_the_index_alone_agrees_with_the_list_for_every_role_and_unit(people):
    """Without the look at the tables that `find` takes last: a total may tell of nothing out of sight."""
    made_everywhere(people)
    follow()
    units = (people.commune, people.economics, people.province, people.other_commune)
    actors = [holding(role, unit) for role in ROLES for unit in units]
    actors += [actor(people.head, practice=True), actor(people.economics_handler), actor(people.nobody), STRANGER]
    seen = set()
    for who in actors:
        told = finding.search(reader(PROMISES), parse(LAMP), units=sight(who), practice=who.practice, limit=9)
        wanted = {commitment.pk.hex for commitment in visible_to(who)}
        assert ({key for key, _score in told.hits}, told.total) == (wanted, len(wanted))
        seen.add(len(wanted))
    assert {0, 1, 2, 3} <= seen


def test_a_promise_is_found_by_what_was_said_where_and_shown(people):
    commitment = renewed(people, make(people), date(2026, 8, 1), date(2026, 9, 15))
    shown(people, commitment, date(2026, 8, 3), text="Nghiệm thu xong tủ điện.")
    follow()
    for words in ("den duong Suoi Thong", "nhà văn hóa", "bien ban nghiem thu", "chưa mua được", "tủ điện"):
        assert found(words, actor(people.head)) == [commitment.pk], words
    assert found("trường học", actor(people.head)) == []


def test_who_keeps_it_from_now_on_finds_it_and_the_one_before_no_more(people):
    commitment = make(people)
    follow()
    economics, office = holding("handler", people.economics), holding("handler", people.office)
    assert (found(LAMP, economics), found(LAMP, office)) == ([commitment.pk], [])
    given = {"holder_unit_id": people.office.pk, "reason": "Đúng việc văn phòng."}
    do(people, commitment, "hand_over", "head", date(2026, 7, 20), **given)
    follow()
    assert (found(LAMP, economics), found(LAMP, office)) == ([], [commitment.pk])


def test_a_duty_given_to_another_officer_by_its_own_room_is_followed(people):
    commitment = make(people, holder_officer_id=None)
    keeper = make_officer("Người giữ mới")
    make_post(keeper, people.economics, "administrator")  # a role that sees no promise of the unit
    who = actor(keeper)
    follow()
    assert found(LAMP, who) == []
    give(duty_id=commitment.duty_id, officer_id=keeper.pk, actor=actor(people.economics_head), **moment(SAID))
    follow()
    assert found(LAMP, who) == [commitment.pk]


def test_a_sight_that_ended_after_the_last_commit_is_neither_shown_nor_counted(people):
    make(people)
    follow()
    Lineage.objects.filter(ancestor=people.province, descendant__in=(people.commune, people.economics)).delete()
    assert find(parse(LAMP), actor=actor(people.supervisor), limit=5).total == 0


def test_the_public_finds_what_was_reviewed_and_not_the_words_behind_it(people):
    commitment = shown(people, make(people), date(2026, 8, 1), text="Đã thay bóng ở nhà ông Tư.")
    follow()
    assert found(LAMP, None) == [] and find_public(LAMP) == []
    do(people, commitment, "publish", "publisher", date(2026, 8, 2), copy=copy(text="Xã sẽ sửa cột điện."))
    follow()
    public = PublishedCommitment.objects.get()
    assert find_public("cot dien") == [public.pk]
    assert [one.pk for one in published.found(DUE, words="cot dien")] == [public.pk]
    assert find_public("thay bóng") == [] and list(published.found(DUE, words="thay bóng")) == []
    assert list(published.found(DUE, words="cot dien", standing="kept")) == []


def test_rejected_evidence_and_withdrawn_copies_leave_the_public_index(people):
    commitment = shown(people, make(people), date(2026, 8, 1))
    whole = copy(evidence={2: "Đã thay bóng đèn."})
    do(people, commitment, "publish", "publisher", date(2026, 8, 2), copy=whole)
    follow()
    assert len(found("thay bóng", None)) == 1
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 3), reason="Ảnh chụp nơi khác.")
    follow()
    assert found("thay bóng", None) == []
    assert len(found("sửa xong", None)) == 1
    do(people, commitment, "unpublish", "publisher", date(2026, 8, 4), reason="Sai chữ.")
    assert find(parse("sửa xong"), actor=None, limit=5).total == 0  # before the index has heard of it
    follow()
    assert (len(reader(PUBLIC_PROMISES)), (root() / REMOVED).exists()) == (0, True)


def test_words_go_with_the_matter_that_was_erased(people):
    case = Life(people).accepted().case
    commitment = make(people, about=Ref("case", case.pk))
    follow()
    assert found(LAMP, actor(people.head)) == [commitment.pk]
    withdraw(case_id=case.pk, actor=resident(case.pk), **moment(DUE))
    given = {"case_id": case.pk, "ground": "subject", "basis": "Đơn ngày 14/8/2026", **moment(DUE)}
    erase_content(actor=actor(people.province_administrator), **given)
    assert find(parse(LAMP), actor=actor(people.head), limit=5).total == 0  # before the index has heard of it
    assert len(reader(PROMISES)) == 1
    follow()
    assert (len(reader(PROMISES)), (root() / REMOVED).exists()) == (0, True)


def test_each_index_holds_as_many_as_its_table_and_is_made_anew_from_it(people):
    made_everywhere(people)
    follow()
    assert len(reader(PROMISES)) == Commitment.objects.count() == 4
    assert len(reader(PUBLIC_PROMISES)) == 0


def test_the_search_page_shows_promises_beside_the_cases(people, client):
    commitment = make(people)
    follow()
    client.force_login(people.head)
    page = client.get("/ban-lam-viec/tim/", {"q": "den duong"}).content.decode()
    assert f"/ban-lam-viec/cam-ket/{commitment.pk}/" in page and "<mark>" in page
    assert "Không có vụ việc nào khớp" in page
    narrowed = client.get("/ban-lam-viec/tim/", {"q": "den duong", "buoc": "received"}).content.decode()
    assert f"/ban-lam-viec/cam-ket/{commitment.pk}/" not in narrowed
    client.force_login(people.elsewhere)
    page = client.get("/ban-lam-viec/tim/", {"q": "den duong"}).content.decode()
    assert f"/ban-lam-viec/cam-ket/{commitment.pk}/" not in page

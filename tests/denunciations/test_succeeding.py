"""A departed officer's key: what it alone opens passes to a successor by two custodians, and to nobody else."""

from datetime import date

import pytest

from cast import actor
from denunciations.desk import BASE, page, stop_clock, text, unlocked
from denunciations.making import ACCOUNT, DAY, PHRASE, Room, instant, moment
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.denunciations.actions import denouncing, excluding, holding, reading, recovering, succeeding
from thongsuot.denunciations.models import Act, Envelope, Keyholder, Reading, RecoveryShare, Succession
from thongsuot.denunciations.permissions import visible_to
from thongsuot.denunciations.queries.rail import waiting_for
from thongsuot.denunciations.queries.succeeding import departed, left_behind
from thongsuot.people.models import Post

pytestmark = pytest.mark.django_db
GONE = date(2026, 7, 20)


@pytest.fixture
def room():
    return Room()


def key_of(officer) -> Keyholder:
    return Keyholder.objects.get(officer=officer, ended_at=None)


@pytest.fixture
def left(room):
    """Return a matter of the province whose one investigator has left, and the successor there."""
    matter = room.receive(position="head", accused_name="Ai Đó")
    successor = room.officer("Vi Thị Kế", room.people.province)
    room.add(successor, room.people.province, Keyholder.Kind.INVESTIGATOR)
    Post.objects.filter(officer=room.province_one).update(valid_until=GONE)
    return matter, successor


def begin(room, successor, custodian=0):
    return succeeding.begin_succession(
        keyholder_id=key_of(room.province_one).pk,
        successor_id=key_of(successor).pk,
        **room.who(room.custodians[custodian]),
        **moment(),
    )


def finish(room, row, custodian=1):
    return succeeding.finish_succession(succession_id=row.pk, **room.who(room.custodians[custodian]), **moment())


def test_the_successor_reads_what_the_departed_alone_opened_and_the_old_key_ends(room, left):
    matter, successor = left
    old = key_of(room.province_one)
    assert not visible_to(actor(successor)).exists()
    done = finish(room, begin(room, successor))
    assert (done.state, done.passed, done.left) == ("done", 1, 0)
    sheet = reading.open_sheet(denunciation_id=matter.id, **room.who(successor), at=moment()["at"])
    assert sheet.first["text"] == ACCOUNT and sheet.kind == "investigator"
    old.refresh_from_db()
    assert old.ended_at is not None
    assert not Envelope.objects.filter(keyholder=old).exists()
    assert not RecoveryShare.objects.filter(keyholder=old).exists()


def test_one_custodian_alone_opens_nothing(room, left):
    matter, successor = left
    row = begin(room, successor)
    with pytest.raises(NotAllowedNow):
        finish(room, row, custodian=0)
    assert not visible_to(actor(successor)).exists()
    assert not Reading.objects.exists() and not Act.objects.filter(denunciation=matter.id, verb="succeed").exists()


def test_the_departed_key_is_kept_nowhere(room, left):
    _matter, successor = left
    finish(room, begin(room, successor))
    assert not RecoveryShare.objects.filter(opened__isnull=False).exists()
    fields = {field.name for field in Succession._meta.get_fields()}
    assert not fields & {"result", "private", "sealed"}


def test_it_is_written_down_on_the_matter_on_the_key_and_as_readings_of_both_custodians(room, left):
    matter, successor = left
    old = key_of(room.province_one)
    finish(room, begin(room, successor))
    act = Act.objects.get(denunciation=matter.id, verb="succeed")
    assert act.details == {"keyholder": str(key_of(successor).pk), "from": str(old.pk)}
    verbs = Act.objects.filter(keyholder=old).order_by("at", "id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["pass_on", "pass_on", "end_key"]
    read = set(Reading.objects.filter(denunciation=matter.id).values_list("officer_id", "what"))
    assert read == {(one.pk, "keys") for one in room.custodians}


def test_an_excluded_successor_gets_nothing_and_another_takes_it(room, left):
    matter, successor = left
    Post.objects.filter(officer=room.province_one).update(valid_until=None)
    excluding.exclude_all(matter.row, [successor.pk])
    Post.objects.filter(officer=room.province_one).update(valid_until=GONE)
    done = finish(room, begin(room, successor))
    assert (done.passed, done.left) == (0, 1)
    assert not visible_to(actor(successor)).exists() and key_of(room.province_one).is_current
    other = room.officer("Ma Văn Thay", room.people.province)
    room.add(other, room.people.province, Keyholder.Kind.INVESTIGATOR)
    done = finish(room, begin(room, other))
    assert (done.passed, done.left) == (1, 0) and list(visible_to(actor(other))) == [matter.row]


def test_a_successor_who_bears_the_accuseds_name_gets_nothing(room):
    matter = room.receive(position="head", accused_name="Ông Vi Văn Trùng")
    successor = room.officer("Vi Văn Trùng", room.people.province)
    room.add(successor, room.people.province, Keyholder.Kind.INVESTIGATOR)
    Post.objects.filter(officer=room.province_one).update(valid_until=GONE)
    done = finish(room, begin(room, successor))
    assert (done.passed, done.left) == (0, 1) and not visible_to(actor(successor)).exists()
    assert matter.row.state == "received"


def test_a_custodian_who_must_not_know_passes_nothing_of_it(room, left):
    matter, successor = left
    excluding.exclude_all(matter.row, [room.custodians[0].pk])
    done = finish(room, begin(room, successor))
    assert (done.passed, done.left) == (0, 1)


def test_what_somebody_else_of_the_unit_opens_too_is_not_passed(room):
    room.receive()
    one = room.commune_ones[0]
    Post.objects.filter(officer=one).update(valid_until=GONE)
    assert not left_behind(key_of(one)).exists()
    with pytest.raises(NotAllowedNow, match="Kết thúc khóa là đủ"):
        succeeding.begin_succession(
            keyholder_id=key_of(one).pk,
            successor_id=key_of(room.commune_ones[1]).pk,
            **room.who(room.custodians[0]),
            **moment(),
        )


def test_nobodys_key_is_passed_on_while_they_are_there(room):
    room.receive(position="head", accused_name="Ai Đó")
    assert not departed(DAY).exists()
    with pytest.raises(NotFound):
        begin(room, room.province_one)


def test_a_successor_of_another_unit_is_refused(room, left):
    with pytest.raises(Invalid) as error:
        begin(room, room.inspector)
    assert error.value.field == "successor"


def test_no_investigator_passes_a_key_on(room, left):
    _matter, successor = left
    ways = {"keyholder_id": key_of(room.province_one).pk, "successor_id": key_of(successor).pk}
    with pytest.raises(Refused):
        succeeding.begin_succession(**ways, **room.who(room.commune_ones[0]), **moment())
    assert not can(room.who(room.commune_ones[0])["actor"], "denunciations.pass_on_key", key_of(room.province_one))


def test_a_recovery_asked_for_meanwhile_ends_the_succession(room, left):
    _matter, successor = left
    row = begin(room, successor)
    recovering.ask_recovery(passphrase="đồi cát gió mới", actor=actor(room.province_one), **moment())
    with pytest.raises(NotFound):
        finish(room, row)
    row.refresh_from_db()
    assert row.state == "dropped"


def test_a_key_that_alone_opens_something_says_how_it_ends(room, left):
    with pytest.raises(NotAllowedNow, match="trao cho người kế tiếp"):
        holding.end_key(keyholder_id=key_of(room.province_one).pk, actor=actor(room.custodians[0]), **moment())


def test_what_the_denouncer_adds_reaches_the_successor(room, left):
    matter, successor = left
    finish(room, begin(room, successor))
    denouncing.add(text="Thêm một việc.", **matter.denouncer())
    sheet = reading.open_sheet(denunciation_id=matter.id, **room.who(successor), at=moment()["at"])
    assert [act.texts["text"] for act in sheet.acts if act.verb == "add"] == ["Thêm một việc."]


def test_both_custodians_do_their_halves_on_the_pages(room, left, monkeypatch):
    matter, successor = left
    stop_clock(monkeypatch, instant(DAY))
    first, second = (unlocked(custodian) for custodian in room.custodians)
    path = f"{BASE}nguoi-giu-khoa/{key_of(room.province_one).pk}/ke-tiep/"
    assert path in first.get(f"{BASE}nguoi-giu-khoa/").content.decode()
    shown = first.get(path)
    assert "1 hồ sơ chỉ khóa này mở được" in text(shown) and "Vi Thị Kế" in text(shown)
    assert first.post(path, {"passphrase": PHRASE}).status_code == 422
    assert first.post(path, {"passphrase": PHRASE, "successor": str(key_of(successor).pk)}).status_code == 302
    (row,) = Succession.objects.all()
    path = f"{BASE}nguoi-giu-khoa/ke-tiep/{row.pk}/"
    assert waiting_for(actor(room.custodians[1])) == 1 and first.get(path).status_code == 404
    assert "Vi Thị Kế" in text(second.get(path))
    assert second.post(path, {"passphrase": PHRASE}).status_code == 302
    assert unlocked(successor).get(page(matter)).status_code == 200

"""Labels of work, notes of the office and what a correction changed: who may, who sees, and what is never public."""

import pytest

from cases.desk import send, set_day, text, url
from cast import actor, cast
from lives import DAY, Life, instant
from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.labelling import add_label, label, note, rename_label, retire_label
from thongsuot.cases.models import Case, CaseLabel, Label
from thongsuot.cases.queries.desk import history
from thongsuot.cases.queries.labels import labels_on
from thongsuot.cases.queries.lines import lines_of
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
LABELS, LIST = "/ban-lam-viec/vu-viec/nhan/", "/ban-lam-viec/vu-viec/"


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


def of_commune(people, name="chờ bản đồ", who="head"):
    moment = {"on": DAY, "at": instant(DAY)}
    return add_label(unit_id=people.commune.pk, name=name, actor=actor(getattr(people, who)), **moment)


def test_a_label_is_set_and_removed_by_one_act_each(people):
    life, first, second = Life(people), of_commune(people), of_commune(people, "họp thứ 5")
    entries = Entry.objects.count()
    label(add=[first.pk, second.pk], **life.by("handler"))
    label(remove=[first.pk], **life.by("handler"))
    assert Entry.objects.count() == entries + 2
    assert [row.label for row in CaseLabel.objects.filter(case=life.case)] == [second]
    assert [act.verb for act in life.case.acts.all()] == ["receive", "label", "label"]


def test_only_the_unit_whose_label_it_is_sees_it(people):
    life, here = Life(people), of_commune(people)
    label(add=[here.pk], **life.by("handler"))
    assert labels_on(actor(people.handler), [life.case]) == {life.case.pk: [here]}
    assert labels_on(actor(people.supervisor), [life.case]) == {}
    shown, hidden = (history(life.case, actor(officer))[0].labels for officer in (people.head, people.supervisor))
    assert shown == [("+", "chờ bản đồ")] and hidden == []


def test_a_label_of_another_unit_or_one_used_no_more_is_not_set(people):
    life, theirs = Life(people), Label.objects.create(unit=people.office, name="nội bộ", key="noi bo")
    gone = of_commune(people)
    retire_label(label_id=gone.pk, actor=actor(people.head), on=DAY, at=instant(DAY))
    for row in (theirs, gone):
        with pytest.raises(Invalid):
            label(add=[row.pk], **life.by("handler"))


def test_the_same_label_twice_is_no_act(people):
    life, here = Life(people), of_commune(people)
    label(add=[here.pk], **life.by("handler"))
    with pytest.raises(Invalid, match="đã như vậy rồi"):
        label(add=[here.pk], **life.by("handler"))


@pytest.mark.parametrize("name", ["người dân tộc", "theo đạo", "đảng viên", "hay kiện", "", "x" * 41])
def test_a_label_about_a_person_or_of_no_use_is_refused(people, name):
    with pytest.raises(Invalid) as wrong:
        of_commune(people, name)
    assert wrong.value.field == "name"


def test_labels_are_kept_by_who_works_in_the_unit(people):
    here = of_commune(people, who="receptionist")
    with pytest.raises(Refused):
        of_commune(people, "khác", who="publisher")
    with pytest.raises(NotFound):
        rename_label(label_id=here.pk, name="x", actor=actor(people.elsewhere), on=DAY, at=instant(DAY))


def test_one_name_once_a_unit_and_a_retired_one_comes_back(people):
    here = of_commune(people)
    assert of_commune(people, "Chờ  Bản Đồ") == here
    retire_label(label_id=here.pk, actor=actor(people.head), on=DAY, at=instant(DAY))
    assert of_commune(people).retired_on is None
    with pytest.raises(Invalid):
        rename_label(label_id=of_commune(people, "khác").pk, name="chờ bản đồ", actor=actor(people.head), on=DAY,
                     at=instant(DAY))  # fmt: skip


def test_the_page_of_labels_adds_renames_and_retires(client, people):
    client.force_login(people.handler)
    assert client.post(LABELS, {"name": "chờ ảnh", "unit_id": people.commune.pk}).status_code == 302
    refused = client.post(LABELS, {"name": "hay kiện", "unit_id": people.commune.pk})
    assert refused.status_code == 422 and "nói về người" in text(refused) and 'value="hay kiện"' in text(refused)
    row = Label.objects.get()
    client.post(f"{LABELS}{row.pk}/", {"name": "chờ hình", "viec": "doi-ten"})
    assert "chờ hình" in text(client.get(LABELS))
    client.post(f"{LABELS}{row.pk}/", {"viec": "thoi"})
    assert "Đơn vị chưa có nhãn nào" in text(client.get(LABELS))


def test_the_form_ticks_what_the_case_bears_and_the_list_is_narrowed(client, people):
    life, here, other = Life(people, title="Có nhãn"), of_commune(people), of_commune(people, "họp thứ 5")
    Life(people, title="Không nhãn")
    client.force_login(people.head)
    assert send(client, life.case, "nhan", labels=[str(here.pk)]).status_code == 302
    assert text(client.get(url(life.case, "nhan"))).count("checked") == 1
    page = text(client.get(f"{LIST}?nhan={here.pk}"))
    assert "Có nhãn" in page and "Không nhãn" not in page
    assert "Không có vụ việc nào khớp" in text(client.get(f"{LIST}?nhan={other.pk}"))
    assert "chờ bản đồ" in text(client.get(url(life.case)))


def test_a_note_is_read_by_officers_and_never_told_to_the_person(client, people):
    life = Life(people)
    note(text="Đã gọi chị Hà hai lần.", **life.by("handler"))
    client.force_login(people.head)
    assert "Đã gọi chị Hà hai lần." in text(client.get(url(life.case)))
    assert [line.verb for line in lines_of(Case.objects.get(pk=life.case.pk))] == ["receive"]


def test_a_note_says_something(people):
    with pytest.raises(Invalid):
        note(text="  ", **Life(people).by("handler"))


def test_a_correction_says_what_stood_and_what_stands(people):
    life = Life(people, title="Đèn đường")
    fresh = Correction(title="Đèn đường và cống", channel="phone", persons=3)
    correct(correction=fresh, reason="Ghi nhầm kênh.", **life.by("receptionist"))
    line = history(life.case, actor(people.head))[0]
    told = {each.name: (each.was, each.now) for each in line.changed}
    assert told["Số người"] == ("1", "3")
    assert told["Tóm tắt"][1] == "Đèn đường và cống"
    assert told["Kênh"][0] and told["Kênh"][0] != told["Kênh"][1]

"""Files of a dialogue: added, read, taken out; let out to everyone as pictures drawn anew; bad files; erased."""

import io
from unicodedata import normalize

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cast import actor, cast
from lives import Life, instant, moment, photo
from meetings.making import AFTER, HELD, PLANNED_ON, added, announced, do, let_out, plan, planned, told, with_file
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment, Blob
from thongsuot.files.rules import Box
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.meetings import actions
from thongsuot.meetings.models import Meeting, MeetingAct, MeetingFile, PublishedMeetingFile

pytestmark = pytest.mark.django_db(databases=["default", "portal"])
DESK = "/ban-lam-viec/doi-thoai/"
WHY = "Đính nhầm tệp."


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def people():
    return cast()


@pytest.fixture(autouse=True)
def rebuilt():
    """After each test the state of every file is what its acts make of it, and every entry commits to its act."""
    yield
    for file in MeetingFile.objects.all():
        assert file.state == file.standing()
    for act in MeetingAct.objects.exclude(content__key=b"").select_related("content", "entry"):
        assert act.entry.commitment == commitment(bytes(act.content.key), act.canonical(act.content.texts))
    for meeting in Meeting.objects.all():
        assert meeting.state == meeting.gathering().state


@pytest.fixture
def page(client, people, monkeypatch):
    """Return a browser signed in as one of the cast, on the day of the dialogue."""
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))

    def as_(name: str):
        client.force_login(getattr(people, name))
        return client

    return as_


def on_disk(tmp_path) -> int:
    return sum(path.is_file() for path in (tmp_path / "files").rglob("*"))


def typed(name="Báo cáo trình bày", upload=None, **more) -> dict:
    given, content = upload or photo("bao-cao.png")
    return {"name": name, "upload": SimpleUploadedFile(given, content.read()), **more}


def test_who_runs_it_adds_a_file_in_one_entry_without_its_name(people):
    meeting = announced(people)
    before = Entry.objects.count()
    file = added(people, meeting)
    entry = Entry.objects.latest("id")
    assert (Entry.objects.count(), entry.verb) == (before + 1, "meetings.file_added")
    assert (file.number, file.state, file.name) == (1, "kept", "Báo cáo trình bày")
    assert file.name not in str(file.acts.get().details)


def test_minutes_that_are_being_typed_are_not_stale_for_a_file_that_was_added(people):
    meeting = announced(people)
    added(people, meeting)
    do(people, meeting, "save_minutes", "handler", HELD, minutes="Biên bản.", revision=meeting.revision)


@pytest.mark.parametrize("who", ["publisher", "supervisor", "economics_handler", "province_head"])
def test_who_sees_it_alone_adds_nothing(people, who):
    meeting = announced(people, answering=[people.economics.pk])
    with pytest.raises(Refused):
        added(people, meeting, by=who)
    assert not Attachment.objects.exists()


def test_a_foreign_officer_adds_nothing_to_what_they_do_not_see(people):
    with pytest.raises(NotFound):
        added(people, announced(people), by="elsewhere")


def test_a_form_sent_twice_adds_one_file(people):
    meeting, form_id = announced(people), new_id()
    first = added(people, meeting, form_id=form_id)
    assert added(people, meeting, form_id=form_id) == first
    assert (MeetingFile.objects.count(), Attachment.objects.count()) == (1, 1)


def test_the_form_of_another_officer_is_another_file(people):
    meeting, form_id = announced(people), new_id()
    assert added(people, meeting, form_id=form_id) != added(people, meeting, by="receptionist", form_id=form_id)


def test_a_bad_file_is_refused_with_the_sentence_of_the_files_room(people, tmp_path):
    meeting = announced(people)
    with pytest.raises(Invalid, match="chương trình") as refused:
        added(people, meeting, upload=("chay.pdf", io.BytesIO(b"MZ" + b"x" * 50)))
    assert refused.value.field == "upload"
    assert not MeetingFile.objects.exists() and not Entry.objects.filter(verb="meetings.file_added").exists()


def test_a_file_without_a_name_is_refused(people):
    with pytest.raises(Invalid) as refused:
        added(people, announced(people), name="  ")
    assert refused.value.field == "name"


def test_one_that_is_called_off_takes_no_file_but_gives_them_back(people):
    meeting = plan(people)
    file = added(people, meeting, on=PLANNED_ON)
    do(people, meeting, "call_off", "head", PLANNED_ON, reason="Trùng lịch.")
    with pytest.raises(NotAllowedNow):
        added(people, meeting)
    assert with_file(people, file, "take_file_out", by="handler", reason=WHY).state == "taken-out"


def test_a_dialogue_that_is_full_takes_no_more(people, monkeypatch):
    monkeypatch.setattr(actions.files, "FILES_OF_ONE_THING", 1)
    meeting = announced(people)
    file = added(people, meeting)
    with pytest.raises(NotAllowedNow, match="đủ 1 tệp"):
        added(people, meeting)
    with_file(people, file, "take_file_out", by="handler", reason=WHY)
    assert added(people, meeting).number == 2


def test_what_is_taken_out_is_gone_and_its_name_and_reason_stay(
    people, page, tmp_path, django_capture_on_commit_callbacks
):
    meeting = announced(people)
    file = added(people, meeting)
    assert on_disk(tmp_path) == 1
    with django_capture_on_commit_callbacks(execute=True):
        with_file(people, file, "take_file_out", by="handler", reason=WHY)
    assert on_disk(tmp_path) == 0 and not Blob.objects.exists()
    assert page("handler").get(f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/").status_code == 404
    shown = page("handler").get(f"{DESK}{meeting.pk}/").content.decode()
    assert "Báo cáo trình bày" in shown and WHY in shown
    with pytest.raises(NotAllowedNow):
        with_file(people, file, "take_file_out", by="handler", reason=WHY)


def test_nothing_is_taken_out_without_a_reason_or_on_a_page_of_before(people):
    file = added(people, announced(people))
    with pytest.raises(Invalid) as refused:
        with_file(people, file, "take_file_out", by="handler", reason=" ")
    assert refused.value.field == "reason"
    with pytest.raises(Stale):
        with_file(people, file, "take_file_out", by="handler", reason=WHY, revision=file.revision - 1)


def test_who_sees_it_reads_the_file_and_anybody_else_gets_the_answer_of_what_is_absent(people, page):
    meeting = announced(people, answering=[people.economics.pk])
    file = added(people, meeting, upload=photo("bao-cao.png"))
    there, absent = (f"{DESK}{meeting.pk}/tai-lieu/{pk}/" for pk in (file.pk, new_id()))
    for name in ("economics_handler", "province_head", "publisher"):
        answer = page(name).get(there)
        assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    mine, nothing = page("elsewhere").get(there), page("elsewhere").get(absent)
    assert mine.status_code == nothing.status_code == 404
    other = announced(people)
    assert page("handler").get(f"{DESK}{other.pk}/tai-lieu/{file.pk}/").status_code == 404


def test_of_one_on_a_case_only_who_sees_the_case_reads_the_file(people, page):
    case = Life(people).case
    meeting = _on_case(people, case)
    file = added(people, meeting, on=PLANNED_ON)
    address = f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/"
    assert page("handler").get(address).status_code == 200
    Case.objects.filter(pk=case.pk).update(
        holder_unit=people.province, working_unit=None, received_unit=people.province
    )
    case.sights.all().delete()
    assert page("handler").get(address).status_code == 404


def _on_case(people, case) -> Meeting:
    me = {"actor": actor(people.handler, on=PLANNED_ON), **moment(PLANNED_ON)}
    return actions.plan_on_case(case_id=case.pk, unit_id=people.commune.pk, planned=planned(), **me)


def test_nobody_reads_a_file_before_it_was_drawn_looked_at_and_let_out(people, client):
    meeting = announced(people)
    file = added(people, meeting)
    with pytest.raises(NotAllowedNow, match="Chưa có bản"):
        with_file(people, file, "show_file", revision=file.revision)
    drawn = with_file(people, file, "redraw_file", boxes=(), caption="Báo cáo")
    address = f"/doi-thoai/{meeting.code}/tai-lieu/1/1/"
    assert client.get(address).status_code == 404
    with_file(people, drawn, "show_file", revision=drawn.revision)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"/doi-thoai/{meeting.code}/").content.decode().count("tai-lieu/1/1/") == 1
    assert client.get(f"/doi-thoai/{meeting.code}/tai-lieu/1/2/").status_code == 404


def test_everyone_reads_pixels_alone_and_nothing_of_what_is_black(people, client):
    out = io.BytesIO()
    Image.new("RGB", (100, 100), "red").save(out, "PNG", pnginfo=None)
    meeting = announced(people)
    file = added(people, meeting, upload=("an.png", io.BytesIO(out.getvalue())))
    drawn = with_file(people, file, "redraw_file", boxes=(Box(1, 0, 0, 50, 100),), caption="Sơ đồ")
    with_file(people, drawn, "show_file", revision=drawn.revision)
    picture = Image.open(io.BytesIO(client.get(f"/doi-thoai/{meeting.code}/tai-lieu/1/1/").content))
    assert max(picture.getpixel((20, 50))) < 30 and picture.getpixel((80, 50))[0] > 200
    assert not picture.getexif()


@pytest.mark.parametrize("act", ["redraw_file", "show_file", "hide_file"])
def test_only_who_publishes_lets_a_file_out_or_takes_it_back(people, act):
    file = let_out(people, added(people, announced(people)))
    given = {
        "redraw_file": {"boxes": (), "caption": "Báo cáo"},
        "show_file": {"revision": file.revision},
        "hide_file": {"reason": WHY},
    }
    with pytest.raises(Refused):
        with_file(people, file, act, by="handler", **given[act])


def test_a_caption_with_a_telephone_number_is_refused(people):
    file = added(people, announced(people))
    with pytest.raises(Invalid) as refused:
        with_file(people, file, "redraw_file", boxes=(), caption="Gọi 0912 345 678")
    assert refused.value.field == "caption"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_looks_personal_in_a_caption_is_offered_and_stays_where_it_is_ticked(people, page, form):
    file = added(people, announced(people))
    desk, address = page("publisher"), f"{DESK}{file.meeting_id}/tai-lieu/{file.pk}/ban-cong-khai/"
    name = "Nguyễn Văn Cừ"
    given = {"caption": normalize(form, f"Phố mang tên ông {name}"), "revision": file.revision}
    refused = desk.post(address, given)
    assert refused.status_code == 422 and refused.context["form"].fields["confirmed"].choices == [(name, name)]
    assert desk.post(address, given | {"confirmed": name}).status_code == 302
    file.refresh_from_db()
    assert file.caption == f"Phố mang tên ông {name}"
    assert file.acts.get(verb="file_redrawn").content.texts["confirmed"] == [name]


def test_a_name_of_a_file_that_looks_personal_is_asked_about_as_the_page_opens(people, page):
    file = added(people, announced(people), name="Số trực ban 0912 345 678")
    shown = page("publisher").get(f"{DESK}{file.meeting_id}/tai-lieu/{file.pk}/ban-cong-khai/")
    assert list(shown.context["form"].fields)[:3] == ["caption", "confirmed", "boxes"]


def test_a_page_that_is_not_there_and_a_recording_are_refused(people):
    meeting = announced(people)
    with pytest.raises(Invalid) as refused:
        with_file(people, added(people, meeting), "redraw_file", boxes=(Box(2, 0, 0, 9, 9),), caption="Báo cáo")
    assert refused.value.field == "boxes"
    file = added(people, meeting)
    Blob.objects.filter(attachments__owner_ref=str(file.ref)).update(media_type="audio/mpeg")
    with pytest.raises(Invalid, match="ảnh và PDF"):
        with_file(people, file, "redraw_file", boxes=(), caption="Ghi âm")


def test_before_the_announcement_and_of_one_on_a_case_nothing_is_let_out(people):
    file = added(people, plan(people), on=PLANNED_ON)
    with pytest.raises(NotAllowedNow, match="Thông báo trước"):
        with_file(people, file, "redraw_file", boxes=(), caption="Báo cáo", on=PLANNED_ON)
    meeting = do(people, _on_case(people, Life(people).case), "announce", "publisher", PLANNED_ON)
    file = added(people, meeting, on=PLANNED_ON)
    with pytest.raises(NotAllowedNow, match="không công khai"):
        with_file(people, file, "redraw_file", boxes=(), caption="Báo cáo", on=PLANNED_ON)


@pytest.mark.parametrize(("act", "by"), [("hide_file", "publisher"), ("take_file_out", "handler")])
def test_what_is_taken_back_leaves_the_public_page_with_its_pictures(
    people, client, tmp_path, django_capture_on_commit_callbacks, act, by
):
    meeting = announced(people)
    file = let_out(people, added(people, meeting))
    with django_capture_on_commit_callbacks(execute=True):
        with_file(people, file, act, by=by, reason=WHY)
    assert client.get(f"/doi-thoai/{meeting.code}/tai-lieu/1/1/").status_code == 404
    assert not PublishedMeetingFile.objects.exists() and not Attachment.objects.of(file.drawn_ref).exists()
    assert on_disk(tmp_path) == (act == "hide_file")


def test_files_of_a_dialogue_on_a_case_are_public_as_long_as_its_result_is(people, client, page):
    meeting = do(people, _on_case(people, Life(people).case), "announce", "publisher", PLANNED_ON)
    do(people, meeting, "close", "head", HELD, minutes="Biên bản.", attended=9)
    told(people, meeting, in_public=True)
    let_out(people, added(people, meeting))
    address = f"/doi-thoai/{meeting.code}/tai-lieu/1/1/"
    seen = {True: 200, False: 404}
    for in_public in (False, True):
        assert client.get(address).status_code == seen[not in_public]
        told(people, meeting, in_public=in_public)
        assert ("Đang công khai" in page("handler").get(f"{DESK}{meeting.pk}/").content.decode()) is in_public
    assert client.get(address).status_code == 200


def test_acts_on_the_dialogue_leave_the_public_files_where_they_are(people):
    meeting = announced(people)
    let_out(people, added(people, meeting))
    do(people, meeting, "close", "head", HELD, minutes="Biên bản.", attended=9)
    assert PublishedMeetingFile.objects.get().caption == "Báo cáo trình bày tại buổi đối thoại"


def test_a_case_that_is_erased_takes_the_files_of_its_dialogues_along(
    people, tmp_path, django_capture_on_commit_callbacks
):
    case = Life(people).case
    kept = on_disk(tmp_path) if (tmp_path / "files").exists() else 0
    meeting = do(people, _on_case(people, case), "announce", "publisher", PLANNED_ON)
    file = added(people, meeting, on=PLANNED_ON)
    assert on_disk(tmp_path) == kept + 1
    locked = Case.objects.select_for_update().get(pk=case.pk)
    with django_capture_on_commit_callbacks(execute=True):
        erase(locked, ground="wish", basis="Theo yêu cầu.", actor=actor(people.head, on=AFTER), **moment(AFTER))
    file.refresh_from_db()
    left = Attachment.objects.get(owner_ref=str(file.ref))
    assert (file.name, left.name, left.blob) == ("", "", None) and on_disk(tmp_path) <= kept
    with pytest.raises(NotAllowedNow):
        added(people, meeting)


def test_a_file_is_added_and_taken_out_on_the_pages(people, page):
    meeting = announced(people)
    desk = page("handler")
    answer = desk.post(f"{DESK}{meeting.pk}/tai-lieu/moi/", typed())
    assert answer.status_code == 302
    file = MeetingFile.objects.get()
    shown = desk.get(f"{DESK}{meeting.pk}/").content.decode()
    assert f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/bo-ra/" in shown and "thoi-cong-khai" not in shown
    assert desk.get(f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/bo-ra/").status_code == 200
    answer = desk.post(f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/bo-ra/", {"reason": WHY, "revision": file.revision})
    assert answer.status_code == 302 and MeetingFile.objects.get().state == "taken-out"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "Báo cáo"}, "Chưa chọn tệp"),
        ({"name": "Báo cáo", "upload": "không phải tệp"}, "Chưa chọn tệp"),
        (typed(upload=("a.pdf", io.BytesIO(b""))), "rỗng"),
        (typed(upload=("a.zip", io.BytesIO(b"PK\x05\x06" + b"\0" * 18))), "ZIP"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_the_name_stays(people, page, given, says):
    meeting = announced(people)
    answer = page("handler").post(f"{DESK}{meeting.pk}/tai-lieu/moi/", given)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert f'value="{given["name"]}"' in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"revision": ""}, {"revision": "xyz"}, {"revision": "2"}])
def test_what_nobody_looked_at_is_not_let_out_and_is_shown_for_the_next_press(people, page, sent):
    file = added(people, announced(people))
    for caption in ("Báo cáo đầu", "Báo cáo sau"):
        file = with_file(people, file, "redraw_file", boxes=(), caption=caption)
    desk, address = page("publisher"), f"{DESK}{file.meeting_id}/tai-lieu/{file.pk}/cong-khai/"
    answer = desk.post(address, sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Tải lại trang để xem" in shown and "Báo cáo sau" in shown
    assert not PublishedMeetingFile.objects.exists()
    assert desk.post(address, {"revision": answer.context["form"]["revision"].value()}).status_code == 302
    assert PublishedMeetingFile.objects.get().caption == "Báo cáo sau"


@pytest.mark.parametrize("slug", ["ban-cong-khai", "cong-khai"])
def test_the_page_says_on_opening_what_the_dialogue_wants_first(people, page, slug):
    ahead, off = plan(people), plan(people)
    on_case = do(people, _on_case(people, Life(people).case), "announce", "publisher", PLANNED_ON)
    files = {one.pk: added(people, one, on=PLANNED_ON) for one in (ahead, off, on_case)}
    do(people, off, "call_off", "head", PLANNED_ON, reason="Trùng lịch.")
    for meeting, says in ((ahead, "Thông báo trước đã"), (off, "không tổ chức nữa"), (on_case, "Ghi kết quả và công")):
        shown = page("publisher").get(f"{DESK}{meeting.pk}/tai-lieu/{files[meeting.pk].pk}/{slug}/")
        assert says in shown.context["why_not"] and "Tải lại" not in shown.content.decode()


@pytest.mark.parametrize(
    ("acts", "slug", "says"),
    [
        ([], "thoi-cong-khai", "chưa công khai"),
        (["let_out"], "ban-cong-khai", "thôi công khai trước"),
        (["let_out"], "cong-khai", "thôi công khai trước"),
        (["take_out"], "thoi-cong-khai", "đã bỏ ra"),
    ],
)
def test_the_page_says_on_opening_where_the_file_stands(people, page, acts, slug, says):
    file = added(people, announced(people))
    if "let_out" in acts:
        let_out(people, file)
    if "take_out" in acts:
        with_file(people, file, "take_file_out", by="handler", reason=WHY)
    shown = page("publisher").get(f"{DESK}{file.meeting_id}/tai-lieu/{file.pk}/{slug}/")
    assert says in shown.context["why_not"]


def test_the_publisher_draws_looks_lets_out_and_takes_back_on_the_pages(people, page):
    meeting = announced(people)
    file = added(people, meeting)
    desk, base = page("publisher"), f"{DESK}{meeting.pk}/tai-lieu/{file.pk}/"
    assert f"{base}ban-cong-khai/" in desk.get(f"{DESK}{meeting.pk}/").content.decode()
    assert desk.get(f"{base}ban-cong-khai/1/").status_code == 404
    wrong = desk.post(f"{base}ban-cong-khai/", {"caption": "Báo cáo", "boxes": "1 2", "revision": file.revision})
    assert wrong.status_code == 422 and "Dòng 1" in wrong.content.decode()
    given = {"caption": "Báo cáo", "boxes": "1 10 10 20 20", "revision": file.revision}
    assert desk.post(f"{base}ban-cong-khai/", given).status_code == 302
    file.refresh_from_db()
    assert f"{base}ban-cong-khai/1/" in desk.get(f"{base}cong-khai/").content.decode()
    assert desk.get(f"{base}ban-cong-khai/1/").status_code == 200
    assert desk.post(f"{base}cong-khai/", {"revision": 1}).status_code == 422  # drawn since
    assert desk.post(f"{base}cong-khai/", {"revision": file.revision}).status_code == 302
    assert "thoi-cong-khai" in desk.get(f"{DESK}{meeting.pk}/").content.decode()
    assert desk.post(f"{base}thoi-cong-khai/", {"reason": WHY}).status_code == 302
    assert not PublishedMeetingFile.objects.exists()

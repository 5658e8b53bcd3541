"""Every act by its form: who gets it, what a wrong form keeps, what happens when somebody was first."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import send, set_day, text, url
from cast import make_officer, make_post
from lives import ANSWERS, DAY, LAMP_ITEMS, Life, photo
from thongsuot.cases.actions.screening import ask_supplement
from thongsuot.cases.actions.work import accept
from thongsuot.cases.forms.acts import publish
from thongsuot.cases.models import Case, Party, Publication
from thongsuot.cases.rules.transitions import TRANSITIONS
from thongsuot.cases.views.desk.table import ACTS, BY_SLUG, BY_VERB
from thongsuot.core.ids import show_code
from thongsuot.language.folding import fold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    return Life()


def do(client, life, who, slug, **given):
    client.force_login(getattr(life.people, who))
    return send(client, life.case, slug, **given)


def done(client, life, who, slug, **given):
    """Do an act that leads back to the case page, and return the case afterwards."""
    answer = do(client, life, who, slug, **given)
    assert answer.status_code == 302, text(answer)[-3000:]
    return Case.objects.get(pk=life.case.pk)


def test_every_verb_of_the_table_of_transitions_has_a_page():
    assert {row.verb for row in TRANSITIONS} - {"receive"} == set(BY_VERB)
    assert len(BY_SLUG) == len(ACTS)


SCREENED = {"kind": "petition", "topic": "environment", "title": "Đèn đường hỏng", "items": "Sửa đèn\nThông cống"}


def test_screening_by_form(client, life):
    case = done(client, life, "receptionist", "phan-loai", **SCREENED)
    assert (case.state, case.kind, case.title) == ("screened", "petition", "Đèn đường hỏng")
    assert list(case.items.filter(dropped_by=None).values_list("text", flat=True)) == ["Sửa đèn", "Thông cống"]


def test_screening_begins_with_the_topics_that_the_program_guesses(client, life):
    client.force_login(life.people.receptionist)
    page = text(client.get(url(life.case, "phan-loai")))
    guessed = re.search(r'<optgroup label="Máy gợi ý, vì có">(.*?)</optgroup>', page, re.DOTALL)[1]
    assert "utilities.lighting" in guessed and "đèn" in guessed
    assert not re.search(r"selected[^>]*>[^<]*\(", guessed)  # an officer decides


def test_accepting_by_form(client, life):
    life.screened()
    assert done(client, life, "receptionist", "thu-ly").state == "accepted"


def test_asking_for_and_writing_down_a_supplement(client, life):
    done(client, life, "receptionist", "yeu-cau-bo-sung", missing="Số cột đèn")
    case = done(client, life, "receptionist", "bo-sung", text="Cột số 12")
    assert case.state == "received"
    assert "Cột số 12" in case.content.text


def test_a_supplement_may_be_a_file(client, life):
    name, picture = photo()
    upload = SimpleUploadedFile(name, picture.read(), content_type="image/png")
    done(client, life, "receptionist", "bo-sung", uploads=[upload])
    client.force_login(life.people.head)
    assert name in text(client.get(url(life.case)))


ENDINGS = [
    ("huong-dan", {"where": "Công ty điện lực, số 1"}, "guided"),
    ("tra-lai-don", {"reason": "unclear", "text": "Chưa rõ ở đâu."}, "returned"),
    ("rut", {"reason": "Nói tại quầy"}, "withdrawn"),
    ("chuyen-ra-ngoai", {"name": "Bộ Xây dựng", "basis": "Quốc lộ"}, "transferred-out"),
]


@pytest.mark.parametrize(("slug", "given", "state"), ENDINGS, ids=[row[0] for row in ENDINGS])
def test_endings_by_form(client, life, slug, given, state):
    assert done(client, life, "receptionist", slug, **given).state == state


def test_a_form_of_what_cannot_be_undone_says_so(client, life):
    client.force_login(life.people.receptionist)
    assert "Không hoàn lại được" in text(client.get(url(life.case, "tra-lai-don")))


def test_transferring_to_a_unit_found_by_its_name(client, life):
    found = do(client, life, "receptionist", "chuyen-don", xem="tim-don-vi", tim="ka do", basis="Thuộc xã khác")
    page = text(found)
    assert found.status_code == 200
    assert str(life.people.other_commune.pk) in page and "Thuộc xã khác" in page
    unit = str(life.people.other_commune.pk)
    assert done(client, life, "receptionist", "chuyen-don", unit_id=unit, basis="Xã khác").holder_unit_id == (
        life.people.other_commune.pk
    )


def test_competent_units_are_proposed_with_the_reason(client):
    life = Life()
    client.force_login(life.people.receptionist)
    page = text(client.get(url(life.case, "chuyen-don")))
    assert "Chưa có đơn vị nào được gợi ý" in page
    life = Life(life.people, place_id=life.people.commune_place.pk)
    assert "phụ trách" in text(client.get(url(life.case, "chuyen-don")))


def test_joining_and_taking_apart(client, life):
    main = Life(life.people).case
    assert done(client, life, "receptionist", "nhap-vu-viec", main_code=main.code, reason="Cùng cống").state == "joined"
    assert done(client, life, "receptionist", "bo-nhap", reason="Hai nơi khác nhau").state == "received"


PARTS = {"text-1": "Đèn hỏng", "kind-1": "feedback", "text-2": "Cống tắc", "kind-2": "petition", "count": "2"}


def test_splitting_shows_each_new_code_and_no_secret_to_the_officer(client, life):
    answer = do(client, life, "receptionist", "tach-vu-viec", **PARTS)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert text(answer).count("một mã bí mật mở mọi việc tách ra từ đơn này") == 2
    assert all(show_code(part.code) in text(answer) for part in life.case.split_into.all())


def test_one_more_part_keeps_what_was_typed(client, life):
    page = text(do(client, life, "receptionist", "tach-vu-viec", xem="them-phan", **PARTS))
    assert "Cống tắc" in page and 'name="text-3"' in page


def test_a_count_of_parts_that_no_page_sent_is_refused(client, life):
    assert do(client, life, "receptionist", "tach-vu-viec", **PARTS | {"count": "9" * 5000}).status_code == 422


def test_a_wrong_part_is_named(client, life):
    answer = do(client, life, "receptionist", "tach-vu-viec", **PARTS | {"text-2": " "})
    assert answer.status_code == 422 and "Đèn hỏng" in text(answer)


def test_assigning_to_an_officer_of_a_desk(client, life):
    life.accepted()
    client.force_login(life.people.head)
    page = text(client.get(url(life.case, "giao-viec")))
    assert "Ha Thuyên, Phòng Kinh tế xã Đơn Dương: đang làm 0 vụ việc" in page
    desk = f"{life.people.economics.pk}:{life.people.economics_handler.pk}"
    case = done(client, life, "head", "giao-viec", desk=desk, note="Làm trước mưa")
    assert (case.state, case.officer_id) == ("assigned", life.people.economics_handler.pk)


def test_asking_another_unit_and_its_answer(client, life):
    life.assigned()
    given = {"unit_id": str(life.people.office.pk), "question": "Ai quản lý đường dây?", "due_on": "24/7/2026"}
    done(client, life, "economics_handler", "phoi-hop", **given)
    asked = life.case.coordinations.get()
    helper = make_officer("Cil Thảo")
    make_post(helper, life.people.office, "handler")
    client.force_login(helper)
    send(client, life.case, "tra-loi-phoi-hop", coordination_id=str(asked.pk), text="Điện lực quản lý.")
    asked.refresh_from_db()
    assert asked.answer == "Điện lực quản lý."


def drafted(client, life):
    files = {f"uploads-{n}": SimpleUploadedFile(photo()[0], photo()[1].read(), "image/png") for n in ANSWERS}
    words = {f"text-{n}": words for n, words in ANSWERS.items()}
    return done(client, life, "economics_handler", "soan-tra-loi", **words, **files)


def test_drafting_every_item_on_one_page_then_submitting_and_approving(client, life):
    life.assigned()
    drafted(client, life)
    assert done(client, life, "economics_handler", "trinh-duyet", note="").state == "submitted"
    client.force_login(life.people.head)
    page = text(client.get(url(life.case, "duyet")))
    assert ANSWERS[1] in page and "Trả về để sửa" in page
    assert done(client, life, "head", "duyet", note="").state == "approved"


def test_what_an_answer_lacks_is_said_by_item(client, life):
    life.assigned()
    answer = do(client, life, "economics_handler", "trinh-duyet", note="Xong rồi")
    assert answer.status_code == 409
    assert "Việc 1 chưa có câu trả lời" in text(answer) and "Xong rồi" in text(answer)


def test_sending_back(client, life):
    life.submitted()
    assert done(client, life, "head", "tra-ve-sua", reason="Thêm ảnh").state == "assigned"


def copied(**more):
    requests = {f"request-{n}": LAMP_ITEMS[n - 1] for n in ANSWERS}
    answers = {f"answer-{n}": words for n, words in ANSWERS.items()}
    return {"title": "Đèn đường", "question": "Đèn hỏng."} | requests | answers | more


def looked_at(client, life, **given):
    """Return what is posted once the publisher has read the copy."""
    page = do(client, life, "publisher", "gui-tra-loi", **given, xem="1")
    assert page.status_code == 200
    return given | {"seen": re.search(r'name="seen" value="(\w+)"', text(page))[1]}


def test_sending_the_answer_with_a_reviewed_copy(client, life):
    life.approved()
    given = looked_at(client, life, **copied())
    assert done(client, life, "publisher", "gui-tra-loi", **given).state == "answered"
    assert life.case.publishings.get().publication.title == "Đèn đường"


def test_nothing_is_published_that_the_publisher_has_not_read(client, life):
    life.approved()
    given = looked_at(client, life, **copied())
    for sent in (copied(), given | {"question": "Khác hẳn."}, given | {"letters": "on", "hide_more": "Đèn"}):
        answer = do(client, life, "publisher", "gui-tra-loi", **sent)
        assert answer.status_code == 422 and "Bản bà con sẽ đọc" in text(answer)
    assert not life.case.publishings.exists()


def test_a_number_is_hidden_unless_it_may_stay(client, life):
    life.approved()
    number = "0912 345 678"
    told = copied(question=f"Gọi {number}, chủ quán Sáu Lành. Hoặc 0912.345.678.", hide_more="quán Sáu Lành")
    page = text(do(client, life, "publisher", "gui-tra-loi", **told, xem="1"))
    assert f'value="{number}"' in page and "(2 chỗ)" in page
    done(client, life, "publisher", "gui-tra-loi", **looked_at(client, life, **told))
    assert life.case.publishings.get().publication.question == "Gọi ███, chủ ███. Hoặc ███."


def test_more_phrases_to_hide_than_the_field_takes_are_not_looked_for(client, life, monkeypatch):
    life.approved()
    given, hidden = copied(), []
    told = {"hide_more": "\n".join(f"quán số {n}" for n in range(31))}
    monkeypatch.setattr(publish, "copied", lambda texts, kept, more, **_named: hidden.append(more) or texts)
    answer = do(client, life, "publisher", "gui-tra-loi", **given, **told)
    assert answer.status_code == 422 and "Che thêm tối đa 30" in text(answer) and "quán số 30" in text(answer)
    long = do(client, life, "publisher", "gui-tra-loi", **given, hide_more="quán Sáu Lành\n" * 40_000)
    assert long.status_code == 422
    assert {len(more) for more in hidden} == {30, 2} and all(len("".join(more)) < 2000 for more in hidden)


def test_a_number_that_may_stay_stays(client, life):
    life.approved()
    told = copied(question="Gọi 0912 345 678 nhé.", confirmed="0912 345 678")
    done(client, life, "publisher", "gui-tra-loi", **looked_at(client, life, **told))
    assert life.case.publishings.get().publication.question == "Gọi 0912 345 678 nhé."


def test_no_byte_of_what_was_hidden_reaches_the_public(client, life):
    life.approved()
    hidden = ["Lò Thị Mây", "0912 345 678", "012345678901", "số nhà 12/5 đường Hùng Vương", "may.lo@vidu.vn"]
    told = copied(question="Tôi là " + ", ".join(hidden) + ". LO THI MAY, 0912.345.678, Mây ký tên.")
    done(client, life, "publisher", "gui-tra-loi", **looked_at(client, life, **told))
    copy = life.case.publishings.get().publication
    client.logout()
    pages = [
        client.get(url).content.decode() for url in (f"/vu-viec/{copy.pk}/", "/vu-viec/", f"/vu-viec/?q={copy.pk}")
    ]
    rows = Publication.objects.filter(pk=copy.pk).values()[0] | {"items": list(copy.items.values())}
    everything = fold("\n".join([*pages, str(rows)]))
    for words in [*hidden, "Mây ký", "0912.345.678"]:
        assert fold(words) not in everything
    assert str(life.case.pk) not in everything and life.case.code not in everything


def test_an_answer_may_stay_private_for_a_reason(client, life):
    life.approved()
    assert do(client, life, "publisher", "gui-tra-loi", **copied(keep_private="on")).status_code == 422
    case = done(client, life, "publisher", "gui-tra-loi", **copied(keep_private="on", reason="Việc riêng"))
    assert case.state == "answered" and not case.publishings.exists()


def test_rating_closes_and_not_done_reopens_for_the_person(client, life):
    life.answered()
    assert done(client, life, "receptionist", "ghi-danh-gia", done=["1", "2"], note="").state == "closed"
    case = done(client, life, "receptionist", "mo-lai", not_done=["2"], missing="Cống lại tắc")
    assert (case.state, case.reopened) == ("assigned", 1)


def test_closing_waits_for_the_persons_word_and_then_no_longer(client, life, monkeypatch):
    life.answered()
    early = do(client, life, "receptionist", "dong", note="Đã gọi hai lần")
    assert early.status_code == 409 and "Đã gọi hai lần" in text(early)
    set_day(monkeypatch, DAY.replace(month=9))
    assert done(client, life, "receptionist", "dong", note="").state == "closed"


def test_taking_the_public_copy_back(client, life):
    life.answered()
    done(client, life, "publisher", "go-cong-khai", reason="Lộ số nhà")
    assert not life.case.publishings.filter(publication__withdrawn_on=None).exists()


def test_more_time_a_stop_and_on_again(client, life):
    life.assigned()
    before = life.case.duty.due_on
    case = done(client, life, "head", "gia-han", days="3", ground="works", note="")
    assert case.duty.due_on > before
    assert done(client, life, "head", "tam-dung", ground="expert", note="").suspended
    assert not done(client, life, "head", "tiep-tuc", note="").suspended


def test_urging_and_answering_it(client, life):
    life.assigned()
    done(client, life, "supervisor", "don-doc", text="Bao giờ xong?", due_on="24/7/2026")
    done(client, life, "economics_handler", "tra-loi-don-doc", text="Mai xong.")
    assert life.case.acts.filter(verb="answer_urge").exists()


def test_alarm_rung_and_taken(client, life):
    assert done(client, life, "receptionist", "bao-dong", reason="Dây điện đứt").alarm == "raised"
    assert done(client, life, "head", "nhan-bao-dong", note="").alarm == "acknowledged"


def standing(life, **changes):
    """What the form of corrections shows now, as a browser sends it back."""
    case = Case.objects.get(pk=life.case.pk)
    now = {
        "title": case.title, "text": case.content.text, "items": "\n".join(LAMP_ITEMS), "kind": case.kind,
        "topic": case.topic, "channel": case.channel, "received_on": "15/7/2026", "place": "", "place_text": "",
        "persons": "1", "households": "0", "reason": "Ghi nhầm",
    }  # fmt: skip
    return now | changes


def test_correcting_only_what_differs(client, life):
    case = done(client, life, "receptionist", "sua-ghi-nham", **standing(life, persons="12", topic="health"))
    assert (case.persons, case.topic) == (12, "health")
    details = case.acts.get(verb="correct").details
    assert details == {"persons": 12, "topic": "health"}


def test_a_correction_that_changes_nothing_is_none(client, life):
    assert do(client, life, "receptionist", "sua-ghi-nham", **standing(life)).status_code == 422


def test_persons_are_shown_once_and_the_look_is_kept(client, life):
    Party.objects.create(case=life.case, name="Lơ Mu Ha Sin", phone="0900000456")
    answer = do(client, life, "receptionist", "xem-nguoi-gui", reason="Gọi lại")
    assert "Lơ Mu Ha Sin" in text(answer) and "no-store" in answer["Cache-Control"]
    assert life.case.acts.filter(verb="reveal_party").count() == 1


def test_persons_are_not_shown_without_a_reason(client, life):
    Party.objects.create(case=life.case, name="Lơ Mu Ha Sin")
    answer = do(client, life, "receptionist", "xem-nguoi-gui", reason=" ")
    assert answer.status_code == 422 and "Lơ Mu Ha Sin" not in text(answer)


def test_a_refused_file_is_named_at_its_own_field(client, life):
    life.assigned()
    broken = SimpleUploadedFile("anh.jpg", b"PK\x03\x04 khong phai anh", "image/jpeg")
    answer = do(client, life, "economics_handler", "soan-tra-loi", **{"text-1": "Đã thay đèn.", "uploads-2": broken})
    page = text(answer)
    assert answer.status_code == 422 and "Đã thay đèn." in page
    assert 'href="#id_uploads-2"' in page and 'id="id_uploads-2_error"' in page


def test_a_refused_file_of_a_supplement_is_named_at_its_field(client, life):
    empty = SimpleUploadedFile("anh.jpg", b"MZ chuong trinh", "image/jpeg")
    life.case = ask_supplement(missing="Ảnh chỗ hỏng", **life.by("receptionist"))
    answer = do(client, life, "receptionist", "bo-sung", text="Ảnh đây.", uploads=empty)
    assert answer.status_code == 422 and 'href="#id_uploads"' in text(answer)


def test_a_new_secret_is_shown_once(client, life):
    answer = do(client, life, "receptionist", "cap-lai-ma", identity="cccd")
    assert answer.status_code == 200 and "Mã bí mật" in text(answer)
    assert life.case.acts.filter(verb="reissue_secret").exists()


def test_the_sealed_list_is_opened_by_the_head_alone(client):
    life = Life(persons=6, signatories=("Ha Một", "Ha Hai"))
    assert do(client, life, "receptionist", "mo-danh-sach-ky", reason="Đối chiếu").status_code == 403
    assert "Ha Hai" in text(do(client, life, "head", "mo-danh-sach-ky", reason="Đối chiếu"))


def test_a_wrong_form_keeps_everything_typed_and_names_the_field(client, life):
    answer = do(client, life, "receptionist", "phan-loai", **SCREENED | {"topic": "", "title": "Đèn hỏng hai tuần"})
    page = text(answer)
    assert answer.status_code == 422
    assert "Đèn hỏng hai tuần" in page and "is-wrong" in page


def test_whoever_comes_second_sees_what_changed_and_keeps_the_words(client, life):
    life.screened()
    old = life.case.revision
    accept(**life.by("receptionist"))
    client.force_login(life.people.head)
    answer = client.post(url(life.case, "sua-ghi-nham"), {"revision": old} | standing(life, title="Tiêu đề mới"))
    page = text(answer)
    assert answer.status_code == 409
    assert "vụ việc đã thay đổi" in page and "Thụ lý" in page and "Tiêu đề mới" in page
    assert f'name="revision" value="{old + 1}"' in page


def test_whoever_comes_second_to_what_is_done_already_is_not_sent_to_press_again(client, life):
    old = life.case.revision
    life.screened()
    client.force_login(life.people.receptionist)
    given = SCREENED | {"topic": "environment", "title": "Đèn hỏng hai tuần", "revision": old}
    answer = client.post(url(life.case, "phan-loai"), given)
    page = text(answer)
    assert answer.status_code == 409
    assert "không làm được ở bước hiện tại" in page and "Đèn hỏng hai tuần" in page
    assert "Xem vụ việc đang ở bước nào" in page and "bấm nút nếu vẫn muốn làm" not in page


def test_the_receipt_of_a_new_secret_does_not_begin_the_matter_anew(client):
    life = Life().answered()
    page = text(do(client, life, "receptionist", "cap-lai-ma", identity="cccd"))
    assert "Cán bộ xem và phân loại" not in page and "Phải trả lời trước" not in page


def test_an_act_that_does_not_fit_the_step_says_so(client, life):
    client.force_login(life.people.head)
    assert client.get(url(life.case, "duyet")).status_code == 409


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
def test_an_officer_elsewhere_gets_no_form(client, life, slug):
    client.force_login(life.people.elsewhere)
    assert client.get(url(life.case, slug)).status_code == 404
    assert send(client, life.case, slug).status_code == 404


def test_an_unknown_act_is_not_found(client, life):
    client.force_login(life.people.head)
    assert client.get(url(life.case, "khong-co")).status_code == 404


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_strange_revision_is_refused_by_the_form(client, life, revision):
    client.force_login(life.people.head)
    answer = client.post(url(life.case, "bao-dong"), {"revision": revision, "reason": "Dây đứt"})
    assert answer.status_code in (409, 422)


def test_nobody_drafts_on_what_was_given_to_another(client, life):
    life.assigned()
    assert do(client, life, "handler", "soan-tra-loi").status_code == 403

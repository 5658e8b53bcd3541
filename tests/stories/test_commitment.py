"""A promise made at a dialogue, renewed, judged broken, and seen in public with every day that was ever promised."""

from datetime import timedelta

from cast import actor
from lives import moment
from stories.steps import press, sign_in, text_of
from thongsuot.commitments.actions import renew
from thongsuot.commitments.models import Commitment, PublishedCommitment
from thongsuot.core import clock

SENTENCE = "Xã sẽ xây lại cầu khỉ thôn Ka Lo, chậm nhất sau một tháng."


def as_typed(day) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def test_a_promise_is_made_renewed_broken_and_read_by_everyone(desktop, phone, people, site):
    said, first, second = (clock.today() - timedelta(days=ago) for ago in (80, 50, 25))
    sign_in(desktop, people.receptionist, site)
    desktop.goto("/ban-lam-viec/cam-ket/")
    press(desktop.get_by_role("link", name="Ghi lời hứa"))
    desktop.get_by_label("Câu đã hứa").fill(SENTENCE)
    desktop.get_by_label("Ai hứa").fill("Chủ tịch Ủy ban nhân dân xã")
    desktop.get_by_label("Hứa ở đâu").select_option("dialogue")
    desktop.get_by_label("Ngày hứa").fill(as_typed(said))
    desktop.get_by_label("Phải xong ngày nào").fill(as_typed(first))
    desktop.get_by_label("Lấy gì làm bằng chứng").fill("Ảnh cầu mới.")
    press(desktop.get_by_role("button", name="Ghi lời hứa"))
    assert SENTENCE in text_of(desktop)
    commitment = Commitment.objects.get(content__text=SENTENCE)
    renew(
        commitment_id=commitment.pk,
        due_on=second,
        reason="Nước lên.",
        actor=actor(people.head, on=first),
        **moment(first),
    )

    sign_in(desktop, people.supervisor, site)
    desktop.goto(f"/ban-lam-viec/cam-ket/{commitment.pk}/")
    press(desktop.get_by_role("link", name="Kết luận không giữ lời"))
    desktop.get_by_label("Căn cứ kết luận").fill("Đã đến nơi: chưa có cầu.")
    press(desktop.get_by_role("button", name="Kết luận không giữ lời"))
    assert "Không giữ lời" in text_of(desktop)

    sign_in(desktop, people.publisher, site)
    desktop.goto("/ban-lam-viec/cam-ket/?cong_khai=waiting")
    press(desktop.get_by_role("link", name=SENTENCE))
    press(desktop.get_by_role("link", name="Duyệt lời và công khai"))
    press(desktop.get_by_role("button", name="Xem bản bà con sẽ đọc"))
    assert "Đúng từng chữ như sẽ công khai" in text_of(desktop)
    press(desktop.get_by_role("button", name="Duyệt lời và công khai"))

    phone.goto("/cam-ket/")
    press(phone.get_by_role("link", name=SENTENCE))
    commitment.refresh_from_db()
    read = text_of(phone)
    for told in (as_typed(first), as_typed(commitment.due_on), "Nước lên.", "Cấp trên kết luận không giữ lời"):
        assert told in read, told
    assert PublishedCommitment.objects.get(text=SENTENCE).renewals == 1

"""The page of how good suggestions are: who sees which counts, what its buttons do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from cases.desk import set_day, text
from cast import show_everything
from lives import DAY, Life, instant
from thongsuot.cases.actions import learning
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.models import SuggestionUse
from thongsuot.cases.queries import learned
from thongsuot.cases.queries.quality import FEWEST, Taken, told
from thongsuot.core.actors import service
from thongsuot.language.training import train

PAGE = "/ban-lam-viec/chat-luong-goi-y/"
WHAT = {"kind": "petition", "topic": "utilities.lighting", "title": "Đèn đường thôn Suối Thông"}
LAMPS = [("Đèn đường thôn tối om, xin thêm bóng đèn", "utilities.lighting"),
         ("Đường đầy ổ gà, xe máy ngã", "transport.road")] * 30  # fmt: skip
TOOK, SMALL = "Cán bộ đã lấy gợi ý nào", "Các mục dưới 5 quyết định"


@pytest.fixture
def decided(db, monkeypatch):
    set_day(monkeypatch, DAY)
    life = Life(channel="letter")
    screen(**life.by("receptionist"), **WHAT)
    learned.forget()
    yield life.people
    learned.forget()


def page_as(client, officer, query=""):
    client.force_login(officer)
    show_everything(client, officer)
    return client.get(PAGE + query)


@pytest.mark.parametrize(
    ("who", "sees"),
    [("handler", False), ("receptionist", False), ("publisher", False), ("head", True), ("administrator", True)],
)
def test_only_heads_and_administrators_see_what_officers_took(client, decided, who, sees):
    page = page_as(client, getattr(decided, who))
    assert page.status_code == 200 and "Đo trên" in text(page)
    assert (TOOK in text(page)) is sees and (SMALL in text(page)) is sees
    file = client.get("/ban-lam-viec/bang/chat-luong-goi-y.csv")
    assert file.status_code == 200
    said = b"".join(file).decode("utf-8-sig") if file.streaming else file.content.decode("utf-8-sig")
    assert ("Chọn khác" in said) is sees and (SMALL in said) is sees and "utilities.lighting" in said


COUNTS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=8)


@given(COUNTS)
def test_no_label_of_fewer_than_five_decisions_is_named_and_none_is_lost(counts):
    rows = [Taken(f"x{n}", number, first=number, other=0) for n, (number, _more) in enumerate(counts)]
    shown = told(rows)
    assert all(each.number >= FEWEST for each in shown if each.label)
    assert sum(each.number for each in shown) == sum(each.number for each in rows)
    rest = [each for each in shown if not each.label]
    assert len(rest) <= 1 and all(each.number >= FEWEST for each in rest if len(shown) > 1)


def test_learning_is_asked_for_once_by_the_administrator_of_everything(client, decided):
    page_as(client, decided.head)
    assert "Học ngay" not in text(client.get(PAGE))
    assert client.post(PAGE + "hoc/").status_code in (403, 404)
    assert "Học ngay" in text(page_as(client, decided.province_administrator))
    for _press in range(2):
        assert client.post(PAGE + "hoc/", follow=True).status_code == 200
    asked = ProcrastinateJob.objects.filter(task_name=learning.LEARN, queue_name="learning")
    assert sorted(job.args["name"] for job in asked) == ["kind", "topic"]


def test_an_older_version_is_put_back_by_its_button(client, decided, monkeypatch):
    monkeypatch.setattr(learning, "decided", lambda name: LAMPS)
    monkeypatch.setattr(learning, "reported", lambda: [])
    made = learning.learn(
        name="topic", actor=service("learning"), at=instant(DAY), by=lambda _name, rows: train(*zip(*rows, strict=True))
    )
    page = text(page_as(client, decided.province_administrator))
    assert "đang dùng" in page and "Trở lại bản đi cùng chương trình" in page
    answer = client.post(PAGE + "tro-lai/", {"cua": "topic", "ban": ""}, follow=True)
    assert "Đã trở lại bản đã chọn" in text(answer) and "Trở lại bản 1" in text(answer)
    again = client.post(PAGE + "tro-lai/", {"cua": "topic", "ban": ""}, follow=True)
    assert "Bản này đang dùng rồi" in text(again)
    client.post(PAGE + "tro-lai/", {"cua": "topic", "ban": str(made.pk)})
    assert [use.model_id for use in SuggestionUse.objects.order_by("number")] == [made.pk, None, made.pk]
    for wrong in ("x", "01900000-0000-7000-8000-000000000000"):
        assert client.post(PAGE + "tro-lai/", {"cua": "topic", "ban": wrong}).status_code == 404

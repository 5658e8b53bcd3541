"""The pages of messages: the bell, the letters, the ways out."""

from datetime import UTC, datetime

import pytest

from cast import cast
from notices.sinks import gateway_sink
from thongsuot.core.access import can
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.notices import actions, queries
from thongsuot.notices.models import Gateway, Message
from thongsuot.people.queries import actor_for

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 8, 14, 5, 0, tzinfo=UTC)
INBOX, LETTERS, GATEWAYS = "/ban-lam-viec/thong-bao/", "/ban-lam-viec/thu-in/", "/ban-lam-viec/duong-gui/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def people():
    return cast()


def tell(officer, label="Trả lời vụ việc", **more):
    params = {"label": label, "path": "/ban-lam-viec/"}
    return actions.notify_officers(officers=[officer], template="assigned", params=params, at=NOON, **more)[0]


def letter(unit, address="Bà Ka Dung\nthôn Suối Mây"):
    about = Ref("case", new_id())
    params = {"code": "4715903628171"}
    return actions.notify_resident(
        about=about, channel="letter", address=address, template="answered", params=params, unit_id=unit.pk, at=NOON
    )


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("path", [INBOX, LETTERS, GATEWAYS, GATEWAYS + "sms/"])
def test_a_stranger_is_asked_to_sign_in(client, path):
    assert client.get(path).status_code == 302


def test_an_officer_sees_own_messages_and_no_others(client, people):
    tell(people.handler, "Việc của tôi")
    tell(people.head, "Việc của người khác")
    client.force_login(people.handler)
    page = text(client.get(INBOX))
    assert "Việc mới: Việc của tôi" in page and "người khác" not in page
    assert "1 tin chưa đọc" in page


def test_opening_a_message_marks_it_read_and_leads_to_the_matter(client, people):
    message = tell(people.handler)
    client.force_login(people.handler)
    answer = client.post(f"{INBOX}{message.pk}/doc/")
    assert answer["Location"] == "/ban-lam-viec/"
    assert queries.unread_count(actor_for(people.handler, on=NOON.date())) == 0


def test_a_message_of_another_cannot_be_marked(client, people):
    message = tell(people.head)
    client.force_login(people.handler)
    assert client.post(f"{INBOX}{message.pk}/doc/").status_code == 404
    assert Message.objects.get().read_at is None


def test_all_are_marked_at_once(client, people):
    tell(people.handler)
    tell(people.handler)
    tell(people.head)
    client.force_login(people.handler)
    client.post(INBOX + "doc-het/")
    assert Message.objects.filter(read_at=None).count() == 1


def test_a_unit_prints_its_letters_and_marks_them_posted(client, people):
    mine, other = letter(people.commune), letter(people.other_commune)
    client.force_login(people.receptionist)
    assert f"thu-{mine.pk}" in text(client.get(LETTERS))
    sheet = text(client.get(LETTERS + "in/"))
    assert sheet.count("<article") == 1 and "Bà Ka Dung" in sheet
    assert client.post(LETTERS + "da-gui/", {"thu": [mine.pk]}).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.ended_at is not None) == ("sent", True)
    assert client.post(LETTERS + "da-gui/", {"thu": [other.pk]}).status_code == 404
    assert "Chưa chọn thư nào" in text(client.post(LETTERS + "da-gui/", {"thu": ["x"]}, follow=True))


@pytest.mark.parametrize("who, status", [("province_administrator", 200), ("administrator", 404), ("head", 404)])
def test_only_the_root_unit_s_administrator_sees_the_gateways(client, people, who, status):
    client.force_login(getattr(people, who))
    assert client.get(GATEWAYS).status_code == client.get(GATEWAYS + "email/").status_code == status


def test_an_administrator_sets_a_gateway_and_the_secret_is_never_shown_again(client, people):
    client.force_login(people.province_administrator)
    given = {"url": "https://sms.example/gui", "active": "on", "new_secret": "rat-bi-mat"}
    assert client.post(GATEWAYS + "sms/", given).status_code == 302
    assert Gateway.objects.get().active
    assert "rat-bi-mat" not in text(client.get(GATEWAYS + "sms/"))


WRONG = [
    ("email", {"active": "on", "security": "tls"}),
    ("email", {"host": "x", "port": "70000", "security": "tls"}),
    ("sms", {"active": "on"}),
    ("sms", {"url": "ftp://x.example/"}),
    ("webhook", {"url": "javascript:alert(1)"}),
]


@pytest.mark.parametrize("channel, given", WRONG)
def test_a_wrong_gateway_shows_the_form_again_with_the_remedy(client, people, channel, given):
    client.force_login(people.province_administrator)
    assert client.post(f"{GATEWAYS}{channel}/", given).status_code == 422
    assert not Gateway.objects.exists()


def test_no_other_channel_has_a_gateway(client, people):
    client.force_login(people.province_administrator)
    assert client.get(GATEWAYS + "desk/").status_code == 404


def test_a_test_says_whether_it_was_taken(client, people):
    client.force_login(people.province_administrator)
    with gateway_sink(500, 200) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        Gateway.objects.create(channel="sms", url=url, active=True, changed_at=NOON)
        tries = [text(client.post(GATEWAYS + "sms/thu/", {"address": "0912345678"}, follow=True)) for _ in range(2)]
    assert "Chưa gửi được: HTTP 500" in tries[0]
    assert "Nơi gửi đã nhận tin thử" in tries[1]
    assert client.post(GATEWAYS + "sms/thu/", {"address": ""}).status_code == 422


def test_the_inbox_agrees_with_the_permission_row_by_row(people):
    tell(people.handler)
    actions.notify(channel="desk", template="assigned", params={"label": "x"}, unit_id=people.commune.pk, at=NOON)
    letter(people.commune)
    for who in (people.handler, people.head, people.elsewhere):
        someone = actor_for(who, on=NOON.date())
        for message in Message.objects.all():
            seen = queries.inbox_of(someone).filter(pk=message.pk).exists()
            assert seen == can(someone, "notices.read", message)

"""The outbox against a real mail server and a real gateway: nothing lost, nothing said that must not be said."""

import json
import socket
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import actor, cast
from notices.sinks import gateway_sink, mail_sink
from thongsuot.core.errors import Refused
from thongsuot.core.ids import check_digit, new_id, show_code
from thongsuot.core.refs import Ref
from thongsuot.notices import actions, rules, wire
from thongsuot.notices.actions import delivering
from thongsuot.notices.models import Gateway, Message

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 8, 14, 5, 0, tzinfo=UTC)
NIGHT = datetime(2026, 8, 14, 15, 0, tzinfo=UTC)  # 22:00 in Vietnam
CODE = "471590362817" + check_digit("471590362817")


def tell(channel="sms", address="0912345678", at=NOON, **more):
    more.setdefault("template", "answered")
    params = {"code": CODE}
    return actions.notify_resident(
        about=Ref("case", new_id()), channel=channel, address=address, params=params, at=at, **more
    )


def sms(server, **more):
    url = f"http://127.0.0.1:{server.server_address[1]}/gui"
    return Gateway.objects.create(channel="sms", url=url, active=True, changed_at=NOON, **more)


def mail(server):
    port = server.server_address[1]
    return Gateway.objects.create(
        channel="email",
        host="127.0.0.1",
        port=port,
        security="none",
        from_address="tin@lamdong.example",
        active=True,
        changed_at=NOON,
    )


def deliver(message, at=NOON):
    done = actions.deliver(message_id=message.pk, at=at)
    message.refresh_from_db()
    return done


def test_a_mail_arrives_with_code_and_place_and_no_content():
    with mail_sink() as server:
        mail(server)
        message = tell("email", "hoa@example.org")
        assert deliver(message)
    [received] = server.mails
    assert f"<{message.pk}@127.0.0.1>" in received
    assert "hoa@example.org" in received
    assert (message.state, message.attempts, message.ended_at) == ("sent", 1, NOON)


def test_an_sms_goes_to_the_gateway_signed_with_the_idempotency_key(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "keys" / "gateways").mkdir(parents=True)
    (tmp_path / "keys" / "gateways" / "sms").write_text("bi-mat")
    with gateway_sink() as server:
        sms(server, secret_name="sms")
        message = tell()
        assert deliver(message)
    [(path, headers, body)] = server.calls
    assert json.loads(body).keys() == {"id", "to", "text"}
    assert json.loads(body)["to"] == "0912345678"
    assert show_code(CODE) in json.loads(body)["text"]
    assert headers["Idempotency-Key"] == str(message.pk)
    assert headers["X-Thongsuot-Signature"] == rules.signature(b"bi-mat", body)


def test_a_gateway_that_fails_is_tried_again_later_and_then_takes_it():
    with gateway_sink(500, 200) as server:
        sms(server)
        message = tell()
        assert not deliver(message)
        assert (message.state, message.problem) == ("waiting", "HTTP 500")
        assert message.next_attempt_at == NOON + timedelta(minutes=1)
        assert not deliver(message, NOON + timedelta(seconds=30))
        assert actions.deliver_waiting(at=NOON + timedelta(minutes=1)) == 1
    assert len(server.calls) == 2


@pytest.mark.parametrize("status, problem", [(None, "RemoteDisconnected"), (302, "HTTP 302"), (404, "HTTP 404")])
def test_no_answer_and_no_2xx_mean_not_sent_and_no_redirect_is_followed(status, problem):
    with gateway_sink(status) as server:
        sms(server)
        message = tell()
        assert not deliver(message)
    assert message.problem == problem
    assert len(server.calls) == 1


def test_a_gateway_that_does_not_answer_in_time_is_given_up_for_now(monkeypatch):
    monkeypatch.setattr(wire, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        Gateway.objects.create(channel="sms", url=url, active=True, changed_at=NOON)
        message = tell()
        assert not deliver(message)
    assert (message.state, message.problem) == ("waiting", "TimeoutError")


def test_a_refused_mail_address_names_the_fault_and_not_the_address():
    with mail_sink() as server:
        server.refuse = True
        mail(server)
        message = tell("email", "hoa@example.org")
        assert not deliver(message)
    assert "hoa" not in message.problem


def test_after_enough_tries_a_message_has_failed_and_administrators_are_told_once():
    people = cast()
    with gateway_sink(500) as server:
        sms(server)
        at = NOON
        messages = [tell(), tell()]
        for _ in range(40):
            actions.deliver_waiting(at=at)
            waiting = Message.objects.filter(state="waiting").order_by("next_attempt_at").first()
            if waiting is None:
                break
            at = waiting.next_attempt_at
    for message in messages:
        message.refresh_from_db()
        assert (message.state, message.attempts) == ("failed", 7)
    told = Message.objects.filter(template="delivery-failed")
    assert list(told.values_list("officer_id", flat=True)) == [people.province_administrator.pk]


def test_one_killed_between_sending_and_marking_sends_again_with_the_same_key(monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_args):
        raise Killed

    with gateway_sink() as server:
        sms(server)
        message = tell()
        with monkeypatch.context() as patch:
            patch.setattr(delivering, "_end", die)
            with pytest.raises(Killed):
                actions.deliver(message_id=message.pk, at=NOON)
        message.refresh_from_db()
        assert message.state == "waiting"
        assert actions.deliver_waiting(at=NOON + timedelta(minutes=1)) == 1
    keys = {headers["Idempotency-Key"] for _path, headers, _body in server.calls}
    assert (len(server.calls), keys) == (2, {str(message.pk)})


def test_what_was_sent_is_not_sent_again():
    with gateway_sink() as server:
        sms(server)
        message = tell()
        deliver(message)
        assert not deliver(message, NOON + timedelta(days=1))
    assert len(server.calls) == 1


def test_at_night_only_urgent_messages_go():
    with gateway_sink() as server:
        sms(server)
        quiet, urgent = tell(at=NIGHT), tell(at=NIGHT, template="alarm", urgent=True)
        assert not deliver(quiet, NIGHT)
        assert deliver(urgent, NIGHT)
        assert deliver(quiet, datetime(2026, 8, 15, 0, 0, tzinfo=UTC))


def test_without_a_gateway_nothing_is_called_messages_wait_and_old_news_stops():
    message = tell()
    assert not deliver(message)
    assert message.attempts == 0
    actions.deliver_waiting(at=NOON + timedelta(days=8))
    message.refresh_from_db()
    assert (message.state, message.problem) == ("stopped", "no gateway")


def test_a_practice_message_never_leaves():
    with gateway_sink() as server:
        sms(server)
        message = tell(practice=True)
        assert not deliver(message)
        actions.deliver_waiting(at=NOON + timedelta(hours=1))
    assert server.calls == []
    assert (message.state, message.address) == ("stopped", "")


def test_a_rolled_back_act_tells_nobody_and_queues_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        tell()
        raise RuntimeError
    assert not Message.objects.exists() and not ProcrastinateJob.objects.exists()


def test_the_queued_job_holds_the_id_alone():
    message = tell()
    assert [job.args for job in ProcrastinateJob.objects.all()] == [{"message_id": str(message.pk)}]


def test_an_address_is_forgotten_thirty_days_after_the_end():
    with gateway_sink() as server:
        sms(server)
        message = tell()
        deliver(message)
    assert actions.blank_addresses(at=NOON + timedelta(days=29)) == 0
    assert actions.blank_addresses(at=NOON + timedelta(days=31)) == 1
    assert Message.objects.get().address == ""


def test_officers_are_told_on_the_desk_and_by_mail_where_both_exist():
    people = cast()
    people.handler.email = "hau@example.org"
    told = {"officers": [people.handler, people.head], "template": "assigned", "params": {"label": "x"}, "at": NOON}
    actions.notify_officers(**told)
    assert set(Message.objects.values_list("channel", flat=True)) == {"desk"}
    with mail_sink() as server:
        mail(server)
        actions.notify_officers(**told)
    assert Message.objects.filter(channel="email").count() == 1


def test_only_an_administrator_of_the_root_unit_names_gateways(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    people = cast()
    values = {"url": "https://sms.example/gui", "active": True}
    given = {"channel": "sms", "values": values, "secret": "bi-mat", "at": NOON}
    with pytest.raises(Refused):
        actions.set_gateway(**given, actor=actor(people.administrator))
    gateway = actions.set_gateway(**given, actor=actor(people.province_administrator))
    secret = wire.secret_file(gateway)
    assert (secret.read_text(), oct(secret.stat().st_mode)[-3:]) == ("bi-mat", "600")
    assert wire.secret_of(gateway) == "bi-mat"


def test_a_test_message_tells_the_administrator_what_went_wrong():
    people = cast()
    with gateway_sink(503) as server:
        sms(server)
        given = {"channel": "sms", "address": "0912345678", "at": NIGHT, "actor": actor(people.province_administrator)}
        assert actions.send_test(**given) == "HTTP 503"
        server.statuses[:] = [202]
        assert actions.send_test(**given) == ""
    assert not Message.objects.exists()

"""Fetching where servers, letters, mailboxes fail: one trouble is not that of the others, and nothing stays there."""

from datetime import timedelta

import pytest

from cast import actor
from denunciations.making import Room
from mail.making import ACCUSED, AT, TEXT, letter, make_gateway, make_mailbox
from thongsuot.cases.models import Case
from thongsuot.core.errors import Invalid
from thongsuot.ledger.models import Entry
from thongsuot.mail import wire
from thongsuot.mail.actions.arriving import begin, finish
from thongsuot.mail.actions.fetching import TRIES, fetch, fetch_all
from thongsuot.mail.actions.mailboxes import set_mailbox
from thongsuot.mail.actions.tidying import tidy
from thongsuot.mail.models import Arrival, Leftover, Mailbox, SetAside
from thongsuot.mail.sealing import unseal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]


class FakeFolder:
    """A folder in memory. `broken`: what a method raises, by its name; `refused`: numbers that it does not delete."""

    def __init__(self, *letters: bytes, validity=7):
        self.lying = dict(enumerate(letters, start=1))
        self.validity, self.broken, self.seen, self.came = validity, {}, [], {}

    @property
    def next_uid(self) -> int:
        return max(self.lying, default=0) + 1

    def _do(self, name: str) -> None:
        if name in self.broken:
            raise self.broken[name]

    def after(self, uid: int, most: int) -> list[wire.Lying]:
        rows = [(one, raw) for one, raw in self.lying.items() if one > uid][:most]
        return [wire.Lying(one, len(raw), self.came.get(raw, AT)) for one, raw in rows]

    def first_since(self, at) -> int | None:
        self.since = at
        return min((uid for uid, raw in self.lying.items() if self.came.get(raw, AT) >= at), default=None)

    def whole(self, uid: int) -> bytes:
        self._do("whole")
        return self.lying[uid]

    def mark_seen(self, uid: int) -> None:
        self._do("mark_seen")
        self.seen.append(uid)

    def delete(self, uid: int) -> None:
        self._do("delete")
        self.lying.pop(uid, None)

    def renumber(self) -> None:
        self.validity, self.lying = self.validity + 1, {uid + 100: raw for uid, raw in self.lying.items()}


class Opened:
    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        return self.folder

    def __exit__(self, *_):
        return False


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def mailbox(room):
    make_gateway()
    return make_mailbox(room.people.commune)


@pytest.fixture
def serve(monkeypatch):
    """Let mailboxes open these folders, by their addresses; the password is unsealed as ever."""
    folders = {}

    def opened(mailbox):
        unseal(mailbox.password, f"password {mailbox.pk}")
        return Opened(folders[mailbox.address])

    monkeypatch.setattr(wire, "opened", opened)

    def add(folder, address="don@xa.example"):
        folders[address] = folder
        return folder

    return add


def fetched(mailbox) -> Mailbox:
    fetch(mailbox_id=mailbox.pk, clock=lambda: AT)
    mailbox.refresh_from_db()
    return mailbox


def test_a_sender_of_no_charset_is_set_aside_and_the_next_letter_is_taken(mailbox, serve):
    serve(FakeFolder(letter().replace(b"may@vidu.example", b"\xff@x.com"), letter(TEXT + " Hai.", message_id="hai")))
    assert fetched(mailbox).problem == ""
    assert (SetAside.objects.get().reason, Case.objects.count()) == ("no-sender", 1)


def test_a_mailbox_whose_password_does_not_open_keeps_no_other_from_its_letters(mailbox, room, serve):
    Mailbox.objects.update(password=b"x" * 40)
    make_mailbox(room.people.commune, address="khac@xa.example")
    serve(FakeFolder(letter()), "khac@xa.example")
    assert fetch_all(clock=lambda: AT) == 1
    assert set(Mailbox.objects.values_list("address", "problem")) == {
        ("don@xa.example", "sealed"),
        ("khac@xa.example", ""),
    }


def test_a_letter_that_nobody_foresaw_is_set_aside_after_three_tries(mailbox, serve, monkeypatch):
    serve(FakeFolder(letter(), letter(TEXT + " Hai.", message_id="hai")))

    def fail(**_given):
        raise UnicodeEncodeError("utf-8", "\udcff", 0, 1, "x")

    with monkeypatch.context() as patched:
        patched.setattr("thongsuot.mail.actions.fetching.take", fail)
        for number in range(1, TRIES + 1):
            assert (fetched(mailbox).problem, mailbox.tries, mailbox.last_uid) == ("a-letter", number, 0)
    assert (fetched(mailbox).problem, mailbox.last_uid) == ("", 2)
    assert (SetAside.objects.get().reason, Case.objects.count()) == ("unreadable", 1)


def test_a_wire_that_breaks_is_no_try_of_the_letter(mailbox, serve):
    folder = serve(FakeFolder(letter()))
    folder.broken["whole"] = wire.NotReached("broken-off")
    for _time in range(TRIES + 2):
        assert (fetched(mailbox).problem, mailbox.tries) == ("broken-off", 0)
    folder.broken.clear()
    assert fetched(mailbox).problem == "" and Case.objects.count() == 1 and not SetAside.objects.exists()


def test_a_server_that_refuses_the_mark_of_reading_holds_up_nothing(mailbox, serve):
    serve(FakeFolder(letter(), letter(TEXT + " Hai.", message_id="hai"))).broken["mark_seen"] = wire.NotReached("x")
    assert (fetched(mailbox).last_uid, mailbox.problem, Case.objects.count()) == (2, "", 2)


def test_a_letter_that_was_taken_is_not_given_up(mailbox, serve):
    serve(FakeFolder(letter()))
    fetched(mailbox)
    Mailbox.objects.update(last_uid=0, trying_uid=1, tries=TRIES)
    mailbox.refresh_from_db()
    assert fetched(mailbox).last_uid == 1 and not SetAside.objects.exists() and Case.objects.count() == 1


def test_the_original_of_a_denunciation_goes_though_the_numbers_were_given_out_anew(mailbox, serve):
    folder = serve(FakeFolder(letter(ACCUSED), letter(message_id="don")))
    folder.broken["delete"] = wire.NotReached("not-understood")
    assert fetched(mailbox).problem == "not-deleted" and len(folder.lying) == 2
    folder.renumber()
    folder.broken.clear()
    assert fetched(mailbox).problem == "" and [b"don@" in raw for raw in folder.lying.values()] == [True]
    assert not Leftover.objects.exists() and Case.objects.count() == 1


def test_a_letter_set_aside_is_found_by_its_new_number(mailbox, serve):
    folder = serve(FakeFolder(letter(X_Spam_Flag="YES")))
    fetched(mailbox)
    Mailbox.objects.update(since_at=AT - timedelta(days=90))
    mailbox.refresh_from_db()
    folder.renumber()
    fetched(mailbox)
    kept = SetAside.objects.get()
    assert (kept.uid_validity, kept.uid) == (8, 101) and folder.since == AT - timedelta(days=30)


def test_what_must_not_stay_goes_from_a_mailbox_no_longer_in_use_and_nothing_is_fetched(mailbox, serve):
    folder = serve(FakeFolder(letter(ACCUSED), letter(message_id="don")))
    Leftover.objects.create(mailbox=mailbox, uid_validity=7, uid=1)
    Mailbox.objects.update(active=False)
    assert fetch_all(clock=lambda: AT) == 0
    assert list(folder.lying) == [2] and not Leftover.objects.exists() and not Case.objects.exists()


@pytest.mark.parametrize("months", [1, 14])
def test_in_use_again_after_the_numbers_were_given_out_anew_nothing_comes_twice_and_nothing_is_lost(
    mailbox, serve, months
):
    early, meanwhile = letter(), letter("Cầu treo gãy một ván, đề nghị sửa.", message_id="m-2")
    folder = serve(FakeFolder(early))
    folder.came[early] = AT - timedelta(hours=1)
    Mailbox.objects.update(since_at=AT - timedelta(days=1))
    mailbox.refresh_from_db()
    fetched(mailbox)
    Mailbox.objects.update(active=False)
    Leftover.objects.create(mailbox=mailbox, uid_validity=7, uid=999)
    later = AT + timedelta(days=30 * months)
    folder.came[meanwhile], folder.lying[2] = AT + timedelta(days=3), meanwhile
    fetch(mailbox_id=mailbox.pk, clock=lambda: later)
    tidy(at=later)
    folder.renumber()
    Mailbox.objects.update(active=True)
    fetch(mailbox_id=mailbox.pk, clock=lambda: later)
    texts = [case.content.text.splitlines()[-1] for case in Case.objects.order_by("pk")]
    assert texts == [TEXT, "Cầu treo gãy một ván, đề nghị sửa."]


def test_a_letter_that_is_known_and_must_not_stay_is_deleted_again(mailbox):
    coming, _new = begin(mailbox, 4, AT, b"d", AT)
    finish(coming, delete=True)
    Leftover.objects.all().delete()
    assert begin(mailbox, 9, AT, b"d", AT) == (None, False)
    assert Leftover.objects.get().uid == 9 and Arrival.objects.get().to_delete


@pytest.mark.parametrize(
    "changed",
    [
        {"host": "imap.khac.example"},
        {"user": "khac"},
        {"security": "starttls"},
        {"port": 2},
        {"certificate": "-----BEGIN CERTIFICATE-----"},
    ],
)
def test_the_stored_password_is_never_sent_elsewhere(mailbox, room, changed):
    values = {name: getattr(mailbox, name) for name in ("address", "host", "port", "security", "certificate", "user")}
    values |= {"host": "mail.xa.example", "security": "tls", "folder": "INBOX", "delete_taken": False, "active": True}
    Mailbox.objects.update(host="mail.xa.example", security="tls")
    given = {"mailbox_id": mailbox.pk, "unit": room.people.commune, "actor": actor(room.people.province_administrator)}
    with pytest.raises(Invalid) as wrong:
        set_mailbox(**given, values=values | changed, password=None, at=AT)
    assert wrong.value.field == "new_password" and "gõ lại mật khẩu" in wrong.value.sentence
    assert set_mailbox(**given, values=values, password=None, at=AT).host == "mail.xa.example"
    kept = set_mailbox(**given, values=values | changed, password="moi", at=AT)
    assert unseal(kept.password, f"password {kept.pk}") == b"moi"


def test_letters_that_nobody_decided_on_go_with_one_entry(mailbox, serve):
    serve(FakeFolder(*(letter(f"{TEXT} {n}", message_id=f"m{n}", X_Spam_Flag="YES") for n in range(3))))
    fetched(mailbox)
    assert tidy(at=AT + timedelta(days=15)) == 3
    assert Entry.objects.filter(verb="mail.drop_letters").count() == 1

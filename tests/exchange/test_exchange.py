"""A case from one installation to another: the code and the secret on the person's receipt go on working.

Two installations in one database: the second has another house key and another prefix, and the first one's case is
given another code once its package lies on the table.
"""

import io
import json
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import set_day, text
from cast import actor, cast
from changes.test_races import one_in_the_other
from files import making
from lives import DAY, LAMP, SECRET, Life, moment, photo
from thongsuot.cases.actions.intake import Disputed
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.actions.people import reissue_secret
from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.models import Case
from thongsuot.cases.queries.follow import public_status
from thongsuot.cases.rules.secret import hash_secret
from thongsuot.changes.cli import import_group
from thongsuot.changes.models import Change
from thongsuot.complaints.models import Complaint
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import new_code, show_code
from thongsuot.exchange.actions import taking
from thongsuot.exchange.actions.partners import admit_partner, end_partner, own_card
from thongsuot.exchange.actions.sending import send_package
from thongsuot.exchange.actions.taking import take_package
from thongsuot.exchange.cli import transfer
from thongsuot.exchange.models import BroughtKey, Package, Partner
from thongsuot.exchange.rules.keys import signing_key
from thongsuot.exchange.rules.package import pack, unpack
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Blob
from thongsuot.ledger.rules import canonical
from thongsuot.units.models import Installation
from thongsuot.units.queries import forget_installation

THERE, HERE = b"1" * 32, b"2" * 32
LATER = date(2026, 7, 27)


class House:
    """What makes the one database now this installation, now that: key and prefix."""

    def __init__(self, settings, people):
        self.settings, self.people = settings, people

    def be(self, key: bytes, prefix: str, name: str) -> None:
        self.settings.HOUSE_KEY, self.settings.PUBLIC_URL = key, f"https://{prefix}.example"
        Installation.objects.update(code_prefix=prefix, name_vi=name)
        forget_installation()

    def there(self):
        self.be(THERE, "4715", "Tỉnh Lâm Đồng")

    def here(self):
        self.be(HERE, "6200", "Bộ Xây dựng")


def admitted(people, card):
    who = actor(people.province_administrator)
    return admit_partner(card=card.text(), mark=card.mark, actor=who, **moment(DAY))


class Journey:
    """A case of the first installation, transferred out, packed for the second; `raw` is the package."""

    def __init__(self, settings, **given):
        self.life = Life(cast(), parties=(), **given)
        self.people, self.house = self.life.people, House(settings, self.life.people)

    def sent(self):
        self.house.here()
        self.card_here = own_card()
        self.house.there()
        self.card_there = own_card()
        self.again()
        self.life.case.parties.create(name="K'Sơr", phone="0900000123", id_number="068123456789")
        basis = {"name": "Bộ Xây dựng", "basis": "Quốc lộ 27."}
        self.case = transfer_out(**basis, **self.life.by("receptionist"))
        self.partner = admitted(self.people, self.card_here)
        self.raw = self.pack()
        return self

    def again(self):
        """Hash the secret anew, as the fixture's case was received under another house's key."""
        secret_hash = hash_secret(self.house.settings.HOUSE_KEY, self.life.case.code, SECRET)
        Case.objects.filter(pk=self.life.case.pk).update(secret_hash=secret_hash)
        self.life.case.refresh_from_db()
        self.life.case.refresh_from_db()

    def pack(self):
        by = {"actor": actor(self.people.receptionist), **moment(DAY)}
        return send_package(case_id=self.case.pk, partner_id=self.partner.pk, **by)[1].read()

    def moved(self):
        """Be the second installation, which knows the first one's card and has no case of this code."""
        self.code = self.case.code
        Case.objects.filter(pk=self.case.pk).update(code=new_code("4715"))
        self.house.here()
        self.sender = admitted(self.people, self.card_there)
        return self

    def take(self, raw=None, unit=None, by=None, on=LATER):
        who = actor(by or self.people.receptionist)
        given = {"source": io.BytesIO(raw or self.raw), "unit": unit or self.people.commune}
        return take_package(**given, actor=who, **moment(on))


@pytest.fixture
def journey(db, settings):
    return Journey(settings)


def changed(raw: bytes, change, key: bytes = THERE) -> bytes:
    """Return the package with other words, signed anew under the first installation's key."""
    row = json.loads(opened_of(raw).words)
    change(row)
    words = canonical(row)
    signer = signing_key(key)
    return packed(raw, words, signer.sign(words), signer.public_key().public_bytes_raw())


def opened_of(raw: bytes):
    return unpack(io.BytesIO(raw))


def packed(raw: bytes, words: bytes, signature: bytes, public_key: bytes) -> bytes:
    """Return a package with the files of `raw` and these other parts."""
    opened, out = opened_of(raw), io.BytesIO()
    pack(out, words, signature, public_key, {sha: partial(opened.open, sha) for sha in opened.files})
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_a_card_and_a_package_asked_for_twice_at_once_are_one_and_a_sentence(settings):
    journey = Journey(settings).sent()
    journey.house.here()
    assert one_in_the_other(*[lambda: admitted(journey.people, journey.card_there)] * 2) == ["done", "Invalid"]
    journey.house.there()
    Package.objects.all().delete()
    assert one_in_the_other(journey.pack, journey.pack) == ["done", "done"]
    assert Package.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_code_and_secret_of_the_old_receipt_open_the_case_at_the_new_installation(settings):
    journey = Journey(settings).sent().moved()
    case, fresh = journey.take()
    assert fresh and case.code == journey.code and case.pk != journey.case.pk
    at = moment(LATER)["at"]
    assert check_secret(show_code(case.code), SECRET, at) == case
    with pytest.raises(NotFound):
        check_secret(case.code, "000000000000", at)
    assert public_status(case.code).unit == "Ủy ban nhân dân xã Đơn Dương"
    receptionist = actor(journey.people.receptionist, on=LATER)
    _case, new = reissue_secret(case_id=case.pk, identity="cccd", actor=receptionist, **moment(LATER))
    assert check_secret(case.code, new, at) == case
    with pytest.raises(NotFound):
        check_secret(case.code, SECRET, at)


def test_the_matter_its_person_and_its_files_come_with_it(journey):
    case, _fresh = journey.sent().moved().take()
    party = case.parties.get()
    assert (party.name, party.phone, party.id_number) == ("K'Sơr", "0900000123", "")
    assert case.content.text == LAMP and case.items.count() == 2 and case.title == "Đèn đường và cống"
    assert (case.received_on, case.duty.starts_on) == (LATER, LATER)
    said = case.acts.get().content.texts["late_reason"]
    assert "Tỉnh Lâm Đồng" in said and "nhận lần đầu ngày 15/7/2026" in said


def test_files_travel_by_their_hash(settings, db):
    journey = Journey(settings, uploads=(photo("den.png"),)).sent().moved()
    case, _fresh = journey.take()
    kept = stored.of(f"case:{case.pk}")
    assert [file.name for file in kept] == ["den.png"]
    assert kept[0].blob.sha256 in opened_of(journey.raw).files


def test_more_files_than_a_letter_may_bring_travel_in_their_order(settings, db):
    journey = Journey(settings)
    names = [f"trang-{number:02}.png" for number in range(12)]
    for number, name in enumerate(names):
        upload, by = io.BytesIO(making.picture("PNG", size=(40 + number, 30))), actor(journey.people.receptionist)
        files.store(upload=upload, name=name, owner_ref=case_ref(journey.life.case), actor=by, at=moment(DAY)["at"])
    case, _fresh = journey.sent().moved().take()
    assert [file.name for file in stored.of(case_ref(case))] == names
    assert len(case.acts.get().details["files"]) == 12


def test_what_is_known_of_the_disputed_decision_travels_with_a_complaint(settings, db):
    said = Disputed(number="12/QĐ-UBND", body_name="Ủy ban nhân dân huyện cũ", known_on=date(2026, 6, 15))
    journey = Journey(settings, kind="complaint", disputed=said)
    journey.sent()
    assert json.loads(opened_of(journey.raw).words)["disputed"] == said.words()
    case = journey.case
    described = {"about": "decision", "number": "13/QĐ-UBND", "body": journey.people.commune, "known_on": None}
    Complaint.objects.create(case=case, disputed_on=date(2026, 6, 10), **described)
    journey.raw = journey.pack()
    case, _fresh = journey.moved().take()
    assert case.acts.get().content.texts["disputed"] == {
        "number": "13/QĐ-UBND",
        "body_name": "Ủy ban nhân dân xã Đơn Dương",
        "disputed_on": "2026-06-10",
    }


@pytest.mark.parametrize(
    "days",
    [
        {"disputed_on": "2026-06-10", "known_on": "2026-06-09"},
        {"disputed_on": "2027-01-01"},
        {"known_on": "0001-01-01"},
    ],
)
def test_an_impossible_day_that_nobody_here_can_change_keeps_no_package_out(settings, db, days):
    journey = Journey(settings, kind="complaint").sent().moved()
    case, fresh = journey.take(changed(journey.raw, lambda row: row.update(disputed=days)))
    assert fresh and case.acts.get().content.texts["disputed"] == days


def test_the_same_package_again_changes_nothing(journey):
    journey.sent().moved()
    first, _fresh = journey.take()
    again, fresh = journey.take()
    assert again == first and not fresh
    assert Package.objects.filter(way="in").count() == Change.objects.filter(verb="take_package").count() == 1


def test_another_package_of_a_code_that_is_here_is_refused(journey):
    journey.sent().moved().take()
    other = changed(journey.raw, lambda row: row.update(text="Khác."))
    with pytest.raises(Invalid, match="đã có ở đây"):
        journey.take(other)


def test_the_first_installation_says_where_the_case_went(journey, client):
    journey.sent()
    assert public_status(journey.case.code).passed_to == ("Bộ Xây dựng", "https://6200.example")
    page = text(client.get(f"/tra-cuu/{show_code(journey.case.code)}"))
    assert "Đã chuyển đến" in page and "https://6200.example/tra-cuu" in page


def test_identity_numbers_and_the_house_key_do_not_travel(journey):
    words = opened_of(journey.sent().raw).words.decode()
    assert "068123456789" not in words and THERE.hex() not in words and SECRET not in words


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda row: row["to"].update(installation="9999"), "gửi cho nơi khác"),
        (lambda row: row.update(practice=True), "tập làm"),
        (lambda row: row["case"].update(kind="denunciation"), "loại vụ việc"),
        (lambda row: row["case"].update(code=new_code("6200")), "đã có ở đây"),
        (lambda row: row["secret"].update(code=new_code("6200")), "đã có ở đây"),
        (lambda row: row["from"].update(installation="5100"), "Chữ ký của gói không đúng"),
        (lambda row: row["case"].update(code=new_code("5100")), "nơi thứ ba"),
        (lambda row: row["secret"].update(code=new_code("5100")), "nơi thứ ba"),
        (lambda row: row.update(text="Đường\0hỏng."), "không đúng mẫu"),
        (lambda row: row["people"][0].update(name="Hoa\0"), "không đúng mẫu"),
        (lambda row: row.update(format="thongsuot-package/9"), "phiên bản khác"),
        (lambda row: row.update(persons="nhiều"), "không đúng mẫu"),
        (lambda row: row.update(disputed={"number": "x" * 101}), "không đúng mẫu"),
        (lambda row: row.update(disputed={"known_on": "hôm qua"}), "không đúng mẫu"),
        (lambda row: row.update(files=[{"name": "a.png", "sha256": "0" * 64}]), "đã bị đổi hoặc thiếu"),
        (lambda row: row.update(text="Tôi tố cáo ông Trưởng thôn nhận hối lộ 50 triệu đồng."), "tố cáo"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(journey, change, why):
    journey.sent().moved()
    with pytest.raises(Invalid, match=why):
        journey.take(changed(journey.raw, change))
    assert Case.objects.count() == 1 and not Package.objects.filter(way="in").exists()


def test_a_changed_package_and_an_unknown_signer_are_refused(journey):
    journey.sent().moved()
    opened = opened_of(journey.raw)
    with pytest.raises(Invalid, match="Chữ ký"):
        journey.take(packed(journey.raw, opened.words + b" ", opened.signature, opened.public_key))
    with pytest.raises(Invalid, match="Chưa có nơi nào được tin cậy"):
        journey.take(changed(journey.raw, lambda row: None, key=b"3" * 32))
    end_partner(partner_id=journey.sender.pk, actor=actor(journey.people.province_administrator), **moment(LATER))
    with pytest.raises(Invalid, match="Chưa có nơi nào được tin cậy"):
        journey.take()


def test_who_is_believed_no_more_is_asked_again_under_the_lock(journey, monkeypatch):
    journey.sent().moved()
    stale = Partner.objects.get(pk=journey.sender.pk)
    end_partner(partner_id=journey.sender.pk, actor=actor(journey.people.province_administrator), **moment(LATER))
    monkeypatch.setattr(taking, "_signer", lambda opened: stale)
    with pytest.raises(Invalid, match="Chưa có nơi nào được tin cậy"):
        journey.take()
    assert not Package.objects.filter(way="in").exists()


def test_a_package_asked_for_twice_is_one_and_another_house_gets_none(journey):
    journey.sent()
    assert journey.pack() == journey.raw
    assert Package.objects.count() == Change.objects.filter(verb="send_package").count() == 1
    journey.house.be(b"3" * 32, "5100", "Tỉnh khác")
    card = own_card()
    journey.house.there()
    journey.partner = admitted(journey.people, card)
    with pytest.raises(NotAllowedNow, match="đã lập gói gửi Bộ Xây dựng"):
        journey.pack()
    assert Package.objects.count() == 1


def test_a_case_that_came_with_another_houses_code_goes_on_by_letter(journey):
    journey.sent()
    journey.house.be(b"3" * 32, "5100", "Tỉnh khác")
    with pytest.raises(NotAllowedNow, match="do một nơi khác cấp"):
        journey.pack()


def test_files_larger_than_a_package_are_refused_before_anything_is_written(settings, db):
    journey = Journey(settings, uploads=(photo("den.png"),))
    Blob.objects.update(size=31 * 1024 * 1024)
    with pytest.raises(NotAllowedNow, match="lớn quá một gói"):
        journey.sent()
    assert not Package.objects.exists() and not Change.objects.filter(verb="send_package").exists()


def test_without_the_way_to_the_secret_the_person_gets_a_new_one_at_the_counter(journey):
    journey.sent().moved()
    case, _fresh = journey.take(changed(journey.raw, lambda row: row.update(secret=None)))
    assert not BroughtKey.objects.exists() and len(case.secret_hash) == 64


def test_a_way_that_was_sealed_for_another_house_is_of_no_use(journey):
    journey.sent().moved()
    case, _fresh = journey.take(changed(journey.raw, lambda row: row["secret"].update(key="00" * 80)))
    assert not BroughtKey.objects.exists() and bytes(case.secret_hash).hex() not in journey.raw.hex()


def test_only_what_was_transferred_outside_and_has_its_words_is_packed(journey):
    journey.house.here()
    card = own_card()
    journey.house.there()
    partner, by = admitted(journey.people, card), {"actor": actor(journey.people.receptionist), **moment(DAY)}
    with pytest.raises(NotAllowedNow, match="đã chuyển ra ngoài"):
        send_package(case_id=journey.life.case.pk, partner_id=partner.pk, **by)
    with pytest.raises(Refused):
        by["actor"] = actor(journey.people.publisher)
        send_package(case_id=journey.life.case.pk, partner_id=partner.pk, **by)
    with pytest.raises(NotFound):
        by["actor"] = actor(journey.people.elsewhere)
        send_package(case_id=journey.life.case.pk, partner_id=partner.pk, **by)


@pytest.mark.parametrize("verb", ["pass_on", "erase"])
def test_what_was_sealed_or_erased_is_never_packed(journey, verb):
    journey.sent()
    act = journey.case.acts.get(verb="transfer_out")
    act.content.texts = {}
    act.content.save()
    with pytest.raises(NotAllowedNow):
        journey.pack()


def test_whoever_does_not_receive_takes_no_package_in(journey):
    journey.sent().moved()
    with pytest.raises(Refused):
        journey.take(by=journey.people.handler)


def test_only_the_root_trusts_another_house_and_only_with_the_right_mark(journey):
    journey.house.here()
    card = own_card()
    journey.house.there()
    given = {"card": card.text(), "mark": card.mark, **moment(DAY)}
    with pytest.raises(Refused):
        admit_partner(actor=actor(journey.people.administrator), **given)
    who = actor(journey.people.province_administrator)
    for wrong, field in (({"mark": "1234"}, "mark"), ({"card": "abc"}, "card"), ({"card": own_card().text()}, "card")):
        with pytest.raises(Invalid) as trouble:
            admit_partner(actor=who, **given | wrong)
        assert trouble.value.field == field
    elsewhere = replace(card, address="https://evil.example")
    with pytest.raises(Invalid, match="Dấu khóa không khớp"):
        admit_partner(actor=who, **given | {"card": elsewhere.text()})
    plain = replace(card, address="http://6200.example")
    with pytest.raises(Invalid, match="bắt đầu bằng https://"):
        admit_partner(actor=who, **given | {"card": plain.text(), "mark": plain.mark})
    admit_partner(actor=who, **given)
    with pytest.raises(Invalid, match="đã được tin cậy rồi"):
        admit_partner(actor=who, **given)
    twin = replace(card, signing_key=b"7" * 32)
    with pytest.raises(Invalid, match="bốn số đầu"):
        admit_partner(actor=who, **given | {"card": twin.text(), "mark": twin.mark})
    assert Change.objects.filter(verb="admit_partner").count() == 1


def test_the_pages_trust_send_and_take(journey, client, monkeypatch):
    set_day(monkeypatch, DAY)
    journey.sent()
    client.force_login(journey.people.receptionist)
    page = f"/ban-lam-viec/vu-viec/{journey.case.pk}/goi-chuyen/"
    assert "Bộ Xây dựng" in text(client.get(page))
    raw = client.post(page, {"partner": str(journey.partner.pk)}).getvalue()
    journey.moved()
    given = {"unit_id": str(journey.people.commune.pk)}
    wrong = client.post("/ban-lam-viec/nhan-vu-viec/", given | {"file": SimpleUploadedFile("a.zip", b"x")})
    assert wrong.status_code == 422 and "không mở được" in text(wrong)
    answer = client.post("/ban-lam-viec/nhan-vu-viec/", given | {"file": SimpleUploadedFile("a.zip", raw)})
    assert answer["Location"] == f"/ban-lam-viec/vu-viec/{Case.objects.get(code=journey.code).pk}/"
    client.force_login(journey.people.province_administrator)
    trusted = text(client.get("/ban-lam-viec/quan-tri/noi-khac/"))
    assert own_card().mark in trusted and "Tỉnh Lâm Đồng" in trusted
    assert client.post(f"/ban-lam-viec/quan-tri/noi-khac/{journey.sender.pk}/thoi/").status_code == 302
    assert Partner.objects.get(pk=journey.sender.pk).ended_at
    wrong = client.post("/ban-lam-viec/quan-tri/noi-khac/", {"card": journey.card_there.text(), "mark": "1"})
    assert wrong.status_code == 422 and "Dấu khóa không khớp" in text(wrong)


def test_the_command_takes_a_package_in_and_says_so_as_json(journey, tmp_path):
    journey.sent().moved()
    path = tmp_path / "goi.zip"
    path.write_bytes(journey.raw)
    assert "transfer" in import_group.commands
    done = CliRunner().invoke(transfer, [str(path), "--unit", journey.people.commune.code, "--json"])
    assert json.loads(done.stdout)["accepted"] == 1 and Case.objects.filter(code=journey.code).exists()
    again = CliRunner().invoke(transfer, [str(path), "--unit", journey.people.commune.code, "--json"])
    assert json.loads(again.stdout)["unchanged"] == 1
    assert CliRunner().invoke(transfer, [str(tmp_path / "khong-co.zip")]).exit_code == 2

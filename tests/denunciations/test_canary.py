"""After a whole life no word of it lies in clear in any table or file; after its end no key opens it."""

import io
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from denunciations.making import Room, instant, moment
from thongsuot.core.errors import NotFound
from thongsuot.denunciations.actions import (
    concluding,
    denouncing,
    erasing,
    excluding,
    identifying,
    overseeing,
    reading,
    reminding,
    screening,
    telling,
    timing,
    verifying,
)
from thongsuot.denunciations.actions.given import Identity
from thongsuot.denunciations.models import ActContent, Denunciation, Envelope, SealedFile
from thongsuot.denunciations.queries.door import open_by_receipt

pytestmark = pytest.mark.django_db

# No word of these stands anywhere in the program or in the cast.
CANARY = ("chimhoangyen", "vangmua", "tonquandam", "bienlaixanh", "quytrinhle", "hoamaivang", "duongcaonguyen")


def photo():
    from PIL import Image  # noqa: PLC0415  only this test makes one

    out = io.BytesIO()
    Image.new("RGB", (9, 9), (3, 2, 1)).save(out, "PNG")
    out.seek(0)
    return "bienlaixanh.png", out


def dumped() -> str:
    """Return every row of every table as text, bytes as they are and as hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [text for (text,) in cursor.fetchall()]
    return "\n".join(rows)


def found_in(text: str) -> list[str]:
    low = text.lower()
    return [word for word in CANARY if word in low or word.encode().hex() in low]


def files() -> str:
    root = Path(settings.DATA_DIR) / "sealed"
    return "".join(path.read_bytes().decode("latin-1") + path.name for path in root.rglob("*") if path.is_file())


@pytest.fixture
def room():
    return Room()


def whole_life(room):
    """Bring one denunciation full of canary words through every act that takes words; return it."""
    officer, second = room.commune_ones
    identity = Identity(name="Hoamaivang", address="Duongcaonguyen", phone="chimhoangyen")
    matter = room.receive(
        text="chimhoangyen", accused_name="Vangmua", accused_title="tonquandam", unit_text="quytrinhle",
        when_where="vangmua", protection="hoamaivang", forwarder="tonquandam", identity=identity, uploads=(photo(),),
    )  # fmt: skip
    by = lambda who=officer: room.by(matter, who)  # noqa: E731  a name for what each line asks for
    denouncing.add(text="chimhoangyen", uploads=(photo(),), **matter.denouncer())
    denouncing.protect(text="hoamaivang", **matter.denouncer())
    screening.check(outcome="eligible", text="vangmua", **by())
    screening.accept(text="vangmua", **by())
    request = identifying.request_identity(reason="tonquandam", **by())
    identifying.grant_identity(request_id=request.pk, answer="quytrinhle", **room.who(room.custodians[0]), **moment())
    assert identifying.open_identity(denunciation_id=matter.id, **room.who(officer), at=moment()["at"]) == identity
    late = date(2026, 8, 24)
    overseeing.note_overdue(on=late, at=instant(late))
    overseeing.report_overdue(text="bienlaixanh", **room.by(matter, officer, late))
    verifying.redact(text="vangmua", uploads=(photo(),), **by())
    telling.note(text="quytrinhle", **by())
    telling.answer(text="chimhoangyen", **by())
    telling.decide_protection(outcome="granted", text="hoamaivang", **by())
    timing.suspend(ground="waits-for-result", text="vangmua", **by())
    timing.resume(text="vangmua", **by())
    excluding.exclude(officer_id=room.commune_head.pk, reason="tonquandam", **by())
    verifying.verify(text="quytrinhle", **by(second))
    concluding.conclude(outcome="true", text="vangmua", **by())
    telling.notify_accused(about="conclusion", text="vangmua", **by())
    telling.notify_denouncer(about="conclusion", text="chimhoangyen", **by())
    concluding.publish_conclusion(way="meeting", text="quytrinhle", **by())
    concluding.forward_crime(to="tonquandam", text="vangmua", **by())
    concluding.handle(text="quytrinhle", **by())
    reading.open_sheet(denunciation_id=matter.id, **room.who(officer), at=moment()["at"])
    reminding.remind(on=date(2026, 9, 1), at=moment()["at"])
    reminding.send_news(at=moment()["at"] + timedelta(days=1))
    return matter


def test_no_word_lies_in_clear_in_any_table_or_file(room):
    matter = whole_life(room)
    assert found_in(dumped()) == [] and found_in(files()) == []
    assert found_in("\n".join(f"{name}={value}" for name, value in os.environ.items())) == []
    receipt = matter.received.receipt
    assert receipt not in dumped() and receipt.encode().hex() not in dumped()


def test_the_dump_would_show_a_word_in_clear(room):
    room.receive()
    assert "trinh van tra" in dumped().lower() or "Trịnh Văn Tra" in dumped()


def test_erased_its_keys_are_gone_and_only_days_and_states_stay(room):
    matter = whole_life(room)
    receipt, places = matter.received.receipt, set(SealedFile.objects.values_list("place", flat=True))
    assert erasing.erasable(date(2036, 7, 19)) == []
    assert erasing.erasable(date(2036, 7, 20)) == [matter.id]
    erasing.erase(denunciation_id=matter.id, on=date(2026, 7, 20), at=instant(date(2026, 7, 20)))
    row = Denunciation.objects.get(pk=matter.id)
    assert (row.state, row.title, row.receipt_box, row.received_on) == ("erased", None, None, date(2026, 7, 15))
    assert not Envelope.objects.exists() and not hasattr(row, "identity")
    assert [bytes(one.sealed) != b"" for one in ActContent.objects.filter(act__denunciation=row)].count(True) == 1
    assert places and not SealedFile.objects.exclude(place="").exists()
    with pytest.raises(NotFound):
        open_by_receipt(receipt)
    with pytest.raises(NotFound):
        reading.open_sheet(denunciation_id=matter.id, **room.who(room.commune_ones[0]), at=moment()["at"])

"""What the acts of the register do, and that its rows can be rebuilt from them."""

from datetime import date

import pytest

from cast import cast
from directives.making import PLAN, by, drafted, read, upload, wanted
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.directives.actions import citing, instruments, passages
from thongsuot.directives.actions.instruments import About
from thongsuot.directives.actions.passages import Worded
from thongsuot.directives.actions.tasks import draft_task
from thongsuot.directives.models import DirectiveAct, Instrument, Passage
from thongsuot.directives.rules.register import folded
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def draft_of(people, text=PLAN, name="ke-hoach.txt") -> Instrument:
    return read(upload(people.province_head, people.province, text, name)).instrument


def standing(people, title="Kế hoạch cũ", number="12/KH-UBND") -> Instrument:
    about = About(title=title, number=number, kind="plan", issued_on=date(2025, 1, 6))
    given = by(people.province_head)
    made = instruments.register_by_hand(unit_id=people.province.pk, about=about, **given)
    return instruments.put_in_force(instrument_id=made.pk, **given)


def assert_rebuilt(instrument: Instrument) -> None:
    """Prove that the rows of an instrument are what its acts add up to."""
    instrument.refresh_from_db()
    acts = DirectiveAct.objects.filter(about_ref=f"instrument:{instrument.pk}").order_by("at", "id")
    shown = ("standing", "replaced", "ended")
    found = folded(
        ((act.verb, act.details) for act in acts),
        is_replaced=instrument.replaced_by.filter(state__in=shown).exists(),
    )
    assert found.state == instrument.state
    assert found.about == instruments.described(instrument) and found.inferred == instrument.inferred
    for row in instrument.passages.all():
        decided = found.passages.get(str(row.pk), {"state": "proposed"})
        assert decided["state"] == row.state
        if len(decided) > 1:
            assert (decided["kind"], decided["words"], decided["group"]) == (row.kind, row.words, row.group)
            assert decided["due_on"] == (row.due_on.isoformat() if row.due_on else None)
    for row in instrument.citations.all():
        assert found.cited.get(str(row.pk)) == (str(row.cited_id) if row.cited_id else None)
    assert set(found.replaces) == {str(one.pk) for one in instrument.replaces.all()}
    assert acts.count() == instrument.revision


def test_whatever_is_done_to_an_instrument_its_rows_are_what_the_acts_add_up_to(people):
    old, other, given = standing(people), standing(people, "Kế hoạch khác", "25-NQ/TW"), by(people.province_head)
    made = draft_of(people)
    first, second, *_rest = made.passages.all()
    passages.decide(instrument_id=made.pk, passage_ids=[first.pk], state="confirmed", **given)
    passages.decide(instrument_id=made.pk, passage_ids=[first.pk], state="proposed", **given)
    passages.reword(
        instrument_id=made.pk,
        passage_id=second.pk,
        worded=Worded("requirement", "Khác", "II", date(2026, 9, 1)),
        **given,
    )
    passages.add_passage(instrument_id=made.pk, worded=Worded("task", "Thêm."), **given)
    citing.link_citation(instrument_id=made.pk, citation_id=made.citations.first().pk, cited_id=other.pk, **given)
    citing.say_replaces(instrument_id=made.pk, replaced_ids=[old.pk], **given)
    about = About(title="Kế hoạch mới", kind="plan", number="45/KH-UBND")
    made.refresh_from_db()
    instruments.describe(instrument_id=made.pk, about=about, revision=made.revision, **given)
    passages.confirm_rest(instrument_id=made.pk, **given)
    assert_rebuilt(made)
    instruments.put_in_force(instrument_id=made.pk, **given)
    for row in (made, old, other):
        assert_rebuilt(row)
    assert (made.state, old.state, other.state) == ("standing", "replaced", "standing")
    instruments.end_instrument(instrument_id=made.pk, why="Xong.", **given)
    assert_rebuilt(made)


def test_one_act_is_one_entry_however_many_passages_it_decides(people):
    made = draft_of(people)
    before = Entry.objects.count()
    ids = list(made.passages.values_list("pk", flat=True))
    passages.decide(instrument_id=made.pk, passage_ids=ids, state="confirmed", **by(people.province_head))
    assert Entry.objects.count() == before + 1
    passages.decide(instrument_id=made.pk, passage_ids=ids, state="confirmed", **by(people.province_head))
    assert Entry.objects.count() == before + 1


def test_what_replaced_no_longer_replaces_lets_the_other_stand_again(people):
    old, given = standing(people), by(people.province_head)
    new = standing(people, "Kế hoạch mới", "13/KH-UBND")
    citing.say_replaces(instrument_id=new.pk, replaced_ids=[old.pk], **given)
    old.refresh_from_db()
    assert old.state == "replaced"
    citing.say_replaces(instrument_id=new.pk, replaced_ids=[], **given)
    old.refresh_from_db()
    assert old.state == "standing"
    with pytest.raises(Invalid):
        citing.say_replaces(instrument_id=new.pk, replaced_ids=[new.pk], **given)
    elsewhere = draft_of(people, PLAN + "Khác.")
    with pytest.raises(NotFound):
        citing.say_replaces(instrument_id=new.pk, replaced_ids=[elsewhere.pk], **given)


def test_nothing_is_invented_where_the_document_is_silent(people):
    text = "Ngày đầu xuân, bà con thôn Đăng Srõn họp bàn việc làm đường.\nTrưởng thôn đề nghị mỗi hộ góp một ngày công."
    made = draft_of(people, text)
    assert (made.number, made.issuer, made.issued_on, made.kind) == ("", "", None, "")


def test_an_instrument_stands_only_once_what_was_inferred_is_confirmed(people):
    made, given = draft_of(people), by(people.province_head)
    Instrument.objects.filter(pk=made.pk).update(inferred=["issued_on"])
    passages.confirm_rest(instrument_id=made.pk, **given)
    with pytest.raises(NotAllowedNow):
        instruments.put_in_force(instrument_id=made.pk, **given)
    made.refresh_from_db()
    instruments.describe(instrument_id=made.pk, about=About(title=made.title), revision=made.revision, **given)
    assert instruments.put_in_force(instrument_id=made.pk, **given).issued_on is None


def test_a_passage_that_a_task_rests_on_stays_confirmed(people):
    made, given = draft_of(people), by(people.province_head)
    row = made.passages.first()
    passages.decide(instrument_id=made.pk, passage_ids=[row.pk], state="confirmed", **given)
    task = drafted(people)
    task.passage, task.instrument = row, made
    task.save()
    for state in ("left-out", "proposed"):
        with pytest.raises(NotAllowedNow):
            passages.decide(instrument_id=made.pk, passage_ids=[row.pk], state=state, **given)
    with pytest.raises(NotAllowedNow):
        instruments.drop_instrument(instrument_id=made.pk, **given)


def test_the_days_and_lengths_of_what_is_typed_are_checked(people):
    for about, field in (
        (About(title=" "), "title"),
        (About(title="x" * 501), "title"),
        (About(title="x", number="1" * 61), "number"),
        (About(title="x", issued_on=date(1900, 1, 1)), "issued_on"),
        (About(title="x", issued_on=date(2066, 1, 1)), "issued_on"),
    ):
        with pytest.raises(Invalid) as refused:
            instruments.register_by_hand(unit_id=people.province.pk, about=about, **by(people.province_head))
        assert refused.value.field == field
    assert not Passage.objects.exists()


def test_nothing_new_is_made_of_a_draft_that_was_dropped(people):
    made = draft_of(people)
    instruments.drop_instrument(instrument_id=made.pk, **by(people.province_head))
    with pytest.raises(NotFound):
        draft_task(unit_id=people.province.pk, wanted=wanted(), instrument_id=made.pk, **by(people.province_head))

"""Targets of a year: set, reached with a source, compared; a share never without what it is counted from."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import actor, cast
from directives.making import FRIDAY, by, part_of, sent
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.links import link, unlink
from thongsuot.directives.actions.targets import Aim, change_target, drop_target, reach, set_target, set_theme
from thongsuot.directives.models import DirectiveAct, Target, Theme
from thongsuot.directives.permissions import targets_seen_by
from thongsuot.directives.queries.links import linked, named
from thongsuot.directives.queries.targets import elsewhere, targets, with_figures
from thongsuot.directives.rules.targets import SHARE, WrongFigure, figure, is_reached, share_of_plan

GROWTH = Aim("Hộ dùng nước sạch", SHARE, Decimal("95"), "tổng số hộ")
MODELS = Aim("Mô hình Dân vận khéo", "mô hình", Decimal(20))


@pytest.fixture
def people(db):
    return cast()


def aimed(people, aim=GROWTH, year=2026, unit=None, who=None) -> Target:
    unit = unit or people.commune
    return set_target(unit_id=unit.pk, year=year, aim=aim, **by(who or people.province_head))


def reached(people, target, who=None, **more):
    given = {"part": Decimal(970), "whole": Decimal(1000), "as_of": FRIDAY, "source": "Sổ theo dõi hộ"} | more
    return reach(target_id=target.pk, **given, **by(who or people.handler))


def test_a_share_is_counted_from_its_part_and_whole(people):
    target = aimed(people)
    made = reached(people, target)
    assert (made.reached, made.part, made.whole) == (97, 970, 1000)
    row = with_figures([target])[0]
    assert (row.is_reached, row.of_plan) == (True, None)


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"part": None}, "part"),
        ({"whole": None}, "whole"),
        ({"whole": Decimal(0)}, "whole"),
        ({"part": Decimal(1001)}, "part"),
        ({"part": Decimal(-1)}, "part"),
        ({"source": "  "}, "source"),
        ({"as_of": date(2026, 7, 18)}, "as_of"),
        ({"whole": Decimal(10) ** 15}, "whole"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_at_its_field(people, given_, field):
    target = aimed(people)
    with pytest.raises(Invalid) as refused:
        reached(people, target, **given_)
    assert refused.value.field == field
    assert not target.figures.exists()


def test_a_percentage_needs_what_it_is_of(people):
    with pytest.raises(Invalid) as refused:
        aimed(people, Aim("Hộ dùng nước sạch", SHARE, Decimal(95)))
    assert refused.value.field == "of_what"


def test_a_later_figure_stands_beside_the_earlier_one_and_holds(people):
    target = aimed(people, MODELS)
    reached(people, target, reached=Decimal(12), part=None, whole=None)
    reached(people, target, reached=Decimal(18), part=None, whole=None)
    row = with_figures([target])[0]
    assert (row.figure.reached, row.of_plan, row.is_reached) == (18, Decimal("90.0"), False)
    assert target.figures.count() == 2


def test_the_year_before_and_other_units_stand_beside(people):
    before, now = aimed(people, MODELS, year=2025), aimed(people, MODELS)
    other = aimed(people, MODELS, unit=people.other_commune)
    reached(people, before, reached=Decimal(10), part=None, whole=None)
    reached(people, now, reached=Decimal(14), part=None, whole=None)
    row = with_figures([now])[0]
    assert (row.before.reached, row.change) == (10, 4)
    assert [each.target for each in elsewhere(now, actor(people.province_head))] == [other]
    assert elsewhere(now, actor(people.handler)) == []


def test_who_works_in_the_unit_reports_and_who_oversees_it_sets(people):
    target = aimed(people)
    with pytest.raises(Refused):
        aimed(people, who=people.handler)
    with pytest.raises(NotFound):
        reached(people, target, who=people.elsewhere)
    with pytest.raises(Refused):
        reached(people, target, who=people.province_head)


def test_seeing_agrees_with_the_list_row_by_row(people):
    rows = [aimed(people, unit=unit) for unit in (people.province, people.commune, people.other_commune)]
    for officer in (people.handler, people.elsewhere, people.province_head, people.nobody, people.economics_head):
        who = actor(officer)
        seen = set(targets_seen_by(who))
        assert seen == {row for row in rows if row in set(targets(who, year=2026))}
    assert set(targets_seen_by(actor(people.handler))) == {rows[0], rows[1]}
    assert set(targets_seen_by(actor(people.nobody))) == set()


def test_a_target_is_changed_by_adding_and_dropped_with_a_reason(people):
    target = aimed(people)
    change_target(target_id=target.pk, aim=Aim("Hộ có nước sạch", SHARE, Decimal(96), "tổng số hộ"), revision=1,
                  **by(people.province_head))  # fmt: skip
    with pytest.raises(Stale):
        change_target(target_id=target.pk, aim=GROWTH, revision=1, **by(people.province_head))
    drop_target(target_id=target.pk, why="Trùng.", **by(people.province_head))
    with pytest.raises(NotAllowedNow):
        reached(people, target)
    assert [act.verb for act in DirectiveAct.objects.all()] == ["set_target", "change_target", "drop_target"]
    assert list(targets(actor(people.province_head), year=2026)) == []


def test_the_measure_stays_once_there_are_figures(people):
    target = aimed(people, MODELS)
    reached(people, target, reached=Decimal(1), part=None, whole=None)
    with pytest.raises(Invalid) as refused:
        change_target(target_id=target.pk, aim=GROWTH, revision=1, **by(people.province_head))
    assert refused.value.field == "measure"


def test_targets_are_found_by_words_without_marks(people):
    target = aimed(people)
    aimed(people, MODELS)
    assert list(targets(actor(people.province_head), year=2026, text="nuoc sach")) == [target]


def test_the_theme_of_a_year_is_said_once_and_again(people):
    for title in ("Năm dân chủ", "Năm chuyển đổi số"):
        set_theme(unit_id=people.province.pk, year=2026, title=title, **by(people.province_head))
    assert [theme.title for theme in Theme.objects.all()] == ["Năm chuyển đổi số"]
    with pytest.raises(Refused):
        set_theme(unit_id=people.province.pk, year=2026, title="x", **by(people.head))


def test_a_part_is_tied_to_what_proves_its_effect_and_untied(people):
    row, target = part_of(sent(people), people.commune), aimed(people)
    to = named(f"http://127.0.0.1:8000/ban-lam-viec/chi-tieu/{target.pk}/", actor(people.handler))
    assert to == Ref("target", target.pk)
    tie = link(assignment_id=row.pk, to=to, why="Đạt chỉ tiêu.", **by(people.handler))
    with pytest.raises(NotAllowedNow):
        link(assignment_id=row.pk, to=to, **by(people.handler))
    assert [one.name for one in linked(row, actor(people.handler))] == [target.name]
    unlink(link_id=tie.pk, **by(people.handler))
    assert linked(row, actor(people.handler)) == []


def test_what_the_actor_may_not_see_is_not_tied_and_not_named(people):
    row = part_of(sent(people), people.commune)
    hidden = aimed(people, unit=people.other_commune)
    with pytest.raises(NotFound):
        link(assignment_id=row.pk, to=Ref("target", hidden.pk), **by(people.handler))
    assert named(f"/ban-lam-viec/chi-tieu/{hidden.pk}/", actor(people.handler)) is None


def test_reached_or_not_by_the_way_the_target_points():
    assert is_reached(Decimal(5), Decimal(5), least=True)
    assert not is_reached(Decimal(5), Decimal("5.1"), least=False)
    assert share_of_plan(Decimal(0), Decimal(3)) is None


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_lies_between_nothing_and_all(part, whole):
    if part > whole:
        with pytest.raises(WrongFigure):
            figure(SHARE, None, Decimal(part), Decimal(whole))
    else:
        assert 0 <= figure(SHARE, None, Decimal(part), Decimal(whole)).value <= 100

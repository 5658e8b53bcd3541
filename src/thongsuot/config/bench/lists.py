"""How long lists take: cases, duties and published matters, by every column, filter and page; the slowest is named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, F
from django.http import QueryDict
from django.urls import reverse

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.models import Case, CaseLabel, Label
from thongsuot.cases.queries import browsing, publications
from thongsuot.cases.queries.lists import PAGE as CASES_A_PAGE
from thongsuot.cases.queries.lists import Filters
from thongsuot.cases.views.published import PAGE as COPIES_A_PAGE
from thongsuot.config.bench.browser import Browser
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.bench.stage import Stage
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.duties import queries as duties
from thongsuot.duties.models import Duty
from thongsuot.duties.queries.overview import SORTS as UNIT_SORTS
from thongsuot.duties.queries.owed import PAGE as DUTIES_A_PAGE
from thongsuot.duties.queries.sorting import SORTS as DUTY_SORTS
from thongsuot.duties.views.mine import TABS, lists_of
from thongsuot.law.queries import book
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for

WORD = "đường"
EVERY = 10  # one case in so many bears the label
LATE = 3  # one running duty in so many


@dataclass(frozen=True)
class Shape:
    """One way to look at a list: its name among the figures, and the address."""

    name: str
    path: str


def lists(port: int, stage: Stage, times: int) -> Iterator[Figure]:
    """Yield the time of every shape of every list, asked one after the other by who sees most; the slowest again."""
    make_late()
    found = [_figure(shape, Browser(port), times) for shape in public_shapes()]
    for name, officer in seers(stage).items():
        browser = Browser(port).sign_in(officer.username, stage.password)
        actor = actor_for(officer, on=clock.today())
        found += [_figure(shape, browser, times) for shape in desk_shapes(name, actor)]
    yield from found
    slowest = max(found, key=lambda figure: figure.p95)
    yield replace(slowest, name=f"lists.slowest = {slowest.name}")


def _figure(shape: Shape, browser: Browser, times: int) -> Figure:
    browser.get(shape.path)
    return timed(f"lists.{shape.name}", [browser.seconds(shape.path) for _time in range(times)])


def seers(stage: Stage) -> dict[str, Officer]:
    """Return who looks: the head of the province, and the head of the commune with most cases."""
    houses = stage.world.houses
    counts = dict(Case.objects.values_list("holder_unit").annotate(Count("pk")))
    largest = max(houses.communes, key=lambda desk: counts.get(desk.unit.pk, 0))
    return {"province": houses.roots[houses.province_of(houses.shown)].head, "commune": largest.head}


def make_late() -> None:
    """Let some of what is running have been due before today, as in any office: days as the lists read them, no act."""
    running = Duty.objects.filter(state=Duty.State.OPEN, due_on__gte=clock.today(), rule_code="PAKN.RESOLVE")
    some = [pk for pk in running.values_list("pk", flat=True) if pk.int % LATE == 0]
    Duty.objects.filter(pk__in=some).update(due_on=F("due_on") - timedelta(days=120))


def desk_shapes(name: str, actor: Actor) -> list[Shape]:
    return [*case_shapes(name, actor), *duty_shapes(name, actor)]


def case_shapes(name: str, actor: Actor) -> Iterator[Shape]:
    """Yield the list of cases by each column both ways, and by each filter, newest first and by due day."""
    orders = [(f"by {sort}", {"xep": sort}) for sort in browsing.SORTS]
    both = (browsing.NEWEST, "han")
    orders += [(f"{kind} by {sort}", asked | {"xep": sort}) for kind, asked in filters(actor) for sort in both]
    for shape, asked in orders:
        form = ListForm(QueryDict(urlencode(asked)), actor=actor)
        count = browsing.found(actor, form.wanted(), form.words(), clock.today()).count()
        yield from _pages(f"{name}.cases {shape}", reverse("desk:list"), asked, -(-count // CASES_A_PAGE))


def filters(actor: Actor) -> list[tuple[str, dict]]:
    """Return each filter of the list of cases with the offered value that most cases have; a word, a code, a month."""
    seen, today = browsing.found(actor, Filters(), "", clock.today()), clock.today()
    offered = ListForm({}, actor=actor).fields
    days = {"tu": today - timedelta(days=60), "den": today - timedelta(days=30)}
    common = [
        ("state", "buoc", _most(seen, "state")),
        ("kind", "loai", _most(seen, "kind")),
        ("topic", "linh_vuc", _most(seen, "topic")),
        ("channel", "kenh", _most(seen, "channel")),
        ("unit", "don_vi", _most(seen.filter(holder_unit__in=offered["don_vi"].queryset), "holder_unit")),
        ("place", "noi", _most(seen.filter(place__in=offered["noi"].queryset), "place")),
        ("officer", "can_bo", _most(seen.filter(officer__in=offered["can_bo"].queryset), "officer")),
        ("label", "nhan", labelled(actor).pk),
        ("open", "buoc", "dang-lam"),
        ("late", "muon", "on"),
        ("urgent", "khan", "on"),
        ("text", "q", WORD),
        ("code", "q", seen.order_by("code").values_list("code", flat=True)[0][:6]),
    ]
    period = ("period", {name: day.isoformat() for name, day in days.items()})
    return [*((shape, {name: value}) for shape, name, value in common if value), period]


def _most(rows, name: str):
    """Return the value that most of `rows` have; None where none has any."""
    counted = rows.values_list(name).annotate(n=Count("pk")).order_by("-n", name)
    return next((value for value, _count in counted if value), None)


def labelled(actor: Actor) -> Label:
    """Return a label of the officer's unit that one case in EVERY bears: rows as the list reads them, without acts."""
    label, _new = Label.objects.get_or_create(unit_id=min(actor.units_as("head")), key="do toc do", name="đo tốc độ")
    ids = browsing.found(actor, Filters(), "", clock.today()).order_by("pk").values_list("pk", flat=True)
    rows = [CaseLabel(case_id=pk, label=label) for pk in list(ids)[::EVERY]]
    CaseLabel.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    return label


def duty_shapes(name: str, actor: Actor) -> Iterator[Shape]:
    """Yield what the officer owes, by tab and group, by a word, a task, each column; the unit's; the week."""
    today, calendar, owed = clock.today(), book().calendar, reverse("duties:mine")
    for tab, rows in lists_of(actor, today).items():
        yield Shape(f"{name}.owed {tab}", f"{owed}?the={tab}")
        yield Shape(f"{name}.owed {tab} text", f"{owed}?{urlencode({'the': tab, 'q': WORD})}")
        yield Shape(f"{name}.owed {tab} task", f"{owed}?the={tab}&viec=answer")
        for group, count in duties.counts(rows, today, calendar).items() if tab != list(TABS)[-1] else ():
            asked = {"the": tab, "nhom": group}
            yield from _pages(f"{name}.owed {tab} {group}", owed, asked, -(-count // DUTIES_A_PAGE) if count else 0)
    count = lists_of(actor, today)["chu-tri"].count()
    for sort in DUTY_SORTS:
        yield from _pages(f"{name}.owed by {sort}", owed, {"xep": sort}, -(-count // DUTIES_A_PAGE))
    yield from (Shape(f"{name}.units by {sort}", f"{reverse('duties:unit')}?xep={sort}") for sort in UNIT_SORTS)
    yield Shape(f"{name}.week", reverse("duties:week"))


def public_shapes() -> Iterator[Shape]:
    """Yield the published matters: newest, longest, by a word, a place, a field, a unit."""
    standing = publications.published()
    orders = [("newest", {}), ("longest", {"xep": publications.LONGEST}), ("text", {"tu": WORD})]
    names = {"place_name": ("place", "noi"), "topic": ("topic", "linh-vuc"), "unit_id": ("unit", "don-vi")}
    orders += [(shape, {key: _most(standing, name)}) for name, (shape, key) in names.items()]
    for shape, asked in orders:
        wanted = {"words": asked.get("tu", ""), "place": asked.get("noi", ""), "topic": asked.get("linh-vuc", "")}
        copies = publications.found(**wanted, unit_id=asked.get("don-vi"), order=asked.get("xep", publications.NEWEST))
        pages = -(-publications.up_to(copies) // COPIES_A_PAGE)
        yield from _pages(f"public {shape}", reverse("cases:published"), asked, pages)


def _pages(name: str, path: str, asked: dict, count: int) -> Iterator[Shape]:
    """Yield the first, the middle and the last of `count` pages; the same page only once, none where nothing is."""
    numbers = {(count + 1) // 2: "middle", count: "last", 1: "first"} if count else {}
    for number, place in sorted(numbers.items()):
        yield Shape(f"{name}, {place}", f"{path}?{urlencode(asked | {'trang': number})}")

"""The facts behind the list of what to set up, and the list itself, for one administrator's part of the tree."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from thongsuot.changes import backups
from thongsuot.core.clock import legal_day
from thongsuot.denunciations.queries.keyholders import custodians, is_ready
from thongsuot.documents.queries.words import worded_forms
from thongsuot.law.queries import book
from thongsuot.mail.queries import guarded_waiting
from thongsuot.notices.models import Gateway
from thongsuot.offices.queries import tree
from thongsuot.offices.rules import setting_up as rules
from thongsuot.people.models import Post
from thongsuot.units.models import Place, Unit, valid_on
from thongsuot.units.queries import installation
from thongsuot.wording.queries import outdated_words


def to_set_up(scope: QuerySet[Unit] | None, at: datetime) -> list[rules.Item]:
    """Return every item for the units of `scope`, in order; for None those of the installation as a whole too."""
    on = legal_day(at)
    found = tree.findings(scope, on)
    places = Place.objects.filter(pk__in={one.place for one in found if one.kind == "hole"}).order_by("sort_key")
    holes = tuple(str(place) for place in places)
    grave = sum(one.grave and one.kind != "hole" for one in found)
    items = rules.of_offices(_offices(scope, on), holes=holes, grave=grave)
    return rules.in_order(items + (rules.of_house(_house(at)) if scope is None else []))


def _offices(scope: QuerySet[Unit] | None, on) -> list[rules.Office]:
    """Return the People's Committees of the scope in being, each with who is in post."""
    now = valid_on(on, "posts__") & Q(posts__officer__is_active=True)

    def of(role: str, **more) -> Count:
        return Count("posts", filter=now & Q(posts__role=role, **more))

    rows = (Unit.objects.all() if scope is None else scope).filter(
        valid_on(on), kind=Unit.Kind.COMMITTEE, practice=False, outside=False
    )
    counted = rows.annotate(
        heads=of("head", posts__deputy=False),
        deputies=of("head", posts__deputy=True),
        receivers=of("receptionist"),
        publishers=of("publisher"),
    ).order_by("sort_key", "id")
    return [
        rules.Office(
            name=row.name,
            heads=row.heads,
            deputies=row.deputies,
            receivers=row.receivers,
            publishers=row.publishers,
            contact=bool(row.address and (row.phone or row.email)),
        )
        for row in counted
    ]


def _house(at: datetime) -> rules.House:
    here, on, calendar = installation(), legal_day(at), book().calendar
    held = Post.objects.filter(valid_on(on), unit=here.root_unit_id, role="administrator", officer__is_active=True)
    kept, guarded = backups.read(Path(settings.DATA_DIR)), guarded_waiting()
    return rules.House(
        phone=here.phone,
        hours=here.hours,
        administrators=held.values("officer").distinct().count(),
        mail=Gateway.objects.filter(channel="email", active=True).exists(),
        today=on,
        now=at,
        years=frozenset(calendar.years),
        unsure_days=sum(
            day.confidence == "unsure"
            for day in calendar.entries.values()
            if on <= day.on and day.on.year <= on.year + 1
        ),
        sealed_ready=is_ready(on),
        custodians=len(custodians(on)),
        backed_up_at=kept[-1].made_at if kept else None,
        practice=Unit.objects.filter(valid_on(on), practice=True).exists(),
        guarded=len(guarded),
        words=outdated_words(),
        guarded_until=legal_day(guarded[0]) if guarded else None,
    )


def unsure_forms() -> int:
    """Return how many models of papers have words that were not held against the official ones."""
    return sum(form.confidence == "unsure" for form in worded_forms().values())
